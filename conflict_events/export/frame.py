"""Tidy pandas frames with nullable dtypes, and Parquet files. Need pandas (and pyarrow)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from conflict_events.export.libraries import needed
from conflict_events.export.rows import COLUMNS, Column, Row, event_rows

if TYPE_CHECKING:
    import pandas

    from conflict_events.events import Events
    from conflict_events.models import Event


def to_frame(events: Iterable[Event] | Iterable[Events]) -> pandas.DataFrame:
    """One row an event, the columns of :data:`~conflict_events.export.rows.COLUMNS` in their order.

    What the text does not say is ``<NA>`` (``NaT`` in the date columns). An empty list of events
    gives a frame of the same columns and dtypes with no row.
    """
    return frame_of(event_rows(events), COLUMNS, "to_frame()")


def to_parquet(events: Iterable[Event] | Iterable[Events], path: str | Path) -> None:
    """Writes the frame as a Parquet file."""
    needed("pyarrow", "to_parquet()", "parquet")
    frame_of(event_rows(events), COLUMNS, "to_parquet()").to_parquet(path, engine="pyarrow", index=False)


def frame_of(rows: Iterable[Row], columns: Mapping[str, Column], what: str) -> pandas.DataFrame:
    """Rows as a frame of the given columns and dtypes; MissingLibraryError when pandas is missing."""
    pd = needed("pandas", what, "notebook")
    told = list(rows)
    data = {name: pd.Series([row[name] for row in told], dtype=object) for name in columns}
    frame: pandas.DataFrame = pd.DataFrame(data)
    return frame.astype({name: column.dtype for name, column in columns.items()})
