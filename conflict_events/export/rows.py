"""One event as one flat row: the shape shared by the pandas frame and the CSV file.

Lists are joined by ``"; "``; what the text does not say is None. Nothing here needs pandas.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from conflict_events.events import Events
    from conflict_events.models import Actor, Casualty, CasualtyKind, Event, Loss, Place

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
    "model": Column("string", "name and version of the English pipeline"),
}


def event_rows(events: Events) -> Iterator[Row]:
    """One row an event, in the order of ``COLUMNS``."""
    document: Row = {
        "published": events.published.isoformat() if events.published else None,
        "title": events.title,
        "model": events.model or None,
    }
    for event in events:
        row = _what(event) | _who(event) | _where(event) | _when(event) | _losses(event) | _source(event)
        yield {name: (row | document)[name] for name in COLUMNS}


def casualty_range(casualties: Iterable[Casualty], kind: CasualtyKind) -> tuple[int, int] | None:
    """Lowest low and highest high over the totals of one kind; None when there is none."""
    totals = [c for c in casualties if c.kind == kind and not c.part]
    if not totals:
        return None
    return min(c.low for c in totals), max(c.high for c in totals)


def spell_range(low: int, high: int) -> str:
    """``12`` or ``24-99``."""
    return str(low) if low == high else f"{low}-{high}"


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
        "weapons": _join(event.weapons),
        "trigger": event.trigger.text,
        "evidence": event.evidence.text,
        "rule": event.rule,
        "confidence": event.confidence,
    }


def _who(event: Event) -> Row:
    return {
        "attackers": _join(actor_name(a) for a in event.attackers),
        "attacker_ids": _join(a.id for a in event.attackers),
        "targets": _join(actor_name(a) for a in event.targets),
        "target_ids": _join(a.id for a in event.targets),
    }


def _where(event: Event) -> Row:
    located = next((p for p in event.places if p.latitude is not None), None)
    return {
        "places": _join(place_name(p) for p in event.places),
        "provinces": _join(p.province for p in event.places),
        "districts": _join(p.district for p in event.places),
        "countries": _join(p.country for p in event.places),
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
        "casualties": _join(spell_casualty(c) for c in event.casualties),
        "losses": _join(spell_loss(loss) for loss in event.losses),
    }


def _source(event: Event) -> Row:
    return {"claims": _join(c.source for c in event.claims), "status": event.status}


def actor_name(actor: Actor) -> str:
    """Canonical name, or the words of the text."""
    return actor.name or actor.text


def place_name(place: Place) -> str:
    """Canonical name, or the words of the text."""
    return place.name or place.text


def _join(parts: Iterable[str | None]) -> str | None:
    """The parts that say something, each once; None where nothing is left."""
    return JOIN.join(dict.fromkeys(part for part in parts if part)) or None
