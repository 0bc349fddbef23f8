"""Which word names the event that a verb only tells more of: "raids hit Douma", "raided the town, hitting homes"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.choosing import with_members
from conflict_events.linking.counting import hurts
from conflict_events.linking.forms import finite, follows
from conflict_events.linking.kindred import GENERAL
from conflict_events.linking.slots import carrier
from conflict_events.linking.syntax import PASSIVE, is_passive, prepositions, subjects

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.syntax import Slots
    from conflict_events.tagging.tree import Token

_CHOSEN = ("execution", "assassination")  # deaths of their own, whatever goes on around them
GENERAL_VERBS = ("ground_attack",)  # types whose verbs (hit, strike, target) say little alone


def told_event(
    candidate: Candidate, slots: Slots, nouns: dict[int, Candidate], verbs: dict[int, Candidate]
) -> Candidate | None:
    """The event of another word that a verb only adds to.

    "raids hit Douma", "were hit in the raids": the noun is the event; "raided the town, hitting
    homes": the main verb is.
    """
    return (
        _named_by(candidate, slots, nouns)
        or _main_verb(candidate, verbs)
        or _carried_by(candidate, nouns)
        or _how_often(candidate, nouns)
        or _named_before(candidate, [*nouns.values(), *verbs.values()])
    )


def _named_by(candidate: Candidate, slots: Slots, nouns: dict[int, Candidate]) -> Candidate | None:
    doers = [*slots.get("subject", []), *(slots.get("by", []) if is_passive(candidate.head) else [])]
    tokens = [m for t in doers for m in with_members(t)]
    if candidate.type.type in GENERAL_VERBS or hurts(candidate.head):
        during = () if candidate.type.type in _CHOSEN else ("during",)
        tokens += [t for slot in ("in", "by", "with", *during) for t in slots.get(slot, [])]
        tokens += _causes(candidate.head) if hurts(candidate.head) else []
    means = [t for slot in ("with", "in") for t in slots.get(slot, [])]
    # "a jet targeted the town with four air strikes", "fired 60 missiles in an attack"
    # "attacked with bombs full of gas"
    special = {candidate.type.type, *GENERAL.get(candidate.type.type, ())}
    tokens += [t for t in means if t.i in nouns and nouns[t.i].type.type in special]
    return next((nouns[t.i] for t in tokens if t.i in nouns), None)


def _causes(verb: Token) -> list[Token]:
    """ "were hurt due to a raid", "because of shelling", "as a result of an attack": what it comes of."""
    found = [t for name in ("due", "because") for t in prepositions(verb).get(name, ())]
    for phrase in (c for c in verb.rights if c.dep_ == "prep"):
        if phrase.lower_ == "due":
            found += [t for to in phrase.rights if to.lower_ == "to" for t in to.rights if t.dep_ == "pobj"]
    results = (t for t in prepositions(verb).get("as", ()) if t.lemma_ in ("result", "consequence"))
    return found + [t for result in results for t in prepositions(result).get("of", ())]


def _named_before(candidate: Candidate, others: list[Candidate]) -> Candidate | None:
    """ "shelling on Sunday hit homes", where the tree errs: the event word right before, by order alone."""
    told = candidate.type.type in GENERAL_VERBS or hurts(candidate.head)
    if not told or not finite(candidate.head):
        return None
    before = [
        c
        for c in others
        if c.type.category == "remote_violence"
        and (not c.is_verb or c.head.tag_ == "VBG")
        and c.sentence == candidate.sentence
        and c.head.i < candidate.head.i
    ]
    last = max(before, key=lambda c: c.head.i, default=None)
    return last if last is not None and follows(last, candidate) else None


def _main_verb(candidate: Candidate, verbs: dict[int, Candidate]) -> Candidate | None:
    head = candidate.head
    first = (
        head.head if head.dep_ == "conj" and head.head.tag_ == "VBG" else head
    )  # "killing four and wounding two"
    if head.tag_ != "VBG" or first.dep_ not in ("advcl", "acl", "xcomp"):
        return None
    main = verbs.get(first.head.i)
    if main is None or candidate.type.type in GENERAL_VERBS:
        return main
    return main if hurts(head) and main.type is candidate.type else None  # "shells hit a park, wounding two"


def _carried_by(candidate: Candidate, nouns: dict[int, Candidate]) -> Candidate | None:
    """ "conducted two raids, targeting a leader": the raids that the verb above carries out."""
    head = candidate.head
    if candidate.type.type not in GENERAL_VERBS or head.tag_ != "VBG" or head.dep_ != "advcl":
        return None
    carried = [
        n
        for n in nouns.values()
        if n.type.category == "remote_violence"
        and not n.is_verb
        and n.head.i < head.i
        and carrier(n.head).head.i == head.head.i
        and carrier(n.head).dep_ in ("dobj", "nsubj", "nsubjpass")
    ]
    return carried[-1] if carried else None


def _how_often(candidate: Candidate, nouns: dict[int, Candidate]) -> Candidate | None:
    """ "the raid was the first time that jets struck the town": the raid, counted among others."""
    time = candidate.head.head
    if candidate.head.dep_ != "relcl" or time.lower_ != "time" or time.dep_ not in ("attr", "dobj"):
        return None
    return next((nouns[t.i] for t in subjects(time.head) if t.i in nouns), None)


def of_others(slots: Slots) -> bool:
    """ "a further nine people were killed in strikes on ...": not in those that killed the others."""
    hurt = [t for t in slots.get("object", []) if t.dep_ in PASSIVE]
    before = {c.lower_ for noun in hurt for c in noun.doc[noun.left_edge.i : noun.i]}
    return not before.isdisjoint(("another", "further"))
