"""Date expressions to days, against the day of publication; nothing is guessed from today."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from collections.abc import Callable

from conflict_events.models import DatePrecision, DateRange
from conflict_events.tagging.dates import MONTH, NUMBER, DateMention, find_dates, weekday_number

_DAY = dt.timedelta(days=1)
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "couple of": 2}  # fmt: skip
_ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


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
            f"published {value!r} is no date; give a date, a datetime or a string like '2015-10-08' or '8 October 2015'"
        )
    return found


def _written(text: str) -> dt.date | None:
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        return parse_day(text, None) if _YEAR.search(text) and len(text) < 60 else None


@functools.lru_cache(maxsize=4096)
def parse_day(text: str, base: dt.date | None) -> dt.date | None:
    """A written day by dateparser; a day without a year is the last one on or before ``base``."""
    if base is None and not _YEAR.search(text):
        return None
    from dateparser import DateDataParser

    settings = {"PREFER_DATES_FROM": "past", "DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month"]}
    if base is not None:
        settings["RELATIVE_BASE"] = dt.datetime.combine(base, dt.time(23, 59))
    plain = re.sub(r"\b(?:on|by|until|the|early|late|of)\b|(?<=\d)(?:st|nd|rd|th)\b", " ", text)
    try:
        found = DateDataParser(languages=["en"], settings=settings).get_date_data(plain.strip(" ,.")).date_obj
    except (ValueError, OverflowError, TypeError):
        return None
    return found.date() if found is not None else None


def resolve_date(
    mention: str | DateMention, published: dt.date | None, anchor: DateRange | None = None
) -> DateRange | None:
    """First and last day of a date expression.

    ``published`` is what relative expressions count from; ``anchor`` the date of the event before, for
    "the next day". None where the text gives no way to tell.
    """
    if isinstance(mention, str):
        found = find_dates(mention)
        if not found:
            return None
        mention = found[0]
    resolver = _RESOLVERS.get(mention.kind)
    try:
        found_range = resolver(mention.text, published, anchor) if resolver else None
    except (OverflowError, ValueError):
        return None
    return found_range


def _range(start: dt.date, end: dt.date, precision: DatePrecision, text: str) -> DateRange:
    return DateRange(start=start, end=max(start, end), precision=precision, text=text)


def _one(day: dt.date, text: str) -> DateRange:
    return _range(day, day, "day", text)


def last_weekday(number: int, published: dt.date) -> dt.date:
    """The last such weekday on or before publication."""
    return published - _DAY * ((published.weekday() - number) % 7)


def _weekday(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    number = weekday_number(text)
    if published is None or number is None:
        return None
    day = last_weekday(number, published)
    if re.search(r"\band\b", text):
        second = weekday_number(text.split(" and ", 1)[1])
        if second is not None:
            return (
                _range(day, last_weekday(second, published), "range", text)
                if day <= last_weekday(second, published)
                else _one(day, text)
            )
    if text.lower().startswith("last ") and day == published:
        day -= 7 * _DAY
    return _one(day, text)


def _nth_day(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "for a second day on Thursday": from the first day to the last."""
    match = re.search(r"for\s+(?:a|the)\s+(\w+)", text)
    number = weekday_number(text)
    if published is None or match is None:
        return None
    word = match.group(1).lower()
    nth = _ORDINALS.get(word) or int("".join(c for c in word if c.isdigit()) or 0)
    end = published if number is None else last_weekday(number, published)
    return _range(end - _DAY * (nth - 1), end, "range", text) if nth else None


def _days_long(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    count = _count(text)
    if published is None or count is None or "past" in text:
        return None
    return _range(published - _DAY * (count - 1), published, "range", text)


def _explicit(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    day = parse_day(text, published)
    return _one(day, text) if day is not None else None


def _date_range(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    days = [int(d) for d in re.findall(r"(?<!\d)(\d{1,2})(?!\d)", text)]
    months = re.findall(MONTH, text)
    if len(days) < 2 or not months:
        return None
    year = _YEAR.search(text)
    tail = f" {year.group()}" if year else ""
    end = parse_day(f"{days[1]} {months[-1]}{tail}", published)
    start = parse_day(f"{days[0]} {months[0]}{tail}", published)
    return _range(start, end, "range", text) if start and end and start <= end else None


def _month(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    name = re.search(MONTH, text)
    if name is None:
        return None
    number = list(calendar.month_abbr).index(name.group()[:3])
    year = _YEAR.search(text)
    if year is None and published is None:
        return None
    of_year = int(year.group()) if year else published.year - (number > published.month)  # type: ignore[union-attr]
    first = dt.date(of_year, number, 1)
    last = dt.date(of_year, number, calendar.monthrange(of_year, number)[1])
    if published and first <= published < last:
        last = published
    if text.startswith("since") and published:
        return _range(first, published, "range", text)
    part = re.search(r"\b(early|mid|late|beginning|start|end|middle)\b", text)
    if part:
        first, last = _third(first, last, part.group())
    return _range(first, last, "month", text)


def _third(first: dt.date, last: dt.date, part: str) -> tuple[dt.date, dt.date]:
    """Early, middle or late part of a month, as UCDP codes it."""
    if part in ("early", "beginning", "start"):
        return first, min(last, first + 9 * _DAY)
    if part in ("mid", "middle"):
        return first + 9 * _DAY, min(last, first + 19 * _DAY)
    return first + 14 * _DAY, last


def _year(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    match = _YEAR.search(text)
    if match is None:
        return None
    year = int(match.group())
    first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
    if text.startswith("since"):
        return _range(first, published, "range", text) if published and first <= published else None
    if "early" in text:
        last = dt.date(year, 4, 30)
    elif "late" in text:
        first = dt.date(year, 9, 1)
    return _range(first, min(last, published) if published and published >= first else last, "year", text)


def _since(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    inner = resolve_date(re.sub(r"^since\s+", "", text), published, anchor)
    if inner is None or published is None or inner.start > published:
        return None
    return _range(inner.start, published, "range", text)


def _count(text: str) -> int | None:
    match = re.search(rf"\b{NUMBER}\b(?=\s+(?:hour|day|week|month|year))", text, re.I)
    if match is None:
        return None
    word = match.group().lower()
    return _NUMBERS.get(word) or (int(word) if word.isdigit() else None)


def _ago(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    count = _count(text)
    if published is None or count is None:
        return None
    if "day" in text:
        return _one(published - _DAY * count, text)
    if "week" in text:
        return (
            _one(published - _DAY * 7 * count, text)
            if count == 1
            else _range(published - _DAY * (7 * count + 3), published - _DAY * (7 * count - 3), "week", text)
        )
    back = _months_back(published, count if "month" in text else 12 * count)
    if "year" in text:
        return _range(dt.date(back.year, 1, 1), dt.date(back.year, 12, 31), "year", text)
    return _range(
        back.replace(day=1), back.replace(day=calendar.monthrange(back.year, back.month)[1]), "month", text
    )


def _months_back(day: dt.date, months: int) -> dt.date:
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _past(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "the past 24 hours", "the last two days", "past week"."""
    if published is None:
        return None
    count = _count(text)
    lower = text.lower()
    if re.fullmatch(r"(?:(?:in|over|during|within)\s+)?last\s+(?:week|month|year)", lower):
        return _relative(re.sub(r"^(?:in|over|during|within)\s+", "", lower), published, anchor)
    if "hour" in lower:
        return _range(published - _DAY * max(1, round((count or 24) / 24)), published, "range", text)
    if "day" in lower:
        return _range(published - _DAY * count, published - _DAY, "range", text) if count else None
    if "week" in lower:
        return (
            _range(published - _DAY * (7 * (count or 1) - 1), published, "range", text)
            if count or lower.endswith("week")
            else None
        )
    if count is None and lower.endswith("s"):
        return None
    return _range(
        _months_back(published, (count or 1) * (1 if "month" in lower else 12)), published, "range", text
    )


def _relative(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    if published is None:
        return None
    lower = re.sub(r"\s+", " ", text.lower())
    monday = published - _DAY * published.weekday()
    if "before yesterday" in lower or "night before last" in lower:
        return _one(published - 2 * _DAY, text)
    if "yesterday" in lower or lower in ("overnight", "last night"):
        return _one(published - _DAY, text)
    if "weekend" in lower:
        saturday = last_weekday(5, published - _DAY if published.weekday() == 5 else published)
        return _range(saturday, min(saturday + _DAY, published), "range", text)
    if lower == "late last week":
        return _range(monday - 3 * _DAY, monday - _DAY, "range", text)
    if lower == "last week":
        return _range(monday - 7 * _DAY, monday - _DAY, "week", text)
    if "week" in lower:
        return _range(monday, published, "week", text)
    if "month" in lower:
        return _in_month(lower, text, published)
    if "year" in lower:
        year = published.year - ("last" in lower)
        return _range(dt.date(year, 1, 1), min(published, dt.date(year, 12, 31)), "year", text)
    return _one(published, text)


def _in_month(lower: str, text: str, published: dt.date) -> DateRange:
    if "last" not in lower:
        last = published - _DAY if lower.startswith("earlier") and published.day > 1 else published
        return _range(published.replace(day=1), last, "month", text)
    end = published.replace(day=1) - _DAY
    return _range(end.replace(day=15 if lower.startswith("late") else 1), end, "month", text)


def _later(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "a day earlier", "two days later": counted from the event before."""
    if anchor is None:
        return None
    count = _count(text) or (1 if re.match(r"the\s+day", text, re.I) else None)
    if "hours" in text:
        return _one(anchor.end, text)
    if count is None:
        return None
    step = _DAY * count * (7 if "week" in text else 1)
    back = re.search(r"earlier|before|previously", text, re.I)
    return _one(anchor.start - step if back else anchor.end + step, text)


def _anaphoric(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    if anchor is None:
        return None
    lower = text.lower()
    if "previous" in lower or "before" in lower:
        return _one(anchor.start - _DAY, text)
    if "next" in lower or "following" in lower:
        return _one(anchor.end + _DAY, text)
    return DateRange(start=anchor.start, end=anchor.end, precision=anchor.precision, text=text)


_RESOLVERS: dict[str, Callable[[str, dt.date | None, DateRange | None], DateRange | None]] = {
    "weekday": _weekday,
    "nth_day": _nth_day,
    "days_long": _days_long,
    "date": _explicit,
    "date_range": _date_range,
    "month": _month,
    "year": _year,
    "since": _since,
    "ago": _ago,
    "past": _past,
    "relative": _relative,
    "later": _later,
    "anaphoric": _anaphoric,
}
