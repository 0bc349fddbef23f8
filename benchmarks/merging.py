"""Measures the merging of reports: python benchmarks/merging.py [EVENTS] [--write] [--folder FOLDER]

Makes an archive of EVENTS synthetic events (1,000,000 when left out): occurrences in the towns and villages of
the gazetteer, half of them in four hot provinces, in calm and in violent months, each told by one to six
documents that differ in type, day, attacker, numbers and wording as outlets do. ``conflict-events merge`` turns
it into incidents in a process of its own; told are its seconds, its processor's seconds, its peak of memory, and
how well the incidents match the occurrences. With ``--folder`` the archive stays there for the next run.

``--write`` puts the table into docs/incidents.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "docs"))

from marked import replace_marked, table  # noqa: E402

from conflict_events.corpus.archive import Archive, Form  # noqa: E402
from conflict_events.corpus.schema import archive_rows  # noqa: E402
from conflict_events.events import Document, Events  # noqa: E402
from conflict_events.gazetteer import load_gazetteer  # noqa: E402
from conflict_events.gazetteer.index import to_place  # noqa: E402
from conflict_events.models import Actor, Casualty, Claim, DateRange, Event, Place, Span  # noqa: E402

PAGE = ROOT / "docs" / "incidents.md"
FIRST_DAY = dt.date(2012, 1, 1)
DAYS = 3650
PART = 10_000  # events
HOT = ("Aleppo", "Idlib", "Rif Dimashq", "Deir ez-Zor")
TYPES = ("airstrike", "shelling", "bombing", "clash", "capture", "ground_attack")
ACTORS = ("saa", "rus_mil", "is", "rebels", "sdf", "nusra", "tur_mil", "coalition")
DEADS = (0, 0, 1, 2, 3, 5, 9, 14)
OUTLETS = (1, 1, 2, 3, 6)
SOURCES = ("sohr", "state media", "activists", "a medical source")
THINGS = (
    "a market",
    "houses",
    "a school",
    "the outskirts",
    "a checkpoint",
    "a hospital",
    "farms",
    "a bakery",
)


class Occurrence(NamedTuple):
    """What happened; outlets tell it in their ways."""

    number: int
    type: str
    attacker: str
    killed: int
    place: Place
    day: dt.date
    thing: str


def main() -> None:
    """Makes, merges, prints."""
    asked = arguments()
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR")) as passing:
        archive = make_archive(asked.folder or Path(passing) / "archive", asked.events)
        out = Path(passing) / "incidents.parquet"
        rows = [["events", f"{asked.events:,}"], *merge(archive, out), *agreement(out)]
    content = table(["what", "figure"], rows)
    print(content)
    if asked.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(replace_marked(page, "merging", content), encoding="utf-8")


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("events", nargs="?", type=int, default=1_000_000)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--folder", type=Path)
    return parser.parse_args()


def make_archive(folder: Path, size: int) -> Path:
    """The archive in that folder; as it is where it stands there already."""
    archive = Archive(folder, Form.parquet)
    if archive.begin({"events": size}) is None:
        told = reports(size, random.Random(5))
        for number in range(-(-size // PART)):
            part = list(islice(told, PART))
            archive.write_part(
                number, len(part), [row for events in part for row in archive_rows(events)], []
            )
        archive.finish({"events": size})
    return folder


def reports(size: int, chance: random.Random) -> Iterator[Events]:
    """Documents of one event each, until there are ``size`` of them; doc_id begins with the occurrence."""
    towns = settlements()
    hot = [place for place in towns if place.province in HOT]
    violence = [chance.expovariate(1) for _ in range(DAYS // 30)]
    made = number = 0
    while made < size:
        what = occurrence(number, chance.choice((towns, hot)), violence, chance)
        for outlet in range(min(chance.choice(OUTLETS), size - made)):
            yield report(what, outlet, chance)
            made += 1
        number += 1


def settlements() -> list[Place]:
    rows = load_gazetteer().rows.values()
    kinds = ("town", "village", "city", "neighbourhood")
    syrian = [row for row in rows if row.country == "SY" and row.kind in kinds and row.latitude]
    return [to_place(row, row.name, 100.0, "exact") for row in syrian]


def occurrence(number: int, towns: list[Place], violence: list[float], chance: random.Random) -> Occurrence:
    [month] = chance.choices(range(len(violence)), violence)
    day = FIRST_DAY + dt.timedelta(days=30 * month + chance.randrange(30))
    return Occurrence(
        number, chance.choice(TYPES), chance.choice(ACTORS), chance.choice(DEADS), chance.choice(towns), day,
        chance.choice(THINGS),
    )  # fmt: skip


def report(what: Occurrence, outlet: int, chance: random.Random) -> Events:
    """One outlet's version of an occurrence."""
    type_ = "killing" if chance.random() < 0.1 else what.type
    day = what.day + dt.timedelta(days=1) if chance.random() < 0.1 else what.day
    killed = what.killed + chance.choice((0, 0, 0, 1, 2)) if what.killed else 0
    attacker = what.attacker if chance.random() < 0.7 else None
    source = chance.choice(SOURCES)
    words = [
        attacker or "Unknown forces",
        chance.choice(("hit", "struck", "attacked")),
        what.thing,
        "in",
        what.place.name,
    ]
    words += [f"killing {killed} people" if killed else "", f"on {day:%A}, {source} said"]
    event = told_event(
        what, f"{what.number}-{outlet}", type_, day, killed, attacker, source, " ".join(filter(None, words))
    )
    return Events(
        [event], document=Document(doc_id=f"{what.number}/{outlet}", published=day, source=f"outlet {outlet}")
    )


def told_event(
    what: Occurrence, id_: str, type_: str, day: dt.date, killed: int, attacker: str | None, source: str,
    sentence: str,
) -> Event:  # fmt: skip
    """The event as extraction would give it."""
    span = Span(text=type_, start=0, end=len(type_))
    return Event(
        id=id_, type=type_, category="remote_violence", trigger=span, mentions=[span],
        attackers=[Actor(text=attacker, start=0, end=1, id=attacker, name=attacker)] if attacker else [],
        places=[what.place], date=DateRange(start=day, end=day),
        casualties=[Casualty(kind="killed", low=killed, high=killed)] if killed else [],
        claims=[Claim(source=source, actor="sohr" if source == "sohr" else None, verb="say")],
        evidence=Span(text=sentence, start=0, end=len(sentence)), rule="synthetic", confidence=0.8,
    )  # fmt: skip


def merge(archive: Path, out: Path) -> list[list[str]]:
    """Seconds and memory of the command."""
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-m", "conflict_events", "merge", str(archive), str(out), "--processes", "2"],
        check=True,
    )
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return [
        ["seconds", f"{time.perf_counter() - start:,.0f}"],
        ["seconds of processors", f"{used.ru_utime + used.ru_stime:,.0f}"],
        ["peak of memory, GB", f"{used.ru_maxrss / 1024**2:.1f}"],
    ]


def agreement(out: Path) -> list[list[str]]:
    """Incidents, and precision and recall over pairs of reports."""
    import pyarrow.parquet as pq

    incidents = pq.read_table(out, columns=["doc_ids"])["doc_ids"].to_pylist()
    together = right = 0
    sizes: Counter[str] = Counter()
    for names in incidents:
        owners = Counter(name.split("/")[0] for name in names.split("; "))
        together += pairs(owners.total())
        right += sum(pairs(n) for n in owners.values())
        sizes.update(owners)
    wanted = sum(pairs(n) for n in sizes.values())
    return [
        ["incidents", f"{len(incidents):,}"],
        ["occurrences", f"{len(sizes):,}"],
        ["precision, pairs of reports", f"{right / max(1, together):.3f}"],
        ["recall, pairs of reports", f"{right / max(1, wanted):.3f}"],
    ]


def pairs(number: int) -> int:
    """How many pairs a group of this size has."""
    return number * (number - 1) // 2


if __name__ == "__main__":
    main()
