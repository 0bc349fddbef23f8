"""Who only fights somebody, by a participle behind the name, and what these fighters do next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.moving import move, take_place
from conflict_events.linking.syntax import FINITE, SUBJECTS
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Span, Token

_FOE = 3  # tokens between "fighting" and whom they fight
_BEHIND = 6  # tokens between these and the verb
_MODIFYING = ("nmod", "compound", "amod", "appos")
_TOLD = ("ccomp", "ROOT")  # a verb that is taken for a participle
_BETWEEN = ("ADP", "DET", "ADJ", "PROPN", "NOUN", "ADV", "AUX", "PART")


def seat_fighters(fighting: Token, actors: dict[int, Span], dated: set[int]) -> None:
    """ "The army battling rebels in Aleppo seized a district": the army seized it, wherever the tree hangs the rebels."""
    doer, foe = fighting.nbor(-1) if fighting.i else fighting, _foe_behind(fighting, actors)
    if fighting.lower_ not in place_words().stand_ins.fighting or doer.i not in actors or foe is None:
        return
    verb = _verb_behind(actors[foe.i].end, fighting, dated)
    if verb is None or _led_in(actors[doer.i]) or actors[doer.i].label_ == "metonym":
        return
    if verb in fighting.subtree:
        take_place(verb, fighting)
    verb.tag_ = "VBD" if verb.tag_ == "VBN" and not any(c.dep_ == "aux" for c in verb.lefts) else verb.tag_
    move(doer, verb, "nsubj")
    move(fighting, doer, "acl")
    while foe.dep_ in _MODIFYING and foe.head is not verb:
        foe = foe.head
    if foe.head is verb or foe.dep_ in SUBJECTS:
        move(foe, fighting, "dobj")


def _led_in(doer: Span) -> bool:
    """ "by the coalition fighting IS": whether a word before somebody makes him no subject."""
    i = doer.start - 1
    while i > doer.sent.start and doer.doc[i].pos_ in ("DET", "ADJ"):
        i -= 1
    return i >= doer.sent.start and doer.doc[i].pos_ in ("ADP", "CCONJ", "AUX")


def _foe_behind(fighting: Token, actors: dict[int, Span]) -> Token | None:
    """Whom they fight: the first actor right behind the participle, its last word."""
    near = fighting.doc[fighting.i + 1 : min(fighting.i + 1 + _FOE, fighting.sent.end)]
    first = next((t for t in near if t.i in actors), None)
    return actors[first.i][-1] if first is not None else None


def _verb_behind(start: int, fighting: Token, dated: set[int]) -> Token | None:
    """The first finite verb behind a foe, with nothing but a phrase of place or day between them."""
    for word in fighting.doc[start : min(start + _BEHIND, fighting.sent.end)]:
        if word.pos_ == "VERB" and (word.tag_ in FINITE or (word.tag_ == "VBN" and word.dep_ in _TOLD)):
            return word
        if word.pos_ not in _BETWEEN and word.i not in dated:
            return None
    return None
