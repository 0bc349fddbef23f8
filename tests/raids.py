"""A raid that many tests tell, and the first event of a text."""

from __future__ import annotations

from conflict_events import Event, extract_events

RAID = "Russian jets bombed a market in Saraqib on Monday, killing ten people"


def first(text: str, type_: str = "") -> Event:
    """The first event of a text, or the first of a type."""
    found = [e for e in extract_events(text, published="2015-10-08") if not type_ or e.type == type_]
    assert found, f"no {type_ or 'event'} in {text!r}"
    return found[0]
