"""The command ``conflict-events evaluate``: the library's score on annotated articles of one's own."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from conflict_events.program import BAD_INPUT, console, told_in_one_line
from conflict_events.rules_commands import OwnActors, OwnGazetteer, OwnRules

if TYPE_CHECKING:
    from conflict_events.evaluation import Score, Tally

HEADERS = ("measure", "precision", "recall", "F1", "annotated", "found")
FAULT_HEADERS = ("article", "error", "type", "slot", "annotated", "found", "words")


def evaluate_articles(
    texts: Annotated[Path, typer.Argument(metavar="DOCS", help="JSON lines: doc_id, text, published.")],
    annotation: Annotated[Path, typer.Argument(metavar="GOLD", help="JSON: doc_id, published, events.")],
    predictions: Annotated[
        Path | None,
        typer.Option("--pred", metavar="FILE", help="Events made before, as JSON lines: doc_id, events."),
    ] = None,
    errors: Annotated[bool, typer.Option("--errors", help="List what is missed, added or wrong.")] = False,
    types: Annotated[bool, typer.Option("--types", help="Show the score of each event type.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The figures as one line of JSON.")] = False,
    rules: OwnRules = None,
    actors: OwnActors = None,
    gazetteer: OwnGazetteer = None,
) -> None:
    """Score the library on articles that you have annotated.

    Examples:

        conflict-events evaluate docs.jsonl gold.json --errors

        conflict-events evaluate docs.jsonl gold.json --pred events.jsonl --types
    """
    with told_in_one_line(BAD_INPUT):
        from tqdm.auto import tqdm

        from conflict_events import load
        from conflict_events.evaluation import evaluate, read_gold, read_predictions
        from conflict_events.rules.codebook import load_codebook

        articles = read_gold(texts, annotation)
        extract = (
            read_predictions(predictions)
            if predictions
            else load(rules=rules, actors=actors, gazetteer=gazetteer)
        )
        # a bar on terminals only, gone when done
        shown = tqdm(articles, unit="article", desc="scoring", disable=None, leave=False)
        score = evaluate(shown, extract, codebook=load_codebook(rules, actors))
        if as_json:
            typer.echo(json.dumps(score.figures()))
        else:
            show_score(score, len(articles), types, errors)


def show_score(score: Score, articles: int, types: bool, errors: bool) -> None:
    """The figures as tables."""
    from conflict_events.export.terminal import text_table

    out = console()
    shares = [
        (name, "", "", "" if s.value is None else f"{s.value:.3f}", str(s.compared), "")
        for name, s in score.shares.items()
    ]
    title = f"{articles} articles; date and status: share that is right"
    out.print(text_table(HEADERS, [*tally_rows(score.tallies().items()), *shares], title=title))
    if types:
        by_type = sorted(score.by_type.items(), key=lambda item: (-item[1].annotated, item[0]))
        out.print(text_table(("type", *HEADERS[1:]), tally_rows(by_type)))
    if errors:
        faults = ((f.doc_id, f.kind, f.type, f.slot, f.wanted, f.found, f.words) for f in score.faults)
        out.print(text_table(FAULT_HEADERS, faults, title=f"{len(score.faults)} errors"))


def tally_rows(tallies: Iterable[tuple[str, Tally]]) -> list[tuple[str, ...]]:
    """One line a tally."""
    return [
        (name, f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", str(t.annotated), str(t.found))
        for name, t in tallies
    ]
