"""CSV text that a spreadsheet can open without running what an article says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING

from conflict_events.export.rows import COLUMNS, Cell, event_rows

if TYPE_CHECKING:
    from conflict_events.events import Events
    from conflict_events.models import Event

FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def to_csv_text(events: Iterable[Event] | Iterable[Events]) -> str:
    """The columns of the frame as CSV with a header line; empty cells are what the text does not say."""
    return csv_text(list(COLUMNS), (row.values() for row in event_rows(events)))


def csv_text(header: list[str], rows: Iterable[Iterable[Cell]]) -> str:
    """A CSV file for spreadsheets; see :func:`csv_lines`."""
    return csv_lines([header]) + csv_lines(rows)


def csv_lines(rows: Iterable[Iterable[Cell]]) -> str:
    """Lines of a CSV file for spreadsheets.

    Truth values are ``true`` and ``false``. A text cell that begins with ``=``, ``+``, ``-``, ``@`` (the
    wide forms of East Asian fonts too), a tab or a line end gets an apostrophe in front, because spreadsheet programs would run it as a formula.
    """
    lines = io.StringIO(newline="")
    table = csv.writer(lines, lineterminator="\r\n")
    table.writerows([guard_cell(cell) for cell in row] for row in rows)
    return lines.getvalue()


def guard_cell(cell: Cell) -> Cell:
    """A cell as CSV shows it: text that a spreadsheet would run is made plain text."""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, str) and cell.startswith(FORMULA_STARTS):
        return "'" + cell
    return cell
