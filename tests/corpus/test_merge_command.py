"""The command ``merge``: events of many documents in, incidents out, in every form."""

from __future__ import annotations

import csv
import datetime as dt
import json
from pathlib import Path

import pytest
from making import make_event
from typer.testing import CliRunner, Result

from conflict_events.cli import app
from conflict_events.corpus.archive import Archive, Form
from conflict_events.corpus.incident_files import INCIDENT_COLUMNS
from conflict_events.corpus.incidents import Incident, merge_reports
from conflict_events.corpus.merging import merge_files
from conflict_events.corpus.schema import archive_rows
from conflict_events.events import Document, Events

pytest.importorskip("splink")


def run(*words: object) -> Result:
    return CliRunner().invoke(app, list(map(str, words)))


def reports() -> list[Events]:
    """Two reports of one strike, and one of another on another day."""
    days = {"a": dt.date(2015, 10, 5), "b": dt.date(2015, 10, 5), "c": dt.date(2015, 11, 20)}
    date = make_event().date
    assert date is not None
    return [
        Events(
            [make_event(id=name, date=date.model_copy(update={"start": day, "end": day}))],
            document=Document(doc_id=name, published=day, source=f"outlet {name}"),
        )
        for name, day in days.items()
    ]


@pytest.fixture(params=list(Form))
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The reports as batch keeps them."""
    kept = Archive(tmp_path / "archive", request.param)
    kept.begin({})
    kept.write_part(0, 3, [row for events in reports() for row in archive_rows(events)], [])
    kept.finish({})
    return kept.folder


def test_json_lines_keep_every_report(archive: Path, tmp_path: Path) -> None:
    result = run("merge", archive, tmp_path / "incidents.jsonl")
    assert result.exit_code == 0, result.stderr
    assert "3 reports, 2 incidents, 1 of them told by several" in result.stderr
    lines = (tmp_path / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    incidents = [Incident.model_validate_json(line) for line in lines]
    assert [[r.doc_id for r in i.reports] for i in incidents] == [["a", "b"], ["c"]]


@pytest.mark.parametrize("processes", [1, 2])
def test_files_give_the_incidents_of_lists(archive: Path, tmp_path: Path, processes: int) -> None:
    merge_files(archive, tmp_path / "incidents.jsonl", n_process=processes)
    lines = (tmp_path / "incidents.jsonl").read_text(encoding="utf-8").splitlines()
    assert [Incident.model_validate_json(line) for line in lines] == merge_reports(reports())


def test_parquet_has_the_columns_of_incidents(archive: Path, tmp_path: Path) -> None:
    import pandas as pd

    assert run("merge", archive, tmp_path / "incidents.parquet").exit_code == 0
    frame = pd.read_parquet(tmp_path / "incidents.parquet")
    assert list(frame.columns) == list(INCIDENT_COLUMNS)
    assert frame["reports"].tolist() == [2, 1]
    assert frame["corroboration"].tolist() == ["single_source", "single_source"]


def test_csv_has_the_same_columns(archive: Path, tmp_path: Path) -> None:
    assert run("merge", archive, tmp_path / "incidents.csv").exit_code == 0
    with (tmp_path / "incidents.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["doc_ids"] for row in rows] == ["a; b", "c"]


def test_geojson_tells_how_well_an_incident_is_corroborated(archive: Path, tmp_path: Path) -> None:
    assert run("merge", archive, tmp_path / "incidents.geojson").exit_code == 0
    features = json.loads((tmp_path / "incidents.geojson").read_text(encoding="utf-8"))["features"]
    assert [f["properties"]["reports"] for f in features] == [2, 1]
    assert features[0]["geometry"]["coordinates"] == [38.87, 34.88]


@pytest.mark.parametrize("name", ["incidents.parquet", "incidents.jsonl"])
def test_the_report_page_shows_incidents(archive: Path, tmp_path: Path, name: str) -> None:
    run("merge", archive, tmp_path / name)
    result = run("report", tmp_path / name, tmp_path / "page.html")
    assert result.exit_code == 0, result.stderr
    assert "2 events in" in result.stdout


@pytest.mark.parametrize(
    "name", ["missing.parquet", "missing.jsonl", "note.txt", "broken.jsonl", "flat.jsonl"]
)
def test_what_cannot_be_read_ends_in_one_line(tmp_path: Path, name: str) -> None:
    (tmp_path / "note.txt").write_text("no events", encoding="utf-8")
    (tmp_path / "broken.jsonl").write_text("{", encoding="utf-8")
    (tmp_path / "flat.jsonl").write_text('{"id": "a"}\n', encoding="utf-8")
    result = run("merge", tmp_path / name, tmp_path / "incidents.jsonl")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1


def test_another_form_is_refused(archive: Path, tmp_path: Path) -> None:
    result = run("merge", archive, tmp_path / "incidents.xlsx")
    assert result.exit_code == 2
    assert ".geojson" in result.stderr
