"""Which parties fit the role that they stand in: who takes part, attacks or is attacked at all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.holding import TAKING

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene

_NEVER_ATTACK = ("civilian", "civilian_org", "monitor", "media", "igo")
ADVERSE = (
    "remote_violence",
    "ground_combat",
    "air_incident",
    "territory",
    "persons",
)  # done against somebody
_HARSH = ("ceasefire_violation", "displacement")  # done against somebody, too
_OWN = 20  # characters before a party


def keep_fitting(scene: Scene, finder: PartyFinder, candidate: Candidate) -> None:
    """Monitors and news agencies take no part; civilians do not bomb, storm or capture; few strike their own."""
    rows = scene.lexicon.rows

    def takes_part(party: Party) -> bool:
        role = rows[party.actor].role if party.actor in rows else ""
        return role != "source" and not finder.tells(party)

    def may_fight(party: Party) -> bool:
        return party.actor not in rows or rows[party.actor].kind not in _NEVER_ATTACK

    candidate.attackers = [p for p in candidate.attackers if takes_part(p)]
    candidate.targets = [p for p in candidate.targets if takes_part(p)]
    if candidate.type.type == "airspace_violation":
        # "shot down the plane after it violated Turkish airspace"
        owners = {a for t in candidate.targets for a in scene.lexicon.lineage(t.actor)}
        candidate.attackers = [
            p for p in candidate.attackers if owners.isdisjoint(scene.lexicon.lineage(p.actor))
        ]
    if candidate.type.type == "equipment_captured":  # "American rifles" are not taken from the United States
        candidate.targets = [p for p in candidate.targets if not _is_make(scene, p)]
    if candidate.type.type in TAKING:  # nobody takes ground from civilians
        candidate.targets = [p for p in candidate.targets if may_fight(p)]
    if candidate.type.category in ADVERSE or candidate.type.type in _HARSH:
        candidate.attackers = [p for p in candidate.attackers if may_fight(p)]
    candidate.targets = [
        t
        for t in candidate.targets
        if not any(t.same_as(a) for a in candidate.attackers) or _reflexive(scene, t)
    ]


def _is_make(scene: Scene, party: Party) -> bool:
    """ "Russian tanks": where they were built."""
    rows = scene.lexicon.rows
    lineage = scene.lexicon.lineage(party.actor)
    return party.kind in ("modifier", "force") and any(rows[a].kind == "foreign_state" for a in lineage)


def _reflexive(scene: Scene, party: Party) -> bool:
    """ "executed some of its own fighters"."""
    before = scene.doc.text[max(0, party.start - _OWN) : party.start]
    return before.rstrip().lower().endswith(" own")
