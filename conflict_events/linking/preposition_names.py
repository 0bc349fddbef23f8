"""Prepositions by the slot they open, where several mean the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_SAME_PREPOSITION = {
    "onto": "on",
    "upon": "on",
    "toward": "towards",
    "within": "in",
    "outside": "near",
    "around": "near",
}


def preposition_name(token: Token) -> str:
    """The slot that a preposition opens: "on" for "upon", too."""
    return _SAME_PREPOSITION.get(token.lower_, token.lower_)
