"""One event as one flat row: the shape shared by the pandas frame and the CSV file.

Lists are joined by ``"; "``; what the text does not say is None. Nothing here needs pandas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from conflict_events.export.placing import pairs
from conflict_events.export.tolls import casualty_range, spell_range

if TYPE_CHECKING:
    from conflict_events.events import Document, Events
    from conflict_events.models import Actor, Casualty, Event, Loss, Place

JOIN = "; "
Cell = str | int | float | bool | None
Row = dict[str, Cell]


class Column(NamedTuple):
    """A column of the flat table: pandas dtype and what a cell means."""

    dtype: str
    meaning: str


COLUMNS: dict[str, Column] = {
    "id": Column("string", "stable id of the event"),
    "type": Column("string", "event type, one of the 42"),
    "category": Column("string", "family of the type"),
    "attackers": Column("string", "who does it: canonical names"),
    "attacker_ids": Column("string", "ids of the attackers that the list of actors knows"),
    "targets": Column("string", "who suffers it: canonical names"),
    "target_ids": Column("string", "ids of the targets that the list of actors knows"),
    "places": Column("string", "where: canonical names, as written where the gazetteer has none"),
    "provinces": Column("string", "governorates of the places, each once"),
    "districts": Column("string", "districts of the places, each once"),
    "countries": Column("string", "ISO 3166 alpha-2 codes of the places, each once"),
    "latitude": Column("Float64", "degrees north (WGS 84) of the first place that has coordinates"),
    "longitude": Column("Float64", "degrees east (WGS 84) of the same place"),
    "date_start": Column("datetime64[s]", "first day"),
    "date_end": Column("datetime64[s]", "last day, included"),
    "date_precision": Column("string", "day, week, month, year or range"),
    "count": Column("Int64", "number of occurrences (27 air raids), never of munitions"),
    "killed_low": Column("Int64", "lowest of the competing estimates of people killed, subtotals left out"),
    "killed_high": Column("Int64", "highest of these estimates"),
    "wounded_low": Column("Int64", "lowest of the competing estimates of people wounded"),
    "wounded_high": Column("Int64", "highest of these estimates"),
    "casualties": Column("string", "all entries in words: '12 killed civilians; 3 killed children (part)'"),
    "losses": Column("string", "material destroyed, damaged or captured: '18 tanks; 4 vehicles'"),
    "claims": Column("string", "to whom the text attributes the event, as written"),
    "status": Column("string", "reported, claimed, unconfirmed or denied"),
    "background": Column("boolean", "true for old events, summaries of the war and stative descriptions"),
    "weapons": Column("string", "weapons and platforms"),
    "trigger": Column("string", "the words that name the event"),
    "evidence": Column("string", "the sentence that tells it"),
    "rule": Column("string", "id of the rule that fired"),
    "confidence": Column("Float64", "0 to 1"),
    "published": Column("datetime64[s]", "publication day of the text"),
    "title": Column("string", "headline handed over beside the text"),
    "doc_id": Column("string", "the caller's name for the text"),
    "source": Column("string", "who printed the text, as the caller says"),
    "model": Column("string", "name and version of the English pipeline"),
}


def event_rows(events: Iterable[Event] | Iterable[Events]) -> Iterator[Row]:
    """One row an event of one or many texts, in the order of ``COLUMNS``."""
    return (event_row(event, document) for event, document in pairs(events))


def event_row(event: Event, document: Document) -> Row:
    """The cells of one event, in the order of ``COLUMNS``."""
    row = _what(event) | _who(event) | _where(event) | _when(event) | _losses(event) | _source(event)
    row |= {
        "published": document.published.isoformat() if document.published else None,
        "title": document.title,
        "doc_id": document.doc_id,
        "source": document.source,
        "model": document.model or None,
    }
    return {name: row[name] for name in COLUMNS}


def spell_casualty(casualty: Casualty) -> str:
    """``24-99 killed civilians (part)``."""
    words = [spell_range(casualty.low, casualty.high), casualty.kind, casualty.who]
    return " ".join(word for word in words if word) + (" (part)" if casualty.part else "")


def spell_loss(loss: Loss) -> str:
    """``18 tanks``."""
    return f"{loss.count} {loss.item}"


def _what(event: Event) -> Row:
    return {
        "id": event.id,
        "type": event.type,
        "category": event.category,
        "count": event.count,
        "background": event.background,
        "weapons": join(event.weapons),
        "trigger": event.trigger.text,
        "evidence": event.evidence.text,
        "rule": event.rule,
        "confidence": event.confidence,
    }


def _who(event: Event) -> Row:
    return {
        "attackers": join(actor_name(a) for a in event.attackers),
        "attacker_ids": join(a.id for a in event.attackers),
        "targets": join(actor_name(a) for a in event.targets),
        "target_ids": join(a.id for a in event.targets),
    }


def _where(event: Event) -> Row:
    located = next((p for p in event.places if p.latitude is not None), None)
    return {
        "places": join(place_name(p) for p in event.places),
        "provinces": join(p.province for p in event.places),
        "districts": join(p.district for p in event.places),
        "countries": join(p.country for p in event.places),
        "latitude": located.latitude if located else None,
        "longitude": located.longitude if located else None,
    }


def _when(event: Event) -> Row:
    date = event.date
    return {
        "date_start": date.start.isoformat() if date else None,
        "date_end": date.end.isoformat() if date else None,
        "date_precision": date.precision if date else None,
    }


def _losses(event: Event) -> Row:
    killed = casualty_range(event.casualties, "killed")
    wounded = casualty_range(event.casualties, "wounded")
    return {
        "killed_low": killed[0] if killed else None,
        "killed_high": killed[1] if killed else None,
        "wounded_low": wounded[0] if wounded else None,
        "wounded_high": wounded[1] if wounded else None,
        "casualties": join(spell_casualty(c) for c in event.casualties),
        "losses": join(spell_loss(loss) for loss in event.losses),
    }


def _source(event: Event) -> Row:
    return {"claims": join(c.source for c in event.claims), "status": event.status}


def actor_name(actor: Actor) -> str:
    """Canonical name, or the words of the text."""
    return actor.name or actor.text


def place_name(place: Place) -> str:
    """Canonical name, or the words of the text."""
    return place.name or place.text


def join(parts: Iterable[str | None]) -> str | None:
    """The parts that say something, each once; None where nothing is left."""
    told = [part for part in parts if part]
    if len(told) < 2:
        return told[0] if told else None
    return JOIN.join(dict.fromkeys(told))
