"""Events counted by place and by time in pandas, so that a map or chart of 100,000 events stays small."""

from __future__ import annotations

import functools
import tomllib
from collections import defaultdict
from collections.abc import Hashable, Iterable
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas

MOST_BARS = 240
MOST_SENTENCES = 6_000  # of all popups of a map together
UNIT_DAYS = {"day": 1, "week": 7, "month": 30, "quarter": 91, "year": 365}
PLACE_KEYS = ["latitude", "longitude", "category"]
QUOTED = ["type", "evidence", "claims", "status", "title", "source", "doc_id", "url"]
_PERIODS = {"day": "D", "week": "W-SUN", "month": "M", "quarter": "Q", "year": "Y"}
_TIME_COLUMNS = ["start", "end", "category", "events", "killed"]


def category_colours(categories: Iterable[str]) -> dict[str, str]:
    """A colour for each category, those of the built-in ones always the same."""
    table = _colour_table()
    known, spare = table["colours"], table["spare"]["colours"]
    names = sorted(set(categories), key=lambda c: (list(known).index(c) if c in known else len(known), c))
    new = [name for name in names if name not in known]
    return {name: known.get(name) or spare[new.index(name) % len(spare)] for name in names}


def count_by_place(frame: pandas.DataFrame) -> list[dict[str, Any]]:
    """One record a pair of coordinates and category: number, days, killed, and sentences to read.

    The fewer such pairs, the more sentences each keeps: six at most, one at least, the latest first.
    """
    located = frame.dropna(subset=["latitude", "longitude"]).sort_values("date_start", ascending=False)
    groups = located.groupby(PLACE_KEYS, sort=True)
    quotes = _quotes(groups.head(max(1, min(6, MOST_SENTENCES // max(1, groups.ngroups)))))
    totals = groups.agg(
        events=("date_start", "size"),
        killed=("killed_low", "sum"),
        first=("date_start", "min"),
        last=("date_end", "max"),
    )
    names = located.drop_duplicates(PLACE_KEYS).set_index(PLACE_KEYS)[["places", "provinces"]]
    rows = totals.join(names).reset_index().to_dict("records")
    return [_place_record(row, quotes[tuple(row[key] for key in PLACE_KEYS)]) for row in rows]


def _place_record(row: dict[Hashable, Any], quotes: list[dict[Hashable, Any]]) -> dict[str, Any]:
    return {
        "at": [round(row["latitude"], 4), round(row["longitude"], 4)],
        "category": row["category"],
        "events": int(row["events"]),
        "killed": int(row["killed"]),
        "days": _spell_days(row["first"], row["last"]),
        "place": first_of(row["places"]),
        "province": first_of(row["provinces"]),
        "quotes": quotes,
    }


def count_by_time(frame: pandas.DataFrame) -> tuple[str, pandas.DataFrame]:
    """The unit of time, and one row a unit and category: ``start``, ``end``, ``category``,
    ``events``, ``killed``.

    The unit is the shortest of day, week, month, quarter and year that needs at most 240 bars. Events
    without a date, and those of which only the year is known, stand nowhere on the axis and are left out.
    """
    dated = frame[frame["date_start"].notna() & (frame["date_precision"] != "year")]
    unit = fitting_unit(dated)
    if dated.empty:
        days = dated["date_start"]
        return unit, dated.assign(start=days, end=days, events=0, killed=0)[_TIME_COLUMNS]
    periods = dated["date_start"].dt.to_period(_PERIODS[unit]).dt
    bars = dated.assign(start=periods.start_time, end=periods.end_time.dt.ceil("s"))
    groups = bars.groupby(["start", "end", "category"], as_index=False)
    counted = groups.agg(events=("type", "size"), killed=("killed_low", "sum"))
    return unit, counted.astype({"events": int, "killed": int})


def fitting_unit(dated: pandas.DataFrame) -> str:
    """The shortest unit that needs at most ``MOST_BARS`` bars from the first day to the last."""
    if dated.empty:
        return "day"
    days = (dated["date_start"].max() - dated["date_start"].min()).days + 1
    return next((unit for unit, length in UNIT_DAYS.items() if days / length <= MOST_BARS), "year")


def first_of(joined: object) -> str:
    """The first value of a joined cell; empty where there is none."""
    return joined.split("; ")[0] if isinstance(joined, str) else ""


def _quotes(rows: pandas.DataFrame) -> dict[tuple[Any, ...], list[dict[Hashable, Any]]]:
    """What the popups quote, by coordinates and category."""
    known = rows.reindex(columns=QUOTED).assign(day=rows["date_start"].dt.strftime("%Y-%m-%d"))
    records = known.astype(object).where(known.notna(), "").to_dict("records")
    quotes: dict[tuple[Any, ...], list[dict[Hashable, Any]]] = defaultdict(list)
    for key, record in zip(rows[PLACE_KEYS].itertuples(index=False, name=None), records, strict=True):
        quotes[key].append(record)
    return quotes


def _spell_days(first: Any, last: Any) -> str:
    import pandas as pd

    if pd.isna(first):
        return ""
    days = [first.date().isoformat(), last.date().isoformat()]
    return days[0] if days[0] == days[1] else " to ".join(days)


@functools.cache
def _colour_table() -> dict[str, Any]:
    return tomllib.loads((files("conflict_events.export") / "categories.toml").read_text(encoding="utf-8"))
