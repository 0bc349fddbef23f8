"""Places that only say where another one lies: its town, its province, the way to it."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

from conflict_events.linking.syntax import PASSIVE, SUBJECTS, ancestors, is_verb, light_verbs
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_HEADING = 8  # tokens of a day between a place and the colon of a bulletin's line
_AWAY = ("to", "towards", "toward", "into", "for")
_OPENING = 4  # words before a place that opens its sentence
KIND_NOUNS = frozenset(
    {"neighbourhood", "neighborhood", "district", "town", "village", "quarter", "suburb", "area", "camp"}
)


def turns_to_parts(sentence: Span) -> bool:
    """ "In other parts of the province ...": what follows was not where the text was before."""
    words = [t.lower_ for t in sentence[:3]]
    return (
        words[:1] == ["in"]
        and words[1:2] in (["other"], ["another"])
        and words[-1] in place_words().parts.portions
    )


def opens_sentence(span: Span) -> bool:
    """ "In Homs ...", "Meanwhile in Idlib ...", "Daraa: ...", "Daraa, May 2: ...", "Daraa Nusra fighters shelled ..."."""
    before = span.doc[span.sent.start : span.start]
    if not before and span.doc[span.end : span.end + 1] and span.doc[span.end].text.istitle():
        return True
    if not before:
        behind = span.doc[span.end : span.end + _HEADING]
        plain = next((t for t in behind if t.text == ":" or t.text[:1].islower()), None)
        return plain is not None and plain.text == ":"
    return len(before) < _OPENING and before[-1].lower_ == "in"


def measured_from(span: Span) -> bool:
    """ "south of the Euphrates", "further to the west of Qamishli": only tells where another place lies."""
    before = [t.lower_ for t in span.doc[max(0, span.start - 3) : span.start] if t.lower_ != "the"]
    return before[-1:] == ["of"] and before[-2:-1] != [] and before[-2] in place_words().parts.directions


def tells_of_known(span: Span) -> bool:
    """ "the town southwest of Damascus": the town that is told before, and not Damascus."""
    before = [t.lower_ for t in span.doc[max(0, span.start - 4) : span.start]]
    told = before[:1] == ["the"] and before[1:2] != [] and before[1] in place_words().stand_ins.settled
    return told and measured_from(span)


def is_post(scene: Scene, span: Span, candidate: Candidate) -> bool:
    """ "its commander in Latakia was killed in Salma": what tells where somebody serves, before the event."""
    noun = span.root.head.head
    person = "person" in scene.classes(noun) and noun.dep_ in (*SUBJECTS, *PASSIVE, "appos")
    return person and noun.i < span.start < candidate.head.i


def is_purpose(verb: Token) -> bool:
    """ "an operation to seize Raqqa", "aimed at seizing Raqqa": what an offensive is for says where it is."""
    above = verb.head.head if verb.head.lower_ == "at" else verb
    if above.lemma_ == "aim" and above.dep_ in ("acl", "advcl", "relcl"):
        return True
    return verb.dep_ in ("acl", "advcl", "xcomp", "relcl") and any(c.lower_ == "to" for c in verb.lefts)


def tells_who_holds(scene: Scene, verb: Token, candidate: Candidate) -> bool:
    """ "left positions they held outside Homs", "bombed villages rebels hold near Azaz": where they are."""
    land, way = verb.head, verb.head.head.lower_
    if verb.dep_ != "relcl" or verb.lemma_ not in place_words().stand_ins.holding:
        return False
    there = land.dep_ == "dobj" or (land.dep_ == "pobj" and way != "from")
    left = land.dep_ == "pobj" and candidate.type.category == "territory"  # nobody flies from where they bomb
    return land.i not in scene.actors and (there or left)


def fired_from(span: Span) -> bool:
    """ "rockets fired by rebels in Douma hit Midan": where those stand whose rockets come down elsewhere."""
    noun = span.root.head.head
    fired = noun.head.head
    if noun.dep_ != "pobj" or noun.head.lower_ != "by" or fired.dep_ != "acl":
        return False
    struck = fired.head.head.lemma_.lower() in light_verbs()["striking"] and fired.head.dep_ in SUBJECTS
    return struck and fired.lemma_.lower() in light_verbs()["throwing"]


def led_to(span: Span) -> bool:
    """ "on the road to Aleppo", "the highway leading to the crossing", "left Douma for Idlib": where one gets that way."""
    if span.root.head.lower_ == "for" and any(v.lemma_ in ("leave", "depart") for v in ancestors(span.root)):
        return True
    words = place_words().stand_ins
    before = [t.lower_ for t in span.doc[max(0, span.start - 6) : span.start] if t.lower_ != "the"]
    if before[-1:] != ["to"]:
        return False
    tied = any(w in words.ways and v in words.leading for w, v in itertools.pairwise(before))
    return tied or (before[-2:-1] != [] and before[-2] in words.ways)


def joined_by_way(span: Span) -> bool:
    """ "the town, which straddles the highway linking Damascus with Aleppo": the ends of a way that passes there."""
    verb = next(
        (t for t in ancestors(span.root) if t.lemma_.lower() in place_words().stand_ins.joining), None
    )
    if verb is None or verb.dep_ not in ("acl", "relcl") or span.start < verb.i:
        return False
    way = verb.head
    passing = way.head.head if way.dep_ == "pobj" else way.head
    told = way.lemma_.lower() in place_words().stand_ins.ways
    return told and passing.lemma_.lower() in place_words().stand_ins.passing


def fled_to(span: Span) -> bool:
    """ "fled towards Idlib", "withdrew to the town of al-Bab": where they went from what happened."""
    way = next((t for t in ancestors(span.root) if t.dep_ == "prep" and t.lower_ != "of"), None)
    if way is None or way.lower_ not in _AWAY:
        return False
    return way.head.lemma_.lower() in light_verbs()["fleeing"]


def _is_listed(noun: Token) -> bool:
    """ "Morek and Latamneh": not the province behind a comma, which the tree takes for a member of a list."""
    return noun.dep_ == "conj" and any(c.dep_ == "cc" for c in (*noun.head.children, *noun.children))


def names_kind(before: Span, behind: Span) -> bool:
    """ "the BEFORE town of BEHIND", "the BEFORE towns of X and BEHIND"."""
    word, of = before.root.text.split()[-1].lower(), behind.root
    while _is_listed(of):
        of = of.head
    kind = before.root if word in KIND_NOUNS else before.root.head  # "Homs district" may be one name
    told = kind.lower_.split()[-1].removesuffix("s") in KIND_NOUNS and kind.i - before.end < 1
    return told and of.head.lower_ == "of" and of.head.head == kind


def within(wide: Span, narrow: Span) -> bool:
    """Whether the text itself says that one place lies in or near the other: "Jobar in Damascus"."""
    if (wide.start < narrow.start and wide.root.dep_ != "poss") or _is_listed(wide.root):
        return False
    for head in ancestors(wide.root):
        if head.dep_ == "conj" or is_verb(head):
            return False
        if narrow.start <= head.i < narrow.end:
            return wide.root.dep_ in ("pobj", "poss", "nmod", "appos")
        named = narrow.root.head == head and narrow.root.dep_ != "poss"  # "Homs's X district" is in Homs
        if named and head.lower_ in KIND_NOUNS and head.dep_ in ("pobj", "nsubj", "dobj"):
            return True
    return False
