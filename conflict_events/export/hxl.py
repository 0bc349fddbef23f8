"""HXL: a CSV file with a row of tags under its header, as humanitarian data portals read it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from conflict_events.export.delimited import csv_text
from conflict_events.export.placing import country_of, sites, told
from conflict_events.export.rows import Row, actor_name, join, place_name
from conflict_events.export.tolls import casualty_range, share

if TYPE_CHECKING:
    from conflict_events.events import Document, Events
    from conflict_events.models import CasualtyKind, Event, Place

HXL_TAGS = {
    "event": "#event+code",
    "date_start": "#date+start",
    "date_end": "#date+end",
    "date": "#date+occurred",
    "year": "#date+year",
    "type": "#event+type",
    "attackers": "#group+name+first",
    "targets": "#group+name+second",
    "region": "#region+name",
    "country": "#country+name",
    "country_code": "#country+code",
    "admin1": "#adm1+name",
    "admin2": "#adm2+name",
    "location": "#loc+name",
    "latitude": "#geo+lat",
    "longitude": "#geo+lon",
    "source": "#meta+source",
    "document": "#meta+id",
    "status": "#status",
    "description": "#description",
    "killed": "#affected+killed",
    "killed_min": "#affected+killed+min",
    "killed_max": "#affected+killed+max",
    "injured": "#affected+injured",
}


def to_hxl_text(events: Iterable[Event] | Iterable[Events]) -> str:
    """One row an event and place under header and tags; people are divided over the places of an event."""
    return csv_text([*HXL_TAGS], [HXL_TAGS.values(), *(row.values() for row in hxl_rows(events))])


def hxl_rows(events: Iterable[Event] | Iterable[Events]) -> Iterator[Row]:
    """The rows by name of their column. An event without a place has one row without place."""
    for event, document in told(events):
        places: list[Place | None] = [*sites(event)] or [None]
        counts = _people(event, len(places))
        for number, place in enumerate(places):
            cells = (
                _what(event, document)
                | _where(place)
                | {name: told_[number] for name, told_ in counts.items()}
            )
            yield {name: cells.get(name) for name in HXL_TAGS}


def _what(event: Event, document: Document) -> Row:
    date = event.date
    return {
        "event": event.id,
        "date_start": date.start.isoformat() if date else None,
        "date_end": date.end.isoformat() if date else None,
        "date": date.start.isoformat() if date and date.start == date.end else None,
        "year": date.start.year if date else None,
        "type": event.type,
        "attackers": join(map(actor_name, event.attackers)),
        "targets": join(map(actor_name, event.targets)),
        "source": join([document.source, *(claim.source for claim in event.claims)]),
        "document": document.doc_id,
        "status": event.status,
        "description": event.evidence.text,
    }


def _where(place: Place | None) -> Row:
    if place is None:
        return {}
    country = country_of(place)
    return {
        "region": country.acled_region if country else None,
        "country": country.name if country else None,
        "country_code": country.iso3 if country else None,
        "admin1": place.province,
        "admin2": place.district,
        "location": place_name(place),
        "latitude": place.latitude,
        "longitude": place.longitude,
    }


def _people(event: Event, places: int) -> dict[str, list[int | None]]:
    """Numbers of people by column, one a place."""
    killed, injured = (_range(event, kind, places) for kind in ("killed", "wounded"))
    return {"killed": killed[0], "killed_min": killed[0], "killed_max": killed[1], "injured": injured[0]}


def _range(event: Event, kind: CasualtyKind, places: int) -> list[list[int | None]]:
    found = casualty_range(event.casualties, kind)
    return [[*share(number, places)] if found else [None] * places for number in found or (0, 0)]
