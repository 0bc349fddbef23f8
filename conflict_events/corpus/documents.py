"""Records: what a stream or a file gives for one document, checked and named."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from conflict_events.errors import ConflictEventsError

Published = dt.date | dt.datetime | str | None
Item = str | tuple[str, Published] | Mapping[str, Any]
_FIELDS = ("text", "published", "title", "id", "source")


class DocumentError(ConflictEventsError):
    """A document of a stream could not be read; it stands in the stream where its events would.

    ``position`` counts the documents from 0, ``doc_id`` is the document's id if it has one.
    """

    def __init__(self, message: str, position: int, doc_id: str | None = None) -> None:
        super().__init__(message, position, doc_id)
        self.message, self.position, self.doc_id = message, position, doc_id

    def __str__(self) -> str:
        name = f"document {self.position}" + (f" ({self.doc_id})" if self.doc_id else "")
        return f"{name}: {self.message}"


@dataclass(frozen=True, slots=True)
class Record:
    """One document: its text, and what the caller knows of it."""

    text: str
    published: Published = None
    title: str | None = None
    doc_id: str | None = None
    source: str | None = None


def to_record(item: Item) -> Record:
    """A record from a text, from ``(text, published)``, or from a mapping.

    Keys of a mapping: text, published, title, id, source; others are not looked at. TypeError and
    KeyError say what is wrong.
    """
    if isinstance(item, Record):
        return item
    if isinstance(item, str):
        return Record(item)
    if isinstance(item, tuple) and len(item) == 2:
        return Record(item[0], item[1])
    if isinstance(item, Mapping):
        return _of_mapping(item)
    raise TypeError(
        f"a document is a text, (text, published) or a mapping with the keys {', '.join(_FIELDS)}, "
        f"not {type(item).__name__}"
    )


def _of_mapping(item: Mapping[str, Any]) -> Record:
    if "text" not in item:
        raise KeyError(f"the record has no text; its keys are {', '.join(map(str, item)) or 'none'}")
    text, published, title, name, source = (_told(item.get(field)) for field in _FIELDS)
    return Record(text, published, title, None if name is None else str(name), source)


def _told(value: Any) -> Any:
    """A value, or None for what a frame puts where nothing is (NaN, NaT)."""
    return None if value != value else value
