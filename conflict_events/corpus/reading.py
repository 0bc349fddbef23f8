"""Reads the events of an archive back, each with the document that tells it."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from conflict_events.corpus.schema import NESTED, Row, event_of
from conflict_events.events import Document, Events
from conflict_events.export.libraries import needed
from conflict_events.models import Event

_NEEDED = ("id", "type", "doc_id", *NESTED)
_ROWS = 2000


def read_archive(path: Path) -> Events:
    """The events of the folder that ``batch`` wrote, or of a Parquet or JSON lines file with its columns.

    ValueError says what is wrong with a file.
    """
    told = [_told(row, where) for file in _files(path) for row, where in _rows(file)]
    return Events.concat(Events([event], document=document) for event, document in told)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    folder = path / "events" if (path / "events").is_dir() else path
    found = sorted(p for p in folder.iterdir() if p.suffix in (".parquet", ".jsonl") and p.name[0] != ".")
    if not found:
        raise ValueError(f"{path} holds no events as batch writes them (.parquet or .jsonl)")
    return found


def _rows(path: Path) -> Iterator[tuple[Row, str]]:
    """The rows of a file, and where each stands."""
    if path.suffix == ".parquet":
        yield from _parquet_rows(path)
    elif path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as lines:
            for number, line in enumerate(lines, 1):
                yield _json_row(line, f"{path}:{number}"), f"{path}:{number}"
    else:
        raise ValueError(f"{path}: a file of events ends in .parquet or .jsonl")


def _parquet_rows(path: Path) -> Iterator[tuple[Row, str]]:
    needed("pyarrow", "reading Parquet", "archive")
    import pyarrow as pa
    import pyarrow.parquet as pq

    with path.open("rb"):  # a missing file is told as such
        try:
            file = pq.ParquetFile(path)
        except pa.ArrowInvalid as error:
            raise ValueError(f"{path} is no Parquet file that can be read: {error}") from None
    number = 0
    for batch in file.iter_batches(_ROWS):
        for row in batch.to_pylist():
            number += 1
            yield row, f"{path}:{number}"


def _json_row(line: str, where: str) -> Row:
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ValueError(f"{where} is no JSON: {error}") from None
    if not isinstance(row, dict):
        raise ValueError(f"{where} is no event")
    return row


def _told(row: Row, where: str) -> tuple[Event, Document]:
    missing = [name for name in _NEEDED if name not in row]
    if missing:
        raise ValueError(f"{where} has no {missing[0]}: only events as batch writes them can be merged")
    try:
        event = event_of(row)
    except ValueError as error:
        raise ValueError(f"{where} is no event: {str(error).splitlines()[0]}") from None
    return event, Document(
        published=_day(row.get("published")),
        title=row.get("title"),
        doc_id=row["doc_id"],
        source=row.get("source"),
        model=row.get("model") or "",
    )


def _day(told: Any) -> dt.date | None:
    if isinstance(told, str):
        return dt.date.fromisoformat(told[:10])
    return told.date() if isinstance(told, dt.datetime) else told
