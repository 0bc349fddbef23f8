"""Operations told of again: what "the operation" was, and what it ended in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.syntax import SUBJECTS, light_verbs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate

_ON_THE_GROUND = ("territory", "ground_combat")
_ARMED = ("remote_violence", "ground_combat")
_REACH = 60  # tokens


def is_its_operation(deed: Candidate, mention: Candidate) -> bool:
    """ "The army took the hill. The operation cost it ten men": the operation by which it was taken.

    So is "its attack" the one of somebody told to be repelled right before.
    """
    if deed.type.type == "attack_repelled" and _is_its_attack(deed, mention):
        return True
    if mention.type.type != "offensive" or mention.is_verb or mention.head.lemma_.lower() != "operation":
        return False
    plain = mention.anaphoric and not (mention.attackers or mention.own_place or mention.own_date)
    fought = deed.type.category in _ON_THE_GROUND and bool(deed.attackers)
    return plain and fought and 0 < mention.head.i - deed.head.i < _REACH


def _is_its_attack(repelled: Candidate, mention: Candidate) -> bool:
    """ "The assault was repelled. The group used two tanks in its attack": the one that was repelled."""
    if mention.is_verb or mention.type.type not in ("ground_attack", "offensive"):
        return False
    apart = mention.own_place or mention.own_date or mention.tolls
    own = any(c.tag_ == "PRP$" for c in mention.head.lefts)
    same = {p.actor for p in mention.attackers} <= {p.actor for p in repelled.attackers}
    return own and same and not apart and 0 < mention.head.i - repelled.head.i < _REACH


def within_operation(operation: Candidate, deeds: Iterable[Candidate]) -> Candidate | None:
    """ "jets in a wide operation struck 20 posts": the strike is the operation, there is no second deed."""
    head, above = operation.head, operation.head.head.head
    if operation.type.type != "offensive" or head.dep_ != "pobj" or head.head.lower_ not in ("in", "during"):
        return None
    if head.lemma_.lower() != "operation" or operation.attackers or operation.targets:
        return None
    verb = above.head if above.dep_ in SUBJECTS else above
    return next((d for d in deeds if d.head is verb and d.type.category in _ARMED), None)


def ended_in(deeds: Iterable[Candidate], outcome: Candidate) -> Candidate | None:
    """ "the operation resulted in the killing of ten", "ended with the death of ten": the deed that did."""
    head = outcome.head
    verb = head.head.head
    if head.dep_ == "conj":
        verb = head.head.head.head
    if outcome.type.type != "killing" or verb.lemma_.lower() not in light_verbs()["resulting"]:
        return None
    subjects = {c.i for c in verb.children if c.dep_ in SUBJECTS}
    return next((d for d in deeds if d.head.i in subjects), None)
