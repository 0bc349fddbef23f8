"""Which words of a text belong to which events, and how the marks lie inside each other.

Actors, places, claims and triggers carry offsets; of dates, weapons and numbers an event keeps the words
only, which are looked up in the lines where the event is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conflict_events.models import Event

# Of two marks on the same words, the earlier kind lies outside.
KINDS = ("claim", "trigger", "actor", "place", "date", "weapon", "number")


@dataclass
class Mark:
    """Words of one kind and the events that rest on them, by their position in the list."""

    start: int
    end: int
    kind: str
    label: str
    title: str
    events: list[int] = field(default_factory=list)


@dataclass
class Node:
    """A stretch of text, plain where it has no mark; ``first`` where the mark begins, ``last`` where it ends."""

    text: str = ""
    mark: Mark | None = None
    first: bool = False
    last: bool = False
    children: list[Node] = field(default_factory=list)


def find_marks(events: Iterable[Event], text: str) -> list[Mark]:
    """The marks of all events in the order of the text; events that share words share the mark.

    A mark inside another of its kind ("helicopter" in "army helicopter") joins that one.
    """
    marks: dict[tuple[int, int, str], Mark] = {}
    for number, event in enumerate(events):
        for found in _marks_of(event, text):
            if found.start >= found.end:
                continue  # made by hand, without offsets
            mark = marks.setdefault((found.start, found.end, found.kind), found)
            if number not in mark.events:
                mark.events.append(number)
    kept: dict[str, Mark] = {}
    result = []
    for mark in sorted(marks.values(), key=_outer_first):
        outer = kept.get(mark.kind)
        if outer and mark.end <= outer.end:
            outer.events = sorted({*outer.events, *mark.events})
        else:
            kept[mark.kind] = mark
            result.append(mark)
    return result


def nest_marks(text: str, marks: Sequence[Mark], start: int, end: int) -> list[Node]:
    """``text[start:end]`` as nested nodes; a mark that crosses the edge of another is cut there."""
    nodes: list[Node] = []
    at = start
    inside = sorted((m for m in marks if m.start < end and m.end > start), key=_outer_first)
    while inside:
        mark = inside.pop(0)
        left, right = max(mark.start, at), min(mark.end, end)
        if left >= right:
            continue
        if left > at:
            nodes.append(Node(text[at:left]))
        within = [m for m in inside if m.start < right]
        inside = [m for m in inside if m.end > right]
        children = nest_marks(text, within, left, right)
        nodes.append(Node("", mark, mark.start == left, mark.end == right, children))
        at = right
    if at < end:
        nodes.append(Node(text[at:end]))
    return nodes


def _outer_first(mark: Mark) -> tuple[int, int, int]:
    return mark.start, -mark.end, KINDS.index(mark.kind)


def _marks_of(event: Event, text: str) -> Iterator[Mark]:
    for mention in event.mentions or [event.trigger]:
        yield Mark(mention.start, mention.end, "trigger", event.type, f"{event.type}: {event.rule}")
    for actor in [*event.attackers, *event.targets]:
        yield Mark(actor.start, actor.end, "actor", "actor", actor.name or actor.text)
    for place in event.places:
        named = [place.name or place.text, place.district, place.province, place.country]
        yield Mark(place.start, place.end, "place", "place", ", ".join(x for x in named if x))
    for claim in event.claims:
        yield Mark(claim.start, claim.end, "claim", "claim", f"{claim.stance}: {claim.verb}")
    for kind, words, title in _words_of(event):
        where = _nearest(words, text, event)
        if where:
            yield Mark(*where, kind, kind, title)


def _words_of(event: Event) -> Iterator[tuple[str, str, str]]:
    if event.date and event.date.text and not event.date.inferred:
        yield "date", event.date.text, f"{event.date.start} to {event.date.end}"
    for weapon in event.weapons:
        yield "weapon", weapon, weapon
    for casualty in event.casualties:
        yield "number", casualty.text, f"{casualty.kind}: {casualty.low} to {casualty.high}"
    for loss in event.losses:
        yield "number", loss.text, f"{loss.count} {loss.item}"


def _nearest(words: str, text: str, event: Event) -> tuple[int, int] | None:
    """The occurrence nearest to a mention of the event among the lines that mention it."""
    if not words.strip():
        return None
    anchors = [event.trigger, *event.mentions]
    lines = {line_around(text, span.start) for span in anchors if span.start < len(text)}
    pattern = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    found = [match.span() for line in lines for match in pattern.finditer(text, *line)]
    return min(found, key=lambda span: min(abs(span[0] - a.start) for a in anchors), default=None)


def line_around(text: str, at: int) -> tuple[int, int]:
    """Start and end of the line that holds a character."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end
