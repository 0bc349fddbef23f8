"""Chooses among the readings of a trigger word: the one whose conditions the clause meets."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import actor_classes
from conflict_events.linking.answered import is_answered
from conflict_events.linking.antecedents import anaphora, is_crowd
from conflict_events.linking.event_nouns import event_verbs, noun_modifiers
from conflict_events.linking.means import filling, in_answer, means
from conflict_events.linking.people import is_full_name
from conflict_events.linking.syntax import (
    Slots,
    clause_root,
    clause_tokens,
    is_verb,
    light_verbs,
    prepositions,
    subjects,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.rules.schema import Conditions, EventType, Trigger
    from conflict_events.tagging.tree import Token
    from conflict_events.tagging.triggers import Reading, TriggerMatch

_IT_REACH = 25  # words between a thing and "it"
_TRUCE_REACH = 70  # ... and between a truce and its breaches
_SHOT = ("fire", "launch", "shoot")
_FLYING = {"aircraft", "drone", "missile", "rocket"}


class Circumstances:
    """What the conditions of a trigger are checked against: the classes and lemmas around its words.

    Each is worked out when a condition first asks for it; most rules ask for none.
    """

    def __init__(self, scene: Scene, finder: PartyFinder, match: TriggerMatch, slots: Slots) -> None:
        self.scene, self.finder = scene, finder
        self.match, self.slots = match, slots
        self.head = scene.doc[match.head]
        self._known: dict[str, set[str]] = {}

    def meets(self, key: str, values: list[str]) -> bool:
        """Whether one condition holds, by any of its values."""
        if key not in self._known:
            self._known[key] = getattr(self, f"_{key}")()
        return not self._known[key].isdisjoint(values)

    def _weapon(self) -> set[str]:
        objects = self.slots.get("object", []) if self._is_verb else []
        thrown = [d for t in objects for d in (t, *t.lefts, *filling(t))]
        words = [*self._around, *self._agents, *thrown]
        armed = means(self.scene, self.head, self.match.form, self.slots, words)
        flown = {"aircraft"} if self.meets("subject", ["aircraft"]) else set()
        return flown | {w for t in armed for w in self.scene.weapons[t.i]}

    def _lemma(self) -> set[str]:
        return _lemmas(self._around)

    def _subject(self) -> set[str]:
        return _classes(self.scene, self.finder, self._agents)

    def _object(self) -> set[str]:
        found = _classes(self.scene, self.finder, self._patients)
        found |= {"full_name"} if any(is_full_name(self.scene, t) for t in self._patients) else set()
        found |= {"truce"} if self._of_truce() else set()
        return found or ({"place", "territory"} if self._fought_over() else found)

    def _of_truce(self) -> bool:
        """ "A truce began on Friday. Rebels reported 28 violations": of the truce told before."""
        if self._is_verb or self.head.lemma_.lower() not in anaphora()["breaches"] or self._patients:
            return False
        before = self.head.doc[max(0, self.head.i - _TRUCE_REACH) : self.head.i]
        return any(t.lemma_.lower() in anaphora()["truces"] for t in before)

    def _fought_over(self) -> bool:
        """ "fighters stormed Ramussa": what those who fight take or storm is a place, though no list has its name."""
        nouns, doers = self._patients, _classes(self.scene, self.finder, self._agents)
        fight = "armed" in doers and ("person" in doers or "state" not in doers)
        return self._is_verb and fight and bool(nouns) and all(_is_lone_name(self.scene, t) for t in nouns)

    def _subject_lemma(self) -> set[str]:
        return _lemmas(self._agents)

    def _object_lemma(self) -> set[str]:
        return _lemmas([*self._patients, *_contained(self._patients)])

    @property
    def _is_verb(self) -> bool:
        return self.match.form == "verb"

    @functools.cached_property
    def _around(self) -> list[Token]:
        words = _clause_words(self.scene, self.match, self.head)
        return [t for t in words if not in_answer(t, self.head)]

    @functools.cached_property
    def _agents(self) -> list[Token]:
        names = ("subject", "by") if self._is_verb else ("subject", "by", "modifier")
        found = [t for name in names for t in self.slots.get(name, [])]
        return found + self._launchers(found)

    def _launchers(self, thrown: list[Token]) -> list[Token]:
        """ "fired from a jet", "the missiles fired by the plane hit a park": what flew them there."""
        parts = (c for t in thrown for c in t.rights if c.dep_ == "acl")
        fired = [prepositions(c) for c in parts if c.lemma_.lower() in light_verbs()["throwing"]]
        near = list(self.slots.get("from", [])) if self.head.lemma_.lower() in _SHOT else []
        near += [t for phrases in fired for name in ("from", "by") for t in phrases.get(name, ())]
        return [t for t in near if "aircraft" in self.scene.weapons.get(t.i, ()) and t not in thrown]

    @functools.cached_property
    def _patients(self) -> list[Token]:
        start, end = self.match.start, self.match.end
        found = [t for t in self.slots.get("object", []) if not fixed_word(self.scene, t, start, end)]
        if found and self._is_verb:
            return found
        names = (
            ("on", "against", "at", "into", "to", "in") if self._is_verb else ("of", "on", "against", "at")
        )
        return found + [t for name in names for t in self.slots.get(name, [])]


def _is_lone_name(scene: Scene, token: Token) -> bool:
    """A name of one word, as few people are called."""
    parts = (token, *token.lefts)
    return (
        token.tag_ == "NNP"
        and token.text[:1].isupper()
        and not any(t.i in scene.actors or t.i in scene.dates for t in parts)
        and not any(t.pos_ in ("PROPN", "DET") or t.dep_ == "poss" for t in token.lefts)
    )


def _contained(nouns: Iterable[Token]) -> Iterator[Token]:
    """ "foiled a series of attacks": what there is a number of."""
    for noun in nouns:
        if noun.lemma_.lower() in light_verbs()["containers"]:
            yield from prepositions(noun).get("of", ())


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    """The lemmas of some words, and the words themselves; of names each word."""
    return {w for t in tokens for w in (t.lemma_.lower(), *t.lower_.split())}


def fixed_word(scene: Scene, token: Token, start: int, end: int) -> bool:
    """Whether a noun is part of the trigger itself: "fire" in "opened fire", not "Turkish" in "violated Turkish airspace"."""
    if not start <= token.i < end:
        return False
    if token.pos_ == "PRON":
        return False  # "shot it down"
    return not (token.i in scene.places or token.i in scene.actors or scene.classes(token))


def _clause_words(scene: Scene, match: TriggerMatch, head: Token) -> list[Token]:
    """The words of the trigger's clause; of a noun its phrase and, where it governs, the clause."""
    root = head if match.form == "verb" else clause_root(head)
    words = list(clause_tokens(root))
    if match.form == "noun":
        relations = [r for r, _ in event_verbs(head)]
        nearby = list(head.subtree)
        if is_answered(head) or (
            head.dep_ == "dobj" and head.head.lemma_.lower() in light_verbs()["answering"]
        ):
            return nearby  # "answered the raid with rockets": not what the raid was done with
        if not any(r in ("object", "subject") or r.startswith("prep") for r in relations):
            return nearby + [head.head, head.head.head]
        return nearby + [t for t in words if abs(t.i - head.i) < 25]
    if root.dep_ == "acl" and root.tag_ == "VBN" and match.form == "verb":  # "tonnes of food delivered to"
        words += [root.head, *(t for nouns in prepositions(root.head).values() for t in nouns)]
    if root.dep_ == "conj" and is_verb(root.head):
        words += [t for s in subjects(root) for t in (s, *s.lefts)]
        if root.head.lemma_.lower() in light_verbs()["filling"]:  # "bombs laced with gas were dropped"
            words += [t for t in root.head.subtree if t.i < root.i]
    return words


def _classes(scene: Scene, finder: PartyFinder, tokens: Iterable[Token]) -> set[str]:
    """What the nouns in a slot are: place, actor, armed, civilian, person, vehicle ..."""
    found: set[str] = set()
    for token in [t for noun in tokens for t in with_members(noun)]:
        span = scene.actors.get(token.i)
        named = span is not None and span.label_ == "name"
        found |= scene.classes(token) - ({"position"} if named else set())  # the Islamic Front is no front
        found |= {"person"} if is_crowd(token) else set()
        held = "person" not in found and any(c.lower_.endswith(_HELD) for c in token.lefts)
        found |= {"territory"} if held else set()
        if token.i in scene.places:
            found |= {"place", "territory"}
            if scene.places[token.i].id_ in (
                "air_base",
                "military_base",
                "crossing",
                "dam",
                "oil_field",
                "prison",
            ):
                found.add("facility")
        if span is not None and not (span.label_ == "modifier" and token.i != span.end - 1):
            found |= actor_classes(scene, span.kb_id_, span.id_, span.label_)
        elif token.pos_ == "PRON":
            if token.lower_ in ("it", "them"):
                before = range(max(0, token.i - _IT_REACH), token.i)
                found |= {"truce"} & {c for i in before for c in scene.nouns.get(i, ())}
                if token.dep_ in ("dobj", "pobj"):  # "shot it down", "intercepted most of them"
                    found |= _FLYING & {c for i in before for c in scene.weapons.get(i, ())}
            for party in finder.pronoun(token):
                found |= actor_classes(scene, party.actor, party.class_, party.kind)
        for modifier in noun_modifiers(token):
            if modifier.i in scene.actors and scene.classes(token) & {"person"}:
                found |= {"armed"} if scene.actors[modifier.i].kb_id_ else set()
    return found


_HELD = ("-held", "-controlled")  # "most of the rebel-held east"


_NUMBERING = ("CD", "DT", "JJ", "JJS")


def with_members(noun: Token) -> list[Token]:
    """A noun, and what a number word counts or measures: "thousands of civilians", "two of the tanks", "several of them"."""
    if noun.lemma_.lower() in anaphora()["measures"] or noun.tag_ in _NUMBERING:
        return [noun, *prepositions(noun).get("of", ())]
    return [noun]


def holds(conditions: Conditions, around: Circumstances) -> bool:
    """Whether all set conditions hold."""
    return all(around.meets(key, getattr(conditions, key)) for key in conditions.told)


def hits(conditions: Conditions, around: Circumstances) -> str:
    """The first exclusion that holds, or an empty string."""
    return next((key for key in conditions.told if around.meets(key, getattr(conditions, key))), "")


def choose(
    readings: Iterable[Reading],
    types: dict[str, EventType],
    triggers: dict[str, Trigger],
    around: Circumstances,
) -> tuple[EventType, Trigger] | None:
    """The most specific reading whose conditions hold, the first of equals; None when none does."""

    def rank(reading: Reading) -> tuple[int, int, int]:
        return reading.length, len(triggers[reading.trigger].when.told), types[reading.type].rank

    for reading in sorted(readings, key=rank, reverse=True):
        trigger = triggers[reading.trigger]
        if holds(trigger.when, around) and not hits(trigger.unless, around):
            return types[reading.type], trigger
    return None
