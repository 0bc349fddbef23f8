"""Which of the days that a text names are those of an event, and how far a day goes."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events


def event_of(text: str, type_: str) -> Event:
    """The first event of a type; published on Thursday, 8 October 2015."""
    found = [e for e in extract_events(text, published="2015-10-08") if e.type == type_]
    assert found, f"no {type_} in {text!r}"
    return found[0]


def days(text: str, type_: str) -> str | None:
    """The day or days of the first event of a type."""
    date = event_of(text, type_).date
    if date is None:
        return None
    return str(date.start) if date.start == date.end else f"{date.start}..{date.end}"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian jets bombed Saraqib on Monday.", "2015-10-05"),
        ("Russian jets bombed Saraqib on Monday, activists said on Wednesday.", "2015-10-05"),
        ("Russian jets bombed Saraqib, activists said on Wednesday.", None),
        ("A video released on Friday shows Russian jets bombing Saraqib.", None),
        ("Russian jets bombed Saraqib for a second day on Wednesday.", "2015-10-06..2015-10-07"),
        ("Russian jets bombed Saraqib on Wednesday for the third straight day.", "2015-10-05..2015-10-07"),
        (
            "It was the deadliest attack since July, when Russian jets bombed Saraqib.",
            "2015-07-01..2015-07-31",
        ),
        ("Russian jets bombed Saraqib on Saturday and Sunday.", "2015-10-03..2015-10-04"),
        ("Idlib, October 6: Russian jets bombed Saraqib.", "2015-10-06"),
        ("Idlib 6/10/2015: Russian jets bombed Saraqib.", "2015-10-06"),
        ("Russian jets have bombed Saraqib over the past few weeks.", "2015-09-17..2015-10-08"),
        ("Four days of air strikes have killed 40 people in Saraqib.", "2015-10-05..2015-10-08"),
        ("Four days of air strikes killed 40 people in Saraqib.", None),
        ("Air strikes have hit Saraqib, as the UN pleaded for a month-long pause.", None),
        ("Russian jets bombed Saraqib overnight.", "2015-10-07"),
        ("Russian jets bombed Saraqib over the past 24 hours.", "2015-10-07..2015-10-08"),
        ("An air strike near Saraqib on Monday claimed the lives of nine people.", "2015-10-05"),
        ("Russian jets bombed a crowd in Saraqib ahead of the December 3 election.", None),
        ("As envoys study the air raid on Saraqib, ministers will meet on Tuesday in Rome.", None),
        ("While envoys look into the air raid on Saraqib, ministers are to meet on Tuesday.", None),
    ],
)
def test_the_day_of_a_raid(text: str, expected: str | None) -> None:
    assert days(text, "airstrike") == expected


def test_the_dead_since_something_began_are_those_of_no_day() -> None:
    for dead in (
        "Air raids have killed 900 people since the start of the war in 2011.",
        "The country has been torn by a war that began in 2011 and has since killed 300,000 people.",
        "Since then more than 300,000 people have been killed across the country.",
    ):
        told = extract_events(f"Rebels shelled Saraqib on Monday. {dead}", published="2015-10-08")
        assert not [e.date for e in told if e.date and e.type != "shelling" and e.date.start.year > 2011], (
            dead
        )


def test_days_between_two_events_of_one_sentence() -> None:
    text = "The bodies of three officers were found on Friday, two days after gunmen kidnapped them in Hama."
    assert days(text, "abduction") == "2015-09-30"


def test_a_clause_on_the_day_since_which_something_lasts() -> None:
    text = "The army has been on alert since September 9, when rebels captured the airbase at Abu al-Duhur."
    assert days(text, "capture") == "2015-09-09"


@pytest.mark.parametrize(
    "text",
    [
        "Russian jets bombed Saraqib on Monday. Rebels shelled Fuah.",
        "Russian jets bombed Saraqib on Monday.\n\nRebels shelled Fuah in return.",
    ],
)
def test_a_day_goes_for_what_is_told_next(text: str) -> None:
    event = event_of(text, "shelling")
    assert event.date is not None
    assert (str(event.date.start), event.date.inferred) == ("2015-10-05", True)


def test_the_day_of_what_is_told_of_a_place_is_not_that_of_the_attack_on_it() -> None:
    text = "The assault began with suicide car bombs at Shola, a hamlet that the army had retaken on Monday."
    assert days(text, "suicide_bombing") is None


def test_the_text_goes_on_about_its_main_clause() -> None:
    text = (
        "Russian jets bombed Saraqib on Monday, two days after rebels captured a hill on Saturday. "
        "The army also shelled the town."
    )
    assert days(text, "shelling") == "2015-10-05"


@pytest.mark.parametrize(
    "text",
    [
        "Russian jets bombed Saraqib on Monday. Rebels had shelled Fuah.",
        "Russian jets bombed Saraqib in Idlib on Monday. Elsewhere, rebels shelled Mahardah in Hama province.",
        "Russian jets bombed Saraqib last week. Rebels shelled Fuah.",
    ],
)
def test_a_day_does_not_go_on(text: str) -> None:
    assert days(text, "shelling") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels are shelling the town of Fuah.", "2015-10-08"),
        ("Rebels shelled the town of Fuah.", None),
        ("Rebels have shelled the town of Fuah.", None),
    ],
)
def test_what_is_going_on_goes_on_at_publication(text: str, expected: str | None) -> None:
    assert days(text, "shelling") == expected


def test_the_day_of_a_picture_is_none_of_the_report() -> None:
    text = (
        "Men search a house after an air strike in Saraqib, Idlib province, Syria, October 7, 2015. (Agency)\n\n"
        "An air strike killed ten people in Saraqib on Tuesday."
    )
    assert days(text, "airstrike") == "2015-10-06"


def test_a_date_before_the_event_noun_is_its_own() -> None:
    text = "The IS group claimed an October 2 bomb attack that killed 17 people in Damascus."
    assert days(text, "bombing") == "2015-10-02"


def test_without_a_day_of_publication_weekdays_stay_open() -> None:
    assert [e.date for e in extract_events("Russian jets bombed Saraqib on Monday.")] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Russian jets bombed Saraqib on Monday. On Tuesday the group said rebels shelled Fuah.",
        "Russian jets bombed Saraqib on Monday. Rebels have shelled Fuah.",
        "Russian jets bombed Saraqib in Idlib on Monday.\n\nRebels shelled Mahardah in Hama province.",
    ],
)
def test_a_day_does_not_go_past_a_statement_a_perfect_or_a_province(text: str) -> None:
    assert days(text, "shelling") is None


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Jets bombed Saraqib 40 times since the truce collapsed on Monday.", "airstrike", "2015-10-05..2015-10-08"),
        ("The hill fell to the army on Wednesday after two days of clashes with rebels.", "clash", "2015-10-05..2015-10-07"),
        ("Last week rebels captured the hill near Saraqib, laying siege to the town.", "siege", "2015-09-28..2015-10-04"),
        ("On Monday the army announced the start of an offensive on Saraqib.", "offensive", "2015-10-05"),
        ("Rebels continue to shell the town of Fuah.", "shelling", "2015-10-08"),
        ("Rebels have so far held off an assault by the army on the town of Fuah.", "attack_repelled", "2015-10-08"),
    ],
)  # fmt: skip
def test_what_lasts_hangs_on_or_is_announced(text: str, type_: str, expected: str) -> None:
    assert days(text, type_) == expected


def test_far_from_a_place_is_not_so_far() -> None:
    assert (
        days("Not far from the border rebels have reportedly destroyed two tanks.", "equipment_destroyed")
        is None
    )


def test_what_lasts_as_long_as_the_war_has_no_days() -> None:
    assert days("Jets bombed Saraqib 900 times since the war began in March 2011.", "airstrike") is None


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("Envoys met on Wednesday after an air strike killed ten people in Saraqib.", "airstrike", None),
        ("The group on Monday claimed responsibility for a bombing in Damascus.", "bombing", None),
        ("Rebels took the hill near Saraqib and killed ten soldiers on Monday.", "capture", "2015-10-05"),
        ("Jets bombed Saraqib in June. The army has since captured most of the town.", "capture", "2015-06-01..2015-10-08"),
        ("An offensive began in May. Rebels repelled the assault on Marea the following month.", "attack_repelled", "2015-06-01..2015-06-30"),
        ("He condemned the ongoing offensive on Saraqib.", "offensive", "2015-10-08"),
        ("A rebel fires his rifle in a battle with soldiers in Saraqib, Syria, October 6, 2015.", "clash", "2015-10-06"),
    ],
)  # fmt: skip
def test_days_of_acts_pictures_and_what_goes_on(text: str, type_: str, expected: str | None) -> None:
    assert days(text, type_) == expected


def test_no_day_counts_from_a_summary_of_years() -> None:
    text = (
        "An air strike hit a depot near Homs on Sunday. Israel has struck the depots many times since 2013. "
        "The strike came two days after a drone hit an army post in Quneitra."
    )
    assert days(text, "drone_strike") == "2015-10-02"


def test_the_day_of_a_kidnapping_is_not_that_of_the_release() -> None:
    text = "Gunmen in Raqqa freed a priest who had been kidnapped in February, a relative said."
    assert days(text, "release") is None


def test_what_happened_months_before_has_not_the_day_of_its_sentence() -> None:
    text = "Islamic State swept back into Palmyra on Saturday, months after the army drove them out."
    dated = [(e.attackers[0].id, e.date is not None) for e in extract_events(text, published="2015-10-08")]
    assert dated == [("is", True), ("saa", False)]


def test_no_day_counts_from_a_month() -> None:
    text = "The army took Nubl in July 2012. Rebels shelled Marea a week after IS captured the town."
    assert days(text, "shelling") is None


def test_a_number_of_people_is_no_year() -> None:
    text = "Families have fled Qaryatayn, reducing their number from 2000 to a few hundred."
    assert days(text, "displacement") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shelled the museum, which opened in 1975.", None),
        ("Rebels shelled the old mosque, built in 1912, killing four people.", None),
        ("Rebels shelled the airport, lost to the army for weeks in March.", None),
        ("Rebels shelled the town, where army reinforcements arrived on Monday.", None),
        ("Rebels shelled the town despite a deal that local leaders had signed in September 2015.", None),
        ("Rebels shelled the town although the sides had agreed on local talks in April.", None),
        ("Rebels shelled a town held by the army on Monday.", "2015-10-05"),
        ("Nine people were killed in Homs when rebels shelled the town on Monday.", "2015-10-05"),
    ],
)
def test_the_day_of_an_aside_is_not_that_of_the_event(text: str, expected: str | None) -> None:
    assert days(text, "shelling") == expected


def test_an_attack_that_came_a_day_after_another_one_is_on_the_day_told_before() -> None:
    text = (
        "An air strike hit a clinic in Ariha late on Tuesday, killing a nurse. "
        "The attack came a day after an air strike killed nine drivers of a convoy."
    )
    events = extract_events(text, published="2015-10-08")
    assert [str(e.date.start) for e in events if e.date] == ["2015-10-06", "2015-10-05"]


def test_the_day_of_a_statement_that_opens_the_sentence_is_not_that_of_the_deed() -> None:
    text = "In a statement late on Tuesday the rescuers said that jets had bombed a convoy near Urem."
    assert days(text, "airstrike") is None
    assert days("In an attack on Tuesday rebels shelled Nubl.", "shelling") == "2015-10-06"


@pytest.mark.parametrize(
    "text",
    [
        "The Observatory documented the death of nine people in air strikes on Ehsem on Sunday.",
        "A monitor confirmed on Tuesday the killing of four people in air strikes on Ehsem two days ago.",
        "The coalition acknowledged the wounding of a boy in an air strike near Ehsem on Sunday.",
    ],
)
def test_the_day_behind_a_reported_deed_is_its_own(text: str) -> None:
    assert days(text, "airstrike") in ("2015-10-04", "2015-10-06")


def test_two_deeds_in_one_breath_are_of_one_day() -> None:
    text = "The army said it had taken Maarzaf on Monday and killed 20 rebels."
    assert days(text, "killing") == "2015-10-05"


def test_a_sentence_that_opens_with_also_need_not_be_of_the_same_day() -> None:
    text = "Shelling killed two people in Nawa on Sunday. Also, the army seized the town of Morek in Hama."
    assert days(text, "capture") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A doctor from Homs who fled to Jordan last year said jets had bombed Saraqib.", None),
        ("A baker from Homs, who escaped to Jordan last year, said jets had bombed Saraqib.", None),
        ("Pilots who had flown out of Hmeimim last month bombed Saraqib.", None),
        ("Pilots who fly out of Hmeimim on Tuesday bombed Saraqib.", "2015-10-06"),
    ],
)
def test_the_day_before_a_verb_is_that_of_the_clause_on_its_subject(text: str, expected: str | None) -> None:
    assert days(text, "airstrike") == expected


def test_the_day_before_were_is_that_of_the_participle() -> None:
    text = "Nine women abducted by rebels in Latakia on Friday were freed on Tuesday."
    assert (days(text, "abduction"), days(text, "release")) == ("2015-10-02", "2015-10-06")


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("The raid came after rebels took a hill in Hama.", None),
        ("The raid came after rebels beat troops, driving them out of a town in Hama.", None),
        ("The raid came hours after rebels took a hill in Hama.", "2016-05-01"),
        ("The raid came after rebels took a hill in Hama on Friday.", "2016-04-29"),
    ],
)
def test_what_a_raid_came_after_need_not_be_of_its_day(told: str, expected: str | None) -> None:
    events = extract_events(f"A raid killed nine in Morek on Sunday. {told}", published="2016-05-02")
    *_, capture = (e for e in events if e.type == "capture")
    assert (str(capture.date.start) if capture.date else None) == expected


@pytest.mark.parametrize("occasion", ["Tuesdays oral briefing", "Tuesdays emergency session"])
def test_the_day_of_a_briefing_is_not_that_of_the_raids(occasion: str) -> None:
    text = f'"The coalition continued air strikes on IS in Raqqa" the report accompanying {occasion} said.'
    [event] = extract_events(text, published="2016-11-16")
    assert event.date is None


def test_the_dead_since_a_war_began_are_not_those_of_the_next_raid() -> None:
    text = (
        "The Red Crescent said forty of its volunteers have been killed since the start of the war in Syria."
        " Air strikes against IS by the US air force hit Raqqa."
    )
    events = extract_events(text, published="2016-11-16")
    assert [[c.low for c in e.casualties] for e in events] == [[40], []]
