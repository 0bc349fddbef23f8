"""Denials: which event, told before, somebody denies who does not name it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.avowals import disowns_part
from conflict_events.linking.reporting import noun_class

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.sayings import Saying
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_NEAR = 60  # tokens back to what "this" denies
_FAR = 160  # tokens back to an accusation of the denier


def find_denied(scene: Scene, saying: Saying, candidates: list[Candidate]) -> Candidate | None:
    """The event that "denied this", "denied responsibility", "denied it was there" is about.

    None where the denial names an event itself, or is about something else.
    """
    if any(saying.start <= c.head.i < saying.end and c.head is not saying.verb for c in candidates):
        return None
    if any(c.dep_ == "xcomp" and c.tag_ == "VBG" and c.i in c.doc.trigger_heads for c in saying.verb.rights):
        return None  # "denies targeting civilians": what it never does is no word of this offensive
    before = [c for c in candidates if c.head.i < saying.verb.i and not c.background][::-1]
    charged = [c for c in before if saying.verb.i - c.head.i < _FAR and _charged(scene, saying, c)]
    if charged:
        return charged[0]
    near = [c for c in before if saying.verb.i - c.head.i < _NEAR]
    about_it = _refers_back(saying.verb) or disowns_part(saying.verb) or _judges_reports(saying.verb)
    return near[0] if near and about_it else None


def _judges_reports(verb: Token) -> bool:
    """ "said the reports were false": those of what was told last."""
    told = [
        s for c in verb.children if c.dep_ == "ccomp" for s in c.lefts if s.dep_ in ("nsubj", "nsubjpass")
    ]
    reports = (s for s in told if s.lemma_.lower() in noun_class("reports"))
    return any(c.lower_ in ("the", "these", "those", "such") for s in reports for c in s.lefts)


def is_presupposed(denying: Token, told: Token) -> bool:
    """ "denied the arrests were linked to the raid", "denied it shelled Douma after the bombing": no raid is denied."""
    answered = told.dep_ == "pobj" and _answers(told.head)
    denied = next((c for c in denying.children if c.dep_ == "ccomp"), None)
    if answered or denied is None:
        return answered
    said_of = {c.lemma_.lower() for c in denied.children if c.dep_ in ("acomp", "attr")} | {denied.lemma_}
    if said_of & noun_class("relating"):
        return told in denied.subtree
    taken_as_known = any(c.lower_ in ("the", "this", "these") or c.dep_ == "poss" for c in told.lefts)
    judged = len(said_of) > 1 and said_of.isdisjoint(("own", "work", "doing"))
    return denied.lemma_ == "be" and judged and told.head is denied and taken_as_known


def _answers(preposition: Token) -> bool:
    """Whether what stands behind a preposition came before: "after the bombing", "in response to the bombing"."""
    if preposition.lower_ in ("after", "before", "since", "following"):
        return True
    return preposition.head.lemma_ in ("response", "retaliation", "reaction", "revenge", "reprisal")


def _charged(scene: Scene, saying: Saying, candidate: Candidate) -> bool:
    """Whether somebody else says that the denier did it."""
    denier = set(scene.lexicon.lineage(saying.attribution.actor)) if saying.attribution.actor else set()
    deeds = {a for party in candidate.attackers if party.actor for a in scene.lexicon.lineage(party.actor)}
    return bool(denier & deeds) and bool(candidate.claims)


def _refers_back(verb: Token) -> bool:
    """ "denied this", "denied any involvement", "which the army denied"."""
    objects = [c for c in verb.children if c.dep_ in ("dobj", "nsubjpass")]
    if not objects:
        return not any(c.dep_ in ("ccomp", "xcomp") for c in verb.children)
    if any(
        (c.dep_ == "prep" and c.lower_ in ("of", "on", "about", "that"))
        or c.dep_ in ("acl", "ccomp", "relcl")
        for o in objects
        for c in o.children
    ):
        return False  # "denied reports on the fall of the town": names what it denies
    return any(
        o.lower_ in noun_class("charges") or o.lemma_.lower() in noun_class("charges") for o in objects
    )
