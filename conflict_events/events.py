"""The list of events that users get: it prints as a table and turns into frames and files."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, overload

from conflict_events.models import SCHEMA_VERSION, Event

if TYPE_CHECKING:
    import pandas


class Events(Sequence[Event]):
    """The conflict events of one text, in the order in which the text tells them.

    Behaves as a list that cannot be changed: ``len``, ``in``, iteration, indexing; a slice is again
    ``Events``. ``text`` is the text as given, ``published`` the publication day in use (None where
    neither the caller nor the text told it), ``title`` a headline handed over apart from the text,
    ``model`` name and version of the English pipeline. ``notes`` say in words what was assumed, or
    why nothing was found.
    """

    __slots__ = ("_events", "model", "notes", "published", "text", "title")

    def __init__(
        self,
        events: Iterable[Event] = (),
        *,
        text: str = "",
        published: dt.date | None = None,
        title: str | None = None,
        model: str = "",
        notes: Iterable[str] = (),
    ) -> None:
        self._events = tuple(events)
        self.text = text
        self.published = published
        self.title = title
        self.model = model
        self.notes = list(notes)

    @overload
    def __getitem__(self, index: int) -> Event: ...

    @overload
    def __getitem__(self, index: slice) -> Events: ...

    def __getitem__(self, index: int | slice) -> Event | Events:
        if isinstance(index, slice):
            return self._with(self._events[index])
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
        return self._with(e for e in self._events if e.confidence >= confidence)

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
        return _deliver(json.dumps(document, ensure_ascii=False, indent=indent) + "\n", path)

    def to_jsonl(self, path: str | Path | None = None) -> str:
        """One event a line as JSON. Written to ``path`` as UTF-8 if one is given; returned in any case."""
        lines = (json.dumps(record, ensure_ascii=False) + "\n" for record in self.to_records())
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

    def _with(self, events: Iterable[Event]) -> Events:
        """Other events of the same text."""
        return Events(
            events,
            text=self.text,
            published=self.published,
            title=self.title,
            model=self.model,
            notes=self.notes,
        )


def _deliver(content: str, path: str | Path | None) -> str:
    if path is not None:
        Path(path).write_text(content, encoding="utf-8", newline="\n")
    return content
