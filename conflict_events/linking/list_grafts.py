"""Lists that the parser tears apart, or joins to the wrong word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.moving import move, uproot
from conflict_events.linking.syntax import PASSIVE, SUBJECTS

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Span, Token

_MODIFYING = ("nmod", "compound", "amod")
_KINDS = ("group", "militia", "fighter", "allies")  # of actors that a name behind them may name


def join_names(span: Span, named: set[int], actors: dict[int, Span]) -> None:
    """ "the Legion and ISIS fighters": the whole name behind "and" is joined, not its first word.

    So it is with "the army and Kurdish forces". "Syrian and Russian forces", where two adjectives share a noun, stays as it is.
    """
    head = span[-1]
    inner = next((t for t in span if t.dep_ == "conj" and t.head.i < span.start), None)
    first = inner.head if inner is not None and inner is not head else _army_before(span, actors)
    if first is None or first.head is not head or first.dep_ not in _MODIFYING:
        return
    alone = first.i in named and first.pos_ == "PROPN" and first.tag_ != "JJ"
    one = head.tag_ == "NNS" and any(t.lower_ in ("a", "an") for t in head.lefts)
    if not (alone or one or first is _army_before(span, actors)) or first.i != span.start - 2:
        return
    above, dep = head.head, head.dep_
    of_both = [t for t in head.lefts if t.i < first.i] + [
        t for t in head.rights if t.dep_ in ("acl", "relcl")
    ]
    for word in of_both:
        move(word, first, word.dep_)
    if above is head:
        uproot(first)
    else:
        move(first, above, dep)
    move(head, first, "conj")
    if inner is not None:
        move(inner, head, "compound")


def _army_before(span: Span, actors: dict[int, Span]) -> Token | None:
    """ "the army" before "and" and a mention."""
    i = span.start - 2
    if i < span.sent.start or span.doc[i + 1].dep_ != "cc" or i not in actors:
        return None
    noun = span.doc[i]
    return noun if noun.tag_ == "NN" and actors[i].label_ == "bare" else None


def join_list(span: Span, actors: dict[int, Span]) -> None:
    """ "by the regime, Russia and Iran", "by the army Russia and Iran": a list, no other name for the first."""
    name = span.root
    if _runs_on(span, actors):
        first_one = span.doc[span.start - 1]
        above, dep = name.head, name.dep_
        for word in [c for c in name.lefts if c.i < first_one.i]:
            move(word, first_one, word.dep_)
        move(first_one, above, dep)
        move(name, first_one, "conj")
        return
    first = actors.get(name.head.i)
    if name.dep_ != "appos" or first is None or first.label_ == "unit" or first.id_ in _KINDS:
        return
    if any(c.dep_ == "conj" and c.i in actors for c in name.rights) and span.label_ == "name":
        name.dep_ = "conj"


def _runs_on(span: Span, actors: dict[int, Span]) -> bool:
    """ "by the Assad regime Russia and Iran", without its comma: a name before the first of a list is no part of it."""
    name, before = span.root, actors.get(span.start - 1)
    if before is None or before.end != span.start or name.head is name or span.id_ in _KINDS:
        return False
    tied = before.root.head is name and before.root.dep_ in _MODIFYING
    named = before.label_ == span.label_ == "name" and "" not in (before.kb_id_, span.kb_id_)
    others = before.kb_id_ != span.kb_id_ and before.id_ not in _KINDS
    return tied and named and others and any(c.dep_ == "conj" and c.i in actors for c in name.rights)


def join_subject(noun: Token) -> None:
    """ "a town held by rebels and jihadists had been hit": of two subjects the one behind "and" is no subject.

    Nor is it in "clashes between the army and rebels broke out".
    """
    first = noun.left_edge
    tie = first.nbor(-1) if first.i > noun.sent.start else noun
    phrase = tie.head.head
    if (
        tie.dep_ != "cc"
        or tie.head.dep_ != "pobj"
        or not (phrase.dep_ == "agent" or phrase.lower_ == "between")
    ):
        return
    if any(c.dep_ in SUBJECTS + PASSIVE and tie in c.subtree for c in noun.head.lefts):
        move(noun, tie.head, "conj")


def join_kin(noun: Token, named: set[int]) -> None:
    """ "a commander of X, his wife and three others": his wife stands beside the commander, and is none of X."""
    his = any(c.lower_ in ("his", "her") and c.dep_ == "poss" for c in noun.lefts)
    if not his or not any(c.dep_ == "conj" for c in noun.rights):
        return
    above = noun.head
    if (
        noun.dep_ == "conj"
        and above.dep_ == "pobj"
        and above.i in named
        and above.head.lower_ in ("of", "in", "from")
    ):
        above = above.head.head
    elif noun.dep_ != "appos":
        return
    if above.tag_ in ("NN", "NNP") and above.i < noun.i:
        move(noun, above, "conj")


def join_wounded(word: Token) -> None:
    """ "took the village, leaving many dead and wounded": the wounded stand beside the dead, whoever took it."""
    first = word.nbor(-2) if word.i > word.sent.start + 1 else word
    tied = word.nbor(-1).lower_ in ("and", "or", "&") if first is not word else False
    if tied and first.lower_ == "dead" and word.head is not first:
        word.tag_ = "VBN"
        for phrase in [c for c in word.rights if c.dep_ == "prep"]:
            move(phrase, word.head, "prep")  # "..., in addition to destroying a post": whoever took it
        move(word, first, "conj")


def raise_beside_dead(word: Token) -> None:
    """ "took the village, leaving many militants dead and destroying their arms": done by who leaves them dead."""
    dead = word.head
    if dead.dep_ == "oprd" and dead.head.lemma_ == "leave":
        move(word, dead.head, "conj")


def join_objects(word: Token) -> None:
    """ "killed its leader and 4 of his guards": what "and" joins is the object's neighbour, no second verb."""
    verb, first = word.head, word.left_edge
    objects = [c for c in verb.rights if c.dep_ == "dobj" and c.i < word.i]
    if objects and first.i > 0 and first.nbor(-1).lower_ in ("and", "&"):
        move(word, objects[-1], "conj")


def raise_counted(noun: Token) -> None:
    """ "killed 30 men from rebel factions and nine soldiers": what is counted stands beside what is counted."""
    phrase = noun.head.head
    whole = phrase.nbor(-1) if phrase.i else phrase
    if (
        noun.head.dep_ != "pobj"
        or phrase.lower_ not in ("from", "of")
        or phrase.head not in (whole, whole.head)
    ):
        return
    if _counted(noun) and _counted(whole) and not _counted(noun.head):
        move(noun, whole, "conj")
        move(phrase, whole, "prep")


def _counted(noun: Token) -> bool:
    return any(c.dep_ == "nummod" for c in noun.lefts)


def join_states(state: Token, places: set[int]) -> None:
    """ "who fights in Syria and Iraq": the second place stands beside the first one, not beside who fights."""
    first = state.i - 2
    joined = first > 0 and state.nbor(-1).lower_ == "and" and first in places
    if joined and state.head.i < first and state.doc[first].head.lower_ == "in":
        move(state, state.doc[first], "conj")


def join_sides(between: Token, groups: set[int]) -> None:
    """ "between residents of the quarter and the army": two sides, not residents of the forces."""
    first = next((c for c in between.rights if c.dep_ == "pobj"), None)
    of = next((c for c in first.rights if c.lower_ == "of"), None) if first is not None else None
    noun = next((c for c in of.rights if c.dep_ == "pobj"), None) if of is not None else None
    if first is None or of is None or noun is None or any(c.dep_ == "conj" for c in first.rights):
        return
    second = next((c for c in noun.rights if c.dep_ == "conj" and c.i in groups), None)
    if second is not None:
        move(second, first, "conj")
        return
    place = next(
        (c for c in noun.lefts if c.dep_ in _MODIFYING and any(d.dep_ == "cc" for d in c.rights)), None
    )
    inner = (
        next((c for c in place.rights if c.dep_ == "conj" and c.i in groups), None)
        if place is not None
        else None
    )
    if place is not None and inner is not None and noun.i in groups:
        move(place, of, "pobj")
        move(inner, noun, "compound")
        move(noun, first, "conj")
