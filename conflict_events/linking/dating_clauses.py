"""Clauses and phrases that only say when: "days after the raid", "months after the army drove them out"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.lasting import begun
from conflict_events.linking.syntax import PASSIVE, SUBJECTS, ancestors, clause_root, is_verb, light_verbs
from conflict_events.linking.unreal_verbs import cues

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_LONG = frozenset({"week", "month", "year", "decade"})
_SPANS = frozenset({"minute", "hour", "day", "week", "month", "year"})


def only_dates(noun: Token) -> bool:
    """ "days after a gas attack a woman was killed": the attack only says when, it is not the cause."""
    preposition = noun.head
    if (
        noun.dep_ == "pcomp" and preposition.lower_ == "after" and preposition.i
    ):  # "days after retaking the town"
        return preposition.nbor(-1).lemma_.lower() in _SPANS
    if noun.dep_ != "pobj" or not is_verb(clause_root(preposition.head)) or preposition.i == 0:
        return False
    if preposition.lower_ in ("after", "following"):  # alone it may tell the cause: "died after a raid"
        return preposition.nbor(-1).lemma_.lower() in _SPANS
    return preposition.lower_ in ("before", "since")


def since_its_start(noun: Token) -> bool:
    """ "the first to be killed since the start of the campaign": not by the campaign."""
    start = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
    return start is not noun and start.lower_ in begun() and only_dates(start)


def long_before(head: Token) -> bool:
    """ "swept back in on Saturday, months after the army drove them out": told of a time long past.

    So it is with "resumed on Saturday, days after a bombing killed nine", and with "the raids came after rebels
    stormed the base, seizing it", which leaves open how long before them that was.
    """
    verb = head.head if head.dep_ in SUBJECTS + PASSIVE else head
    if verb.tag_ == "VBG" and verb.dep_ == "advcl" and verb.head.dep_ == "advcl":
        verb = verb.head
    mark = next((c for c in verb.lefts if c.dep_ == "mark" and c.lower_ == "after"), None)
    if verb.dep_ != "advcl" or mark is None or mark.i == 0:
        return False
    unit = mark.nbor(-1)
    if unit is verb.head and unit.lemma_ in light_verbs()["comes"]:
        return True
    return unit.lemma_.lower() in _LONG or (unit.lower_ == "days" and not unit.children)


def of_coming_deed(date: Token, clause: Token) -> bool:
    """ "While envoys look into the raid, the Council will meet on Thursday": the day of what is yet to come."""
    verb = clause_root(date)
    if verb.tag_ != "VB" or verb.i in verb.doc.trigger_heads or clause in (verb, *ancestors(verb)):
        return False
    ahead = any(c.lower_ in ("will", "shall") for c in verb.lefts)
    above = {verb.head.lower_, verb.head.lemma_.lower()} if verb.dep_ in ("xcomp", "ccomp") else set()
    return ahead or not above.isdisjoint(cues()["due"] | cues()["verbs"])


def in_dating_clause(word: Token, clause: Token, marks: tuple[str, ...]) -> bool:
    """ "the clashes came hours after jets raided Busra", "a day after he vowed to retake Busra": not where, nor when, they were."""
    verb = next((h for h in ancestors(word) if h.dep_ == "advcl" and h.head == clause), None)
    found = [c for c in verb.lefts if c.lower_ in marks and c.i < word.i] if verb is not None else []
    return any(clause.lemma_ in light_verbs()["comes"] or counts(c) for c in found)


def counts(after: Token) -> bool:
    """ "two days after": what stands behind is another deed, which tells when."""
    measured = after.i > 0 and after.nbor(-1).lemma_.lower() in _SPANS
    return measured and after.lower_ in ("after", "before")
