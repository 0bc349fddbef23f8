"""Lists of what somebody wants, by the order of the words: "called for an end to the bombing, the release of ..."."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Set

    from conflict_events.tagging.tree import Token

_FINITE = ("VBD", "VBZ", "VBP", "MD", "WDT", "WP", "WRB")


def in_list_of_aims(token: Token, aims: Set[str], facts: Set[str]) -> bool:
    """Whether a noun or gerund stands in a list of things wanted, whatever the tree says.

    Between the words of wanting, ``aims`` ("call for"), and it stand none but nouns and gerunds; one of the words
    ``facts`` ("an inquiry into the raid") leads back to what has happened.
    """
    if token.dep_ in ("xcomp", "ccomp") and token.head.tag_ == "VBG":
        token = token.head  # "aimed at spreading fear, forcing people to leave their homes"
    if token.tag_ not in ("NN", "NNS", "VBG"):
        return False
    doc = token.doc
    for i in range(token.i - 1, token.sent.start, -1):
        word, before = doc[i], doc[i - 1]
        if {f"{before.lower_} {word.lower_}", f"{before.lemma_.lower()} {word.lower_}"} & aims:
            return True
        if word.tag_ in _FINITE or word.lower_ in facts:
            return False
    return False
