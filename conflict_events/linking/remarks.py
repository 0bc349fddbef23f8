"""Remarks: who speaks about a deed told before, judges it and tells nothing of it, is no source of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.kindred import VIOLENT
from conflict_events.linking.reporting import VOICES, noun_class

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.sayings import Saying
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


def find_tellers(scene: Scene, sayings: list[Saying]) -> set[str]:
    """Monitors and media, whose trade is to tell, and rescuers and aid workers that speak more than once."""
    rows = scene.lexicon.rows
    spoken = [s.attribution.actor for s in sayings if s.attribution.actor in rows]
    return {
        a
        for a in spoken
        if rows[a].kind in VOICES or (rows[a].kind == "civilian_org" and spoken.count(a) > 1)
    }


def is_judged(candidate: Candidate) -> bool:
    """ "It is shameful that clinics are bombed": who says so tells what he thinks of it."""
    told = candidate.clause.head
    judged = any(c.dep_ == "acomp" and c.lemma_.lower() in noun_class("judging") for c in told.children)
    return candidate.clause.dep_ == "ccomp" and told.lemma_ == "be" and judged


def remarks(saying: Saying, candidate: Candidate, tellers: set[str], before: list[Candidate]) -> bool:
    """ "The charity said the raid was a crime": who speaks about a deed told before and tells nothing of it.

    Those who tell of deeds by trade or elsewhere in the text are sources all the same, and so is who did it.
    """
    speaker = saying.attribution
    if speaker.stance != "asserts" or speaker.actor in tellers or candidate.tolls or candidate.losses:
        return False
    told_before = any(c.type.category in VIOLENT for c in before)
    if told_before and candidate.type.category in VIOLENT and _is_subject_of_verdict(candidate.head):
        return not any(p.actor and p.actor == speaker.actor for p in candidate.attackers)
    told = (
        candidate.own_place, candidate.own_date, candidate.attackers, candidate.targets, candidate.count,
    )  # fmt: skip
    return candidate.anaphoric and not any(told) and candidate.clause.lemma_ not in noun_class("befalling")


def _is_subject_of_verdict(head: Token) -> bool:
    """ "these bombings reveal their brutality", "targeting pupils is an act of cowardice", "the raids have forced ..."."""
    noun = _counted_in(head)
    verb = noun.head
    if noun.dep_ not in ("nsubj", "csubj") or not (_is_definite(noun) or _is_definite(head)):
        return False
    if verb.lemma_ in noun_class("verdict_verbs") or any(c.tag_ == "MD" for c in verb.children):
        return True
    if verb.lemma_ in noun_class("consequences"):
        return any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in verb.children)
    called = (c for c in verb.children if c.dep_ == "attr")
    return verb.lemma_ == "be" and any(c.lemma_.lower() in noun_class("verdicts") for c in called)


def _counted_in(head: Token) -> Token:
    """The surge of "the surge in air raids"."""
    counted = head.dep_ == "pobj" and head.head.lower_ in ("of", "in") and head.head.head.pos_ == "NOUN"
    return head.head.head if counted else head


def _is_definite(noun: Token) -> bool:
    """Whether a deed is taken as known: "the bombings", "these attacks", "bombing a school"."""
    return noun.tag_ == "VBG" or any(c.lower_ in ("the", "this", "these", "such") for c in noun.lefts)
