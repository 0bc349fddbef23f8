"""Faults met when whole reports were read, one construction a case."""

from __future__ import annotations

import datetime as dt

import pytest

from conflict_events import Event, extract_events

Case = tuple[str, str, list[str], list[str]]


def _events(text: str) -> list[Event]:
    return list(extract_events(text, published="2016-11-15"))


def _event(text: str, type_: str) -> Event:
    return next(e for e in _events(text) if e.type == type_)


WHO: list[Case] = [
    # authors that are only presumed
    ("Nine people died in raids believed to be carried out by Russian jets in Saraqeb.", "airstrike", ["rus_mil"], ["civilians"]),
    ("The raids on Saraqeb were believed to have been carried out by Russian jets.", "airstrike", ["rus_mil"], []),
    ("The strikes on Saraqeb are known to have killed nine people.", "airstrike", [], ["civilians"]),
    # objects behind a particle
    ("The army and Hezbollah beat back Nusra Front militants attempting to infiltrate into Zahra.", "attack_repelled", ["nusra"], ["hezbollah", "saa"]),
    # what is done besides
    ("Gunmen closed the roads to the camp in addition to killing twelve civilians.", "killing", ["unid"], ["civilians"]),
    # one of the band told before
    ("IS fighters stormed a base in Hasakah. A first assailant blew himself up at the gate.", "suicide_bombing", ["is"], []),
    ("Rebels attacked a checkpoint near Homs with a truck packed with explosives.", "bombing", ["rebels"], []),
    # whose troops they are, and what a pronoun beside a place stands for
    ("Scores of troops from a Kurdish-led alliance launched an attack near Manbij.", "ground_attack", ["sdf"], []),
    ("The Coalition stressed that the army continued its shelling of Homs and its villages.", "shelling", ["saa"], []),
    # who profits by a truce
    ("Nusra Front has used a June truce to enlist hundreds of men.", "ceasefire", [], []),
    # at whose word it is done
    ("Russian jets bombed Nusra Front positions in Hama at the request of the Syrian army.", "airstrike", ["rus_mil"], ["nusra"]),
    ("Fighters of the Democratic Syria Troops clashed with ISIL near Marea.", "clash", ["sdf"], ["is"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "attackers", "targets"), WHO)
def test_who(text: str, type_: str, attackers: list[str], targets: list[str]) -> None:
    event = _event(text, type_)
    assert sorted(a.id or a.text for a in event.attackers) == attackers
    assert sorted(a.id or a.text for a in event.targets) == targets


TYPES: list[tuple[str, list[str]]] = [
    ("The army attacked Kafr Zita with barrel bombs laced with chlorine.", ["chemical_attack"]),
    ("Air strikes hit Armanaz overnight. Whole blocks were flattened by the bombardment.", ["airstrike"]),
    ("Coalition jets hit Hajin on Monday. The coalition carried out more raids in Susah on Tuesday.", ["airstrike", "airstrike"]),
    ("Nusra fighters attacked a village near Douma. Syria was hit by violent unrest in 2011.", ["ground_attack"]),
    ("IS executed forty residents of Sukhna. The civilians were massacred in revenge for helping the army.", ["execution"]),
    ("The strike destroyed a car bomb near Hajin.", ["airstrike"]),
    ("A car bomb was destroyed near Hajin by Kurdish fighters.", ["equipment_destroyed"]),
    ("A car bomb hit a checkpoint near Hajin.", ["bombing"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "types"), TYPES)
def test_type_and_number_of_events(text: str, types: list[str]) -> None:
    assert [e.type for e in _events(text)] == types


def test_a_massacre_told_again_is_not_of_who_killed_others() -> None:
    text = (
        "IS executed forty residents of Sukhna. The civilians were massacred in revenge for helping the army. "
        "A monitor said at least nine residents were killed by government forces when they retook Sukhna."
    )
    assert [m.text for m in _event(text, "killing").mentions] == ["killed"]


NO_TOLL = [
    "Four buses also carried villagers who had been wounded in a bombing in Homs.",
    "Troops executed the families of three alleged rebels in Daraya.",
    "Relatives of nine officers were wounded in a bombing in Homs.",
]


@pytest.mark.parametrize("text", NO_TOLL)
def test_numbers_of_others_are_no_toll(text: str) -> None:
    assert not any(e.casualties for e in _events(text))


DAYS: list[tuple[str, str, dt.date | None]] = [
    ("Inspectors arrived in Damascus on Friday for talks on an inquiry into the attacks on Zamalka.", "ground_attack", None),
    ("Air strikes killed six people in Sarmin on Monday. The area is run by a league which includes Jabhat Fateh al-Sham, which renamed itself from Nusra Front.", "group_change", None),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "day"), DAYS)
def test_days_of_other_things(text: str, type_: str, day: dt.date | None) -> None:
    date = _event(text, type_).date
    assert (date.start if date else None) == day


def test_deaths_by_one_group_are_no_outcome_of_what_others_did() -> None:
    text = (
        "Rebels targeted an army base near Dumayr with missiles, a spokesman said. "
        "A captive was later killed by a gunman from the Nusra Front."
    )
    assert [a.id for a in _event(text, "missile_strike").attackers] == ["rebels"]
