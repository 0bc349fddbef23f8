"""Who fights whom in a sentence: fills the side of an event that its own clause leaves out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.choosing import actor_classes

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.sides import Sides

_TELLING = ("remote_violence", "ground_combat", "territory", "persons")
_WAGED = ("offensive", "siege", "clash")
_TAKEN_FROM = ("capture", "recapture", "offensive")  # nobody takes ground from nobody
_ANYBODY = ("", "unid")
_FOUGHT_OUT = ("recapture", "clash")


class Opponents:
    """The pairs of armed actors that the events of one article set against each other."""

    def __init__(self, scene: Scene, sides: Sides, events: list[Candidate]) -> None:
        self.scene = scene
        self.sides = sides
        self.events = [e for e in events if e.type.category in _TELLING]

    def supply(self) -> None:
        """Names the enemy of who takes ground, and the other side of a clash, where only one fits."""
        for event in self.events:
            if event.type.symmetric and not event.attackers:
                event.attackers, event.targets = event.targets, []
            if event.type.type in _WAGED and not event.attackers:
                event.attackers += self._of_sentence(event)
            combat = event.type.symmetric or event.type.type in _TAKEN_FROM
            if combat and event.attackers and not event.targets:
                event.targets += self.against(event)

    def _of_sentence(self, event: Candidate) -> list[Party]:
        """Who fights or takes ground in the sentence of an offensive that names nobody, if that is one side."""
        doers = [
            e.attackers
            for e in self.events
            if self._told_together(event, e) and e.type.type in _TAKEN_FROM and e.attackers
        ]
        return list(doers[0]) if doers and all(self.sides.compatible(doers[0], d) for d in doers) else []

    def against(self, event: Candidate) -> list[Party]:
        """Whom the attackers fight by the other events of the sentence, if that is one actor.

        Of what is retaken and of who clashes, where the sentence tells nothing, by those of the article:
        there must have been somebody.
        """
        near = self._enemies(event, [e for e in self.events if self._told_together(event, e)])
        wide = event.type.type in _FOUGHT_OUT
        return near or (self._enemies(event, [e for e in self.events if e is not event]) if wide else [])

    def _enemies(self, event: Candidate, others: list[Candidate]) -> list[Party]:
        found: list[Party] = []
        for other in others:
            for one, enemy in self._pairs(other):
                if self._same(one, event.attackers) and not any(enemy.same_as(p) for p in event.attackers):
                    if not any(enemy.actor == p.actor for p in found):
                        found.append(enemy)
        named = [e for e in found if not any(self.sides.generic(e, o) for o in found if o is not e)]
        return named if len(named) == 1 else []

    def _told_together(self, event: Candidate, other: Candidate) -> bool:
        if other is event:
            return False
        sentences = {m.sent.start for m in event.mentions}
        return any(m.sent.start in sentences for m in other.mentions)

    def _same(self, party: Party, parties: list[Party]) -> bool:
        return any(p.actor == party.actor or self._one_line(p, party) for p in parties)

    def _one_line(self, one: Party, other: Party) -> bool:
        """Whether two parties are one for sure: "gunmen" may be anybody's."""
        anybody = any(p.actor in _ANYBODY for p in (one, other))
        return not anybody and self.sides.compatible([one], [other])

    def _pairs(self, event: Candidate) -> Iterable[tuple[Party, Party]]:
        for attacker in filter(self._armed, event.attackers):
            for target in filter(self._armed, event.targets):
                yield attacker, target
                yield target, attacker

    def _armed(self, party: Party) -> bool:
        known = actor_classes(self.scene, party.actor, party.class_, party.kind)
        return bool(party.actor) and "armed" in known
