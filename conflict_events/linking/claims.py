"""Who says so: gives each candidate the attributions that cover it, and its status."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.reporting import reporting_phrases
from conflict_events.linking.sayings import Saying
from conflict_events.tagging.phrases import words_of

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span

_ORDER = {"reported": 0, "claimed": 1, "unconfirmed": 2, "denied": 3}


def link_claims(scene: Scene, candidates: list[Candidate], sayings: list[Saying]) -> None:
    """Gives each candidate the attributions that cover its trigger, and its status."""
    sayings = [*sayings, *_quoted_on(scene, sayings)]
    hearsay = list(_hearsay(scene))
    for candidate in candidates:
        for saying in sayings:
            if saying.start <= candidate.head.i < saying.end and not _aside(candidate, saying):
                if saying.attribution.status != "reported" and candidate.clause.dep_ == "relcl":
                    continue  # "claim that a jet fell where an offensive is underway": the offensive is a fact
                if not any(c.same_as(saying.attribution) for c in candidate.claims):
                    candidate.claims.append(saying.attribution)
                candidate.status = max(candidate.status, saying.attribution.status, key=_ORDER.__getitem__)
        for start, end, status in hearsay:
            if candidate.sentence.start <= start < candidate.sentence.end and _near(candidate, start, end):
                candidate.status = max(candidate.status, status, key=_ORDER.__getitem__)


def _quoted_on(scene: Scene, sayings: list[Saying]) -> list[Saying]:
    """A quotation that goes on behind its speaker: '"..." the army said. "Sixty were killed."'"""
    found: list[Saying] = []
    for sentence in scene.doc.sents:
        if not _whole_quotation(sentence) or any(s.start <= sentence.start < s.end for s in sayings):
            continue
        before = [
            s for s in (*sayings, *found) if 0 <= sentence.start - s.end <= 1 or s.end == sentence.start
        ]
        if before and any(t.text in _QUOTES for t in before[-1].verb.sent):
            found.append(Saying(before[-1].attribution, before[-1].verb, sentence.start, sentence.end))
    return found


_QUOTES = ('"', "``", "''", "\u201c", "\u201d")


def _whole_quotation(sentence: Span) -> bool:
    words = [t.text for t in sentence if not t.is_space]
    return len(words) > 2 and words[0] in _QUOTES


def _aside(candidate: Candidate, saying: Saying) -> bool:
    """The verb itself is the trigger, or the event stands in the clause of another speaker."""
    return saying.verb.i == candidate.head.i


def _near(candidate: Candidate, start: int, end: int) -> bool:
    return abs(candidate.head.i - start) < 18


def _hearsay(scene: Scene) -> list[tuple[int, int, str]]:
    """(first token, last token, status) of hearsay phrases."""
    words = words_of(scene.doc)
    return [
        (words[m.start].token, words[m.end - 1].token, m.payload.status)
        for m in reporting_phrases().find(words)
        if m.payload.status != "reported"
    ]
