"""What an actor is: who fights, who governs, who is a civilian."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.party_mentions import STATES

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Party
    from conflict_events.linking.scene import Scene

_ARMED_KINDS = frozenset(
    [
        "state_forces",
        "state_unit",
        "police_intel",
        "pro_gov_militia",
        "foreign_militia",
        "pmc",
        "generic",
        "rebel_coalition",
        "rebel",
        "jihadist",
        "kurdish",
        "coalition",
        "composite",
        "local_militia",
        "foreign_state",
        "state_government",
    ]
)


def is_armed(scene: Scene, party: Party) -> bool:
    """Whether a party is armed, or commands who is."""
    return "armed" in actor_classes(scene, party.actor, party.class_, party.kind)


def actor_classes(scene: Scene, actor: str, class_: str, label: str) -> set[str]:
    """The classes of an actor: who fights, who governs, who is a civilian."""
    row = scene.lexicon.rows.get(actor)
    found = {"actor"}
    if row is None:
        return found | ({"armed", "group_name"} if label in ("unit", "bare", "force") else set())
    if row.kind in ("civilian", "civilian_org"):
        return found | {"civilian", "person"}
    if row.kind == "igo":
        found.add("relief")
    if row.kind in _ARMED_KINDS:
        found.add("armed")
    if row.kind in STATES:
        found.add("state")
    if label in ("name", "unit"):
        found.add("group_name")
    if class_ == "air":
        found.add("aircraft")
    if class_ in ("fighter", "officer", "ground", "police", "official", "militia"):
        found.add("person")
    return found
