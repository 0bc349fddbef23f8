"""A tidy pandas frame: one row an event, nullable dtypes. Needs pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.export.rows import COLUMNS, event_rows

if TYPE_CHECKING:
    import pandas

    from conflict_events.events import Events


def to_frame(events: Events) -> pandas.DataFrame:
    """One row an event, the columns of :data:`~conflict_events.export.rows.COLUMNS` in their order.

    What the text does not say is ``<NA>`` (``NaT`` in the date columns). An empty list of events
    gives a frame of the same columns and dtypes with no row. ImportError says what to install when
    pandas is missing.
    """
    try:
        import pandas as pd
    except ImportError as error:
        message = 'to_frame() needs pandas: pip install "conflict-events[notebook]", or pip install pandas'
        raise ImportError(message) from error
    rows = list(event_rows(events))
    columns = {name: pd.Series([row[name] for row in rows], dtype=object) for name in COLUMNS}
    return pd.DataFrame(columns).astype({name: column.dtype for name, column in COLUMNS.items()})
