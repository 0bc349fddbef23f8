"""Speakers of a place, who tell of "the area": that is theirs, not the place told before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.breadth import SETTLEMENTS
from conflict_events.linking.reporting import reporting_of
from conflict_events.linking.syntax import SUBJECTS, ancestors

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.where import PlaceLinker
    from conflict_events.models import Place
    from conflict_events.tagging.tree import Span

_OF = ("of", "in", "from")
_THEIR = ("area", "region")


def place_of_speakers(places: PlaceLinker, candidate: Candidate) -> list[Place]:
    """ "Activists in Manbij said jets struck the area", "Residents of Daraya accused the army of raids on the area"."""
    if not _tells_of_the_area(candidate):
        return []
    saying = next((v for v in ancestors(candidate.head) if reporting_of(v) is not None), None)
    people = [
        t
        for t in (saying.lefts if saying is not None else ())
        if t.dep_ in SUBJECTS and "person" in places.scene.classes(t)
    ]
    theirs = [s for s in places.spans for t in people if _hangs_on(s, t.i)]
    named = (places.resolver.resolve(s) for s in theirs if not places.roles.is_capital_that_acts(s))
    return [p for p in named if p.kind in SETTLEMENTS][:1]


def _tells_of_the_area(candidate: Candidate) -> bool:
    """Whether "the area" is where it happened or what was struck."""
    for word in candidate.clause.subtree:
        if word.lower_ in _THEIR and word.dep_ in ("pobj", "dobj", "nsubjpass"):
            plain = all(c.dep_ == "det" and c.lower_ in ("the", "that") for c in word.lefts) and word.lefts
            if plain and not any(c.lower_ == "of" for c in word.rights):
                return True
    return False


def _hangs_on(place: Span, speaker: int) -> bool:
    """Whether a place stands in the phrase right behind a speaker: "residents of Daraya"."""
    preposition = place.root.head
    return preposition.lower_ in _OF and preposition.head.i == speaker
