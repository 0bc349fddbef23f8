"""The command ``report``."""

from __future__ import annotations

from pathlib import Path

import pytest
from making import make_event, make_events
from typer.testing import CliRunner, Result

from conflict_events.cli import app

pytest.importorskip("pandas")


def run(*words: object, given: str = "") -> Result:
    return CliRunner().invoke(app, ["report", *map(str, words)], input=given)


def test_report_writes_a_page(tmp_path: Path) -> None:
    make_events(make_event()).to_jsonl(tmp_path / "events.jsonl")
    result = run(tmp_path / "events.jsonl", tmp_path / "page.html", "--title", "Strikes & raids")
    assert result.exit_code == 0, result.stderr
    assert "1 events in" in result.stdout
    assert "<title>Strikes &amp; raids</title>" in (tmp_path / "page.html").read_text(encoding="utf-8")


def test_report_reads_standard_input(tmp_path: Path) -> None:
    result = run("-", tmp_path / "page.html", given=make_events(make_event()).to_jsonl())
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize("name", ["missing.jsonl", "missing.parquet", "events.txt"])
def test_what_cannot_be_read_ends_in_one_line(tmp_path: Path, name: str) -> None:
    result = run(tmp_path / name, tmp_path / "page.html")
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "page.html").exists()
