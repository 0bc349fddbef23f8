"""Date expressions in running text: weekdays, dates, weeks and spans, "overnight", "a day earlier".

The wording lies in ``rules/times.toml``; what an expression means is said by ``resolving/dates.py``.
"""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from conflict_events.rules.load import read_toml, rules_directory


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression: offsets, words and kind ("future" for what is still to come).

    Kinds: weekday, date, date_range, month, week_of, year, nth_day, length, outlast, ago, past, relative, part (of
    the day), later, anaphoric, since, range, vague (no day can be told) and future.
    """

    start: int
    end: int
    text: str
    kind: str


@functools.cache
def time_rules() -> dict[str, Any]:
    """The content of ``rules/times.toml``."""
    return read_toml(rules_directory() / "times.toml")


@functools.cache
def fragment(name: str) -> str:
    """A named piece of a pattern with the pieces it refers to, as a regular expression."""
    return _expand(time_rules()["fragments"][name])


def _expand(pattern: str) -> str:
    """A pattern with every ``%name%`` replaced by the fragment of that name."""
    expanded = re.sub(r"%([a-z_]+)%", lambda m: fragment(m.group(1)), pattern)
    return expanded if expanded == pattern else _expand(expanded)


def fixed_words(words: Iterable[str]) -> str:
    """A regular expression for any of some expressions, the longest first; apostrophes straight or curly."""
    phrases = [w.replace("'", "['’]").split() for w in words]
    return rf"\b{_branches(phrases)}\b"


def _branches(phrases: list[list[str]]) -> str:
    """Phrases by their first word, then by the second ...: what does not begin right is soon given up."""
    tails: dict[str, list[list[str]]] = {}
    for first, *rest in phrases:
        tails.setdefault(first, []).append(rest)
    branches = []
    for first in sorted(tails, key=len, reverse=True):
        longer = [rest for rest in tails[first] if rest]
        mark = "?" if len(longer) < len(tails[first]) else ""
        branches.append(first + (rf"(?:\s+{_branches(longer)}\b){mark}" if longer else ""))
    return f"(?:{'|'.join(branches)})"


@dataclass(frozen=True, slots=True)
class Family:
    """Expressions of one kind: a pattern, and letter groups of which one must occur for it to be tried."""

    kind: str
    needs: tuple[str, ...]
    pattern: re.Pattern[str]


@functools.cache
def families() -> list[Family]:
    """All families of expressions."""
    rules = time_rules()
    table = [
        Family(family["kind"], tuple(family["needs"]), re.compile(_expand(pattern), re.IGNORECASE))
        for family in rules["family"]
        for pattern in family["patterns"]
    ]
    fixed = dict(rules["fixed"], relative=[w for row in rules["relative"] for w in row["words"]])
    return table + [_fixed_family(kind, words) for kind, words in fixed.items()]


def _fixed_family(kind: str, words: list[str]) -> Family:
    """A family of fixed expressions; it needs the longest word of one of them."""
    needs = {max(re.findall(r"[a-z]+", w), key=len) for w in words}
    short = {n for n in needs if not any(o != n and o in n for o in needs)}
    return Family(kind, tuple(sorted(short)), re.compile(fixed_words(words), re.IGNORECASE))


@functools.cache
def _all_needs() -> frozenset[str]:
    """The letter groups of all families, each looked for once."""
    return frozenset(letters for family in families() for letters in family.needs)


def _those_in(text: str, groups: Iterable[str]) -> set[str]:
    """The letter groups that a text holds: in any case, or those that begin with a capital as they stand."""
    lower = text.lower()
    return {letters for letters in groups if letters in lower or letters in text}


@functools.cache
def _names() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in time_rules()["names"].items()}


@functools.cache
def _agency_behind() -> re.Pattern[str]:
    """What makes a date that of a dateline within a text: "MOSCOW October 1 (RIA Novosti) -"."""
    agencies = "|".join(sorted(time_rules()["dateline"]["agencies"], key=len, reverse=True))
    return re.compile(rf"\.?\s{{0,9}}(?:\((?:{agencies})\)\s{{0,9}}[-–—]|/(?:{agencies})/)")


def find_dates(text: str) -> list[DateMention]:
    """All date expressions of a text, in order and without overlap; the longest wins.

    >>> [(m.text, m.kind) for m in find_dates("They fled on Thursday, a day after the raid.")]
    [('on Thursday', 'weekday'), ('a day after', 'later')]
    """
    return list(_find_dates(text))


@functools.lru_cache(maxsize=16)
def _find_dates(text: str) -> tuple[DateMention, ...]:
    found: list[DateMention] = []
    somewhere = _those_in(text, _all_needs())
    for start, end in _sentences(text):
        there = _those_in(text[start:end], somewhere)
        for family in families():
            if not there.isdisjoint(family.needs):
                found += [
                    DateMention(match.start(), match.end(), match.group(), family.kind)
                    for match in family.pattern.finditer(text, start, end)
                    if _is_date(text, match, family.kind)
                ]
    combined = _combine(text, _without_overlap(found))
    return tuple(
        m for i, m in enumerate(combined) if m.kind != "part" or not _has_day_beside(text, i, combined)
    )


# A full stop behind a long word ends a sentence for certain; one behind "Sept" or "Thurs" may not.
_BREAK = re.compile(r"(?<=[a-z]{5})[.!?]['\"”’)]?\s+(?=[A-Z])|\n\s*\n")


def _sentences(text: str) -> list[tuple[int, int]]:
    """Stretches of a text that no expression crosses."""
    cuts = [0, *(match.end() for match in _BREAK.finditer(text)), len(text)]
    return list(itertools.pairwise(cuts))


def _is_date(text: str, match: re.Match[str], kind: str) -> bool:
    """Whether a match is no name ("30 September Street"), habit ("on Fridays.") or other word in -day."""
    names, start, end = _names(), *match.span()
    if kind == "weekday":
        if weekday_number(match.group()) is None or names["weekday_right"].match(text, end):
            return False
        if names["habit"].match(match.group()) and text[end : end + 1] in (".", ",", ";", ":"):
            return False
    elif _agency_behind().match(text, end):
        return False
    elif names["right"].match(text, end) and not re.search(r"\d{4}$", match.group()):
        return False
    return names["left"].search(text[max(0, start - 24) : start]) is None


def _without_overlap(mentions: list[DateMention]) -> list[DateMention]:
    """Mentions in order; of two that overlap the longer one, then the earlier one."""
    taken: set[int] = set()
    kept = []
    for mention in sorted(mentions, key=lambda m: (m.start - m.end, m.start)):
        if taken.isdisjoint((mention.start, mention.end - 1)):
            taken.update(range(mention.start, mention.end))
            kept.append(mention)
    return sorted(kept, key=lambda m: m.start)


_DAYS = frozenset({"weekday", "date", "relative", "month", "year"})
_SPAN = re.compile(r"\s{0,9}(?:\bto\b|\binto\b|\buntil\b|\btill\b|\bthrough\b|-|–|—)\s{0,9}(?:the\s+)?")
_AND = re.compile(r"\s{1,9}and\s+(?:the\s+)?")
_OPENING = re.compile(r"\b(?:from|between)\s+(?:the\s+)?$", re.IGNORECASE)
_SINCE = re.compile(r"\b(?:ever\s+)?since\s+(?:at\s+least\s+|about\s+)?$", re.IGNORECASE)
_TO_DAY = frozenset(
    {"weekday", "date", "relative", "month", "year", "part", "range", "date_range", "ago", "week_of"}
)


def _combine(text: str, mentions: list[DateMention]) -> list[DateMention]:
    """Joins "from Sunday" and "to Tuesday", "Friday" and "Saturday", "since" and what follows it."""
    joined: list[DateMention] = []
    for mention in mentions:
        start = _start_of_range(text, joined[-1], mention) if joined else None
        if start is not None:
            joined[-1] = DateMention(start, mention.end, text[start : mention.end], "range")
        else:
            joined.append(mention)
    return [_with_since(text, mention) for mention in joined]


def _start_of_range(text: str, first: DateMention, second: DateMention) -> int | None:
    """Where the range of two mentions begins; None where they are none."""
    if first.kind not in _DAYS or second.kind not in _DAYS:
        return None
    gap = text[first.end : second.start]
    own = re.match(r"(?i)(?:until|till|to|by)\b", second.text) is not None
    opened = _OPENING.search(text[max(0, first.start - 16) : first.start])
    start = max(0, first.start - 16) + opened.start() if opened else first.start
    if _SPAN.fullmatch(gap) or (own and not gap.strip()):
        return start
    if _AND.fullmatch(gap) and (opened or _next_day(first, second)):
        return start
    return None


def _next_day(first: DateMention, second: DateMention) -> bool:
    """Whether two weekdays follow one another."""
    one, two = (weekday_number(m.text) if m.kind == "weekday" else None for m in (first, second))
    return one is not None and two is not None and (two - one) % 7 == 1


def _with_since(text: str, mention: DateMention) -> DateMention:
    if mention.kind not in _TO_DAY:
        return mention
    if mention.kind != "relative" and mention.text.lower().startswith("since"):
        return DateMention(mention.start, mention.end, mention.text, "since")
    base = max(0, mention.start - 40)
    since = _SINCE.search(text[base : mention.start])
    if since is None:
        return mention
    start = base + since.start()
    return DateMention(start, mention.end, text[start : mention.end], "since")


def _has_day_beside(text: str, at: int, mentions: list[DateMention]) -> bool:
    """Whether the sentence of a part of the day ("at dawn") names the day itself."""
    part = mentions[at]
    for other in mentions[max(0, at - 3) : at + 4]:
        if other.kind not in ("part", "vague", "future"):
            between = text[min(part.end, other.end) : max(part.start, other.start)]
            if len(between) < 200 and not re.search(r"[.!?]\s|\n", between):
                return True
    return False


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_NO_WEEKDAYS = frozenset(
    {"Today", "Yesterday", "Holiday", "Birthday", "Midday", "Someday", "Everyday", "Noonday"}
)


@functools.lru_cache(maxsize=512)
def weekday_number(text: str) -> int | None:
    """0 (Monday) to 6 (Sunday) of the first weekday in a text, misspelt ones too; None without one."""
    for word in re.findall(r"[A-Za-z]+", text):
        number = _weekday(word)
        if number is not None:
            return number
    return None


def _weekday(word: str) -> int | None:
    plain = word.capitalize().removesuffix("s") if word.lower().endswith("days") else word.capitalize()
    for number, name in enumerate(_WEEKDAYS):
        if plain == name or (word[0].isupper() and 3 <= len(plain) <= 5 and name.startswith(plain)):
            return number
    if plain == "Weds":
        return 2
    if not (word[0].isupper() and plain.endswith("day")) or plain in _NO_WEEKDAYS:
        return None
    return _misspelt(plain)


def _misspelt(word: str) -> int | None:
    """The weekday that a word misses by a letter, a long one by two."""
    from rapidfuzz.distance import OSA, JaroWinkler

    near = [
        (JaroWinkler.similarity(word, name), number)
        for number, name in enumerate(_WEEKDAYS)
        if OSA.distance(word, name) <= (2 if len(name) > 7 else 1)
    ]
    return max(near)[1] if near else None
