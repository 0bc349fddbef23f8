"""The dead of both sides of a fight, told beside another deed: "jets struck as A fought B, and five of A and two of B died"."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conflict_events.linking.counting import HURT
from conflict_events.linking.syntax import is_passive, light_verbs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate, Party, Toll
    from conflict_events.linking.sides import Sides


def fallen_of_both(sides: Sides, tolls: Iterable[Toll], events: list[Candidate]) -> dict[int, Candidate]:
    """For words by which people of both sides of a fight of the sentence are said to have died: that fight."""
    fights = [e for e in events if e.type.symmetric and e.attackers and e.targets]
    if not fights:
        return {}
    fallen: dict[int, list[Toll]] = defaultdict(list)
    for toll in tolls:
        suffered = toll.word.lemma_ in light_verbs()["perishing"] or is_passive(toll.word)
        if toll.kind in HURT and suffered and not any(c.dep_ == "agent" for c in toll.word.rights):
            fallen[toll.word.i].append(toll)
    return {
        at: fight
        for at, told in fallen.items()
        for fight in fights
        if fight.sentence == told[0].word.sent and _of_both(sides, told, fight)
    }


def _of_both(sides: Sides, told: list[Toll], fight: Candidate) -> bool:
    """Whether two tolls of one word are of the two sides."""
    dead = [[v for v in t.victims if v.actor and v.kind != "person"] for t in told]
    pairs = ((a, b) for a in dead for b in dead if a is not b)
    return any(_among(sides, a, fight.attackers) and _among(sides, b, fight.targets) for a, b in pairs)


def _among(sides: Sides, dead: list[Party], side: list[Party]) -> bool:
    return sides.shared(dead, [p for p in side if p.actor])
