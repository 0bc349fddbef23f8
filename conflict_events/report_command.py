"""The command ``conflict-events report``: a page about many events."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from conflict_events.program import console, told_in_one_line


def report(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="EVENTS", help="Events as .parquet or .jsonl; - reads JSON lines from standard input."
        ),
    ],
    page: Annotated[Path, typer.Argument(metavar="PAGE", help="The page to write, e.g. report.html.")],
    title: Annotated[str, typer.Option(help="Heading of the page.")] = "Conflict events",
) -> None:
    """Write one page about many events: filters, map, timeline, table, sentences, download.

    The page is a single file that needs no network and no server: open it, mail it, put it on a stick.

    Examples:

        conflict-events report events.parquet report.html

        conflict-events extract article.txt --format jsonl | conflict-events report - report.html
    """
    with told_in_one_line():
        from conflict_events.export.files import read_events
        from conflict_events.export.report import report_page

        frame = read_events(file)
        content = report_page(frame, title)
        page.write_text(content, encoding="utf-8", newline="\n")
        megabytes = len(content.encode()) / 1e6
        console().print(f"{len(frame)} events in {page} ({megabytes:.1f} MB)", markup=False)
