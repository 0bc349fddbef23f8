"""What is settled once all mentions of an event are merged: victims and tolls that say it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.tolls import mark_parts

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.linking.scene import Scene

_ANYBODY = frozenset({"people", "person", "persons", "others", "victims", "casualties", "bodies", "dead"})


def settle(scene: Scene, candidate: Candidate) -> None:
    """Sorts out the targets and tolls of a merged event."""
    candidate.targets = [t for t in candidate.targets if not _superfluous(scene, t, candidate.targets)]
    candidate.tolls = mark_parts(candidate.tolls)


def _superfluous(scene: Scene, party: Party, targets: list[Party]) -> bool:
    """ "people" beside "policemen": another mention says who they were."""
    if party.text.lower().split()[-1] not in _ANYBODY:
        return False
    return any(
        t is not party and t.text.lower().split()[-1] not in _ANYBODY and t.kind != "person" for t in targets
    )
