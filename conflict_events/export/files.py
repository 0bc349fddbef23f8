"""Events of many articles read back from Parquet or JSON lines into the flat frame. Needs pandas."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_events.export.libraries import needed
from conflict_events.export.rows import COLUMNS

if TYPE_CHECKING:
    import pandas

NEEDED = ("type", "category", "evidence")


def read_events(path: Path) -> pandas.DataFrame:
    """The events of ``.parquet`` (columns as :meth:`Events.to_frame`) or ``.jsonl`` (one event or incident a line).

    Columns that the file lacks are empty, further ones are kept. ValueError says what is wrong with a file.
    """
    if str(path) == "-":
        return _shaped(_read_lines(sys.stdin, "standard input"), path)
    if path.suffix == ".parquet":
        return _shaped(_read_parquet(path), path)
    if path.suffix in (".jsonl", ".ndjson"):
        with path.open(encoding="utf-8") as lines:
            return _shaped(_read_lines(lines, str(path)), path)
    raise ValueError(f"{path}: a file of events ends in .parquet or .jsonl")


def _read_parquet(path: Path) -> pandas.DataFrame:
    pd = needed("pandas", "report", "notebook")
    path.open("rb").close()  # a missing file is told as such
    try:
        needed("pyarrow", "reading Parquet", "parquet")
        frame: pandas.DataFrame = pd.read_parquet(path)
        return frame
    except (ValueError, OSError) as error:
        raise ValueError(f"{path} is no Parquet file that can be read: {error}") from None


def _read_lines(lines: Iterable[str], source: str) -> pandas.DataFrame:
    pd = needed("pandas", "report", "notebook")
    rows = [_row(line, f"{source}:{n}") for n, line in enumerate(lines, 1) if line.strip()]
    frame: pandas.DataFrame = pd.DataFrame(rows, columns=None if rows else list(COLUMNS))
    return frame


def _row(line: str, where: str) -> dict[str, Any]:
    """One event as a flat row; keys beside those of an event, such as ``url``, are kept as they are."""
    from pydantic import ValidationError

    from conflict_events.events import Events
    from conflict_events.export.rows import event_rows
    from conflict_events.models import Event

    try:
        record = json.loads(line)
        if "reports" in record:
            return _incident_row(record)
        own = {key: record.pop(key) for key in Event.model_fields if key in record}
        [row] = event_rows(Events([Event.model_validate(own)]))
    except (ValueError, TypeError, AttributeError, ValidationError) as error:
        raise ValueError(
            f"{where} is no event as to_jsonl() writes it: {str(error).splitlines()[0]}"
        ) from None
    return {**row, **record}


def _incident_row(record: dict[str, Any]) -> dict[str, Any]:
    """A line as ``merge`` writes it."""
    from conflict_events.corpus.incident_files import incident_rows
    from conflict_events.corpus.incidents import Incident

    [row] = incident_rows([Incident.model_validate(record)])
    return dict(row)


def _shaped(frame: pandas.DataFrame, path: Path) -> pandas.DataFrame:
    """The columns of the flat frame in their order and dtypes, then those that the file has besides."""
    missing = [name for name in NEEDED if name not in frame.columns]
    if missing:
        raise ValueError(f"{path} has no column {', '.join(missing)}: no file of events")
    others = [name for name in frame.columns if name not in COLUMNS]
    shaped = frame.reindex(columns=[*COLUMNS, *others])
    return shaped.astype({name: column.dtype for name, column in COLUMNS.items()})
