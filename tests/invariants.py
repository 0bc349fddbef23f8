"""What holds for the events of every text, however odd: offsets, closed sets, order, and that they can be written."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from typing import Any

from conflict_events.events import Events
from conflict_events.models import PROVINCES, Event
from conflict_events.reading import whole
from conflict_events.rules.load import builtin_actor_rows, builtin_event_types

PUBLISHED = dt.date(2015, 10, 8)


def check_events(events: Events, text: str) -> None:
    """AssertionError with what is wrong."""
    wrong = [fault for event in events for fault in faults(event, text)]
    ids = [event.id for event in events]
    if len(ids) != len(set(ids)):
        wrong.append(f"ids stand twice: {ids}")
    assert not wrong, wrong
    for written in (events.to_json(), events.to_jsonl(), events.to_csv(), events._repr_html_()):
        written.encode()
    assert json.loads(events.to_json())["events"] == events.to_records()


def faults(event: Event, text: str) -> Iterator[str]:
    """What is wrong with one event of a text."""
    for name, stretch in stretches(event):
        if not 0 <= stretch.start <= stretch.end <= len(text):
            yield f"{name}: {stretch.start} to {stretch.end} of {len(text)}"
        elif whole(text[stretch.start : stretch.end]) != stretch.text:
            yield f"{name}: {stretch.text!r} is {text[stretch.start : stretch.end]!r}"
    yield from _unknown_codes(event)
    yield from _disorder(event)


def stretches(event: Event) -> Iterator[tuple[str, Any]]:
    """Everything in an event that stands somewhere in the text."""
    yield "trigger", event.trigger
    yield "evidence", event.evidence
    for field in ("mentions", "attackers", "targets", "places", "claims"):
        for stretch in getattr(event, field):
            if stretch.text:
                yield field, stretch


def _unknown_codes(event: Event) -> Iterator[str]:
    types, actors = builtin_event_types(), builtin_actor_rows()
    if event.type not in types or event.category != types[event.type].category:
        yield f"type {event.type!r} of {event.category!r}"
    for actor in [*event.attackers, *event.targets]:
        if actor.id is not None and actor.id not in actors:
            yield f"actor {actor.id!r}"
    for claim in event.claims:
        if claim.actor is not None and claim.actor not in actors:
            yield f"speaker {claim.actor!r}"
    for place in event.places:
        if place.province is not None and place.province not in PROVINCES:
            yield f"province {place.province!r}"
        if place.country is not None and not re.fullmatch("[A-Z]{2}", place.country):
            yield f"country {place.country!r}"
        if place.latitude is not None and not abs(place.latitude) <= 90:
            yield f"latitude {place.latitude}"


def _disorder(event: Event) -> Iterator[str]:
    if event.trigger not in event.mentions:
        yield "the trigger is no mention"
    if event.date is not None and event.date.start > event.date.end:
        yield f"date {event.date}"
    if event.count is not None and event.count < 1:
        yield f"count {event.count}"
    for casualty in event.casualties:
        if not 0 <= casualty.low <= casualty.high:
            yield f"casualties {casualty}"
