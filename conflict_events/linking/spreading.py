"""How far a source goes on: over the sentences behind its own that are its too."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from conflict_events.linking.quotations import QUOTES
from conflict_events.linking.reporting import noun_class
from conflict_events.linking.sayings import Saying

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span


def quoted_on(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """A quotation that goes on behind its speaker: '"..." the army said. "Sixty were killed."'"""
    found: list[Saying] = []
    for sentence in scene.doc.sents:
        if not _whole_quotation(sentence) or any(s.start <= sentence.start < s.end for s in sayings):
            continue
        before = [
            s for s in (*sayings, *found) if 0 <= sentence.start - s.end <= 1 or s.end == sentence.start
        ]
        if before and any(t.text in QUOTES for t in before[-1].verb.sent):
            found.append(Saying(before[-1].attribution, before[-1].verb, sentence.start, sentence.end))
    return found


def _whole_quotation(sentence: Span) -> bool:
    words = [t.text for t in sentence if not t.is_space]
    return len(words) > 2 and words[0] in QUOTES


def spoken_between(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """Sentences between two of one source, which told them too: "X said ... Ten died in Douma. X added ..."."""
    found: list[Saying] = []
    ordered = sorted((s for s in sayings if s.attribution.stance in _TELLING), key=lambda s: s.verb.i)
    for first, second in pairwise(ordered):
        start, end = first.verb.sent.end, second.verb.sent.start
        if start >= end or not _one_voice(first, second):
            continue
        between = [s for s in scene.doc.sents if start <= s.start < end]
        if len(between) > _BETWEEN or any(s.start < end and start < s.end for s in sayings):
            continue
        told = [s for s in between if not _looks_back(scene, s) and _goes_on(s)]
        found += [Saying(first.attribution, first.verb, s.start, s.end) for s in told]
    return found


def _goes_on(sentence: Span) -> bool:
    """Whether a sentence tells on what happened, or is quoted: no "it was the third time", "rebels have suffered"."""
    root = sentence.root
    forms = [root, *(c for c in root.children if c.dep_ in ("aux", "auxpass"))]
    stative = root.lemma_ == "be" or any(t.lemma_ == "have" or t.tag_ in ("VBZ", "VBP") for t in forms)
    return sentence[0].text in QUOTES or not stative


def _looks_back(scene: Scene, sentence: Span) -> bool:
    """ "On Tuesday rebels had attacked ...", "jets were first seen in 2012": the text's own background."""
    opens = any(t.i in scene.dates for t in sentence[:3])
    return opens or any(_YEAR.fullmatch(t.text) for t in sentence if t.i in scene.dates)


_YEAR = re.compile(r"(?:19|20)\d\d")


_BETWEEN = 3  # sentences
_TELLING = ("asserts", "confirms")


def _one_voice(first: Saying, second: Saying) -> bool:
    """Whether one source, or the body and its speaker, say both."""
    one, other = first.attribution, second.attribution
    return one.same_as(other) or one.same_side(other)


def counted_on(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """A sentence that counts on behind an attributed one: "X said ten died. Another three were wounded"."""
    found: list[Saying] = []
    for before, sentence in pairwise(scene.doc.sents):
        opening = [t.lower_ for t in sentence[:5]]
        counts_on = any(w in noun_class("more") and b != "than" for w, b in pairwise([*opening, ""]))
        counted = any(t.i in scene.quantities for t in before)
        if not (counts_on and counted) or _told(sentence, sayings):
            continue
        told = [s for s in (*sayings, *found) if s.start < before.end and before.start < s.end]
        if told and told[-1].attribution.stance == "asserts":
            found.append(Saying(told[-1].attribution, told[-1].verb, sentence.start, sentence.end))
    return found


def _told(sentence: Span, sayings: list[Saying]) -> bool:
    """Whether a sentence has a source of its own."""
    return any(s.start < sentence.end and sentence.start < s.end for s in sayings)
