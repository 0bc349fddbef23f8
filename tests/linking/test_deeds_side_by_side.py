"""Deeds that a text tells side by side: whose the dead, the day, the place and the words are."""

from __future__ import annotations

import pytest

from conflict_events import extract_events
from conflict_events.events import Events


def events(text: str) -> Events:
    return extract_events(text, published="2018-03-04")


RETALIATION = (
    "The United States launched cruise missiles at the Shayrat airbase on Friday in response to a suspected chemical "
    "attack that killed more than 80 people in Khan Sheikhoun on Tuesday. The Syrian army said six people were killed "
    "in the strike. The governor of Homs said the base's fuel tanks had been hit."
)


def test_what_is_answered_stands_back() -> None:
    strike, attack = events(RETALIATION)
    assert (strike.type, [c.low for c in strike.casualties]) == ("missile_strike", [6])
    assert (attack.type, [c.low for c in attack.casualties]) == ("chemical_attack", [80])
    assert strike.date is not None
    assert attack.date is not None
    assert (strike.date.start.day, attack.date.start.day) == (2, 27)


@pytest.mark.parametrize("word", ["gunmen", "fighters", "militants"])
def test_the_militants_are_those_of_the_group_told_before(word: str) -> None:
    text = f"Islamic State {word} attacked a post near Sukhna. A day earlier, the militants ambushed a convoy near Mayadin."
    assert [[p.id for p in e.attackers] for e in events(text)] == [["is"], ["is"]]


def test_whom_an_alliance_fights_is_not_the_alliance() -> None:
    text = (
        "IS has lost Tabqa. The coalition supports a Kurdish-Arab alliance fighting the militants in Raqqa."
    )
    assert all(p.id != "sdf" for e in events(text) for p in e.targets)


def test_the_hurt_soldiers_are_those_of_the_post_that_was_hit() -> None:
    text = (
        "Israeli helicopters fired on a Syrian army post near Quneitra after a mortar shell landed in the Golan Heights. "
        "State media said two soldiers had been wounded."
    )
    assert {e.type: [c.low for c in e.casualties] for e in events(text)} == {"airstrike": [2], "shelling": []}


def test_those_who_fire_back_did_not_fire_first() -> None:
    text = "A rocket fired from Syria hit Kilis, wounding four people. Turkish howitzers fired back."
    first, second = events(text)
    assert (first.attackers, [p.id for p in second.attackers]) == ([], ["turk_mil"])


def test_a_bomber_of_two_is_of_the_same_attack() -> None:
    text = (
        "At least 40 people were killed when two suicide bombers attacked a mosque in Homs. "
        "The first bomber detonated his explosives at the entrance, state TV said."
    )
    assert [e.type for e in events(text)] == ["suicide_bombing"]


def test_last_months_dead_are_none_of_todays() -> None:
    text = (
        "Rebels captured two soldiers in fighting south of Aleppo. "
        "Last month five Revolutionary Guards were killed in Khan Tuman."
    )
    found = {e.type: ([p.name for p in e.places], [c.low for c in e.casualties]) for e in events(text)}
    assert found["abduction"] == (["Aleppo"], [2])
    assert found["clash"] == (["Aleppo"], [])
    assert found["killing"] == (["Khan Tuman"], [5])


def test_where_troops_come_from_is_not_where_others_fight() -> None:
    text = "IS attacked a post in Sukhna. The army sent reinforcements from Palmyra, and clashes with IS lasted until dawn."
    clashes = [e for e in events(text) if e.type == "clash"]
    assert all("Palmyra" not in [p.name for p in e.places] for e in clashes)


def test_planes_that_carry_out_raids_are_told_of_though_nobody_says_whose() -> None:
    found = events(
        "Rebels have seized Morek, activists said. Warplanes carried out more than 30 raids on the area."
    )
    assert [e.type for e in found] == ["capture", "airstrike"]


def test_an_advance_is_not_measured_by_an_aside() -> None:
    [event] = events("The SDF are advancing on Raqqa, some 40 km to the east.")
    assert event.type == "offensive"


@pytest.mark.parametrize(
    "text",
    [
        "The government has repeatedly denied using chemical weapons.",
        "The army said it would use the city as a launchpad for operations against Raqqa.",
    ],
)
def test_what_is_told_of_no_deed(text: str) -> None:
    assert not events(text)


@pytest.mark.parametrize(
    "text",
    [
        "A US drone killed a senior al-Qaeda commander in Idlib.",
        "An air strike killed an Islamic State leader near Raqqa.",
    ],
)
def test_one_member_of_a_group_is_one_dead(text: str) -> None:
    [event] = events(text)
    assert [(c.kind, c.low) for c in event.casualties] == [("killed", 1)]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Jaish al-Islam killed 22 soldiers in an ambush near Adra the group's spokesman said.", "the group's spokesman"),
        ("Rebels fired rockets at Nubl and Zahraa killing three people state media said.", "state media"),
        ("Families fled after clashes broke out between IS and the Free Syrian Army activists said.", "activists"),
    ],
)  # fmt: skip
def test_who_speaks_where_the_comma_is_lost(text: str, source: str) -> None:
    assert {c.source for e in events(text) for c in e.claims} == {source}


def test_what_only_says_when_lends_no_place() -> None:
    text = "Rebels and troops clashed in Inkhil. The clashes came hours after warplanes carried out raids on Busr al-Harir."
    assert [(e.type, [p.name for p in e.places]) for e in events(text)] == [
        ("clash", ["Inkhil"]),
        ("airstrike", ["Busr al-Harir"]),
    ]


def test_the_dead_of_fire_that_breaks_a_truce_are_those_of_the_fire() -> None:
    found = events("The truce was broken hours later by mortar fire on Fuaa, which killed one person.")
    assert {e.type: [c.low for c in e.casualties] for e in found} == {
        "ceasefire_violation": [],
        "shelling": [1],
    }


def test_those_who_die_of_thirst_are_none_of_the_dead_of_raids() -> None:
    text = (
        "A Kurdish official said 40 children had died of thirst. "
        "Peshmerga forces backed by US air strikes retook the town of Rabia on Monday."
    )
    assert {e.type: [c.low for c in e.casualties] for e in events(text)}["airstrike"] == []


def test_a_day_after_is_not_the_day() -> None:
    first, second = events("The army entered Qusayr on Friday, two days after seizing the village of Arjoun.")
    assert [str(e.date.start) for e in (first, second) if e.date] == ["2018-03-02", "2018-02-28"]


def test_both_attacks_are_two_that_were_told() -> None:
    text = "A raid hit a school in Ariha. Rebel rockets fell on Jobar, killing eight. The UN condemned both attacks."
    assert [e.count for e in events(text)] == [None, None]


def test_what_is_blown_up_is_no_outcome_of_a_killing() -> None:
    text = (
        "Islamic State blew up a temple in Palmyra on Sunday, an official said. In the same month its men beheaded "
        "a scholar."
    )
    assert [e.type for e in events(text)] == ["property_destruction", "execution"]


def test_a_months_dead_are_not_in_the_one_town_named_behind() -> None:
    first, *_ = events(
        "In September alone 3,400 people were killed. Nine people died in a raid on Atareb on Friday."
    )
    assert not first.places


@pytest.mark.parametrize(
    "text",
    [
        "Jihadists beheaded two men for theft in the town of Mayadin and three others were hanged in the village of Tabqa.",
        "Jihadists beheaded two men accused of adultery in Mayadin and executed three others in Tabqa.",
        "Jihadists executed two men in Mayadin. In other parts of Syria they beheaded three soldiers in the town of Tabqa.",
    ],
)  # fmt: skip
def test_killings_in_two_towns_are_two_even_in_one_sentence(text: str) -> None:
    told = [([p.text for p in e.places], [c.low for c in e.casualties]) for e in events(text)]
    assert told == [(["Mayadin"], [2]), (["Tabqa"], [3])]


def test_in_other_parts_of_a_province_is_not_where_the_text_was() -> None:
    text = (
        "Jihadists executed two men in Mayadin. In other parts of Deir al-Zor province they beheaded two men."
    )
    assert len(events(text)) == 2


def test_whom_somebody_has_also_been_fighting_is_not_the_fight_of_the_day() -> None:
    text = (
        "Islamic State seized the base after days of fighting that cost 90 lives. "
        "Kurdish forces have also been battling the group across the north."
    )
    fights = [e for e in events(text) if e.type == "clash"]
    assert [[c.low for c in e.casualties] for e in fights] == [[90], []]


@pytest.mark.parametrize(
    "text",
    [
        "Jihadists executed 12 soldiers near Palmyra, ten of them shot dead and two beheaded.",
        "Nine soldiers were killed near Morek, six of them shot dead and three burned alive.",
    ],
)
def test_numbers_that_tell_how_each_was_killed_are_parts_of_one_deed(text: str) -> None:
    (event,) = events(text)
    assert [c.part for c in event.casualties] == [False, True, True]
    assert [t.id for t in event.targets] == ["saa"]
    assert "saa" not in [a.id for a in event.attackers]


def test_numbers_of_two_towns_stay_apart() -> None:
    text = "Jihadists executed five men in Mayadin and three were beheaded in Tabqa."
    assert [[p.text for p in e.places] for e in events(text)] == [["Mayadin"], ["Tabqa"]]
