"""Types of which mentions may tell one occurrence: general and special words for it."""

from __future__ import annotations

import functools

VIOLENT = ("remote_violence", "ground_combat", "persons", "air_incident")
UNSIGNED = ("bombing", "suicide_bombing")  # types of deeds whose doer nobody sees
FROM_THE_AIR = ("airstrike", "drone_strike")
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
# Types of which a headline and the report below it may each tell one: "begins assault ... launched an offensive".
RETOLD = {
    "ground_attack": {"offensive"},
    "offensive": {"ground_attack"},
    "assassination": {"airstrike", "drone_strike", "missile_strike", "shelling", "bombing", "suicide_bombing", "mine_explosion"},
}  # fmt: skip


@functools.cache
def akin(type_: str) -> frozenset[str]:
    """The types of which mentions may tell one occurrence with one of a type; deaths aside."""
    wider = {name for told in (GENERAL, RETOLD) for name, special in told.items() if type_ in special}
    return frozenset({type_, *GENERAL.get(type_, ()), *RETOLD.get(type_, ()), *wider})
