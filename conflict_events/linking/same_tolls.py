"""Whether two mentions count the same dead and wounded."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate

_MANY = 5  # counts of fewer are alike by chance
_ALIKE = 1.5  # times: two counts no further apart may be of the same people


def same_toll(old: Candidate, new: Candidate) -> bool:
    """Whether both tell one whole toll of more than one."""
    return bool(_whole_tolls(old) & _whole_tolls(new))


def same_many(old: Candidate, new: Candidate) -> bool:
    """Whether both tell one whole toll of more than a few."""
    return any(low >= _MANY for _, low, _ in _whole_tolls(old) & _whole_tolls(new))


def other_toll(old: Candidate, new: Candidate) -> bool:
    """Whether both tell whole tolls of one kind, and none that they share."""
    kinds = {t.kind for t in old.tolls if not t.part} & {t.kind for t in new.tolls if not t.part}
    return bool(kinds) and not same_toll(old, new)


def like_toll(old: Candidate, new: Candidate) -> bool:
    """ "more than 120 people", "at least 100": two counts of the same dead."""
    return any(
        mine[0] == theirs[0] and max(mine[1], theirs[1]) <= _ALIKE * min(mine[1], theirs[1])
        for mine in _whole_tolls(old)
        for theirs in _whole_tolls(new)
    )


def same_harm(old: Candidate, new: Candidate) -> bool:
    """Whether both tell the same dead and the same wounded."""
    return len(_whole_tolls(old) & _whole_tolls(new)) > 1


def _whole_tolls(mention: Candidate) -> set[tuple[str, int, int]]:
    """The tolls of more than one that are no parts."""
    return {(t.kind, t.low, t.high) for t in mention.tolls if not t.part and t.low > 1}
