"""Whether a text is English: told by the letters and the function words that it is made of."""

from __future__ import annotations

import re
from functools import cache
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

OTHERS = {"de": "German", "fr": "French", "es": "Spanish", "it": "Italian", "nl": "Dutch"}
_LETTERS_LOOKED_AT, _WORDS_LOOKED_AT = 20_000, 2_000  # characters
_FEW_WORDS = 8
_TERSE_BULLETIN = 15
_ENGLISH_AT_LEAST, _OTHER_AT_LEAST = 0.12, 0.25


def why_unread(text: str) -> str | None:
    """Why a text is not read at all: it has no Latin letters, or is written in another language."""
    if not _mostly_latin(text):
        return "The text is not in Latin letters: only English is read."
    words = _words(text)
    if len(words) >= _FEW_WORDS and _share(words, "en") < _ENGLISH_AT_LEAST:
        for code, language in OTHERS.items():
            if _share(words, code) >= _OTHER_AT_LEAST:
                return f"The text reads like {language}: only English is read."
    return None


def is_hardly_english(text: str) -> bool:
    """Whether a text has fewer English function words than the tersest of bulletins."""
    words = _words(text)
    return len(words) >= _TERSE_BULLETIN and _share(words, "en") < _ENGLISH_AT_LEAST


def _mostly_latin(text: str) -> bool:
    if text.isascii():
        return re.search("[A-Za-z]", text) is not None
    letters = [c for c in text[:_LETTERS_LOOKED_AT] if c.isalpha()]
    return bool(letters) and sum(c < "\u0250" for c in letters) >= 0.5 * len(letters)


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+", text[:_WORDS_LOOKED_AT].lower())


def _share(words: list[str], code: str) -> float:
    stop_words = _stop_words(code)
    return sum(word in stop_words for word in words) / len(words)


@cache
def _stop_words(code: str) -> frozenset[str]:
    """spaCy's list by itself: the package around it makes a tokenizer, which for French takes seconds."""
    import spacy.lang

    path = Path(spacy.lang.__path__[0]) / code / "stop_words.py"
    spec = spec_from_file_location(f"{code}_stop_words", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"spaCy has no stop words of {code}", path=str(path))
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return frozenset(module.STOP_WORDS)
