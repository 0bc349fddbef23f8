"""Who fights whom in a sentence: fills the side of an event that its own clause leaves out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import is_armed
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.carrying import elsewhere
from conflict_events.linking.kindred import FROM_THE_AIR, VIOLENT
from conflict_events.linking.party_mentions import ANYBODY, GENERIC
from conflict_events.linking.syntax import is_passive, light_verbs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.sides import Sides
    from conflict_events.tagging.tree import Span

_TELLING = ("remote_violence", "ground_combat", "territory", "persons")
_WAGED = ("offensive", "siege", "clash")
_TAKEN_FROM = ("capture", "recapture", "offensive")  # nobody takes ground from nobody
_ASSAULTS = ("ground_attack", "offensive")
_IRREGULAR = ("opposition", "jihadist", "islamic_state")
_SEIZED = ("equipment_captured", "abduction", "arrest")
_GROUND_GAINED = ("capture", "recapture", "ground_attack")
_BACK = 40  # tokens between an attack and its repulse
_FOUGHT_OUT = ("recapture", "clash")


class Opponents:
    """The pairs of armed actors that the events of one article set against each other."""

    def __init__(self, scene: Scene, sides: Sides, events: list[Candidate]) -> None:
        self.scene = scene
        self.sides = sides
        self.events = [e for e in events if e.type.category in _TELLING]
        self.strikes = [
            e for e in events if e.type.category in VIOLENT or e.type.type == "equipment_destroyed"
        ]
        self.seizures = [e for e in events if e.type.type in _SEIZED and e.is_verb and is_passive(e.head)]

    def supply(self) -> None:
        """Names the enemy of who takes ground, and the other side of a clash, where only one fits."""
        for event in self.events:
            if event.type.type == "killing" and not event.attackers:
                event.attackers += self._leaving_dead(event)
        for event in self.events:
            if event.type.symmetric and all(map(_is_anybody, [*event.attackers, *event.targets])):
                event.attackers, event.targets = [], []
            if event.type.symmetric and not event.attackers:
                event.attackers = [p for p in event.targets if not self.sides.unarmed(p)]
                event.targets = [p for p in event.targets if self.sides.unarmed(p)]
            if event.type.type == "clash" and not (event.attackers or event.targets):
                event.attackers, event.targets = self._sides_of_spark(event)
            if event.type.symmetric and not any(map(self._armed, event.targets)):
                self._part_enemies(event)
            if event.type.type in _WAGED and not event.attackers:
                event.attackers += self._of_sentence(event)
            if event.type.type == "attack_repelled":
                self._supply_repelled(event)
            event.targets = self._named_foes(event)
            combat = event.type.symmetric or event.type.type in _TAKEN_FROM
            if combat and event.attackers and not event.targets:
                event.targets += self.against(event)
        for seizure in (s for s in self.seizures if not s.attackers):
            self._supply_taken(seizure)
        for event in self.events:
            if event.type.type == "killing" and event.is_verb and not event.attackers:
                event.attackers += self._killers(event)

    def _killers(self, event: Candidate) -> list[Party]:
        """ "The army destroyed a truck in Nawa while terrorists were killed in Inkhil": those whom only an army calls so.

        By the government's force that strikes in this sentence or the one before, where no other is told of between.
        """
        outlawed = bool(event.targets) and all(p.noun in anaphora()["outlawed"] for p in event.targets)
        if not outlawed or not is_passive(event.head):
            return []
        before = [e for e in self.strikes if e is not event and e.head.i < event.head.i and _striking(e)]
        last = max(before, key=lambda e: e.mentions[-1].start, default=None)
        near = last is not None and any(self._told_near(m, event) for m in last.mentions)
        doers = _striking(last) if last is not None and near else []
        return list(doers) if all(map(self._governs, doers)) else []

    def _leaving_dead(self, event: Candidate) -> list[Party]:
        """ "The army took the town, leaving many militants dead": armed people whom those leave dead who took it."""
        dead = event.head
        leaving = dead.head
        if dead.dep_ != "oprd" or leaving.lemma_ != "leave" or leaving.dep_ != "advcl":
            return []
        gains = (e for e in self.events if e.type.type in _GROUND_GAINED)
        doers = next((e.attackers for e in gains if leaving.head in (e.head, e.clause)), [])
        foes = bool(event.targets) and all(map(self._armed, event.targets))
        ours = any(self._one_line(p, t) for p in doers for t in event.targets)
        return list(doers) if foes and not ours else []

    def _told_near(self, mention: Span, event: Candidate) -> bool:
        """Whether a mention stands in the sentence of an event or in the one before."""
        first = event.sentence.start
        return mention.start < event.head.i and mention.sent.end >= first

    def _sides_of_spark(self, clash: Candidate) -> tuple[list[Party], list[Party]]:
        """ "X attacked a post of Y, sparking clashes": between X and Y."""
        verb = clash.head.head
        if clash.head.dep_ not in ("dobj", "xcomp") or verb.lemma_.lower() not in light_verbs()["sparking"]:
            return [], []
        attack = next((e for e in self.events if e.clause is verb.head and e.type.type in _ASSAULTS), None)
        if attack is None or verb.tag_ != "VBG":
            return [], []
        sides = ([p for p in of_one if self._armed(p)] for of_one in (attack.attackers, attack.targets))
        attackers, targets = sides
        return (attackers, targets) if attackers and targets else ([], [])

    def _part_enemies(self, fight: Candidate) -> None:
        """ "nine rebels and six soldiers died in the fighting": they fought each other, not side by side."""
        foes = [p for p in fight.attackers[1:] if self._is_foe(fight.attackers[0], p)]
        fight.attackers = [p for p in fight.attackers if p not in foes]
        fight.targets = [*foes, *fight.targets]

    def _is_foe(self, one: Party, other: Party) -> bool:
        """Whether one party is the government's and the other fights it."""
        return self._governs(one) != self._governs(other) and any(
            row is not None and row.side in _IRREGULAR
            for row in (self.sides.lexicon.rows.get(p.actor) for p in (one, other))
        )

    def _supply_taken(self, event: Candidate) -> None:
        """ "The army seized the town from rebels, and two tanks were captured": by whom, and whose they were."""
        before = [e for e in self._right_before(event) if e is not event and e.type.type in _GROUND_GAINED]
        for gain in (e for e in before[-1:] if not elsewhere(e, event)):
            if not any(self._one_line(p, t) for p in gain.attackers for t in event.targets):
                event.attackers += gain.attackers
                event.targets += gain.targets if not event.targets else []

    def _named_foes(self, event: Candidate) -> list[Party]:
        """ "The SDF took the town from Islamic State ... the SDF killed 20 militants": of the one group that it fights.

        Not so of a government, to whom all who fight it are terrorists.
        """
        foes = [p for p in event.targets if p.kind == "bare" and p.actor in GENERIC]
        if not foes or not event.attackers or any(map(self._governs, event.attackers)):
            return event.targets
        named = self._enemies(event, [e for e in self.events if e is not event])
        if len(named) != 1 or not self._is_irregular(named[0]):
            return event.targets
        others = [p for p in event.targets if p not in foes]
        return [*others, *(replace(p, actor=named[0].actor) for p in foes[:1])]

    def _governs(self, party: Party) -> bool:
        """Whether a party is of the government's side."""
        row = self.sides.lexicon.rows.get(party.actor)
        return row is not None and row.side == "pro_government"

    def _is_irregular(self, party: Party) -> bool:
        """Whether a party is a group that may be called militants."""
        row = self.sides.lexicon.rows.get(party.actor)
        return row is not None and row.side in _IRREGULAR and party.actor not in GENERIC

    def _supply_repelled(self, event: Candidate) -> None:
        """Who attacked, and whom, by the attack told before."""
        if not event.attackers:
            event.attackers += self._beaten_back(event) if event.targets else self._known_attackers(event)
        if event.attackers and not event.targets:
            event.targets += self._beating_back(event)

    def _beaten_back(self, event: Candidate) -> list[Party]:
        """ "The army stormed the hill, but rebels foiled the attempt": who attacked right before."""
        if _means_it(event):
            near = [e for e in self.events if e.head.i < event.head.i]
        else:
            near = [e for e in self._right_before(event) if e.sentence == event.sentence]
        before = [e for e in near if e.type.type in _ASSAULTS] or [
            e for e in near if e.type.category in VIOLENT
        ]
        last = before[-1].attackers if before else []
        return [p for p in last if not any(self._one_side(p, t) for t in event.targets)]

    def _known_attackers(self, event: Candidate) -> list[Party]:
        """ "the attack had been repelled": who attacked last, where the text means that attack."""
        before = [e for e in self.events if e.type.type in _ASSAULTS and e.head.i < event.head.i]
        return list(before[-1].attackers) if before and _means_it(event) else []

    def _beating_back(self, event: Candidate) -> list[Party]:
        """ "Rebels attacked army posts but were repelled": whom they attacked right before."""
        before = [e for e in self._right_before(event) if e.type.type in _ASSAULTS]
        mine = bool(before) and any(self._same(p, event.attackers) for p in before[-1].attackers)
        return [p for p in before[-1].targets if self._armed(p)] if mine else []

    def _right_before(self, event: Candidate) -> list[Candidate]:
        return [e for e in self.events if 0 < event.head.i - e.head.i < _BACK]

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
        if near or event.type.type not in _FOUGHT_OUT:
            return near
        others = [e for e in self.events if e is not event]
        if event.type.type == "recapture":
            others = [e for e in others if not elsewhere(event, e)]
        return self._enemies(event, others)

    def _enemies(self, event: Candidate, others: list[Candidate]) -> list[Party]:
        told = [pair for other in others for pair in self._pairs(other) if pair[1].actor not in ANYBODY]
        told = [pair for pair in told if self._same(pair[0], event.attackers)]
        sure = [pair for pair in told if self._surely(pair[0], event.attackers)]
        found: list[Party] = []
        for _, enemy in sure or told:  # "rebels" fought beside Turkey's, not beside those whom these fight
            if not any(enemy.same_as(p) for p in event.attackers):
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

    def _surely(self, party: Party, parties: list[Party]) -> bool:
        """Whether a party is one of some, by more than a general word."""
        return any(self._one_side(party, p) or self.sides.loosely_one(party, p) for p in parties)

    def _one_side(self, one: Party, other: Party) -> bool:
        """Whether one party is the other or part of it; who only may be it is told apart by the fight."""
        lineage = self.sides.lexicon.lineage
        return one.same_as(other) or one.actor in lineage(other.actor) or other.actor in lineage(one.actor)

    def _one_line(self, one: Party, other: Party) -> bool:
        """Whether two parties are one for sure: "gunmen" may be anybody's."""
        anybody = any(p.actor in ANYBODY for p in (one, other))
        return not anybody and self.sides.compatible([one], [other])

    def _pairs(self, event: Candidate) -> Iterable[tuple[Party, Party]]:
        for attacker in filter(self._armed, event.attackers):
            for target in filter(self._armed, event.targets):
                yield attacker, target
                if event.type.type not in FROM_THE_AIR:  # who does that holds no ground by it
                    yield target, attacker

    def _armed(self, party: Party) -> bool:
        return bool(party.actor) and is_armed(self.scene, party)


def _is_anybody(party: Party) -> bool:
    """ "people from both sides were killed": people alone are no side."""
    return party.actor == "civilians" and party.noun in anaphora()["anybody"]


def _striking(event: Candidate) -> list[Party]:
    """Who strikes in an event: of an attack that is repelled who holds."""
    return event.targets if event.type.type == "attack_repelled" else event.attackers


def _means_it(event: Candidate) -> bool:
    """Whether a repulse is that of an attack told before: "repelled the attack"."""
    attack = next((t for t in event.head.children if t.i in t.doc.trigger_heads), None)
    return attack is not None and any(t.lower_ in ("the", "that", "this") for t in attack.lefts)
