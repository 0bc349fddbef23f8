"""The columns of an archive: one row an event, flat for questions, nested so that nothing is lost.

The flat columns are those of :data:`~conflict_events.export.rows.COLUMNS`. The nested ones hold the
records of :mod:`conflict_events.models` with all their fields. ``ARCHIVE_SCHEMA_VERSION`` grows when a
column changes its name, type or meaning; it stands in the metadata of every Parquet file.
"""

from __future__ import annotations

import datetime as dt
import types
import typing
from typing import TYPE_CHECKING, Any, Literal

from conflict_events.export.libraries import needed
from conflict_events.export.rows import COLUMNS, event_row
from conflict_events.models import (
    SCHEMA_VERSION,
    Actor,
    Casualty,
    Claim,
    DateRange,
    Event,
    Loss,
    Place,
    Record,
    Span,
)

if TYPE_CHECKING:
    import pyarrow

    from conflict_events.events import Document, Events

ARCHIVE_SCHEMA_VERSION = "1"
Row = dict[str, Any]

# column: the field of Event that it holds, the record, whether it is a list, and what a reader may want to know
NESTED: dict[str, tuple[str, type[Record], bool, str]] = {
    "trigger_span": ("trigger", Span, False, "the words that name the event, with offsets into the text as given"),
    "mention_spans": ("mentions", Span, True, "all mentions of the event"),
    "evidence_span": ("evidence", Span, False, "the sentence"),
    "attacker_list": ("attackers", Actor, True, "who does it: as written, id, name, side, kind"),
    "target_list": ("targets", Actor, True, "who suffers it"),
    "place_list": ("places", Place, True, "where: id, province, coordinates, precision ..."),
    "date_range": ("date", DateRange, False, "when, in the words of the text, and whether it is inferred"),
    "casualty_list": ("casualties", Casualty, True, "people killed, wounded, captured, missing, displaced"),
    "loss_list": ("losses", Loss, True, "material lost"),
    "claim_list": ("claims", Claim, True, "who says so: source, verb, stance, certainty"),
    "weapon_list": ("weapons", Span, True, "weapons, each a string"),
}  # fmt: skip
_FLAT = {
    "string": "string",
    "datetime64[s]": "date32",
    "Int64": "int64",
    "Float64": "float64",
    "boolean": "bool_",
}


def archive_rows(events: Events) -> list[Row]:
    """The rows of one document."""
    return [_row(event, document) for event, document in events.told()]


def _row(event: Event, document: Document) -> Row:
    row: Row = dict(event_row(event, document))
    for name, column in COLUMNS.items():
        if column.dtype == "datetime64[s]" and row[name]:
            row[name] = dt.date.fromisoformat(str(row[name]))
    told = event.model_dump()
    return row | {name: told[field] for name, (field, *_) in NESTED.items()}


def event_of(row: Row) -> Event:
    """The event that a row was made of."""
    flat = {
        name: row[name]
        for name in ("id", "type", "category", "count", "status", "background", "rule", "confidence")
    }
    return Event.model_validate(flat | {field: row[name] for name, (field, *_) in NESTED.items()})


def archive_schema() -> pyarrow.Schema:
    """The Arrow schema of an archive."""
    pa = needed("pyarrow", "an archive", "parquet")
    fields = [pa.field(name, getattr(pa, _FLAT[column.dtype])()) for name, column in COLUMNS.items()]
    for name, (_, record, many, _) in NESTED.items():
        inner = pa.string() if name == "weapon_list" else _struct(record)
        fields.append(pa.field(name, pa.list_(inner) if many else inner))
    metadata = {
        "conflict_events.archive_schema_version": ARCHIVE_SCHEMA_VERSION,
        "conflict_events.schema_version": SCHEMA_VERSION,
    }
    return pa.schema(fields, metadata=metadata)


def _struct(record: type[Record]) -> pyarrow.DataType:
    """A record as an Arrow struct."""
    import pyarrow as pa

    hints = typing.get_type_hints(record)
    return pa.struct([(name, _arrow(hints[name])) for name in record.model_fields])


def _arrow(hint: Any) -> pyarrow.DataType:
    """The Arrow type of a field: what may be None is nullable anyway, a closed set of words or numbers is its kind."""
    import pyarrow as pa

    if typing.get_origin(hint) in (types.UnionType, typing.Union):
        hint = next(a for a in typing.get_args(hint) if a is not type(None))
    if typing.get_origin(hint) is Literal:
        hint = type(typing.get_args(hint)[0])
    plain = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_(), dt.date: pa.date32()}
    return plain[hint]
