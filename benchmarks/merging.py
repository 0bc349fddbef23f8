"""Measures the merging of reports: python benchmarks/merging.py [EVENTS]

Makes EVENTS synthetic events (1,000,000 when left out): occurrences at places of the gazetteer over ten
years, each told by one to six documents that differ in type, day, attacker and numbers as outlets do.
Merges them, and prints time, memory, and how well the incidents match the occurrences. Memory is the peak
of the process, the synthetic events among it.
"""

from __future__ import annotations

import datetime as dt
import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator

from conflict_events.corpus.incidents import Incident, merge_reports
from conflict_events.events import Document, Events
from conflict_events.gazetteer import load_gazetteer
from conflict_events.gazetteer.index import to_place
from conflict_events.models import Actor, Casualty, DateRange, Event, Place, Span

FIRST_DAY = dt.date(2012, 1, 1)
DAYS = 3650
TYPES = ("airstrike", "shelling", "bombing", "clash", "capture", "ground_attack")
ACTORS = ("saa", "rus_mil", "is", "rebels", "sdf", "nusra", "tur_mil", "coalition")


def main() -> None:
    """Makes, merges, prints."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000
    events = list(reports(size, random.Random(5)))
    start = time.perf_counter()
    incidents = merge_reports(events)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2
    precision, recall = agreement(incidents)
    print(
        f"events {sum(map(len, events)):,}  incidents {len(incidents):,}  seconds {seconds:.0f}  peak GB {peak:.1f}"
    )
    print(f"pairs of reports: precision {precision:.3f}  recall {recall:.3f}")


def reports(size: int, chance: random.Random) -> Iterator[Events]:
    """Documents of one event each, until there are ``size`` of them; doc_id begins with the occurrence."""
    gazetteer = load_gazetteer()
    places = [
        to_place(row, row.name, 100.0, "exact")
        for row in gazetteer.rows.values()
        if row.country == "SY" and row.kind in ("town", "village", "city", "neighbourhood") and row.latitude
    ]
    made = occurrence = 0
    while made < size:
        place, day = chance.choice(places), FIRST_DAY + dt.timedelta(days=chance.randrange(DAYS))
        type_, attacker, killed = (
            chance.choice(TYPES),
            chance.choice(ACTORS),
            chance.choice((0, 0, 1, 2, 3, 5, 9, 14)),
        )
        for outlet in range(min(chance.choice((1, 1, 2, 3, 6)), size - made)):
            yield report(occurrence, outlet, type_, attacker, killed, place, day, chance)
            made += 1
        occurrence += 1


def report(
    occurrence: int, outlet: int, type_: str, attacker: str, killed: int, place: Place, day: dt.date,
    chance: random.Random,
) -> Events:  # fmt: skip
    """One outlet's version of an occurrence."""
    told_type = "killing" if chance.random() < 0.1 else type_
    told_day = day + dt.timedelta(days=1) if chance.random() < 0.1 else day
    told_killed = killed + chance.choice((0, 0, 0, 1, 2)) if killed else 0
    span = Span.model_construct(text=type_, start=0, end=len(type_))
    event = Event.model_construct(
        id=f"{occurrence}-{outlet}", type=told_type, category="remote_violence", trigger=span, mentions=[span],
        attackers=[Actor.model_construct(text=attacker, start=0, end=1, id=attacker, name=attacker, side=None)]
        if chance.random() < 0.7 else [],
        targets=[], places=[place], date=DateRange.model_construct(start=told_day, end=told_day, precision="day", text="", inferred=False),
        casualties=[Casualty.model_construct(kind="killed", low=told_killed, high=told_killed, who="", part=False, text=str(told_killed))]
        if told_killed else [],
        claims=[], losses=[], weapons=[], count=None, status="reported", background=False, rule="", confidence=0.8,
        evidence=Span.model_construct(text=f"{occurrence} {outlet}", start=0, end=1),
    )  # fmt: skip
    return Events([event], document=Document(doc_id=f"{occurrence}/{outlet}", published=told_day))


def agreement(incidents: list[Incident]) -> tuple[float, float]:
    """Precision and recall over pairs of reports."""
    together = right = 0
    sizes: Counter[str] = Counter()
    for incident in incidents:
        owners = Counter((r.doc_id or "").split("/")[0] for r in incident.reports)
        together += pairs(len(incident.reports))
        right += sum(pairs(n) for n in owners.values())
        sizes.update(owners)
    wanted = sum(pairs(n) for n in sizes.values())
    return right / max(1, together), right / max(1, wanted)


def pairs(number: int) -> int:
    """How many pairs a group of this size has."""
    return number * (number - 1) // 2


if __name__ == "__main__":
    main()
