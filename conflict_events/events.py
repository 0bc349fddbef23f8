"""The list of events that users get: it prints as a table and turns into frames, layouts and files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from conflict_events.models import SCHEMA_VERSION, Event

if TYPE_CHECKING:
    import altair
    import folium
    import geopandas
    import pandas

    from conflict_events.export.rows import Column, Row
    from conflict_events.rules.codebook import Codebook


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of the text that tells an event.

    ``text`` is the text as given, ``published`` the publication day in use (None where neither the caller
    nor the text told it), ``title`` a headline handed over apart from the text, ``doc_id`` and ``source``
    (who printed it) what the caller said, ``model`` name and version of the English pipeline, ``codebook``
    the event types and actors in use (None: the built-in ones).
    """

    text: str = ""
    published: dt.date | None = None
    title: str | None = None
    doc_id: str | None = None
    source: str | None = None
    model: str = ""
    codebook: Codebook | None = None


class Events(Sequence[Event]):
    """The conflict events of one text, in the order in which the text tells them, or of many texts.

    Behaves as a list that cannot be changed: ``len``, ``in``, iteration, indexing; a slice is again
    ``Events``. ``document`` says what is known of the text; ``text``, ``published``, ``title``, ``doc_id``,
    ``source`` and ``model`` are short for its fields. ``notes`` say in words what was assumed, or why
    nothing was found. :meth:`concat` joins the events of many texts; ``documents`` then names the text of
    each event, and ``document`` is empty.
    """

    __slots__ = ("_events", "document", "documents", "notes")

    def __init__(
        self,
        events: Iterable[Event] = (),
        *,
        document: Document | None = None,
        notes: Iterable[str] = (),
        **fields: Any,
    ) -> None:
        """``fields`` are those of :class:`Document`, for events that come without one."""
        if document is not None and fields:
            raise TypeError(f"give a document or its fields ({', '.join(fields)}), not both")
        self._events = tuple(events)
        self.document = document or Document(**fields)
        self.documents: tuple[Document, ...] = (self.document,) * len(self._events)
        self.notes = list(notes)

    @classmethod
    def concat(cls, many: Iterable[Events | Iterable[Event]]) -> Events:
        """The events of many texts as one list; each keeps its document."""
        told = [pair for events in many for pair in cls._of(events).told()]
        return cls()._with(told)

    @classmethod
    def _of(cls, events: Events | Iterable[Event]) -> Events:
        return events if isinstance(events, Events) else cls(events)

    def told(self) -> Iterator[tuple[Event, Document]]:
        """Each event with the document that tells it."""
        return zip(self._events, self.documents, strict=True)

    def of(self, document: Document) -> Events:
        """The same events, told by another document."""
        return Events(self._events, document=document, notes=self.notes)

    @property
    def text(self) -> str:
        """The text as given."""
        return self.document.text

    @property
    def published(self) -> dt.date | None:
        """The publication day in use."""
        return self.document.published

    @property
    def title(self) -> str | None:
        """The headline that was handed over apart from the text."""
        return self.document.title

    @property
    def doc_id(self) -> str | None:
        """The caller's name for the text."""
        return self.document.doc_id

    @property
    def source(self) -> str | None:
        """Who printed the text."""
        return self.document.source

    @property
    def model(self) -> str:
        """Name and version of the English pipeline."""
        return self.document.model

    @overload
    def __getitem__(self, index: int) -> Event: ...

    @overload
    def __getitem__(self, index: slice) -> Events: ...

    def __getitem__(self, index: int | slice) -> Event | Events:
        if isinstance(index, slice):
            return self._with(list(self.told())[index])
        return self._events[index]

    def __len__(self) -> int:
        return len(self._events)

    def __eq__(self, other: object) -> bool:
        """Equal events in equal order; what is known of the text does not count."""
        if isinstance(other, Events):
            return self._events == other._events
        return list(self._events) == other if isinstance(other, list) else NotImplemented

    __hash__ = None  # type: ignore[assignment]  # notes may be added, so it must not be a key

    def __repr__(self) -> str:
        from conflict_events.export.plain import plain_table

        return plain_table(self)

    def _repr_html_(self) -> str:
        """What a notebook shows: the article with its marked words beside one card an event."""
        from conflict_events.export.html import events_html

        return events_html(self)

    def at_least(self, confidence: float) -> Events:
        """The events of this confidence or more, 0 to 1; ValueError when ``confidence`` is no such share."""
        if not 0 <= confidence <= 1:
            raise ValueError(f"min_confidence must be between 0 and 1, not {confidence}")
        return self._with((event, d) for event, d in self.told() if event.confidence >= confidence)

    def to_records(self) -> list[dict[str, Any]]:
        """The events as plain dicts that JSON can hold: dates as ISO strings, fields as in the models."""
        return [event.model_dump(mode="json") for event in self._events]

    def to_json(self, path: str | Path | None = None, *, indent: int | None = 2) -> str:
        """One JSON object: schema_version, model, published, title, notes and the list of events.

        Written to ``path`` as UTF-8 if one is given; returned in any case.
        """
        document = {
            "schema_version": SCHEMA_VERSION,
            "model": self.model,
            "published": self.published.isoformat() if self.published else None,
            "title": self.title,
            "notes": self.notes,
            "events": self.to_records(),
        }
        return _deliver(_as_json(document, indent) + "\n", path)

    def to_jsonl(self, path: str | Path | None = None) -> str:
        """One event a line as JSON. Written to ``path`` as UTF-8 if one is given; returned in any case."""
        lines = (_as_json(record) + "\n" for record in self.to_records())
        return _deliver("".join(lines), path)

    def to_csv(self, path: str | Path | None = None) -> str:
        """The columns of :meth:`to_frame` as CSV. Written to ``path`` as UTF-8 if given; returned in any case.

        A text cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return gets an
        apostrophe in front, so that no spreadsheet program runs what an article says.
        """
        from conflict_events.export.delimited import to_csv_text

        return _deliver(to_csv_text(self), path)

    def to_frame(self) -> pandas.DataFrame:
        """A tidy pandas frame, one row an event; the columns are described in docs/schema.md."""
        from conflict_events.export.frame import to_frame

        return to_frame(self)

    def to_parquet(self, path: str | Path) -> None:
        """Writes the columns of :meth:`to_frame` as a Parquet file."""
        from conflict_events.export.frame import to_parquet

        to_parquet(self, path)

    def to_geojson(self, path: str | Path | None = None) -> str:
        """A GeoJSON FeatureCollection, one feature an event and place; written to ``path`` if given."""
        from conflict_events.export.geojson import to_geojson_text

        return _deliver(to_geojson_text(self), path)

    def to_geopandas(self) -> geopandas.GeoDataFrame:
        """A GeoDataFrame in WGS 84, one row an event and place."""
        from conflict_events.export.geojson import to_geopandas

        return to_geopandas(self)

    def to_acled(self, path: str | Path | None = None) -> pandas.DataFrame:
        """The 31 columns of ACLED, one row a place and day: compatible with ACLED's layout, not ACLED data.

        Written to ``path`` as guarded CSV if one is given. docs/exports.md explains every code, and which
        events have no row.
        """
        from conflict_events.export.acled import ACLED_COLUMNS, ACLED_NOTE, acled_rows

        frame = _frame_and_file(acled_rows(self), ACLED_COLUMNS, path, "to_acled()")
        frame.attrs["note"] = ACLED_NOTE
        return frame

    def to_ucdp(self, path: str | Path | None = None) -> pandas.DataFrame:
        """The 49 columns of UCDP GED, one row an event with deaths and place: no UCDP data.

        Written to ``path`` as guarded CSV if one is given. docs/exports.md explains every code, and which
        events have no row.
        """
        from conflict_events.export.ucdp import UCDP_COLUMNS, ucdp_rows

        return _frame_and_file(ucdp_rows(self), UCDP_COLUMNS, path, "to_ucdp()")

    def to_plover(self, path: str | Path | None = None) -> str:
        """PLOVER records as JSON lines; written to ``path`` if given, returned in any case."""
        from conflict_events.export.plover import to_plover_lines

        return _deliver(to_plover_lines(self), path)

    def to_hxl(self, path: str | Path | None = None) -> str:
        """Guarded CSV with HXL tags, one row an event and place; written to ``path`` if given."""
        from conflict_events.export.hxl import to_hxl_text

        return _deliver(to_hxl_text(self), path)

    def map(
        self,
        *,
        provinces: geopandas.GeoDataFrame | None = None,
        tiles: str | None = "OpenStreetMap",
        background: bool = False,
    ) -> folium.Map:
        """A folium map: clusters by place, colours by category, the sentences and their sources in popups.

        ``provinces`` (any areas as a geopandas frame) adds a layer shaded by the events inside each.
        ``tiles`` are folium's background tiles, the one thing that needs a network; None draws outlines
        only. Events told as background are left out unless ``background`` is true. For a frame of many
        articles: ``conflict_events.export.map.event_map(frame)``.
        """
        from conflict_events.export.map import event_map

        return event_map(self.to_frame(), provinces=provinces, tiles=tiles, background=background)

    def timeline(self, *, background: bool = False) -> altair.VConcatChart:
        """An altair chart: events, and people killed, by day, week, month, quarter or year, as fits.

        For a frame of many articles: ``conflict_events.export.timeline.event_timeline(frame)``.
        """
        from conflict_events.export.timeline import event_timeline

        return event_timeline(self.to_frame(), background=background)

    def _with(self, told: Iterable[tuple[Event, Document]]) -> Events:
        """Other events, each with its document, of the same origin."""
        pairs = list(told)
        events = Events((event for event, _ in pairs), document=self.document, notes=self.notes)
        events.documents = tuple(document for _, document in pairs)
        return events


def _as_json(value: Any, indent: int | None = None) -> str:
    """JSON as text; half a character, which no file can hold, becomes its escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _deliver(content: str, path: str | Path | None) -> str:
    if path is not None:
        Path(path).write_text(content, encoding="utf-8", newline="\n")
    return content


def _frame_and_file(
    rows: Iterable[Row], columns: Mapping[str, Column], path: str | Path | None, what: str
) -> pandas.DataFrame:
    """Rows as a frame; written as CSV too if a path is given."""
    from conflict_events.export.delimited import csv_text
    from conflict_events.export.frame import frame_of

    told = list(rows)
    if path is not None:
        _deliver(csv_text(list(columns), (row.values() for row in told)), path)
    return frame_of(told, columns, what)
