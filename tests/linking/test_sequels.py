"""Deeds that follow one another: later ones, sums of several, what came before an offensive, seized and killed."""

from __future__ import annotations

import pytest

from conflict_events import extract_events


def told(text: str) -> list[tuple[str, list[tuple[str, int]]]]:
    """Type and tolls of each event."""
    return [
        (e.type, [(c.kind, c.low) for c in e.casualties])
        for e in extract_events(text, published="2016-11-15")
    ]


APART = {
    "later, by the same means": (
        "A car bomb went off in Homs on Monday, killing ten. Later a car bomb exploded in Zahra, killing six.",
        [("bombing", [("killed", 10)]), ("bombing", [("killed", 6)])],
    ),
    "hours later": (
        "A suicide bomber struck a checkpoint in Hasakah. "
        "Hours later, a suicide bomber blew himself up at a market in the city, killing nine.",
        [("suicide_bombing", []), ("suicide_bombing", [("killed", 9)])],
    ),
    "later, in a report": (
        "A source said a suicide bomber hit a post in Homs. "
        "Later the same source said a suicide bomber blew himself up in al-Zahra, killing four and wounding two.",
        [("suicide_bombing", []), ("suicide_bombing", [("killed", 4), ("wounded", 2)])],
    ),
    "the sum of a wider place": (
        "An air strike killed six people in Saraqib on Monday. "
        "In all, 25 people were killed in air strikes across Idlib province on Monday.",
        [("airstrike", [("killed", 6)]), ("airstrike", [("killed", 25)])],
    ),
    "dead before an offensive": (
        "Two fighters died in Tabqa, a medic said. Another man was killed in a village east of the town. "
        "The SDF on Friday announced the launch of the second phase of its campaign on Raqqa.",
        [("killing", [("killed", 2), ("killed", 1)]), ("offensive", [])],
    ),
    "seized and later killed": (
        "Gunmen kidnapped nine shepherds near Palmyra and later executed them.",
        [("abduction", [("captured", 9)]), ("execution", [("killed", 9)])],
    ),
    "seized, and others killed": (
        "Police arrested three men and killed two gunmen in Qamishli.",
        [("arrest", [("captured", 3)]), ("killing", [("killed", 2)])],
    ),
    "a raid and fire set by hand": (
        "Militants stormed a village near Tal Tamr on Monday and torched a church.",
        [("ground_attack", []), ("property_destruction", [])],
    ),
}
TOGETHER = {
    "what a report adds later": "A strike hit a clinic in Ariha. Later, the Observatory said the strike had killed five.",
    "the sum of one deed": "Jets bombed a market in Ariha on Monday. In total, 14 people were killed, a monitor said.",
    "seized and executed": "Rebels abducted and executed 12 soldiers near Morek.",
    "dead whom the offensive killed": (
        "12 people killed in Daraa\n\nThe army launched an offensive on Daraa on Monday, killing 12 people."
    ),
}


@pytest.mark.parametrize(("text", "events"), APART.values(), ids=APART.keys())
def test_deeds_that_follow_one_another_stay_apart(
    text: str, events: list[tuple[str, list[tuple[str, int]]]]
) -> None:
    assert told(text) == events


@pytest.mark.parametrize("text", TOGETHER.values(), ids=TOGETHER.keys())
def test_what_only_goes_on_about_a_deed_is_no_other(text: str) -> None:
    assert len(told(text)) == 1


def test_the_seized_are_those_who_suffer_what_is_told_next() -> None:
    _, execution = extract_events(
        "Rebels captured ten soldiers near Morek. They were executed, residents said."
    )
    assert [t.id for t in execution.targets] == ["saa"]


def test_attacks_on_what_is_around_are_of_the_kind_told_before() -> None:
    text = (
        "Regime jets bombed Douma on Friday, killing three. "
        "A week of regime attacks on Eastern Ghouta has killed 45 people, medics said."
    )
    assert [e.type for e in extract_events(text, published="2016-11-15")] == ["airstrike", "airstrike"]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("ISIS released a video showing the execution of nine men in Raqqa.", ["is"]),
        ("ISIS posted a shocking clip showing the cruel execution of nine men in Raqqa.", ["is"]),
        ("Photos published by ISIS show the beheading of two soldiers near Palmyra.", ["is"]),
        ("ISIS posted images purporting to show its fighters executing two men in Raqqa.", ["is"]),
        ("The Observatory released a video showing the execution of nine men in Raqqa.", []),
    ],
)
def test_the_armed_show_what_they_did_themselves(text: str, doer: list[str]) -> None:
    [event] = extract_events(text)
    assert (event.type, [a.id for a in event.attackers]) == ("execution", doer)


def test_the_army_of_the_only_soldiers_told_of_shells_none_of_its_own() -> None:
    text = "Two Turkish soldiers were killed near Azaz on Monday. The army shelled YPG posts in response."
    deaths, shelling = extract_events(text, published="2016-11-15")
    assert (deaths.type, [c.low for c in deaths.casualties]) == ("killing", [2])
    assert ([a.id for a in shelling.attackers], [t.id for t in shelling.targets]) == (["turk_mil"], ["ypg"])


def test_what_others_do_meanwhile_is_another_deed_with_none_of_the_hurt() -> None:
    text = "Rockets hit Damascus on Thursday, killing five people and wounding 55, as the army bombarded its suburbs."
    rockets, bombardment = extract_events(text, published="2016-11-15")
    assert ([c.low for c in rockets.casualties], rockets.attackers) == ([5, 55], [])
    assert ([a.id for a in bombardment.attackers], bombardment.casualties) == (["saa"], [])


def test_those_killings_are_the_last_ones_told() -> None:
    text = (
        "A film-maker was shot dead in Gaziantep on Sunday. In October two activists were beheaded in Sanliurfa. "
        "IS claimed those killings."
    )
    shooting, execution = extract_events(text, published="2016-11-15")
    assert (shooting.attackers, [a.id for a in execution.attackers]) == ([], ["is"])


def test_peacekeepers_are_set_free() -> None:
    [event] = extract_events(
        "Nusra Front freed 45 peacekeepers near Quneitra on Thursday, the United Nations said."
    )
    assert (event.type, [a.id for a in event.attackers]) == ("release", ["nusra"])


def test_another_convoy_brings_aid_as_well() -> None:
    text = "An aid convoy reached Madaya on Monday. Another convoy arrived in Foua at the same time."
    assert [e.type for e in extract_events(text, published="2016-11-15")] == ["aid_delivery", "aid_delivery"]
