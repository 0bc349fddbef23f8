"""Chooses among the readings of a trigger word: the one whose conditions the clause meets."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora, is_answered, is_crowd
from conflict_events.linking.event_nouns import event_verbs, noun_modifiers
from conflict_events.linking.party_mentions import STATES
from conflict_events.linking.syntax import (
    Slots,
    ancestors,
    clause_root,
    clause_tokens,
    is_verb,
    light_verbs,
    prepositions,
    subjects,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from conflict_events.linking.candidate import Party
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.rules.schema import Conditions, EventType, Trigger
    from conflict_events.tagging.tree import Token
    from conflict_events.tagging.triggers import Reading, TriggerMatch

_ARMED_KINDS = frozenset(
    [
        "state_forces",
        "state_unit",
        "police_intel",
        "pro_gov_militia",
        "foreign_militia",
        "pmc",
        "generic",
        "rebel_coalition",
        "rebel",
        "jihadist",
        "kurdish",
        "coalition",
        "composite",
        "local_militia",
        "foreign_state",
        "state_government",
    ]
)
_DEEP = 5  # nouns between a weapon and the site where it was used
_IT_REACH = 25  # words between a thing and "it"
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
        thrown = [d for t in objects for d in (t, *t.lefts, *_filling(t))]
        armed = [t for t in [*self._around, *self._agents, *thrown] if t.i in self.scene.weapons]
        armed = [t for t in armed if not (names_town(t) or _of_site(t, self.head))]
        armed = [t for t in armed if not (_of_other_deed(t) or _backs(t))]
        if self.head.lemma_.lower() in _STRIKING:
            armed = [t for t in armed if not _below(t, self.head, _dating)]
        struck = _struck(self.head, self.match.form, self.slots) if armed else ()
        flown = {"aircraft"} if self.meets("subject", ["aircraft"]) else set()
        return flown | {w for t in armed if t.i not in struck for w in self.scene.weapons[t.i]}

    def _lemma(self) -> set[str]:
        return _lemmas(self._around)

    def _subject(self) -> set[str]:
        return _classes(self.scene, self.finder, self._agents)

    def _object(self) -> set[str]:
        found = _classes(self.scene, self.finder, self._patients)
        found |= {"full_name"} if any(_is_full_name(self.scene, t) for t in self._patients) else set()
        return found or ({"place", "territory"} if self._fought_over() else found)

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
        return [t for t in words if not _below(t, self.head, _answering)]

    @functools.cached_property
    def _agents(self) -> list[Token]:
        names = ("subject", "by") if self._is_verb else ("subject", "by", "modifier")
        return [t for name in names for t in self.slots.get(name, [])]

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


def _is_full_name(scene: Scene, token: Token) -> bool:
    """ "Omar Hasan": first and last name of somebody whom no list has."""
    parts = [token, *(c for c in token.lefts if c.dep_ == "compound")]
    names = all(t.tag_ == "NNP" and t.text.removeprefix("al-")[:1].isupper() for t in parts)
    listed = (scene.actors, scene.places, scene.dates, scene.weapons, scene.nouns)
    return len(parts) > 1 and names and not any(t.i in table for t in parts for table in listed)


def _contained(nouns: Iterable[Token]) -> Iterator[Token]:
    """ "foiled a series of attacks": what there is a number of."""
    for noun in nouns:
        if noun.lemma_.lower() in light_verbs()["containers"]:
            yield from prepositions(noun).get("of", ())


def _lemmas(tokens: Iterable[Token]) -> set[str]:
    """The lemmas of some words, and the words themselves; of names each word."""
    return {w for t in tokens for w in (t.lemma_.lower(), *t.lower_.split())}


_STRIKING = frozenset({"hit", "strike", "target", "destroy", "attack", "bomb", "pound", "raid", "engage"})


def is_struck(noun: Token) -> bool:
    """ "hit the militants' reinforcements": what an attack is aimed at."""
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in _STRIKING


def _struck(head: Token, form: str, slots: Slots) -> set[int]:
    """The words of what is struck: a mortar that a raid destroys is not what it was done with."""
    if form == "verb" and head.lemma_.lower() not in _STRIKING:
        return set()
    return {d.i for t in slots.get("object", []) for d in t.subtree if not _with_phrase(d, t)}


def _filling(munition: Token) -> list[Token]:
    """What is in a munition: the gas of "bombs laced with gas"."""
    filled = [c for c in munition.rights if c.dep_ == "acl" and c.lemma_.lower() in light_verbs()["filling"]]
    return [t for verb in filled for t in prepositions(verb).get("with", ())]


def _with_phrase(token: Token, top: Token) -> bool:
    """Whether a word stands in a "with" phrase below the struck noun, where the tree hangs it too low."""
    while token.i != top.i and token.head.i != token.i:
        if token.dep_ == "prep" and token.lower_ in ("with", "by", "using"):
            return True
        token = token.head
    return False


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


def _of_other_deed(weapon: Token) -> bool:
    """ "launched missiles following a sarin attack", "in response to mortar fire": not what it was done with."""
    if weapon.dep_ != "compound":
        return weapon.dep_ == "pobj" and is_answered(weapon)
    noun = weapon.head
    before = noun.dep_ == "pobj" and noun.head.lower_ in ("after", "following", "before", "since", "over")
    return before or is_answered(noun)


def _backs(weapon: Token) -> bool:
    """ "troops backed by helicopters shelled the town": with what they are backed, not with what they shell."""
    noun = weapon.head if weapon.dep_ == "compound" else weapon
    agent = noun.head
    return agent.dep_ == "agent" and agent.head.dep_ == "acl" and agent.head.lemma_ in ("back", "support")


TOWNS = ("town", "village", "city", "suburb")


def names_town(word: Token) -> bool:
    """ "a raid on the gas attack town": what once befell a town says which one it is."""
    while word.dep_ in ("compound", "amod", "nmod") and word.i < word.head.i:
        last, word = word, word.head
        if word.lemma_.lower() in TOWNS:
            return word.nbor(-1) is last and last.i in word.doc.trigger_heads
    return False


def _of_site(word: Token, deed: Token) -> bool:
    """ "hit the town, site of a gas attack": what once befell it."""
    above = list(ancestors(word))[:_DEEP]
    return any(t.lemma_.lower() in ("site", "scene") and deed.i < t.i < word.i for t in above)


_HELD = ("-held", "-controlled")  # "most of the rebel-held east"
_TIMES = frozenset({"after", "before", "following", "since"})


def _below(word: Token, head: Token, is_another: Callable[[Token], bool]) -> bool:
    """Whether a word stands, behind a trigger, in a phrase of another deed."""
    for above in ancestors(word):
        if above.i == head.i:
            return False
        if above.dep_ == "prep" and above.i > head.i and is_another(above):
            return True
    return False


def _dating(preposition: Token) -> bool:
    """ "Israel strikes targets after rocket fire"."""
    return preposition.lower_ in _TIMES


def _answering(preposition: Token) -> bool:
    """ "hit the base in response to a gas attack"."""
    return preposition.lower_ in ("for", "to") and preposition.head.lemma_.lower() in anaphora()["answers"]


_NUMBERING = ("CD", "DT", "JJ", "JJS")


def with_members(noun: Token) -> list[Token]:
    """A noun, and what a number word counts or measures: "thousands of civilians", "two of the tanks", "several of them"."""
    if noun.lemma_.lower() in anaphora()["measures"] or noun.tag_ in _NUMBERING:
        return [noun, *prepositions(noun).get("of", ())]
    return [noun]


def is_armed(scene: Scene, party: Party) -> bool:
    """Whether a party is armed, or commands who is."""
    return "armed" in actor_classes(scene, party.actor, party.class_, party.kind)


def actor_classes(scene: Scene, actor: str, class_: str, label: str) -> set[str]:
    """The classes of an actor: who fights, who governs, who is a civilian."""
    row = scene.lexicon.rows.get(actor)
    found = {"actor"}
    if row is None:
        return found | ({"armed", "group_name"} if label in ("unit", "bare", "force") else set())
    if row.kind in ("civilian", "civilian_org"):
        return found | {"civilian", "person"}
    if row.kind == "igo":
        found.add("relief")
    if row.kind in _ARMED_KINDS:
        found.add("armed")
    if row.kind in STATES:
        found.add("state")
    if label in ("name", "unit"):
        found.add("group_name")
    if class_ == "air":
        found.add("aircraft")
    if class_ in ("fighter", "officer", "ground", "police", "official", "militia"):
        found.add("person")
    return found


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
