"""The sides of an event in UCDP's names, and the type of violence that follows from them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from conflict_events.export.codes import countries, countries_by_iso3, ucdp_codes
from conflict_events.models import Actor, Event
from conflict_events.rules.schema import ActorRow

Violence = Literal[1, 2, 3]


@dataclass(frozen=True, slots=True)
class UcdpSides:
    """Type of violence (None where the sides do not tell), and names and states of sides A and B.

    ``attacker_first``: the one who does it is side A.
    """

    type_of_violence: Violence | None
    name_a: str
    name_b: str
    state_a: str = ""
    state_b: str = ""
    attacker_first: bool = True


@dataclass(frozen=True, slots=True)
class _Side:
    """One side: its name, whether it is a state (and which), whether it is unarmed."""

    name: str = ""
    state: bool = False
    iso3: str = ""
    unarmed: bool = False

    @property
    def organised(self) -> bool:
        """Armed and known."""
        return bool(self.name) and not self.unarmed


def find_sides(event: Event, actors: Mapping[str, ActorRow]) -> UcdpSides:
    """The sides of an event. In state-based conflict side A is the government, in one-sided violence who kills."""
    attacker, target = _side(event.attackers, actors), _side(event.targets, actors)
    violence = _violence(event, attacker, target)
    if violence == 3:
        return UcdpSides(3, attacker.name, ucdp_codes().sides.civilians, attacker.iso3)
    if violence == 1 and target.state and not attacker.state:
        return UcdpSides(1, target.name, attacker.name, target.iso3, attacker.iso3, False)
    other = "" if target.unarmed else target.name
    return UcdpSides(violence, attacker.name, other, attacker.iso3, "" if target.unarmed else target.iso3)


def _violence(event: Event, attacker: _Side, target: _Side) -> Violence | None:
    if attacker.organised and target.organised:
        return 1 if attacker.state or target.state else 2
    imprecise = event.type in ucdp_codes().fire.imprecise_types
    if imprecise and attacker.organised:
        return 1 if attacker.state else None
    if attacker.organised and target.unarmed:
        return 3
    return None


def _side(actors: list[Actor], rows: Mapping[str, ActorRow]) -> _Side:
    """The armed actors of a side together; civilians where there is no armed one."""
    parties = [_party(actor, rows.get(actor.id or "")) for actor in actors]
    armed = [party for party in parties if not party.unarmed]
    if not armed:
        return parties[0] if parties else _Side()
    names = ", ".join(dict.fromkeys(party.name for party in armed))
    states = [party for party in armed if party.state]
    return _Side(names, bool(states), states[0].iso3 if states else "")


def _party(actor: Actor, row: ActorRow | None) -> _Side:
    codes = ucdp_codes().sides
    if row is None:
        named = actor.text[:1].isupper()
        return _Side(actor.name or actor.text if named else "")
    if row.kind in codes.unarmed_kinds:
        return _Side(codes.civilians, unarmed=True)
    if row.kind in codes.supporting_kinds and row.side in codes.supported:
        return _government(codes.supported[row.side])
    name = row.ucdp_name or row.name
    if name.startswith(codes.state_prefix):
        return _government(name)
    state = row.kind in codes.supporting_kinds or row.kind == "coalition"
    home = countries_by_iso3().get(row.plover_code.split(" ")[0])
    if state and home and not row.ucdp_name:
        return _government(f"{codes.state_prefix} {home.ucdp_name}")
    return _Side(name, state)


@functools.cache
def _government(name: str) -> _Side:
    """A state's side, and which state it is."""
    country = name.removeprefix(ucdp_codes().sides.state_prefix).strip()
    iso3 = next((c.iso3 for c in countries().values() if country in (c.ucdp_name, c.name)), "")
    return _Side(name, True, iso3)
