"""Quantities in running text: digits, number words, ranges and vague words, with what each counts."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.dates import find_dates


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a text: offsets, lowest and highest reading, and what kind of number it is.

    ``kind`` is ``count``, or what the number is instead (percent, distance, weight, age, money, time,
    ordinal, designation, year); ``exact`` is False for vague words, ranges and rounded figures;
    ``qualifier`` is the word before it ("at least") in lower case, or empty.
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
def _lexicon() -> dict[str, Any]:
    return read_toml(rules_directory() / "numbers.toml")


def _any(words: list[str]) -> str:
    """A pattern for any of some expressions, the longest first."""
    return "|".join(w.replace(" ", r"\s+") for w in sorted(words, key=len, reverse=True))


@functools.cache
def _spelt() -> str:
    """A pattern for a number in words, each part smaller than the one before."""
    lexicon = _lexicon()
    unit, teen, ten = (_any(list(lexicon[key])) for key in ("units", "teens", "tens"))
    below_100 = rf"(?:(?:{ten})(?:[\s-](?:{unit})(?![-\w]))?|{teen}|{unit})"
    below_1000 = rf"(?:(?:an?|{below_100})[\s-]+hundred(?:\s+(?:and\s+)?{below_100}(?![-\w]))?|{below_100})"
    digits = r"\d+(?:\.\d+)?"
    part = rf"(?:{below_1000}|an?|{digits})[\s-]+"
    thousands, millions = (rf"(?:,?\s+{part}{scale})?" for scale in ("thousand", "million"))
    rest = rf"(?:\s+(?:and\s+)?{below_1000})?"
    above = rf"{part}(?:billion{millions}{thousands}|million{thousands}|thousand){rest}"
    half = rf"(?:{below_100}|[0-9]+)\s+and\s+a\s+half\s+(?:billion|million|thousand)"
    few = rf"(?:an?|{below_100}|{digits})[\s-]+(?:dozen|hundred)(?!\s+and\b|\s+(?:{ten}|{teen}|{unit})\b)"
    return rf"(?:{half}|{above}|{few}|{below_1000})(?![-\w])"


# 1,200 or 90 000 (a plain blank only before three zeros: "on 12 300 people" holds two numbers) or 2.5.
_DIGITS = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?!\d)|[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})*[ \u00a0\u202f\u2009]000(?!\d)"
    r"|[0-9]{1,3}(?:[\u00a0\u202f\u2009][0-9]{3})+(?!\d)|[0-9]++(?:\.[0-9]++)?)"
)


@functools.cache
def _core() -> re.Pattern[str]:
    """The digit or word by which a number is noticed."""
    lexicon = _lexicon()
    words = {
        w.split()[-1] for key in ("units", "teens", "tens", "scales", "vague", "times") for w in lexicon[key]
    }
    return re.compile(rf"(?<![^\W_])(?:[0-9]|(?:{_any([*words - {'of'}])})(?!\w))", re.IGNORECASE)


@functools.cache
def _lead() -> re.Pattern[str]:
    """What may stand before that word and belong to the number: "more than half a" of "more than half a million"."""
    lexicon = _lexicon()
    shares = {words.rpartition(" a ")[0] for words in lexicon["vague"]} - {""}
    return re.compile(
        rf"(?<!\w)(?:(?:{_any(lexicon['qualifiers'])})\s+)?(?:between\s+)?(?:(?:{_any(list(shares))})\s+)?(?:an?\s+)?$",
        re.IGNORECASE,
    )


@functools.cache
def _pattern() -> re.Pattern[str]:
    """Qualifier, then a vague word, or else a number or a range; behind "between" stands no number alone."""
    lexicon = _lexicon()
    number = rf"(?:{_spelt()}|{_DIGITS})"
    scale = _any(["dozen", "hundred", "thousand", "million"])
    return re.compile(
        rf"(?:(?P<qualifier>{_any(lexicon['qualifiers'])})\s+)?"
        rf"(?:(?P<times>{_any(list(lexicon['times']))})\s+(?P<scale>{scale})s?\b(?:\s+of\b)?"
        rf"|(?P<vague>{_any(list(lexicon['vague']))})(?![-'’\w])(?:\s+of\b)?"
        rf"|(?P<between>between\s+)?(?P<number>{number})"
        rf"(?:(?(between)\s+and\s+|\s?(?:-|–|—|\bto\b|\bor\b)\s?)(?P<to>{number}))?(?(between)(?(to)|(?!))))",
        re.IGNORECASE,
    )


def _matches(text: str) -> Iterator[re.Match[str]]:
    """All numbers of a text with their qualifiers; a range behind "from" is two numbers ("rose from 4 to 6")."""
    position = 0
    while core := _core().search(text, position):
        window = max(position, core.start() - 40)
        lead = _lead().search(text[window : core.start()])
        start = window + lead.start() if lead else core.start()
        match = _pattern().match(text, start) or _pattern().match(text, core.start())
        if match is not None and _is_rise(text, match):
            match = _pattern().match(text, match.start(), match.end("number"))
        position = max(core.end(), match.end()) if match else core.end()
        if match is not None and match.end() > core.start() and not _is_glued(text, match):
            yield match


def _is_rise(text: str, match: re.Match[str]) -> bool:
    """Whether "A to B" is two numbers: "rose from 40 to 55"."""
    if match["between"] or not match["to"]:
        return False
    gap = text[match.end("number") : match.start("to")]
    before = text[max(0, match.start() - 8) : match.start()]
    return "to" in gap.lower() and re.search(r"\bfrom\s+$", before, re.IGNORECASE) is not None


def _is_glued(text: str, match: re.Match[str]) -> bool:
    """Whether a number is part of a longer word or figure: T-72, 3.14.15, 14:30."""
    before = text[max(0, match.start() - 2) : match.start()]
    return re.search(r"\w$|\d[.,:/]$|[^\W_][-–]$", before) is not None


@functools.cache
def _kinds(side: str) -> list[tuple[str, re.Pattern[str]]]:
    """What stands before or behind a number that is no count, by kind."""
    end = "$" if side == "before" else ""
    return [
        (row["kind"], re.compile(rf"(?:{'|'.join(row['words'])}){end}", re.IGNORECASE))
        for row in _lexicon()[side]
    ]


@functools.cache
def _values() -> dict[str, int]:
    lexicon = _lexicon()
    return {"a": 1, "an": 1, "zero": 0, **lexicon["units"], **lexicon["teens"], **lexicon["tens"]}


@functools.cache
def number_words() -> frozenset[str]:
    """The words for numbers below a hundred; "one" may be a pronoun."""
    lexicon = _lexicon()
    return frozenset({*lexicon["units"], *lexicon["teens"], *lexicon["tens"]} - {"one"})


def spelt_number(text: str) -> int | None:
    """The value of a number in digits or words; None when it is none.

    >>> spelt_number("two thousand and fifteen")
    2015
    """
    if halves := re.fullmatch(
        r"(.{1,40}?)\s{1,9}and\s{1,9}a\s{1,9}half\s{1,9}(\w+)", text.strip(), re.IGNORECASE
    ):
        whole, by = spelt_number(halves[1]), _lexicon()["scales"].get(halves[2].lower())
        return None if whole is None or by is None else whole * by + by // 2
    plain = re.sub(r"(?<=\d)[,\s](?=\d{3}(?!\d))", "", text.lower().strip())
    scales, values = _lexicon()["scales"], _values()
    total, current, seen = 0.0, 0.0, False
    for word in re.findall(r"\d+(?:\.\d+)?|[^\s,-]+", plain):
        if word == "and":
            continue
        if word in values:
            current += values[word]
        elif word in scales:
            current = (current if seen else 1) * scales[word]
            if scales[word] >= 1000:
                total, current = total + current, 0
        elif re.fullmatch(r"[0-9]{1,30}(?:\.[0-9]{1,30})?", word):
            current += float(word)
        else:
            return None
        seen = True
    return round(total + current) if seen else None


def find_quantities(text: str) -> list[Quantity]:
    """All quantities of a text, in order, without overlap; offsets are into the text.

    >>> [(q.text, q.low, q.high) for q in find_quantities("At least 20 men and dozens of sheep died.")]
    [('At least 20', 20, 20), ('dozens of', 24, 99)]
    """
    dated = {i for mention in find_dates(text) for i in range(mention.start, mention.end)}
    found = (_quantity(text, match, dated) for match in _matches(text))
    return [quantity for quantity in found if quantity is not None]


def _quantity(text: str, match: re.Match[str], dated: set[int]) -> Quantity | None:
    first, second = _bounds(match)
    if first is None or second is None or max(first, second) > 10**12 or _is_pronoun(text, match):
        return None
    low, high = min(first, second), max(first, second)
    qualifier, vague = (" ".join((match[name] or "").lower().split()) for name in ("qualifier", "vague"))
    inexact = _lexicon()["inexact"]
    exact = low == high and qualifier not in inexact and vague not in inexact
    kind = _kind(text, match, dated)
    return Quantity(match.start(), match.end(), match.group(), low, high, exact, qualifier, kind)


def _bounds(match: re.Match[str]) -> tuple[int | None, int | None]:
    """Lowest and highest reading of a match; None for what cannot be read."""
    lexicon = _lexicon()
    if match["vague"]:
        low, high = lexicon["vague"][" ".join(match["vague"].lower().split())]
        return low, high
    if match["times"]:
        low, high = lexicon["times"][" ".join(match["times"].lower().split())]
        scale = lexicon["scales"][match["scale"].lower()]
        return low * scale, high * scale
    first = spelt_number(match["number"])
    return first, spelt_number(match["to"]) if match["to"] else first


_PRONOUN = re.compile(r"\b(?:no|any|every|some|this|that|which|each|the|another|square)\s+$", re.IGNORECASE)


def _is_pronoun(text: str, match: re.Match[str]) -> bool:
    """Whether "one" counts nothing: "no one", "one another", "one's", "the one"."""
    if match["to"] or (match["number"] or "").lower() != "one":
        return False
    before, after = (
        text[max(0, match.start("number") - 10) : match.start("number")],
        text[match.end() : match.end() + 9],
    )
    return _PRONOUN.search(before) is not None or re.match(r"\s+another\b|['’]", after) is not None


def _kind(text: str, match: re.Match[str], dated: set[int]) -> str:
    """What the number is: a count, unless its neighbours say otherwise."""
    found = next(name for name in ("times", "vague", "number") if match[name])
    figure, at = match[found], match.start(found)
    is_year = re.fullmatch(r"(?:19|20)\d\d", figure) is not None
    if at in dated:
        return "year" if is_year else "time"
    before = text[max(0, match.start() - 30) : match.start()]
    for kind, pattern in _kinds("behind"):
        if (kind != "designation" or not match["vague"]) and pattern.match(text, match.end()):
            return kind
    for kind, pattern in _kinds("before"):
        if pattern.search(before):
            return kind
    is_range = match["to"] is not None and match["between"] is None
    if is_year and not match["qualifier"] and (is_range or not _counted().match(text, match.end())):
        return "year"
    return _kind_of_figure(figure, before, text[match.end() : match.end() + 2])


@functools.cache
def _counted() -> re.Pattern[str]:
    return re.compile(_lexicon()["years"]["counted"], re.IGNORECASE)


def _kind_of_figure(figure: str, before: str, after: str) -> str:
    """What digits are by their own shape: "0914", "Ahmad, 32,", "2.5"."""
    if re.fullmatch(r"[01]\d[0-5]\d|2[0-3][0-5]\d", figure) and (figure[0] == "0" or before.endswith("at ")):
        return "time"
    if re.fullmatch(r"\d\d?", figure) and re.search(r"[A-Z]\w+, $", before) and re.match(r",\s", after):
        return "age"
    return "designation" if re.fullmatch(r"0\d{1,20}|\d{1,20}\.\d{1,20}", figure) else "count"


_ARTICLE = re.compile(r"(?:an?|another|one)", re.IGNORECASE)


def article_quantity(word: str) -> int | None:
    """1 for "a", "an", "another", "one"; None for any other word. Articles are everywhere: callers ask."""
    return 1 if _ARTICLE.fullmatch(word) else None
