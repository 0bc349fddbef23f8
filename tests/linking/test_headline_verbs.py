"""Headlines without articles: verbs that look like nouns, and doers side by side."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

HEADLINES = {
    "Syria, Russia bomb Idlib, killing 12": ("airstrike", ["syr_gov", "russia"], []),
    "Turkey, FSA shell Afrin": ("shelling", ["turkey", "fsa"], []),
    "Syrian army, Hezbollah storm rebel-held village near Zabadani": (
        "ground_attack",
        ["saa", "hezbollah"],
        ["rebels"],
    ),
    "Syrian army and Hezbollah attack Zabadani": ("ground_attack", ["saa", "hezbollah"], []),
    "Army, rebels clash in Daraa": ("clash", ["saa"], ["rebels"]),
    "Syrian army shells rebel-held areas near Damascus": ("shelling", ["saa"], ["rebels"]),
    "Turkey shells YPG-controlled town near Azaz": ("shelling", ["turkey"], ["ypg"]),
    "Iran's IRGC fires six missiles at ISIS targets in Mayadeen": ("missile_strike", ["irgc"], ["is"]),
    "Turkish jets strike PKK camps in Sinjar": ("airstrike", ["turk_mil"], ["pkk"]),
}


@pytest.mark.parametrize("text", HEADLINES)
def test_who_does_what_to_whom_in_a_headline(text: str) -> None:
    [event] = extract_events(text, published="2016-11-15")
    told = (event.type, [a.id for a in event.attackers], [t.id for t in event.targets])
    assert told == HEADLINES[text]


def test_two_states_that_bomb_are_both_attackers() -> None:
    [event] = extract_events("Russia and Syria bombed Idlib on Monday.")
    assert [a.id for a in event.attackers] == ["russia", "syr_gov"]


def test_a_state_beside_an_army_is_no_place() -> None:
    flight, shelling = extract_events("Residents fled as Russia and the Syrian army shelled Saraqib.")
    places = {p.name for e in (flight, shelling) for p in e.places}
    assert places <= {"Saraqib"}


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Israel strikes Iranian targets in Syria after rocket fire", ["airstrike", "shelling"]),
        ("Israel struck army posts near Kiswah on Monday following mortar fire", ["airstrike", "shelling"]),
        ("Rebels struck the base with rockets after an air raid", ["shelling", "airstrike"]),
    ],
)
def test_what_was_fired_before_is_not_what_a_deed_was_done_with(text: str, types: list[str]) -> None:
    assert [e.type for e in extract_events(text, published="2016-11-15")] == types


def test_several_of_the_missiles_are_missiles() -> None:
    [event] = extract_events("Syrian air defences shot down several of the missiles near Homs, SANA said.")
    assert event.type == "downing"


@pytest.mark.parametrize(
    ("text", "type_", "doer"),
    [
        ("Syrian army says recaptured town from rebels in Hama", "recapture", "saa"),
        ("Rebels say captured village near Azaz", "capture", "rebels"),
        ("Israel says shot down Syrian drone over Golan", "downing", "israel"),
        ("Turkey says killed 12 PKK militants in northern Iraq", "killing", "turkey"),
        ("SDF captures dam from IS near Tabqa", "capture", "sdf"),
        ("Iran fires missiles at militants in eastern Syria", "missile_strike", "iran"),
        ("Jaish al-Islam fires mortar rounds at Damascus", "shelling", "jaish_islam"),
    ],
)
def test_a_headline_leaves_out_its_pronoun_or_article(text: str, type_: str, doer: str) -> None:
    [event] = extract_events(text, published="2016-11-15")
    assert (event.type, [a.id for a in event.attackers]) == (type_, [doer])


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Turkey shells Kurdish positions in Syria after mortar attack kills four",
            [("shelling", ["turkey"], []), ("shelling", [], [4])],
        ),
        (
            "Turkish artillery hit YPG posts near Afrin after mortar fire from the area killed four people.",
            [("shelling", ["turk_mil"], []), ("shelling", [], [4])],
        ),
        (
            "Coalition bombs IS in Raqqa after Manbij attack kills four Americans",
            [("airstrike", ["coalition"], []), ("ground_attack", [], [4])],
        ),
        (
            "Russian jets bomb Idlib after rebels down plane",
            [("airstrike", ["rus_mil"], []), ("downing", ["rebels"], [])],
        ),
        ("Six killed as rebels shell government-held Aleppo", [("shelling", ["rebels"], [6])]),
    ],
)
def test_a_deed_that_dates_another_is_its_own(
    text: str, events: list[tuple[str, list[str], list[int]]]
) -> None:
    found = extract_events(text, published="2016-11-15")
    assert [(e.type, [a.id for a in e.attackers], [c.low for c in e.casualties]) for e in found] == events


def test_the_army_of_a_state_that_speaks_is_its_own() -> None:
    [event] = extract_events("Lebanon says army arrested six IS members on Syria border")
    assert [a.id for a in event.attackers] == ["lebanon"]


@pytest.mark.parametrize(
    "text",
    [
        "Two men were charged with plotting an attack in Raqqa.",
        "The men are suspected of planning attacks on army posts near Raqqa.",
    ],
)
def test_what_is_plotted_has_not_happened(text: str) -> None:
    assert not extract_events(text)


def test_a_rank_among_others_is_no_further_deed() -> None:
    text = "Rebels shot down a jet near Hader on Monday. It was the second warplane to be downed there in a month."
    assert len(extract_events(text)) == 1
