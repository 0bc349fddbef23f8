"""Who, in ACLED's names and inter codes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from conflict_events.export.codes import Country, acled_codes, countries_by_iso3, victim_words
from conflict_events.export.tolls import people
from conflict_events.models import Actor, Event
from conflict_events.rules.schema import ActorRow

_WITH = " + assoc "


@dataclass(frozen=True, slots=True)
class Party:
    """One side of a row: the first actor, its inter code (0: nobody) and who else stands by it."""

    name: str = ""
    inter: int = 0
    associated: tuple[str, ...] = ()
    government: bool = False

    @property
    def unarmed(self) -> bool:
        """Civilians or protesters."""
        return self.inter in acled_codes().actors.unarmed_codes


NOBODY = Party()


class AcledParties:
    """Codes the actors of one event that happened in one country."""

    def __init__(self, actors: Mapping[str, ActorRow], country: Country) -> None:
        self.actors, self.country, self.codes = actors, country, acled_codes()

    def side(self, actors: list[Actor]) -> Party:
        """The actors of one side: the first armed one leads, the others are associated."""
        coded = [self._party(actor) for actor in actors]
        coded.sort(key=lambda party: party.unarmed)
        if not coded:
            return NOBODY
        others = [name for party in coded for name in (party.name, *party.associated)]
        first = coded[0]
        names = tuple(dict.fromkeys(name for name in others if name != first.name))
        return Party(first.name, first.inter, names, any(party.government for party in coded))

    def unknown(self, type_: str) -> Party:
        """Who stands for somebody the text does not name."""
        coded = self.codes.unknown_of_type.get(type_, self.codes.actors.unknown)
        return Party(self._here(coded.name), coded.inter)

    def civilians(self, associated: tuple[str, ...] = ()) -> Party:
        """Civilians of the country."""
        coded = self.codes.actors.civilians
        return Party(self._here(coded.name), coded.inter, associated)

    def prisoners(self) -> str:
        """The name under which captives are associated with civilians."""
        return self._here(self.codes.actors.prisoners)

    def identities(self, event: Event) -> tuple[str, ...]:
        """Women, children, medics ... whom the entries of an event's casualties name."""
        known = victim_words().identities
        heads = [people(c.who) for c in event.casualties]
        return tuple(dict.fromkeys(self._here(known[head]) for head in heads if head in known))

    def _party(self, actor: Actor) -> Party:
        row = self.actors.get(actor.id or "")
        if row is None:
            return self._unlisted(actor)
        name, _, associated = (row.acled_actor or _plain(row.name)).partition(_WITH)
        government = row.side in self.codes.actors.government_sides and row.acled_inter in ("1", "8")
        inter = self._inter(row)
        return Party(
            self._here(name), inter, (self._here(associated),) if associated else (), government or inter == 1
        )

    def _inter(self, row: ActorRow) -> int:
        listed = int(row.acled_inter) if row.acled_inter else self.codes.inter_of_kind.get(row.kind, 3)
        home = countries_by_iso3().get(row.plover_code.split(" ")[0])
        if row.kind in self.codes.actors.state_kinds and home:
            return 1 if home == self.country else 8
        return listed

    def _unlisted(self, actor: Actor) -> Party:
        """A named unit keeps its name; other words are civilians or an unidentified group."""
        head = people(actor.text)
        words = victim_words()
        if head in words.civilian or (head in words.whole and head != "member"):
            return self.civilians()
        if head in (*words.armed, *words.state, *words.whole) or actor.text[:1].islower():
            return self.unknown("")
        return Party(_plain(actor.name or actor.text), self.codes.actors.unnamed_unit)

    def _here(self, name: str) -> str:
        """The name of a generic actor in the country of the event."""
        return name.replace(f"({self.codes.actors.home})", f"({self.country.name})")


def _plain(name: str) -> str:
    """A name in ACLED's manner: "al" without hyphen."""
    return name.replace("al-", "al ").replace("Al-", "Al ")
