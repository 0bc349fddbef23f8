"""Passives without "was": participles that the tree takes for full verbs though they lack an object."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_WAYS = (
    "into",
    "onto",
    "through",
    "toward",
    "towards",
    "to",
    "out",
    "off",
    "from",
)  # "stormed into the town"
_ARTICLES = ("a", "an", "the")
_SUBJECTS = ("nsubj", "csubj")


def driven_out(verb: Token) -> bool:
    """ "Rebels ousted from Homs", "troops forced out of the base": who drives out needs an object."""
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    whence = any(c.lower_ in ("from", "of", "out") and c.i <= verb.i + 2 for c in verb.rights)
    return whence and not any(c.dep_ in ("dobj", "aux", "ccomp", "xcomp") for c in verb.children)


def told_of_number(verb: Token) -> bool:
    """ "12 were killed, ten of them shot dead": bare numbers, who suffer what has no object."""
    numbers = [c for c in verb.lefts if c.dep_ in _SUBJECTS and c.tag_ == "CD"]
    if verb.tag_ not in ("VBD", "VBN") or not numbers or verb.dep_ in ("ROOT", "ccomp"):
        return False
    return not any(c.dep_ in ("dobj", "aux", "prt", "dative", "ccomp", "xcomp") for c in verb.children)


def is_shot(verb: Token) -> bool:
    """ "Helicopter shot down over Idlib", "nine were killed, six of them shot dead"."""
    if any(c.lower_ == "down" for c in verb.rights):
        return not any(c.dep_ in ("dobj", "aux") for c in verb.children)
    return told_of_number(verb)


def suffers_in_headline(verb: Token) -> bool:
    """ "Nusra leader assassinated in Idlib", "Army post stormed": headlines drop "was" together with the articles."""
    told = verb.dep_ == "ROOT" or (verb.dep_ == "ccomp" and verb.i < verb.head.i)  # "..., activists say"
    if verb.tag_ not in ("VBD", "VBN") or not told:
        return False
    if any(t.lower_ in _ARTICLES for t in verb.sent) or not any(c.dep_ in _SUBJECTS for c in verb.lefts):
        return False
    behind = verb.doc[verb.i + 1] if verb.i + 1 < verb.sent.end else None
    ends = behind is None or behind.is_punct or (behind.pos_ == "ADP" and behind.lower_ not in _WAYS)
    return ends and not any(
        c.dep_ in ("dobj", "aux", "prt", "dative", "ccomp", "xcomp") for c in verb.children
    )


def shares_object(verb: Token) -> bool:
    """ "killed and wounded a number of fighters": the object of the second verb is the first one's too."""
    second = verb.doc[verb.i + 2 : verb.i + 3]
    return any(
        v.dep_ == "conj"
        and v.head == verb
        and (v.tag_ == verb.tag_ or any(c.dep_ == "nsubj" for c in verb.lefts))
        and any(c.dep_ == "dobj" for c in v.rights)
        for v in second
    )
