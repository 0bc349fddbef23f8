"""Quantities in running text: digits, number words, ranges and vague words, with what each counts."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from conflict_events.rules.load import read_toml, rules_directory


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: offsets, lowest and highest reading, and what kind of number it is.

    ``kind`` is ``count``, or what the number is instead (percent, distance, age, money, time, ordinal,
    designation, year); ``exact`` is False for vague words and rounded figures; ``qualifier`` is the
    word before it ("at least"), or empty.
    """

    start: int
    end: int
    text: str
    low: int
    high: int
    exact: bool
    qualifier: str
    kind: str


@functools.cache
def _lexicon() -> dict[str, dict[str, int] | dict[str, list[int]] | list[str]]:
    return read_toml(rules_directory() / "numbers.toml")


def _words(key: str) -> dict[str, int]:
    table = _lexicon()[key]
    assert isinstance(table, dict)
    return {str(k): int(v) for k, v in table.items() if not isinstance(v, list)}


def _list(key: str) -> list[str]:
    words = _lexicon()[key]
    assert isinstance(words, list)
    return words


def _any(words: list[str]) -> str:
    return "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in sorted(words, key=len, reverse=True))


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Qualifier, then a range, a number or a vague word."""
    vague = _lexicon()["vague"]
    assert isinstance(vague, dict)
    words = [*_words("units"), *_words("tens")]
    scale = _any([*_words("scales")])
    word = rf"(?:{_any(words)})"
    spelt = rf"(?:(?:an?|{word})(?:[\s-]+(?:and\s+)?(?:{word}|{scale}))+|{word})(?![-'\w])"
    digits = rf"\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?(?=\s?(?:{scale})\b)|\d+"
    number = rf"(?:(?:{digits})(?:\s(?:{scale})\b)?|{spelt})"
    return re.compile(
        rf"(?<![\w.,/$£€-])(?P<qualifier>(?:{_any(_list('qualifiers'))})\s+)?"
        rf"(?:between\s+(?P<low>{number})\s+and\s+(?P<high>{number})"
        rf"|(?P<from>{number})\s?(?:-|–|\bto\b|\bor\b)\s?(?P<to>{number})"
        rf"|(?P<vague>{_any(list(vague))})(?![-'\w])"
        rf"|(?P<number>{number}))",
        re.IGNORECASE,
    )


@functools.cache
def _behind() -> list[tuple[str, re.Pattern[str]]]:
    """What follows a number that is no count."""
    units = _lexicon()["units_behind"]
    assert isinstance(units, dict)
    return [
        (kind, re.compile(rf"\s?-?(?:{'|'.join(map(str, words))})", re.I))
        for kind, words in units.items()
        if isinstance(words, list)
    ]


@functools.cache
def _before() -> list[tuple[str, re.Pattern[str]]]:
    """What stands before a number that is no count."""
    units = _lexicon()["units_before"]
    assert isinstance(units, dict)
    return [
        (kind, re.compile(rf"(?:{'|'.join(map(str, words))})\s?-?$", re.I))
        for kind, words in units.items()
        if isinstance(words, list)
    ]


def spelt_number(text: str) -> int | None:
    """The value of a number in digits or words; None when it is none.

    >>> spelt_number("two thousand and fifteen")
    2015
    """
    plain = re.sub(r"(?<=\d)[,\s](?=\d{3}\b)", "", text.lower().strip())
    small = {**_words("units"), **_words("tens")}
    scales = _words("scales")
    total, current = 0, 0.0
    seen = False
    for word in re.split(r"[\s-]+", plain):
        if word in ("and", ""):
            continue
        if word in ("a", "an"):
            current, seen = 1, True
        elif word in small:
            current, seen = current + small[word], True
        elif re.fullmatch(r"\d+(?:\.\d+)?", word):
            current, seen = current + float(word), True
        elif word in scales:
            value = scales[word]
            current = (current or 1) * value
            seen = True
            if value >= 1000:
                total, current = total + int(current), 0
        else:
            return None
    return total + int(current) if seen else None


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of a text, in order, without overlap; offsets are into the text."""
    found = []
    for match in _pattern().finditer(text):
        quantity = _quantity(text, match)
        if quantity is not None:
            found.append(quantity)
    return found


def _quantity(text: str, match: re.Match[str]) -> Quantity | None:
    bounds = _bounds(match)
    if bounds is None or max(bounds) > 10**12:
        return None
    low, high = min(bounds), max(bounds)
    kind = _kind(text, match)
    qualifier = (match["qualifier"] or "").strip().lower()
    exact = not match["vague"] and qualifier not in _list("inexact")
    return Quantity(match.start(), match.end(), match.group(), low, high, exact, qualifier, kind)


def _bounds(match: re.Match[str]) -> tuple[int, int] | None:
    if match["vague"]:
        vague = _lexicon()["vague"]
        assert isinstance(vague, dict)
        key = re.sub(r"\s+", " ", match["vague"].lower())
        low, high = vague[key]  # type: ignore[misc]
        return int(low), int(high)
    pairs = [(match["low"], match["high"]), (match["from"], match["to"]), (match["number"], match["number"])]
    first, second = next(p for p in pairs if p[0])
    low, high = spelt_number(first), spelt_number(second)
    return None if low is None or high is None else (low, high)


def _kind(text: str, match: re.Match[str]) -> str:
    """What the number is: a count, unless its neighbours say otherwise."""
    after, before = text[match.end() : match.end() + 24], text[max(0, match.start() - 24) : match.start()]
    for kind, pattern in _behind():
        if pattern.match(after):
            return kind
    for kind, pattern in _before():
        if pattern.search(before):
            return kind
    number = match["number"] or ""
    if (
        re.fullmatch(r"(?:19|20)\d\d", number)
        and not match["qualifier"]
        and not re.match(r"\s+[a-z]{3,}s\b", after)
    ):
        return "year"
    if re.fullmatch(r"0\d+", number):
        return "designation"
    if re.match(r"[A-Za-z]|-[A-Za-z]", after) and number.isdigit():
        return "designation"
    return "count"


_ARTICLE = re.compile(r"(?:an?|another|one)", re.IGNORECASE)


def article_quantity(word: str) -> int | None:
    """1 for "a", "an", "another", "one"; None for any other word. Articles are everywhere: callers ask."""
    return 1 if _ARTICLE.fullmatch(word) else None
