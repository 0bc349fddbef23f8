"""Whom speakers speak for, and which of two speakers denies or accuses."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events


def _of(text: str, type_: str) -> Event:
    return next(e for e in extract_events(text, published="2016-10-11") if e.type == type_)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Turkish army shelled Afrin on Monday. The army said 12 militants were killed.", "turk_mil"),
        (
            "The IDF shelled a post near Quneitra on Monday. The army said two militants were killed.",
            "israel",
        ),
        ("Rebels shelled a post near Homs on Monday. The army said nine soldiers were killed.", "saa"),
        ("Israeli guns shelled a base near Homs on Monday. The army said nine soldiers were killed.", "saa"),
    ],
)
def test_the_army_is_the_one_that_was_named(text: str, actor: str) -> None:
    assert [c.actor for c in _of(text, "shelling").claims] == [actor]


@pytest.mark.parametrize(
    "charge",
    ["Paris blamed the army for a massacre in Hama.", "France accused the army of a massacre in Hama."],
)
def test_the_army_that_a_state_accuses_is_not_its_own(charge: str) -> None:
    assert [a.id for a in _of(charge, "killing").attackers] == ["saa"]


@pytest.mark.parametrize(
    ("speaker", "actor"),
    [
        ("Omar Hasan, a volunteer with the White Helmets,", "white_helmets"),
        ("Omar Hasan, a doctor at a clinic of the White Helmets,", "white_helmets"),
        ("Gen. Oleg Titov, chief of the Russian Defense Ministry's Center for Reconciliation of the Opposing Sides,", "rus_recon"),
    ],
)  # fmt: skip
def test_a_speaker_speaks_for_those_he_is_with(speaker: str, actor: str) -> None:
    event = _of(f"{speaker} said that jets bombed the town of Saraqib.", "airstrike")
    assert [c.actor for c in event.claims] == [actor]


def test_who_said_it_denies_it() -> None:
    text = "The army said rebels had shelled Nubl from Mayer, and denied that its jets had bombed a market in Ariha."
    event = _of(text, "airstrike")
    assert [a.id for a in event.attackers] == ["syaaf"]
    assert [(c.actor, c.stance) for c in event.claims] == [("saa", "denies")]


def test_who_said_it_accuses() -> None:
    text = "Turkey said its troops had killed 12 militants near Afrin, and accused the YPG of shelling a hospital in Azaz."
    assert [c.source for c in _of(text, "shelling").claims] == ["Turkey"]


def test_what_is_said_of_missiles_they_do_not_say() -> None:
    assert _of("Missiles said to target a depot fell in Homs.", "missile_strike").claims == []


@pytest.mark.parametrize(
    "text",
    [
        "Eight civilians were reportedly killed when an air strike hit a school in Saraqib.",
        "Jets are reported to have bombed a school in Saraqib.",
    ],
)
def test_hearsay_on_an_outcome(text: str) -> None:
    assert _of(text, "airstrike").status == "unconfirmed"


@pytest.mark.parametrize(
    "speaker",
    [
        "Omar Hasan, a spokesman for the group,",
        "Omar Hasan, a doctor at a clinic in Idlib,",
        "Omar Hasan, governor of Hatay province in Turkey,",
        "Omar Hasan, the founder of the Violations Documentation Center,",
    ],
)
def test_a_name_speaks_not_what_is_said_of_it(speaker: str) -> None:
    event = _of(f"{speaker} said jets bombed the town of Saraqib.", "airstrike")
    assert [c.source for c in event.claims] == ["Omar Hasan"]


def test_who_accuse_each_other_tell_nothing_of_the_truce() -> None:
    text = "A truce took effect in Idlib on Monday, but rebels and the army accused each other of breaches."
    event = _of(text, "ceasefire")
    assert (event.claims, event.status) == ([], "reported")


def test_each_part_of_a_sentence_has_its_speaker() -> None:
    text = 'The army pounded Jobar with artillery, activists said; SANA said "terrorists" shelled Midan.'
    events = extract_events(text, published="2016-10-11")
    assert [[c.source for c in e.claims] for e in events] == [["activists"], ["SANA"]]


@pytest.mark.parametrize(
    ("text", "doer", "accuser"),
    [
        ("The bombing in Afrin was blamed on the YPG by Turkish officials.", "ypg", ["Turkish officials"]),
        ("Ankara put the blame on the YPG for the bombing in Azaz.", "ypg", ["Ankara"]),
        ("The mayor laid the blame for the bombing in Homs on Daesh.", "is", ["The mayor"]),
        ("The mayor holds Daesh responsible for the bombing in Homs.", "is", ["The mayor"]),
    ],
)
def test_on_whom_the_blame_is_laid(text: str, doer: str, accuser: list[str]) -> None:
    event = _of(text, "bombing")
    assert [a.id for a in event.attackers] == [doer]
    assert (event.status, [c.source for c in event.claims], event.targets) == ("claimed", accuser, [])


@pytest.mark.parametrize(
    "source",
    ["a source at Homs Police Command", "a doctor at a hospital in Homs", "an officer at the base"],
)
def test_a_source_keeps_its_post_where_it_is_quoted(source: str) -> None:
    event = _of(f"State TV quoted {source} as saying that militants shelled al-Zahraa.", "shelling")
    assert source in [c.source for c in event.claims]
