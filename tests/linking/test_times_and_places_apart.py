"""Deeds of another time: what goes on in recent days, an earlier strike, a month's dead, the day of a side clause."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

Told = list[tuple[str, str | None]]
DAYS: list[tuple[str, Told]] = [
    (
        "Government planes killed five people in Douma on Thursday. There has been an uptick in government "
        "bombardment of the area in recent days.",
        [("airstrike", "2016-11-10"), ("shelling", None)],
    ),
    (
        "Regular bombing by jets has emptied camps in Idlib. In May a Russian air raid on the Atmeh camp "
        "left dozens dead.",
        [("airstrike", None), ("airstrike", "2016-05-01")],
    ),
    (
        "An air raid on Atareb killed ten people on Monday. It follows an earlier airstrike on Aleppo that hit four "
        "clinics. Sunday's bombardment killed a baby in the city.",
        [("airstrike", "2016-11-14"), ("airstrike", "2016-11-13")],
    ),
    (
        "The army pushed the rebels back from the farms while clashes in the area reached a peak on Thursday.",
        [("capture", None), ("clash", "2016-11-10")],
    ),
    (
        "The strikes hit the town of Saraqib which lies in a region where a truce deal agreed by Iran and Russia and "
        "Turkey has been in place since July.",
        [("airstrike", None), ("ceasefire", "2016-07-01")],
    ),
    (
        "Planes believed to be Russian bombed a market near Kafr Nabl. Syrian and Russian jets have carried out dozens of raids "
        "on Idlib since Saturday.",
        [("airstrike", None), ("airstrike", "2016-11-12")],
    ),
    (
        "Israeli planes bombed an arms depot near the Lebanese border. In January 2013 a raid on a laboratory in Jamraya "
        "killed two guards.",
        [("airstrike", None), ("airstrike", "2013-01-01")],
    ),
    (
        "US forces conduct strikes killing 31 militants in Syria\n\nUS forces conducted two strikes in Syria in October, killing a "
        "total of 31 militants.",
        [("airstrike", "2016-10-01")],
    ),
    (
        "Coalition jets killed nine people in Raqqa on Monday. The coalition attacks on Raqqa escalated in June.",
        [("airstrike", "2016-11-14"), ("airstrike", "2016-06-01")],
    ),
    (
        "Shelling killed a girl in Nubl. The shelling on Nubl stepped up in late October after talks collapsed.",
        [("shelling", None), ("shelling", "2016-10-15")],
    ),
    (
        "The army began an offensive on Douma on Monday. The offensive intensified over the past week.",
        [("offensive", "2016-11-14")],
    ),
    (
        "Jets bombed Douma on Tuesday, weeks after shelling killed nine people in the town.",
        [("airstrike", "2016-11-15"), ("shelling", None)],
    ),
    (
        "Rebels shelled Nubl on Friday days after an air strike on Anadan killed ten.",
        [("shelling", "2016-11-11"), ("airstrike", None)],
    ),
    (
        "Jets bombed Douma on Monday. Some 30 hours after the last truck had crossed the border a bomb went off in Rashidin.",
        [("airstrike", "2016-11-14"), ("bombing", "2016-11-15")],
    ),
    (
        "The army said 300 residents of Foua left on Monday in ten buses. Another five buses left Madaya near Damascus.",
        [("evacuation", "2016-11-14"), ("evacuation", "2016-11-14")],
    ),
    ("The group seized large parts of Syria and Iraq in a 2014 blitz.", [("capture", "2014-01-01"), ("offensive", "2014-01-01")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), DAYS)
def test_when_each_was(text: str, told: Told) -> None:
    events = extract_events(text, published="2016-11-15")
    assert [(e.type, e.date and str(e.date.start)) for e in events] == told


def test_the_time_of_which_a_deed_is_the_first() -> None:
    (event,) = extract_events(
        "The air raid, the second by Israel this month, hit a depot near Damascus.", published="2016-11-15"
    )
    assert event.date is None


def test_a_name_only_like_one_abroad() -> None:
    (event,) = extract_events(
        "Rockets hit al-Meridian quarter, a source in Aleppo said.", published="2016-11-15"
    )
    assert [(p.text, p.province, p.country) for p in event.places] == [("al-Meridian", "Aleppo", "SY")]


def test_an_office_is_no_place() -> None:
    (event,) = extract_events(
        "Beirut - A roadside bomb killed 14 soldiers near Homs.", published="2016-11-15"
    )
    assert [p.name for p in event.places] == ["Homs"]


def test_a_months_dead_are_those_of_the_country() -> None:
    text = "Last month nearly 900 civilians were killed in Syria, a monitor said. Jets hit Aleppo on Monday."
    events = extract_events(text, published="2016-11-15")
    assert [[p.name for p in e.places] for e in events] == [["Syria"], ["Aleppo"]]


def test_a_city_listed_with_a_town() -> None:
    text = (
        "Nine civilians were killed by airstrikes in the outskirts of Raqqa. "
        "The jets carried out several strikes on Raqqa and Tabqa, the report said."
    )
    (event,) = extract_events(text, published="2016-11-15")
    assert [p.name for p in event.places] == ["Raqqa", "Tabqa"]


def test_whom_such_attacks_have_killed_are_not_the_victims_of_the_last() -> None:
    text = "Russian jets killed nine people in Atareb. The raids have caused many deaths among residents and rebels."
    (event,) = extract_events(text, published="2016-11-15")
    assert [t.id for t in event.targets] == ["civilians"]


@pytest.mark.parametrize("deed", ["attack", "assault", "raid"])
def test_that_attack_is_the_one_told_last_and_has_not_lasted(deed: str) -> None:
    text = (
        "The group is under attack in Mosul. On Sunday it launched an assault on the town of Sukhna. "
        f"That {deed} showed its strength in Syria even after all it has lost there since 2015."
    )
    _, last = extract_events(text, published="2016-11-15")
    assert len(last.mentions) == 2
    assert [p.text for p in last.places] == ["Sukhna"]
    assert last.date is not None
    assert str(last.date.start) == "2016-11-13"


def test_a_picture_of_another_town_is_of_another_strike() -> None:
    """So it is where the picture shows what is left after a strike."""
    text = (
        "Six people died in an attack on a market in Ariha. Residents walk past rubble after an air raid on a school in"
        " Hass Syria March 3 2016. (AFP) The market in Ariha was hit by jets on Monday."
    )
    events = extract_events(text, published="2016-03-09")
    assert sorted([p.text for p in e.places] for e in events) == [["Ariha"], ["Hass"]]


def test_a_name_that_no_list_has_lies_where_the_text_puts_it() -> None:
    text = "A raid hit the district of Qarzul. On Monday jets came back to the district of Qarzul in the province of Idlib and hit it."
    [event] = extract_events(text, published="2016-03-09")
    assert [(p.text, p.province) for p in event.places] == [("Qarzul", "Idlib")]


def test_the_battles_told_behind_a_deed_are_those_of_its_province() -> None:
    text = (
        "The SDF took Shaafah in Deir ez-Zor on Friday after heavy fighting with Islamic State.\n\n"
        "In Aleppo province, Tahrir al-Sham took Atarib as al-Zinki fighters withdrew. "
        "More than 120 fighters from both sides have died since the battles began."
    )
    clashes = [e for e in extract_events(text, published="2019-01-05") if e.type == "clash"]
    assert [{p.province for p in e.places} for e in clashes] == [{"Deir ez-Zor"}, {"Aleppo"}]


def test_the_dead_since_an_earlier_day_are_not_those_of_the_last_raids() -> None:
    text = (
        "Some 60 air strikes hit Saida and Taiba on Friday. "
        "The Observatory said 150 civilians had been killed since June 19."
    )
    raids, dead = extract_events(text, published="2018-07-06")
    assert (raids.type, raids.casualties) == ("airstrike", [])
    assert (dead.type, [c.low for c in dead.casualties]) == ("killing", [150])
