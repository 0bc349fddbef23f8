"""Faults that reading news brought up: who it was, what it was, and what is one occurrence."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events


def _events(text: str) -> list[Event]:
    return list(extract_events(text, published="2016-11-15"))


WHO_DID_IT: list[tuple[str, str, list[str]]] = [
    ("Hundreds of troops from a Kurdish-Arab coalition launched an assault on Tabqa.", "ground_attack", ["sdf"]),
    ("Dozens of soldiers of the Turkish-backed factions entered Tadef.", "capture", ["tbr"]),
    ("Hundreds of troops stormed the villages around Tadef.", "ground_attack", ["saa"]),
    ("Kurdish-Arab coalition fighters stormed Tabqa.", "ground_attack", ["sdf"]),
    ("The Arab-Kurdish coalition said it took two villages near Raqqa.", "capture", ["sdf"]),
    ("The Democratic Syria Troops took Arimah from ISIS.", "capture", ["sdf"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "attackers"), WHO_DID_IT)
def test_who_did_it(text: str, type_: str, attackers: list[str]) -> None:
    event = next(e for e in _events(text) if e.type == type_)
    assert [a.id for a in event.attackers] == attackers


TYPES: list[tuple[str, list[str]]] = [
    ("Government troops seized parts of the old city of Homs.", ["capture"]),
    ("The army captured the last supply road into Aleppo.", ["capture"]),
    ("Soldiers took part in the harvest near Homs.", []),
    ("Regime jets bombed a market in Deir Ezzor on Tuesday. Many people there starved to death after ISIS imposed a siege on Deir Ezzor.", ["airstrike", "killing", "siege"]),
    ("Some 40 people were killed in mutual shelling between the army and ISIS militants in Deir Ezzor on Tuesday. Regime jets struck a bakery in the city.", ["shelling", "airstrike"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "types"), TYPES)
def test_what_it_was(text: str, types: list[str]) -> None:
    assert [e.type for e in _events(text)] == types


AIRCRAFT_OF: list[tuple[str, list[str]]] = [
    ("Rebels said a pilot had landed near Zakyeh after his jet crashed on Friday.", []),
    ("Russian officers said their jet crashed near Zakyeh on Friday.", ["rus_mil"]),
]


@pytest.mark.parametrize(("text", "targets"), AIRCRAFT_OF)
def test_his_jet_is_no_groups(text: str, targets: list[str]) -> None:
    crash = next(e for e in _events(text) if e.type == "crash")
    assert [a.id for a in crash.targets] == targets


Told = list[tuple[str, list[str], list[str]]]
WHICH_OF_TWO: list[tuple[str, Told]] = [
    (
        "US jets bombed Manbij on Wednesday, killing 15 civilians. Turkish troops shelled the Idlib area. "
        "The Turkish army said 14 militants died in the shelling on Idlib province.",
        [("airstrike", ["us_mil"], ["civilians"]), ("shelling", ["turk_mil"], ["rebels"])],
    ),
    (
        "Russia denied it had carried out any air strikes on Saraqeb. Air strikes hit a hospital in Saraqeb on Monday.",
        [("airstrike", ["russia"], []), ("airstrike", [], ["medics"])],
    ),
    (
        "Air strikes hit a hospital in Saraqeb on Monday. Russia denied carrying out any air strikes in the area.",
        [("airstrike", ["russia"], ["medics"])],
    ),
    (
        "Russian jets raided villages near Palmyra and the extremist group shells the city with rockets.",
        [("airstrike", ["rus_mil"], []), ("shelling", ["islamist_rebels"], [])],
    ),
    (
        "Army shelling of a suburb killed seven children near Douma. Rebels answered the shelling with a "
        "barrage of mortars lobbed at loyalist districts in Damascus, wounding ten civilians.",
        [("shelling", ["saa"], ["civilians"]), ("shelling", ["rebels"], ["civilians"])],
    ),
    (
        "Clinics in the province held by rebels and Islamist factions had been hit in air strikes.",
        [("airstrike", [], ["medics"])],
    ),
    (
        "The army advances on Sukhna in Homs shoots down a drone of Nusra Front.",
        [("offensive", ["saa"], []), ("downing", ["saa"], ["nusra"])],
    ),
    ("Russia has lost 12 soldiers near Palmyra.", [("killing", [], ["russia"])]),
    (
        "Two boys were killed and five others hurt as rebels fired a rocket at the Midan quarter in Aleppo. "
        "A police source said a rocket fired at a school in the Suleimaniya quarter of Aleppo killed two boys and "
        "hurt five others.",
        [("shelling", ["rebels"], ["civilians"])],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), WHICH_OF_TWO)
def test_which_of_two_it_was(text: str, told: Told) -> None:
    found = [(e.type, [a.id for a in e.attackers], [a.id for a in e.targets]) for e in _events(text)]
    assert found == told
