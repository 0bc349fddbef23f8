"""Reads the events of an archive back, each as a report of the document that tells it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from conflict_events.corpus.incidents import Report
from conflict_events.corpus.schema import NESTED
from conflict_events.export.libraries import needed

_DOCUMENT = ("doc_id", "published", "source", "title")
_PLAIN = ("id", "type", "category", "count", "status", "background", "rule", "confidence")
_EVENT = {name: name for name in _PLAIN} | {field: column for column, (field, *_) in NESTED.items()}
_ROWS = 2000


class Lines(NamedTuple):
    """Some reports of a file as JSON, and the number of the first row."""

    file: Path
    first: int
    lines: list[str]

    def reports(self) -> Iterator[Report]:
        """The reports; ValueError tells which row is none."""
        for number, line in enumerate(self.lines, self.first):
            try:
                yield Report.model_validate_json(line)
            except ValueError as error:
                told = str(error).splitlines()[0]
                raise ValueError(f"{self.file}:{number} is no event as batch writes it: {told}") from None


def read_lines(path: Path) -> Iterator[Lines]:
    """The reports in the folder that ``batch`` wrote, or in a Parquet or JSON lines file with its columns.

    ValueError says what is wrong with a file.
    """
    for file in _files(path):
        stream = _lines(file)
        first = 1
        while lines := list(islice(stream, _ROWS)):
            yield Lines(file, first, lines)
            first += len(lines)


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    folder = path / "events" if (path / "events").is_dir() else path
    found = sorted(p for p in folder.iterdir() if p.suffix in (".parquet", ".jsonl") and p.name[0] != ".")
    if not found:
        raise ValueError(f"{path} holds no events as batch writes them (.parquet or .jsonl)")
    return found


def _lines(path: Path) -> Iterator[str]:
    """The reports of a file as JSON."""
    path.open("rb").close()  # a missing file is told as such
    if path.suffix == ".parquet":
        yield from _parquet_lines(path)
    elif path.suffix == ".jsonl":
        with path.open(encoding="utf-8") as rows:
            yield from (_as_report(row, f"{path}:{number}") for number, row in enumerate(rows, 1))
    else:
        raise ValueError(f"{path}: a file of events ends in .parquet or .jsonl")


def _parquet_lines(path: Path) -> Iterator[str]:
    """DuckDB spells the rows: ten times as fast as making Python objects of them first."""
    duckdb = needed("duckdb", "reading Parquet", "archive")
    event = ", ".join(f'"{field}": "{column}"' for field, column in _EVENT.items())
    document = ", ".join(f'"{field}": "{field}"' for field in _DOCUMENT)
    try:
        rows = duckdb.connect().execute(
            f"select to_json({{{document}, 'event': {{{event}}}}})::varchar from read_parquet(?)", [str(path)]
        )
        while batch := rows.fetchmany(_ROWS):
            yield from (line for (line,) in batch)
    except duckdb.BinderException as error:
        raise ValueError(f"{path} lacks a column that batch writes: {_first_line(error)}") from None
    except duckdb.Error as error:
        raise ValueError(f"{path} is no Parquet file that can be read: {_first_line(error)}") from None


def _as_report(line: str, where: str) -> str:
    """A row of JSON lines as a report."""
    try:
        row = json.loads(line)
    except ValueError as error:
        raise ValueError(f"{where} is no JSON: {error}") from None
    missing = [c for c in (*_EVENT.values(), "doc_id") if not isinstance(row, dict) or c not in row]
    if missing:
        raise ValueError(f"{where} has no {missing[0]}: only events as batch writes them can be merged")
    document = {name: row.get(name) for name in _DOCUMENT}
    return json.dumps(document | {"event": {field: row[column] for field, column in _EVENT.items()}})


def _first_line(error: Exception) -> str:
    return str(error).splitlines()[0]
