"""Responsibility: who owns up to a deed told before, without naming it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.claims import add_claim
from conflict_events.linking.factuality import why_not
from conflict_events.linking.party_mentions import ANYBODY
from conflict_events.linking.sameness import VIOLENT
from conflict_events.linking.syntax import subjects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.sayings import Saying

_NEAR = 100  # tokens back to the deed that somebody owns up to


def own_up(candidates: list[Candidate], sayings: Iterable[Saying], parties: PartyFinder) -> None:
    """ "A car bomb killed five. Islamic State claimed responsibility.": it did it, and says so."""
    for saying in sayings:
        if saying.attribution.stance != "claims_responsibility" or _names_a_deed(saying, candidates):
            continue
        if why_not(parties.scene, saying.verb, True):  # "no group has claimed responsibility"
            continue
        deed = _deed_before(saying, candidates)
        if deed is None:
            continue
        add_claim(deed, saying.attribution)
        if all(p.actor in ANYBODY for p in deed.attackers):
            deed.attackers = [p for t in subjects(saying.verb) for p in parties.parties(t)]


def _names_a_deed(saying: Saying, candidates: list[Candidate]) -> bool:
    """Whether the deed stands behind the claim; one before it ("gunmen shot him; X claimed responsibility") is it."""
    return any(saying.verb.i < c.head.i < saying.end for c in candidates)


def _deed_before(saying: Saying, candidates: list[Candidate]) -> Candidate | None:
    at = saying.verb.i
    before = [c for c in candidates if 0 < at - c.head.i < _NEAR and c.type.category in VIOLENT]
    told = [c for c in before if not c.background and not c.type.symmetric]
    return told[-1] if told else None
