"""The layout of UCDP GED: one row an event with deaths and place. It is no UCDP data."""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.export.codes import codebook_of, countries_by_iso3, kind_of
from conflict_events.export.days import Stretch, ucdp_stretch
from conflict_events.export.deaths import Deaths, find_deaths
from conflict_events.export.delimited import csv_text
from conflict_events.export.placing import Told, country_of, sites, told
from conflict_events.export.rows import Cell, Column, Row, join, place_name
from conflict_events.export.tolls import share
from conflict_events.export.ucdp_sides import UcdpSides, find_sides

if TYPE_CHECKING:
    from conflict_events.events import Document, Events
    from conflict_events.models import Event, Place

_TEXT, _NUMBER, _DEGREES, _DAY = "string", "Int64", "Float64", "datetime64[s]"
UCDP_COLUMNS: dict[str, Column] = {
    "id": Column(_NUMBER, "a number made of the event's id and place; no number of UCDP's"),
    "relid": Column(_TEXT, "`CE-`, the country's ISO code, the event's id and the number of the place"),
    "year": Column(_NUMBER, "year of the last day"),
    "active_year": Column(_NUMBER, "empty: only a year's whole count tells"),
    "code_status": Column(_TEXT, "empty: no coder has checked it"),
    "type_of_violence": Column(_NUMBER, "1 state-based, 2 non-state, 3 one-sided; empty where the sides do not tell"),
    "conflict_dset_id": Column(_TEXT, "empty"),
    "conflict_new_id": Column(_NUMBER, "empty"),
    "conflict_name": Column(_TEXT, "empty"),
    "dyad_dset_id": Column(_TEXT, "empty"),
    "dyad_new_id": Column(_NUMBER, "empty"),
    "dyad_name": Column(_TEXT, "side_a - side_b where both are known"),
    "side_a_dset_id": Column(_TEXT, "empty"),
    "side_a_new_id": Column(_NUMBER, "empty"),
    "side_a": Column(_TEXT, "the government in 1, the perpetrator in 3"),
    "side_b_dset_id": Column(_TEXT, "empty"),
    "side_b_new_id": Column(_NUMBER, "empty"),
    "side_b": Column(_TEXT, "the other side; `Civilians` in 3"),
    "number_of_sources": Column(_NUMBER, "1: the text"),
    "source_article": Column(_TEXT, "publisher, day and headline"),
    "source_office": Column(_TEXT, "who printed it, as handed over with `source=`"),
    "source_date": Column(_DAY, "day of publication"),
    "source_headline": Column(_TEXT, "headline, as handed over with `title=`"),
    "source_original": Column(_TEXT, "to whom the text attributes the event"),
    "where_prec": Column(_NUMBER, "1 exact, 2 within 25 km, 3 district, 4 province, 5 part of one or a line, 6 country"),
    "where_coordinates": Column(_TEXT, "the place that the coordinates are of"),
    "where_description": Column(_TEXT, "the place as the text words it"),
    "adm_1": Column(_TEXT, "governorate"),
    "adm_2": Column(_TEXT, "district"),
    "latitude": Column(_DEGREES, "degrees north"),
    "longitude": Column(_DEGREES, "degrees east"),
    "geom_wkt": Column(_TEXT, "the point as text"),
    "priogrid_gid": Column(_NUMBER, "cell of the PRIO grid, half a degree wide"),
    "country": Column(_TEXT, "UCDP's name of the country"),
    "country_id": Column(_NUMBER, "number of Gleditsch and Ward"),
    "region": Column(_TEXT, "UCDP's region"),
    "event_clarity": Column(_NUMBER, "1 one incident; 2 a total over days or a country"),
    "date_prec": Column(_NUMBER, "1 the day, 2 up to six days, 3 a week, 4 a month, 5 a year"),
    "date_start": Column(_DAY, "first day"),
    "date_end": Column(_DAY, "last day"),
    "deaths_a": Column(_NUMBER, "dead of side A"),
    "deaths_b": Column(_NUMBER, "dead of side B"),
    "deaths_civilians": Column(_NUMBER, "civilians"),
    "deaths_unknown": Column(_NUMBER, "dead of whom the text does not say whose"),
    "best": Column(_NUMBER, "sum of the four"),
    "high": Column(_NUMBER, "highest number told"),
    "low": Column(_NUMBER, "lowest number told"),
    "gwnoa": Column(_NUMBER, "number of side A where it is a state"),
    "gwnob": Column(_NUMBER, "number of side B where it is a state"),
}  # fmt: skip
_CELLS_A_ROW = 720  # half degrees around the earth


@dataclass(frozen=True, slots=True)
class Toll:
    """The dead of one row."""

    a: int
    b: int
    civilians: int
    unknown: int
    low: int
    high: int

    @property
    def best(self) -> int:
        """The sum of the groups."""
        return self.a + self.b + self.civilians + self.unknown


def ucdp_rows(events: Iterable[Event] | Iterable[Events]) -> Iterator[Row]:
    """The rows of events of one or many texts; what :func:`why_not_ucdp` gives a reason for has none.

    Over several places the dead are divided as evenly as whole numbers allow, what is over goes to the first
    ones; a place that is left without dead has no row.
    """
    for event, document in told(events):
        if why_not_ucdp(event, document) is None:
            yield from _rows(event, document)


def ucdp_csv(events: Iterable[Event] | Iterable[Events]) -> str:
    """The rows as guarded CSV."""
    return csv_text(list(UCDP_COLUMNS), (row.values() for row in ucdp_rows(events)))


def why_not_ucdp(event: Event, document: Document) -> str | None:
    """Why an event has no row; None when it has one."""
    codebook = codebook_of(document)
    if not kind_of(event, document).armed_force:
        return f"the type {event.type} is no use of armed force"
    deaths = find_deaths(event, codebook.actors)
    if deaths is None or not sum(deaths.groups.values()):
        return "no number of deaths"
    if event.background:
        return "background: an old event, a summary of the war or a lasting state"
    if not ucdp_places(event):
        return "no place that lies in a known country"
    if ucdp_stretch(event, document.published) is None:
        return "no date within a year"
    return None


def ucdp_places(event: Event) -> list[Place]:
    """The places that can have a row."""
    return [p for p in sites(event) if country_of(p) and p.where_prec]


def _rows(event: Event, document: Document) -> Iterator[Row]:
    actors = codebook_of(document).actors
    deaths, stretch = find_deaths(event, actors), ucdp_stretch(event, document.published)
    assert deaths
    assert stretch  # why_not_ucdp lets no other event through
    sides = find_sides(event, actors)
    places = ucdp_places(event)
    for number, (place, toll) in enumerate(
        zip(places, divide(deaths, sides, len(places)), strict=True), start=1
    ):
        if toll.best:
            cells = (
                _who(sides) | _source((event, document)) | _where(place) | _when(stretch, place) | _dead(toll)
            )
            row: dict[str, Cell] = dict.fromkeys(UCDP_COLUMNS) | _name(event, place, number) | cells
            yield row


def divide(deaths: Deaths, sides: UcdpSides, parts: int) -> list[Toll]:
    """The dead dealt out over places: best, low and high evenly, and the groups in turn, so that best is their sum."""
    best = sum(deaths.groups.values())
    left = dict(deaths.groups)
    tolls = []
    shares = (share(n, parts) for n in (best, deaths.total.low, deaths.total.high))
    for wanted, low, high in zip(*shares, strict=True):
        given = dict.fromkeys(left, 0)
        for group in left:
            taken = min(left[group], wanted - sum(given.values()))
            given[group], left[group] = taken, left[group] - taken
        a, b = (
            (given["attackers"], given["targets"])
            if sides.attacker_first
            else (given["targets"], given["attackers"])
        )
        tolls.append(Toll(a, b, given["civilians"], given["unknown"], low, high))
    return tolls


def priogrid(latitude: float, longitude: float) -> int:
    """The cell of the PRIO grid: numbered from the south-west corner, row by row, from 1."""
    row, column = math.floor((latitude + 90) * 2), math.floor((longitude + 180) * 2)
    return min(row, 359) * _CELLS_A_ROW + min(column, _CELLS_A_ROW - 1) + 1


def _name(event: Event, place: Place, number: int) -> Row:
    country = country_of(place)
    code = country.iso3 if country else ""
    digest = hashlib.sha256(f"{event.id}|{number}".encode()).hexdigest()
    return {"id": int(digest[:12], 16), "relid": f"CE-{code}-{event.id}-{number}"}


def _who(sides: UcdpSides) -> Row:
    both = sides.name_a and sides.name_b
    numbers = [_gw(iso3) for iso3 in (sides.state_a, sides.state_b)]
    return {
        "type_of_violence": sides.type_of_violence,
        "dyad_name": f"{sides.name_a} - {sides.name_b}" if both else None,
        "side_a": sides.name_a or None,
        "side_b": sides.name_b or None,
        "gwnoa": numbers[0],
        "gwnob": numbers[1],
    }


def _source(story: Told) -> Row:
    event, document = story
    day = document.published.isoformat() if document.published else None
    parts = [part for part in (document.source, day, document.title) if part]
    return {
        "number_of_sources": 1,
        "source_article": ", ".join(parts) or None,
        "source_office": document.source,
        "source_date": day,
        "source_headline": document.title,
        "source_original": join(claim.source for claim in event.claims),
    }


def _where(place: Place) -> Row:
    country = country_of(place)
    assert country  # ucdp_places leaves no other
    point = None if place.latitude is None or place.longitude is None else (place.latitude, place.longitude)
    syrian = country.iso2 == "SY"
    return {
        "where_prec": place.where_prec,
        "where_coordinates": place_name(place),
        "where_description": place.text,
        "adm_1": f"{place.province} governorate" if place.province and syrian else place.province,
        "adm_2": f"{place.district} district" if place.district and syrian else place.district,
        "latitude": place.latitude,
        "longitude": place.longitude,
        "geom_wkt": f"POINT ({point[1]} {point[0]})" if point else None,
        "priogrid_gid": priogrid(*point) if point else None,
        "country": country.ucdp_name,
        "country_id": int(country.gw) if country.gw else None,
        "region": country.ucdp_region or None,
    }


def _when(stretch: Stretch, place: Place) -> Row:
    whole = place.where_prec == 6 or stretch.precision > 1
    return {
        "year": stretch.end.year,
        "event_clarity": 2 if whole else 1,
        "date_prec": stretch.precision,
        "date_start": stretch.start.isoformat(),
        "date_end": stretch.end.isoformat(),
    }


def _dead(toll: Toll) -> Row:
    return {
        "deaths_a": toll.a,
        "deaths_b": toll.b,
        "deaths_civilians": toll.civilians,
        "deaths_unknown": toll.unknown,
        "best": toll.best,
        "high": toll.high,
        "low": toll.low,
    }


def _gw(iso3: str) -> int | None:
    country = countries_by_iso3().get(iso3)
    return int(country.gw) if country and country.gw else None
