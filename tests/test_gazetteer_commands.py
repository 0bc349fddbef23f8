"""The commands around the table of places."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from conflict_events.cli import app

PLACES = "name,kind,province,latitude,longitude\nTal Nowhere,village,Idlib,35.80,36.45\n"


def run(*words: str) -> Result:
    return CliRunner().invoke(app, ["gazetteer", *words])


def test_lookup_shows_place_province_and_match() -> None:
    result = run("lookup", "Qafr Nabbouda")
    assert result.exit_code == 0
    for cell in ("Hama", "town", "normalised"):
        assert cell in result.stdout


def test_lookup_of_a_word_that_is_no_place() -> None:
    result = run("lookup", "xyzzy")
    assert (result.exit_code, result.stdout) == (0, "no place is called 'xyzzy'\n")


def test_lookup_keeps_to_province_and_kind() -> None:
    result = run("lookup", "Homs", "--kind", "governorate")
    assert "governorate" in result.stdout
    assert "city" not in result.stdout


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "mine.csv").write_text(PLACES, encoding="utf-8")
    result = run("import", "csv", str(tmp_path / "mine.csv"), "--out", str(tmp_path / "out"))
    assert result.stdout.replace("\n", "").startswith("1 places read, 1 of them new")
    return tmp_path / "out"


def test_an_imported_place_is_looked_up_in_its_folder(folder: Path) -> None:
    assert "Idlib" in run("lookup", "Tal Nowhere", "--gazetteer", str(folder)).stdout
    assert "Nowhere" not in run("lookup", "Tal Nowhere").stdout.replace("'Tal Nowhere'", "")


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (("import", "csv", "none.csv", "--out", "out"), "none.csv: No such file"),
        (("import", "atlas", "none.csv", "--out", "out"), "no source 'atlas'"),
        (("lookup", "Homs", "--gazetteer", "nowhere"), "no places.csv"),
    ],
)
def test_mistakes_end_in_one_line(words: tuple[str, ...], complaint: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert complaint in result.stderr
    assert len(result.stderr.splitlines()) == 1
