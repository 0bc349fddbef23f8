"""Events, explanations and rules as rich tables for the command line.

Whatever comes from an article is shown as plain text: brackets in it are no markup, and control
characters are taken out.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from conflict_events.export.plain import HEADERS, clean_line, event_cells, heading

if TYPE_CHECKING:
    from conflict_events.events import Events

STATUS_STYLES = {"claimed": "yellow", "unconfirmed": "yellow", "denied": "red", "background": "dim"}


def events_table(events: Events) -> Table:
    """One row an event, with the columns of the printed table."""
    table = text_table(HEADERS, title=heading(events))
    for event in events:
        *cells, state = event_cells(event)
        style = STATUS_STYLES.get(state.split(",")[0], "")
        table.add_row(*map(Text, cells), Text(state, style=style))
    return table


def text_table(headers: Iterable[str], rows: Iterable[Iterable[str]] = (), title: str | None = None) -> Table:
    """A table of plain cells."""
    table = Table(title=title, title_justify="left", header_style="bold", show_lines=False)
    for header in headers:
        table.add_column(header, overflow="fold")
    for row in rows:
        table.add_row(*(Text(clean_line(cell)) for cell in row))
    return table
