"""Words of one sentence that tell one occurrence: "raids hit Douma", "shells fired by rebels fell in Nubl"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.candidate import Candidate, Verdict
from conflict_events.linking.choosing import with_members
from conflict_events.linking.counting import hurts
from conflict_events.linking.forms import finite, follows, is_gerund, is_repulse_of, same_tense
from conflict_events.linking.kindred import GENERAL, UNSIGNED, VIOLENT, akin
from conflict_events.linking.slots import carrier
from conflict_events.linking.syntax import PASSIVE, ancestors, is_passive, is_verb, light_verbs, prepositions

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Party
    from conflict_events.linking.syntax import Slots
    from conflict_events.tagging.tree import Token

_KILLING = ("execution", "killing")
_CHOSEN = ("execution", "assassination")  # deaths of their own, whatever goes on around them
_SEIZURE = ("arrest", "abduction")
_OUTCOMES = ("equipment_destroyed", "property_destruction")
_GENERAL_VERBS = ("ground_attack",)  # types whose verbs (hit, strike, target) say little alone


class Joiner:
    """Joins the trigger words of one Doc that the tree ties together; each join leaves a verdict."""

    def __init__(self, slots: dict[int, Slots], verdicts: list[Verdict]) -> None:
        self.slots = slots
        self.verdicts = verdicts

    def join(self, nouns: list[Candidate], verbs: list[Candidate]) -> list[Candidate]:
        """The candidates that are left: all nouns but those repelled, and the verbs that say more."""
        named = [*nouns, *(v for v in verbs if is_gerund(v))]
        by_noun = {carrier(c.head).i: c for c in nouns} | {c.head.i: c for c in named}
        by_verb: dict[int, Candidate] = {}
        for verb in verbs:
            if not self._says_what_happened(verb, by_noun, by_verb):
                by_verb[verb.head.i] = verb
        deeds = self._goes_on_in_gerunds(self._thrown(nouns, list(by_verb.values())))
        volleys = self._one_volley(self._one_flight(deeds))
        killings = self._killed_by_means(self._seized_and_killed(volleys))
        left = self._hurt_as_well(self._killed_and_destroyed(self._attacked_and_shot(killings)))
        left = self._killed_when(nouns, self._repelled_in_it(self._took_it(left)))
        gone = (
            self._repelled(nouns, left)
            | self._set_off(nouns, left)
            | self._breaches(nouns, left)
            | self._raids_for_arrests(nouns, left)
        )
        gone |= self._sent(nouns, left)
        return [*(c for c in nouns if id(c) not in gone), *left]

    def _seized_and_killed(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "rounded up and executed": the seizure is part of the killing."""
        gone = set()
        for verb in (v for v in verbs if v.type.type in _KILLING and v.head.dep_ == "conj"):
            seized = [v for v in verbs if v.type.type in _SEIZURE and v.head.i == verb.head.head.i]
            for first in [v for v in seized if not _another_deed(v.head, verb.head)]:
                gone.add(id(first))
                _unite(verb.targets, first.targets)
                self._absorb(verb, first, f"part of {verb.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _goes_on_in_gerunds(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "a bomber detonated his belt, killing five and wounding nine": one deed of one doer in several verbs."""
        left = {v.head.i: v for v in verbs}
        for verb in verbs:
            head = verb.head
            owner = left.get(head.head.i) if head.tag_ == "VBG" and head.dep_ in ("advcl", "conj") else None
            if owner is not None and owner is not verb and owner.type is verb.type:
                del left[head.i]
                self._absorb(owner, verb, f"part of {owner.span.text!r}")
                left[head.i] = owner  # for what is joined to it in turn
        return [v for v in verbs if left[v.head.i] is v]

    def _killed_by_means(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "assassinated a commander by shooting him": one death in two words."""
        deaths = {v.head.i: v for v in verbs if v.type.category == "persons"}
        gone = set()
        for means in (v for v in deaths.values() if v.type.type == "killing" and is_gerund(v)):
            owner = deaths.get(means.head.head.head.i) if means.head.head.lower_ == "by" else None
            if owner is not None:
                gone.add(id(means))
                self._absorb(owner, means, f"the means of {owner.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _one_flight(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "crossed into Jordan, fleeing the shelling": one movement of people in two words."""
        moves = {v.head.i: v for v in verbs if v.type.type == "displacement"}
        gone = set()
        for move in moves.values():
            owner = moves.get(move.head.head.i)
            if owner is not None and owner is not move and move.head.tag_ == "VBG":
                gone.add(id(move))
                self._absorb(owner, move, f"part of {owner.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _attacked_and_shot(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "stormed the station and shot dead two officers": the deaths are those of the attack."""
        attacks = {v.head.i: v for v in verbs if v.type.type in _GENERAL_VERBS}
        gone = set()
        for verb in (v for v in verbs if v.type.type == "killing" and v.head.dep_ in ("conj", "advcl")):
            attack = attacks.get(verb.head.head.i)
            alike = verb.head.dep_ == "advcl" or (attack and attack.head.tag_ == verb.head.tag_)
            if attack is not None and alike and verb.head.i > attack.head.i and not verb.trigger.fallback:
                gone.add(id(verb))
                _unite(attack.targets, verb.targets)
                self._absorb(attack, verb, f"an outcome of {attack.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _killed_when(self, nouns: list[Candidate], verbs: list[Candidate]) -> list[Candidate]:
        """ "a commander was killed when jets bombed his house", "... when gunmen attacked his car": one deed."""
        deeds = [
            c
            for c in (*nouns, *verbs)
            if c.type.category == "remote_violence" or c.type.type in _GENERAL_VERBS
        ]
        gone = set()
        for death in (v for v in verbs if v.type.type == "assassination" and hurts(v.head)):
            deed = next((d for d in deeds if d.clause.head == death.head and _tells_when(d.clause)), None)
            if deed is None or (deed.type.type in _GENERAL_VERBS and not deed.is_verb):
                continue
            owner, other = (death, deed) if deed.type.type in _GENERAL_VERBS else (deed, death)
            gone.add(id(other))
            _unite(owner.attackers, other.attackers)
            _unite(owner.targets, other.targets)
            self._absorb(owner, other, f"told with {owner.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _killed_and_destroyed(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "killed 12 militants and destroyed two vehicles": the vehicles are losses of the same deed."""
        deaths = {v.head.i: v for v in verbs if v.type.type == "killing" and v.trigger.fallback}
        gone = set()
        for verb in (v for v in verbs if v.type.type == "equipment_destroyed" and v.head.dep_ == "conj"):
            death = deaths.get(verb.head.head.i)
            if death is not None and same_tense(death, verb):
                gone.add(id(verb))
                self._absorb(death, verb, f"told with {death.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _took_it(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "seized the hill, and raised its flag over it", "the second time they have taken it": one capture."""
        takes = {v.head.i: v for v in verbs if v.type.category == "territory"}
        gone = set()
        for verb in (v for v in takes.values() if v.head.dep_ == "relcl" and v.head.head.lemma_ == "time"):
            owner = takes.get(verb.head.head.head.i)
            if owner is not None:
                gone.add(id(verb))
                _unite(owner.targets, verb.targets)
                self._absorb(owner, verb, f"how often {owner.span.text!r}")
        for verb in (v for v in takes.values() if v.head.dep_ == "conj"):
            owner = takes.get(verb.head.head.i)
            told = [t for tokens in self.slots[id(verb)].values() for t in tokens]
            again = owner is not None and owner.type is verb.type and _by_same(owner, verb)
            if owner is not None and again and any(t.lower_ == "it" for t in told):
                gone.add(id(verb))
                self._absorb(owner, verb, f"part of {owner.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _repelled_in_it(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "repulsed fighters who attacked the town", "tried to storm it but were driven back": one attack."""
        repulses = [v for v in verbs if v.type.type == "attack_repelled"]
        gone = set()
        for attack in verbs:
            owner = next((r for r in repulses if is_repulse_of(r.head, attack)), None)
            if owner is not None:
                gone.add(id(attack))
                self._absorb(owner, attack, f"told by its repulse {owner.span.text!r}")
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
                _unite(owner.targets, verb.targets)
                self._absorb(owner, verb, f"told with {owner.span.text!r}")
        return list(left.values())

    def _told_where(self, verb: Candidate) -> bool:
        """Whether a verb has a phrase of place of its own."""
        return any(self.slots[id(verb)].get(slot) for slot in ("in", "at", "near", "outside"))

    def _breaches(self, nouns: list[Candidate], verbs: list[Candidate]) -> set[int]:
        """ "In a new breach of the truce, rebels shelled the town": the shelling is the breach."""
        gone = set()
        for noun in (c for c in nouns if c.type.type == "ceasefire_violation"):
            if noun.head.dep_ != "pobj" or noun.head.head.lower_ != "in":
                continue
            deeds = [
                c for c in [*verbs, *nouns] if c.sentence == noun.sentence and c.type.category in VIOLENT
            ]
            if deeds:
                gone.add(id(noun))
                self._absorb(deeds[0], noun, f"a judgement on {deeds[0].span.text!r}")
        return gone

    def _raids_for_arrests(self, nouns: list[Candidate], verbs: list[Candidate]) -> set[int]:
        """ "detained nine people in raids on two villages": the raids are how they were seized."""
        seizures = {v.head.i: v for v in verbs if v.type.type in _SEIZURE}
        gone = set()
        for noun in (c for c in nouns if c.head.lemma_ == "raid" and c.head.head.lower_ in ("in", "during")):
            verb = next((t for t in ancestors(noun.head) if is_verb(t)), None)
            owner = seizures.get(verb.i) if verb is not None else None
            if owner is not None and noun.type.type in _GENERAL_VERBS:
                gone.add(id(noun))
                owner.attackers = owner.attackers or noun.attackers
                self._absorb(owner, noun, f"the means of {owner.span.text!r}")
        return gone

    def _set_off(self, nouns: list[Candidate], verbs: list[Candidate]) -> set[int]:
        """ "blew up two car bombs": the bombs are what the verb sets off."""
        gone = set()
        for verb in (v for v in verbs if v.type.type in UNSIGNED):
            bombs = {t.i for t in self.slots[id(verb)].get("object", [])}
            for noun in (n for n in nouns if n.head.i in bombs and n.type is verb.type):
                gone.add(id(noun))
                verb.count = verb.count or noun.count
                self._absorb(verb, noun, f"set off by {verb.span.text!r}")
        return gone

    def _sent(self, nouns: list[Candidate], verbs: list[Candidate]) -> set[int]:
        """ "deployed reinforcements": who is sent is no second deployment."""
        gone = set()
        for verb in (v for v in verbs if v.type.type == "deployment"):
            sent = {t.i for t in self.slots[id(verb)].get("object", [])}
            for noun in (n for n in nouns if n.type is verb.type and n.head.i in sent):
                gone.add(id(noun))
                self._absorb(verb, noun, f"part of {verb.span.text!r}")
        return gone

    def _repelled(self, nouns: list[Candidate], verbs: list[Candidate]) -> set[int]:
        """Attack nouns that are repelled, foiled or stalled: one event with the verb, not two."""
        absorbed = set()
        for verb in (c for c in verbs if c.type.type == "attack_repelled"):
            slots = self.slots[id(verb)]
            told = [*slots.get("object", []), *slots.get("subject", [])]
            objects = {m.i for t in told for m in with_members(t)}
            for noun in (c for c in nouns if c.head.i in objects or carrier(c.head).i in objects):
                absorbed.add(id(noun))
                others = [a for a in noun.attackers if not any(a.same_as(t) for t in verb.targets)]
                verb.attackers = verb.attackers or others
                self._absorb(verb, noun, "told by its repulse")
        return absorbed

    def _says_what_happened(
        self, candidate: Candidate, nouns: dict[int, Candidate], verbs: dict[int, Candidate]
    ) -> bool:
        """Whether a verb only adds to an event that another word names.

        "raids hit Douma", "were hit in the raids": the noun is the event; "raided the town, hitting
        homes": the main verb is.
        """
        owner = (
            self._named_by(candidate, nouns)
            or self._main_verb(candidate, verbs)
            or self._carried_by(candidate, nouns)
            or self._named_before(candidate, [*nouns.values(), *verbs.values()])
        )
        if owner is None:
            return False
        if candidate.type.category not in VIOLENT and candidate.type.type not in _OUTCOMES:
            return False
        if candidate.type.rank > owner.type.rank and candidate.type.category == owner.type.category:
            return False
        if not owner.attackers and not owner.is_verb:
            owner.attackers = candidate.attackers  # "the army killed 40 people in a shelling attack"
            if owner.type.symmetric and not owner.targets:
                owner.targets = [p for p in candidate.targets if p.actor]  # "killing 35 rebels in clashes"
        if not owner.targets and owner.type is candidate.type:
            owner.targets = candidate.targets  # "targeted a clinic with five air strikes"
        owner.distinct |= not owner.anaphoric and self._of_others(candidate)
        owner.mentions.append(candidate.span)
        self._tell(owner, candidate, f"says what {owner.span.text!r} did")
        return True

    def _of_others(self, candidate: Candidate) -> bool:
        """ "a further nine people were killed in strikes on ...": not in those that killed the others."""
        hurt = [t for t in self.slots[id(candidate)].get("object", []) if t.dep_ in PASSIVE]
        before = {c.lower_ for noun in hurt for c in noun.doc[noun.left_edge.i : noun.i]}
        return not before.isdisjoint(("another", "further"))

    def _named_by(self, candidate: Candidate, nouns: dict[int, Candidate]) -> Candidate | None:
        slots = self.slots[id(candidate)]
        doers = [*slots.get("subject", []), *(slots.get("by", []) if is_passive(candidate.head) else [])]
        tokens = [m for t in doers for m in with_members(t)]
        if candidate.type.type in _GENERAL_VERBS or hurts(candidate.head):
            during = () if candidate.type.type in _CHOSEN else ("during",)
            tokens += [t for slot in ("in", "by", "with", *during) for t in slots.get(slot, [])]
        means = [t for slot in ("with", "in") for t in slots.get(slot, [])]
        # "a jet targeted the town with four air strikes", "fired 60 missiles in an attack"
        # "attacked with bombs full of gas"
        special = {candidate.type.type, *GENERAL.get(candidate.type.type, ())}
        tokens += [t for t in means if t.i in nouns and nouns[t.i].type.type in special]
        return next((nouns[t.i] for t in tokens if t.i in nouns), None)

    def _named_before(self, candidate: Candidate, others: list[Candidate]) -> Candidate | None:
        """ "shelling on Sunday hit homes", where the tree errs: the event word right before, by order alone."""
        told = candidate.type.type in _GENERAL_VERBS or hurts(candidate.head)
        if not told or not finite(candidate.head):
            return None
        before = [
            c
            for c in others
            if c.type.category == "remote_violence"
            and (not c.is_verb or c.head.tag_ == "VBG")
            and c.sentence == candidate.sentence
            and c.head.i < candidate.head.i
        ]
        last = max(before, key=lambda c: c.head.i, default=None)
        return last if last is not None and follows(last, candidate) else None

    def _main_verb(self, candidate: Candidate, verbs: dict[int, Candidate]) -> Candidate | None:
        head = candidate.head
        first = (
            head.head if head.dep_ == "conj" and head.head.tag_ == "VBG" else head
        )  # "killing four and wounding two"
        if head.tag_ != "VBG" or first.dep_ not in ("advcl", "acl", "xcomp"):
            return None
        main = verbs.get(first.head.i)
        if main is None or candidate.type.type in _GENERAL_VERBS:
            return main
        return (
            main if hurts(head) and main.type is candidate.type else None
        )  # "shells hit a park, wounding two"

    def _carried_by(self, candidate: Candidate, nouns: dict[int, Candidate]) -> Candidate | None:
        """ "conducted two raids, targeting a leader": the raids that the verb above carries out."""
        head = candidate.head
        if candidate.type.type not in _GENERAL_VERBS or head.tag_ != "VBG" or head.dep_ != "advcl":
            return None
        carried = [
            n
            for n in nouns.values()
            if n.type.category == "remote_violence"
            and not n.is_verb
            and n.head.i < head.i
            and carrier(n.head).head.i == head.head.i
            and carrier(n.head).dep_ in ("dobj", "nsubj", "nsubjpass")
        ]
        return carried[-1] if carried else None

    def _thrown(self, nouns: list[Candidate], verbs: list[Candidate]) -> list[Candidate]:
        """ "a barrage of mortars lobbed at the city": the barrage, and where what it is made of went."""
        left = []
        for verb in verbs:
            thing = verb.head.head if verb.head.dep_ == "acl" else verb.head
            noun = next((n for n in nouns if n.type is verb.type and _made_of(n.head, thing)), None)
            if noun is None:
                left.append(verb)
                continue
            _unite(noun.attackers, verb.attackers)
            _unite(noun.targets, verb.targets)
            self._absorb(noun, verb, f"part of {noun.span.text!r}")
        return left

    def _one_volley(self, verbs: list[Candidate]) -> list[Candidate]:
        """ "shells fired by rebels fell in Nubl", "fired shells that hit a school": fire and impact are one."""
        left = list(verbs)
        for low in [v for v in verbs if v.head.dep_ in ("acl", "relcl")]:
            owner = next((v for v in left if v is not low and self._same_munition(v, low)), None)
            if owner is not None:
                left = [v for v in left if v is not low]
                if low.attackers and not owner.attackers:
                    owner.type, owner.trigger = low.type, low.trigger  # "hit by missiles fired by jets"
                _unite(owner.attackers, low.attackers)
                _unite(owner.targets, low.targets)
                self._absorb(owner, low, f"one volley with {owner.span.text!r}")
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

    def _absorb(self, owner: Candidate, other: Candidate, reason: str) -> None:
        """One event of two words: what is found at the other is the owner's."""
        owner.mentions.append(other.span)
        owner.joined.append(other)
        self._tell(owner, other, reason)

    def _tell(self, owner: Candidate, other: Candidate, reason: str) -> None:
        self.verdicts.append(Verdict(other.span, other.type.type, other.trigger.id, "merged", reason, owner))


def _made_of(bundle: Token, thing: Token) -> bool:
    """ "a barrage of mortars", "a salvo of rockets"."""
    counted = bundle.lemma_.lower() in light_verbs()["containers"]
    return counted and thing in prepositions(bundle).get("of", ())


def _another_deed(seizing: Token, killing: Token) -> bool:
    """ "abducted a doctor and killed him two days later", "arrested three men and killed a fourth"."""
    if any(t.lower_ in anaphora()["later"] for c in killing.children for t in (c, *c.children)):
        return True
    mine, theirs = ([c for c in v.rights if c.dep_ == "dobj"] for v in (seizing, killing))
    return bool(mine) and any(t.pos_ != "PRON" for t in theirs)


def _tells_when(clause: Token) -> bool:
    """ "when jets bombed his house", "as shells fell"."""
    return clause.dep_ == "advcl" and any(c.lower_ in ("when", "as", "after") for c in clause.lefts)


def _by_same(one: Candidate, other: Candidate) -> bool:
    """Whether two deeds of one breath are of the same doers, as far as both name them."""
    return not other.attackers or any(p.same_as(q) for p in one.attackers for q in other.attackers)


def _unite(mine: list[Party], others: list[Party]) -> None:
    mine += [p for p in others if not any(p.same_as(q) for q in mine)]
