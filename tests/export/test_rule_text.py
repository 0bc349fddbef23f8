"""Rules in words."""

from __future__ import annotations

from conflict_events.export.rule_text import spell_codes, trigger_cells
from conflict_events.rules.schema import Acled, Conditions, EventType, Plover, Trigger

RAID = Trigger(
    id="raid.burst",
    verbs=["burst * into"],
    nouns=["raid"],
    when=Conditions(object=["position", "facility"]),
    unless=Conditions(lemma=["police"]),
    examples=["[Rebels](attacker) [burst](raid) into a base."],
)


def test_trigger_is_told_without_marks() -> None:
    assert trigger_cells(RAID) == (
        "raid.burst",
        "burst … into, raid",
        "when object is position or facility; unless lemma is police",
        "Rebels burst into a base.",
    )


def test_codes_leave_out_an_empty_mode() -> None:
    raid = EventType(
        type="raid",
        category="ground_combat",
        definition="A raid.",
        acled=Acled(event_type="Battles", sub_event_type="Armed clash", disorder_type="Political violence"),
        plover=Plover(event="ASSAULT"),
        cameo="190",
        trigger=[RAID],
    )
    assert spell_codes(raid) == "ACLED: Battles, Armed clash · PLOVER: ASSAULT · CAMEO: 190"
