"""People without an actor id: "two brothers", "Omar Hasan, a party leader, was shot dead"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.candidate import Party
from conflict_events.linking.source_phrases import is_name
from conflict_events.linking.syntax import PASSIVE, SUBJECTS

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


def unnamed_people(scene: Scene, token: Token, passive_role: bool) -> list[Party]:
    """People without an actor id, where people can stand: "two brothers"."""
    stands = passive_role or token.lower_ in anaphora()["perpetrators"]
    if not stands or "person" not in scene.classes(token):
        return []
    if any("aircraft" in scene.weapons.get(c.i, ()) for c in (token, *token.lefts)):  # "Su-24 bombers"
        return []
    actor = "civilians" if token.lower_ in anaphora()["peoples"] else ""
    return [Party(token.idx, token.idx + len(token.text), token.text, actor, "person")]


def driven_crowd(token: Token) -> list[Party]:
    """ "Thousands have fled the fighting": people, whose number alone is told."""
    counts = token.tag_ == "CD" or token.lemma_.lower() in anaphora()["crowds"]
    told = any(c.lower_ == "of" for c in token.rights) or token.dep_ == "nummod"
    if not counts or told:
        return []
    return [Party(token.idx, token.idx + len(token.text), token.text, "civilians", "person")]


def named_person(scene: Scene, token: Token) -> list[Party]:
    """ "Omar Hasan, a party leader, was shot dead": who is known by name alone."""
    if not is_name(token) or token.i in scene.places or token.i in scene.dates or token.i in scene.actors:
        return []
    first = token.i
    while first > token.sent.start and scene.doc[first - 1].head == token and is_name(scene.doc[first - 1]):
        first -= 1
    start, end = scene.doc[first].idx, token.idx + len(token.text)
    return [Party(start, end, scene.doc.text[start:end], "", "person")]


def is_full_name(scene: Scene, token: Token) -> bool:
    """ "Omar Hasan": first and last name of somebody whom no list has."""
    parts = [token, *(c for c in token.lefts if c.dep_ == "compound")]
    names = all(t.tag_ == "NNP" and t.text.removeprefix("al-")[:1].isupper() for t in parts)
    listed = (scene.actors, scene.places, scene.dates, scene.weapons, scene.nouns)
    return len(parts) > 1 and names and not any(t.i in table for t in parts for table in listed)


def stands_alone(scene: Scene, pronoun: Token, noun: Token) -> bool:
    """Whether a pronoun goes on about a thing that is nobody's: a convoy, or hospitals that "said they had ..."."""
    if pronoun.lower_ == "it":
        return pronoun.dep_ in (*SUBJECTS, *PASSIVE) and (_moves(scene, noun) or _rides(scene, pronoun))
    return pronoun.lower_ == "they" and noun.tag_ == "NNS" and "facility" in scene.classes(noun)


def _rides(scene: Scene, pronoun: Token) -> bool:
    """ "He was travelling in a car near Binnish when it was hit": the car."""
    before = pronoun.doc[pronoun.sent.start : pronoun.i]
    return any(t.dep_ == "pobj" and t.tag_ == "NN" and "vehicle" in scene.classes(t) for t in before)


def _moves(scene: Scene, noun: Token) -> bool:
    """ "a convoy was bombed after it entered Syria": a thing that goes about itself, whosever it is."""
    flying = {"aircraft", "drone", "missile"} & set(scene.weapons.get(noun.i, ()))
    return bool(flying) or "vehicle" in scene.classes(noun)
