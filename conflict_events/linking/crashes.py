"""Crashes: who says that an aircraft which others claim to have shot down fell of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events.linking.reporting import noun_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.sayings import Saying
    from conflict_events.linking.scene import Scene

_NEAR = 120  # tokens between the downing and the word of who explains it away


def deny_downings(scene: Scene, sayings: Iterable[Saying], candidates: list[Candidate]) -> None:
    """Marks the downings that somebody says were crashes."""
    if not any(c.type.type == "downing" for c in candidates):
        return
    for saying in sayings:
        downing = _explained_away(scene, saying, candidates)
        if downing is not None:
            _deny(saying, downing, candidates)


def _explained_away(scene: Scene, saying: Saying, candidates: list[Candidate]) -> Candidate | None:
    """The downing that "said the plane crashed because of a technical fault" is about."""
    words = {t.lemma_.lower() for t in scene.doc[saying.start : saying.end]}
    if "crash" not in words or words.isdisjoint(noun_class("mishaps")):
        return None
    near = [c for c in candidates if abs(c.head.i - saying.verb.i) < _NEAR]
    if any(c.type.type == "crash" and c.own_place and saying.start <= c.head.i < saying.end for c in near):
        return None  # "another plane crashed in Latakia"
    downings = [c for c in near if c.type.type == "downing" and not _is_doer(scene, saying, c)]
    return min(downings, key=lambda c: abs(c.head.i - saying.verb.i), default=None)


def _deny(saying: Saying, downing: Candidate, candidates: list[Candidate]) -> None:
    """Gives a downing the denial of who says that the aircraft fell of itself."""
    denial = replace(saying.attribution, stance="denies", certainty="denied", status="denied")
    told = [c for c in candidates if saying.start <= c.head.i < saying.end and c.type.type == "crash"]
    for candidate in (downing, *(c for c in told if c.head.i > downing.head.i and same_aircraft(c))):
        candidate.claims = [denial if c.same_as(denial) else c for c in candidate.claims]
    downing.status = "denied"


def _is_doer(scene: Scene, saying: Saying, downing: Candidate) -> bool:
    """Whether who speaks is said to have shot it down."""
    speaker = scene.lexicon.lineage(saying.attribution.actor) if saying.attribution.actor else ()
    return any(p.actor in speaker for p in downing.attackers)


def same_aircraft(crash: Candidate, downing: Candidate | None = None) -> bool:
    """ "rebels shot down a jet ... the plane crashed because of a fault": the one told before.

    Where it came down is told on: in the province where it was shot down.
    """
    told = [c for c in crash.head.children if c.dep_ == "nsubj"]
    pointed = any(t.lower_ == "it" or any(c.lower_ in ("the", "its") for c in t.lefts) for t in told)
    provinces = [{p.province for p in c.places} for c in (crash, downing or crash)]
    there = downing is not None and not provinces[0].isdisjoint(provinces[1])
    return pointed and not ((crash.own_place and not there) or crash.own_date or crash.background)
