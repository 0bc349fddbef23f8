"""PLOVER records as JSON lines: one event a line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from conflict_events.export.codes import codebook_of, countries, kind_of, plover_codes
from conflict_events.export.placing import told
from conflict_events.export.rows import actor_name, place_name
from conflict_events.export.tolls import casualty_range

if TYPE_CHECKING:
    from conflict_events.events import Document, Events
    from conflict_events.models import Actor, CasualtyKind, Event, Place
    from conflict_events.rules.schema import EventType

Record = dict[str, Any]
CODEBOOK = "PLOVER"


def to_plover_lines(events: Iterable[Event] | Iterable[Events]) -> str:
    """One record a line; what :func:`why_not_plover` gives a reason for has none."""
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in plover_records(events))


def plover_records(events: Iterable[Event] | Iterable[Events]) -> Iterator[Record]:
    """The records of events of one or many texts."""
    for event, document in told(events):
        if why_not_plover(event, document) is None:
            yield _record(event, document)


def why_not_plover(event: Event, document: Document) -> str | None:
    """Why an event has no record; None when it has one."""
    if not kind_of(event, document).plover.event:
        return f"PLOVER has no category for the type {event.type}"
    return None if event.date or document.published else "no date"


def _record(event: Event, document: Document) -> Record:
    kind = kind_of(event, document)
    actors, recipients = _parties(event)
    date, codes = event.date, plover_codes()
    category, mode = kind.plover.event, kind.plover.mode
    return {
        "id": event.id,
        "has_event": True,
        "date": str(date.start if date else document.published),
        "time": None,
        "enddate": str(date.end) if date and date.end != date.start else None,
        "endtime": None,
        "actor": [_entity(actor, document) for actor in actors],
        "recipient": [_entity(actor, document) for actor in recipients],
        "event": [category],
        "event_loc": _location(event.places[0]) if event.places else {},
        "event_text": [mention.text for mention in event.mentions],
        "quad_code": next(int(quad) for quad, names in codes.quads.items() if category in names),
        "event_scale": codes.scores.get(f"{category} {mode}", codes.scores.get(category)),
        "mode": [m for m in (mode, codes.modes.background if event.background else "") if m],
        "context": _contexts(event, kind),
        "size": _size(event),
        "link": None,
        "text": event.evidence.text,
        "text_info": {
            "sequence": None,
            "start": event.evidence.start,
            "end": event.evidence.end,
            "text_story": None,
        },
        "cite_info": _citation(document),
        "coder": f"conflict_events {document.model}".strip(),
        "coded_date": None,
        "coded_time": None,
        "comment": None if event.status == "reported" else f"status: {event.status}",
    }


def _parties(event: Event) -> tuple[list[Actor], list[Actor]]:
    """Who acts and who receives; where both sides act all are actors."""
    if event.type in plover_codes().modes.both_sides:
        return [*event.attackers, *event.targets], []
    return event.attackers, event.targets


def _entity(actor: Actor, document: Document) -> Record:
    row = codebook_of(document).actors.get(actor.id or "")
    codes = (row.plover_code if row else "").split()
    sectors = [code for code in codes if code in plover_codes().sectors.known]
    return {
        "code": next((code for code in codes if code not in sectors), None),
        "sector": sectors[0] if sectors else "UNK",
        "entity_text": actor.text,
        "identifier_id": None,
        "identifier_text": actor_name(actor),
        "religion": None,
        "ethnicity": None,
        "office": None,
        "gender": None,
        "age": None,
    }


def _location(place: Place) -> Record:
    country = countries().get(place.country or "")
    return {
        "extracted_place": place.text,
        "resolved_place": place_name(place),
        "geonameid": None,
        "lat": place.latitude,
        "lon": place.longitude,
        "city": place_name(place) if place.kind in ("city", "town", "village") else None,
        "district": place.district,
        "province": place.province,
        "country": country.name if country else None,
        "country_code": country.iso3 if country else None,
        "feature_class": None,
        "feature_code": None,
        "resolution": _resolution(place),
    }


def _resolution(place: Place) -> int:
    """5 part of a city, 4 a settlement, 3 a district, 2 a province or region, 1 a country."""
    by_kind = {
        "neighbourhood": 5,
        "country": 1,
        "governorate": 2,
        "region": 2,
        "district": 3,
        "subdistrict": 3,
    }
    return by_kind.get(place.kind or "", {6: 1, 5: 2, 4: 2, 3: 3}.get(place.where_prec or 0, 4))


def _size(event: Event) -> dict[str, int | None]:
    """The lowest numbers told."""
    kinds: dict[str, CasualtyKind] = {"dead": "killed", "injured": "wounded", "arrested": "captured"}
    ranges = {name: casualty_range(event.casualties, kind) for name, kind in kinds.items()}
    return {name: found[0] if found else None for name, found in ranges.items()}


def _contexts(event: Event, kind: EventType) -> list[str]:
    contexts = plover_codes().contexts
    return contexts.of_type.get(event.type, contexts.of_category.get(kind.category, []))


def _citation(document: Document) -> Record:
    return {
        "corpus": None,
        "citation": document.doc_id,
        "url": None,
        "title": document.title,
        "language": "en",
        "publication": document.source,
        "license": None,
        "copyright": None,
        "coder": f"conflict_events {document.model}".strip(),
        "codebook": CODEBOOK,
        "version": None,
    }
