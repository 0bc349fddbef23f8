"""Annotated articles in files, and the command that scores them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from making import TEXT, make_event
from typer.testing import CliRunner, Result

from conflict_events.cli import app
from conflict_events.errors import EvaluationError
from conflict_events.evaluation import read_gold

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "evaluation"
DOCUMENT = {"doc_id": "d1", "published": "2015-10-08", "text": TEXT}
EVENT = {"type": "airstrike", "mentions": ["jets bombed Sukhnah"]}
GOLD = {"doc_id": "d1", "published": "2015-10-08", "events": [EVENT]}


@pytest.fixture
def files(tmp_path: Path) -> tuple[Path, Path]:
    docs, gold = tmp_path / "docs.jsonl", tmp_path / "gold.json"
    docs.write_text(json.dumps(DOCUMENT) + "\n\n", encoding="utf-8")
    gold.write_text(json.dumps([GOLD]), encoding="utf-8")
    return docs, gold


def run(*words: object) -> Result:
    return CliRunner().invoke(app, ["evaluate", *map(str, words)])


def test_left_out_keys_have_their_usual_value(files: tuple[Path, Path]) -> None:
    [article] = read_gold(*files)
    assert (article.doc_id, article.published, article.text) == ("d1", "2015-10-08", TEXT)
    assert (article.events[0].status, article.events[0].optional, article.events[0].attacker) == (
        "reported",
        False,
        [],
    )


def test_one_annotation_may_stand_without_a_list(files: tuple[Path, Path]) -> None:
    files[1].write_text(json.dumps(GOLD), encoding="utf-8")
    assert len(read_gold(*files)) == 1


@pytest.mark.parametrize(
    ("gold", "message"),
    [
        ([GOLD | {"doc_id": "d2"}], r"docs\.jsonl: no text with the doc_id 'd2'"),
        ([GOLD | {"events": [EVENT | {"attackers": []}]}], r"gold\.json: d1: events\.0\.attackers"),
        ([GOLD | {"events": [EVENT | {"status": "sure"}]}], r"gold\.json: d1: events\.0\.status"),
        ([GOLD | {"events": [EVENT | {"mentions": ["jets bombed Palmyra"]}]}], r"no such words in the text: 'jets bombed Palmyra'"),
        ([GOLD | {"events": [EVENT | {"mentions": []}]}], r"events\.0\.mentions"),
        (["d1"], r"gold\.json: 1: "),
    ],
)  # fmt: skip
def test_a_mistake_is_named(files: tuple[Path, Path], gold: object, message: str) -> None:
    files[1].write_text(json.dumps(gold), encoding="utf-8")
    with pytest.raises(EvaluationError, match=message):
        read_gold(*files)


@pytest.mark.parametrize(
    ("line", "message"),
    [("{", "line 1: no JSON"), ('{"doc_id": 1}', "line 1: no text"), ("[]", "line 1: no doc_id, text")],
)
def test_a_wrong_line_is_named(files: tuple[Path, Path], line: str, message: str) -> None:
    files[0].write_text(line, encoding="utf-8")
    with pytest.raises(EvaluationError, match=message):
        read_gold(*files)


def test_command_shows_figures_types_and_errors(files: tuple[Path, Path]) -> None:
    result = run(*files, "--errors", "--types")
    assert result.exit_code == 0, result.stderr
    for cell in ("detect", "whole", "status", "airstrike", "errors", "attacker", "Russian jets rus_mil"):
        assert cell in result.stdout


def test_command_scores_events_made_before(files: tuple[Path, Path], tmp_path: Path) -> None:
    events = [json.loads(make_event(type="shelling").model_dump_json())]
    (tmp_path / "pred.jsonl").write_text(json.dumps({"doc_id": "d1", "events": events}), encoding="utf-8")
    figures = json.loads(run(*files, "--json", "--pred", tmp_path / "pred.jsonl").stdout)
    assert (figures["detect"]["f1"], figures["type"]["f1"], figures["date"]) == (1.0, 0.0, None)


@pytest.mark.parametrize(
    ("content", "message"), [('{"doc_id": "d1", "events": [{"id": 1}]}', "pred.jsonl"), ("{", "no JSON")]
)
def test_wrong_predictions_end_with_a_message(
    files: tuple[Path, Path], tmp_path: Path, content: str, message: str
) -> None:
    (tmp_path / "pred.jsonl").write_text(content, encoding="utf-8")
    result = run(*files, "--pred", tmp_path / "pred.jsonl")
    assert (result.exit_code, "Traceback" in result.stderr) == (2, False)
    assert message in result.stderr


def test_missing_files_end_with_a_message(tmp_path: Path) -> None:
    result = run(tmp_path / "docs.jsonl", tmp_path / "gold.json")
    assert result.exit_code == 2
    assert "No such file" in result.stderr


def test_example_of_the_documentation_works() -> None:
    result = run(EXAMPLE / "docs.jsonl", EXAMPLE / "gold.json", "--json")
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["detect"]["r"] == 1.0
