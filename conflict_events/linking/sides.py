"""Which parties may be one: lines of actors, sides of a war, "the terrorists" for a named group."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from conflict_events.linking.party_mentions import ANYBODY, COALITION, HOME_ARMY, OTHERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.tagging.actors import ActorLexicon

GENERIC_ACTORS = {"rebels", "islamist_rebels", "unid"}
INSURGENT_SIDES = {"opposition", "jihadist", "islamic_state", "turkey_backed", "us_backed_opposition"}
_WIDEST = "rebels"  # no other word for rebels is wider
_LEAD = "us"  # who leads it
_LOOSE = {"rebels", "islamist_rebels", "fsa", "sna", "tbr"}

Opposed: TypeAlias = "Sequence[tuple[Party, Party]]"

_MILITIAS = ("pro_gov_militia", "local_militia", "foreign_militia")


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

    def loosely_one(self, x: Party, y: Party) -> bool:
        """Whether two parties are rebels under one general word or another."""
        return {x.actor, y.actor} <= _LOOSE

    def led(self, a: list[Party], b: list[Party]) -> bool:
        """ "US air strikes", and below "the US-led coalition carried out air strikes"."""
        lines = [{line for p in parties for line in self.lexicon.lineage(p.actor)} for parties in (a, b)]
        return any(_LEAD in x and COALITION in y for x, y in (lines, lines[::-1]))

    def same_sides(self, old: Candidate, new: Candidate) -> bool:
        """Sides of a clash have no order: every side of the one that names fewer is in the other."""
        mine, others = [*old.attackers, *old.targets], [*new.attackers, *new.targets]
        few, many = sorted((mine, others), key=len)
        return all(any(self.same_line(p, q) for q in many) for p in few)

    def generic(self, wide: Party, narrow: Party) -> bool:
        """Whether "the terrorists" may stand for a named group."""
        if wide.kind == OTHERS:
            return False
        if narrow.actor == _WIDEST:
            return wide.actor == ANYBODY[1]  # "gunmen" may be "militants"
        row = self.lexicon.rows.get(narrow.actor)
        return wide.actor in GENERIC_ACTORS and row is not None and row.side in INSURGENT_SIDES

    def unite(self, mine: list[Party], others: list[Party], apart: Opposed = ()) -> None:
        """Adds parties; a name takes the place of "the terrorists", not the other way round.

        Parties that are set ``apart`` as opponents are never one.
        """
        for party in others:
            if any(party.same_as(p) or self._stands_for(party, p, apart) for p in mine):
                continue
            wider = [p for p in mine if self._stands_for(p, party, apart)]
            if wider:
                mine[mine.index(wider[0])] = party
            else:
                mine.append(party)

    def _stands_for(self, wide: Party, narrow: Party, apart: Opposed) -> bool:
        if self._soldiers_of(wide, narrow):
            return True
        if narrow.actor == COALITION and _LEAD in self.lexicon.lineage(wide.actor):
            return True
        return self.generic(wide, narrow) and not _paired(wide, narrow, apart)

    def _soldiers_of(self, wide: Party, narrow: Party) -> bool:
        """ "a Russian helicopter was shot down ... the five soldiers": Russia's, where nobody says whose."""
        row = self.lexicon.rows.get(narrow.actor)
        home = wide.kind == "bare" and wide.actor == HOME_ARMY
        return home and row is not None and row.kind == "foreign_state"

    def sort_sides(self, kept: Candidate, apart: Opposed = (), beside: Opposed = ()) -> None:
        """Puts the mentions of one side into one list: the sides of a clash come in any order.

        Those whom the text names beside each other are one side: "the army and popular forces".
        """
        parties = [*kept.attackers, *kept.targets]
        first = next((p for p in parties if not self.unarmed(p)), None)
        if first is None:
            return
        one: list[Party] = []
        other: list[Party] = []
        for party in parties:
            alike = self.same_line(party, first) or _paired(party, first, beside)
            here = alike and not self.unarmed(party) and not _paired(party, first, apart)
            self.unite(one if here else other, [party], apart)
        kept.attackers[:], kept.targets[:] = one, other

    def unarmed(self, party: Party) -> bool:
        """Whether a party takes no side: civilians and those who help them."""
        row = self.lexicon.rows.get(party.actor)
        return row is not None and row.kind in ("civilian", "civilian_org")

    def specialise(self, parties: list[Party], *, on_the_ground: bool = False) -> None:
        """Drops a party that only names more widely another one in the list ("the regime" beside its army).

        On the ground an army fights beside its air force and beside militias of its own.
        """
        for wide in list(parties):
            for narrow in parties:
                if on_the_ground and (
                    (narrow.class_ == "air" and wide.class_ != "air") or self._fights_beside(narrow, wide)
                ):
                    continue
                if wide is not narrow and wide.actor and wide.actor in self.lexicon.lineage(narrow.actor)[1:]:
                    parties.remove(wide)
                    break

    def _fights_beside(self, militia: Party, army: Party) -> bool:
        """ "the army and the National Defence Forces took the hill"."""
        rows = [self.lexicon.rows.get(p.actor) for p in (militia, army)]
        kinds = [row.kind if row is not None else "" for row in rows]
        return kinds[0] in _MILITIAS and kinds[1] == "state_forces"

    def drop_bare(self, parties: list[Party]) -> None:
        """ "a raid on an IS camp killed 12 militants": no other than those of IS."""
        for bare in [p for p in parties if p.kind == "bare"]:
            if any(self.generic(bare, p) for p in parties if p is not bare and p.actor not in GENERIC_ACTORS):
                parties.remove(bare)


def opponents(*events: Candidate) -> Opposed:
    """Who stands against whom: "clashes between rebels and the Nusra Front" tell of two sides."""
    return [(x, y) for event in events for x in event.attackers for y in event.targets]


def companions(*events: Candidate) -> Opposed:
    """Who stands beside whom."""
    sides = [s for e in events if not e.trigger.fallback for s in (e.attackers, e.targets)]
    return [(x, y) for side in sides for x in side for y in side if x is not y]


def _paired(x: Party, y: Party, apart: Opposed) -> bool:
    return any((x.same_as(a) and y.same_as(b)) or (x.same_as(b) and y.same_as(a)) for a, b in apart)
