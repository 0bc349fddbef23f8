"""Words that leave open what was done, and are of the kind told before: "a similar attack", "the operation"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.syntax import subjects

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate


def name_likes(candidates: list[Candidate]) -> None:
    """ "similar attacks": attacks of the kind told before."""
    last: Candidate | None = None
    aid: Candidate | None = None
    before: Candidate | None = None
    for candidate in candidates:
        if aid is not None and candidate.type.type == "deployment" and _of_convoy(candidate):
            candidate.type, candidate.trigger = aid.type, aid.trigger
        aid = candidate if candidate.type.type == "aid_delivery" else aid
        if before is not None and _is_operation(candidate) and before.type.category == "humanitarian":
            candidate.type, candidate.trigger = before.type, before.trigger  # "evacuated ... the operation"
        before = candidate
        like = not candidate.is_verb and any(c.lower_ in anaphora()["likes"] for c in candidate.head.lefts)
        like |= _denied_anew(candidate)
        if (
            last is not None
            and like
            and (candidate.type.type == "ground_attack" or _from_drone(candidate, last))
        ):
            candidate.type, candidate.trigger = last.type, last.trigger
        if candidate.type.category == "remote_violence":
            last = candidate


def _from_drone(strike: Candidate, last: Candidate) -> bool:
    """ "A drone killed three. A similar strike ...": from the air, and by a drone again."""
    return strike.head.lemma_.lower() == "strike" and last.type.type in ("drone_strike", "missile_strike")


def _is_operation(candidate: Candidate) -> bool:
    """ "The operation": of what kind tells what was told before."""
    general = candidate.head.lemma_.lower() == "operation" and len(candidate.span) == 1
    return candidate.anaphoric and general and not candidate.attackers


def _of_convoy(candidate: Candidate) -> bool:
    """ "An aid convoy reached the town. Another convoy arrived in Foua": of aid too, if of nobody's army."""
    convoys = (t for t in subjects(candidate.head) if t.lemma_.lower() in ("convoy", "truck"))
    return candidate.is_verb and not candidate.attackers and any(convoys)


def _denied_anew(candidate: Candidate) -> bool:
    """ "Moscow denied targeting hospitals": what is denied is what was told before."""
    head = candidate.head
    return (
        head.tag_ == "VBG" and head.dep_ in ("xcomp", "ccomp", "dobj") and head.head.lemma_.lower() == "deny"
    )
