"""Counting by place and time, whatever the number of events."""

from __future__ import annotations

import datetime as dt

import pytest
from making import make_event, make_events, place_of

from conflict_events.export.tally import category_colours, count_by_place, count_by_time
from conflict_events.models import DateRange, Event

pytest.importorskip("pandas")


def event_on(day: str, **fields: object) -> Event:
    date = dt.date.fromisoformat(day)
    return make_event(date=DateRange(start=date, end=date, text=day), **fields)


def test_events_of_one_place_and_category_are_one_record() -> None:
    events = make_events(*(event_on(f"2015-10-0{n}") for n in range(1, 10)))
    [record] = count_by_place(events.to_frame())
    told = {key: record[key] for key in ("at", "category", "events", "killed", "days", "place", "province")}
    assert told == {
        "at": [34.88, 38.87],
        "category": "remote_violence",
        "events": 9,
        "killed": 108,
        "days": "2015-10-01 to 2015-10-09",
        "place": "Sukhnah",
        "province": "Homs",
    }


def test_the_latest_sentences_are_kept() -> None:
    events = make_events(*(event_on(f"2015-10-0{n}") for n in range(1, 10)))
    [record] = count_by_place(events.to_frame())
    assert [quote["day"] for quote in record["quotes"]] == [f"2015-10-0{n}" for n in range(9, 3, -1)]


def test_events_without_coordinates_stand_nowhere() -> None:
    assert count_by_place(make_events(make_event(places=[place_of("Sukhnah")])).to_frame()) == []


def test_undated_events_have_a_place() -> None:
    [record] = count_by_place(make_events(make_event(date=None)).to_frame())
    assert record["days"] == ""


@pytest.mark.parametrize(
    ("last", "unit"),
    [
        ("2015-01-01", "day"),
        ("2015-08-01", "day"),
        ("2016-01-01", "week"),
        ("2020-01-01", "month"),
        ("2040-01-01", "quarter"),
        ("2200-01-01", "year"),
    ],
)
def test_the_unit_of_time_fits_the_span(last: str, unit: str) -> None:
    found, counts = count_by_time(make_events(event_on("2015-01-01"), event_on(last)).to_frame())
    assert found == unit
    assert counts["events"].sum() == 2


def test_weeks_begin_on_monday() -> None:
    _, counts = count_by_time(make_events(event_on("2015-10-07"), event_on("2017-01-01")).to_frame())
    assert counts["start"].iloc[0].date() == dt.date(2015, 10, 5)
    assert counts["end"].iloc[0].date() == dt.date(2015, 10, 12)


def test_events_of_which_only_the_year_is_known_are_left_out() -> None:
    year = DateRange(start=dt.date(2015, 1, 1), end=dt.date(2015, 12, 31), precision="year", text="2015")
    assert count_by_time(make_events(make_event(date=year)).to_frame())[1].empty


def test_no_events_count_nothing() -> None:
    frame = make_events().to_frame()
    assert count_by_place(frame) == []
    assert count_by_time(frame)[1].empty


def test_new_categories_get_colours_of_their_own() -> None:
    colours = category_colours(["piracy", "territory", "cyber"])
    assert list(colours) == ["territory", "cyber", "piracy"]
    assert len(set(colours.values())) == 3
