"""Gives every toll to the event that caused it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import is_armed
from conflict_events.linking.answered import is_answered
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.candidate import InText
from conflict_events.linking.counting import HURT, toll_words
from conflict_events.linking.dating_clauses import in_dating_clause, only_dates, since_its_start
from conflict_events.linking.days_apart import WAR_TOLL
from conflict_events.linking.event_nouns import event_verbs
from conflict_events.linking.kindred import VIOLENT
from conflict_events.linking.party_mentions import HOME_ARMY
from conflict_events.linking.syntax import SUBJECTS, ancestors, is_passive, prepositions
from conflict_events.linking.toll_causes import (
    added_elsewhere,
    dies_apart,
    done_meanwhile,
    goes_on_beside,
    hurts_in_its_clause,
    in_phrase_of,
    is_fled,
    only_seizes,
    placed_apart,
    prompted_by,
    put_to_death_apart,
    tells_when,
)
from conflict_events.linking.toll_shares import shared_out
from conflict_events.linking.toll_sides import fallen_of_both
from conflict_events.linking.tolls import TollFinder
from conflict_events.linking.uncounted import UncountedVictims
from conflict_events.linking.victims import describes_victim, fitting_victims, told_aside

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate, Party, Toll
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.proposing import Proposer
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.sides import Sides
    from conflict_events.tagging.tree import Token

_REACH = 60  # tokens from an event to a toll that the next sentence tells
TOLL_KINDS = ("killed", "wounded", "captured", "missing", "displaced")
# Which events can cause a toll; for kinds not listed the violent ones.
_CAUSES = {
    "captured": ("persons",),
    "displaced": ("humanitarian",),
    "missing": ("persons", "remote_violence"),
}


class TollLinker:
    """Links the tolls of one scene to its candidates."""

    def __init__(self, scene: Scene, parties: PartyFinder, sides: Sides, proposer: Proposer) -> None:
        self.scene = scene
        self.parties = parties
        self.sides = sides
        self.proposer = proposer

    def link(self, candidates: list[Candidate]) -> list[Candidate]:
        """Gives every toll to its event; fallback candidates that only tell tolls of another event go."""
        by_head = {w.head.i: c for c in candidates for w in (*c.joined, c)}
        main = [c for c in candidates if not c.trigger.fallback]
        causes = {kind: InText([c for c in main if _can_cause(c, kind)]) for kind in TOLL_KINDS}
        flights = frozenset(c.head.i for c in main if c.type.type == "displacement")
        tolls, told_again = shared_out(TollFinder(self.scene, self.parties, flights).find(), main)
        fought = fallen_of_both(self.sides, tolls, main)
        for toll in tolls:
            whole_war = toll.low >= WAR_TOLL and toll.kind in HURT
            owner = (
                by_head.get(toll.word.i) if whole_war else self._owner(toll.word, causes[toll.kind], by_head)
            )
            owner = fought.get(toll.word.i, owner)
            if owner is not None and owner.sentence != toll.word.sent:
                owner = _struck_them(owner, causes[toll.kind], toll)
            if owner is not None and not owner.tolls and _revises(toll, owner):
                owner = _with_toll(toll, main) or owner
            if owner is not None and toll.part and not owner.tolls and _told_elsewhere(owner, toll):
                owner = _with_dead(toll, main) or owner
            if owner is not None:
                owner.tolls.append(toll)
                owner.background |= whole_war
                named = toll.part or toll.word.i in fought
                if not named and (owner.attackers or toll.word.lemma_ != "lose"):
                    self._add_victims(owner, toll.victims)
        gains = InText([c for c in main if c.type.category == "territory"])
        for word, victims in UncountedVictims(self.scene, self.parties).find():
            owner = None if word.i in fought else self._owner(word, causes["killed"], by_head)
            if owner is not None and (owner.sentence == word.sent or not gains.beside(word)):
                owner.harmful = True
                self._add_victims(owner, victims)
        for candidate in main:
            self._turn_round(candidate)
        kept = []
        violent = InText([c for c in main if _can_cause(c, "killed")])
        for candidate in candidates:
            again = any(candidate is c for c in told_again)
            if again or (candidate.trigger.fallback and self._explained(candidate, violent)):
                self.proposer.drop(
                    candidate.span,
                    candidate.type.type,
                    candidate.trigger.id,
                    "told as the outcome of another event",
                )
            else:
                kept.append(candidate)
        return kept

    def _add_victims(self, owner: Candidate, victims: Iterable[Party]) -> None:
        """Who is hurt is a target, unless the attackers fell or another word already names them."""
        for victim in fitting_victims(self.scene, victims, owner.type.symmetric):
            if owner.type.type == "attack_repelled" and self._fell_attacking(victim, owner):
                continue
            if owner.attackers and victim.noun in anaphora()["perpetrators"]:
                continue  # "fourteen attackers were killed": their own dead
            if self.parties.tells(victim) or self._own_dead(victim, owner):
                continue
            known = [*owner.targets, *owner.attackers]
            if any(victim.same_as(p) or self._stands_for(victim, p) for p in known):
                continue
            if self._fell_fighting(victim, owner):
                owner.attackers.append(victim)
                continue
            owner.targets = [p for p in owner.targets if not self._stands_for(p, victim)]
            owner.targets.append(victim)

    def _own_dead(self, victim: Party, owner: Candidate) -> bool:
        """ "Government strikes on X's base killed 78 of its fighters": X's, though the government is "it", too."""
        if owner.type.symmetric or not owner.attackers or not any(p.actor for p in owner.targets):
            return False
        ours = victim.kind != "bare" and self.sides.compatible([victim], owner.attackers)
        return bool(victim.actor) and ours and not self.sides.compatible([victim], owner.targets)

    def _fell_fighting(self, victim: Party, clash: Candidate) -> bool:
        """ "two rebels were killed in clashes with the army": the side that the text names by its dead alone."""
        alone = clash.type.symmetric and bool(clash.targets) and not clash.attackers
        return alone and is_armed(self.scene, victim) and not self.sides.compatible([victim], clash.targets)

    def _turn_round(self, candidate: Candidate) -> None:
        """ "ten rebels were killed in the shelling of the army": whose enemies it kills does the shelling."""
        if candidate.attackers or candidate.is_verb or candidate.type.category != "remote_violence":
            return
        told = {t.idx for t in prepositions(candidate.head).get("of", ())}
        armed = [p for p in candidate.targets if is_armed(self.scene, p)]
        doers = [p for p in armed if any(p.start <= at < p.end for at in told)]
        if any(p not in doers and not self.sides.compatible(doers, [p]) for p in armed):
            candidate.attackers = doers
            candidate.targets = [p for p in candidate.targets if p not in doers]

    def _fell_attacking(self, victim: Party, repelled: Candidate) -> bool:
        """ "repelled the attack, killing ten militants": the dead are no defenders."""
        return is_armed(self.scene, victim) and not (
            repelled.targets and self.sides.compatible([victim], repelled.targets)
        )

    def _stands_for(self, victim: Party, party: Party) -> bool:
        """ "stormed a Nusra post, killing four militants": these are Nusra's."""
        if victim.kind != "bare":
            return False
        row = self.scene.lexicon.rows.get(party.actor)
        if victim.actor == HOME_ARMY and row is not None and row.kind == "foreign_state":
            return True  # "attacked a Turkish convoy, killing two soldiers"
        again = party.kind != "bare" and victim.noun == party.noun
        return again or self.sides.generic(victim, party)

    def _owner(self, word: Token, causes: InText, by_head: dict[int, Candidate]) -> Candidate | None:
        """The event that caused a toll: the trigger itself, the one above or below it, the nearest in the sentence."""
        own = by_head.get(word.i)
        beside = causes.beside(word)
        if own is not None and (own in beside or is_answered(word) or dies_apart(word)):
            return own
        dated = next((c for c in beside if not c.is_verb and tells_when(c.head, word)), None)
        if dated is not None:
            return dated
        same = [c for c in beside if self._may_cause(c, own, word)]
        same = [
            c for c in same if c.type.category in VIOLENT
        ] or same  # "broken by fire on Fuaa, which killed one"
        related = [c for c in same if self._related(c, word)]
        if related:
            return min(related, key=lambda c: (not in_phrase_of(c, word), abs(c.head.i - word.i)))
        if same:
            return min(same, key=lambda c: abs(c.head.i - word.i))
        beside_it = by_head.get(word.head.i) if word.dep_ == "conj" and own is None else None
        if beside_it is not None and beside_it.trigger.fallback:
            return beside_it  # "a girl was killed and six people were hurt"
        revises = word.lemma_.lower() in toll_words()["updating"]  # "the figure rose to 41"
        back = word.dep_ != "ROOT" or is_passive(word) or revises
        before = causes.before(word, _REACH) if back else None
        return before if own is None or (before is not None and _only_tended(word)) else own

    def _related(self, candidate: Candidate, word: Token) -> bool:
        chain = {t.i for t in ancestors(word)}
        if candidate.head.i in chain or (candidate.clause.i in chain and candidate.is_verb):
            return True
        if word.dep_ == "oprd" and candidate.head in [c for c in word.head.lefts if c.dep_ in SUBJECTS]:
            return True  # "shelling of the village left another four dead"
        if word.i in {t.i for t in ancestors(candidate.head)}:
            return not goes_on_beside(word, candidate)
        return any(v.i == word.i for _, v in event_verbs(candidate.head)) if not candidate.is_verb else False

    def _explained(self, candidate: Candidate, violent: InText) -> bool:
        head = candidate.head
        if _only_tended(head) and violent.before(head, _REACH) is not None:
            return True
        return not (is_answered(head) or dies_apart(head)) and any(
            self._may_cause(c, candidate, head) for c in violent.beside(head)
        )

    def _may_cause(self, cause: Candidate, told: Candidate | None, word: Token) -> bool:
        """Whether an event of the sentence may have caused what a word of hurting tells."""
        dates = not cause.is_verb and (only_dates(cause.head) or since_its_start(cause.head))
        dates = dates and not tells_when(cause.head, word)
        told_apart = (
            only_seizes(cause, word)
            or in_dating_clause(word, cause.clause, ("after", "before"))
            or is_fled(cause)
            or put_to_death_apart(cause, word)
            or prompted_by(cause.head, word)
            or hurts_in_its_clause(cause, word)
            or describes_victim(cause, word)
            or added_elsewhere(self.scene, cause, word)
            or placed_apart(self.scene, cause, word)
            or (
                told is not None
                and bool(told.attackers)
                and (told_aside(cause, word) or done_meanwhile(cause, word))
            )
        )
        return self._agree(told, cause) and not dates and not told_apart

    def _agree(self, told: Candidate | None, cause: Candidate) -> bool:
        """Whether deaths that name their own doer can be of this event: "shelling after rebels killed a pilot"."""
        if told is None or told.head.tag_ == "VBG" or cause.type.symmetric:
            return True
        if not told.attackers or not cause.attackers:
            return True
        if cause.type.type == "attack_repelled" and (
            not cause.targets or self.sides.compatible(told.attackers, cause.targets)
        ):
            return True  # who holds kills: "killed by the troops who repelled the attack"
        return self.sides.compatible(told.attackers, cause.attackers)


def _can_cause(candidate: Candidate, kind: str) -> bool:
    """Whether a deed can have hurt, taken or driven out people; nobody dies of an arrest."""
    if kind in HURT and candidate.type.type == "arrest":
        return False
    return candidate.type.category in _CAUSES.get(kind, VIOLENT) or _breaks_truce(candidate, kind)


def _only_tended(word: Token) -> bool:
    """ "Dozens of wounded were taken to hospitals": those of the attack told before, wherever they are brought."""
    return toll_words()["adjectives"].get(word.lower_) == "wounded" and word.dep_ in (
        "pobj",
        "dobj",
        *SUBJECTS,
    )


def _breaks_truce(candidate: Candidate, kind: str) -> bool:
    """ "nine civilians have died in violations of the truce": breaches kill and wound."""
    return kind in HURT and candidate.type.type == "ceasefire_violation"


def _struck_them(last: Candidate, causes: InText, toll: Toll) -> Candidate:
    """ "Jets hit an army post after a shell fell in the town. Two soldiers died": of the deed that struck their like."""
    hurt = {v.actor for v in toll.victims} - {"", "civilians"}
    if not hurt or hurt & {t.actor for t in last.targets}:
        return last
    beside = causes.beside(last.head)
    return next((c for c in beside if hurt & {t.actor for t in c.targets} and not c.tolls), last)


def _revises(toll: Toll, owner: Candidate) -> bool:
    """ "had earlier put the toll at 25", "the death toll rose to 41": a number for the dead told before."""
    beside = owner.sentence == toll.word.sent and owner.head != toll.word
    known = not beside and any(c.lower_ in ("the", "its", "that", "this") for c in toll.word.lefts)
    return known and not toll.part and toll.word.lemma_.lower() in toll_words()["totals"]


def _with_toll(toll: Toll, events: list[Candidate]) -> Candidate | None:
    """The last event near before a toll of which some toll of its kind was told."""
    near = (c for c in reversed(events) if 0 < toll.word.i - c.head.i < 2 * _REACH)
    return next((c for c in near if any(t.kind == toll.kind and not t.part for t in c.tolls)), None)


def _told_elsewhere(owner: Candidate, toll: Toll) -> bool:
    """Whether a part stands by itself: its sentence tells no deed but that people were hurt."""
    return owner.trigger.fallback or owner.sentence != toll.word.sent


def _with_dead(toll: Toll, events: list[Candidate]) -> Candidate | None:
    """ "two of the dead were children": the last event that told of more dead than these."""
    near = (c for c in reversed(events) if 0 < toll.word.i - c.head.i < 2 * _REACH)
    return next((c for c in near if any(t.kind == toll.kind and t.high > toll.low for t in c.tolls)), None)
