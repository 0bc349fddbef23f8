"""Date expressions to days, against the day of publication; nothing is guessed from today."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable

from conflict_events.models import DateRange
from conflict_events.resolving import relative_dates, written_dates
from conflict_events.resolving.days import YEAR, day_range, months_on
from conflict_events.tagging.dates import DateMention, find_dates


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


def _since(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "since Thursday": from its first day to publication."""
    inner = resolve_date(re.sub(r"(?i)^(?:ever )?since (?:at least |about )?", "", text), published, anchor)
    if inner is None or published is None or inner.start > published:
        return None
    return day_range(inner.start, published, "range", text)


_AND = re.compile(r"(?i)\b(?:to|into|until|till|through|and)\b|\s[-–—]\s|[–—]|-(?=(?-i:[A-Z]))")


def _between(text: str, published: dt.date | None, anchor: DateRange | None) -> DateRange | None:
    """ "from Sunday to Tuesday": the first day before the last."""
    parts = [m for piece in _AND.split(text) for m in find_dates(piece)]
    if len(parts) < 2:
        return None
    first, last = parts[0], parts[-1]
    end = resolve_date(last, published, anchor)
    year_is_shared = YEAR.search(last.text) is not None and YEAR.search(first.text) is None
    near = end is not None and (first.kind in ("weekday", "relative") or year_is_shared)
    start = resolve_date(first, end.end if end and near else published, anchor)
    if start is None or end is None:
        return None
    until = end.end
    if start.start > until and last.kind in ("date", "month") and not YEAR.search(last.text):
        until = months_on(until, 12)
    return day_range(start.start, until, "range", text) if start.start <= until else None


_Resolver = Callable[[str, dt.date | None, DateRange | None], DateRange | None]
_RESOLVERS: dict[str, _Resolver] = {
    "weekday": relative_dates.weekday,
    "nth_day": relative_dates.nth_day,
    "length": relative_dates.length,
    "date": written_dates.written_day,
    "date_range": written_dates.date_range,
    "month": written_dates.month,
    "week_of": written_dates.week_of,
    "year": written_dates.whole_year,
    "since": _since,
    "range": _between,
    "ago": relative_dates.ago,
    "past": relative_dates.past,
    "vague": relative_dates.recent,
    "relative": relative_dates.relative,
    "part": relative_dates.part_of_day,
    "later": relative_dates.later,
    "anaphoric": relative_dates.anaphoric,
}
