"""Who says so: gives each candidate the attributions that cover it, and its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.denials import find_denied
from conflict_events.linking.reporting import reporting_of, reporting_phrases
from conflict_events.linking.sayings import Saying
from conflict_events.linking.spreading import counted_on, quoted_on, spoken_between
from conflict_events.linking.syntax import clause_root

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Attribution, Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_ORDER = {"reported": 0, "claimed": 1, "unconfirmed": 2, "denied": 3}


def link_claims(scene: Scene, candidates: list[Candidate], sayings: list[Saying]) -> None:
    """Gives each candidate the attributions that cover its trigger, and its status."""
    sayings = [*sayings, *quoted_on(scene, sayings)]
    sayings = [
        s
        for s in (*sayings, *spoken_between(scene, sayings), *counted_on(scene, sayings))
        if not s.attribution.own
    ]
    hearsay = _hearsay(scene)
    for candidate in candidates:
        for saying in sayings:
            if _covers(saying, candidate):
                _attribute(candidate, saying.attribution)
        for word, status in hearsay:
            if word.sent == candidate.sentence and _doubts(word, candidate):
                _set_status(candidate, status)
    for saying in sayings:
        if saying.attribution.stance == "denies":
            denied = find_denied(scene, saying, candidates)
            if denied is not None:
                _attribute(denied, saying.attribution)


def _covers(saying: Saying, candidate: Candidate) -> bool:
    """Whether an attribution is about the event of a trigger."""
    if not saying.start <= candidate.head.i < saying.end or saying.verb.i == candidate.head.i:
        return False
    # "claim that a jet fell where an offensive is underway": the offensive is a fact
    return saying.attribution.status == "reported" or candidate.clause.dep_ != "relcl"


def _attribute(candidate: Candidate, attribution: Attribution) -> None:
    """Adds a source to a candidate, once; its doubt stays."""
    if not any(c.same_as(attribution) for c in candidate.claims):
        candidate.claims.append(attribution)
    _set_status(candidate, attribution.status)


def _set_status(candidate: Candidate, status: str) -> None:
    candidate.status = max(candidate.status, status, key=_ORDER.__getitem__)


def _hearsay(scene: Scene) -> list[tuple[Token, str]]:
    """The words that head phrases of hearsay and doubt, with the status that they give."""
    words = scene.doc.pieces
    return [
        (scene.doc[words[m.start].token], m.payload.status)
        for m in reporting_phrases().find(words)
        if m.payload.status != "reported"
    ]


def _doubts(word: Token, candidate: Candidate) -> bool:
    """Whether a word of doubt is about an event: not "suspected" of its doers, nor that of another clause."""
    if word.dep_ in ("amod", "compound", "nmod") and word.head.pos_ in ("NOUN", "PROPN"):
        return candidate.head in (word.head, word.head.head if word.head.dep_ == "compound" else word.head)
    verb = clause_root(word)
    if reporting_of(verb) is not None and word.dep_ == "advmod":  # "reportedly said"
        return False
    clause = candidate.clause
    shared = clause.head is verb and not any(c.dep_ in ("nsubj", "nsubjpass") for c in clause.children)
    return verb in (candidate.head, clause) or shared
