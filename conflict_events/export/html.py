"""What a notebook shows: the article with its marked words beside one card an event. Needs no script."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.export.marking import KINDS, Mark, Node, find_marks, nest_marks
from conflict_events.export.plain import heading, spell_date, spell_parties
from conflict_events.export.rows import place_name, spell_casualty, spell_loss
from conflict_events.export.templating import render

if TYPE_CHECKING:
    from conflict_events.events import Events
    from conflict_events.models import Event, Place

MOST_CARDS = 200
LONGEST_TEXT = 30_000  # characters; of a longer text only the lines with marks are shown


@dataclass
class Card:
    """One event in words."""

    number: int
    event: Event
    facts: list[tuple[str, str]]
    quote: list[Node]


def events_html(events: Events) -> str:
    """The view of a list of events; without the text of the article, the cards alone with their sentences."""
    shown = list(events)[:MOST_CARDS]
    marks = find_marks(shown, events.text)
    return render(
        "events.html",
        view=_view_id(shown),
        heading=heading(events) if events else "No conflict events",
        title=events.title,
        notes=events.notes,
        paragraphs=_paragraphs(events.text, marks),
        cards=_cards(events),
        left_out=len(events) - len(shown),
        kinds=_kinds(marks),
    )


def event_html(event: Event) -> str:
    """The card of one event with the sentence that tells it."""
    return render("event.html", view=_view_id([event]), card=_card(0, event, quoted=True))


def _view_id(events: Sequence[Event]) -> str:
    """Keeps the styles of several views on one page apart."""
    ids = " ".join(event.id for event in events)
    return "ce-" + hashlib.sha256(ids.encode("utf-8", "replace")).hexdigest()[:10]


def _paragraphs(text: str, marks: list[Mark]) -> list[list[Node]]:
    """The lines of a text as nodes; an empty list stands for lines left out."""
    whole = len(text) <= LONGEST_TEXT
    paragraphs: list[list[Node]] = []
    start = 0
    for line in text.splitlines(keepends=True):
        end = start + len(line)
        inside = [m for m in marks if m.start < end and m.end > start]
        if line.strip() and (whole or inside):
            paragraphs.append(nest_marks(text, inside, start, start + len(line.rstrip())))
        elif not whole and paragraphs and paragraphs[-1]:
            paragraphs.append([])
        start = end
    return paragraphs


def _cards(events: Events) -> list[Card]:
    """The first cards; where the events come from several texts, each names its own and quotes it."""
    cards = []
    for number, (event, document) in enumerate(itertools.islice(events.told(), MOST_CARDS)):
        card = _card(number, event, quoted=not events.text)
        named = [document.title, document.source, document.doc_id]
        if document != events.document and any(named):
            card.facts.append(("told in", ", ".join(name for name in named if name)))
        cards.append(card)
    return cards


def _card(number: int, event: Event, quoted: bool) -> Card:
    return Card(number, event, _facts(event), _quote(number, event) if quoted else [])


def _facts(event: Event) -> list[tuple[str, str]]:
    """What is known of an event, as pairs of question and answer; what is not known is left out."""
    numbers = [*map(spell_casualty, event.casualties), *map(spell_loss, event.losses)]
    answers = [
        ("who", spell_parties(event)),
        ("where", "; ".join(dict.fromkeys(map(_spell_place, event.places)))),
        ("when", _spell_when(event)),
        ("how often", f"{event.count} times" if event.count and event.count > 1 else ""),
        ("how many", "; ".join(numbers)),
        ("with", ", ".join(event.weapons)),
        ("says who", "; ".join(dict.fromkeys(f"{c.source} ({c.stance})" for c in event.claims))),
    ]
    return [(question, answer) for question, answer in answers if answer]


def _spell_place(place: Place) -> str:
    """``Abtin (Mount Simeon, Aleppo)``, ``Mosul (IQ)``."""
    name = place_name(place)
    country = place.country if place.country != "SY" and place.kind != "country" else None
    regions = [r for r in (place.district, place.province, country) if r and r != name]
    return f"{name} ({', '.join(dict.fromkeys(regions))})" if regions else name


def _spell_when(event: Event) -> str:
    if event.date is None:
        return ""
    return spell_date(event.date) + (" (from the context)" if event.date.inferred else "")


def _quote(number: int, event: Event) -> list[Node]:
    """The sentence of an event with its own marks."""
    sentence = event.evidence
    text = " " * sentence.start + sentence.text
    marks = [m for m in find_marks([event], text) if m.start >= sentence.start and m.end <= sentence.end]
    for mark in marks:
        mark.events = [number]
    return nest_marks(text, marks, sentence.start, len(text))


def _kinds(marks: list[Mark]) -> list[str]:
    """The kinds of marks in use, for the legend."""
    used = {mark.kind for mark in marks}
    return [kind for kind in KINDS if kind in used]
