"""Who fights in clashes told in a phrase of a verb: "seized the town after two days of fighting"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.choosing import actor_classes
from conflict_events.linking.order import doers
from conflict_events.linking.syntax import STEPS, is_passive, is_verb, light_verbs, objects, prepositions

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_PHRASES = frozenset({"after", "following", "during", "in", "amid", "with", "of", "through"})


def fighters(scene: Scene, finder: PartyFinder, candidate: Candidate) -> list[Party]:
    """The armed subject of the verb above a clash noun, and whom that verb kills."""
    pitted = _pitted(candidate.head)
    if pitted:
        return [p for noun in pitted for p in finder.parties(noun)]
    verb = _verb_above(candidate.head)
    if verb is None or is_passive(verb) or verb.lemma_.lower() in light_verbs()["mention"]:
        return []
    nouns = doers(scene, verb)
    if verb.lemma_.lower() in light_verbs()["transitive"]:
        nouns = [*nouns, *objects(verb)]
    found = [p for noun in nouns for p in finder.parties(noun)]
    return [p for p in found if "armed" in actor_classes(scene, p.actor, p.class_, p.kind)]


def _pitted(noun: Token) -> list[Token]:
    """ "fighting raged in the east, pitting rebels against troops": whom a clash sets against whom."""
    behind = (t for t in noun.doc.having(light_verbs()["pitting"]) if noun.i < t.i < noun.sent.end)
    verb = next(behind, None)
    return [] if verb is None else [*objects(verb), *prepositions(verb).get("against", ())]


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
