"""Sums up the reports of one incident: what they agree on, how their numbers compete, who says so."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Sequence

from conflict_events.corpus.grouping import Pair
from conflict_events.corpus.incidents import (
    Agreement,
    Corroboration,
    Incident,
    Report,
    ReportLink,
    TollEstimate,
)
from conflict_events.corpus.linkage import reasons
from conflict_events.corpus.records import is_wide, lineage
from conflict_events.models import Actor, Casualty, Claim, DateRange, Event, Place
from conflict_events.rules.load import builtin_actor_rows

_GENERAL = ("killing", "ground_attack", "offensive")  # give way to the types that say more
_OWNING = ("claims_responsibility", "confirms", "asserts")  # said by the attacker: it owns the deed


def incident(told: Sequence[Report], links: Iterable[Pair] = ()) -> Incident:
    """The incident of some reports that are one occurrence."""
    events = [one.event for one in told]
    main = fullest(events)
    claims = distinct_claims(events)
    denials = [c for c in claims if c.stance == "denies"]
    attackers, agreement = agreed_attackers(events)
    tolls = competing_tolls(told)
    sources = named_sources(told)
    published = sorted(one.published for one in told if one.published)
    return Incident(
        id=_id(told),
        type=main.type,
        category=main.category,
        attackers=attackers,
        attacker_agreement=agreement,
        targets=distinct_actors(events, "targets"),
        places=finest_places(events),
        date=narrowest_date(events),
        tolls=tolls,
        **span(tolls),
        claims=claims,
        denials=denials,
        sources=sources,
        independent_sources=len(sources),
        corroboration=grade(attackers, agreement, claims, denials, len(sources)),
        first_report=published[0] if published else None,
        last_report=published[-1] if published else None,
        reports=list(told),
        links=[_link(pair) for pair in links],
    )


def _link(pair: Pair) -> ReportLink:
    told = list(reasons(pair.levels))
    return ReportLink(one=pair.one, other=pair.other, probability=pair.probability, reasons=told)


def fullest(events: Sequence[Event]) -> Event:
    """The event that tells most, of those whose type says most; of equals the first."""
    if len(events) == 1:
        return events[0]
    types = Counter(e.type for e in events if e.type not in _GENERAL) or Counter(e.type for e in events)
    best = max(types.values())
    chosen = next(e.type for e in events if types.get(e.type) == best)
    return max((e for e in events if e.type == chosen), key=_told)


def _told(event: Event) -> int:
    slots = (event.attackers, event.targets, event.places, event.date, event.casualties, event.claims)
    return sum(bool(slot) for slot in slots)


def agreed_attackers(events: Sequence[Event]) -> tuple[list[Actor], Agreement]:
    """The attackers that most reports name, and whether the others agree."""
    naming = [e.attackers for e in events if e.attackers]
    if not naming:
        return [], "unknown"
    if len(naming) == 1:
        return naming[0], "one_report"
    votes = [sum(_agree(one, other) for other in naming) for one in naming]
    chosen = naming[votes.index(max(votes))]
    return chosen, "agreed" if max(votes) == len(naming) else "contested"


def _agree(one: list[Actor], other: list[Actor]) -> bool:
    """Whether two lists may name the same: one actor of each is, or belongs to, one of the other."""
    return any(_same(a, b) for a in one for b in other)


def _same(a: Actor, b: Actor) -> bool:
    if a.id and b.id:
        return a.id in lineage(b.id) or b.id in lineage(a.id)
    return (a.name or a.text).lower() == (b.name or b.text).lower()


def distinct_actors(events: Iterable[Event], slot: str) -> list[Actor]:
    """Every actor of a slot once, by id or name."""
    found: dict[str, Actor] = {}
    for event in events:
        for actor in getattr(event, slot):
            found.setdefault(actor.id or (actor.name or actor.text).lower(), actor)
    return list(found.values())


def finest_places(events: Iterable[Event]) -> list[Place]:
    """Every place once; a province or country only where no report tells a place in it."""
    found: dict[str, Place] = {}
    for event in events:
        for place in event.places:
            found.setdefault(place.id or (place.name or place.text).lower(), place)
    small = [p for p in found.values() if not is_wide(p)]
    return small or list(found.values())


def narrowest_date(events: Iterable[Event]) -> DateRange | None:
    """The shortest stretch of days that a report tells; of equals the commonest, then the first."""
    dates = [e.date for e in events if e.date is not None]
    if not dates:
        return None
    votes = Counter((d.start, d.end) for d in dates)
    return min(dates, key=lambda d: ((d.end - d.start).days, d.inferred, -votes[d.start, d.end], d.start))


def competing_tolls(told: Iterable[Report]) -> list[TollEstimate]:
    """Each number once, with all who tell it; subtotals are left to the reports."""
    found: dict[tuple[str, int, int, str], tuple[list[str], list[str]]] = {}
    for one in told:
        for toll in (c for c in one.event.casualties if not c.part):
            key = (toll.kind, toll.low, toll.high, toll.who.lower())
            sources, documents = found.setdefault(key, ([], []))
            sources += [s for s in _sources(one) if s not in sources]
            documents += [d for d in [one.doc_id] if d and d not in documents]
    return [
        TollEstimate(kind=kind, low=low, high=high, who=who, sources=sources, doc_ids=documents)
        for (kind, low, high, who), (sources, documents) in found.items()
    ]


def span(tolls: Iterable[TollEstimate]) -> dict[str, int | None]:
    """Lowest, highest and most conservative numbers of all estimates."""
    told = list(tolls)
    killed = [t for t in told if t.kind == "killed"]
    wounded = [t for t in told if t.kind == "wounded"]
    return {
        "killed_low": min((t.low for t in killed), default=None),
        "killed_high": max((t.high for t in killed), default=None),
        "killed_conservative": min((t.low for t in killed), default=None),
        "wounded_low": min((t.low for t in wounded), default=None),
        "wounded_high": max((t.high for t in wounded), default=None),
    }


def distinct_claims(events: Iterable[Event]) -> list[Claim]:
    """Every claim once by source and stance."""
    found: dict[tuple[str, str], Claim] = {}
    for event in events:
        for claim in event.claims:
            found.setdefault((claim.actor or claim.source.lower(), claim.stance), claim)
    return list(found.values())


def named_sources(told: Iterable[Report]) -> list[str]:
    """Who tells it, each once: two outlets that cite one monitor are one source."""
    return list(dict.fromkeys(source for one in told for source in _sources(one)))


def _sources(one: Report) -> list[str]:
    """Those to whom a report attributes the event; else its publisher."""
    telling = [c for c in one.event.claims if c.stance != "denies"]
    cited = [c.actor or c.source.lower() for c in telling]
    return cited or [one.source or one.doc_id or "unnamed document"]


def grade(
    attackers: list[Actor], agreement: Agreement, claims: list[Claim], denials: list[Claim], sources: int
) -> Corroboration:
    """How well the incident is told; see :class:`Incident`."""
    lines = {above for a in attackers for above in lineage(a.id)}
    if any(owns(c, lines) for c in claims):
        return "confirmed_by_belligerent"
    if agreement == "contested" or denials:
        return "contested"
    return "several_sources" if sources > 1 else "single_source"


def owns(claim: Claim, belligerent: set[str]) -> bool:
    """Whether an attacker itself says that it did it.

    Its ministry speaks for it; of its media only what claims or confirms counts, since they report much else.
    """
    if claim.actor in belligerent:
        return claim.stance in _OWNING
    row = builtin_actor_rows().get(claim.actor or "")
    if row is None or row.parent not in belligerent:
        return False
    return claim.stance in (_OWNING if row.kind == "official_source" else _OWNING[:2])


def merged_event(one: Incident) -> Event:
    """The incident as one event with the words of its fullest report."""
    main = fullest([r.event for r in one.reports])
    status = "denied" if one.denials else main.status
    casualties = [Casualty(kind=t.kind, low=t.low, high=t.high, who=t.who) for t in one.tolls]
    changed = {
        "id": one.id, "attackers": one.attackers, "targets": one.targets, "places": one.places,
        "date": one.date, "casualties": casualties, "claims": one.claims, "status": status,
    }  # fmt: skip
    return main.model_copy(update=changed)


def _id(told: Iterable[Report]) -> str:
    """A hash of the reports, the same for the same reports."""
    key = "|".join(sorted(f"{one.doc_id}/{one.event.id}" for one in told))
    return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]
