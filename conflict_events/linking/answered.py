"""Deeds named only as what another one answers, counts on from or is traced to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.tagging.tree import kept

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_ANSWER_REACH = 7  # tokens
_FIRST_REACH = 60  # tokens between the first and the second of one series


@kept
def is_answered(noun: Token) -> bool:
    """ "in retaliation for the killing of a pilot": whether the deed of a noun is what another one answers."""
    words = noun.doc[max(noun.sent.start, noun.i - _ANSWER_REACH) : noun.i]
    pairs = list(pairwise(t.lower_ for t in words))
    if any(a == "over" and b in anaphora()["alleging"] for a, b in pairs):
        return True  # "strike Syria over suspected gas attack"
    return any(a in anaphora()["answers"] and b in ("for", "to") for a, b in pairs)


def counted_through(noun: Token) -> bool:
    """ "when the first strike hit ... the force of the second strike": both of the attack that is told."""
    words = noun.doc[max(0, noun.i - _FIRST_REACH) : noun.i]
    first = any(a.lower_ == "first" and b.lemma_ == noun.lemma_ for a, b in pairwise(words))
    counts = {c.lower_ for c in noun.lefts}
    return first and "the" in counts and not counts.isdisjoint(anaphora()["counted"])


def is_traced(noun: Token) -> bool:
    """ "hit the sources of the shelling": fire told before, which somebody answers."""
    return (
        noun.dep_ == "pobj"
        and noun.head.lower_ == "of"
        and noun.head.head.lemma_.lower() in anaphora()["origins"]
    )
