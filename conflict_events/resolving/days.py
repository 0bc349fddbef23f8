"""Days and ranges of days: the arithmetic beneath date expressions."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from conflict_events.models import DatePrecision, DateRange
from conflict_events.tagging.dates import fragment
from conflict_events.tagging.quantities import spelt_number

DAY = dt.timedelta(days=1)
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def day_range(start: dt.date, end: dt.date, precision: DatePrecision, text: str) -> DateRange:
    """The days from one to another; never less than one day."""
    return DateRange(start=start, end=max(start, end), precision=precision, text=text)


def one_day(day: dt.date, text: str) -> DateRange:
    """A date of one day."""
    return day_range(day, day, "day", text)


def until_published(
    start: dt.date, end: dt.date, published: dt.date | None, precision: DatePrecision, text: str
) -> DateRange:
    """A range that is cut off at publication, if it had begun by then."""
    return day_range(start, min(end, published) if published and start <= published else end, precision, text)


def last_weekday(number: int, published: dt.date) -> dt.date:
    """The last such weekday on or before publication."""
    return published - DAY * ((published.weekday() - number) % 7)


def units_back(published: dt.date, count: int, unit: str) -> dt.date:
    """``count`` units before publication."""
    if unit in ("month", "year"):
        return months_on(published, -count * (12 if unit == "year" else 1))
    return published - DAY * (count * 7 if unit == "week" else count)


def months_on(day: dt.date, months: int) -> dt.date:
    """The same day some months on, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def find_amount(text: str) -> tuple[int | None, str]:
    """Number and unit of "two days"; None for "few"."""
    unit = re.search(r"(?i)\b(hour|day|night|week|month|year|minute)s?\b", text)
    before = text[: unit.start()] if unit else ""
    if re.search(r"(?i)couple of\W*$", before):
        number: int | None = 2
    else:
        words = re.search(
            rf"(?i)\b({fragment('number')})[\s-]+(?:(?:consecutive|straight|successive)\s)?$", before
        )
        number = spelt_number(words.group(1)) if words else None
    return number, unit.group(1).lower() if unit else ""
