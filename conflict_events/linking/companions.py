"""Who takes part beside the subject: "the army, in cooperation with Hezbollah", "rebels backed by X"."""

from __future__ import annotations

import functools
from collections.abc import Iterator
from typing import TYPE_CHECKING

from conflict_events.linking.syntax import light_verbs

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


def companions(
    scene: Scene, finder: PartyFinder, candidate: Candidate, subjects_: list[Token]
) -> list[Party]:
    """Who does it with the subject: "the army, in cooperation with Hezbollah", "rebels backed by X"."""
    found: list[Party] = []
    for subject in subjects_:
        for cue in _cues_behind(scene, subject, candidate.head):
            span = next(
                (scene.actors[i] for i in range(cue, min(cue + 6, candidate.head.i)) if i in scene.actors),
                None,
            )
            if span is not None and span.label_ not in ("metonym", "modifier"):
                found += finder.parties(span[-1])
    return found


def _cues_behind(scene: Scene, subject: Token, verb: Token) -> Iterator[int]:
    """Where the words behind "along with", "backed by" begin, between a subject and its verb."""
    words = [t.lower_ for t in scene.doc[subject.i + 1 : max(subject.i + 1, verb.i)]]
    for cue in _cues():
        for i in range(len(words) - len(cue) + 1):
            if tuple(words[i : i + len(cue)]) == cue:
                yield subject.i + 1 + i + len(cue)


@functools.cache
def _cues() -> list[tuple[str, ...]]:
    """Phrases that name who takes part beside the subject."""
    return [tuple(phrase.split()) for phrase in sorted(light_verbs()["companions"])]
