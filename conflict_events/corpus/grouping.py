"""Groups linked records: two groups become one when most of their pairs agree, never two events of one text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from conflict_events.corpus.linkage import Pair
from conflict_events.corpus.records import incident_rules


class Groups:
    """Groups of record numbers, joined link by link, the surest first."""

    def __init__(self, documents: Sequence[int]) -> None:
        self.documents = documents
        self.group_of = list(range(len(documents)))
        self.members: dict[int, list[int]] = {n: [n] for n in range(len(documents))}
        self.links: dict[int, list[Pair]] = defaultdict(list)
        self._sure: dict[tuple[int, int], float] = {}

    def join(self, pairs: Iterable[Pair]) -> None:
        """Takes pairs in falling order of probability; what is left out is as good as impossible."""
        known = list(pairs)
        self._sure = {(pair.one, pair.other): pair.probability for pair in known}
        for pair in known:
            one, other = sorted((self.group_of[pair.one], self.group_of[pair.other]))
            if pair.probability < incident_rules().threshold:
                return
            if one != other and self._fit(one, other):
                self._unite(one, other)
                self.links[one].append(pair)

    def _fit(self, one: int, other: int) -> bool:
        """Whether the pairs between two groups are on average as probable as a link must be."""
        mine, theirs = self.members[one], self.members[other]
        if {self.documents[n] for n in mine} & {self.documents[n] for n in theirs}:
            return False
        sum_ = sum(self._sure.get((min(a, b), max(a, b)), 0.0) for a in mine for b in theirs)
        return sum_ >= incident_rules().threshold * len(mine) * len(theirs)

    def _unite(self, one: int, other: int) -> None:
        for number in self.members[other]:
            self.group_of[number] = one
        self.members[one] = sorted(self.members[one] + self.members.pop(other))
        self.links[one] += self.links.pop(other, [])

    def in_order(self) -> list[tuple[list[int], list[Pair]]]:
        """Each group's numbers with the links that made it, in the order of their first number."""
        found = sorted(self.members.items(), key=lambda item: item[1][0])
        return [(numbers, self.links.get(group, [])) for group, numbers in found]
