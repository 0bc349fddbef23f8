"""One event as one flat record for comparison with the events of other documents."""

from __future__ import annotations

import functools
import hashlib
import operator
import re
import zlib
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from conflict_events.corpus.incident_rules import family, incident_rules, kin
from conflict_events.export.tolls import casualty_range
from conflict_events.rules.load import builtin_actor_rows

if TYPE_CHECKING:
    import datetime as dt

    from conflict_events.corpus.incidents import Report
    from conflict_events.events import Document
    from conflict_events.models import Actor, Event, Place

    Days = tuple[dt.date, dt.date]

Record = dict[str, Any]
MASK = 2048  # bits
_WIDE_PLACES = ("country", "governorate", "province", "region", "district")


def record(position: int, report: Report, name: str) -> Record:
    """What a report is compared by, and what puts it in order; ``name`` is that of its document.

    Lists are sorted, so that the same event gives the same record.
    """
    rules, event, days = incident_rules(), report.event, _days(report)
    killed = casualty_range(event.casualties, "killed") or (None, None)
    wounded = casualty_range(event.casualties, "wounded") or (None, None)
    sentence = _fingerprint(event.evidence.text)
    words = _words(event.evidence.text)
    said = _named(p for p in event.places if _is_small(p) and _in_sentence(p, event))
    return {
        "position": position,
        "published": report.published.isoformat() if report.published else "",
        "published_day": report.published.toordinal() if report.published else None,
        "name": name,
        "start": event.trigger.start,
        "event": event.id,
        "region_days": _region_days(event, days),
        "marks": _marks(event, days, killed[0] or 0, sentence),
        "type": event.type,
        "kin": kin(event.type),
        "wide_type": event.type in rules.general,
        "rare_type": event.type in rules.rare,
        "day_told": event.date is not None,
        "day_inferred": event.date is not None and event.date.inferred,
        "first_day": days[0].toordinal() if days else None,
        "last_day": days[1].toordinal() if days else None,
        "places": _named(p for p in event.places if not is_wide(p)),
        "small_places": _named(p for p in event.places if _is_small(p)),
        "places_said": said,
        "reach": rules.reach_said if said and event.type not in rules.rare else rules.reach,
        "wholes": _wholes(event.places),
        "cities": sorted({f"city of {p.district}" for p in event.places if p.kind == "city" and p.district}),
        **_box(event.places),
        **_party("attacker", event.attackers),
        **_party("target", event.targets),
        "killed_told": _told(event, "killed"),
        "wounded_told": _told(event, "wounded"),
        "killed_low": killed[0],
        "killed_high": killed[1],
        "wounded_low": wounded[0],
        "wounded_high": wounded[1],
        "words": _mask(words),
        "word_count": len(words),
    }


def document_name(document: Document) -> str:
    """What tells a document from others: its id, of one without its text."""
    return document.doc_id if document.doc_id is not None else _fingerprint(document.text)


def _days(report: Report) -> Days | None:
    """First and last day; of an undated event the day of publication."""
    if report.event.date is not None:
        return report.event.date.start, report.event.date.end
    return (report.published, report.published) if report.published else None


def _region_days(event: Event, days: Days | None) -> list[str]:
    """What makes two events worth a comparison: family, region and a day or the day after it.

    What lasts, such as a siege, is compared by month. For a rare type the region need not be the same, nor the
    day told more nearly than by its month: one of two texts may tell no more.
    """
    if days is None or event.background:
        return []
    regions = sorted({p.province or p.country or "" for p in event.places} - {""})
    when: list[int | str] = [*(_months(days) if event.type in incident_rules().states else _near_days(days))]
    kinds = [f"{family(event.type)}|{region}" for region in regions]
    if event.type in incident_rules().rare and event.type not in incident_rules().states:
        kinds.append(event.type)
        when += _months(days)
    return [f"{kind}|{one}" for kind in kinds for one in when]


def _marks(event: Event, days: Days | None, killed: int, sentence: str) -> list[str]:
    """What makes two events of a month worth a comparison, far apart though they may be told.

    The day of publication may be wrong and "on Friday" with it; so the same large toll of the same place,
    and the same sentence, count too.
    """
    if days is None or event.background:
        return []
    kind, months = family(event.type), _months(days)
    found = [f"{kind}|{sentence}|{month}" for month in months]
    if killed >= incident_rules().large:
        found += [f"{kind}|{place}|{month}|{killed}" for place in _named(event.places) for month in months]
    return found


def _near_days(days: Days) -> list[int]:
    """The days and the day after each; of a longer stretch the first and the last only."""
    first, last = days[0].toordinal(), days[1].toordinal()
    span = range(first, last + 1) if last - first < incident_rules().longest else (first, last)
    return sorted({day + step for day in span for step in (0, 1)})


def _months(days: Days) -> list[str]:
    """The months that hold the first and the last day."""
    return sorted({f"{day.year}-{day.month}" for day in days})


def is_wide(place: Place) -> bool:
    """Whether a place is a land, not a point of it."""
    return place.kind in _WIDE_PLACES


def _is_capital(place: Place) -> bool:
    """The city that its province is named after: much happens there on any day."""
    return place.kind == "city" and place.name == place.province


def _is_small(place: Place) -> bool:
    return not (is_wide(place) or _is_capital(place))


def _in_sentence(place: Place, event: Event) -> bool:
    """Whether the sentence itself names the place, so that it was not carried over from another one."""
    return event.evidence.start <= place.start < event.evidence.end


def _named(places: Iterable[Place]) -> list[str]:
    return sorted({p.id or (p.name or p.text).lower() for p in places})


def _wholes(places: Iterable[Place]) -> list[str]:
    """The cities, districts and provinces that hold the places, and the wide places themselves."""
    found = set()
    for place in places:
        found |= {f"district {place.district}"} if place.district else set()
        found |= {f"province {place.province}"} if place.province else set()
        found |= {f"city of {place.district}"} if place.kind == "neighbourhood" and place.district else set()
        if is_wide(place) and place.kind != "country":
            found.add(place.id or place.name.lower())
    return sorted(found)


def _box(places: Iterable[Place]) -> dict[str, float | None]:
    """The stretch of the map that holds the places, but for those that are no points."""
    points = [(p.latitude, p.longitude) for p in places if not is_wide(p)]
    told = [(lat, lon) for lat, lon in points if lat is not None and lon is not None]
    if not told:
        return dict.fromkeys(("south", "north", "west", "east"))
    latitudes, longitudes = zip(*told, strict=True)
    return {
        "south": min(latitudes), "north": max(latitudes), "west": min(longitudes), "east": max(longitudes),
    }  # fmt: skip


def _told(event: Event, kind: str) -> list[int]:
    """Every number of people of a kind that the text tells exactly."""
    return sorted({c.low for c in event.casualties if c.kind == kind and c.low == c.high})


def _party(role: str, actors: list[Actor]) -> dict[str, list[str]]:
    """What two events are compared by; "unknown gunmen" may be anybody."""
    known = [a for a in actors if a.side != "unknown"]
    ids = sorted({a.id or (a.name or a.text).lower() for a in known})
    lines = {above for a in known for above in lineage(a.id)}
    sides = {a.side for a in known if a.side}
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


@functools.lru_cache(maxsize=16)
def _fingerprint(sentence: str) -> str:
    """Equal for the same sentence printed by two outlets, whatever their quotes and blanks."""
    words = " ".join(re.findall(r"\w+", sentence.lower()))
    return hashlib.blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def _words(sentence: str) -> set[int]:
    """The longer words and the numbers of a sentence, each as one bit of a mask; hardly two share a bit."""
    return {_bit(word) for word in re.findall(r"[^\W\d_]{4,}|\d+", sentence.lower())}


@functools.lru_cache(maxsize=1 << 16)
def _bit(word: str) -> int:
    """The same for a plural and its singular."""
    return 1 << zlib.crc32(word.rstrip("s").encode("utf-8", "surrogatepass")) % MASK


def _mask(words: Iterable[int]) -> bytes:
    """The words as bits, so that those of two sentences are compared at once."""
    return functools.reduce(operator.or_, words, 0).to_bytes(MASK // 8, "big")
