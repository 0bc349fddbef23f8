"""Words that stand for shells told before: "two shells hit the market, three others fell in Jaramana"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.counting import toll_words
from conflict_events.linking.syntax import SUBJECTS

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_SHELLS = frozenset({"artillery", "mortar", "rocket", "shell", "missile", "car_bomb", "ied", "air_bomb"})
_REACH = 35  # tokens between shells and the others


def name_thrown(scene: Scene) -> None:
    """Notes at "another" and "three others" that they are shells, where such fell right before."""
    for verb in scene.doc.having(anaphora()["impacts"]):
        for noun in verb.lefts:
            if noun.dep_ in SUBJECTS and stands_in(noun) and noun.i not in scene.weapons:
                shells = _shells_before(scene, noun)
                if shells is not None:
                    scene.weapons[noun.i] = list(scene.weapons[shells])


def stands_in(noun: Token) -> bool:
    """ "one", "another", "three others", "two more", "a fourth"."""
    if noun.tag_ == "JJ":
        return any(c.lower_ in ("a", "the") for c in noun.lefts)
    more = any(c.lower_ in toll_words()["further"] for c in noun.children)
    return noun.lower_ in ("another", "others", "one") or (noun.pos_ == "NUM" and more)


def _shells_before(scene: Scene, noun: Token) -> int | None:
    """The last shells that fell before, within reach."""
    behind = range(noun.i - 1, max(0, noun.i - _REACH) - 1, -1)
    at = next((i for i in behind if _SHELLS & set(scene.weapons.get(i, ()))), None)
    return at if at is not None and scene.doc[at].pos_ != "VERB" else None
