"""Sources: documents out of JSON lines, CSV, Parquet and folders of texts, one at a time.

A record that cannot be read comes with the reason in the place of its content; the ones behind it still come.
"""

from __future__ import annotations

import csv
import glob
import gzip
import json
import sys
import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from conflict_events.export.libraries import needed

# What a missing right, a failing disk, a cut archive, or a broken Parquet file ends in.
_UNREADABLE = (OSError, EOFError, ValueError, NotImplementedError, zlib.error)
_ROWS = 1000  # rows of a Parquet file that are read together


@dataclass(frozen=True, slots=True)
class Fields:
    """What the columns are called that hold text, publication day, title, id and source."""

    text: str = "text"
    published: str = "published"
    title: str = "title"
    id: str = "id"
    source: str = "source"

    def renamed(self, record: Mapping[str, Any]) -> dict[str, Any]:
        """A record under our own names; columns that it lacks are left out."""
        names = {
            "text": self.text,
            "published": self.published,
            "title": self.title,
            "id": self.id,
            "source": self.source,
        }
        return {own: record[theirs] for own, theirs in names.items() if theirs in record}


@dataclass(frozen=True, slots=True)
class Found:
    """One record of a file: where it stands, what it holds or why it cannot be read, and its size in bytes."""

    file: str
    line: int
    size: int
    record: Mapping[str, Any] | None = None
    reason: str = ""


def find_files(pattern: str) -> list[Path]:
    """The files of a path, a folder or a pattern, in order; ValueError when there is none that can be read."""
    path = Path(pattern)
    found = [path] if path.is_file() else sorted(path.rglob("*")) if path.is_dir() else _globbed(pattern)
    files = [p for p in found if p.is_file() and _reader(p) is not None]
    if not files:
        raise ValueError(f"{pattern}: no file with a known ending ({', '.join(_READERS)})")
    return files


def _globbed(pattern: str) -> list[Path]:
    return sorted(Path(p) for p in glob.glob(pattern, recursive=True))


def read_files(files: list[Path], fields: Fields) -> Iterator[Found]:
    """All records of some files, in order."""
    for path in files:
        reader = _reader(path)
        assert reader is not None
        yield from _as_far_as_readable(path, reader(path, fields))


def _as_far_as_readable(path: Path, records: Iterator[Found]) -> Iterator[Found]:
    """The records of a file, and where it is broken one more that says so: the other files still come."""
    line = 0
    try:
        for found in records:
            line = found.line
            yield found
    except _UNREADABLE as error:
        yield Found(str(path), line + 1, 0, reason=f"the file cannot be read on: {error}")


def _reader(path: Path) -> Callable[[Path, Fields], Iterator[Found]] | None:
    return _READERS.get(_ending(path))


def _ending(path: Path) -> str:
    return Path(path.stem).suffix.lower() if path.suffix.lower() == ".gz" else path.suffix.lower()


def _open(path: Path) -> BinaryIO:
    return cast(BinaryIO, gzip.open(path, "rb")) if path.suffix.lower() == ".gz" else path.open("rb")


def _read_json_lines(path: Path, fields: Fields) -> Iterator[Found]:
    with _open(path) as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _json_line(str(path), number, line, fields)


def _json_line(file: str, number: int, line: bytes, fields: Fields) -> Found:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        return Found(file, number, len(line), reason=f"not UTF-8: byte 0x{line[error.start]:02x}")
    except (json.JSONDecodeError, RecursionError) as error:
        return Found(file, number, len(line), reason=f"no JSON: {error}")
    if not isinstance(record, dict):
        return Found(file, number, len(line), reason=f"no JSON object but {type(record).__name__}")
    return Found(file, number, len(line), fields.renamed(record))


def _read_csv(path: Path, fields: Fields) -> Iterator[Found]:
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))  # texts are longer than its default allows
    with _open(path) as file:
        lines = (line.decode("utf-8-sig", errors="surrogateescape") for line in file)
        rows = csv.DictReader(lines)
        while True:
            try:
                row = next(rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield Found(str(path), rows.line_num, 0, reason=f"no CSV: {error}")
                continue
            yield _csv_row(str(path), rows.line_num, row, fields)


def _csv_row(file: str, number: int, row: dict[Any, Any], fields: Fields) -> Found:
    size = sum(len(v) + 1 for v in row.values() if isinstance(v, str))
    if None in row:
        return Found(file, number, size, reason="more cells than the header names")
    if any(isinstance(v, str) and any("\ud800" <= c <= "\udfff" for c in v) for v in row.values()):
        return Found(file, number, size, reason="not UTF-8")
    told = {k: v for k, v in row.items() if v not in ("", None)}
    return Found(file, number, size, fields.renamed(told))


def _read_parquet(path: Path, fields: Fields) -> Iterator[Found]:
    needed("pyarrow", "reading Parquet", "parquet")
    import pyarrow.parquet as pq

    file = pq.ParquetFile(path)
    wanted = [
        n
        for n in (fields.text, fields.published, fields.title, fields.id, fields.source)
        if n in file.schema_arrow.names
    ]
    size = path.stat().st_size // max(1, file.metadata.num_rows)
    number = 0
    for batch in file.iter_batches(_ROWS, columns=wanted):
        for row in batch.to_pylist():
            number += 1
            yield Found(
                str(path), number, size, fields.renamed({k: v for k, v in row.items() if v is not None})
            )


def _read_text(path: Path, fields: Fields) -> Iterator[Found]:
    """A file that is one document; its name is the id."""
    with _open(path) as file:
        content = file.read()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        yield Found(
            str(path),
            1,
            len(content),
            reason=f"not UTF-8: byte 0x{content[error.start]:02x} at {error.start}",
        )
    else:
        yield Found(
            str(path),
            1,
            len(content),
            {"text": text, "id": path.name.removesuffix(".gz").removesuffix(".txt")},
        )


_READERS: dict[str, Callable[[Path, Fields], Iterator[Found]]] = {
    ".jsonl": _read_json_lines,
    ".ndjson": _read_json_lines,
    ".csv": _read_csv,
    ".parquet": _read_parquet,
    ".txt": _read_text,
}
