"""Doers with their backers between them and the verb, and things that go about themselves."""

from __future__ import annotations

import pytest

from conflict_events import extract_events


@pytest.mark.parametrize(
    ("text", "type_", "attackers"),
    [
        ("Thousands fled after rebels, led by HTS, seized Hama on Thursday.", "capture", ["hts", "rebels"]),
        ("Since Turkey, backed by rebels, launched an offensive in Afrin, 120 people have died.", "offensive", ["rebels", "turkey"]),
        ("Before Islamic State, helped by tribesmen, captured Raqqa, 20 families had left.", "capture", ["is"]),
        ("Hundreds have fled since Damascus, backed by Moscow, launched an offensive in Idlib.", "offensive", ["syr_gov"]),
    ],
)  # fmt: skip
def test_who_acts_with_whose_backing(text: str, type_: str, attackers: list[str]) -> None:
    event = next(e for e in extract_events(text, published="2016-10-11") if e.type == type_)
    assert sorted(a.id for a in event.attackers if a.id) == attackers


def test_a_capital_that_acts_is_no_place() -> None:
    [event] = extract_events(
        "Damascus launched its push to retake the last rebel stronghold.", published="2020-02-28"
    )
    assert event.places == []


def test_a_convoy_enters_and_captures_nothing() -> None:
    text = "Israel did not comment. A convoy was bombed in Homs shortly after it entered Syria from Iraq."
    assert [e.type for e in extract_events(text, published="2022-11-15")] == ["airstrike"]


def test_it_was_retaken_where_it_lies() -> None:
    text = "The army recaptured Palmyra on March 2. The jihadists had retaken it in December after rebels sent fighters to Aleppo."
    retaken = [e for e in extract_events(text, published="2017-03-14") if e.type == "recapture"]
    assert [p.name for e in retaken for p in e.places] == ["Palmyra", "Palmyra"]


def test_a_height_is_taken_once() -> None:
    text = "In the past 24 hours, the army gained full control over the height of Sadr al-Bustan, and raised its flag over it."
    assert [e.type for e in extract_events(text, published="2015-06-03")] == ["capture"]


def test_the_dead_of_a_failed_attack_are_no_defenders() -> None:
    text = (
        "Scores of terrorists killed in failed offensive in Qalamoun\n\n"
        "At least 45 militants were killed after Hezbollah fighters warded off their attack in Qalamoun."
    )
    [event] = extract_events(text, published="2015-06-03")
    assert [a.id for a in event.targets] == ["hezbollah"]


def test_one_day_of_a_counted_series_is_a_strike_of_its_own() -> None:
    text = (
        "US forces conducted two strikes in Syria in September.\n\n"
        "On September 16, US forces conducted an air strike on a camp near Homs."
    )
    assert [e.count for e in extract_events(text, published="2024-09-30")] == [2, None]


def test_hours_before_the_day_that_is_told() -> None:
    text = (
        "Missiles hit the base near Homs on Sunday. In October 2020 a raid destroyed a hangar there.\n\n"
        "Hours earlier, a drone crossed into Israeli airspace."
    )
    event = next(e for e in extract_events(text, published="2022-11-15") if e.type == "airspace_violation")
    assert event.date is not None
    assert str(event.date.start) == "2022-11-13"


def test_the_last_name_of_a_person_is_no_village() -> None:
    text = "Gunmen assassinated Mohammed al-Rifai, a former commander, in Tafas."
    [event] = extract_events(text, published="2020-10-12")
    assert [p.name for p in event.places] == ["Tafas"]


def test_who_is_beheaded_later_is_not_who_fell_before() -> None:
    text = "The militants overran the base near Homs, killing 120 soldiers, and later beheaded dozens more."
    event = next(e for e in extract_events(text, published="2020-10-12") if e.type == "execution")
    assert [c.low for c in event.casualties] == [24]


def test_where_they_leave_for_is_not_where_they_leave() -> None:
    [event] = extract_events("Some 300 rebels left Douma for Jarablus on Monday.", published="2018-04-12")
    assert [p.name for p in event.places] == ["Douma"]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Government forces arrested Raghad al-Attar, an activist, at a checkpoint in Damascus.", ["arrest"]),
        ("Kurdish police detained Omar Hasan in Manbij.", ["arrest"]),
        ("Nusra Front released Theo Walker near Quneitra on Sunday.", ["release"]),
        ("The army captured Tal Malah in Hama.", ["capture"]),
    ],
)
def test_people_known_by_name_alone(text: str, types: list[str]) -> None:
    assert [e.type for e in extract_events(text, published="2016-10-11")] == types


def test_its_fighters_are_those_of_the_one_that_is_struck() -> None:
    text = "Government air strikes on the Turkey-backed faction's headquarters in Idlib killed 78 of its fighters."
    [event] = extract_events(text, published="2020-10-27")
    assert [a.id for a in event.targets] == ["tbr"]
