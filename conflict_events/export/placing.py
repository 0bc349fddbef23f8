"""Events by place: the shape shared by all layouts with one row a place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from conflict_events.events import Events
from conflict_events.export.codes import Country, countries

if TYPE_CHECKING:
    from conflict_events.events import Document
    from conflict_events.models import Event, Place

Told = tuple["Event", "Document"]


def told(events: Iterable[Event] | Iterable[Events]) -> Iterator[Told]:
    """Each event with its document: of ``Events``, of several of them, or of plain events without any.

    An event that stands twice (the same text read twice) comes once.
    """
    seen: set[str] = set()
    for event, document in pairs(events):
        if event.id not in seen:
            seen.add(event.id)
            yield event, document


def pairs(events: Iterable[Event] | Iterable[Events]) -> Iterator[Told]:
    """The same with all repetitions."""
    if isinstance(events, Events):
        yield from events.told()
        return
    without = Events().document
    for item in events:
        if isinstance(item, Events):
            yield from item.told()
        else:
            yield item, without


def sites(event: Event) -> list[Place]:
    """The places of an event, each once, by the place itself rather than by its words."""
    return list({(p.id or p.name or p.text, p.province): p for p in event.places}.values())


def country_of(place: Place) -> Country | None:
    """The country of a place in the codes of the codebooks."""
    return countries().get(place.country or "")


def first_country(event: Event) -> str | None:
    """The ISO code of the country where an event happened, by its first place that tells one."""
    return next((p.country for p in event.places if p.country), None)
