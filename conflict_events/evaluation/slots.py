"""What an annotated and an extracted event say, slot by slot, and when two entries are the same."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from rapidfuzz import fuzz

from conflict_events.evaluation.gold import GoldEvent
from conflict_events.models import Event
from conflict_events.rules.schema import ActorRow

SLOTS = ("attacker", "target", "province", "place", "killed", "wounded", "losses", "claims")
SHARES = ("date", "status")
SYMMETRIC_TYPES = frozenset({"clash", "ceasefire", "prisoner_exchange", "ceasefire_violation"})
_ALIKE = 80  # of 100, for names

Item = Any
Items = dict[str, list[Item]]


def wanted_items(event: GoldEvent) -> Items:
    """What an annotation says; ``date`` and ``status`` hold one entry or none."""
    attackers = [(a.text, a.actor) for a in event.attacker]
    targets = [(a.text, a.actor) for a in event.target]
    totals = [c for c in event.casualties if not c.part]
    return _sides(event.type, attackers, targets) | {
        "province": _distinct((p.province, p.country) for p in event.places),
        "place": [p.text for p in event.places],
        "killed": [(c.low, c.high) for c in totals if c.kind == "killed"],
        "wounded": [(c.low, c.high) for c in totals if c.kind == "wounded"],
        "losses": [(loss.item, loss.count) for loss in event.losses],
        "claims": [(c.source, c.actor) for c in event.claims],
        "date": [(event.date.start, event.date.end)] if event.date else [],
        "status": [event.status],
    }


def found_items(event: Event, type_: str) -> Items:
    """What an extracted event says; ``type_`` is that of its annotation."""
    attackers = [(a.text, a.id) for a in event.attackers]
    targets = [(a.text, a.id) for a in event.targets]
    totals = [c for c in event.casualties if not c.part]
    return _sides(type_, attackers, targets) | {
        "province": _distinct((p.province, p.country) for p in event.places),
        "place": [p.text for p in event.places],
        "killed": [(c.low, c.high) for c in totals if c.kind == "killed"],
        "wounded": [(c.low, c.high) for c in totals if c.kind == "wounded"],
        "losses": [(loss.item, loss.count) for loss in event.losses],
        "claims": [(c.source, c.actor) for c in event.claims],
        "date": [(event.date.start, event.date.end)] if event.date else [],
        "status": [event.status],
    }


def _sides(type_: str, attackers: list[Item], targets: list[Item]) -> Items:
    """The sides of a symmetric event have no order: all are compared as attackers."""
    if type_ in SYMMETRIC_TYPES:
        return {"attacker": attackers + targets, "target": []}
    return {"attacker": attackers, "target": targets}


def _distinct(pairs: Iterable[tuple[str | None, str | None]]) -> list[Item]:
    return sorted(set(pairs), key=str)


class Sameness:
    """Compares the entries of slots by a list of actors."""

    def __init__(self, actors: Mapping[str, ActorRow]) -> None:
        self.actors = actors
        self._same: dict[str, Callable[[Item, Item], bool]] = {
            "attacker": self.same_actor,
            "target": self.same_actor,
            "claims": self.same_actor,
            "place": same_name,
            "losses": lambda a, b: a[1] == b[1] and same_name(a[0], b[0]),
        }

    def hits(self, slot: str, wanted: list[Item], found: list[Item]) -> int:
        """How many wanted entries have a partner of their own among those found."""
        same = self._same.get(slot, _equal)
        left, number = list(found), 0
        for item in wanted:
            partner = next((i for i, other in enumerate(left) if same(item, other)), None)
            if partner is not None:
                del left[partner]
                number += 1
        return number

    def same_actor(self, a: Item, b: Item) -> bool:
        """One id is the other's, or that of a force it belongs to; without ids the names are alike."""
        if a[1] and b[1]:
            return a[1] in self.lineage(b[1]) or b[1] in self.lineage(a[1])
        return bool(a[0] and b[0]) and same_name(a[0], b[0])

    def lineage(self, actor: str) -> list[str]:
        """An actor and the forces it belongs to; a generic word ("rebels") is nobody's force."""
        found: list[str] = []
        while actor in self.actors and actor not in found:
            found.append(actor)
            parent = self.actors[actor].parent
            actor = parent if parent in self.actors and self.actors[parent].kind != "generic" else ""
        return found


def same_name(a: str, b: str) -> bool:
    """Whether two names are alike, whatever the order of their words."""
    return bool(fuzz.token_set_ratio(_plain(a), _plain(b)) >= _ALIKE)


def _plain(name: str) -> str:
    ascii_name = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
    letters = re.sub(r"[^a-z0-9 ]+", " ", ascii_name).strip()
    return re.sub(r"\s+", " ", re.sub(r"^(the|a|an|some|several)\s+", "", letters))


def _equal(a: Item, b: Item) -> bool:
    return bool(a == b)
