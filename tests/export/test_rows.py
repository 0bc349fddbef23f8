"""Flat rows, the pandas frame and the CSV file."""

from __future__ import annotations

import csv
import datetime as dt
import io
import sys
from pathlib import Path

import pandas as pd
import pytest
from making import make_event, make_events

from conflict_events.events import Events
from conflict_events.export.delimited import guard_cell
from conflict_events.export.rows import COLUMNS
from conflict_events.export.tolls import casualty_range
from conflict_events.models import Actor, Casualty, Place


def read_csv(content: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content, newline="")))


def test_frame_has_one_row_an_event_and_the_documented_columns() -> None:
    frame = make_events(make_event(), make_event(id="ce2")).to_frame()
    assert list(frame.columns) == list(COLUMNS)
    assert frame["id"].tolist() == ["ce1", "ce2"]
    row = frame.iloc[0]
    assert (row["attackers"], row["attacker_ids"]) == ("Russian Armed Forces", "rus_mil")
    assert (row["places"], row["provinces"], row["countries"]) == ("Sukhnah", "Homs", "SY")
    assert row["date_start"] == pd.Timestamp("2015-10-05")
    assert (row["killed_low"], row["killed_high"]) == (12, 12)
    assert (row["losses"], row["claims"]) == ("2 tanks", "the Observatory")
    assert row["published"] == pd.Timestamp("2015-10-08")


@pytest.mark.parametrize("events", [make_events(make_event()), make_events(), make_events(published=None)])
def test_frame_dtypes_do_not_depend_on_the_content(events: Events) -> None:
    dtypes = events.to_frame().dtypes.astype(str).to_dict()
    assert dtypes == {name: column.dtype for name, column in COLUMNS.items()}


def test_what_the_text_does_not_say_is_missing() -> None:
    bare = make_event(attackers=[], targets=[], places=[], date=None, casualties=[], losses=[], claims=[])
    row = make_events(bare, published=None).to_frame().iloc[0]
    for name in (
        "attackers",
        "places",
        "latitude",
        "date_start",
        "killed_low",
        "count",
        "losses",
        "published",
    ):
        assert pd.isna(row[name]), name


def test_lists_are_joined_each_name_once() -> None:
    places = [Place(text=t, province="Hama", country="SY") for t in ("Morek", "Kafr Zita")]
    attackers = [Actor(text="rebels", start=0, end=6, id="rebels"), Actor(text="a new group", start=0, end=1)]
    row = make_events(make_event(places=places, attackers=attackers)).to_frame().iloc[0]
    assert row["places"] == "Morek; Kafr Zita"
    assert row["provinces"] == "Hama"
    assert row["attackers"] == "rebels; a new group"
    assert row["attacker_ids"] == "rebels"


def test_casualties_span_the_estimates_and_leave_out_subtotals() -> None:
    told = [
        Casualty(kind="killed", low=20, high=25),
        Casualty(kind="killed", low=18, high=18),
        Casualty(kind="killed", low=3, high=3, who="children", part=True),
    ]
    assert casualty_range(told, "killed") == (18, 25)
    assert casualty_range(told, "wounded") is None
    cell = make_events(make_event(casualties=told)).to_frame()["casualties"][0]
    assert cell == "20-25 killed; 18 killed; 3 killed children (part)"


def test_frame_without_pandas_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(ImportError, match="pip install"):
        make_events(make_event()).to_frame()


def test_csv_has_the_columns_of_the_frame(tmp_path: Path) -> None:
    content = make_events(make_event(), title='A, "quoted"\nheadline').to_csv(tmp_path / "events.csv")
    assert (tmp_path / "events.csv").read_bytes().decode() == content
    [row] = read_csv(content)
    assert list(row) == list(COLUMNS)
    assert (row["date_start"], row["background"], row["count"]) == ("2015-10-05", "false", "")
    assert row["title"] == 'A, "quoted"\nheadline'


def test_pandas_reads_the_csv_back() -> None:
    events = make_events(make_event(), make_event(id="ce2", date=None))
    again = pd.read_csv(io.StringIO(events.to_csv()), parse_dates=["date_start"])
    assert again["killed_low"].tolist() == [12, 12]
    assert again["date_start"][0].date() == dt.date(2015, 10, 5)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"])
def test_csv_cell_that_a_spreadsheet_would_run_is_guarded(text: str) -> None:
    [row] = read_csv(make_events(make_event(), title=text).to_csv())
    assert row["title"] == "'" + text


@pytest.mark.parametrize(
    ("cell", "shown"), [("Al-Bab", "Al-Bab"), (-38.5, -38.5), (True, "true"), (None, None), ("", "")]
)
def test_other_cells_stay_as_they_are(cell: object, shown: object) -> None:
    assert guard_cell(cell) == shown  # type: ignore[arg-type]
