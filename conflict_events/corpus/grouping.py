"""Groups linked records: two groups become one when their pairs agree on average."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from conflict_events.corpus.incident_rules import incident_rules

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from conflict_events.corpus.linkage import Compared


class Pair(NamedTuple):
    """Two records, the lower number first, and the probability that they are one occurrence."""

    one: int
    other: int
    probability: float
    levels: int


class Group(NamedTuple):
    """Reports that are one occurrence, by their positions in the input, and the links that joined them.

    A link tells its two reports by their place in the group.
    """

    positions: list[int]
    links: list[Pair]


def group(compared: Compared) -> Iterator[Group]:
    """The groups of all records, each in their order, in the order of their first record.

    Records that no chain of links connects cannot come into one group, so that each such component is
    grouped by itself.
    """
    import numpy as np

    first = np.arange(len(compared.positions))  # the first record of each one's group
    links: dict[int, list[Pair]] = {}
    for pairs in _components(compared):
        groups = Groups()
        groups.join(pairs)
        for number, members in groups.members.items():
            first[members] = number
            links[number] = groups.links[number]
    order = np.argsort(first, kind="stable")
    starts = np.flatnonzero(np.diff(first[order], prepend=-1))
    for split in np.split(order, starts[1:]) if len(order) else ():
        numbers: list[int] = split.tolist()
        yield Group(compared.positions[split].tolist(), _placed(links.get(numbers[0], ()), numbers))


def _placed(links: Iterable[Pair], numbers: list[int]) -> list[Pair]:
    place = {number: i for i, number in enumerate(numbers)}
    return [link._replace(one=place[link.one], other=place[link.other]) for link in links]


def _components(compared: Compared) -> Iterator[list[Pair]]:
    """The pairs inside each component of two records or more, the likeliest first."""
    import numpy as np

    roots = _roots(compared)
    inside = np.flatnonzero(roots[compared.one] == roots[compared.other])
    columns = [column[inside] for column in compared[1:]]
    one, other, probability, _ = columns
    component = roots[one]
    order = np.lexsort((other, one, -probability, component))
    starts = np.flatnonzero(np.diff(component[order], prepend=-1))
    bounds = [*starts.tolist(), len(order)]
    for start, end in pairwise(bounds):
        yield [Pair(*row) for row in zip(*(c[order[start:end]].tolist() for c in columns), strict=True)]


def _roots(compared: Compared) -> NDArray[np.int64]:
    """For each record the first one that a chain of links connects it with."""
    import numpy as np

    parents = list(range(len(compared.positions)))
    sure = compared.probability >= incident_rules().threshold
    for one, other in zip(compared.one[sure].tolist(), compared.other[sure].tolist(), strict=True):
        low, high = sorted((_root(parents, one), _root(parents, other)))
        parents[high] = low
    return np.array([_root(parents, n) for n in range(len(parents))], dtype=np.int64)


def _root(parents: list[int], number: int) -> int:
    while parents[number] != number:
        parents[number] = parents[parents[number]]
        number = parents[number]
    return number


class Groups:
    """Groups of records, joined link by link, the surest first."""

    def __init__(self) -> None:
        self.group_of: dict[int, int] = {}
        self.members: dict[int, list[int]] = {}
        self.links: dict[int, list[Pair]] = defaultdict(list)
        self._sure: dict[tuple[int, int], float] = {}

    def join(self, pairs: Sequence[Pair]) -> None:
        """Takes pairs in falling order of probability; what is left out is as good as impossible."""
        self._sure = {(pair.one, pair.other): pair.probability for pair in pairs}
        for number in {n for pair in pairs for n in (pair.one, pair.other)}:
            self.group_of[number] = number
            self.members[number] = [number]
        for pair in pairs:
            one, other = sorted((self.group_of[pair.one], self.group_of[pair.other]))
            if pair.probability < incident_rules().threshold:
                return
            if one != other and self._fit(one, other):
                self._unite(one, other)
                self.links[one].append(pair)

    def _fit(self, one: int, other: int) -> bool:
        """Whether the pairs between two groups are on average as probable as a link must be."""
        mine, theirs = self.members[one], self.members[other]
        sum_ = sum(self._sure.get((min(a, b), max(a, b)), 0.0) for a in mine for b in theirs)
        return sum_ >= incident_rules().threshold * len(mine) * len(theirs)

    def _unite(self, one: int, other: int) -> None:
        for number in self.members[other]:
            self.group_of[number] = one
        self.members[one] = sorted(self.members[one] + self.members.pop(other))
        self.links[one] += self.links.pop(other, [])
