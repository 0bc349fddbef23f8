"""The spaCy component ``conflict_events``: events inside an English pipeline of one's own.

>>> nlp.add_pipe("conflict_events")
>>> doc = nlp("Russian jets bombed Sukhnah on Monday.")
>>> doc._.conflict_events

The text is read by the library's own pipeline, so the events are those of ``extract_events`` whatever the
pipeline around it does; its tokens and labels stay as they are.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from conflict_events.events import Events
from conflict_events.export.marking import KINDS, Mark, find_marks
from conflict_events.models import Event

if TYPE_CHECKING:
    from conflict_events.api import Extractor

KEY = "conflict_events"
DEFAULTS = {"model": None, "rules": None, "actors": None, "gazetteer": None, "min_confidence": 0.0}


@dataclass
class EventComponent:
    """Finds the events of a Doc: records in ``user_data``, words in span groups, all of it plain data.

    The span group ``conflict_events`` holds all marked words (labels ACTOR, PLACE, DATE, WEAPON, NUMBER,
    CLAIM, and the type of the event for its trigger), ``conflict_actors``, ``conflict_places`` ... those of
    one kind; their attribute "events" tells the events that rest on each.
    """

    model: str | None = None
    rules: str | None = None
    actors: str | None = None
    gazetteer: str | None = None
    min_confidence: float = 0.0

    def __call__(self, doc: Doc) -> Doc:
        """Reads the text of a Doc; ``doc._.conflict_published`` is the day of publication."""
        events = self._extractor(
            doc.text, published=doc._.conflict_published, min_confidence=self.min_confidence
        )
        doc.user_data[KEY] = {
            "events": events.to_records(),
            "published": events.published.isoformat() if events.published else None,
            "model": events.model,
            "notes": events.notes,
            "rules": self.rules,
            "actors": self.actors,
        }
        marks = find_marks(events, doc.text)
        doc.spans[KEY] = _group(doc, KEY, marks)
        for kind in KINDS:
            name = f"conflict_{kind}s"
            doc.spans[name] = _group(doc, name, [m for m in marks if m.kind == kind])
        return doc

    @functools.cached_property
    def _extractor(self) -> Extractor:
        """Loaded with the first Doc, once in each process."""
        from conflict_events.api import load

        return load(self.model, rules=self.rules, actors=self.actors, gazetteer=self.gazetteer)

    def __getstate__(self) -> dict[str, Any]:
        """What other processes need: they load for themselves."""
        return {name: getattr(self, name) for name in DEFAULTS}

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to save: the config says it all."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> EventComponent:
        """Nothing to load."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> EventComponent:
        """Nothing to load."""
        return self


@Language.factory(KEY, default_config=DEFAULTS, assigns=["doc._.conflict_events", "doc.spans"])
def make_event_component(
    nlp: Language,
    name: str,
    model: str | None,
    rules: str | None,
    actors: str | None,
    gazetteer: str | None,
    min_confidence: float,
) -> EventComponent:
    """The component with the arguments of :func:`conflict_events.load`; ValueError when nlp is not English."""
    if nlp.lang != "en":
        raise ValueError(f"conflict_events reads English; this pipeline is for {nlp.lang!r}")
    return EventComponent(model, rules, actors, gazetteer, min_confidence)


def events_of(doc: Doc) -> Events:
    """The events of a Doc; none when the component has not run."""
    told = doc.user_data.get(KEY)
    if told is None:
        return Events(text=doc.text, notes=["The component conflict_events has not read this Doc."])
    return Events(
        map(Event.model_validate, told["events"]),
        text=doc.text,
        published=_day(told["published"]),
        model=told["model"],
        codebook=_codebook(told["rules"], told["actors"]),
        notes=told["notes"],
    )


def _day(published: str | None) -> Any:
    from conflict_events.datelines import parse_published

    return parse_published(published)


def _codebook(rules: str | None, actors: str | None) -> Any:
    from conflict_events.rules.codebook import load_codebook

    return load_codebook(rules, actors) if rules or actors else None


def _group(doc: Doc, name: str, marks: list[Mark]) -> SpanGroup:
    found = [(mark, span) for mark in marks if (span := _span(doc, mark)) is not None]
    return SpanGroup(
        doc,
        name=name,
        spans=[span for _, span in found],
        attrs={"events": [mark.events for mark, _ in found]},
    )


def _span(doc: Doc, mark: Mark) -> Span | None:
    """The tokens that hold the marked words."""
    label = mark.label if mark.kind == "trigger" else mark.kind.upper()
    return doc.char_span(mark.start, mark.end, label=label, alignment_mode="expand")


for _name, _how in ((KEY, {"getter": events_of}), ("conflict_published", {"default": None})):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, **_how)
