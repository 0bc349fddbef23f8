"""The ACLED-compatible layout: one row a place, day, pair of actors and type. It is no ACLED data."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conflict_events.export.acled_notes import note_sentence
from conflict_events.export.acled_parties import NOBODY, AcledParties, Party
from conflict_events.export.codes import Change, Country, acled_codes, codebook_of, kind_of
from conflict_events.export.days import Day, acled_days
from conflict_events.export.deaths import Deaths, find_deaths
from conflict_events.export.delimited import csv_text
from conflict_events.export.placing import Told, country_of, first_country, sites, told
from conflict_events.export.rows import Column, Row, join, place_name
from conflict_events.export.tolls import people, share

if TYPE_CHECKING:
    from conflict_events.events import Document, Events
    from conflict_events.models import Event, Place
    from conflict_events.rules.schema import EventType

ACLED_COLUMNS: dict[str, Column] = {
    "event_id_cnty": Column("string", "`CE-`, the country's ISO code and a hash of place, day, actors and type: no number of ACLED's"),
    "event_date": Column("datetime64[s]", "the day; the middle of a stretch that is told as a whole"),
    "year": Column("Int64", "its year"),
    "time_precision": Column("Int64", "1 the day, 2 within a week, 3 within a month"),
    "disorder_type": Column("string", "follows from the sub-event"),
    "event_type": Column("string", "follows from the sub-event"),
    "sub_event_type": Column("string", "the type's, or that of the first rule of `change` that fits"),
    "actor1": Column("string", "who does it; one side of a battle"),
    "assoc_actor_1": Column("string", "who else does it"),
    "inter1": Column("Int64", "kind of actor1, 1 to 8"),
    "actor2": Column("string", "who suffers it; the other side"),
    "assoc_actor_2": Column("string", "who else suffers it; women, children, medics ... among the civilians"),
    "inter2": Column("Int64", "kind of actor2; 0 where there is none"),
    "interaction": Column("Int64", "both codes, the lower one first; a sole actor's digit and 0"),
    "civilian_targeting": Column("string", "`Civilian targeting` where the violence hits civilians only, else empty"),
    "iso": Column("Int64", "ISO 3166 number of the country"),
    "region": Column("string", "ACLED's region"),
    "country": Column("string", "ACLED's name of the country"),
    "admin1": Column("string", "governorate"),
    "admin2": Column("string", "district"),
    "admin3": Column("string", "empty: events carry no subdistrict"),
    "location": Column("string", "name of the place"),
    "latitude": Column("Float64", "degrees north"),
    "longitude": Column("Float64", "degrees east"),
    "geo_precision": Column("Int64", "1 the place, 2 near it or part of a region, 3 a province"),
    "source": Column("string", "who printed it, as handed over with `source=`"),
    "source_scale": Column("string", "empty: not known"),
    "notes": Column("string", "a sentence made of the codes, and what doubts there are; no words of the article"),
    "fatalities": Column("Int64", "the lowest reported number of dead of all sides; 0 where none are told"),
    "tags": Column("string", "`fatalities=imputed`, `date=publication`, `status=claimed` ..."),
    "timestamp": Column("Int64", "midnight UTC of the day of publication in Unix seconds"),
}  # fmt: skip
ACLED_NOTE = "ACLED-compatible layout, not ACLED data"
CIVILIAN_TARGETING = "Civilian targeting"
_POLITICAL = "Political violence"


@dataclass(frozen=True, slots=True)
class Unit:
    """What ACLED counts as one event: place, day, actors and sub-event."""

    day: dt.date
    place: str
    province: str | None
    sub_event: str
    first: Party
    second: Party


@dataclass(slots=True)
class Draft:
    """A row in the making: everything that is told of one unit."""

    unit: Unit
    place: Place
    country: Country
    precision: int
    civilian: bool
    fatalities: dict[int, int] = field(default_factory=dict)  # by document
    tags: dict[str, None] = field(default_factory=dict)
    sources: dict[str, None] = field(default_factory=dict)
    notes: dict[str, None] = field(default_factory=dict)
    published: dt.date | None = None


def acled_rows(events: Iterable[Event] | Iterable[Events]) -> Iterator[Row]:
    """The rows of events of one or many texts, in the order in which they are told.

    What :func:`why_not_acled` gives a reason for has no row. Within one text the dead of one unit add up;
    of several texts that tell of one unit the lowest number counts.
    """
    drafts: dict[Unit, Draft] = {}
    for event, document in told(events):
        if why_not_acled(event, document) is None:
            for draft, deaths in _drafts(event, document):
                _add(drafts.setdefault(draft.unit, draft), draft, document, deaths)
    return map(_row, drafts.values())


def acled_csv(events: Iterable[Event] | Iterable[Events]) -> str:
    """The rows as guarded CSV."""
    return csv_text(list(ACLED_COLUMNS), (row.values() for row in acled_rows(events)))


def why_not_acled(event: Event, document: Document) -> str | None:
    """Why an event has no row; None when it has one."""
    kind = kind_of(event, document)
    if not kind.acled.coded:
        return f"ACLED does not normally code the type {event.type}"
    if event.background:
        return "background: an old event, a summary of the war or a lasting state"
    if event.type == "ceasefire_violation" and not event.casualties:
        return "a bare report of violations is no event"
    if not acled_places(event):
        return "no place, or none smaller than a country"
    if not acled_days(event, document.published):
        return "no date within a month"
    return None


def acled_places(event: Event) -> list[Place]:
    """The places that can have a row: known to lie in a country, and smaller than one."""
    return [p for p in sites(event) if country_of(p) and p.kind != "country" and p.precision]


def _drafts(event: Event, document: Document) -> Iterator[tuple[Draft, int | None]]:
    """One draft a place and day, with its share of the dead (None where none are told)."""
    places, days = acled_places(event), acled_days(event, document.published)
    deaths = find_deaths(event, codebook_of(document).actors, first_country(event))
    number = len(places) * len(days)
    shares = share(deaths.total.coded or 0, number) if deaths else [None] * number
    spots = [(place, day) for place in places for day in days]
    for (place, day), dead in zip(spots, shares, strict=True):
        yield _draft((event, document), place, day, deaths), dead


def _draft(story: Told, place: Place, day: Day, deaths: Deaths | None) -> Draft:
    event, document = story
    country = country_of(place)
    assert country  # acled_places leaves no other
    codebook = codebook_of(document)
    coder = AcledParties(codebook.actors, country)
    first, second = coder.side(event.attackers), coder.side(event.targets)
    sub_event = choose_sub_event(event, kind_of(event, document), first, second)
    first, second = _completed(event, sub_event, first, second, coder)
    _, disorder = acled_codes().sub_events[sub_event]
    unit = Unit(day.day, place.id or place_name(place), place.province, sub_event, first, second)
    return Draft(
        unit, place, country, day.precision,
        civilian=(second.inter == 7 and disorder.startswith(_POLITICAL)) or sub_event.startswith("Excessive"),
        tags=dict.fromkeys(_tags(event, day, deaths)),
        sources=dict.fromkeys([document.source] if document.source else []),
        notes={note_sentence(event, place, day, first, second, deaths): None},
        published=document.published,
    )  # fmt: skip


def choose_sub_event(event: Event, kind: EventType, first: Party, second: Party) -> str:
    """The sub-event of the first rule that fits, else the type's own."""
    for change in acled_codes().change:
        if event.type in change.types and _fits(change, event, first, second):
            return change.becomes
    return kind.acled.sub_event_type


def _fits(change: Change, event: Event, first: Party, second: Party) -> bool:
    told_words = {people(word) for weapon in event.weapons for word in weapon.split()}
    civilian = {"civilian": second.unarmed, "armed": second.inter != 0 and not second.unarmed}
    doer = {"government": first.government, "nonstate": first.inter not in (0, 1, 8)}
    return (
        (change.attacker is None or doer[change.attacker])
        and (change.target is None or civilian[change.target])
        and (not change.weapons or bool(told_words & set(change.weapons)))
        and (not change.rules or event.rule in change.rules)
        and (not change.words or bool(set(event.trigger.text.lower().split()) & set(change.words)))
        and (not change.casualties or any(c.kind in change.casualties for c in event.casualties))
    )


def _completed(
    event: Event, sub_event: str, first: Party, second: Party, coder: AcledParties
) -> tuple[Party, Party]:
    """Both sides as ACLED wants them: nobody acts in no row, and battles and attacks on civilians need a victim."""
    family = acled_codes().sub_events[sub_event][0]
    if family == "Strategic developments":
        return (
            (first, second)
            if first is not NOBODY
            else (second if second is not NOBODY else coder.unknown(""), NOBODY)
        )
    if first is NOBODY:
        first = coder.unknown(event.type)
    if family == "Violence against civilians" and not second.unarmed:
        captives = (coder.prisoners(), second.name, *second.associated) if second is not NOBODY else ()
        second = coder.civilians(captives)
    if family == "Battles" and second is NOBODY:
        second = coder.unknown("")
    if second.inter == 7:
        second = _named_victims(second, coder.identities(event))
    return first, second


def _named_victims(party: Party, identities: tuple[str, ...]) -> Party:
    return Party(party.name, party.inter, tuple(dict.fromkeys((*party.associated, *identities))))


def _tags(event: Event, day: Day, deaths: Deaths | None) -> Iterator[str]:
    if deaths and deaths.total.imputed:
        yield "fatalities=imputed"
    if day.imputed:
        yield "date=publication"
    if event.status != "reported":
        yield f"status={event.status}"


def _add(row: Draft, draft: Draft, document: Document, deaths: int | None) -> None:
    """Adds what one event tells to the row of its unit."""
    if deaths is not None:
        row.fatalities[id(document)] = row.fatalities.get(id(document), 0) + deaths
    row.precision = min(row.precision, draft.precision)
    row.tags |= draft.tags
    row.sources |= draft.sources
    row.notes |= draft.notes
    row.published = max(filter(None, (row.published, draft.published)), default=None)


def _row(draft: Draft) -> Row:
    unit, place, country = draft.unit, draft.place, draft.country
    event_type, disorder = acled_codes().sub_events[unit.sub_event]
    codes = sorted((unit.first.inter, unit.second.inter) if unit.second.inter else (unit.first.inter,))
    cells: Row = {
        "event_id_cnty": f"CE-{country.iso3}-{_hash(unit)}",
        "event_date": unit.day.isoformat(),
        "year": unit.day.year,
        "time_precision": draft.precision,
        "disorder_type": disorder,
        "event_type": event_type,
        "sub_event_type": unit.sub_event,
        "actor1": unit.first.name,
        "assoc_actor_1": join(unit.first.associated),
        "inter1": unit.first.inter,
        "actor2": unit.second.name or None,
        "assoc_actor_2": join(unit.second.associated),
        "inter2": unit.second.inter,
        "interaction": int("".join(map(str, codes))) if len(codes) == 2 else codes[0] * 10,
        "civilian_targeting": CIVILIAN_TARGETING if draft.civilian else None,
        "iso": int(country.iso) if country.iso else None,
        "region": country.acled_region,
        "country": country.name,
        "admin1": place.province,
        "admin2": place.district,
        "admin3": None,
        "location": place_name(place),
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geo_precision": place.precision,
        "source": join(draft.sources),
        "source_scale": None,
        "notes": " ".join(draft.notes),
        "fatalities": min(draft.fatalities.values(), default=0),
        "tags": join(draft.tags),
        "timestamp": _seconds(draft.published),
    }
    return {name: cells[name] for name in ACLED_COLUMNS}


def _hash(unit: Unit) -> str:
    told_unit = (unit.day, unit.place, unit.province, unit.sub_event, unit.first, unit.second)
    return hashlib.sha256(repr(told_unit).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def _seconds(day: dt.date | None) -> int | None:
    if day is None:
        return None
    return int(dt.datetime(day.year, day.month, day.day, tzinfo=dt.UTC).timestamp())
