"""Events read back from files."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from making import make_event, make_events

from conflict_events.export.files import read_events
from conflict_events.export.rows import COLUMNS

pd = pytest.importorskip("pandas")

EVENTS = make_events(make_event(), make_event(id="ce2", date=None, places=[]))
TOLD_OF_THE_TEXT = ["published", "title", "doc_id", "source", "model"]


def test_parquet_is_read_back_as_the_frame(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    EVENTS.to_parquet(tmp_path / "events.parquet")
    pd.testing.assert_frame_equal(read_events(tmp_path / "events.parquet"), EVENTS.to_frame())


def test_json_lines_are_read_back_as_the_frame(tmp_path: Path) -> None:
    EVENTS.to_jsonl(tmp_path / "events.jsonl")
    read, meant = read_events(tmp_path / "events.jsonl"), EVENTS.to_frame()
    pd.testing.assert_frame_equal(read.drop(columns=TOLD_OF_THE_TEXT), meant.drop(columns=TOLD_OF_THE_TEXT))


def test_further_keys_of_a_line_are_kept(tmp_path: Path) -> None:
    record = EVENTS.to_records()[0] | {"url": "https://example.org/a", "title": "A headline"}
    (tmp_path / "events.jsonl").write_text(json.dumps(record) + "\n\n", encoding="utf-8")
    [row] = read_events(tmp_path / "events.jsonl").to_dict("records")
    assert (row["url"], row["title"]) == ("https://example.org/a", "A headline")


def test_an_empty_file_holds_no_events(tmp_path: Path) -> None:
    (tmp_path / "events.jsonl").write_text("", encoding="utf-8")
    read = read_events(tmp_path / "events.jsonl")
    assert read.empty
    assert list(read.columns) == list(COLUMNS)


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("events.jsonl", "{}\n", "events.jsonl:1 is no event"),
        ("events.jsonl", "[1]\n", "events.jsonl:1 is no event"),
        ("events.jsonl", "nonsense\n", "events.jsonl:1 is no event"),
        ("events.parquet", "nonsense", "no Parquet file"),
        ("events.xlsx", "", "ends in .parquet or .jsonl"),
    ],
)
def test_what_is_wrong_with_a_file_is_told(tmp_path: Path, name: str, content: str, words: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=words):
        read_events(tmp_path / name)


def test_a_table_of_something_else_is_no_file_of_events(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    pd.DataFrame({"a": [1]}).to_parquet(tmp_path / "other.parquet")
    with pytest.raises(ValueError, match="has no column type, category, evidence"):
        read_events(tmp_path / "other.parquet")
