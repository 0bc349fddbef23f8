"""When, in the codes of ACLED (one day and time_precision) and UCDP (a stretch of days and date_prec)."""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from conflict_events.export.codes import acled_codes, ucdp_codes
from conflict_events.models import DateRange, Event


class Day(NamedTuple):
    """A day in ACLED's layout. ``imputed``: the day of publication stands for one that is not told."""

    day: dt.date
    precision: int
    imputed: bool = False


class Stretch(NamedTuple):
    """First and last day in UCDP's layout, and date_prec."""

    start: dt.date
    end: dt.date
    precision: int


def acled_days(event: Event, published: dt.date | None) -> list[Day]:
    """The days of an event's rows; none where nothing tells the day, or only a stretch of over a month.

    Fighting that goes on for up to a week has one row a day; anything else one row, in the middle of its
    stretch. An event without a date is given the day of publication, with precision 2.
    """
    date, rules = event.date, acled_codes().days
    if date is None:
        return [Day(published, 2, True)] if published else []
    length = (date.end - date.start).days + 1
    if length == 1:
        return [Day(date.start, 1)]
    if length == 2 and any(words in date.text.lower() for words in rules.one_moment):
        return [Day(date.start, 1)]
    if length > rules.longest:
        return []
    if event.type in rules.daily_types and date.precision == "range" and length <= rules.longest_daily:
        return [Day(date.start + dt.timedelta(days=i), 2) for i in range(length)]
    return [Day(_middle(date), 2 if length <= 7 else 3)]


def ucdp_stretch(event: Event, published: dt.date | None) -> Stretch | None:
    """The days of an event and their precision; None where nothing tells them, or they are over a year.

    A report without a date tells of the three days before it.
    """
    date, rules = event.date, ucdp_codes().dates
    if date is None:
        if published is None:
            return None
        first, last = (published - dt.timedelta(days=days) for days in rules.before)
        return Stretch(first, last, _precision((last - first).days + 1) or 2)
    precision = _precision((date.end - date.start).days + 1)
    return Stretch(date.start, date.end, precision) if precision else None


def _precision(days: int) -> int | None:
    return next((code for most, code in ucdp_codes().dates.precisions if days <= most), None)


def _middle(date: DateRange) -> dt.date:
    return date.start + (date.end - date.start) // 2
