"""Losses: vehicles, weapons and depots destroyed or captured, with their numbers."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from conflict_events.linking.candidate import Candidate, InText, MaterialLoss
from conflict_events.linking.factuality import why_not
from conflict_events.linking.syntax import (
    clause_root,
    is_passive,
    objects,
    prepositions,
    subjects,
    with_conjuncts,
)
from conflict_events.rules.load import read_toml, rules_directory

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


_ONE = ("a", "an", "one", "another")
_BESIDE = 8  # tokens behind a verb within which its particle stands
_REACH = 60  # tokens between a strike and a sentence that tells what it destroyed


@functools.cache
def _rules() -> dict[str, Any]:
    return read_toml(rules_directory() / "losses.toml")


@functools.cache
def loss_words() -> dict[str, frozenset[str]]:
    """Verbs and nouns of destruction and capture, and the classes of things that can be lost."""
    return {key: frozenset(value) for key, value in _rules().items() if key != "particles"}


@functools.cache
def _particles() -> dict[str, frozenset[str]]:
    """The words without which a verb tells of no loss, by verb."""
    return {verb: frozenset(words) for verb, words in _rules()["particles"].items()}


def find_losses(scene: Scene, candidates: list[Candidate]) -> None:
    """Gives things destroyed or captured to the event that tells of it."""
    words, told = loss_words(), InText(candidates)
    raids = InText([c for c in candidates if c.type.category == "remote_violence"])
    for token in scene.doc.having(words["verbs"], words["nouns"]):
        if not _tells_loss(scene, token):
            continue
        owner = _owner(token, told.beside(token)) or raids.before(token, _REACH)
        if owner is None or owner.type.type in ("downing", "crash"):
            continue
        for noun in _things(token):
            if owner.type.category == "territory" and not scene.classes(noun) & words["spoils"]:
                continue  # "seized an army post": that is the territory itself
            if owner.type.type == "bombing" and token is owner.head and "vehicle" in scene.classes(noun):
                continue  # "blew up a booby-trapped car": that is the bomb
            loss = _loss(scene, noun, words["classes"], definite=is_passive(token))
            if loss is not None and not any(x.start == loss.start for x in owner.losses):
                owner.losses.append(loss)


def _tells_loss(scene: Scene, word: Token) -> bool:
    """Whether a word tells of things lost: not "set up a base", not what shells can do."""
    lemma = word.lemma_.lower()
    if word.pos_ == "NOUN":
        return lemma in loss_words()["nouns"]
    if lemma not in loss_words()["verbs"] or word.pos_ not in ("VERB", "AUX"):
        return False
    wanted = _particles().get(lemma)
    behind = {t.lower_ for t in word.doc[word.i + 1 : min(word.sent.end, word.i + _BESIDE)]}
    return (wanted is None or not wanted.isdisjoint(behind)) and not why_not(scene, word, True)


def _things(word: Token) -> list[Token]:
    """What is lost: object or passive subject of a verb, "of" phrase of a noun, and what is listed with it."""
    if word.pos_ == "NOUN":
        nouns = list(prepositions(word).get("of", ()))
    elif _is_left(word):
        nouns = [t for t in (*objects(word.head), *subjects(word)) if word.head.i < t.i < word.i]
    elif is_passive(word):
        nouns = [*(subjects(word) or (with_conjuncts(word.head) if word.dep_ == "acl" else ()))]
    else:
        nouns = list(objects(word))
    return [t for n in nouns for t in (n, *_listed_behind(n))]


def _is_left(verb: Token) -> bool:
    """ "left two tanks destroyed"."""
    return verb.head.lemma_ == "leave" and verb.tag_ == "VBN" and not is_passive(verb.head)


def _listed_behind(noun: Token) -> list[Token]:
    """ "a post, two vehicles and a mortar": what the tree takes for another name of the first."""
    return [t for c in noun.children if c.dep_ == "appos" for t in with_conjuncts(c)]


def _owner(verb: Token, beside: list[Candidate]) -> Candidate | None:
    """Of the events of its sentence the one that a verb tells a loss of."""
    own = [c for c in beside if c.head.i == verb.i]
    clause = [c for c in beside if c.clause == clause_root(verb)]

    def farness(event: Candidate) -> tuple[bool, int]:  # "captured two men and a tank": no loss of the men's
        return event.type.category == "persons", abs(event.head.i - verb.i)

    return min(own or clause or beside, key=farness, default=None)


def _loss(scene: Scene, noun: Token, classes: frozenset[str], *, definite: bool) -> MaterialLoss | None:
    """ "18 tanks", "a rocket launcher", "the clinic was destroyed": only with a number or an article."""
    number = scene.amounts.get(noun.i) if noun.pos_ == "NUM" else None
    if number is not None:  # "18 of the trucks"
        noun = next(iter(prepositions(noun).get("of", ())), noun)
    known = scene.classes(noun) | {
        c for t in noun.lefts if t.dep_ in ("compound", "nmod") for c in scene.classes(t)
    }
    if not known & classes or noun.i in scene.places or noun.lemma_.lower() in loss_words()["masses"]:
        return None
    count = number[0] if number is not None else _count(scene, noun, (*_ONE, "the") if definite else _ONE)
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
            share = scene.quantities[child.i].start - 2  # "18 of 31 trucks"
            of_more = share + 1 > 0 and scene.doc[share + 1].lower_ == "of"
            return scene.amounts.get(share if of_more else child.i, scene.amounts[child.i])[0]
    opening = {noun.left_edge.lower_, *(c.lower_ for c in noun.lefts)}
    return 1 if noun.tag_ in ("NN", "NNP") and not opening.isdisjoint(articles) else None
