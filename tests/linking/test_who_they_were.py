"""Whose men they were, what is still to come, and what else is told beside a deed."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events


def events(text: str) -> list[Event]:
    return list(extract_events(text, published="2016-10-14"))


ATTACKERS: list[tuple[str, str]] = [
    ("Turkish police detained nine people in Adana. Police also seized three rifles.", "turk_gend"),
    ("Lebanese soldiers shut the road to Arsal. A soldier killed a Syrian labourer there.", "lebanon"),
    (
        "Turkey's coast guard saved twelve Syrians on Monday. Later, soldiers shot dead two refugees near Darkush.",
        "turk_mil",
    ),
    ("Nusra Front men stormed Hazano. Gunmen from the group arrested five teachers.", "nusra"),
    ("PYD forces raided an office in Amuda. The militia later burned down a shop.", "pyd"),
]


@pytest.mark.parametrize(("text", "actor"), ATTACKERS)
def test_whose_men_did_it(text: str, actor: str) -> None:
    assert [a.id for a in events(text)[-1].attackers] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "Some 300 rebels are to be bused out of Waer on Saturday.",
        "Nine captives were due to be freed in Idlib on Sunday.",
        "Dozens of prisoners were set to be freed in Hama on Sunday.",
        "The wounded are scheduled to be evacuated from Douma on Monday.",
        "The trucks withdrew from Daraya with their load of flour.",
        "The group threatened to kill a pilot from Jordan.",
    ],
)
def test_it_is_still_to_come(text: str) -> None:
    assert not events(text)


TYPES: list[tuple[str, list[str]]] = [
    ("Families left the town of Ariha and surrounding farms on Monday.", ["displacement"]),
    ("Rebels in Kanaker gave up nine rifles and a mortar on Monday.", ["surrender"]),
    ("Vigils were held in Atareb and Binnish on Monday by residents against the war.", ["protest"]),
    (
        "A truce began in Homs on Monday, but rebels counted 12 breaches.",
        ["ceasefire", "ceasefire_violation"],
    ),
    ("Rebels and the army agreed to a truce under which the wounded would leave Zabadani.", ["ceasefire"]),
    (
        "Police in Idlib arrested two men. Some 90 medics have lost their lives since 2013.",
        ["arrest", "killing"],
    ),
]


@pytest.mark.parametrize(("text", "types"), TYPES)
def test_what_is_told(text: str, types: list[str]) -> None:
    assert [e.type for e in events(text)] == types


def test_who_tells_of_something_else_is_no_source() -> None:
    text = "Rebels took Morek on Monday, while activists reported air strikes on Kafr Zita."
    assert [[c.source for c in e.claims] for e in events(text)] == [[], ["activists"]]


def test_many_deeds_of_years_are_not_the_one() -> None:
    text = "Daesh hanged a man in Manbij on Monday. An activist said he had documented 3,000 executions by the group."
    assert [[c.low for c in e.casualties] for e in events(text)] == [[1], [3000]]


def test_who_vanished_over_years_was_not_captured_with_others() -> None:
    text = "Rebels captured eight soldiers in Morek on Monday. A lawyer said 60,000 people had vanished since 2011."
    assert [[t.id for t in e.targets] for e in events(text)] == [["saa"], ["civilians"]]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("A teacher and poet was killed in Raqqa on Monday.", 1),
        ("Three people were killed and eight hurt in Azaz on Monday.", 3),
    ],
)
def test_how_many(text: str, killed: int) -> None:
    (event,) = events(text)
    assert event.casualties[0].low == killed
    assert [p.name for p in event.places]
