"""Date expressions in running text: weekdays, dates, weeks and spans, "overnight", "a day earlier"."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from conflict_events.rules.load import read_toml, rules_directory

MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
FULL_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
WEEKDAY = "(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_SHORT_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Thu|Thur|Thurs|Fri|Sat|Sun)\."
_MISSPELT = (
    r"[A-Z][a-z]{2,7}day(?<!Today)(?<!Birthday)(?<!Holiday)(?<!Yesterday)(?<!Someday)(?<!Midday)(?<!Everyday)"
)
_PART = r"(?:morning|afternoon|evening|night|midday|noon|dawn)"
NUMBER = (
    "(?:\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|couple of|few|several)"
)
_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression: offsets, words and kind ("future" for what is still to come)."""

    start: int
    end: int
    text: str
    kind: str


@functools.cache
def time_words() -> dict[str, list[str]]:
    """Fixed expressions by kind (``rules/times.toml``)."""
    return {key: list(value) for key, value in read_toml(rules_directory() / "times.toml").items()}


def _fixed(kind: str) -> str:
    words = sorted(time_words()[kind], key=len, reverse=True)
    return r"\b(?:" + "|".join(w.replace(" ", r"\s+") for w in words) + r")\b"


@functools.cache
def patterns() -> list[tuple[str, re.Pattern[str]]]:
    """Kind and pattern of every family of expressions; the longest match wins."""
    weekday = rf"(?:{WEEKDAY}|{_SHORT_WEEKDAY}|{_MISSPELT})(?:'s)?"
    lead = rf"(?:(?:early|late|earlier|later)\s+(?:on\s+)?|(?:on|by|from|until|till|before)\s+)?(?:(?:the\s+)?{_PART}\s+(?:of|on)\s+)?"
    around = rf"(?:\s+(?:early\s+)?{_PART})?"
    daymonth = rf"(?:{_DAY}\s+(?:of\s+)?{MONTH}|{MONTH}\s+{_DAY})(?!\d)(?:,?\s+{_YEAR})?"
    numeric = rf"(?:{_YEAR}-\d\d-\d\d|\d{{1,2}}[/.-]\d{{1,2}}[/.-]{_YEAR})"
    table = [
        ("weekday", rf"\b{lead}(?:last\s+)?{weekday}{around}(?:\s+and\s+{weekday})?"),
        ("nth_day", rf"\bfor\s+(?:a|the)\s+(?:\w+|\d+(?:st|nd|rd|th))\s+(?:consecutive\s+|straight\s+|successive\s+)?day(?:\s+running|\s+in\s+a\s+row)?(?:\s+on\s+{weekday})?"),
        ("days_long", rf"\b(?:for|in|within|during|over)\s+(?:the\s+)?{NUMBER}\s+days\b"),
        ("date", rf"(?<![\w.])(?:(?:early|late)\s+)?(?:on\s+|by\s+|until\s+)?(?:{WEEKDAY},?\s+)?(?:the\s+)?(?:{daymonth}|{numeric})(?![\w/])"),
        ("date_range", rf"\b(?:from|between)\s+(?:{_DAY}|{daymonth})\s+(?:to|and|until|till)\s+{daymonth}|\b{MONTH}\s+{_DAY}\s?(?:-|–|to|and)\s?{_DAY}(?!\d)(?:,?\s+{_YEAR})?|\b(?:on\s+)?{_DAY}\s?(?:-|–|to|and)\s?{_DAY}\s+{MONTH}(?:,?\s+{_YEAR})?"),
        ("month", rf"\b(?:(?:in|during|since|of|throughout)\s+)?(?:early\s+|mid[- ]|late\s+|the\s+(?:beginning|start|end|middle)\s+of\s+)?{FULL_MONTH}\s+(?:of\s+)?{_YEAR}\b|\b(?:in|during|since|throughout)\s+(?:early\s+|mid[- ]|late\s+)?{FULL_MONTH}\b(?!\s+\d)|\b(?:early|mid[- ]|late)\s?{FULL_MONTH}\b"),
        ("year", rf"\b(?:in|since|during|until|by|of|from)\s+(?:early\s+|mid[- ]|late\s+|the\s+(?:start|end)\s+of\s+)?{_YEAR}\b(?!-)"),
        ("since", rf"\bsince\s+(?:(?:early|late)\s+)?(?:on\s+)?(?:last\s+)?(?:{weekday}{around}|{daymonth}|yesterday|last\s+(?:week|month|year))"),
        ("ago", rf"\b{NUMBER}\s+(?:day|week|month|year)s?\s+ago\b"),
        ("past", rf"\b(?:in\s+|over\s+|during\s+|within\s+)?(?:the\s+)?(?:past|last|previous)\s+(?:{NUMBER}\s+)?(?:hours?|days?|weeks?|months?|years?)\b(?<!last\s)"),
        ("relative", _fixed("relative")),
        ("later", rf"\b(?:{NUMBER}\s+(?:day|week)s?|the\s+(?:day|week)|just\s+days|days|hours)\s+(?:earlier|later|before|after|afterwards?|previously)\b"),
        ("anaphoric", _fixed("anaphoric")),
        ("future", _fixed("future") + rf"|\b(?:next|coming|this\s+coming)\s+(?:{WEEKDAY}|week|month|year|{FULL_MONTH})\b|\bin\s+the\s+(?:coming|next)\s+(?:{NUMBER}\s+)?(?:hours|days|weeks|months|years)\b"),
    ]  # fmt: skip
    flags = {
        "relative": re.I,
        "anaphoric": re.I,
        "future": re.I,
        "ago": re.I,
        "past": re.I,
        "later": re.I,
        "days_long": re.I,
    }
    return [(kind, re.compile(pattern, flags.get(kind, 0))) for kind, pattern in table]


_NAME_BEHIND = re.compile(
    r"\s+(?:Brigade|Street|Square|Movement|Bridge|Hospital|Martyrs|Revolution|Regiment|Division)\b"
)
_NAME_BEFORE = re.compile(r"\b(?:Battle of|Operation|Black)\s+$")


def find_dates(text: str) -> list[DateMention]:
    """All date expressions of a text, in order, the longest first where they overlap."""
    found: list[DateMention] = []
    for kind, pattern in patterns():
        for match in pattern.finditer(text):
            if _is_date(text, match, kind):
                found.append(DateMention(match.start(), match.end(), match.group(), kind))
    return _without_overlap(found)


def _is_date(text: str, match: re.Match[str], kind: str) -> bool:
    if not match.group().strip():
        return False
    if kind == "weekday" and weekday_number(match.group()) is None:
        return False
    behind, before = text[match.end() : match.end() + 16], text[max(0, match.start() - 14) : match.start()]
    return not (_NAME_BEHIND.match(behind) or _NAME_BEFORE.search(before))


def _without_overlap(mentions: list[DateMention]) -> list[DateMention]:
    kept: list[DateMention] = []
    last = -1
    for mention in sorted(mentions, key=lambda m: (m.start, -(m.end - m.start))):
        if mention.start >= last:
            kept.append(mention)
            last = mention.end
    return kept


_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


@functools.lru_cache(maxsize=512)
def weekday_number(text: str) -> int | None:
    """0 (Monday) to 6 (Sunday) of the first weekday in a text, misspelt ones too; None without one."""
    for word in re.findall(r"[A-Z][a-z]+", text):
        number = _weekday(word)
        if number is not None:
            return number
    return None


def _weekday(word: str) -> int | None:
    for number, name in enumerate(_WEEKDAYS):
        if word == name or (3 <= len(word) <= 5 and name.startswith(word)):
            return number
    if not word.endswith("day") or word in ("Today", "Yesterday", "Holiday", "Birthday"):
        return None
    from rapidfuzz.distance import OSA, JaroWinkler

    near = [
        (JaroWinkler.similarity(word, name), n)
        for n, name in enumerate(_WEEKDAYS)
        if OSA.distance(word, name) <= 2
    ]
    return max(near)[1] if near and len(word) > 5 else None
