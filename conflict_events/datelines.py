"""The day of publication: as callers give it, and as the dateline at the head of a text says it."""

from __future__ import annotations

import datetime as dt
import functools
import re
from collections.abc import Iterator

from conflict_events.tagging.dates import fragment, time_rules


def parse_published(value: dt.date | dt.datetime | str | None) -> dt.date | None:
    """The day of publication from a date, a datetime or a string; None stays None.

    Raises TypeError for another type and ValueError for an unreadable string.
    """
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if not isinstance(value, str):
        raise TypeError(f"published must be a date, a datetime or a str, not {type(value).__name__}")
    found = _written(value.strip())
    if found is None:
        raise ValueError(
            f"published {value!r} is no date; give a date, a datetime or a string such as '2015-10-08', "
            "'2015-10-08T12:00:00Z', '8 October 2015' or 'Oct 8, 2015'"
        )
    return found


def _written(text: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        return parse_day(text, None) if len(text) < 60 else None


@functools.lru_cache(maxsize=4096)
def parse_day(text: str, base: dt.date | None) -> dt.date | None:
    """A written day, day before month; one without a year is the last such day on or before ``base``.

    None for what is no whole day, or has no year where ``base`` is None.
    """
    if not re.search(r"\d", text) or (base is None and not re.search(r"\d{4}|/\d\d$", text)):
        return None
    words = r"\b(?:on|by|until|till|from|around|about|the|early|late|earlier|later|overnight|of)\b"
    plain = re.sub(rf"(?i){words}|(?<=\d)(?:st|nd|rd|th)\b", " ", text)
    plain = " ".join(plain.split()).strip(" ,.")
    return _iso_day(plain) or _plain_day(plain, base) or _any_day(plain, base)


def _iso_day(text: str) -> dt.date | None:
    """ "2015-10-08": year, month, day, whatever order the general parser is told."""
    try:
        return dt.date.fromisoformat(text) if re.fullmatch(r"\d{4}-\d\d-\d\d", text) else None
    except ValueError:
        return None


_PLAIN = re.compile(r"(?:(\d{1,2}) ([A-Z][a-z]{2,8})|([A-Z][a-z]{2,8}) (\d{1,2}))(?:,? (\d{4}))?")
_NAMES = "January February March April May June July August September October November December".split()
_MONTHS = {name[:length]: i for i, name in enumerate(_NAMES, 1) for length in (3, len(name))}


def _plain_day(text: str, base: dt.date | None) -> dt.date | None:
    """ "8 October 2015", "Oct 8, 2015", "October 8": what nearly all days are; None for all else."""
    match = _PLAIN.fullmatch(text)
    month = _MONTHS.get(match[2] or match[3]) if match else None
    if match is None or month is None or not (match[5] or base):
        return None
    try:
        day = dt.date(int(match[5]) if match[5] or not base else base.year, month, int(match[1] or match[4]))
        return day if match[5] or base is None or day <= base else day.replace(year=day.year - 1)
    except ValueError:
        return None


def _any_day(text: str, base: dt.date | None) -> dt.date | None:
    """A day as the general parser reads it."""
    from dateparser import DateDataParser

    # The parser needs some base even for full dates; any fixed day will do then.
    settings = {
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
        "REQUIRE_PARTS": ["day", "month"],
        "RELATIVE_BASE": dt.datetime.combine(base or dt.date(2000, 1, 1), dt.time(23, 59)),
    }
    try:
        found = DateDataParser(languages=["en"], settings=settings).get_date_data(text).date_obj
    except (ValueError, OverflowError, TypeError):
        return None
    return found.date() if found is not None else None


_HEAD = 700  # characters from the start of a text within which a dateline may stand


@functools.cache
def _agency() -> str:
    return "(?:" + "|".join(sorted(time_rules()["dateline"]["agencies"], key=len, reverse=True)) + ")"


@functools.cache
def _date() -> str:
    """A full date in any order; in "Apr 232017" the blank before the year is lost."""
    day, month = r"(?:[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?", fragment("month")
    year = r"(?:19|20)\d\d"
    return (
        rf"(?P<date>{day}(?:\s{{1,9}}of)?\s{{1,9}}{month},?\s{{1,9}}{year}|{month}\s{{1,9}}{day},?\s{{0,9}}{year}"
        rf"|\d{{1,2}}(?P<mark>[-./])\d{{1,2}}(?P=mark){year}|{year}[-/]\d\d[-/]\d\d)(?!\d)"
    )


@functools.cache
def _line() -> re.Pattern[str]:
    """Lead word, weekday, date, time and what else of a dateline stands on one line."""
    lead = (
        r"(?:(?i:(?:Date of publication|Publication date|(?:First |Originally )?Published|Last (?:updated|modified)|Updated|Posted|Date|Created)"
        r"(?:\s{1,9}(?:at|on))?)\s{0,9}:?\s{1,9}(?:\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\.?)?(?:\s[A-Z]{2,4})?,?\s{1,9})?)?"
    )
    time = (
        r"(?:(?:T|,?\s{1,9}(?:at\s{1,9}|[-–|]\s{1,9})?)\d{1,2}[:.]?\d\d(?::\d\d(?:\.\d+)?)?(?:\s?[ap]\.?m\.?)?(?:Z|\s?[+-]\d\d:?\d\d)?"
        r"(?:\s{1,9}(?:GMT|UTC|EEST|EET|EDT|EST|BST))?(?![\w:]))?"
    )
    return re.compile(
        rf"[(\[]?{lead}(?:{fragment('day_name')})?{_date()}{time}[)\]]?(?:\s{{1,9}}(?:Regional|NNA|MNA))*"
        rf"(?:\s{{0,9}}\({_agency()}\))?(?:\s{{0,9}}[-–—]+\s)?"
    )


@functools.cache
def _city() -> re.Pattern[str]:
    """ "DAMASCUS, Syria, Oct 8, 2015 (Reuters) -": place, then day, year, agency as they come, then a dash."""
    month = rf"{fragment('month')}\.?"
    day = rf"(?:{month}\s{{1,9}}\d{{1,2}}|\d{{1,2}}\s{{1,9}}{month})(?!\d)"
    return re.compile(
        rf"(?P<city>[A-Z][A-Z'’./ -]{{2,40}}?(?:,\s{{1,9}}(?!{month}\s)[A-Z][\w.' ]{{2,20}}?)?)(?:(?:,|\s)\s{{0,9}}(?P<day>{day})(?P<year>,?\s{{1,9}}(?:19|20)\d\d)?,?)?"
        rf"(?P<agency>\s{{0,9}}[(,/]\s{{0,9}}{_agency()}\s{{0,9}}[)/]?)?\s{{0,9}}[-–—]+\s{{1,9}}"
    )


@functools.cache
def _city_of_state() -> re.Pattern[str]:
    """ "Beirut, Lebanon - ": a place and its country before a dash."""
    states = "|".join(time_rules()["dateline"]["states"])
    return re.compile(
        rf"[A-Z][\w'’-]{{2,20}}(?: [A-Z][\w'’-]{{2,20}})?, (?:{states})\s{{1,9}}[-–—]+\s{{1,9}}"
    )


@functools.cache
def _inline() -> re.Pattern[str]:
    """Agency and day between headline and report: "AFP Monday 4 Jan 2016", "7 May 2014 Homs SANA-"."""
    date, name = _date(), r"(?:[A-Z][\w'’-]+,?\s{1,9}){0,3}"
    before = rf"\b{_agency()}\s{{1,9}}{fragment('day_name')}?{date}(?!-)"
    behind = rf"\b{date}\s{{1,9}}{name}{_agency()}\s?[-–—]+\s?".replace("P<date>", "P<date2>").replace(
        "mark", "mark2"
    )
    return re.compile(rf"{before}|{behind}")


@functools.cache
def _titled() -> re.Pattern[str]:
    """ "World | Thu Oct 8, 2015 2:33pm": a line whose last part is a date."""
    return re.compile(rf"[^\n|]{{2,50}}?\s[|–—-]\s{{1,9}}(?=(?:{fragment('day_name')})?{_date()})")


@functools.cache
def _signed() -> re.Pattern[str]:
    """ "Beirut, 8 Oct 2015 (AFP) -", "MOSCOW, October 8, 2015. /TASS/.": capitalised place, full date, end mark."""
    name, state = r"[A-Z][\w'’.-]{0,30}", r"[A-Z][\w'’.]{0,30}"
    place = rf"{name}(?:[ /]{name}){{0,2}}[ /]?(?:,\s{{1,9}}{state}(?:\s{state})?\s?)?"
    agency = rf"(?:[(/]\s{{0,9}}{_agency()}\s{{0,9}}[)/])"
    return re.compile(
        rf"{place},?\s{{0,9}}(?:[-–—]\s{{0,9}})?{agency}?\s{{0,9}}{_date()}[.,]?\s{{0,9}}(?:{agency}\s{{0,9}}(?:[-–—]+|\.)|[-–—]+)\s{{0,9}}"
    )


def find_dateline(text: str) -> tuple[dt.date, int, int] | None:
    """The day of publication that a text itself gives, and the stretch of the text that says so.

    Looks at the start of the text and at lines of their own near it; None without a year.
    """
    for start in _starts(text):
        found = _day_of(_signed().match(text, start)) or _day_line(text, start)
        if found is not None:
            return found
    return _city_dateline(text) or _day_of(_inline().search(text, 0, _HEAD))


def disagree(told: dt.date, day: dt.date, words: str) -> bool:
    """Whether the day told with a text cannot be that which its dateline gives in these ``words``.

    A day more or less is nothing; nor is a later update, or a dateline whose numbers can be read in two orders.
    """
    doubtful = day.day <= _MONTHS_OF_YEAR and not re.search(r"[A-Za-z]{3}", words)
    updated = day > told and _UPDATED.match(words.lstrip(" ([\t\n"))
    return not (doubtful or updated or abs((day - told).days) <= 1)


_MONTHS_OF_YEAR = 12  # up to here, a number may be a day or a month
_UPDATED = re.compile(r"(?:last\s{1,9})?(?:updated|modified)\b", re.IGNORECASE)

_Dateline = tuple[dt.date, int, int]


def _day_of(match: re.Match[str] | None) -> _Dateline | None:
    """The day that a match of a dateline tells, and its stretch."""
    if match is None:
        return None
    day = _day(match["date"] or match.groupdict().get("date2") or "")
    return (day, match.start(), match.end()) if day is not None else None


def _day_line(text: str, start: int) -> _Dateline | None:
    """A line that is a date, or a date that opens the text."""
    title = _titled().match(text, start)
    match = _line().match(text, title.end() if title else start)
    if match is None or not (_stands_alone(text, match) or (not title and _opens(text, match))):
        return None
    found = _day_of(match)
    return (found[0], found[1], _opening_behind(text, match.end())) if found is not None else None


# What goes on so is a sentence about a day: "8 October 2015 was quiet".
_TOLD = re.compile(r"\s{1,9}(?:was|is|were|saw|marks?|marked|has|had|will|and|to|when|in)\b")


def _opens(text: str, match: re.Match[str]) -> bool:
    """Whether a date opens the text, and not its first sentence."""
    return not text[: match.start()].strip() and not _TOLD.match(text, match.end())


def _opening_behind(text: str, end: int) -> int:
    """The end of a dateline with the "DAMASCUS (AP) -" that follows the day on the same line."""
    blank = re.compile(r"[ \t]*").match(text, end)
    return find_opening(text, blank.end()) if blank and find_opening(text, blank.end()) > blank.end() else end


def _day(words: str) -> dt.date | None:
    """The day of a dateline; "232017" is the 23rd of 2017, "19.04.2017" is the 19th of April."""
    spaced = re.sub(r"(?<=\d)((?:19|20)\d\d)$", r" \1", words) if re.search(r"\d{5,6}$", words) else words
    return parse_day(re.sub(r"(?<=\d)[./](?=\d)", "-", spaced), None)


def _starts(text: str) -> Iterator[int]:
    """The start of the text and of its first lines."""
    yield len(text) - len(text.lstrip())
    yield from (match.end() for match in re.finditer(r"\n\s*", text[:_HEAD]))


def _stands_alone(text: str, match: re.Match[str]) -> bool:
    """Whether a date fills its line, or opens it before a dash."""
    rest = text[match.end() :].split("\n", 1)[0].strip()
    return not rest or rest[0] == "|" or match.group().rstrip().endswith(("-", "–", "—"))


def _city_dateline(text: str) -> tuple[dt.date, int, int] | None:
    for start in _starts(text):
        match = _city().match(text, start)
        if match is not None and match["day"] and match["year"]:
            day = parse_day(f"{match['day']}{match['year']}", None)
            if day is not None:
                return day, match.start(), match.end()
    return None


def find_yearless(text: str) -> tuple[int, int] | None:
    """The stretch of a dateline without a year ("ANKARA, Oct. 11 - "): its day is that of the report, no event's."""
    for start in _starts(text):
        match = _city().match(text, start)
        if match is not None and match["day"] and not match["year"]:
            return match.span()
    return None


def find_undated(text: str) -> tuple[int, int] | None:
    """The stretch of a dateline without a day: who or what it names has no part in the report."""
    found = ((start, find_opening(text, start)) for start in _starts(text))
    return next((stretch for stretch in found if stretch[1] > stretch[0]), None)


def find_opening(text: str, start: int) -> int:
    """End of a dateline without a date ("BEIRUT (AP) — ", "BEIRUT, Lebanon — ") that opens a line, else ``start``."""
    match = _city().match(text, start)
    if match is not None and (match["agency"] or match["day"] or "," in match["city"]):
        return match.end()
    named = _city_of_state().match(text, start)
    return named.end() if named is not None else start


@functools.cache
def _signature() -> re.Pattern[str]:
    """An agency that signs a text: in a dateline at its head, or behind a dash at its end."""
    return re.compile(
        rf"\(({_agency()})\)\s?[-–—]|\b({_agency()})\s?[-–—]|\b({_agency()})(?=\s{{1,9}}{fragment('day_name')}?\d)"
    )


def find_agency(text: str) -> str:
    """The agency that signs the head of a text; empty when none does."""
    match = _signature().search(text, 0, _HEAD)
    return next(filter(None, match.groups())) if match is not None else ""
