"""Which parties may be one: lines of actors, sides of a war, "the terrorists" for a named group."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.party_mentions import OTHERS

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.tagging.actors import ActorLexicon

GENERIC_ACTORS = {"rebels", "islamist_rebels", "unid"}
INSURGENT_SIDES = {"opposition", "jihadist", "islamic_state", "turkey_backed", "us_backed_opposition"}
_LOOSE = {"rebels", "islamist_rebels", "fsa"}


class Sides:
    """Compares parties by one actor list."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self.lexicon = lexicon

    def shared(self, a: list[Party], b: list[Party]) -> bool:
        """Whether both lists name somebody, and maybe the same."""
        return bool(a and b) and self.compatible(a, b)

    def compatible(self, a: list[Party], b: list[Party]) -> bool:
        """Whether some party of one list may be one of the other."""
        return any(self.same_line(x, y) for x in a for y in b)

    def same_line(self, x: Party, y: Party) -> bool:
        """Whether two parties may be one: by words, by line of actors, or "the terrorists" and a group."""
        if not x.actor or not y.actor:
            return (
                x.same_as(y)
                or x.kind == "person"
                or y.kind == "person"
                or x.kind == "bare"
                or y.kind == "bare"
            )
        if self.generic(x, y) or self.generic(y, x):
            return True
        one, two = self.lexicon.lineage(x.actor), self.lexicon.lineage(y.actor)
        return bool(set(one) & set(two)) or {x.actor, y.actor} <= _LOOSE

    def same_sides(self, old: Candidate, new: Candidate) -> bool:
        """Sides of a clash have no order: every side of the one that names fewer is in the other."""
        mine, others = [*old.attackers, *old.targets], [*new.attackers, *new.targets]
        few, many = sorted((mine, others), key=len)
        return all(any(self.same_line(p, q) for q in many) for p in few)

    def generic(self, wide: Party, narrow: Party) -> bool:
        """Whether "the terrorists" may stand for a named group."""
        if wide.kind == OTHERS:
            return False
        row = self.lexicon.rows.get(narrow.actor)
        return wide.actor in GENERIC_ACTORS and row is not None and row.side in INSURGENT_SIDES

    def unite(self, mine: list[Party], others: list[Party]) -> None:
        """Adds parties; a name takes the place of "the terrorists", not the other way round."""
        for party in others:
            if any(party.same_as(p) or self.generic(party, p) for p in mine):
                continue
            wider = [p for p in mine if self.generic(p, party)]
            if wider:
                mine[mine.index(wider[0])] = party
            else:
                mine.append(party)

    def sort_sides(self, kept: Candidate) -> None:
        """Puts the mentions of one side into one list: the sides of a clash come in any order."""
        parties = [*kept.attackers, *kept.targets]
        one: list[Party] = []
        other: list[Party] = []
        for party in parties:
            self.unite(one if self.same_line(party, parties[0]) else other, [party])
        kept.attackers[:], kept.targets[:] = one, other

    def specialise(self, parties: list[Party]) -> None:
        """Drops a party that only names more widely another one in the list ("the regime" beside its army)."""
        for wide in list(parties):
            for narrow in parties:
                if wide is not narrow and wide.actor and wide.actor in self.lexicon.lineage(narrow.actor)[1:]:
                    parties.remove(wide)
                    break
