"""The dead of an event: how many, and of which side.

Who was killed is told by words only ("nine civilians", "35 soldiers", "IS fighters"). A word that stands in
the name of one side is that side's; soldiers are the side's that is a state, fighters the side's that is
none, civilians nobody's; "people" are unknown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from conflict_events.export.codes import acled_codes, victim_words
from conflict_events.export.tolls import Estimate, by_people, competing, estimate, people, totals
from conflict_events.models import Actor, Event
from conflict_events.rules.schema import ActorRow

Group = Literal["attackers", "targets", "civilians", "unknown"]
GROUPS: tuple[Group, ...] = ("attackers", "targets", "civilians", "unknown")


@dataclass(frozen=True, slots=True)
class Deaths:
    """The dead by group (most likely numbers), the range of their total, and ACLED's number.

    ``total`` is the sum of the groups as an estimate; ``total.imputed`` marks a number that no text gave.
    """

    groups: Mapping[Group, int]
    total: Estimate


def find_deaths(event: Event, actors: Mapping[str, ActorRow], country: str | None = None) -> Deaths | None:
    """The dead that an event tells of; None where it tells of none."""
    entries = totals(event.casualties, "killed")
    if not entries:
        return _unnumbered(event, country)
    whole, several, more = by_people(entries)
    sides = Sides(event, actors)
    groups: dict[Group, Estimate] = dict.fromkeys(GROUPS, Estimate())
    for group in several:
        name = sides.group_of(group[0].who)
        groups[name] += competing(group)
    if whole and not several:
        groups["unknown"] += competing(whole)
        _tell_apart(groups, event, sides)
    for entry in more:
        groups["unknown"] += estimate(entry)
    best = {name: number.best for name, number in groups.items()}
    total = sum(groups.values(), Estimate())
    if whole and several:
        total = _widened(total, competing(whole))
    return Deaths(best, _coded(total, country))


def _widened(total: Estimate, other: Estimate) -> Estimate:
    """A total that competes with another one: the range spans both, the lower number is coded."""
    told = [n for n in (total.coded, other.coded) if n is not None]
    return replace(
        total,
        low=min(total.low, other.low),
        high=max(total.high, other.high),
        coded=min(told) if told else None,
    )


def _coded(total: Estimate, country: str | None) -> Estimate:
    """ACLED's number for deaths without one."""
    if total.coded is not None:
        return replace(total, imputed=False)
    return replace(total, coded=acled_codes().imputation.number(country), imputed=True)


def _tell_apart(groups: dict[Group, Estimate], event: Event, sides: Sides) -> None:
    """Moves subtotals out of the unknown: "20 people, including six children"."""
    for part in (c for c in event.casualties if c.kind == "killed" and c.part):
        name = sides.group_of(part.who)
        moved = min(estimate(part).best, groups["unknown"].best)
        if name != "unknown" and moved:
            groups["unknown"] = replace(groups["unknown"], best=groups["unknown"].best - moved)
            groups[name] = replace(groups[name], best=groups[name].best + moved)


def _unnumbered(event: Event, country: str | None) -> Deaths | None:
    """Deaths without any number: "civilians were killed"."""
    rules = acled_codes().imputation
    victims = [a.text.split()[-1] for a in event.targets if a.text.split()]
    if event.type not in rules.deadly_types or event.casualties or not any(map(_plural, victims)):
        return None
    return Deaths(dict.fromkeys(GROUPS, 0), Estimate(0, 0, 0, rules.number(country), True))


def _plural(word: str) -> bool:
    return people(word) != word.lower() or people(word) in ("people", "troop")


class Sides:
    """The two sides of an event, and whose the dead are by the words for them."""

    def __init__(self, event: Event, actors: Mapping[str, ActorRow]) -> None:
        self.attackers, self.targets, self.actors = event.attackers, event.targets, actors

    def group_of(self, who: str) -> Group:
        """The group that a phrase for people belongs to."""
        words, head = victim_words(), people(who)
        if head in words.civilian:
            return "civilians"
        named = self._named(who)
        if named:
            return named
        if head == "suicide":
            return "attackers"
        if head in words.state:
            return self._of_kind(True)
        return self._of_kind(False) if head in words.armed else "unknown"

    def _named(self, who: str) -> Group | None:
        """The side whose name or description shares a word with the phrase."""
        told = _words([who])
        attackers, targets = _words(_names(self.attackers)), _words(_names(self.targets))
        shared = bool(told & attackers), bool(told & targets)
        if shared == (False, True):
            return "civilians" if all(self.unarmed(a) for a in self.targets) else "targets"
        if shared == (True, False):
            return "civilians" if all(self.unarmed(a) for a in self.attackers) else "attackers"
        return None

    def _of_kind(self, state: bool) -> Group:
        """The side of the state's soldiers, or of the fighters of no state: of two alike, who is attacked."""
        if not self.targets:
            return "targets" if self.attackers else "unknown"
        if any(self.is_state(a) == state and not self.unarmed(a) for a in self.targets):
            return "targets"
        return "attackers" if any(self.is_state(a) == state for a in self.attackers) else "targets"

    def is_state(self, actor: Actor) -> bool:
        """Whether an actor is a state or its forces."""
        row = self.actors.get(actor.id or "")
        kind = row.kind if row else actor.kind
        return kind in acled_codes().actors.state_kinds or bool(
            row and row.ucdp_name.startswith("Government of")
        )

    def unarmed(self, actor: Actor) -> bool:
        """Whether an actor is civilian."""
        row = self.actors.get(actor.id or "")
        if row is None:
            return people(actor.text) in (*victim_words().civilian, "people", "person")
        return acled_codes().inter_of_kind.get(row.kind) == 7


def _names(actors: Iterable[Actor]) -> list[str]:
    return [name for actor in actors for name in (actor.text, actor.name)]


def _words(phrases: Iterable[str]) -> set[str]:
    """The telling words of phrases, singular: those for people in general do not count."""
    words = {people(word) for phrase in phrases for word in re.findall(r"[A-Za-z]+", phrase)}
    return words - {*victim_words().whole, *victim_words().more, *_PLAIN}


_PLAIN = frozenset(
    {
        "the",
        "a",
        "an",
        "of",
        "and",
        "force",
        "army",
        "group",
        "state",
        "armed",
        "front",
        "al",
        "government",
        "military",
    }
)
