"""One event as one flat record for comparison with the events of other documents."""

from __future__ import annotations

import functools
import hashlib
import re
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

from conflict_events.export.tolls import casualty_range
from conflict_events.rules.load import builtin_actor_rows, read_toml, rules_directory, validate

if TYPE_CHECKING:
    import datetime as dt

    from conflict_events.events import Document
    from conflict_events.models import Actor, CasualtyKind, Event, Place

# The general words for a violent deed: what others call an air strike or a bombing.
_WIDE_TYPES = ("killing", "ground_attack")
_WIDE_PLACES = ("country", "governorate", "province", "region", "district")


class Level(BaseModel):
    """One outcome of a comparison; the last level of a comparison has no condition."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sql: str = ""
    m: float = Field(gt=0, lt=1)
    u: float = Field(gt=0, lt=1)
    reason: str = ""


class Comparison(BaseModel):
    """One thing that two events are compared by; ``null`` is the condition under which it says nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    null: str = ""
    level: list[Level] = Field(min_length=2)


class IncidentRules(BaseModel):
    """``rules/incidents.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prior: float = Field(gt=0, lt=1)
    threshold: float = Field(gt=0, lt=1)
    keep: float = Field(gt=0, lt=1)
    longest: int = Field(gt=0)
    large: int = Field(gt=0)
    states: list[str]
    families: dict[str, list[str]]
    comparison: list[Comparison]


@functools.cache
def incident_rules() -> IncidentRules:
    """The rules of comparison, read once."""
    path = rules_directory() / "incidents.toml"
    return validate(IncidentRules, read_toml(path), path)


@functools.cache
def family(type_: str) -> str:
    """The types that may tell the same occurrence as this one share a family."""
    return next((name for name, types in incident_rules().families.items() if type_ in types), type_)


class Told(NamedTuple):
    """An event and the document that tells it; ``number`` is its place in the order of the merge."""

    number: int
    document: int
    event: Event
    source: Document


def record(told: Told) -> dict[str, Any]:
    """What an event is compared by. Lists are sorted, so that the same event gives the same record."""
    event = told.event
    days = _days(told)
    located = next((p for p in event.places if not _is_wide(p) and p.latitude is not None), None)
    return {
        "number": told.number,
        "document": told.document,
        "keys": _keys(told, days),
        "type": event.type,
        "wide_type": event.type in _WIDE_TYPES,
        "day_told": event.date is not None,
        "day_inferred": event.date is not None and event.date.inferred,
        "first_day": days[0].toordinal() if days else None,
        "last_day": days[1].toordinal() if days else None,
        "places": _named(p for p in event.places if not _is_wide(p)),
        "small_places": _named(p for p in event.places if _is_small(p)),
        "places_said": _named(p for p in event.places if _is_small(p) and _in_sentence(p, event)),
        "wholes": _wholes(event.places),
        "latitude": located.latitude if located else None,
        "longitude": located.longitude if located else None,
        **_party("attacker", event.attackers),
        **_party("target", event.targets),
        **_toll(event, "killed"),
        **_toll(event, "wounded"),
        "words": _fingerprint(event.evidence.text),
        "tokens": _tokens(event.evidence.text),
    }


def _days(told: Told) -> tuple[dt.date, dt.date] | None:
    """First and last day; of an undated event the day of publication."""
    if told.event.date is not None:
        return told.event.date.start, told.event.date.end
    published = told.source.published
    return (published, published) if published else None


def _keys(told: Told, days: tuple[dt.date, dt.date] | None) -> list[str]:
    """What makes two events worth a comparison: family, region and a day or the day after it.

    The day of publication may be wrong and "on Friday" with it; so the same large toll of the same place in
    a month, and the same sentence in a month, are a key too. What lasts, such as a siege, is compared by month.
    """
    event, kind = told.event, family(told.event.type)
    if days is None or event.background:
        return []
    regions = sorted({p.province or p.country or "" for p in event.places} - {""})
    months = _months(days)
    when = months if event.type in incident_rules().states else _near_days(days)
    found = [f"{kind}|{region}|{one}" for region in regions for one in when]
    low, _ = casualty_range(event.casualties, "killed") or (0, 0)
    if low >= incident_rules().large:
        found += [f"{kind}|{place}|{month}|{low}" for place in _named(event.places) for month in months]
    sentence = _fingerprint(event.evidence.text)
    return [*found, *(f"{kind}|{sentence}|{month}" for month in months)]


def _near_days(days: tuple[dt.date, dt.date]) -> list[str]:
    """The days and the day after each; of a longer stretch the first and the last only."""
    first, last = days[0].toordinal(), days[1].toordinal()
    span = range(first, last + 1) if last - first < incident_rules().longest else (first, last)
    return [str(day) for day in sorted({day + step for day in span for step in (0, 1)})]


def _months(days: tuple[dt.date, dt.date]) -> list[str]:
    """The months that hold the first and the last day."""
    return sorted({f"{day:%Y-%m}" for day in days})


def _is_wide(place: Place) -> bool:
    return place.kind in _WIDE_PLACES


def _is_capital(place: Place) -> bool:
    """The city that its province is named after: much happens there on any day."""
    return place.kind == "city" and place.name == place.province


def _is_small(place: Place) -> bool:
    return not (_is_wide(place) or _is_capital(place))


def _in_sentence(place: Place, event: Event) -> bool:
    """Whether the sentence itself names the place, so that it was not carried over from another one."""
    return event.evidence.start <= place.start < event.evidence.end


def _named(places: Iterable[Place]) -> list[str]:
    return sorted({p.id or (p.name or p.text).lower() for p in places})


def _wholes(places: Iterable[Place]) -> list[str]:
    """The districts and provinces that hold the places, and the wide places themselves."""
    found = set()
    for place in places:
        found |= {f"district {place.district}"} if place.district else set()
        found |= {f"province {place.province}"} if place.province else set()
        if _is_wide(place) and place.kind != "country":
            found.add(place.id or place.name.lower())
    return sorted(found)


def _party(role: str, actors: list[Actor]) -> dict[str, list[str]]:
    ids = sorted({a.id or (a.name or a.text).lower() for a in actors})
    lines = {above for a in actors for above in lineage(a.id)}
    sides = {a.side for a in actors if a.side}
    found = {f"{role}s": ids, f"{role}_lines": sorted(lines)}
    return found | ({"attacker_sides": sorted(sides)} if role == "attacker" else {})


@functools.lru_cache(maxsize=1024)
def lineage(actor: str | None) -> tuple[str, ...]:
    """An actor and whom it belongs to."""
    rows, found = builtin_actor_rows(), []
    while actor and actor in rows and actor not in found:
        found.append(actor)
        actor = rows[actor].parent
    return tuple(found)


def _toll(event: Event, kind: CasualtyKind) -> dict[str, int | None]:
    low, high = casualty_range(event.casualties, kind) or (None, None)
    return {f"{kind}_low": low, f"{kind}_high": high}


def _fingerprint(sentence: str) -> str:
    """Equal for the same sentence printed by two outlets, whatever their quotes and blanks."""
    words = " ".join(re.findall(r"\w+", sentence.lower()))
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _tokens(sentence: str) -> list[int]:
    """The longer words and the numbers of a sentence, each once, as short hashes; a plural is its singular."""
    words = {word.rstrip("s") for word in re.findall(r"[^\W\d_]{4,}|\d+", sentence.lower())}
    return sorted(zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in words)


def in_order(pairs: Iterable[tuple[Event, Document]]) -> Iterator[Told]:
    """The events numbered in an order of their own, whatever the order of the input."""
    ordered = sorted(pairs, key=_order)
    numbers: dict[tuple[str, str], int] = {}
    for number, (event, document) in enumerate(ordered):
        key = (document.doc_id or "", document.text if document.doc_id is None else "")
        yield Told(number, numbers.setdefault(key, len(numbers)), event, document)


def _order(pair: tuple[Event, Document]) -> tuple[str, str, int, str]:
    event, document = pair
    published = document.published.isoformat() if document.published else ""
    return published, document.doc_id or document.text[:200], event.trigger.start, event.id
