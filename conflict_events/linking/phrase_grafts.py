"""Phrases that the parser hangs on a neighbour, by another tree for another name, put where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.moving import move, uproot
from conflict_events.linking.syntax import is_passive

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Span, Token

_MODIFYING = ("nmod", "compound", "amod")
_STEPS = 3  # nouns between a passive verb and its agent


def join_names(span: Span, named: set[int]) -> None:
    """ "the Legion and ISIS fighters": the whole name behind "and" is joined, not its first word.

    "Syrian and Russian forces", where two adjectives share a noun, stays as it is.
    """
    head = span[-1]
    inner = next((t for t in span if t.dep_ == "conj" and t.head.i < span.start), None)
    if inner is None or inner is head or inner.head.head is not head or inner.head.dep_ not in _MODIFYING:
        return
    first = inner.head
    alone = first.i in named and first.pos_ == "PROPN" and first.tag_ != "JJ"
    one = head.tag_ == "NNS" and any(t.lower_ in ("a", "an") for t in head.lefts)
    if not (alone or one) or first.i != span.start - 2:
        return
    above, dep = head.head, head.dep_
    for word in [t for t in head.lefts if t.i < first.i]:
        move(word, first, word.dep_)
    if above is head:
        uproot(first)
    else:
        move(first, above, dep)
    move(head, first, "conj")
    move(inner, head, "compound")


def free_month(word: Token) -> None:
    """ "since 21 May": a month is no "may"."""
    word.tag_, word.pos_, word.dep_ = "NNP", "PROPN", "npadvmod"


def free_agent(by: Token, named: set[int]) -> None:
    """ "was removed from the trucks by soldiers": who does it, not whose the trucks are."""
    verb = by.head
    for _ in range(_STEPS):
        if verb.dep_ == "pobj" and verb.head.dep_ == "prep":
            verb = verb.head.head
    if verb is by.head or not is_passive(verb) or any(c.lower_ == "by" for c in verb.children):
        return
    if any(c.i in named for c in by.children):
        move(by, verb, "agent")


def free_source(source: Token, named: set[int]) -> None:
    """ "seized by rebels from the army": from whom it is seized, not where the rebels come from."""
    doer = source.head
    agent = doer.head
    if doer.dep_ == "pobj" and agent.dep_ == "agent" and any(c.i in named for c in source.children):
        move(source, agent.head, "prep")
