"""Verbs of one sentence that tell one deed: "rounded up and executed", "fired shells that hit a school"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.counting import hurts
from conflict_events.linking.forms import is_gerund, is_repulse_of, same_tense
from conflict_events.linking.joins import unite
from conflict_events.linking.kindred import akin
from conflict_events.linking.named_events import GENERAL_VERBS
from conflict_events.linking.party_mentions import GENERIC
from conflict_events.linking.reduced_passives import told_of_number

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.joins import Joins
    from conflict_events.linking.syntax import Slots
    from conflict_events.tagging.tree import Token

_KILLING = ("execution", "killing")
_DENS = "ground_attack.dens"
SEIZURE = ("arrest", "abduction")
_WHERE = ("in", "at", "near", "outside")


class VerbJoiner:
    """Joins the trigger verbs of one Doc."""

    def __init__(self, slots: dict[int, Slots], joins: Joins) -> None:
        self.slots = slots
        self.joins = joins

    def join(self, verbs: list[Candidate]) -> list[Candidate]:
        """The verbs that are left, each a deed of its own."""
        volleys = self._one_volley(self._one_flight(self._goes_on_in_gerunds(verbs)))
        killings = self._told_by_number(self._killed_by_means(self._seized_and_killed(volleys)))
        left = self._hurt_as_well(self._killed_and_destroyed(self._attacked_and_shot(killings)))
        return self._driven_back(self._repelled_in_it(self._took_it(left)))

    def _goes_on_in_gerunds(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "a bomber detonated his belt, killing five and wounding nine": one deed of one doer in several verbs."""
        left = {v.head.i: v for v in verbs}
        for verb in verbs:
            head = verb.head
            owner = left.get(head.head.i) if head.tag_ == "VBG" and head.dep_ in ("advcl", "conj") else None
            if owner is not None and owner is not verb and owner.type is verb.type:
                del left[head.i]
                if all(p.kind == "bare" for p in owner.targets):
                    # "hitting posts of X and killing 20 militants"
                    owner.targets = verb.targets or owner.targets
                self.joins.absorb(owner, verb, f"part of {owner.span.text!r}")
                left[head.i] = owner  # for what is joined to it in turn
        return [v for v in verbs if left[v.head.i] is v]

    def _one_flight(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "crossed into Jordan, fleeing the shelling": one movement of people in two words."""
        moves = {v.head.i: v for v in verbs if v.type.type == "displacement"}
        gone = set()
        for move in moves.values():
            owner = moves.get(move.head.head.i)
            if owner is not None and owner is not move and move.head.tag_ == "VBG":
                gone.add(id(move))
                self.joins.absorb(owner, move, f"part of {owner.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _one_volley(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "shells fired by rebels fell in Nubl", "fired shells that hit a school": fire and impact are one."""
        left = list(verbs)
        for low in [v for v in verbs if v.head.dep_ in ("acl", "relcl")]:
            owner = next((v for v in left if v is not low and self._same_munition(v, low)), None)
            if owner is not None:
                left = [v for v in left if v is not low]
                gas = low.type.type == "chemical_attack"  # "jets dropping chlorine bombed the town"
                if gas or (low.attackers and not owner.attackers):
                    owner.type, owner.trigger = low.type, low.trigger  # "hit by missiles fired by jets"
                unite(owner.attackers, low.attackers)
                unite(owner.targets, low.targets)
                self.joins.absorb(owner, low, f"one volley with {owner.span.text!r}")
        return left

    def _same_munition(self, verb: Candidate, low: Candidate) -> bool:
        """Whether a relative or participle clause speaks of what the verb above it throws or what strikes."""
        if any(v.type.category != "remote_violence" for v in (verb, low)):
            return False
        if low.type.type not in akin(verb.type.type):
            return False
        slots = self.slots[id(verb)]
        return low.head.head.i in {
            t.i for name in ("subject", "object", "by", "with") for t in slots.get(name, [])
        }

    def _seized_and_killed(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "rounded up and executed": the seizure is part of the killing."""
        gone = set()
        for verb in (v for v in verbs if v.type.type in _KILLING and v.head.dep_ == "conj"):
            seized = [v for v in verbs if v.type.type in SEIZURE and v.head.i == verb.head.head.i]
            for first in [v for v in seized if not _another_deed(v.head, verb.head)]:
                gone.add(id(first))
                unite(verb.targets, first.targets)
                self.joins.absorb(verb, first, f"part of {verb.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _killed_by_means(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "assassinated a commander by shooting him": one death in two words."""
        deaths = {v.head.i: v for v in verbs if v.type.category == "persons"}
        gone = set()
        for means in (v for v in deaths.values() if v.type.type == "killing" and is_gerund(v)):
            owner = deaths.get(means.head.head.head.i) if means.head.head.lower_ == "by" else None
            if owner is not None:
                gone.add(id(means))
                self.joins.absorb(owner, means, f"the means of {owner.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _told_by_number(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "executed 12 prisoners, ten of them shot dead and two burned alive": one deed, number by number."""
        deaths = {v.head.i: v for v in verbs if v.type.type in _KILLING}
        gone = set()
        for verb in list(deaths.values()):
            owner = deaths.get(verb.head.head.i)
            if owner is None or owner is verb or not told_of_number(verb.head):
                continue
            if not (self._told_where(verb) and self._told_where(owner)):
                gone.add(id(verb))
                deaths[verb.head.i] = owner  # for what is joined to it in turn
                self.joins.absorb(owner, verb, f"part of {owner.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _attacked_and_shot(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "stormed the station and shot dead two officers": the deaths are those of the attack."""
        attacks = {v.head.i: v for v in verbs if v.type.type in GENERAL_VERBS}
        gone = set()
        for verb in (v for v in verbs if v.type.type == "killing" and v.head.dep_ in ("conj", "advcl")):
            attack = attacks.get(verb.head.head.i)
            alike = verb.head.dep_ == "advcl" or (attack and attack.head.tag_ == verb.head.tag_)
            if attack is not None and alike and verb.head.i > attack.head.i and not verb.trigger.fallback:
                gone.add(id(verb))
                unite(attack.targets, verb.targets)
                self.joins.absorb(attack, verb, f"an outcome of {attack.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _killed_and_destroyed(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "killed 12 militants and destroyed two vehicles", "... and destroyed their dens": losses of the same deed."""
        deaths = {v.head.i: v for v in verbs if v.type.type == "killing" and v.trigger.fallback}
        gone = set()
        for verb in (v for v in verbs if _destroys(v) and v.head.dep_ == "conj"):
            death = deaths.get(verb.head.head.i)
            if death is not None and same_tense(death, verb):
                gone.add(id(verb))
                self.joins.absorb(death, verb, f"told with {death.span.text!r}")
        return self._killed_in_destroying([v for v in verbs if id(v) not in gone])

    def _killed_in_destroying(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "destroyed a convoy near Palmyra, killing 25 gunmen": they died with it.

        So does what is destroyed first: "destroyed two cars and killed ten gunmen in Nawa".
        """
        wrecks = {v.head.i: v for v in verbs if v.type.type == "equipment_destroyed"}
        gone = set()
        for death in (v for v in verbs if v.type.type == "killing" and v.trigger.fallback):
            wreck = wrecks.get(death.head.head.i)
            if wreck is not None and death.head.dep_ == "advcl" and death.head.tag_ == "VBG":
                gone.add(id(death))
                if all(p.actor in GENERIC for p in wreck.targets):
                    wreck.targets = death.targets or wreck.targets
                self.joins.absorb(wreck, death, f"an outcome of {wreck.span.text!r}")
            elif wreck is not None and death.head.dep_ == "conj" and same_tense(wreck, death):
                if not self._told_where(wreck, behind=True) and wreck.head.i < death.head.i:
                    gone.add(id(wreck))
                    self.joins.absorb(death, wreck, f"told with {death.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _hurt_as_well(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "mortar rounds killed a girl in Bab Touma and wounded 15 people": one deed, two outcomes."""
        left = {v.head.i: v for v in verbs}
        for verb in [v for v in verbs if v.head.dep_ == "conj" and v.head.tag_ in ("VBD", "VBN", "VBG")]:
            owner = left.get(verb.head.head.i)
            if owner is None or owner.type is not verb.type or not hurts(verb.head):
                continue
            elsewhere = self._told_where(verb) and self._told_where(owner)
            if same_tense(owner, verb) and not elsewhere:
                del left[verb.head.i]
                unite(owner.targets, verb.targets)
                self.joins.absorb(owner, verb, f"told with {owner.span.text!r}")
        return list(left.values())

    def _told_where(self, verb: Candidate, *, behind: bool = False) -> bool:
        """Whether a verb has a phrase of place of its own, or its clause one with a name: "shot a man in Homs".

        With ``behind`` not one that opens the sentence for all.
        """
        phrases = (self.slots[id(verb)].get(slot, ()) for slot in _WHERE)
        named = not behind and _names_place(verb.head)
        return named or any(t.i > verb.head.i or not behind for tokens in phrases for t in tokens)

    def _driven_back(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "seized three hills, pushing back the rebels": these lost the hills, they had attacked nobody."""
        gains = {v.head.i: v for v in verbs if v.type.category == "territory"}
        gone = set()
        for back in (v for v in verbs if v.type.type == "attack_repelled" and v.head.tag_ == "VBG"):
            gain = gains.get(back.head.head.i) if back.head.dep_ in ("advcl", "conj") else None
            if gain is not None and not any(c.i in back.head.doc.trigger_heads for c in back.head.rights):
                gone.add(id(back))
                unite(gain.targets, back.attackers)
                self.joins.absorb(gain, back, f"part of {gain.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _took_it(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "seized the hill, and raised its flag over it", "the second time they have taken it": one capture."""
        takes = {v.head.i: v for v in verbs if v.type.category == "territory"}
        gone = set()
        for verb in (v for v in takes.values() if v.head.dep_ == "relcl" and v.head.head.lemma_ == "time"):
            owner = takes.get(verb.head.head.head.i)
            if owner is not None:
                gone.add(id(verb))
                unite(owner.targets, verb.targets)
                self.joins.absorb(owner, verb, f"how often {owner.span.text!r}")
        for verb in (v for v in takes.values() if v.head.dep_ == "conj"):
            owner = takes.get(verb.head.head.i)
            told = [t for tokens in self.slots[id(verb)].values() for t in tokens]
            again = owner is not None and owner.type is verb.type and _by_same(owner, verb)
            if owner is not None and again and any(t.lower_ == "it" for t in told):
                gone.add(id(verb))
                self.joins.absorb(owner, verb, f"part of {owner.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _repelled_in_it(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "repulsed fighters who attacked the town", "tried to storm it but were driven back": one attack."""
        repulses = [v for v in verbs if v.type.type == "attack_repelled"]
        gone = set()
        for attack in verbs:
            owner = next((r for r in repulses if is_repulse_of(r.head, attack)), None)
            if owner is not None:
                gone.add(id(attack))
                self.joins.absorb(owner, attack, f"told by its repulse {owner.span.text!r}")
        return [v for v in verbs if id(v) not in gone]


def _destroys(verb: Candidate) -> bool:
    """Whether a verb tells of things destroyed, or of the dens of those whom it strikes."""
    return verb.type.type == "equipment_destroyed" or verb.trigger.id == _DENS


def _another_deed(seizing: Token, killing: Token) -> bool:
    """ "abducted a doctor and killed him two days later", "arrested three men and killed a fourth"."""
    if any(t.lower_ in anaphora()["later"] for c in killing.children for t in (c, *c.children)):
        return True
    mine, theirs = ([c for c in v.rights if c.dep_ == "dobj"] for v in (seizing, killing))
    return bool(mine) and any(t.pos_ != "PRON" for t in theirs)


def _names_place(verb: Token) -> bool:
    """ "hanged two men for theft in the city of Homs": on whichever word the phrase hangs."""
    beside = {t.i for c in verb.rights if c.dep_ == "conj" for t in c.subtree}
    named = {t.i for span in verb.doc.spans["places"] for t in span}
    phrases = (t for t in verb.subtree if t.lower_ in _WHERE and t.dep_ == "prep" and t.i not in beside)
    return any(t.i in named for phrase in phrases for t in phrase.subtree)


def _by_same(one: Candidate, other: Candidate) -> bool:
    """Whether two deeds of one breath are of the same doers, as far as both name them."""
    return not other.attackers or any(p.same_as(q) for p in one.attackers for q in other.attackers)
