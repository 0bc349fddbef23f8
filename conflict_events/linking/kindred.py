"""Types of which mentions may tell one occurrence: general and special words for it."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.syntax import is_passive

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.tagging.tree import Token

VIOLENT = ("remote_violence", "ground_combat", "persons", "air_incident")
UNSIGNED = ("bombing", "suicide_bombing")  # types of deeds whose doer nobody sees
# Types that tell one thing at different depth: a general word ("attack") may be a mention of a special one.
GENERAL = {
    "ground_attack": {"airstrike", "drone_strike", "missile_strike", "shelling", "chemical_attack", "bombing", "suicide_bombing", "assassination", "mine_explosion"},
    "bombing": {"suicide_bombing", "mine_explosion", "airstrike", "missile_strike", "drone_strike", "shelling"},
    "airstrike": {"missile_strike", "drone_strike", "chemical_attack"},
    "killing": {"execution", "assassination", "airstrike", "shelling", "bombing", "suicide_bombing", "chemical_attack", "ground_attack", "missile_strike", "drone_strike"},
    "shelling": {"airstrike", "missile_strike"},
    "capture": {"recapture"},
    "crash": {"downing"},
}  # fmt: skip


@functools.cache
def akin(type_: str) -> frozenset[str]:
    """The types of which mentions may tell one occurrence with one of a type; deaths aside."""
    wider = {name for name, special in GENERAL.items() if type_ in special}
    return frozenset({type_, *GENERAL.get(type_, ()), *wider})


def is_repulse_of(verb: Token, attack: Candidate) -> bool:
    """Whether a verb of repulse tells how an attack ended: "repulsed men who attacked", "tried to storm but were beaten"."""
    kind, told = attack.type.type, attack.head
    if kind == "ground_attack" and told.dep_ == "relcl" and told.head in verb.rights:
        return True
    return kind == "offensive" and verb.dep_ == "conj" and verb.head is told and is_passive(verb)
