"""One event of two words: what is found at one goes to the other, and a verdict says why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.candidate import Verdict

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Party


class Joins:
    """Joins words of one Doc; each join leaves a verdict."""

    def __init__(self, verdicts: list[Verdict]) -> None:
        self.verdicts = verdicts

    def absorb(self, owner: Candidate, other: Candidate, reason: str) -> None:
        """One event of two words: what is found at the other is the owner's."""
        owner.mentions.append(other.span)
        owner.joined.append(other)
        self.tell(owner, other, reason)

    def tell(self, owner: Candidate, other: Candidate, reason: str) -> None:
        """Leaves the verdict that a word only tells of another one's event."""
        self.verdicts.append(Verdict(other.span, other.type.type, other.trigger.id, "merged", reason, owner))


def unite(mine: list[Party], others: list[Party]) -> None:
    """Adds the parties that are not among the first ones yet."""
    mine += [p for p in others if not any(p.same_as(q) for q in mine)]
