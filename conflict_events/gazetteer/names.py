"""Folds the many Latin spellings of one Arabic name into one key."""

from __future__ import annotations

import functools
import re

FOLDING = 4  # to be raised whenever a name folds otherwise than before: prepared indexes are then made anew

_ARTICLES = frozenset("al el ar as ash at ad an az ath adh es ed ez er esh et en ul il the".split())
# Words with several usual spellings, by the one that stands for all.
_WORDS = {
    "tell": "tal", "tall": "tal", "tel": "tal", "til": "tal",
    "kfar": "kafr", "kafar": "kafr", "kafer": "kafr", "kufr": "kafr", "kfr": "kafr", "kefr": "kafr",
    "dayr": "deir", "der": "deir", "dair": "deir", "deyr": "deir",
    "ayn": "ain", "ein": "ain", "een": "ain", "eyn": "ain",
    "abou": "abu", "um": "umm", "oum": "umm", "om": "umm", "omm": "umm", "oumm": "umm",
    "shaykh": "sheikh", "shaikh": "sheikh", "sheik": "sheikh", "cheikh": "sheikh", "shekh": "sheikh",
    "jebel": "jabal", "jabel": "jabal", "djebel": "jabal", "gabal": "jabal", "mount": "jabal",
    "qalat": "qalaat", "kalaat": "qalaat", "qalet": "qalaat", "qalat-al": "qalaat", "kalat": "qalaat",
    "maarrat": "maarat", "marat": "maarat", "maaret": "maarat", "maarret": "maarat", "maara": "maarat",
    "bayt": "beit", "bait": "beit", "byet": "beit", "marj": "marj", "merj": "marj",
    "khirbat": "khirbet", "kherbet": "khirbet", "khurbat": "khirbet", "housh": "hosh", "hawsh": "hosh", "haush": "hosh",
    "wadi": "wadi", "ras": "ras", "raas": "ras", "nahr": "nahr", "jubb": "jub", "joub": "jub", "jeb": "jub",
    "burj": "burj", "borj": "burj", "jisr": "jisr", "jesr": "jisr", "quneitra": "quneitra",
}  # fmt: skip
_SOUNDS = [
    (re.compile(p), r)
    for p, r in (
        (r"kh", "x"), (r"gh", "9"), (r"sh|ch", "$"), (r"th", "t"), (r"dh|zh", "z"), (r"ph", "f"),
        (r"ck|q|c|g", "k"), (r"ou|oo|u|o|w(?=[^aeiouy]|$)", "u"), (r"aw|au", "u"), (r"ei|ay|ai|ey|ee|ie|iy|yi|y|i", "i"), (r"aa|a|e", "a"),
        (r"w", "u"), (r"ah$|h$", ""),
    )
]  # fmt: skip
_DOUBLED = re.compile(r"(.)\1+")


@functools.lru_cache(maxsize=200_000)
def plain(name: str) -> str:
    """Lower case ASCII words of a name, without apostrophes; hyphens are spaces."""
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(name)
    return " ".join(name.translate(_UNMARKED).lower().split())


_UNMARKED = str.maketrans({"'": "", "`": "", "\u2019": "", "\u2018": "", "-": " ", ".": " "})


def words(name: str) -> list[str]:
    """The words of a name without Arabic articles, variants brought to one spelling."""
    found = [_WORDS.get(w, w) for w in _WORD.findall(plain(name))]
    kept = [w for w in found if w not in _ARTICLES]
    return kept or found


_WORD = re.compile(r"[a-z0-9]+")


@functools.lru_cache(maxsize=200_000)
def key(name: str) -> str:
    """One key for the usual transliterations of a name: "Kafr Nabudah" and "Kfar Naboudeh" share it."""
    return "".join(_sound(w) for w in words(name))


@functools.lru_cache(maxsize=50_000)
def _sound(word: str) -> str:
    word = re.sub(r"(?<=.)(?:ah|eh|(?<!e)et|at|e|a)$", "a", word) if len(word) > 3 else word
    for pattern, replacement in _SOUNDS:
        word = pattern.sub(replacement, word)
    return _DOUBLED.sub(r"\1", word)


def skeleton(name: str) -> str:
    """The consonants of a key: spellings that differ only in vowels share it."""
    return key(name).translate(_NO_VOWELS)


_NO_VOWELS = str.maketrans("", "", "aiu")
_ARABIC = str.maketrans(
    {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ـ": "", "-": " "}
)
_ARABIC_MARKS = re.compile("[\u064b-\u065f\u0670\u200e\u200f]")


@functools.lru_cache(maxsize=50_000)
def arabic_key(name: str) -> str:
    """An Arabic name without vowel marks, articles and the variants of alif, ya and ta marbuta."""
    bare = _ARABIC_MARKS.sub("", name.translate(_ARABIC))
    return " ".join(w.removeprefix("ال") if len(w) > 4 else w for w in bare.split())
