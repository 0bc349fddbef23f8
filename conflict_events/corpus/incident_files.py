"""Incidents as files: flat tables, JSON lines with every report, GeoJSON."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from conflict_events.corpus.archive import drafted
from conflict_events.corpus.incidents import Incident, document_of
from conflict_events.events import Events
from conflict_events.export.delimited import csv_lines
from conflict_events.export.frame import frame_of
from conflict_events.export.geojson import feature_collection, features
from conflict_events.export.libraries import needed
from conflict_events.export.rows import COLUMNS, Column, Row, event_row, join

if TYPE_CHECKING:
    import pyarrow

OWN_COLUMNS: dict[str, Column] = {
    "reports": Column("Int64", "how many reports tell it"),
    "doc_ids": Column("string", "the documents that tell it"),
    "sources": Column("string", "who says so, once each"),
    "independent_sources": Column("Int64", "how many of them"),
    "corroboration": Column(
        "string", "confirmed_by_belligerent, contested, several_sources or single_source"
    ),
    "attacker_agreement": Column("string", "agreed, one_report, contested or unknown"),
    "killed_conservative": Column("Int64", "the lowest number of people killed that anybody tells"),
    "denials": Column("string", "who denies it"),
    "first_report": Column("datetime64[s]", "first day of publication"),
    "last_report": Column("datetime64[s]", "last day of publication"),
}
INCIDENT_COLUMNS = COLUMNS | OWN_COLUMNS
_BATCH = 2000  # incidents


class Written(NamedTuple):
    """How many incidents went into a file, how many reports tell them, and how many are told by several."""

    incidents: int = 0
    reports: int = 0
    several: int = 0

    @classmethod
    def of(cls, incidents: Sequence[Incident]) -> Written:
        """The counts of some incidents."""
        sizes = [len(incident.reports) for incident in incidents]
        return cls(len(sizes), sum(sizes), sum(size > 1 for size in sizes))

    def __add__(self, other: Written) -> Written:  # type: ignore[override]
        return Written(*(a + b for a, b in zip(self, other, strict=True)))


class Form(NamedTuple):
    """A form of files: how some incidents are spelt, and how such pieces make a file."""

    spell: Callable[[Sequence[Incident]], Any]
    write: Callable[[Iterable[Any], Path], None]


def form_of(path: Path) -> Form:
    """The form that the ending of ``path`` names; ValueError for another ending."""
    if path.suffix not in FORMS:
        raise ValueError(f"{path}: incidents go into a file that ends in {', '.join(FORMS)}")
    return FORMS[path.suffix]


def write_incidents(incidents: Iterable[Incident], path: Path) -> None:
    """Writes incidents in the form that the ending of ``path`` names; ValueError for another ending.

    ``.jsonl`` keeps everything; the others have the columns of :meth:`Events.to_frame`, with what the reports
    agree on, and those that only incidents have. The file gets its name when it is whole.
    """
    form, stream = form_of(path), iter(incidents)
    with drafted(path) as draft:
        form.write(map(form.spell, iter(lambda: list(islice(stream, _BATCH)), [])), draft)


def _table(incidents: Sequence[Incident]) -> pyarrow.Table:
    pa = needed("pyarrow", "writing Parquet", "archive")
    frame = frame_of(incident_rows(incidents), INCIDENT_COLUMNS, "merge")
    return pa.Table.from_pandas(frame, preserve_index=False)


def _write_tables(tables: Iterable[pyarrow.Table], path: Path) -> None:
    parquet = needed("pyarrow.parquet", "writing Parquet", "archive")
    with parquet.ParquetWriter(path, _table([]).schema, compression="zstd") as file:
        for table in tables:
            file.write_table(table)


def _lines(incidents: Sequence[Incident]) -> str:
    return "".join(f"{incident.model_dump_json()}\n" for incident in incidents)


def _rows_of_csv(incidents: Sequence[Incident]) -> str:
    return csv_lines(row.values() for row in incident_rows(incidents))


def _write_csv(pieces: Iterable[str], path: Path) -> None:
    _write_text(chain([csv_lines([INCIDENT_COLUMNS])], pieces), path)


def _features(incidents: Sequence[Incident]) -> list[str]:
    told = (features(Events([i.to_event()], document=document_of(i)), own_cells(i)) for i in incidents)
    return [json.dumps(feature, ensure_ascii=False) for feature in chain.from_iterable(told)]


def _write_geojson(pieces: Iterable[list[str]], path: Path) -> None:
    _write_text(feature_collection(chain.from_iterable(pieces)), path)


def _write_text(pieces: Iterable[str], path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(pieces)


FORMS = {
    ".parquet": Form(_table, _write_tables),
    ".jsonl": Form(_lines, _write_text),
    ".csv": Form(_rows_of_csv, _write_csv),
    ".geojson": Form(_features, _write_geojson),
}


def incident_rows(incidents: Iterable[Incident]) -> Iterator[Row]:
    """One row an incident, the columns of ``INCIDENT_COLUMNS`` in their order."""
    for incident in incidents:
        yield event_row(incident.to_event(), document_of(incident)) | own_cells(incident)


def own_cells(incident: Incident) -> Row:
    """What only an incident has."""
    first, last = incident.first_report, incident.last_report
    return {
        "reports": len(incident.reports),
        "doc_ids": join(report.doc_id for report in incident.reports),
        "sources": join(incident.sources),
        "independent_sources": incident.independent_sources,
        "corroboration": incident.corroboration,
        "attacker_agreement": incident.attacker_agreement,
        "killed_conservative": incident.killed_conservative,
        "denials": join(claim.source for claim in incident.denials),
        "first_report": first.isoformat() if first else None,
        "last_report": last.isoformat() if last else None,
    }
