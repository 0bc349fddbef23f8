"""The generated parts of docs/exports.md: columns, codes, and the sample article in the layouts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pandas as pd
from marked import table

from conflict_events import Event, Events, extract_events
from conflict_events.events import Document
from conflict_events.export.acled import ACLED_COLUMNS, why_not_acled
from conflict_events.export.codes import Change, acled_codes
from conflict_events.export.geojson import PLACE_COLUMNS
from conflict_events.export.rows import Column
from conflict_events.export.ucdp import UCDP_COLUMNS, why_not_ucdp
from conflict_events.rules.load import builtin_event_types

ARTICLE = Path(__file__).parent / "examples" / "article.txt"
SHOWN = [
    "event_date", "time_precision", "sub_event_type", "actor1", "inter1", "actor2", "inter2", "interaction",
    "civilian_targeting", "location", "geo_precision", "fatalities", "tags",
]  # fmt: skip


def export_tables(published: str) -> Iterator[tuple[str, str]]:
    """Name and content of each generated part."""
    text = ARTICLE.read_text(encoding="utf-8")
    events = extract_events(text, published=published, source="Sample Press", doc_id="article")
    acled, ucdp = events.to_acled(), events.to_ucdp()
    yield "changes", table(["types", "where", "sub-event"], [change_row(c) for c in acled_codes().change])
    yield "acled columns", columns_table(ACLED_COLUMNS)
    yield "acled rows", frame_table(acled[SHOWN])
    yield "acled row", across(acled.iloc[[2]])
    yield "acled without", without(events, why_not_acled)
    yield "ucdp columns", columns_table(UCDP_COLUMNS)
    yield "ucdp rows", across(ucdp)
    yield "ucdp without", without(events, why_not_ucdp)
    yield "place columns", columns_table(PLACE_COLUMNS)
    yield "type codes", type_codes()


def columns_table(columns: dict[str, Column]) -> str:
    """Name, dtype and meaning of the columns of a layout."""
    return table(["column", "dtype", "meaning"], [[f"`{n}`", c.dtype, c.meaning] for n, c in columns.items()])


def change_row(change: Change) -> list[str]:
    """One rule of the sub-events in words."""
    limits = [f"{key} is {value}" for key in ("attacker", "target") if (value := getattr(change, key))]
    for key, name in (
        ("weapons", "weapon"),
        ("words", "trigger"),
        ("casualties", "somebody"),
        ("rules", "rule"),
    ):
        if values := getattr(change, key):
            limits.append(f"{name} is {' or '.join(values)}")
    return [", ".join(change.types), "; ".join(limits), change.becomes]


def frame_table(frame: pd.DataFrame) -> str:
    """A frame with its rows numbered from 1."""
    rows = [[str(n), *map(cell, row)] for n, row in enumerate(frame.itertuples(index=False), start=1)]
    return table(["row", *frame.columns], rows)


def across(frame: pd.DataFrame) -> str:
    """A frame with its columns as lines."""
    rows = [[f"`{name}`", *(cell(value) for value in frame[name])] for name in frame.columns]
    return table(["column", *(f"row {n + 1}" for n in frame.index)], rows)


def cell(value: object) -> str:
    """A value as the CSV file has it."""
    if pd.isna(value):  # type: ignore[call-overload]
        return ""
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else str(value)


def without(events: Events, reason: Callable[[Event, Document], str | None]) -> str:
    """The events that have no row, and why."""
    rows = [[e.type, e.trigger.text, why] for e, d in events.told() if (why := reason(e, d))]
    return table(["event", "words", "why"], rows)


def type_codes() -> str:
    """The codes of all types."""
    types = sorted(builtin_event_types().values(), key=lambda t: (t.category, t.type))
    rows = [
        [
            t.type, t.acled.event_type, t.acled.sub_event_type, "yes" if t.acled.coded else "no",
            "yes" if t.armed_force else "no", t.plover.event, t.plover.mode, t.cameo,
        ]
        for t in types
    ]  # fmt: skip
    headers = [
        "type",
        "ACLED event_type",
        "sub_event_type",
        "coded",
        "UCDP armed force",
        "PLOVER",
        "mode",
        "CAMEO",
    ]
    return table(headers, rows)
