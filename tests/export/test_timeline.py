"""The timeline: few bars however many events, and nothing invented for undated ones."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from making import make_event, make_events

from conflict_events.models import DateRange

pytest.importorskip("altair")
pytest.importorskip("pandas")


def rows_of(chart: dict[str, Any]) -> int:
    return sum(len(rows) for rows in chart["datasets"].values())


def test_events_and_killed_have_a_chart_each() -> None:
    chart = make_events(make_event()).timeline().to_dict()
    assert [part["encoding"]["y"]["title"] for part in chart["vconcat"]] == ["events", "killed, at least"]


def test_nobody_killed_gives_one_chart() -> None:
    assert len(make_events(make_event(casualties=[])).timeline().to_dict()["vconcat"]) == 1


def test_many_days_make_few_bars() -> None:
    days = [dt.date(2011, 3, 15) + dt.timedelta(n) for n in range(3000)]
    dates = [DateRange(start=day, end=day) for day in days]
    chart = make_events(*(make_event(date=d) for d in dates)).timeline().to_dict()
    assert rows_of(chart) <= 2 * 240


def test_the_title_tells_what_is_left_out() -> None:
    chart = make_events(make_event(), make_event(date=None)).timeline().to_dict()
    assert chart["title"] == "1 events by day, 1 undated or background left out"


def test_no_events_give_a_chart() -> None:
    assert make_events().timeline().to_dict()["title"] == "0 events by day"
