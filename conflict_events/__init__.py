"""Turns English news text on armed conflict into typed events.

>>> from conflict_events import extract_events
>>> events = extract_events("Russian jets bombed Sukhnah on Monday.", published="2015-10-08")
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from conflict_events.api import Extractor, explain, extract_events, extract_many, load
    from conflict_events.corpus.incidents import Incident, merge_reports
    from conflict_events.events import Events
    from conflict_events.gazetteer import lookup
    from conflict_events.models import Actor, Casualty, Claim, DateRange, Event, Loss, Place, Span

_HOMES = {
    "extract_events": "api",
    "load": "api",
    "Extractor": "api",
    "explain": "api",
    "extract_many": "api",
    "Events": "events",
    "lookup": "gazetteer",
    "Incident": "corpus.incidents",
    "merge_reports": "corpus.incidents",
    **dict.fromkeys(("Event", "Actor", "Place", "DateRange", "Casualty", "Loss", "Claim", "Span"), "models"),
}

__all__ = [
    "Actor",
    "Casualty",
    "Claim",
    "DateRange",
    "Event",
    "Events",
    "Extractor",
    "Incident",
    "Loss",
    "Place",
    "Span",
    "__version__",
    "explain",
    "extract_events",
    "extract_many",
    "load",
    "lookup",
    "merge_reports",
]


def __getattr__(name: str) -> Any:
    """Loads public names when they are first used, so that importing the package stays fast."""
    if name in _HOMES:
        return getattr(import_module(f"conflict_events.{_HOMES[name]}"), name)
    raise AttributeError(f"module 'conflict_events' has no attribute {name!r}")
