"""Proposes candidates: each trigger word with its roles, unless it names no event; words of one occurrence joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.answered import counted_through
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.attempts import own_attempt
from conflict_events.linking.candidate import Candidate, Verdict
from conflict_events.linking.choosing import Circumstances, choose
from conflict_events.linking.counting import Counting, toll_words
from conflict_events.linking.crashes import Downings
from conflict_events.linking.describing import no_event, superlative
from conflict_events.linking.factuality import why_not
from conflict_events.linking.habits import names_a_kind
from conflict_events.linking.joining import Joiner
from conflict_events.linking.joins import Joins
from conflict_events.linking.kindred import UNSIGNED, VIOLENT
from conflict_events.linking.likes import name_likes
from conflict_events.linking.occurrences import occurrences
from conflict_events.linking.parties import PartyFinder
from conflict_events.linking.place_frames import turns_to_parts
from conflict_events.linking.referring import happened_later
from conflict_events.linking.reporting import reporting_of
from conflict_events.linking.roles import fill_roles
from conflict_events.linking.scene import Scene
from conflict_events.linking.slots import slots_of
from conflict_events.linking.syntax import clause_root, light_verbs, prepositions
from conflict_events.linking.thrown import stands_in
from conflict_events.tagging.triggers import Reading, TriggerMatch

if TYPE_CHECKING:
    from conflict_events.linking.syntax import Slots
    from conflict_events.rules.schema import EventType, Trigger
    from conflict_events.tagging.tree import Span, Token

_OTHER_SENSE = "another sense"
_ASSAULTS = ("ground_attack", "offensive")
_REPELLED, _FAILED, _KILLED = "attack_repelled", "attack_repelled.failed", "attack_repelled.killed_trying"
_INCIDENT_REACH = 60  # tokens
_TAKEN = ("abduction", "arrest", "capture", "recapture", "equipment_captured")  # people, ground and gear


def _told_before(ordinal: Token) -> bool:
    """ "reported the second attack but not the first": one of two that are told."""
    noun = ordinal.head
    behind = noun.doc[noun.i + 1 : noun.i + 2]
    definite = any(c.lower_ == "the" for c in noun.lefts) and ordinal.lower_ in ("second", "third")
    return (
        definite and noun.dep_ == "dobj" and not any(t.lower_ in ("in", "of", "since", "on") for t in behind)
    )


def _head(span: Span, head: int) -> int:
    """The head of a trigger; of a noun phrase as the mended tree has it.

    Of "rocket shelling by X" it is the shelling, which the tree may hang on the rocket.
    """
    last = span[-1]
    deed = last.tag_ == "VBG" and last.dep_ == "acl" and last.head in span
    return head if span.label_ != "noun" else last.i if deed else span.root.i


class Proposer:
    """Proposes the candidates of one scene; ``slots`` and ``verdicts`` are filled on the way."""

    def __init__(
        self, types: dict[str, EventType], triggers: dict[str, Trigger], scene: Scene, parties: PartyFinder
    ) -> None:
        self.types = types
        self.triggers = triggers
        self.scene = scene
        self.parties = parties
        self.counting = Counting(scene)
        self.verdicts: list[Verdict] = []
        self.slots: dict[int, Slots] = {}
        self.besides: list[tuple[Candidate, Candidate]] = []  # further events of one verb, with its first
        self._turns = [s.start for s in scene.doc.sents if s[0].lower_ in anaphora()["turns"]]

    def propose(self) -> list[Candidate]:
        """Nouns first: a verb that only says what an event noun did ("raids hit Douma") is no event of its own."""
        matches = self._matches()
        verbs, inside = self._verbs([m for m in matches if m.form == "verb"])
        nominal = [m for m in matches if m.form == "noun" and m.head not in inside]
        nouns = [c for m in nominal for c in [self._candidate(m)] if c is not None]
        found = Joiner(self.scene, self.slots, self.verdicts).join(nouns, verbs)
        found += [other for first, other in self.besides if first in found]
        found = Downings(self.scene, Joins(self.verdicts)).join(found, self.types, self.triggers)
        ordered = sorted(found, key=lambda c: c.span.start)
        name_likes(ordered)
        return sorted([*ordered, *self._incidents(ordered)], key=lambda c: c.span.start)

    def _verbs(self, matches: list[TriggerMatch]) -> tuple[list[Candidate], set[int]]:
        """Candidates of verbs, and the tokens that their fixed nouns take: "fire" in "opened fire"."""
        found: list[Candidate] = []
        inside: set[int] = set()
        doc = self.scene.doc
        for match in matches:
            slots = slots_of(self.scene, doc[match.head], True, doc[match.start : match.end])
            candidate = self._by_object(match, slots) or self._candidate(match, slots)
            if candidate is not None:
                found.append(candidate)
            if candidate is not None or not self.verdicts[-1].reason.startswith(_OTHER_SENSE):
                inside |= set(range(match.start + 1, match.end))
        return found, inside

    def _by_object(self, match: TriggerMatch, slots: Slots) -> Candidate | None:
        """ "captured two soldiers and a tank": where no reading fits all that is taken, each has its own."""
        things = slots.get("object", [])
        if len(things) < 2 or self._choose(match, slots) is not None:
            return None
        parts: dict[str, list[Token]] = {}
        for thing in things:
            chosen = self._choose(match, {**slots, "object": [thing]})
            if chosen is None or chosen[0].type not in _TAKEN:
                return None
            parts.setdefault(chosen[0].type, []).append(thing)
        told = [self._candidate(match, {**slots, "object": part}) for part in parts.values()]
        found = [c for c in told if c is not None]
        self.besides += [(found[0], other) for other in found[1:]]
        return found[0] if found else None

    def _incidents(self, candidates: list[Candidate]) -> list[Candidate]:
        """ "The incident took place on Monday": another mention of the deed told before."""
        found = []
        for token in self.scene.doc.having(anaphora()["incidents"]):
            if token.lemma_.lower() not in anaphora()["incidents"] or not self._refers_back(token):
                continue
            if names_a_kind(token):
                continue  # "the third such incident this month"
            before = [c for c in candidates if c.head.i < token.i and c.type.category in VIOLENT]
            if before and token.i - before[-1].head.i < _INCIDENT_REACH:
                last, span = before[-1], self.scene.doc[token.i : token.i + 1]
                mention = Candidate(last.type, last.trigger, span, token, False, clause_root(token))
                mention.mentions, mention.anaphoric = [span], True
                self.slots[id(mention)] = slots_of(self.scene, token, False)
                found.append(mention)
        return found

    def _matches(self) -> list[TriggerMatch]:
        group = self.scene.doc.spans["triggers"]
        return [
            TriggerMatch(s.start, s.end, _head(s, head), s.label_, tuple(Reading(*r) for r in readings))
            for s, head, readings in zip(group, group.attrs["heads"], group.attrs["readings"], strict=True)
        ]

    def _choose(self, match: TriggerMatch, slots: Slots) -> tuple[EventType, Trigger] | None:
        around = Circumstances(self.scene, self.parties, match, slots)
        return choose(match.readings, self.types, self.triggers, around)

    def _candidate(self, match: TriggerMatch, slots: Slots | None = None) -> Candidate | None:
        doc = self.scene.doc
        head, span, is_verb = doc[match.head], doc[match.start : match.end], match.form == "verb"
        slots = slots_of(self.scene, head, is_verb, span) if slots is None else slots
        chosen = self._choose(match, slots)
        if chosen is None:
            self.drop(
                span,
                match.readings[0].type,
                match.readings[0].trigger,
                f"{_OTHER_SENSE}: the conditions of the rule do not hold",
            )
            return None
        event_type, trigger = (
            self._killed_trying(match, slots, chosen) if is_verb else self._in_vain(head, chosen)
        )
        if head.i in self.scene.places or self._inside_name(head):
            self.drop(span, event_type.type, trigger.id, "part of a name")
            return None
        reason = why_not(self.scene, head, is_verb) or no_event(
            self.scene, self.parties, head, is_verb, event_type
        )
        if reason:
            self.drop(span, event_type.type, trigger.id, reason)
            return None
        candidate = Candidate(
            event_type, trigger, span, head, is_verb, clause_root(head), background=trigger.background
        )
        candidate.mentions = [span]
        candidate.anaphoric = not is_verb and (self._refers_back(head) or superlative(head) is not None)
        candidate.distinct = self._distinct(candidate, slots)
        candidate.continues = is_verb and self._continues(candidate, slots)
        kind = self._segment_kind(head)
        candidate.turn = max((i for i in self._turns if i <= head.i), default=-1)
        candidate.headline = kind == "headline" or (kind != "caption" and head.sent.start == 0)
        candidate.caption = kind == "caption"
        candidate.impact = is_verb and self._mere_impact(candidate, slots)
        fill_roles(self.scene, self.parties, candidate, slots, event_type.role_map(trigger, is_verb))
        candidate.weapons = self._weapons(candidate)
        candidate.count = occurrences(self.scene, candidate)
        self.slots[id(candidate)] = slots
        return candidate

    def _in_vain(self, noun: Token, chosen: tuple[EventType, Trigger]) -> tuple[EventType, Trigger]:
        """ "a failed rebel attack": whoever's it is, it was repelled."""
        failed = self.triggers.get(_FAILED)
        told = any(c.lower_ in light_verbs()["vain"] for c in noun.lefts)
        if failed is None or not told or chosen[0].type not in _ASSAULTS:
            return chosen
        return self.types[_REPELLED], failed

    def _killed_trying(
        self, match: TriggerMatch, slots: Slots, chosen: tuple[EventType, Trigger]
    ) -> tuple[EventType, Trigger]:
        """ "fighters were killed trying to storm the base": their attack was repelled."""
        repelled, head = self.triggers.get(_KILLED), self.scene.doc[match.head]
        if repelled is None or chosen[0].type != "killing" or own_attempt(head) is None:
            return chosen
        armed = Circumstances(self.scene, self.parties, match, slots).meets("object", ["armed"])
        return (self.types[_REPELLED], repelled) if armed else chosen

    def _segment_kind(self, head: Token) -> str:
        segment = self.scene.article.segment_at(head.idx)
        return segment.kind if segment is not None else ""

    def _inside_name(self, head: Token) -> bool:
        span = self.scene.actors.get(head.i)
        return span is not None and (span.label_ in ("name", "unit") or " " in head.text)

    def _refers_back(self, head: Token) -> bool:
        """ "the attack", "this raid", "the blasts"."""
        return any(
            c.lower_ in ("the", "this", "that", "these", "those", "such", "both")
            for c in head.lefts
            if c.dep_ in ("det", "predet", "amod")
        )

    def _distinct(self, candidate: Candidate, slots: Slots) -> bool:
        """ "another raid", "Meanwhile, air strikes ...": the text itself says that it is a new event."""
        words = anaphora()
        opened = candidate.sentence[0].lower_ in words["openers"] or turns_to_parts(candidate.sentence)
        if opened and not self._is_told_anew(candidate):
            return True
        if not candidate.is_verb and counted_through(candidate.head):
            return False
        if happened_later(candidate, slots):
            return True
        parts = [*slots.get("subject", []), *slots.get("object", [])]
        nouns = parts if candidate.is_verb else [candidate.head]
        nouns = [n for n in nouns if not (n.lower_ in words["perpetrators"] and self._refers_back(n))]
        return any(c.lower_ in words["others"] and not _told_before(c) for noun in nouns for c in noun.lefts)

    def _is_told_anew(self, candidate: Candidate) -> bool:
        """ "Meanwhile the opposition said the attack killed 100", "Earlier it said a bomber had ...": it is said then."""
        sentence = candidate.sentence
        bomber = candidate.is_verb and candidate.type.type in UNSIGNED and sentence[0].lower_ == "earlier"
        return (candidate.anaphoric or bomber) and reporting_of(sentence.root) is not None

    def _continues(self, candidate: Candidate, slots: Slots) -> bool:
        """ "two other rockets hit", "five more were killed", "another man died": more of what is told before."""
        slot = "subject" if candidate.head.lemma_.lower() in toll_words()["suffered"] else "object"
        if candidate.trigger.fallback and any(self.counting.counts_on(n) for n in slots.get(slot, [])):
            return True
        for noun in slots.get("subject", []):
            among = prepositions(noun).get("of", ())
            partitive = [t for t in among if self._refers_back(t) and t.i not in self.scene.actors]
            thrown = [noun, *partitive]
            if not any(self.scene.weapons.get(t.i) for t in thrown):
                continue
            if partitive or stands_in(noun) or self.counting.counts_on(noun):
                return True
        return False

    def _mere_impact(self, candidate: Candidate, slots: Slots) -> bool:
        """ "two shells landed in the market": munitions strike, nobody is said to fire them."""
        thrown = [*slots.get("subject", []), *slots.get("by", [])]
        return candidate.type.type == "shelling" and any(self.scene.weapons.get(t.i) for t in thrown)

    def _weapons(self, candidate: Candidate) -> list[str]:
        head, known = candidate.head.i, self.scene.weapons
        near = [t for t in candidate.clause.subtree if t.i in known and abs(t.i - head) < 12]
        return list(dict.fromkeys(t.text for t in near if t.pos_ in ("NOUN", "PROPN")))

    def drop(self, span: Span, type_: str, rule: str, reason: str) -> None:
        self.verdicts.append(Verdict(span, type_, rule, "dropped", reason))
