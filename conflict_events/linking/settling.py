"""What is settled once all mentions of an event are merged: victims and tolls that say it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.toll_parts import mark_parts

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Party, Toll

_ANYBODY = frozenset({"people", "person", "persons", "others", "victims", "casualties", "bodies", "dead"})


def settle(candidate: Candidate) -> None:
    """Sorts out the targets and tolls of a merged event."""
    candidate.targets = [t for t in candidate.targets if not _superfluous(t, candidate.targets)]
    candidate.targets = candidate.targets or candidate.holders
    candidate.tolls = mark_parts(_exact(candidate.tolls))


def _exact(tolls: list[Toll]) -> list[Toll]:
    """Drops "dozens" where the text also tells a figure that it stands for."""

    def told(vague: Toll) -> bool:
        return any(
            t.kind == vague.kind and t.low == t.high and vague.low <= t.low <= vague.high and not t.part
            for t in tolls
        )

    return [t for t in tolls if t.low == t.high or t.part or not told(t)]


def _superfluous(party: Party, targets: list[Party]) -> bool:
    """ "people" beside "policemen": another mention says who they were."""
    if party.text.lower().split()[-1] not in _ANYBODY:
        return False
    return any(
        t is not party and t.text.lower().split()[-1] not in _ANYBODY and t.kind != "person" for t in targets
    )
