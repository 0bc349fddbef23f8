"""The dateline of a news text: the day of publication, and the words to cut off before the report."""

from __future__ import annotations

import datetime as dt
import re

from conflict_events.resolving.dates import parse_day
from conflict_events.tagging.dates import MONTH

_DAY = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
_YEAR = r"(?:19|20)\d\d"
_WEEKDAY = r"(?:Mon|Tue|Tues|Wed|Wednes|Thu|Thur|Thurs|Fri|Sat|Satur|Sun)(?:day)?\.?"
_DATE = rf"(?P<date>{_DAY}\s+{MONTH},?\s+{_YEAR}|{MONTH}\s+{_DAY},?\s*{_YEAR}|\d{{1,2}}[-./]\d{{1,2}}[-./]{_YEAR}|{_YEAR}-\d\d-\d\d)"
_LEAD = r"(?:(?:Date of publication|Published(?: at| on)?|Last (?:updated|modified)(?: at| on)?|Updated(?: at| on)?|Posted(?: on)?):?\s+)?"
_TIME = r"(?:,?\s+(?:at\s+)?\d{1,2}[:.]?\d\d(?:\s?[ap]\.?m\.?)?(?:\s+GMT)?)?"
_AGENCY = r"(?:\s*\((?:Reuters|AP|AFP|Xinhua|SANA|dpa|DPA|UPI|ANHA|Sputnik)\))?"
_LINE = re.compile(
    rf"{_LEAD}(?:{_WEEKDAY},?\s+)?{_DATE}(?!\d){_TIME}(?:\s+(?:Regional|NNA|MNA))*(?:\s*[-–—]+\s)?"
)
_CITY = re.compile(
    rf"(?P<city>[A-Z][A-Z'. -]{{2,30}}(?:,\s+[A-Z][\w. ]{{2,20}})?)(?:,\s+(?P<day>{MONTH}\s+{_DAY}|{_DAY}\s+{MONTH})(?P<year>,?\s+{_YEAR})?)?"
    rf"(?P<agency>\s*\((?:Reuters|AP|AFP|Xinhua|SANA|dpa|DPA|UPI|ANHA|Sputnik)\))?\s*[-–—]+\s+"
)
_INLINE = re.compile(rf"\b(?:Reuters|AP|AFP|Xinhua|SANA|dpa)\s+{_WEEKDAY},?\s+{_DATE}(?!\d)(?!-)")
_HEAD = 700  # characters from the start of a text within which a dateline may stand


def find_dateline(text: str) -> tuple[dt.date, int, int] | None:
    """The day of publication that a text itself gives, and the stretch of the text that says so.

    Looks at the start of the text and at lines of their own near it; None without a year.
    """
    for start in _starts(text):
        match = _LINE.match(text, start)
        if match is not None and (start == 0 or _stands_alone(text, match)):
            day = _day(match["date"])
            if day is not None:
                return day, match.start(), match.end()
    return _city_dateline(text) or _inline_dateline(text)


def _day(words: str) -> dt.date | None:
    """The day of a dateline; "232017" is the 23rd of 2017, "19.04.2017" is the 19th of April."""
    spaced = re.sub(rf"(?<=\d)({_YEAR})$", r" \1", words) if re.search(r"\d{5,6}$", words) else words
    return parse_day(re.sub(r"(?<=\d)\.(?=\d)", "-", spaced), None)


def _inline_dateline(text: str) -> tuple[dt.date, int, int] | None:
    """ "HEADLINE AFP Thursday 2 Jun 2016 Six children ...": the agency and the day between headline and report."""
    match = _INLINE.search(text, 0, _HEAD)
    day = _day(match["date"]) if match is not None else None
    return (day, match.start(), match.end()) if match is not None and day is not None else None


def _starts(text: str) -> list[int]:
    """The start of the text and of its first lines."""
    starts = [len(text) - len(text.lstrip())]
    starts += [m.end() for m in re.finditer(r"\n\s*", text[:_HEAD])]
    return starts


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a date fills its line, or opens it before a dash."""
    rest = text[match.end() :].split("\n", 1)[0].strip()
    return not rest or match.group().rstrip().endswith(("-", "–", "—"))


def _city_dateline(text: str) -> tuple[dt.date, int, int] | None:
    for start in _starts(text):
        match = _CITY.match(text, start)
        if match is not None and match["day"] and match["year"]:
            day = parse_day(f"{match['day']}{match['year']}", None)
            if day is not None:
                return day, match.start(), match.end()
    return None


def find_opening(text: str, start: int) -> int:
    """End of a dateline without a date ("BEIRUT (AP) — ") that opens a line; ``start`` where there is none."""
    match = _CITY.match(text, start)
    return match.end() if match is not None and (match["agency"] or match["day"]) else start
