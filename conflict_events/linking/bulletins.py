"""Bulletins: a heading that says whose strikes they are, and items that tell only where and what they hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.kindred import FROM_THE_AIR

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.sides import Sides


def name_doers(scene: Scene, candidates: list[Candidate], sides: Sides) -> None:
    """ "The coalition conducted 20 strikes." and then "Near Raqqa, three strikes hit ...": the coalition's too.

    Only counted strikes that an item of its own line tells, fewer than those of the heading, and only where
    all headings before it name one side.
    """
    headings: list[Candidate] = []
    for candidate in candidates:
        if candidate.type.type not in FROM_THE_AIR or candidate.is_verb:
            continue
        if candidate.attackers:
            headings.append(candidate)
            continue
        counted = [h for h in headings if h.count]
        if counted and _is_item(scene, counted[-1], candidate) and _one_side(headings, sides):
            candidate.attackers, candidate.distinct = list(counted[-1].attackers), True


def _is_item(scene: Scene, heading: Candidate, candidate: Candidate) -> bool:
    """Whether counted strikes are told in a line behind that of more strikes."""
    lines = [scene.article.segment_at(c.head.idx) for c in (heading, candidate)]
    counted = _number(scene, candidate)
    return lines[0] != lines[1] and bool(counted) and counted <= (heading.count or 0)


def _number(scene: Scene, candidate: Candidate) -> int:
    """How many strikes an item tells: "one strike" too."""
    if candidate.count:
        return candidate.count
    return int(any(c.lower_ == "one" for c in candidate.head.lefts))


def _one_side(headings: list[Candidate], sides: Sides) -> bool:
    return all(sides.compatible(h.attackers, headings[-1].attackers) for h in headings)
