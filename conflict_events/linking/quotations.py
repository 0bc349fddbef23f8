"""Quotation marks, as the word splitter leaves them."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

QUOTES = ('"', "``", "''", "\u201c", "\u201d")


def closes_quotation(token: Token) -> bool:
    """Whether a word is a quotation mark that stands right behind another word."""
    if token.i == 0 or token.text not in QUOTES:
        return False
    before = token.doc[token.i - 1]
    return before.idx + len(before.text) == token.idx
