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
        from conflict_events.corpus.incident_files import FORMS, write_incidents
        from conflict_events.corpus.incidents import merge_reports
        from conflict_events.corpus.reading import read_archive

        if out.suffix not in FORMS:
            raise ValueError(f"{out}: incidents go into a file that ends in {', '.join(FORMS)}")
        told = read_archive(events)
        incidents = merge_reports(told)
        write_incidents(incidents, out)
    several = sum(len(i.reports) > 1 for i in incidents)
    typer.echo(
        f"{len(told):,} reports, {len(incidents):,} incidents, {several:,} of them told by several: {out}",
        err=True,
    )
