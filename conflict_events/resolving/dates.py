"""Date expressions to days, against the day of publication; nothing is guessed from today."""

from __future__ import annotations

import calendar
import datetime as dt
import functools
import re
from collections.abc import Callable

from conflict_events.datelines import parse_day, parse_published
from conflict_events.models import DatePrecision, DateRange
from conflict_events.tagging.dates import DateMention, find_dates, fragment, time_rules, weekday_number
from conflict_events.tagging.quantities import spelt_number

__all__ = ["last_weekday", "parse_day", "parse_published", "resolve_date"]

_DAY = dt.timedelta(days=1)
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def resolve_date(
    mention: str | DateMention, published: dt.date | None, anchor: DateRange | None = None
) -> DateRange | None:
    """First and last day of a date expression.

    ``published`` is what relative expressions count from; ``anchor`` the date of the event before, for
    "the next day". None where the text gives no way to tell, and for what is still to come.

    >>> resolve_date("on Thursday", dt.date(2015, 10, 9)).start
    datetime.date(2015, 10, 8)
    """
    words = mention if isinstance(mention, str) else mention.text
    if isinstance(mention, str):
        # A bare month or year ("August", "2013") is no date in running text, but one when asked for.
        found = find_dates(mention) or find_dates(f"in {mention}")
        if not found:
            return None
        mention = max(found, key=lambda m: m.end - m.start)
    resolver = _RESOLVERS.get(mention.kind)
    try:
        resolved = resolver(" ".join(mention.text.split()), published, anchor) if resolver else None
    except (OverflowError, ValueError):
        return None
    return resolved.model_copy(update={"text": words}) if resolved else None


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
    monday = published - _DAY * published.weekday()
    if re.search(r"last week\b", text, re.I):
        return _one(monday + _DAY * (number - 7), text)
    day = last_weekday(number, published)
    if re.search(r"\blast \w+day", text, re.I) and day == published:
        day -= 7 * _DAY
    return _one(day, text)


def _nth_day(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "for a second day on Thursday": from the first day to the last."""
    match = re.search(rf"(?i)\b{fragment('ordinal')}", text)
    if published is None or match is None:
        return None
    nth = _ordinal(match.group().lower())
    number = weekday_number(text)
    end = published if number is None else last_weekday(number, published)
    return _range(end - _DAY * (nth - 1), end, "range", text) if nth else None


def _ordinal(word: str) -> int:
    names = re.findall(r"[a-z]+", fragment("ordinal").split(r"|\d")[0].removeprefix("(?:"))
    digits = "".join(c for c in word if c.isdigit())
    return int(digits) if digits else names.index(word) + 2


def _back(published: dt.date, count: int, unit: str) -> dt.date:
    """``count`` units before publication."""
    if unit in ("month", "year"):
        return _months_on(published, -count * (12 if unit == "year" else 1))
    return published - _DAY * (count * 7 if unit == "week" else count)


def _months_on(day: dt.date, months: int) -> dt.date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return dt.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _amount(text: str) -> tuple[int | None, str]:
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


def _length(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "for three days", "in two days", "five-day offensive": up to publication, its day among them."""
    count, unit = _amount(text)
    if published is None or not count:
        return None
    if unit in ("month", "year"):
        return _range(_back(published, count, unit), published, "range", text)
    return _range(_back(published, count, unit) + _DAY, published, "range", text)


def _explicit(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    alone = re.fullmatch(r"(?i)on the (\d+)\w\w(?: of (this|last|the) month)?", text)
    if alone:
        return _day_of_month(text, int(alone[1]), alone[2], published)
    day = parse_day(text, published)
    if day is None:
        return None
    if re.match(r"(?i)(?:around|about)\b", text):
        return _range(day - _DAY, day + _DAY, "range", text)
    return _one(day, text)


def _day_of_month(text: str, number: int, which: str | None, published: dt.date | None) -> DateRange | None:
    """ "on the 21st": the last one on or before publication."""
    if published is None:
        return None
    earlier = which == "last" or (which is None and number > published.day)
    return _one(_months_on(published.replace(day=1), -1 if earlier else 0).replace(day=number), text)


def _date_range(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "from 5 to 9 May", "Oct. 7-8": without a year the range began on or before publication."""
    days = [int(d) for d in re.findall(r"(?<!\d)(\d{1,2})(?!\d)", text)]
    months = re.findall(fragment("month"), text)
    if len(days) < 2 or not months:
        return None
    year = _YEAR.search(text)
    tail = f" {year.group()}" if year else ""
    start = parse_day(f"{days[0]} {months[0]}{tail}", published)
    end = parse_day(f"{days[-1]} {months[-1]} {start.year}", published) if start else None
    if start is None or end is None:
        return None
    if start > end:
        start, end = (_months_on(start, -12), end) if year else (start, _months_on(end, 12))
    return _range(start, end, "range", text)


def _month_and_year(text: str, published: dt.date | None) -> tuple[dt.date, bool] | None:
    """First day of a month that a text names, and whether it tells the year; else the last such month begun."""
    name, year = re.search(fragment("month"), text), _YEAR.search(text)
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


def _month(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    found = _month_and_year(text, published)
    if found is None:
        return None
    first, told = found
    low, high = _part(text, "month") or (1, 31)
    if published and not told and first.replace(day=low) > published:
        first = _months_on(first, -12)
    last = first.replace(day=min(high, calendar.monthrange(first.year, first.month)[1]))
    return _until(first.replace(day=low), last, published, "month", text)


def _until(
    start: dt.date, end: dt.date, published: dt.date | None, precision: DatePrecision, text: str
) -> DateRange:
    """A range that is cut off at publication, if it had begun by then."""
    return _range(start, min(end, published) if published and start <= published else end, precision, text)


def _week_of(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "first week of August": its first seven days."""
    found = _month_and_year(text, published)
    which = re.search(r"(?i)\b(first|second|third|last) week", text)
    if found is None or which is None:
        return None
    last = calendar.monthrange(found[0].year, found[0].month)[1]
    day = {"first": 1, "second": 8, "third": 15, "last": last - 6}[which.group(1).lower()]
    start = found[0].replace(day=day)
    if published and not found[1] and start > published:
        start = _months_on(start, -12)
    return _until(start, start + 6 * _DAY, published, "week", text)


def _year(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    match = _YEAR.search(text)
    if match is None:
        return None
    low, high = _part(text, "year") or (1, 12)
    start = dt.date(int(match.group()), low, 1)
    end = dt.date(start.year, high, calendar.monthrange(start.year, high)[1])
    return _until(start, end, published, "year", text)


def _since(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "since Thursday": from its first day to publication."""
    inner = resolve_date(re.sub(r"(?i)^(?:ever )?since (?:at least |about )?", "", text), published, anchor)
    if inner is None or published is None or inner.start > published:
        return None
    return _range(inner.start, published, "range", text)


_AND = re.compile(r"(?i)\b(?:to|into|until|till|through|and)\b|\s[-–—]\s|[–—]|-(?=(?-i:[A-Z]))")


def _between(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "from Sunday to Tuesday": the first day before the last."""
    parts = [m for piece in _AND.split(text) for m in find_dates(piece)]
    if len(parts) < 2:
        return None
    first, last = parts[0], parts[-1]
    end = resolve_date(last, published, anchor)
    year_is_shared = _YEAR.search(last.text) is not None and _YEAR.search(first.text) is None
    near = end is not None and (first.kind in ("weekday", "relative") or year_is_shared)
    start = resolve_date(first, end.end if end and near else published, anchor)
    if start is None or end is None:
        return None
    until = end.end
    if start.start > until and last.kind in ("date", "month") and not _YEAR.search(last.text):
        until = _months_on(until, 12)
    return _range(start.start, until, "range", text) if start.start <= until else None


def _ago(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    count, unit = _amount(text)
    if published is None:
        return None
    if "fortnight" in text.lower():
        return _range(published - 13 * _DAY, published, "range", text)
    if not count:
        return None
    if unit in ("hour", "day", "night"):
        return _one(published - _DAY * (count if unit != "hour" else round(count / 24)), text)
    back = _back(published, count, unit)
    if unit == "week":
        return _one(back, text) if count == 1 else _range(back - 3 * _DAY, back + 3 * _DAY, "week", text)
    first = back.replace(day=1) if unit == "month" else dt.date(back.year, 1, 1)
    last = _months_on(first, 1 if unit == "month" else 12) - _DAY
    return _until(first, last, published, "month" if unit == "month" else "year", text)


def _past(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "the past 24 hours", "the last two days", "past week"; None for "the past few days"."""
    told, unit = _amount(text)
    vague = re.search(r"(?i)(?:\b(?:few|several) \w+|s)$", text) is not None
    if published is None or (told is None and vague):
        return None
    count = told or 1
    if unit == "hour":
        back = time_rules()["hours"].get(str(count), -(-count // 24))
        return _range(published - _DAY * back, published, "range", text)
    if unit in ("day", "night"):
        return _range(published - _DAY * count, published if count == 1 else published - _DAY, "range", text)
    if unit == "week":
        return _range(published - _DAY * (7 * count - 1), published, "week" if count == 1 else "range", text)
    if unit == "year" and count == 1:
        return _range(dt.date(published.year, 1, 1), published, "year", text)
    return _range(_back(published, count, unit), published, "range", text)


@functools.cache
def _relative_rows() -> dict[str, tuple[str, str, DatePrecision]]:
    rows = time_rules()["relative"]
    return {word: (row["start"], row["end"], row["precision"]) for row in rows for word in row["words"]}


def _relative(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    if published is None:
        return None
    start, end, precision = _relative_rows()[text.lower().replace("’", "'")]
    first = _point(start, published)
    return (
        _range(first, min(_point(end, published), published), precision, text) if first <= published else None
    )


def _point(name: str, published: dt.date) -> dt.date:
    """The day that a point such as "week-7" or "last_year+8m" stands for."""
    match = re.fullmatch(r"([a-z_]+)([+-]\d+m)?([+-]\d+)?", name)
    assert match is not None, name
    month = published.replace(day=1)
    bases = {
        "day": published,
        "week": last_weekday(0, published),
        "weekend": last_weekday(5, published - _DAY if published.weekday() == 5 else published),
        "month": month,
        "last_month": _months_on(month, -1),
        "year": dt.date(published.year, 1, 1),
        "last_year": dt.date(published.year - 1, 1, 1),
    }
    months, days = int((match[2] or "0m")[:-1]), int(match[3] or 0)
    return _months_on(bases[match[1]], months) + _DAY * days


def _part_of_day(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "at dawn", "earlier in the day": the day last spoken of, else that of publication."""
    if anchor is not None:
        return DateRange(start=anchor.start, end=anchor.end, precision=anchor.precision, text=text)
    return _one(published, text) if published else None


def _later(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "a day earlier", "two days later": counted from the event before."""
    count, unit = _amount(text)
    if anchor is None:
        return None
    if unit in ("hour", "minute"):
        return DateRange(start=anchor.start, end=anchor.end, precision=anchor.precision, text=text)
    count = count or (1 if re.match(r"(?i)the (?:day|night|week)\b", text) else None)
    if not count:
        return None
    back = -1 if re.search(r"(?i)\b(?:earlier|before|previously)\b", text) else 1
    day = _back(anchor.start if back < 0 else anchor.end, -back * count, unit)
    return _one(day, text)


def _anaphoric(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    if anchor is None:
        return None
    lower = text.lower()
    if "previous" in lower or "preceding" in lower:
        return _one(anchor.start - _DAY, text)
    if "next" in lower or "following" in lower:
        return _one(anchor.end + _DAY, text)
    return DateRange(start=anchor.start, end=anchor.end, precision=anchor.precision, text=text)


_Resolver = Callable[[str, dt.date | None, DateRange | None], DateRange | None]
_RESOLVERS: dict[str, _Resolver] = {
    "weekday": _weekday,
    "nth_day": _nth_day,
    "length": _length,
    "date": _explicit,
    "date_range": _date_range,
    "month": _month,
    "week_of": _week_of,
    "year": _year,
    "since": _since,
    "range": _between,
    "ago": _ago,
    "past": _past,
    "relative": _relative,
    "part": _part_of_day,
    "later": _later,
    "anaphoric": _anaphoric,
}
