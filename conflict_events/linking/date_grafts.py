"""Dates, and what the parser takes for a part of one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.moving import crown, move
from conflict_events.linking.syntax import PASSIVE, SUBJECTS, is_passive

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token


def free_month(word: Token) -> None:
    """ "since 21 May": a month is no "may"."""
    word.tag_, word.pos_, word.dep_ = "NNP", "PROPN", "npadvmod"


def free_object(noun: Token, dated: set[int]) -> None:
    """ "bombed on Monday the town", "dropped on Sunday barrel bombs": what is hit is no other name of a day."""
    if noun.dep_ == "appos" and noun.head.i in dated:
        day = noun.head
    else:
        day = next((c for c in noun.lefts if c.i in dated and c.dep_ == "compound"), noun)
        if day is noun or noun.dep_ != "pobj" or noun.head.i != day.i - 1:
            return
        move(day, noun.head, "pobj")
    verb = day.head.head if day.head.dep_ == "prep" else day.head
    if verb.pos_ != "VERB" or any(c.dep_ == "dobj" for c in verb.children):
        return
    move(noun, verb, "dobj")
    doer = verb.head
    if (verb.dep_, verb.tag_, doer.dep_) == ("acl", "VBN", "ROOT") and doer.pos_ in ("NOUN", "PROPN"):
        crown(verb, doer)  # "Warplanes bombed on Monday the town", taken for warplanes that were bombed
        for phrase in [c for c in doer.rights if c.i > verb.i]:
            move(phrase, verb, phrase.dep_)


def free_dated(place: Token, dated: set[int]) -> None:
    """ "hit Douma Sunday", "near Marea town October 11": the place is hit, it is no kind of day."""
    day = place.head
    if day.i != place.i + 1 or day.i not in dated or day.dep_ not in ("dobj", "pobj", "npadvmod"):
        return
    above, dep = day.head, day.dep_
    verb = above.head if dep == "pobj" else above
    move(place, above, "dobj" if dep == "npadvmod" else dep)
    move(day, verb, "npadvmod")


def free_subject(noun: Token, dated: set[int]) -> None:
    """ "said on Friday two soldiers had been captured": a day is the whole of its phrase, the soldiers go on."""
    day = next((c for c in noun.head.rights if c.i in dated and c.dep_ == "pobj" and c.i < noun.i), None)
    if day is None or noun.dep_ != "pobj":
        return
    for word in [c for c in day.rights if c.i < noun.i]:
        move(word, noun, word.dep_)
    verb = next((t for t in noun.doc[noun.i + 1 : noun.sent.end] if t.pos_ == "VERB"), None)
    if verb is not None and not any(c.dep_ in SUBJECTS + PASSIVE for c in verb.children):
        move(noun, verb, "nsubjpass" if is_passive(verb) else "nsubj")


def lower_date(word: Token, dated: set[int]) -> None:
    """ "women abducted by rebels last year were freed": what stands before "were" tells when they were abducted.

    So it does in "a doctor who fled last year said ...", which has no "were".
    """
    verb = word.head
    last = max((t.i for t in word.subtree), default=word.i)
    helps = [c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    if last + 1 != min(helps, default=verb.i) or not any(t.i in dated for t in word.subtree):
        return
    told = [
        c for s in verb.lefts if s.dep_ in SUBJECTS + PASSIVE for c in s.rights if _is_past(c, bool(helps))
    ]
    told = [c for c in told if c.i < word.i and not any(t.is_punct for t in word.doc[c.i : word.i])]
    if told:
        move(word, told[-1], word.dep_)


def _is_past(clause: Token, helped: bool) -> bool:
    """ "abducted by rebels", "who fled": what was before, and not "who live there"."""
    if clause.dep_ == "acl":
        return helped and clause.tag_ == "VBN"
    return clause.dep_ == "relcl" and (clause.tag_ == "VBD" or any(c.lower_ == "had" for c in clause.lefts))


def free_place(place: Token) -> None:
    """ "retook Kafr Zita hours after losing it", "took Morek hours earlier": the place is taken, it is no kind of hours."""
    unit = place.head
    verb = unit.head.head if unit.head.dep_ == "advmod" else unit.head
    if (
        unit.lemma_.lower() not in anaphora()["time_units"]
        or unit.dep_ not in ("npadvmod", "dobj")
        or unit.i != place.i + 1
    ):
        return
    if verb.pos_ == "VERB" and verb.i == place.i - 1:
        move(place, verb, "dobj")
        unit.dep_ = "npadvmod"
