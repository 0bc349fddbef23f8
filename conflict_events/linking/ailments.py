"""Who is hurt by what it suffers: "40 people suffered breathing difficulties", "nine were treated for burns"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.counting import toll_words
from conflict_events.linking.syntax import is_passive, subjects

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_UP = ("pcomp", "pobj", "dobj", "conj", "amod", "compound", "prep", "xcomp", "nmod")


def ailing(ill: Token) -> list[Token]:
    """The nouns for those who suffer from something, or are treated for it."""
    verb = ill
    while verb.dep_ in _UP and verb.lemma_ not in toll_words()["ailing"]:
        verb = verb.head
    if verb is ill or verb.lemma_ not in toll_words()["ailing"] or verb.i > ill.i:
        return []
    if any(c.dep_ == "neg" for c in verb.children) or (verb.lemma_ == "treat" and not is_passive(verb)):
        return []
    reduced = verb.head if verb.dep_ == "acl" and verb.tag_ in ("VBN", "VBD") else None
    nouns = [reduced] if reduced is not None else subjects(verb)
    return [n.head if n.dep_ == "appos" else n for n in nouns]
