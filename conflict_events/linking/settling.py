"""What is settled once all mentions of an event are merged: victims and tolls that say it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.tolls import mark_parts

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Party

_ANYBODY = frozenset({"people", "person", "persons", "others", "victims", "casualties", "bodies", "dead"})


def settle(candidate: Candidate) -> None:
    """Sorts out the targets and tolls of a merged event."""
    candidate.targets = [t for t in candidate.targets if not _superfluous(t, candidate.targets)]
    candidate.targets = candidate.targets or candidate.holders
    candidate.tolls = mark_parts(candidate.tolls)


def _superfluous(party: Party, targets: list[Party]) -> bool:
    """ "people" beside "policemen": another mention says who they were."""
    if party.text.lower().split()[-1] not in _ANYBODY:
        return False
    return any(
        t is not party and t.text.lower().split()[-1] not in _ANYBODY and t.kind != "person" for t in targets
    )
