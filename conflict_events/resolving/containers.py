"""What the words between two place names say: "Jobar in Damascus", "Hama's Halfaya", "30 km east of Palmyra"."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from conflict_events.tagging.phrases import fold
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Span, Tree

Relation = Literal["inside", "near", "apposed"]

_MOST_WORDS = 11  # between a place and what holds it
_INSIDE = ("in", "inside", "within")
_COUNTRYSIDE = (
    "countryside",
    "suburbs",
    "outskirts",
    "rural",
    "part",
    "parts",
    "vicinity",
    "province",
    "city",
)
_UNITS, _MILE = ("km", "kilomet", "mile"), 1.6
_HELD = ("-held", "-controlled", "-majority", "-dominated")
_POSSESSIVE = ("'s", "s", "'")


@dataclass(frozen=True, slots=True)
class Container:
    """A place that holds another one, lies near it, or is only set beside it by a comma ("apposed")."""

    span: Span
    relation: Relation
    km: float | None = None  # how far away, where the text tells it


Containers = dict[tuple[int, int], list[Container]]


def find_containers(doc: Tree) -> Containers:
    """For every place mention that the text itself puts in or near another one: where, nearest first."""
    spans = sorted(doc.spans["places"], key=lambda s: s.start)
    found: Containers = defaultdict(list)
    owned: dict[tuple[int, int], Span] = {}
    for left, right in reversed(list(pairwise(spans))):
        if left.sent != right.sent or right.start - left.end > _MOST_WORDS:
            continue
        between = [fold(t.text) for t in doc[left.end : right.start] if not t.is_space]
        if between[:1] and between[0] in _POSSESSIVE and _plain(between[1:]):
            found[right.start, right.end].append(Container(left, "inside"))
            owned[left.start, left.end] = right
            continue
        relation = relation_of(between)
        if relation == "apposed" and fold(doc[min(right.end, len(doc) - 1)].text) in ("and", "or", "&"):
            relation = None  # "X, Hama and Homs" is a list
        held = owned.get((right.start, right.end), right)  # "in Syria's Aleppo": in Aleppo
        if relation:
            found[left.start, left.end].append(Container(held, relation, _kilometres(between)))
        listed = _listed(between)
        if relation == "inside" or listed:
            found[left.start, left.end] += [
                c for c in found[held.start, held.end] if listed or c.relation != "near"
            ]
    _frame(doc, spans, found)
    return found


def _frame(doc: Tree, spans: list[Span], found: Containers) -> None:
    """ "In the countryside of neighbouring Hama province, jets hit X and Y": what opens a sentence holds its places."""
    frame: Span | None = None
    for span in spans:
        if span.start - span.sent.start and _frames(doc, span):
            frame = span
        elif frame is not None and frame.sent == span.sent and not found.get((span.start, span.end)):
            found[span.start, span.end].append(Container(frame, "inside"))


def _frames(doc: Tree, span: Span) -> bool:
    """Whether a province, named as one, opens its sentence."""
    before = [fold(t.text) for t in doc[span.sent.start : span.start]]
    return span.id_ == "governorate" and before[0] in _INSIDE and _plain(before)


def relation_of(between: list[str]) -> Relation | None:
    """What the folded words between two places say of the left one; None when they say nothing."""
    if between in ([","], ["("]):
        return "apposed"
    if not between or not _plain(between):
        return None
    relators = [i for i, w in enumerate(between) if w in (*_INSIDE, *_beside(), "of", "from")]
    if not relators:
        return None
    last = relators[-1]
    word, before = between[last], between[:last]
    if word in _INSIDE:
        return "inside"
    if word in _beside() or (before[-1:] and before[-1] in _directions()) or _measured(before):
        return "near"
    part = before[-1:] and before[-1] in _COUNTRYSIDE
    held = len(before) == 1 and before[0] in _areas()  # not "X, the area around the town of Y"
    return "inside" if word == "of" and (part or held) else None


def _kilometres(between: list[str]) -> float | None:
    """The 40 of "40 km from"."""
    for number, unit in pairwise(between):
        if number.replace(".", "", 1).isdigit() and unit.startswith(_UNITS):
            return float(number) * (_MILE if unit.startswith("mile") else 1)
    return None


def _listed(between: list[str]) -> bool:
    """ "X, Y and Z in Hama", "X and Y 30 km east of Hama": what holds the last, or lies near it, does so for all."""
    return all(w in place_words().relations.listed for w in between)


def _measured(before: list[str]) -> bool:
    """ "40 km from", "25 miles away from"."""
    return any(w.startswith(_UNITS) for w in before)


def _plain(between: list[str]) -> bool:
    """Whether nothing stands there but words that may stand between a place and what holds it."""
    return all(w in _between_words() or w.replace(".", "").isdigit() or w.endswith(_HELD) for w in between)


@functools.cache
def _between_words() -> frozenset[str]:
    words = place_words()
    kinds = {w for phrases in words.kinds.values() for phrase in phrases for w in phrase.split()}
    return frozenset(kinds | _directions() | _beside() | {*words.parts.countryside, *words.relations.fillers})


@functools.cache
def _areas() -> frozenset[str]:
    """ "the X and Y districts of Z"."""
    kinds = place_words().kinds
    return frozenset(
        (*kinds["neighbourhood"], *kinds["district"], "region", *kinds["village"], *kinds["town"])
    )


@functools.cache
def _directions() -> frozenset[str]:
    return frozenset(place_words().parts.directions)


@functools.cache
def _beside() -> frozenset[str]:
    return frozenset(place_words().relations.beside)
