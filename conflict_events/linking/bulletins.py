"""Bulletins: a heading that says whose strikes they are, and items that tell only where and what they hit."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.kindred import FROM_THE_AIR
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.sides import Sides

_OPENING = 4  # words at the head of a sentence, up to the name of its place


def name_doers(scene: Scene, candidates: list[Candidate], sides: Sides) -> None:
    """ "The coalition conducted 20 strikes." and then "Near Raqqa, three strikes hit ...": the coalition's too.

    Only counted strikes that an item tells, fewer than those of the heading, and only where all headings
    before it name one side. An item has a line of its own, or opens with its place right behind another one.
    """
    headings: list[Candidate] = []
    last: Candidate | None = None  # heading or item
    for candidate in candidates:
        if candidate.type.type not in FROM_THE_AIR or candidate.is_verb:
            continue
        if candidate.attackers:
            headings.append(candidate)
            last = candidate
            continue
        counted = [h for h in headings if h.count]
        if not (counted and last is not None and 0 < _number(scene, candidate) <= (counted[-1].count or 0)):
            continue
        if _has_line(scene, counted[-1], candidate) or _goes_down_list(scene, last, candidate):
            if _one_side(headings, sides):
                candidate.attackers, candidate.distinct = list(counted[-1].attackers), True
                candidate.targets = candidate.targets or list(counted[-1].targets)
                last = candidate


def _has_line(scene: Scene, heading: Candidate, candidate: Candidate) -> bool:
    """Whether strikes are told in another line than those of the heading."""
    return scene.article.segment_at(heading.head.idx) != scene.article.segment_at(candidate.head.idx)


def _goes_down_list(scene: Scene, last: Candidate, candidate: Candidate) -> bool:
    """ "... 20 strikes. Near Raqqa, three strikes hit": a sentence that opens with its place, right behind."""
    sentence = candidate.sentence
    opens = sentence[0].lower_ in place_words().cues.weak_before
    placed = any(t.i in scene.places for t in sentence[1:_OPENING])
    return opens and placed and last.sentence.end == sentence.start


def _number(scene: Scene, candidate: Candidate) -> int:
    """How many strikes an item tells: "one strike" too."""
    if candidate.count:
        return candidate.count
    return int(any(c.lower_ == "one" for c in candidate.head.lefts))


def _one_side(headings: list[Candidate], sides: Sides) -> bool:
    return all(sides.compatible(h.attackers, headings[-1].attackers) for h in headings)
