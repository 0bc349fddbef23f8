"""Words of one sentence that tell one occurrence: "raids hit Douma", "shells fired by rebels fell in Nubl"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import is_armed
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.choosing import with_members
from conflict_events.linking.counting import hurts
from conflict_events.linking.forms import is_gerund
from conflict_events.linking.joins import Joins, unite
from conflict_events.linking.kindred import UNSIGNED, VIOLENT
from conflict_events.linking.named_events import GENERAL_VERBS, of_others, told_event
from conflict_events.linking.operations import ended_in, within_operation
from conflict_events.linking.party_mentions import GENERIC, STATES
from conflict_events.linking.slots import carrier
from conflict_events.linking.syntax import ancestors, is_verb, light_verbs, prepositions
from conflict_events.linking.verb_joining import SEIZURE, VerbJoiner

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Verdict
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.syntax import Slots
    from conflict_events.tagging.tree import Token

_OUTCOMES = ("equipment_destroyed", "property_destruction")
_OBJECTS = {**dict.fromkeys(UNSIGNED, "set off by"), "deployment": "part of"}  # of verbs that name the event


class Joiner:
    """Joins the trigger words of one Doc that the tree ties together; each join leaves a verdict."""

    def __init__(self, scene: Scene, slots: dict[int, Slots], verdicts: list[Verdict]) -> None:
        self.scene = scene
        self.slots = slots
        self.joins = Joins(verdicts)

    def join(self, nouns: list[Candidate], verbs: list[Candidate]) -> list[Candidate]:
        """The candidates that are left: all nouns but those repelled, and the verbs that say more."""
        named = [*nouns, *(v for v in verbs if is_gerund(v))]
        by_noun = {carrier(c.head).i: c for c in nouns} | {c.head.i: c for c in named}
        by_verb: dict[int, Candidate] = {}
        for verb in verbs:
            if not self._says_what_happened(verb, by_noun, by_verb):
                by_verb[verb.head.i] = verb
        deeds = self._thrown(nouns, list(by_verb.values()))
        left = self._killed_when(nouns, VerbJoiner(self.slots, self.joins).join(deeds))
        gone = (
            self._repelled(nouns, left)
            | self._set_off_or_sent(nouns, left)
            | self._raids_for_arrests(nouns, left)
            | self._within_operations(nouns, left)
            | self._outcomes(nouns)
        )
        return [*(c for c in nouns if id(c) not in gone), *left]

    def _killed_when(self, nouns: list[Candidate], verbs: list[Candidate]) -> list[Candidate]:
        """ "a commander was killed when jets bombed his house", "... when gunmen attacked his car": one deed."""
        deeds = [
            c
            for c in (*nouns, *verbs)
            if c.type.category == "remote_violence" or c.type.type in GENERAL_VERBS
        ]
        gone = set()
        for death in (v for v in verbs if v.type.type == "assassination" and hurts(v.head)):
            deed = next((d for d in deeds if d.clause.head == death.head and _tells_when(d.clause)), None)
            if deed is None or (deed.type.type in GENERAL_VERBS and not deed.is_verb):
                continue
            owner, other = (death, deed) if deed.type.type in GENERAL_VERBS else (deed, death)
            gone.add(id(other))
            unite(owner.attackers, other.attackers)
            unite(owner.targets, other.targets)
            self.joins.absorb(owner, other, f"told with {owner.span.text!r}")
        return [v for v in verbs if id(v) not in gone]

    def _outcomes(self, nouns: list[Candidate]) -> set[int]:
        """ "the operation ended with the killing of ten": the killing is its outcome."""
        gone = set()
        for noun in nouns:
            deed = ended_in(nouns, noun)
            if deed is not None:
                gone.add(id(noun))
                unite(deed.targets, noun.targets)
                self.joins.absorb(deed, noun, f"the outcome of {deed.span.text!r}")
        return gone

    def _raids_for_arrests(self, nouns: list[Candidate], verbs: list[Candidate]) -> set[int]:
        """ "detained nine people in raids on two villages": the raids are how they were seized."""
        seizures = {v.head.i: v for v in verbs if v.type.type in SEIZURE}
        gone = set()
        for noun in (c for c in nouns if c.head.lemma_ == "raid" and c.head.head.lower_ in ("in", "during")):
            verb = next((t for t in ancestors(noun.head) if is_verb(t)), None)
            owner = seizures.get(verb.i) if verb is not None else None
            by_air = noun.type.type == "airstrike"  # "in a helicopter raid": air strikes seize nobody
            if owner is not None and (by_air or noun.type.type in GENERAL_VERBS):
                gone.add(id(noun))
                owner.attackers = owner.attackers or noun.attackers
                self.joins.absorb(owner, noun, f"the means of {owner.span.text!r}")
        return gone

    def _within_operations(self, nouns: list[Candidate], verbs: list[Candidate]) -> set[int]:
        """ "jets in a wide operation struck 20 posts": the strike is what the operation was."""
        gone = set()
        for noun in nouns:
            deed = within_operation(noun, verbs)
            if deed is not None:
                gone.add(id(noun))
                self.joins.absorb(deed, noun, f"what {deed.span.text!r} was part of")
        return gone

    def _set_off_or_sent(self, nouns: list[Candidate], verbs: list[Candidate]) -> set[int]:
        """ "blew up two car bombs", "deployed reinforcements": what is set off or sent is no second event."""
        gone = set()
        for verb in (v for v in verbs if v.type.type in _OBJECTS):
            objects = {t.i for t in self.slots[id(verb)].get("object", [])}
            for noun in (n for n in nouns if n.head.i in objects and n.type is verb.type):
                gone.add(id(noun))
                if verb.type.type in UNSIGNED:
                    verb.count = verb.count or noun.count
                self.joins.absorb(verb, noun, f"{_OBJECTS[verb.type.type]} {verb.span.text!r}")
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
                self.joins.absorb(verb, noun, "told by its repulse")
        return absorbed

    def _says_what_happened(
        self, candidate: Candidate, nouns: dict[int, Candidate], verbs: dict[int, Candidate]
    ) -> bool:
        """Whether a verb only adds to an event that another word names."""
        slots = self.slots[id(candidate)]
        owner = told_event(candidate, slots, nouns, verbs)
        if owner is None:
            return False
        if candidate.type.category not in VIOLENT and candidate.type.type not in _OUTCOMES:
            return False
        if candidate.type.rank > owner.type.rank and candidate.type.category == owner.type.category:
            return False
        unnamed = not owner.attackers or self._named_by(candidate, owner)
        if unnamed and not owner.is_verb:
            owner.attackers = candidate.attackers  # "the army killed 40 people in a shelling attack"
            if owner.type.symmetric and not owner.targets:
                owner.targets = [p for p in candidate.targets if p.actor]  # "killing 35 rebels in clashes"
        if not owner.targets and owner.type is candidate.type:
            owner.targets = candidate.targets  # "targeted a clinic with five air strikes"
        owner.distinct |= not owner.anaphoric and of_others(slots)
        owner.mentions.append(candidate.span)
        self.joins.tell(owner, candidate, f"says what {owner.span.text!r} did")
        return True

    def _named_by(self, verb: Candidate, deed: Candidate) -> bool:
        """ "Islamic State killed 40 soldiers in a militant assault": whose assault it was; the army's it is not."""
        named = [p for p in verb.attackers if p.actor not in GENERIC and is_armed(self.scene, p)]
        rows = [self.scene.lexicon.rows[p.actor] for p in named]
        irregular = bool(rows) and not any(row.kind in STATES for row in rows)
        labels = anaphora()["zealous"] | anaphora()["labels"]
        return irregular and all(p.actor in GENERIC and p.text.lower() in labels for p in deed.attackers)

    def _thrown(self, nouns: list[Candidate], verbs: list[Candidate]) -> list[Candidate]:
        """ "a barrage of mortars lobbed at the city": the barrage, and where what it is made of went."""
        left = []
        for verb in verbs:
            thing = verb.head.head if verb.head.dep_ == "acl" else verb.head
            noun = next((n for n in nouns if n.type is verb.type and _made_of(n.head, thing)), None)
            if noun is None:
                left.append(verb)
                continue
            unite(noun.attackers, verb.attackers)
            unite(noun.targets, verb.targets)
            self.joins.absorb(noun, verb, f"part of {noun.span.text!r}")
        return left


def _made_of(bundle: Token, thing: Token) -> bool:
    """ "a barrage of mortars", "a salvo of rockets"."""
    counted = bundle.lemma_.lower() in light_verbs()["containers"]
    return counted and thing in prepositions(bundle).get("of", ())


def _tells_when(clause: Token) -> bool:
    """ "when jets bombed his house", "as shells fell"."""
    return clause.dep_ == "advcl" and any(c.lower_ in ("when", "as", "after") for c in clause.lefts)
