"""Reports of strikes in agencies' prose: who tells, who goes on firing, tolls that are put right, other days' dead."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events

PUBLISHED = "2015-10-08"


def _events(text: str) -> list[Event]:
    return list(extract_events(text, published=PUBLISHED))


DOERS: list[tuple[str, list[str]]] = [
    ("Islamic State shelled Kobane on Monday, the SDF said. The militants also fired rockets at Tal Abyad.", ["is", "is"]),
    ("Rebels shelled Nubl, the army said. The insurgents also fired mortars at Zahraa.", ["rebels", "rebels"]),
    ("A Saudi-led coalition raid killed nine people in Saada. The coalition bombed Sanaa on Sunday.", ["saudi", "saudi"]),
    ("US-led coalition jets bombed Raqqa. The coalition hit Manbij from the air on Sunday.", ["coalition", "coalition"]),
    ("Rockets hit Kilis on Sunday. Turkish guns returned fire, hitting posts of Islamic State.", ["", "turkey"]),
    ("Landmines sown by Islamic State killed two boys in Manbij.", ["is"]),
    ("The army command said rockets were fired at Mezzeh, and that one of them landed in the airport.", [""]),
    ("Jordanian jets bombed a Syrian town. Jordan closed the road. Two drones were shot down by the air force.", ["jordan", "jordan"]),
    ("Activists accused the government of dropping barrel bombs filled with chlorine on Sarmin.", ["syr_gov"]),
    ("Iraqi warplanes crossed the border to strike an Islamic State base in Albu Kamal on Friday.", ["iraq"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "doers"), DOERS)
def test_who_did_it(text: str, doers: list[str]) -> None:
    assert [e.attackers[0].id or "" if e.attackers else "" for e in _events(text)] == doers


SUFFERERS: list[tuple[str, list[str]]] = [
    ("Turkish artillery fired back, hitting Islamic State posts near Azaz and killing 20 militants.", ["is"]),
    ("The missiles hit an ammunition store belonging to Hezbollah near Kisweh.", ["hezbollah"]),
    (
        "Russian jets struck a clinic in Hass, activists said. A doctor said it was put out of action.",
        ["medics"],
    ),
    ("A US drone strike killed an aide near Binnish. He was in a car when it was hit, medics said.", []),
    (
        "Ten people, mostly civilians fleeing the fighting, died when a shell hit a bus in Hama.",
        ["civilians"],
    ),
]


@pytest.mark.parametrize(("text", "targets"), SUFFERERS)
def test_who_suffered_it(text: str, targets: list[str]) -> None:
    assert [t.id for e in _events(text) for t in e.targets] == targets


def test_a_toll_put_right_is_of_the_deed_that_told_one() -> None:
    text = (
        "At least 43 people died in raids on Aleppo by Syrian jets on Monday, as troops launched an offensive on the city. "
        "The watchdog had previously put the toll at 25."
    )
    raid, offensive = _events(text)
    assert [c.low for c in raid.casualties] == [43]
    assert not offensive.casualties
    assert not offensive.claims


def test_the_dead_of_the_day_before_are_told_apart() -> None:
    text = "Shelling killed 11 civilians in Douma on Thursday, a day after 18 people died in the same town."
    assert sorted((e.date.start.day, [c.low for c in e.casualties]) for e in _events(text) if e.date) == [
        (7, [18]),
        (8, [11]),
    ]


PLACES: list[tuple[str, list[str]]] = [
    ("Mortar rounds fired by rebels in Harasta hit the Abbasid square in Damascus.", ["Abbasid square"]),
    ("Rockets launched by jihadists in Idlib province struck the town of Mhardeh.", ["Mhardeh"]),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_where_rockets_come_down(text: str, places: list[str]) -> None:
    assert [p.text for e in _events(text) for p in e.places] == places


TYPES: list[tuple[str, list[str]]] = [
    (
        "A drone killed three fighters in Qamishli. A similar strike near Kobane hurt two men.",
        ["drone_strike"] * 2,
    ),
    (
        "Coalition strikes near Raqqa destroyed two fighting positions, a car bomb and a tunnel.",
        ["airstrike"],
    ),
    ("A blast hit Sarmada. Rescuers used a digger to pull out trapped people.", ["bombing"]),
    ("Army engineers defused dozens of explosive devices in Palmyra.", []),
    ("Air strikes cut off water to the city of Raqqa.", ["airstrike"]),
]


@pytest.mark.parametrize(("text", "types"), TYPES)
def test_what_it_was(text: str, types: list[str]) -> None:
    assert [e.type for e in _events(text)] == types


DENIALS = [
    "Jets bombed Douma, killing six, activists said. Moscow said the claims had nothing to do with reality.",
    "Jets bombed Douma, killing six, activists said. The Russian military said the reports were false.",
    "Jets bombed Douma, killing six, activists said. The army said reports that it had bombed the town were fabricated.",
]


@pytest.mark.parametrize("text", DENIALS)
def test_reports_called_untrue_are_denied(text: str) -> None:
    assert [e.status for e in _events(text)] == ["denied"]


def test_the_day_counted_back_from_raids_told_before() -> None:
    text = "Jets bombed Daraa on Tuesday. The raids came two days after a car bomb attack in Nawa."
    assert [e.date.start.day for e in _events(text) if e.date] == [6, 4]
