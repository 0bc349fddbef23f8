"""Batch: files of documents to an archive of events, that can be killed at any moment and taken up again."""

from __future__ import annotations

import functools
import hashlib
import itertools
import platform
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from conflict_events import __version__
from conflict_events.corpus.archive import Archive, Counts, Form
from conflict_events.corpus.documents import DocumentError
from conflict_events.corpus.schema import ARCHIVE_SCHEMA_VERSION, Row, archive_rows
from conflict_events.corpus.sources import Fields, Found, find_files, read_files
from conflict_events.corpus.stream import BATCH_SIZE, extract_batch
from conflict_events.corpus.workers import process_count, work
from conflict_events.gazetteer.tables import data_directory
from conflict_events.rules.load import rules_directory

if TYPE_CHECKING:
    from conflict_events.api import Extractor
    from conflict_events.events import Events

PART_SIZE = 1000  # documents


@dataclass(frozen=True)
class Plan:
    """What to read, where to write, and how."""

    source: str
    out: Path
    form: Form = Form.parquet
    fields: Fields = field(default_factory=Fields)
    part_size: int = PART_SIZE
    min_confidence: float = 0.0


class Part(NamedTuple):
    """Some records of the source, and where their events go."""

    number: int
    records: list[Found]
    archive: Archive
    confidence: float


def run_batch(extractor: Extractor, plan: Plan, *, n_process: int = 1, progress: bool = True) -> Counts:
    """Extracts the events of all documents of ``plan.source`` into the archive ``plan.out``.

    Killed and called again with the same plan, it goes on behind the last part that is complete, and ends
    with the output of a run without an interruption. ArchiveError when the folder holds another archive,
    ValueError when there is nothing to read.
    """
    if plan.part_size < 1:
        raise ValueError(f"the part size must be 1 or more, not {plan.part_size}")
    files = find_files(plan.source)
    settings = settings_of(extractor, plan, files)
    archive = Archive(plan.out, plan.form)
    complete = archive.begin(settings)
    if complete is not None:
        return complete
    done = archive.done()
    with _Bar(sum(p.stat().st_size for p in files), progress) as bar:
        parts = _to_do(plan, files, archive, done, bar)
        for size, counts in work(extractor, _extract_part, parts, process_count(n_process)):
            bar.tell(size, counts)
    return archive.finish(settings)


def settings_of(extractor: Extractor, plan: Plan, files: list[Path]) -> dict[str, Any]:
    """What the output depends on: the same settings give the same output."""
    import pyarrow
    from spacy.about import __version__ as spacy_version

    return {
        "source": plan.source,
        "files": [{"path": str(p), "bytes": p.stat().st_size} for p in files],
        "format": str(plan.form),
        "fields": asdict(plan.fields),
        "part_size": plan.part_size,
        "min_confidence": plan.min_confidence,
        "lists": lists_of(extractor),
        "versions": {
            "conflict_events": __version__,
            "code": code_digest(),
            "archive_schema": ARCHIVE_SCHEMA_VERSION,
            "model": extractor.model,
            "spacy": spacy_version,
            "pyarrow": pyarrow.__version__,
            "python": platform.python_version(),
        },
    }


@functools.cache
def code_digest() -> str:
    """A hash of the program, its rules and places, so that no run goes on with other ones than it began with."""
    found = hashlib.sha256()
    for folder in (rules_directory().parent, data_directory()):
        for path in sorted(p for p in folder.rglob("*") if p.suffix in (".py", ".toml", ".csv")):
            found.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    return found.hexdigest()[:16]


def lists_of(extractor: Extractor) -> dict[str, str | None]:
    """Where rules, actors and gazetteer come from; None for the built-in ones."""
    components = extractor.nlp.config["components"]
    places = {"rules": "conflict_triggers", "actors": "conflict_names", "gazetteer": "conflict_names"}
    return {name: components[component][name] for name, component in places.items()}


def _to_do(
    plan: Plan, files: list[Path], archive: Archive, done: dict[int, Counts], bar: _Bar
) -> Iterator[Part]:
    """The parts that are not complete yet."""
    records = read_files(files, plan.fields)
    for number in itertools.count():
        found = list(itertools.islice(records, plan.part_size))
        if not found:
            return
        if number in done:
            bar.skip(sum(f.size for f in found), done[number])
        else:
            yield Part(number, found, archive, plan.min_confidence)


def _extract_part(extractor: Extractor, part: Part) -> tuple[int, Counts]:
    """Works out and writes one part; gives back the bytes that it had to read, and its counts."""
    rows: list[Row] = []
    rejects: list[Row] = []
    for start in range(0, len(part.records), BATCH_SIZE):
        for found, outcome in _outcomes(extractor, part.records[start : start + BATCH_SIZE], part.confidence):
            if isinstance(outcome, str):
                rejects.append(_reject(found, outcome))
            else:
                rows += archive_rows(outcome)
    counts = part.archive.write_part(part.number, len(part.records), rows, rejects)
    return sum(found.size for found in part.records), counts


def _outcomes(
    extractor: Extractor, records: list[Found], confidence: float
) -> Iterator[tuple[Found, Events | str]]:
    """Each record with its events, or why there are none to be had."""
    items = [_item(found) for found in records]
    outcomes = iter(
        extract_batch(extractor, [i for i in items if not isinstance(i, str)], confidence=confidence)
    )
    for found, item in zip(records, items, strict=True):
        outcome = item if isinstance(item, str) else next(outcomes)
        yield found, outcome.message if isinstance(outcome, DocumentError) else outcome


def _item(found: Found) -> dict[str, Any] | str:
    """A record with an id (that of the document, else its place in the source), or why it is none."""
    if found.record is None:
        return found.reason
    for name in ("id", "title", "source"):
        if isinstance(found.record.get(name), str) and not _is_whole(found.record[name]):
            return f"the {name} holds half a character (a lone surrogate)"
    return {"id": f"{found.file}:{found.line}", **found.record}


def _is_whole(text: str) -> bool:
    """Whether a text can be written to a file."""
    return not any("\ud800" <= c <= "\udfff" for c in text)


def _reject(found: Found, reason: str) -> Row:
    return {"file": found.file, "line": found.line, "id": (found.record or {}).get("id"), "reason": reason}


class _Bar:
    """Progress by bytes of the source: rate in documents, and the time left."""

    def __init__(self, total: int, shown: bool) -> None:
        from tqdm.auto import tqdm

        self._bar = tqdm(total=total, unit="B", unit_scale=True, desc="extracting", disable=not shown)
        self._counts = Counts()
        self._now = 0

    def __enter__(self) -> _Bar:
        return self

    def __exit__(self, *error: object) -> None:
        self._bar.close()

    def skip(self, size: int, counts: Counts) -> None:
        """Adds a part that was done before."""
        self._counts += counts
        if not self._bar.disable:  # a bar that is not shown keeps no start
            self._bar.initial += size
        self._bar.update(size)

    def tell(self, size: int, counts: Counts) -> None:
        """Adds a part that is done now."""
        self._counts += counts
        self._now += counts.documents
        told = self._counts
        rate = self._now / max(0.001, self._bar.format_dict["elapsed"])
        self._bar.set_postfix_str(
            f"{told.documents:,} documents ({rate:.0f}/s), {told.events:,} events, {told.rejects:,} rejects",
            refresh=False,
        )
        self._bar.update(size)
