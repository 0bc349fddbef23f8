"""``conflict-events batch``: an archive of documents to an archive of events."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from conflict_events.corpus.archive import Counts, Form
from conflict_events.program import INTERRUPTED, fail, told_in_one_line
from conflict_events.rules_commands import OwnActors, OwnGazetteer, OwnRules

SOME_REJECTED = 3


def extract_batch(
    source: Annotated[
        str,
        typer.Argument(
            metavar="IN",
            help="File of JSON lines, CSV or Parquet, folder of such files or of .txt files, or a quoted pattern.",
        ),
    ],
    out: Annotated[Path, typer.Argument(metavar="OUT", help="Folder for the events.")],
    form: Annotated[Form, typer.Option("--format", help="How the events are kept.")] = Form.parquet,
    processes: Annotated[int, typer.Option(help="Processes; 0: one a core.")] = 1,
    part_size: Annotated[
        int, typer.Option(metavar="N", help="Documents a part, the unit of a restart.")
    ] = 1000,
    min_confidence: Annotated[float, typer.Option(metavar="X", help="Leave out events below, 0 to 1.")] = 0.0,
    text: Annotated[str, typer.Option(metavar="COLUMN", help="Column of the text.")] = "text",
    published: Annotated[
        str, typer.Option(metavar="COLUMN", help="Column of the publication day.")
    ] = "published",
    title: Annotated[str, typer.Option(metavar="COLUMN", help="Column of the headline.")] = "title",
    doc_id: Annotated[str, typer.Option("--id", metavar="COLUMN", help="Column of the id.")] = "id",
    printed_by: Annotated[
        str, typer.Option("--source", metavar="COLUMN", help="Column of who printed it.")
    ] = "source",
    rules: OwnRules = None,
    actors: OwnActors = None,
    gazetteer: OwnGazetteer = None,
    progress: Annotated[bool, typer.Option(help="Show rate and time left.")] = True,
) -> None:
    """Extract the events of an archive into a Parquet data set or JSON lines.

    Stopped at any moment, the same command goes on where it was. Records that cannot be read are listed in
    OUT/rejects.jsonl with line and reason; the exit code is then 3.

    Examples:

        conflict-events batch articles.jsonl events --processes 0

        conflict-events batch "archive/2015-*.csv.gz" events --text body --published day --id url

        conflict-events batch folder_of_texts events --format jsonl --min-confidence 0.8
    """
    with told_in_one_line():
        from conflict_events import load
        from conflict_events.corpus.batch import Plan, run_batch
        from conflict_events.corpus.sources import Fields

        fields = Fields(text, published, title, doc_id, printed_by)
        plan = Plan(source, out, form, fields, part_size, min_confidence)
        extractor = load(rules=rules, actors=actors, gazetteer=gazetteer)
        try:
            counts = run_batch(extractor, plan, n_process=processes, progress=progress)
        except KeyboardInterrupt:
            raise fail(
                "interrupted; what is written is whole: give the same command again to go on", INTERRUPTED
            ) from None
    _sum_up(counts, out)
    if counts.rejects:
        raise typer.Exit(SOME_REJECTED)


def _sum_up(counts: Counts, out: Path) -> None:
    typer.echo(f"{counts.documents:,} documents, {counts.events:,} events in {out / 'events'}", err=True)
    if counts.rejects:
        typer.echo(f"{counts.rejects:,} records could not be read: {out / 'rejects.jsonl'}", err=True)
