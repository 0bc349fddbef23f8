"""Sentences and dead that a text tells twice, and what belongs to which deed."""

from __future__ import annotations

import pytest

from conflict_events import extract_events
from conflict_events.events import Events


def events(text: str) -> Events:
    return extract_events(text, published="2016-07-10")


def test_a_sentence_told_twice_tells_one_event() -> None:
    sentence = "Gunmen fired shells on several districts of Aleppo city on Monday."
    [event] = events(f"{sentence} {sentence} Two of the shells fell in Hanano, killing three children.")
    assert event.type == "shelling"
    assert [(c.kind, c.low) for c in event.casualties] == [("killed", 3)]


def test_two_like_sentences_of_two_towns_stay_two_events() -> None:
    found = events("Jets bombed Ariha on Monday. Jets bombed Morek on Monday.")
    assert [[p.name for p in e.places] for e in found] == [["Ariha"], ["Morek"]]


def test_some_of_those_killed_are_of_the_deed_with_enough_dead() -> None:
    text = (
        "Rebels executed a captured pilot in Jayrud. Hours later shelling of the town killed 40 people. "
        '"At least two of those killed in Jayrud were nurses," the Observatory said.'
    )
    killed = {e.type: [c.low for c in e.casualties] for e in events(text)}
    assert killed == {"execution": [1], "shelling": [40, 2]}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Nine civilians have died in violations of the truce in Daraa, activists said.", 9),
        ("Rebels broke the ceasefire 12 times in Latakia, killing three soldiers.", 3),
    ],
)
def test_breaches_of_a_truce_kill(text: str, dead: int) -> None:
    [event] = events(text)
    assert event.type == "ceasefire_violation"
    assert [(c.kind, c.low) for c in event.casualties] == [("killed", dead)]


def test_a_breach_that_somebody_condemns_is_not_theirs() -> None:
    text = (
        "The UN condemned violations of the ceasefire and said an air strike had killed nine people in Ariha."
    )
    assert not [p for e in events(text) for p in e.attackers]


@pytest.mark.parametrize(
    "text",
    [
        "HTS arrested dozens of people in a raid on the town of Saraqib.",
        "Dozens were arrested in raids by the SDF in villages near Raqqa.",
    ],
)
def test_a_raid_for_arrests_is_the_arrest(text: str) -> None:
    assert [e.type for e in events(text)] == ["arrest"]


def test_fire_that_answers_is_not_the_fire_that_it_answers() -> None:
    found = events(
        "A rocket landed in Kilis on Saturday. The Turkish army responded with howitzer fire on Islamic State posts."
    )
    assert [[a.id for a in e.attackers] for e in found] == [[], ["turk_mil"]]


def test_who_takes_no_part_is_no_side() -> None:
    found = events(
        "Troops fought on in Deir al-Zor. The US-led coalition said it was not taking part in the battle."
    )
    assert not any(a.id == "coalition" for e in found for a in [*e.attackers, *e.targets])
