"""Munitions that are fired, dropped and shot down: whose they are, and what they hit."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

Case = tuple[str, str, list[str], list[str]]

FIRED: list[Case] = [
    ("Israeli missiles were fired at a base near Homs on Monday.", "missile_strike", ["israel"], []),
    ("Rebel rockets were fired at Nubl on Monday.", "shelling", ["rebels"], []),
    ("A barrage of Israeli missiles was launched at Mezzeh airport.", "missile_strike", ["israel"], []),
    ("Rebels fired American missiles at army tanks near Homs.", "missile_strike", ["rebels"], ["saa"]),
    ("Islamic State fired Russian missiles at a base near Homs.", "missile_strike", ["is"], []),
    ("Syria said Israeli missiles had been launched at Damascus.", "missile_strike", ["israel"], []),
    ("Russian bombs were dropped on a market in Idlib, killing four.", "airstrike", ["russia"], ["civilians"]),
    ("Cluster bombs were dropped on Kafr Zita by Russian jets.", "airstrike", ["rus_mil"], []),
    ("Four nurses died when two bombs dropped from a helicopter hit a clinic in Ariha.", "airstrike", [], ["medics"]),
    ("Barrel bombs dropped from army helicopters hit a school in Daraya.", "airstrike", ["syaaf"], ["civilians"]),
    ("Barrels dropped from helicopters in Daraya", "airstrike", [], []),
    ("Rebels shut a road due to three bombs dropped from a plane on a depot near Azaz.", "airstrike", [], []),
    ("Rockets fired from Latakia hit Ariha and the army said it had killed ten rebels.", "shelling", [], ["rebels"]),
    ("Warplanes dropping toxic gas targeted Saraqib on Monday killing dozens.", "chemical_attack", [], []),
    ("Militants using car bombs attacked army posts near Palmyra.", "bombing", ["rebels"], ["saa"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "attackers", "targets"), FIRED)
def test_who_fires(text: str, type_: str, attackers: list[str], targets: list[str]) -> None:
    event = next(e for e in extract_events(text, published="2015-10-08") if e.type == type_)
    assert [a.id for a in event.attackers] == attackers
    assert [a.id for a in event.targets] == targets


@pytest.mark.parametrize(
    "text",
    [
        "Syria fired missiles at the jets, and Israel intercepted one of them over the Golan.",
        "SANA said Israeli missiles were launched at a base near Homs and that air defences intercepted most of them.",
        "The Iron Dome system intercepted two rockets over the Golan.",
    ],
)
def test_what_is_shot_down(text: str) -> None:
    assert "downing" in {e.type for e in extract_events(text, published="2015-10-08")}


@pytest.mark.parametrize(
    ("text", "attackers", "targets"),
    [
        ("Air defences at Russia's Hmeimim airbase shot down two drones launched by militants.", ["russia"], ["rebels"]),
        ("Israeli jets intercepted a drone operated by Hezbollah near Quneitra.", ["israel"], ["hezbollah"]),
        ("A drone flown by rebels was shot down near Hmeimim.", [], ["rebels"]),
    ],
)  # fmt: skip
def test_whose_it_is_that_is_shot_down(text: str, attackers: list[str], targets: list[str]) -> None:
    event = next(e for e in extract_events(text, published="2018-10-08") if e.type == "downing")
    assert ([a.id for a in event.attackers], [a.id for a in event.targets]) == (attackers, targets)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Russian jets executed 31 raids on the outskirts of Morek.", []),
        ("Gunmen opened fire on a former rebel leader in Tafas, killing him.", [1]),
        ("Gunmen riding a motorcycle opened fire on a former leader in Jasim, which led to his death.", [1]),
        ("Islamic State executed 20 soldiers in Raqqa.", [20]),
    ],
)
def test_who_dies_of_it(text: str, killed: list[int]) -> None:
    [event] = extract_events(text, published="2015-10-08")
    assert [c.low for c in event.casualties if c.kind == "killed"] == killed


def test_names_with_a_stroke() -> None:
    [event] = extract_events("The SNA liberated Suluk from YPG/PKK terrorists.", published="2019-10-13")
    assert [a.id for a in event.targets] == ["ypg"]


def test_an_occupied_town_is_not_captured() -> None:
    text = "In occupied Afrin the Hamza Division kidnapped six citizens."
    assert [e.type for e in extract_events(text, published="2019-10-13")] == ["abduction"]


def test_freed_people_are_no_ground_taken() -> None:
    [event] = extract_events("Rebels freed hundreds of inmates in Hama.", published="2015-10-08")
    assert event.type == "release"


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Rebels bombed the villages of Nubl on Monday.", "shelling"),
        ("Rebels bombed an army post near Morek on Monday.", "bombing"),
        ("Russian jets bombed rebels near Morek on Monday.", "airstrike"),
    ],
)
def test_what_irregulars_bomb_with(text: str, type_: str) -> None:
    assert [e.type for e in extract_events(text, published="2015-10-08")] == [type_]


def test_weapons_of_another_deed() -> None:
    text = "In 2017 the United States launched 59 missiles at the base following a sarin attack in Saraqib."
    first = extract_events(text, published="2018-10-08")[0]
    assert (first.type, [a.id for a in first.attackers]) == ("missile_strike", ["us"])


def test_bombs_destroyed_do_not_go_off() -> None:
    text = "The army foiled the assault on Sukhnah, leaving 30 militants dead and three booby trapped vehicles destroyed near the town."
    assert [e.type for e in extract_events(text, published="2015-10-08")] == ["attack_repelled"]


def test_shelling_that_hangs_on_the_rocket() -> None:
    text = (
        "SOHR documented the death of a child as a result of rocket shelling by the regime forces on Sarmin."
    )
    event = next(e for e in extract_events(text, published="2019-10-08") if e.type == "shelling")
    assert [a.id for a in event.attackers] == ["saa"]


def test_fire_that_is_answered_is_not_what_the_answer_was_made_with() -> None:
    text = "The Israeli army attacked two posts in Quneitra in response to errant mortar fire."
    first = extract_events(text, published="2019-10-08")[0]
    assert (first.type, [a.id for a in first.attackers]) == ("ground_attack", ["israel"])


@pytest.mark.parametrize(
    ("doer", "type_", "actor"),
    [
        ("A drone, believed to be of the Coalition,", "drone_strike", "coalition"),
        ("A drone believed to be American", "drone_strike", "us_mil"),
        ("Warplanes, thought to be Russian,", "airstrike", "rus_mil"),
    ],
)
def test_whose_they_are_believed_to_be(doer: str, type_: str, actor: str) -> None:
    [event] = extract_events(f"{doer} hit a car near Sarmada on Monday.", published="2019-10-08")
    assert (event.type, [a.id for a in event.attackers]) == (type_, [actor])


@pytest.mark.parametrize(
    "told",
    [
        "A source said that a terrorist fired rocket shells at the neighborhoods of al-Midan and al-Furqan.",
        "Police were quoted as saying that terrorist fired rocket shells and mortar rounds at al-Midan and al-Furqan.",
    ],
)
def test_one_who_fires_shells_is_no_adjective_of_them(told: str) -> None:
    (event,) = extract_events(told, published="2016-11-15")
    assert event.type == "shelling"
    assert [a.id for a in event.attackers] == ["rebels"]
    assert [p.text for p in event.places] == ["al-Midan", "al-Furqan"]
