"""Written dates to days: "9 May", "from 5 to 9 May", "early March", "the first week of August", "2013"."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from conflict_events.datelines import parse_day
from conflict_events.models import DateRange
from conflict_events.resolving.days import DAY, YEAR, day_range, months_on, one_day, until_published
from conflict_events.tagging.dates import fragment, time_rules


def written_day(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "5 May", "on the 21st": without a year the last such day on or before publication."""
    alone = re.fullmatch(r"(?i)on the (\d+)\w\w(?: of (this|last|the) month)?", text)
    if alone:
        return _day_of_month(text, int(alone[1]), alone[2], published)
    day = parse_day(text, published)
    if day is None:
        return None
    if re.match(r"(?i)(?:around|about)\b", text):
        return day_range(day - DAY, day + DAY, "range", text)
    return one_day(day, text)


def _day_of_month(text: str, number: int, which: str | None, published: dt.date | None) -> DateRange | None:
    """ "on the 21st": the last one on or before publication."""
    if published is None:
        return None
    earlier = which == "last" or (which is None and number > published.day)
    return one_day(months_on(published.replace(day=1), -1 if earlier else 0).replace(day=number), text)


def date_range(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "from 5 to 9 May", "Oct. 7-8": without a year the range began on or before publication."""
    days = [int(d) for d in re.findall(r"(?<!\d)(\d{1,2})(?!\d)", text)]
    months = re.findall(fragment("month"), text)
    if len(days) < 2 or not months:
        return None
    year = YEAR.search(text)
    tail = f" {year.group()}" if year else ""
    start = parse_day(f"{days[0]} {months[0]}{tail}", published)
    end = parse_day(f"{days[-1]} {months[-1]} {start.year}", published) if start else None
    if start is None or end is None:
        return None
    if start > end:
        start, end = (months_on(start, -12), end) if year else (start, months_on(end, 12))
    return day_range(start, end, "range", text)


def _month_and_year(text: str, published: dt.date | None) -> tuple[dt.date, bool] | None:
    """First day of a month that a text names, and whether it tells the year; else the last such month begun."""
    name, year = re.search(fragment("month"), text), YEAR.search(text)
    if name is None or (year is None and published is None):
        return None
    number = list(calendar.month_abbr).index(name.group()[:3])
    if year is not None:
        return dt.date(int(year.group()), number, 1), True
    assert published is not None
    told = re.search(r"(?i)\b(last|this) year$", text)
    if told:
        return dt.date(published.year - (told[1].lower() == "last"), number, 1), True
    return dt.date(published.year - (number > published.month), number, 1), False


def _part(text: str, of: str) -> tuple[int, int] | None:
    """First and last day of a part of a month ("early March"), or first and last month of one of a year."""
    parts = time_rules()["parts"][of]
    found = re.search(rf"(?i)\b(?:{'|'.join(parts)})\b", text)
    return tuple(parts[found.group().lower()]) if found else None


def month(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "in March", "early May 2013": without a year the last such month that had begun."""
    found = _month_and_year(text, published)
    if found is None:
        return None
    first, told = found
    low, high = _part(text, "month") or (1, 31)
    if published and not told and first.replace(day=low) > published:
        first = months_on(first, -12)
    last = first.replace(day=min(high, calendar.monthrange(first.year, first.month)[1]))
    return until_published(first.replace(day=low), last, published, "month", text)


def week_of(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "first week of August": its first seven days."""
    found = _month_and_year(text, published)
    which = re.search(r"(?i)\b(first|second|third|last) week", text)
    if found is None or which is None:
        return None
    last = calendar.monthrange(found[0].year, found[0].month)[1]
    day = {"first": 1, "second": 8, "third": 15, "last": last - 6}[which.group(1).lower()]
    start = found[0].replace(day=day)
    if published and not found[1] and start > published:
        start = months_on(start, -12)
    return until_published(start, start + 6 * DAY, published, "week", text)


def whole_year(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "in 2013", "late 2014": cut off at publication."""
    match = YEAR.search(text)
    if match is None:
        return None
    low, high = _part(text, "year") or (1, 12)
    start = dt.date(int(match.group()), low, 1)
    end = dt.date(start.year, high, calendar.monthrange(start.year, high)[1])
    return until_published(start, end, published, "year", text)
