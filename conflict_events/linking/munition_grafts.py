"""Munitions that the parser takes for those who throw them: "two bombs dropped from a helicopter hit the clinic"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.moving import crown, move, unfold
from conflict_events.linking.syntax import FINITE, PASSIVE, SUBJECTS, light_verbs

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_WHENCE = ("from", "by")
_AIMS = ("at", "on", "into", "towards")


def lower_thrown(verb: Token, arms: set[int]) -> None:
    """What is dropped or fired, from or by somebody, drops nothing: a participle of the bombs before it.

    The verb behind, which the parser left without a subject, is what the bombs did.
    """
    bombs = verb.nbor(-1) if verb.i > verb.sent.start else verb
    whence = verb.i + 1 < verb.sent.end and verb.nbor().lower_ in _WHENCE
    if not whence or bombs.i not in arms or verb.lemma_.lower() not in light_verbs()["throwing"]:
        return
    if any(c.dep_ in ("dobj", "aux", "auxpass", *PASSIVE) for c in verb.children):
        return
    if bombs.head is verb and bombs.dep_ == "nsubj":
        _give_verb(verb, bombs)
    elif verb.dep_ == "conj" and bombs.dep_ == "pobj":
        move(verb, bombs, "acl")
    verb.tag_ = "VBN"


def raise_throwing(verb: Token, arms: set[int], named: set[int]) -> None:
    """ "said that a militant fired rockets at the town", taken for rockets that a militant fired: he fires them."""
    bombs = verb.head
    doer = verb.nbor(-1) if verb.i > verb.sent.start else verb
    told = [c for c in bombs.lefts if c.dep_ == "mark" and c.lower_ == "that" and c.i < doer.i]
    if verb.dep_ != "amod" or bombs.i not in arms or doer.i not in named or not told or bombs.head is bombs:
        return
    parts = [bombs, *(c for c in bombs.rights if c.dep_ == "conj")]
    aims = [c for part in parts for c in part.rights if c.dep_ == "prep" and c.lower_ in _AIMS]
    unfold(verb, doer)
    for aim in aims:
        move(aim, verb, "prep")


def _give_verb(verb: Token, bombs: Token) -> None:
    """Hangs the bombs on the finite verb behind their participle, or leaves them as what was dropped."""
    behind = verb.doc[verb.nbor().right_edge.i + 1 : verb.sent.end]
    second = next((t for t in behind if t.tag_ in FINITE and t.pos_ == "VERB"), None)
    if second is None or any(c.dep_ in (*SUBJECTS, *PASSIVE, "mark") for c in second.lefts):
        bombs.dep_ = PASSIVE[0]
        return
    above, dep = (second, "ROOT") if verb.head is verb else (verb.head, verb.dep_)
    if second.head is verb or above is second:
        crown(second, bombs)
    move(bombs, second, "nsubj")
    if above is not second:
        for word in [c for c in verb.lefts if c.i < bombs.left_edge.i]:
            move(word, second, word.dep_)
        move(second, above, dep)
    move(verb, bombs, "acl")
