"""Who fights in clashes told in a phrase of a verb: "seized the town after two days of fighting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import is_armed
from conflict_events.linking.order import doers
from conflict_events.linking.syntax import (
    STEPS,
    is_passive,
    is_verb,
    light_verbs,
    objects,
    prepositions,
    with_conjuncts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_HANDS = ("hand", "side")
_PHRASES = frozenset({"after", "following", "during", "in", "amid", "with", "of", "through"})


def fighters(scene: Scene, finder: PartyFinder, candidate: Candidate) -> list[list[Party]]:
    """The sides of a clash told beside it: whom a verb pits, and who does and suffers the verb above its noun.

    Who does something together stands on one side: "the army and its allies seized the town after clashes".
    """
    pitted = _pitted(candidate.head) or [_on_other_hand(scene, candidate.head)]
    if any(pitted):
        return [[p for noun in side for p in finder.parties(noun)] for side in pitted]
    verb = _verb_above(candidate.head)
    if verb is None or is_passive(verb) or verb.lemma_.lower() in light_verbs()["mention"]:
        return []
    if any(c.dep_ == "neg" for c in verb.children):
        return []  # "is not taking part in the battle"
    hurts = verb.lemma_.lower() in light_verbs()["transitive"]
    return [_armed(scene, finder, side) for side in (doers(scene, verb), objects(verb) if hurts else ())]


def _armed(scene: Scene, finder: PartyFinder, nouns: Iterable[Token]) -> list[Party]:
    found = [p for noun in nouns for p in finder.parties(noun)]
    return [p for p in found if is_armed(scene, p)]


def _pitted(noun: Token) -> list[Sequence[Token]]:
    """ "fighting raged in the east, pitting rebels against troops": whom a clash sets against whom."""
    behind = (t for t in noun.doc.having(light_verbs()["pitting"]) if noun.i < t.i < noun.sent.end)
    verb = next(behind, None)
    return [] if verb is None else [objects(verb), prepositions(verb).get("against", ())]


def _on_other_hand(scene: Scene, noun: Token) -> list[Token]:
    """ "between X on the one hand and Y on the other": the second side, which the tree hangs elsewhere."""
    behind = list(noun.doc[noun.i + 1 : noun.sent.end])
    first = next((t.i for t in behind if t.lower_ in _HANDS and t.nbor(-1).lower_ == "one"), None)
    joined = (t.i for t in behind if first is not None and t.i > first and t.lower_ in ("and", "with"))
    after = next(joined, None)
    if after is None:
        return []
    spans = (scene.actors[i] for i in range(after + 1, noun.sent.end) if i in scene.actors)
    second = next((s for s in spans if s.kb_id_ or s.label_ == "unit"), None)
    return list(with_conjuncts(second[-1])) if second is not None else []


def _verb_above(noun: Token) -> Token | None:
    """The verb whose phrase an event noun stands in: not one that has it as its subject or object."""
    token = noun
    for _ in range(STEPS):
        above = token.head
        if above == token:
            return None
        if is_verb(above):
            return above if token.dep_ == "prep" else None
        steps = (above.dep_ == "prep" and above.lower_ in _PHRASES) or token.dep_ in ("pobj", "prep", "conj")
        if not steps:
            return None
        token = above
    return None
