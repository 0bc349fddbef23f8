"""An archive on disk: parts that are written whole or not at all, and what tells which are done.

::

    OUT/manifest.json        versions, settings, counts
    OUT/events/part-000000.parquet ...
    OUT/rejects.jsonl        records that could not be read: file, line, id, reason
    OUT/progress/            one small file for each part that is done; gone when all are

Every file is written under another name first and then renamed: one that stands there is complete,
whatever happened to the process.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_events.corpus.schema import Row, archive_schema
from conflict_events.errors import ConflictEventsError

if TYPE_CHECKING:
    import pyarrow


class Form(StrEnum):
    """How the events of an archive are kept."""

    parquet = "parquet"
    jsonl = "jsonl"


class ArchiveError(ConflictEventsError, ValueError):
    """A folder holds another archive than the one asked for; the message says what to do."""


@dataclass(frozen=True)
class Counts:
    """What one part or a whole run came to."""

    documents: int = 0
    events: int = 0
    rejects: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.documents + other.documents, self.events + other.events, self.rejects + other.rejects
        )


class Archive:
    """One folder of output."""

    def __init__(self, folder: Path, form: Form) -> None:
        self.folder = folder
        self.form = form
        self.events = folder / "events"
        self.progress = folder / "progress"
        self.manifest = folder / "manifest.json"
        self.rejects = folder / "rejects.jsonl"

    def begin(self, settings: dict[str, Any]) -> Counts | None:
        """Takes up a run with these settings, or begins it; the counts of one that is complete already."""
        if self.manifest.exists():
            kept = json.loads(self.manifest.read_text(encoding="utf-8"))
            if kept["settings"] != settings:
                raise ArchiveError(_other_settings(self.folder, kept["settings"], settings))
            if kept["complete"]:
                shutil.rmtree(self.progress, ignore_errors=True)
                return Counts(**kept["counts"])
        elif self.folder.exists() and any(self.folder.iterdir()):
            raise ArchiveError(f"{self.folder} is not empty and holds no archive; give another folder")
        self.events.mkdir(parents=True, exist_ok=True)
        self.progress.mkdir(exist_ok=True)
        self._tell(settings, Counts(), complete=False)
        return None

    def done(self) -> dict[int, Counts]:
        """The parts that are complete, with their counts."""
        return {
            int(p.stem): Counts(**json.loads(p.read_bytes())["counts"]) for p in self.progress.glob("*.json")
        }

    def write_part(self, number: int, documents: int, rows: list[Row], rejects: list[Row]) -> Counts:
        """Writes one part, and then that it is done."""
        counts = Counts(documents, len(rows), len(rejects))
        if rows:
            path = self.events / f"part-{number:06}.{self.form}"
            (_write_parquet if self.form is Form.parquet else _write_lines)(path, rows)
        record = {"counts": vars(counts), "rejects": rejects}
        _write_bytes(self.progress / f"{number:06}.json", json.dumps(record).encode())
        return counts

    def finish(self, settings: dict[str, Any]) -> Counts:
        """Gathers the rejects, writes the manifest, and clears what only a restart needs."""
        for draft in self.events.glob(".*"):  # of a process that was killed
            draft.unlink(missing_ok=True)
        records = [json.loads(p.read_bytes()) for p in sorted(self.progress.glob("*.json"))]
        _write_lines(self.rejects, (row for record in records for row in record["rejects"]))
        counts = sum((Counts(**record["counts"]) for record in records), Counts())
        self._tell(settings, counts, complete=True)
        shutil.rmtree(self.progress)
        return counts

    def _tell(self, settings: dict[str, Any], counts: Counts, *, complete: bool) -> None:
        content = {"complete": complete, "settings": settings, "counts": vars(counts)}
        _write_bytes(self.manifest, (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())


def _other_settings(folder: Path, kept: dict[str, Any], asked: dict[str, Any]) -> str:
    names = [k for k in asked.keys() | kept.keys() if asked.get(k) != kept.get(k)]
    return (
        f"{folder} holds an archive made with other settings ({', '.join(sorted(names))}); "
        "give the same command to go on with it, or another folder"
    )


def archive_table(rows: Iterable[Row]) -> pyarrow.Table:
    """Rows as an Arrow table of the archive's schema."""
    import pyarrow as pa

    return pa.Table.from_pylist(list(rows), schema=archive_schema())


def _write_parquet(path: Path, rows: Iterable[Row]) -> None:
    import pyarrow.parquet as pq

    with drafted(path) as draft:
        pq.write_table(archive_table(rows), draft, compression="zstd")


def _write_lines(path: Path, rows: Iterable[Row]) -> None:
    lines = (json.dumps(row, ensure_ascii=False, default=str) + "\n" for row in rows)
    _write_bytes(path, "".join(lines).encode("utf-8", "backslashreplace"))


def _write_bytes(path: Path, content: bytes) -> None:
    with drafted(path) as draft:
        draft.write_bytes(content)


@contextmanager
def drafted(path: Path) -> Iterator[Path]:
    """A file to write that gets its name when it is whole, and is gone when it cannot be (a full disk)."""
    draft = _draft(path)
    try:
        yield draft
        _put(draft, path)
    except BaseException:
        draft.unlink(missing_ok=True)
        raise


def _draft(path: Path) -> Path:
    """Another name in the same folder, one for each process: two may write the same part after a restart."""
    return path.with_name(f".{path.name}.{os.getpid()}")


def _put(draft: Path, path: Path) -> None:
    """Gives a file that is on the disk its name."""
    with draft.open("rb") as file:
        os.fsync(file.fileno())
    draft.replace(path)
