"""Losses: vehicles, weapons and depots destroyed or captured, with their numbers."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.candidate import Candidate, InText, MaterialLoss
from conflict_events.linking.syntax import clause_root, is_passive, objects, subjects, with_conjuncts
from conflict_events.rules.load import read_toml, rules_directory

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.syntax import Words
    from conflict_events.tagging.tree import Token


_ONE = ("a", "an", "one", "another")
_REACH = 60  # tokens between a strike and a sentence that tells what it destroyed


@functools.cache
def loss_words() -> dict[str, frozenset[str]]:
    """Verbs of destruction and capture, and the classes of things that can be lost."""
    return {key: frozenset(value) for key, value in read_toml(rules_directory() / "losses.toml").items()}


def find_losses(scene: Scene, candidates: list[Candidate]) -> None:
    """Gives things destroyed or captured to the event that tells of it."""
    words, told = loss_words(), InText(candidates)
    raids = InText([c for c in candidates if c.type.category == "remote_violence"])
    for token in scene.doc.having(words["verbs"]):
        if token.lemma_.lower() not in words["verbs"] or token.pos_ not in ("VERB", "AUX"):
            continue
        owner = _owner(token, told.beside(token)) or raids.before(token, _REACH)
        if owner is None or owner.type.type in ("downing", "crash"):
            continue
        for noun in _things(token):
            if owner.type.category == "territory" and not scene.classes(noun) & words["spoils"]:
                continue  # "seized an army post": that is the territory itself
            loss = _loss(scene, noun, words["classes"], definite=is_passive(token))
            if loss is not None and not any(x.start == loss.start for x in owner.losses):
                owner.losses.append(loss)


def _things(verb: Token) -> Words:
    if is_passive(verb):
        own = subjects(verb)
        return own or (with_conjuncts(verb.head) if verb.dep_ == "acl" else ())
    return objects(verb)


def _owner(verb: Token, beside: list[Candidate]) -> Candidate | None:
    """Of the events of its sentence the one that a verb tells a loss of."""
    own = [c for c in beside if c.head.i == verb.i]
    clause = [c for c in beside if c.clause == clause_root(verb)]
    return min(own or clause or beside, key=lambda c: abs(c.head.i - verb.i), default=None)


def _loss(scene: Scene, noun: Token, classes: frozenset[str], *, definite: bool) -> MaterialLoss | None:
    """ "18 tanks", "a rocket launcher", "the clinic was destroyed": only with a number or an article."""
    known = scene.classes(noun) | {
        c for t in noun.lefts if t.dep_ in ("compound", "nmod") for c in scene.classes(t)
    }
    if not known & classes or noun.i in scene.places:
        return None
    count = _count(scene, noun, (*_ONE, "the") if definite else _ONE)
    if count is None:
        return None
    left = min(
        [t.i for t in noun.lefts if t.dep_ in ("compound", "amod", "nmod") and t.i not in scene.quantities],
        default=noun.i,
    )
    item = scene.doc[left : noun.i + 1]
    return MaterialLoss(item.text, count, item.start_char, item.end_char)


def _count(scene: Scene, noun: Token, articles: tuple[str, ...]) -> int | None:
    for child in noun.lefts:
        if child.i in scene.amounts:
            return scene.amounts[child.i][0]
    if noun.tag_ in ("NN", "NNP") and any(c.lower_ in articles for c in noun.lefts):
        return 1
    return None
