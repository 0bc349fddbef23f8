"""Totals and their parts: "12 people, including three children", a headline's dead and those of one town."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.counting import hurts, toll_words

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Toll
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_MORE = ("more", "others", "people", "were")


def is_part(scene: Scene, at: int, noun: Token) -> bool:
    """Whether the number stands behind "including", "among them" or before "of them"."""
    doc = scene.doc
    start = scene.quantities[at].start if at in scene.quantities else at
    sent_start = doc[at].sent.start
    first = start if _opens_total(scene, at) else max(sent_start, start - 12)
    for i in range(start - 1, first - 1, -1):
        if doc[i].lower_ in toll_words()["parts"]:
            return not _of_other_things(scene, i + 1, start)
        if doc[i].lower_ == "among" and doc[i + 1].lower_ in ("them", "those", "the"):
            return i + 2 < start or doc[i + 1].lower_ == "them"  # "among the 20 dead": these are all
        if doc[i].pos_ in ("VERB", "AUX") or doc[i].text in (".", ";"):
            break
    if _among_the_dead(scene, at):
        return True
    counted = (noun, doc[at])
    whole = any(t.dep_ == "dobj" or (t.dep_ == "nsubjpass" and hurts(t.head)) for t in counted)
    if whole or at not in scene.quantities:
        return False  # "killing seven of them", "seven of them were killed": all the dead that are told
    end = scene.quantities[at].end
    behind = doc[end : end + 3].text.lower()
    dead = {*toll_words()["adjectives"], "victims"}
    return behind.startswith(("of them", "of whom")) or (
        behind.startswith(("of the ", "of those ")) and behind.split()[-1] in dead
    )


def _of_other_things(scene: Scene, start: int, end: int) -> bool:
    """ "hit before, including on May 2 when six died", "a raid that included rockets killed two": days, weapons."""
    between = scene.doc[start:end]
    opens = between[0].lower_ if end > start else ""
    return opens in ("on", "in", "at", "by", "when") or any(
        t.i in scene.weapons or t.lower_ == "when" for t in between
    )


def _opens_total(scene: Scene, at: int) -> bool:
    """ "including nine civilians and over 40 more wounded": the wounded are none of those killed."""
    span = scene.quantities.get(at)
    if span is None or span.end >= len(scene.doc) or scene.doc[span.start - 1].lower_ != "and":
        return False
    follows = next((t for t in scene.doc[span.end : span.end + 3] if t.lower_ not in _MORE), span.root)
    return follows.lower_ in toll_words()["adjectives"]


def _among_the_dead(scene: Scene, at: int) -> bool:
    """ "Four children were among the 28 dead"."""
    behind = scene.doc[at + 1 : at + 9]
    for first, second in pairwise(behind):
        if second.lower_ == "among" and first.lemma_ in ("be", "also"):
            return True
        if first.pos_ == "VERB" or first.text in (".", ";"):
            return False
    return False


def mark_parts(tolls: list[Toll]) -> list[Toll]:
    """Later figures below the total of their kind are parts of it: one town's dead, the children among them."""
    return [replace(t, part=t.part or _is_below(t, tolls[:i])) for i, t in enumerate(tolls)]


def _is_below(toll: Toll, before: list[Toll]) -> bool:
    before = [t for t in before if not _of_other_side(toll, t)]
    if toll.word.lemma_ == "lose":  # "the attackers lost 15 men": none of those whom they killed
        return False
    alike = [t for t in before if t.kind == toll.kind]
    if toll.further:  # beside those told right before: at most a part of what came before these
        alike = alike[:-1]
    totals = [t for t in alike if not t.part and t.word.i != toll.word.i]
    totals = [t for t in totals if t.word.lemma_ != "lose"]  # those whom one side lost, no total
    largest = max(totals, key=lambda t: t.low, default=None)
    if largest is None or toll.beside == largest.low:
        return False
    return toll.high < largest.low and not competes(toll, largest)


def _of_other_side(toll: Toll, total: Toll) -> bool:
    """ "60 soldiers were killed ... 20 of his men died": fighters of two actors, none of them among the others."""
    mine, others = ({p.actor for p in t.victims} for t in (toll, total))
    wide = {"", "civilians"}
    return bool(mine and others) and mine.isdisjoint(others | wide) and others.isdisjoint(wide)


def competes(toll: Toll, total: Toll) -> bool:
    """Whether another source counts the same people: "SANA gave a toll of 12"."""
    if not (toll.source and total.source) or toll.source == total.source or toll.low != toll.high:
        return False
    who, anybody = (toll.who.lower(), total.who.lower()), {"", "civilians", *anaphora()["anybody"]}
    return who[0] == who[1] or set(who) <= anybody
