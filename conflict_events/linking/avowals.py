"""Avowals: who says that he did it, and who says that he had no part in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.counting import hurts, toll_words
from conflict_events.linking.reporting import Reporting, noun_class
from conflict_events.linking.syntax import light_verbs

if TYPE_CHECKING:
    from collections.abc import Set

    from conflict_events.tagging.tree import Token

_OWNING_UP = Reporting("claims_responsibility", "reported", "reported")
_DISOWNING = Reporting("denies", "denied", "denied")
_CONTRASTING = ("while", "although", "though", "whereas")
_SELVES = ("it", "they", "we", "he", "she")
_OWN = ("its", "their", "our", "his", "her")


def avowed(verb: Token, reporting: Reporting, deeds: Set[int]) -> Reporting:
    """What a verb of saying tells where its speaker owns up to a deed or disowns it."""
    told = [c for c in verb.children if c.dep_ == "ccomp" and _of_oneself(c)]
    if reporting.stance == "denies" or not told:
        return reporting
    if any(_disowns(clause, deeds) for clause in told):
        return _DISOWNING
    return _OWNING_UP if any(_is_behind(clause) and not _negated(clause) for clause in told) else reporting


def _of_oneself(clause: Token) -> bool:
    """Whether a clause tells what its speaker did: "it", "its aircraft"."""
    subjects = [c for c in clause.lefts if c.dep_ in ("nsubj", "nsubjpass")]
    return any(c.lower_ in _SELVES or any(o.lower_ in _OWN for o in c.lefts) for c in subjects)


def _is_behind(clause: Token) -> bool:
    """ "it was behind the blast"."""
    return clause.lemma_ == "be" and any(c.lower_ == "behind" for c in clause.rights)


def _negated(clause: Token) -> bool:
    return any(c.dep_ == "neg" for c in clause.children)


def _disowns(clause: Token, deeds: Set[int]) -> bool:
    """ "it had nothing to do with the blast", "its jets were not involved", "it did not bomb the town"."""
    if _has_no_part(clause):
        return True
    if any(c.tag_ == "MD" for c in clause.lefts) or clause.lemma_ in light_verbs()["undergoing"]:
        return False
    objects = [c for c in clause.rights if c.dep_ == "dobj"]
    done = clause.i in deeds or any(c.i in deeds for c in objects)
    taking_part = {clause.lemma_, *(c.lemma_.lower() for c in clause.rights)} & noun_class("taking_part")
    return _negated(clause) and (done or bool(taking_part))


def disowns_part(verb: Token) -> bool:
    """ "said it had nothing to do with the blast": whatever deed was told last."""
    return any(c.dep_ == "ccomp" and _of_oneself(c) and _has_no_part(c) for c in verb.children)


def _has_no_part(clause: Token) -> bool:
    objects = (c for c in clause.rights if c.dep_ == "dobj")
    return clause.lemma_ == "have" and not _negated(clause) and any(_is_no_part(c) for c in objects)


def _is_no_part(noun: Token) -> bool:
    """ "nothing to do with it", "no role in it"."""
    if noun.lower_ == "nothing":
        return any(c.lemma_ == "do" for c in noun.rights)
    return noun.lemma_ in noun_class("taking_part") and any(c.lower_ == "no" for c in noun.lefts)


def _counts_hurt(word: Token) -> bool:
    """ "put the toll at nine dead"."""
    nouns, adjectives = toll_words()["nouns"], toll_words()["adjectives"]
    return hurts(word) or word.lemma_.lower() in nouns or word.lower_ in adjectives


def tells_its_own(verb: Token, speaker: Token, deeds: set[int]) -> bool:
    """ "rebels took Azaz, while activists reported raids on it": they tell of the raids alone."""
    beside = verb.dep_ == "conj" or any(c.lower_ in _CONTRASTING for c in verb.lefts if c.dep_ == "mark")
    told = {t.i for c in verb.rights for t in c.subtree if not _counts_hurt(t)}
    return beside and speaker.head is verb and not deeds.isdisjoint(told)
