"""Relative dates to days: counted from publication, or from the event before."""

from __future__ import annotations

import datetime as dt
import functools
import re

from conflict_events.models import DatePrecision, DateRange
from conflict_events.resolving.days import (
    DAY,
    day_range,
    find_amount,
    last_weekday,
    months_on,
    one_day,
    units_back,
    until_published,
)
from conflict_events.tagging.dates import fragment, time_rules, weekday_number


def weekday(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "on Thursday", "Friday night", "last week on Monday": the last one on or before publication."""
    number = weekday_number(text)
    if published is None or number is None:
        return None
    monday = published - DAY * published.weekday()
    if re.search(r"last week\b", text, re.I):
        return one_day(monday + DAY * (number - 7), text)
    day = last_weekday(number, published)
    if re.search(r"\blast \w+day", text, re.I) and (published - day).days < 2:  # else one says "yesterday"
        day -= 7 * DAY
    return one_day(day, text)


def nth_day(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "for a second day on Thursday": from the first day to the last."""
    match = re.search(rf"(?i)\b{fragment('ordinal')}", text)
    if published is None or match is None:
        return None
    nth = _ordinal(match.group().lower())
    number = weekday_number(text)
    end = published if number is None else last_weekday(number, published)
    return day_range(end - DAY * (nth - 1), end, "range", text) if nth else None


def _ordinal(word: str) -> int:
    names = re.findall(r"[a-z]+", fragment("ordinal").split(r"|\d")[0].removeprefix("(?:"))
    digits = "".join(c for c in word if c.isdigit())
    return int(digits) if digits else names.index(word) + 2


def length(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "for three days", "in two days", "five-day offensive": up to publication, its day among them."""
    count, unit = find_amount(text)
    if published is None or not count:
        return None
    if unit in ("month", "year"):
        return day_range(units_back(published, count, unit), published, "range", text)
    return day_range(units_back(published, count, unit) + DAY, published, "range", text)


def ago(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "two days ago", "a week ago", "three months ago": the vaguer the unit, the wider the range."""
    count, unit = find_amount(text)
    if published is None:
        return None
    if "fortnight" in text.lower():
        return day_range(published - 13 * DAY, published, "range", text)
    if not count:
        return None
    if unit in ("hour", "day", "night"):
        return one_day(published - DAY * (count if unit != "hour" else round(count / 24)), text)
    back = units_back(published, count, unit)
    if unit == "week":
        return one_day(back, text) if count == 1 else day_range(back - 3 * DAY, back + 3 * DAY, "week", text)
    first = back.replace(day=1) if unit == "month" else dt.date(back.year, 1, 1)
    last = months_on(first, 1 if unit == "month" else 12) - DAY
    return until_published(first, last, published, "month" if unit == "month" else "year", text)


def past(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "the past 24 hours", "the last two days", "past week", "the last several weeks"; None for "the past months"."""
    told, unit = find_amount(text)
    vague = re.search(r"(?i)(?:\b(?:few|several) \w+|s)$", text) is not None
    if published is not None and told is None and re.search(r"(?i)\b(?:few|several) weeks$", text):
        return day_range(published - 3 * _WEEK * DAY, published, "range", text)
    if published is None or (told is None and vague):
        return None
    count = told or 1
    if unit == "hour":
        back = time_rules()["hours"].get(str(count), -(-count // 24))
        return day_range(published - DAY * back, published, "range", text)
    if unit in ("day", "night"):
        return day_range(published - DAY * max(count - 1, 1), published, "range", text)
    if unit == "week":
        return day_range(
            published - DAY * (7 * count - 1), published, "week" if count == 1 else "range", text
        )
    if unit == "year" and count == 1:
        return day_range(dt.date(published.year, 1, 1), published, "year", text)
    return day_range(units_back(published, count, unit), published, "range", text)


def recent(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "in recent weeks": the last few of them; "recently" and "in recent days" tell no day."""
    weeks = text.lower().endswith("recent weeks")
    return past("the last few weeks", published, anchor) if weeks else None


@functools.cache
def _relative_rows() -> dict[str, tuple[str, str, DatePrecision]]:
    rows = time_rules()["relative"]
    return {word: (row["start"], row["end"], row["precision"]) for row in rows for word in row["words"]}


def relative(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "overnight", "last week": as the table of relative expressions says."""
    if published is None:
        return None
    start, end, precision = _relative_rows()[text.lower().replace("’", "'")]
    first = _point(start, published)
    return (
        day_range(first, min(_point(end, published), published), precision, text)
        if first <= published
        else None
    )


def _point(name: str, published: dt.date) -> dt.date:
    """The day that a point such as "week-7" or "last_year+8m" stands for."""
    match = re.fullmatch(r"([a-z_]+)([+-]\d+m)?([+-]\d+)?", name)
    assert match is not None, name
    month = published.replace(day=1)
    bases = {
        "day": published,
        "week": last_weekday(0, published),
        "weekend": last_weekday(5, published - DAY if published.weekday() == 5 else published),
        "month": month,
        "last_month": months_on(month, -1),
        "year": dt.date(published.year, 1, 1),
        "last_year": dt.date(published.year - 1, 1, 1),
    }
    months, days = int((match[2] or "0m")[:-1]), int(match[3] or 0)
    return months_on(bases[match[1]], months) + DAY * days


_WEEK = 7  # days
_HOURS = 24  # of a day


def part_of_day(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "at dawn", "earlier in the day": the day last spoken of, else that of publication."""
    if anchor is not None:
        return DateRange(start=anchor.start, end=anchor.end, precision=anchor.precision, text=text)
    return one_day(published, text) if published else None


def later(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "a day earlier", "two days later", "30 hours later": counted from the event before."""
    count, unit = find_amount(text)
    if anchor is None:
        return None
    if unit == "hour" and count and count >= _HOURS:
        count, unit = count // _HOURS, "day"
    if unit in ("hour", "minute") and _is_wide(anchor):
        return None
    if unit in ("hour", "minute"):
        return DateRange(start=anchor.start, end=anchor.end, precision=anchor.precision, text=text)
    count = count or (1 if re.match(r"(?i)the\b", text) else None)
    if not count or (_is_wide(anchor) and unit in ("day", "week")):
        return None
    back = -1 if re.search(r"(?i)\b(?:earlier|before|previously)\b", text) else 1
    if unit in ("month", "year") and re.match(r"(?i)the\b", text):
        return _next(text, unit, anchor.start, back)
    if _is_wide(anchor):
        first, last = (units_back(d, -back * count, unit) for d in (anchor.start, anchor.end))
        return day_range(first, last, anchor.precision, text)
    day = units_back(anchor.start if back < 0 else anchor.end, -back * count, unit)
    return one_day(day, text)


def anaphoric(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "the same day", "the next day": of the event before."""
    if anchor is None:
        return None
    lower = text.lower()
    if "since" in lower:
        since = published is not None and anchor.start <= published
        return day_range(anchor.start, published, "range", text) if since and published else None
    unit = re.search(r"\b(?:week|month|year)$", lower)
    if unit is not None:
        return _next(text, unit.group(), anchor.start)
    step = -1 if re.search("previous|preceding", lower) else 1 if re.search("next|following", lower) else 0
    if step:
        return (
            None if _is_wide(anchor) else one_day(anchor.start - DAY if step < 0 else anchor.end + DAY, text)
        )
    return DateRange(start=anchor.start, end=anchor.end, precision=anchor.precision, text=text)


def _is_wide(anchor: DateRange) -> bool:
    """Whether a date is too vague for days to be counted from it: "in July"."""
    return (anchor.end - anchor.start).days > _WEEK


def _next(text: str, unit: str, day: dt.date, step: int = 1) -> DateRange:
    """The whole week, month or year behind the one of a day; before it with a step of -1."""
    if unit == "week":
        monday = last_weekday(0, day) + step * 7 * DAY
        return day_range(monday, monday + 6 * DAY, "week", text)
    months = 12 if unit == "year" else 1
    first = months_on(day.replace(day=1) if unit == "month" else dt.date(day.year, 1, 1), step * months)
    return day_range(first, months_on(first, months) - DAY, "month" if unit == "month" else "year", text)
