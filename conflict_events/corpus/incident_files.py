"""Incidents as files: flat tables, JSON lines with every report, GeoJSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from conflict_events.corpus.incidents import Incident, as_events
from conflict_events.export.rows import COLUMNS, Column, Row, event_row, join

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
FORMS = (".parquet", ".jsonl", ".csv", ".geojson")


def write_incidents(incidents: Sequence[Incident], path: Path) -> None:
    """Writes incidents in the form that the ending of ``path`` names; ValueError for another ending.

    ``.jsonl`` keeps everything; the others have the columns of :meth:`Events.to_frame`, with what the reports
    agree on, and those that only incidents have.
    """
    if path.suffix == ".parquet":
        from conflict_events.export.frame import frame_of
        from conflict_events.export.libraries import needed

        needed("pyarrow", "writing Parquet", "archive")
        frame_of(incident_rows(incidents), INCIDENT_COLUMNS, "merge").to_parquet(path, index=False)
    elif path.suffix in FORMS:
        path.write_text(_spelt(incidents, path.suffix), encoding="utf-8", newline="")
    else:
        raise ValueError(f"{path}: incidents go into a file that ends in {', '.join(FORMS)}")


def incident_rows(incidents: Sequence[Incident]) -> Iterator[Row]:
    """One row an incident, the columns of ``INCIDENT_COLUMNS`` in their order."""
    for incident, (event, document) in zip(incidents, as_events(incidents).told(), strict=True):
        yield event_row(event, document) | own_cells(incident)


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


def _spelt(incidents: Sequence[Incident], form: str) -> str:
    if form == ".jsonl":
        return "".join(f"{incident.model_dump_json()}\n" for incident in incidents)
    if form == ".csv":
        from conflict_events.export.delimited import csv_text

        return csv_text(list(INCIDENT_COLUMNS), (row.values() for row in incident_rows(incidents)))
    from conflict_events.export.geojson import to_geojson_text

    return to_geojson_text(as_events(incidents), {i.id: own_cells(i) for i in incidents})
