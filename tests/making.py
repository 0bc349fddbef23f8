"""Hand-made events for tests that need no pipeline."""

from __future__ import annotations

import datetime as dt
from typing import Any

from conflict_events.events import Events
from conflict_events.models import Actor, Casualty, Claim, DateRange, Event, Loss, Place, Span

TEXT = (
    "Russian jets bombed Sukhnah on Monday, killing 12 people and wrecking two tanks, the Observatory said."
)


def span_of(words: str) -> Span:
    start = TEXT.index(words)
    return Span(text=words, start=start, end=start + len(words))


def actor_of(words: str, **fields: Any) -> Actor:
    return Actor(**span_of(words).model_dump(), **fields)


def place_of(words: str, **fields: Any) -> Place:
    return Place(**span_of(words).model_dump(), **fields)


def make_event(**fields: Any) -> Event:
    """An air strike on Sukhnah; ``fields`` replace what it says."""
    told: dict[str, Any] = {
        "id": "ce1",
        "type": "airstrike",
        "category": "remote_violence",
        "trigger": span_of("bombed"),
        "mentions": [span_of("bombed")],
        "attackers": [actor_of("Russian jets", id="rus_mil", name="Russian Armed Forces")],
        "targets": [actor_of("people", id="civilians", name="Civilians")],
        "places": [
            place_of(
                "Sukhnah", name="Sukhnah", province="Homs", country="SY", latitude=34.88, longitude=38.87
            )
        ],
        "date": DateRange(start=dt.date(2015, 10, 5), end=dt.date(2015, 10, 5), text="Monday"),
        "casualties": [Casualty(kind="killed", low=12, high=12, who="people")],
        "losses": [Loss(item="tanks", count=2, text="two tanks")],
        "claims": [Claim(source="the Observatory", actor="sohr", verb="say")],
        "evidence": Span(text=TEXT, start=0, end=len(TEXT)),
        "rule": "airstrike.bomb",
        "confidence": 0.9,
    }
    return Event(**(told | fields))


def make_told_event(**fields: Any) -> Event:
    """The same event with the words for everything that it says."""
    told: dict[str, Any] = {
        "weapons": ["jets"],
        "casualties": [Casualty(kind="killed", low=12, high=12, who="people", text="12 people")],
        "claims": [Claim(source="the Observatory", verb="say", **span_of("the Observatory").model_dump())],
        "date": DateRange(start=dt.date(2015, 10, 5), end=dt.date(2015, 10, 5), text="on Monday"),
    }
    return make_event(**(told | fields))


def make_events(*events: Event, **fields: Any) -> Events:
    """Events of the sample sentence, published on 8 October 2015."""
    known: dict[str, Any] = {"text": TEXT, "published": dt.date(2015, 10, 8), "model": "en_small 3.8.0"}
    return Events(events, **(known | fields))
