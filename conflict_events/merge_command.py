"""``conflict-events merge``: the events of many documents to incidents."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from conflict_events.program import told_in_one_line


def merge(
    events: Annotated[
        Path,
        typer.Argument(
            metavar="EVENTS", help="Folder that batch wrote, or one of its files (.parquet or .jsonl)."
        ),
    ],
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help="File to write: .parquet, .jsonl, .csv or .geojson.")
    ],
    processes: Annotated[int, typer.Option(help="Processes; 0: one a core.")] = 1,
) -> None:
    """Merge the reports of one occurrence into incidents.

    One row an incident: what its reports agree on, competing tolls, sources, how well it is corroborated.
    JSON lines keep every report and every link with its reasons.

    Examples:

        conflict-events batch articles.jsonl archive

        conflict-events merge archive incidents.parquet

        conflict-events report incidents.parquet incidents.html
    """
    with told_in_one_line():
        from conflict_events.corpus.merging import merge_files

        told = merge_files(events, out, n_process=processes)
    typer.echo(
        f"{told.reports:,} reports, {told.incidents:,} incidents, {told.several:,} of them told by several: {out}",
        err=True,
    )
