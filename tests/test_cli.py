"""The program: every command, every form, every way to call it wrongly."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command
from typer.testing import CliRunner, Result

from conflict_events import __version__, extract_events
from conflict_events.cli import app

ARTICLE = Path(__file__).parents[1] / "docs" / "examples" / "article.txt"
SENTENCE = (
    "Government warplanes bombed the town of Saraqib in Idlib province on Monday, killing six civilians."
)


def run(*words: str, given: str | bytes = "") -> Result:
    return CliRunner().invoke(app, list(words), input=given)


def run_program(*words: str, given: bytes = b"") -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "conflict_events", *words], input=given, capture_output=True, check=False
    )


@pytest.fixture
def note(tmp_path: Path) -> Path:
    path = tmp_path / "note.txt"
    path.write_text(SENTENCE, encoding="utf-8")
    return path


def test_extract_prints_a_table(note: Path) -> None:
    result = run("extract", str(note), "--published", "2015-10-08")
    assert result.exit_code == 0
    for cell in ("airstrike", "Saraqib (Idlib)", "2015-10-05", "6/-"):
        assert cell in result.stdout


def test_extract_reads_standard_input() -> None:
    result = run("extract", "-", "--format", "json", given=SENTENCE)
    assert [e["type"] for e in json.loads(result.stdout)["events"]] == ["airstrike"]


def test_published_resolves_the_dates(note: Path) -> None:
    result = run("extract", str(note), "--published", "8 October 2015", "--format", "json")
    document = json.loads(result.stdout)
    assert document["published"] == "2015-10-08"
    assert document["events"][0]["date"]["start"] == "2015-10-05"


def test_forms_hold_the_same_events(note: Path) -> None:
    expected = extract_events(SENTENCE, published="2015-10-08")
    forms = {
        f: run("extract", str(note), "--published", "2015-10-08", "--format", f) for f in ("jsonl", "csv")
    }
    assert [json.loads(line) for line in forms["jsonl"].stdout.splitlines()] == expected.to_records()
    assert [row["id"] for row in csv.DictReader(io.StringIO(forms["csv"].stdout))] == [e.id for e in expected]


@pytest.mark.parametrize("form", ["table", "json", "jsonl", "csv"])
def test_output_goes_into_a_file(note: Path, tmp_path: Path, form: str) -> None:
    target = tmp_path / "out"
    result = run("extract", str(note), "--format", form, "--output", str(target))
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "Saraqib" in target.read_text(encoding="utf-8")


def test_title_helps_but_is_no_text(note: Path) -> None:
    result = run("extract", str(note), "--title", "Air strike kills six in Idlib", "--format", "json")
    document = json.loads(result.stdout)
    assert document["title"] == "Air strike kills six in Idlib"
    assert len(document["events"]) == 1


def test_text_without_events_is_no_error() -> None:
    result = run("extract", "-", given="The weather was fine.")
    assert result.exit_code == 0
    assert result.stdout.startswith("No conflict events.")


def test_brackets_of_an_article_are_no_markup() -> None:
    result = run("extract", "-", given="[bold]Rebels[/bold] shelled Morek in Hama on Monday [/red].")
    assert result.exit_code == 0
    assert "Morek" in result.stdout


def test_doubtful_events_can_be_left_out(note: Path) -> None:
    result = run("extract", str(note), "--format", "json", "--min-confidence", "1")
    assert json.loads(result.stdout)["events"] == []


def commands(command: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    groups = getattr(command, "commands", None)
    if groups is None:
        return [path]
    return [found for name, inner in groups.items() for found in commands(inner, (*path, name))]


@pytest.mark.parametrize("path", commands(get_command(app)), ids=" ".join)
def test_help_of_every_command_teaches_by_example(path: tuple[str, ...]) -> None:
    assert f"conflict-events {' '.join(path)} " in run(*path, "--help").stdout + " "


def test_explain_gives_an_outcome_and_a_reason_for_each_trigger() -> None:
    text = "Rebels shelled Morek on Monday. Turkey threatened to bomb Manbij."
    result = run("explain", "-", "--published", "2015-10-08", given=text)
    assert result.exit_code == 0
    for cell in ("shelled", "event", "bomb", "dropped"):
        assert cell in result.stdout


def test_rules_list_names_every_type() -> None:
    from conflict_events.rules.load import builtin_event_types

    result = run("rules", "list")
    assert result.exit_code == 0
    for name in builtin_event_types():
        assert name in result.stdout


def test_rules_show_tells_definition_codes_and_triggers() -> None:
    from conflict_events.rules.load import builtin_event_types

    result = run("rules", "show", "airstrike")
    assert result.exit_code == 0
    assert "ACLED: Explosions/Remote violence" in result.stdout
    assert builtin_event_types()["airstrike"].trigger[0].id.split(".")[1] in result.stdout


def test_version() -> None:
    assert run("--version").stdout == f"conflict-events {__version__}\n"


def test_python_m_is_the_same_program() -> None:
    done = run_program("--version")
    assert (done.returncode, done.stdout.decode().strip()) == (0, f"conflict-events {__version__}")


@pytest.mark.parametrize(
    ("words", "given", "message"),
    [
        (["extract", "missing.txt"], b"", "missing.txt"),
        (["extract", "."], b"", "."),
        (["extract", "-"], b"\x89PNG\x00\x1a", "binary file"),
        (["extract", "-"], b"caf\xe9 in Aleppo", "byte 0xe9 at position 3"),
        (["extract", "-", "--published", "soonish"], b"Rebels shelled Morek.", "soonish"),
        (["extract", "-", "--format", "xml"], b"x", "xml"),
        (["extract", "-", "--output", "no/such/folder/x"], b"x", "no/such/folder"),
        (["explain", "missing.txt"], b"", "missing.txt"),
        (["rules", "show", "airstrik"], b"", "airstrike"),
        (["extract"], b"", "FILE"),
        (["nonsense"], b"", "nonsense"),
    ],
)
def test_wrong_call_ends_with_a_message_and_code_2(words: list[str], given: bytes, message: str) -> None:
    result = run(*words, given=given)
    assert result.exit_code == 2
    assert message in result.stderr
    assert "Traceback" not in result.stderr
    assert isinstance(result.exception, SystemExit)


def test_unfit_installation_ends_with_code_1(monkeypatch: pytest.MonkeyPatch) -> None:
    import conflict_events
    from conflict_events.errors import ModelNotFoundError

    def refuse(*_: object, **__: object) -> None:
        raise ModelNotFoundError("no English model: pip install something")

    monkeypatch.setattr(conflict_events, "extract_events", refuse)
    result = run("extract", "-", given="x")
    assert (result.exit_code, result.stderr) == (
        1,
        "conflict-events: no English model: pip install something\n",
    )


def test_reader_of_the_output_may_go_away() -> None:
    command = f"{sys.executable} -m conflict_events rules list | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, check=True)
    assert b"Traceback" not in done.stderr
