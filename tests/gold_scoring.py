"""How well extracted events agree with an annotated article of ``tests/gold``.

An extracted event and an annotated one are partners when their mentions share words; each has one
partner at most, and a partner of the right type comes first. Slots are compared on partners of the
right type. Optional annotations count neither for nor against.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from conflict_events import Event

GOLD = Path(__file__).parent / "gold"
ARTICLE = Path(__file__).parents[1] / "docs" / "examples" / "article.txt"
SYMMETRIC = ("clash", "ceasefire", "prisoner_exchange")
SLOTS = ("attacker", "target", "place", "province", "killed", "wounded", "losses", "claims", "date", "status")
Annotation = dict[str, Any]
Item = Any


@dataclass(frozen=True)
class GoldArticle:
    """One annotated article."""

    name: str
    text: str
    published: str
    events: list[Annotation]


@dataclass
class Tally:
    """Hits, and how many there were on either side."""

    hits: int = 0
    annotated: int = 0
    found: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; 1 where there was nothing to find and nothing found."""
        total = self.annotated + self.found
        return 2 * self.hits / total if total else 1.0

    def __iadd__(self, other: Tally) -> Tally:
        self.hits += other.hits
        self.annotated += other.annotated
        self.found += other.found
        return self


@dataclass
class Score:
    """Tallies of one article, or of many added up."""

    detect: Tally = field(default_factory=Tally)
    type: Tally = field(default_factory=Tally)
    slots: dict[str, Tally] = field(default_factory=lambda: {slot: Tally() for slot in SLOTS})
    faults: list[str] = field(default_factory=list)

    @property
    def all_slots(self) -> Tally:
        """All slots as one tally."""
        total = Tally()
        for tally in self.slots.values():
            total += tally
        return total

    def __iadd__(self, other: Score) -> Score:
        self.detect += other.detect
        self.type += other.type
        for slot in SLOTS:
            self.slots[slot] += other.slots[slot]
        self.faults += other.faults
        return self


def gold_names() -> list[str]:
    """The names of the annotated articles."""
    return sorted(path.stem for path in GOLD.glob("*.json"))


def read_gold(name: str) -> GoldArticle:
    """One annotated article; the sample article's text is the one that the documentation shows."""
    annotation = json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    text = (ARTICLE if name == "article" else GOLD / f"{name}.txt").read_text(encoding="utf-8")
    return GoldArticle(name, text, annotation["published"], annotation["events"])


def score_article(article: GoldArticle, events: Iterable[Event]) -> Score:
    """Compares the events found in an article with its annotation."""
    found = list(events)
    partners = pair_events(article, found)
    score = Score()
    for index, annotated in enumerate(article.events):
        if not annotated["optional"]:
            _score_event(score, annotated, found[partners[index]] if index in partners else None)
    optional = {j for i, j in partners.items() if article.events[i]["optional"]}
    for j, event in enumerate(found):
        if j in optional or (j not in partners.values() and _touches_optional(article, event)):
            continue
        score.detect.found += 1
        score.type.found += 1
        if j not in partners.values():
            score.faults.append(f"added {event.type} {event.trigger.text!r}: {event.evidence.text!r}")
    return score


def pair_events(article: GoldArticle, found: list[Event]) -> dict[int, int]:
    """Index of annotation -> index of the found event that stands for it."""
    choices = [
        (_fitness(article.text, annotated, event), i, j)
        for i, annotated in enumerate(article.events)
        for j, event in enumerate(found)
    ]
    partners: dict[int, int] = {}
    for fitness, i, j in sorted(choices, key=lambda c: (-c[0], c[1], c[2])):
        if fitness and i not in partners and j not in partners.values():
            partners[i] = j
    return partners


def _fitness(text: str, annotated: Annotation, event: Event) -> float:
    """0 when the mentions share no character; the right type weighs most, an optional partner least."""
    if not _overlaps(text, annotated, event):
        return 0.0
    return 1.0 + 2.0 * _right_type(annotated, event) - 0.5 * annotated["optional"]


def _overlaps(text: str, annotated: Annotation, event: Event) -> bool:
    stretches = [
        (match.start(), match.end())
        for quote in annotated["mentions"]
        for match in re.finditer(re.escape(quote), text)
    ]
    return any(m.start < end and start < m.end for m in event.mentions for start, end in stretches)


def _right_type(annotated: Annotation, event: Event) -> bool:
    return event.type in (annotated["type"], *annotated["alt_types"])


def _touches_optional(article: GoldArticle, event: Event) -> bool:
    return any(a["optional"] and _overlaps(article.text, a, event) for a in article.events)


def _score_event(score: Score, annotated: Annotation, event: Event | None) -> None:
    score.detect.annotated += 1
    score.type.annotated += 1
    quote = annotated["mentions"][0]
    if event is None:
        score.faults.append(f"missed {annotated['type']}: {quote!r}")
        return
    score.detect.hits += 1
    if not _right_type(annotated, event):
        score.faults.append(f"{annotated['type']} read as {event.type}: {quote!r}")
        return
    score.type.hits += 1
    wanted, got = annotated_items(annotated), found_items(event)
    for slot in SLOTS:
        hits = _count_hits(wanted[slot], got[slot], SAME.get(slot, _equal))
        score.slots[slot] += Tally(hits, len(wanted[slot]), len(got[slot]))
        if not hits == len(wanted[slot]) == len(got[slot]):
            score.faults.append(f"{annotated['type']} {slot}: {wanted[slot]} read as {got[slot]}: {quote!r}")


def annotated_items(annotated: Annotation) -> dict[str, list[Item]]:
    """What an annotation says, slot by slot."""
    attackers = [(a["text"], a["actor"]) for a in annotated["attacker"]]
    targets = [(a["text"], a["actor"]) for a in annotated["target"]]
    date = annotated["date"]
    return _sides(annotated["type"], attackers, targets) | {
        "place": [p["text"] for p in annotated["places"]],
        "province": _provinces((p["province"], p["country"]) for p in annotated["places"]),
        "killed": _tolls(annotated["casualties"], "killed"),
        "wounded": _tolls(annotated["casualties"], "wounded"),
        "losses": [(loss["item"], loss["count"]) for loss in annotated["losses"]],
        "claims": [(c["source"], c["actor"]) for c in annotated["claims"]],
        "date": [(date["start"], date["end"])] if date else [],
        "status": [annotated["status"]],
    }


def found_items(event: Event) -> dict[str, list[Item]]:
    """What an extracted event says, slot by slot."""
    casualties = [c.model_dump() for c in event.casualties]
    date = event.date
    sides = [[(a.text, a.id) for a in actors] for actors in (event.attackers, event.targets)]
    return _sides(event.type, *sides) | {
        "place": [p.text for p in event.places],
        "province": _provinces((p.province, p.country) for p in event.places),
        "killed": _tolls(casualties, "killed"),
        "wounded": _tolls(casualties, "wounded"),
        "losses": [(loss.item, loss.count) for loss in event.losses],
        "claims": [(c.source, c.actor) for c in event.claims],
        "date": [(date.start.isoformat(), date.end.isoformat())] if date else [],
        "status": [event.status],
    }


def _sides(event_type: str, attackers: list[Item], targets: list[Item]) -> dict[str, list[Item]]:
    """The sides of a symmetric event have no order: all are compared as attackers."""
    if event_type in SYMMETRIC:
        return {"attacker": attackers + targets, "target": []}
    return {"attacker": attackers, "target": targets}


def _provinces(pairs: Iterable[tuple[str | None, str | None]]) -> list[Item]:
    return list(dict.fromkeys(pairs))


def _tolls(casualties: Iterable[dict[str, Any]], kind: str) -> list[Item]:
    return [(c["low"], c["high"]) for c in casualties if c["kind"] == kind and not c.get("part")]


def _count_hits(wanted: list[Item], got: list[Item], same: Callable[[Item, Item], bool]) -> int:
    left, hits = list(got), 0
    for item in wanted:
        partner = next((other for other in left if same(item, other)), None)
        if partner is not None:
            left.remove(partner)
            hits += 1
    return hits


def _equal(a: Item, b: Item) -> bool:
    return bool(a == b)


def _same_words(a: str, b: str) -> bool:
    """The words of one are among the words of the other; articles do not count."""
    first, second = _words(a), _words(b)
    return bool(first and second) and (first <= second or second <= first)


def _words(text: str) -> set[str]:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return set(re.findall(r"[a-z0-9]+", plain.replace("'", ""))) - {"the", "a", "an", "of", "al"}


def _same_actor(a: Item, b: Item) -> bool:
    if a[1] and b[1]:
        return bool(a[1] == b[1]) or _same_words(a[0], b[0])
    return _same_words(a[0], b[0])


SAME: dict[str, Callable[[Item, Item], bool]] = {
    "attacker": _same_actor,
    "target": _same_actor,
    "claims": _same_actor,
    "place": _same_words,
    "losses": lambda a, b: a[1] == b[1] and _same_words(a[0], b[0]),
}
