"""Which of two speakers of one sentence tells what."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

Told = list[tuple[str, list[str]]]
SPEAKERS: list[tuple[str, Told]] = [
    (
        "The Observatory said jets bombed Homs, while activists said a mine killed two people in Hama.",
        [("airstrike", ["The Observatory"]), ("mine_explosion", ["activists"])],
    ),
    (
        "A monitor said regime shelling had killed 12 people in Douma, while news agency SANA said rebels had fired "
        "rockets at Damascus, killing a woman.",
        [("shelling", ["A monitor"]), ("shelling", ["SANA"])],
    ),
    (
        "The Observatory said air strikes on Aleppo killed 40 civilians while the Local Coordination Committees put "
        "the toll at 45.",
        [("airstrike", ["The Observatory", "the Local Coordination Committees"])],
    ),
    (
        "The Observatory put the toll of the raid on Ariha at 40, while rescuers said 36 had died.",
        [("ground_attack", ["The Observatory", "rescuers"])],
    ),
    (
        "The Free Syrian Army said it fired rockets at Hama. The army said it repelled an attack on Homs.",
        [("shelling", ["The Free Syrian Army"]), ("attack_repelled", ["The army"])],
    ),
    (
        "A depot blast in Homs claimed 40 lives and left scores wounded reports say.",
        [("bombing", ["reports"])],
    ),
    (
        "Amnesty said the coalition's air strike on the mosque killed 38 civilians; the US military said it shelled "
        "al-Qaeda members in Jinah.",
        [("airstrike", ["Amnesty"]), ("shelling", ["the US military"])],
    ),
    ("Rebels shelled Nubl, killing three; SANA reported.", [("shelling", ["SANA"])]),
    ("Gunmen believed to be from Islamic State killed three farmers near Sukhnah.", [("killing", [])]),
]


@pytest.mark.parametrize(("text", "told"), SPEAKERS)
def test_who_says_what(text: str, told: Told) -> None:
    events = extract_events(text, published="2016-11-15")
    assert [(e.type, [c.source.removeprefix("news agency ") for c in e.claims]) for e in events] == told


def test_who_denies_is_no_place() -> None:
    text = "The Syrian opposition accused Russia of killing 36 people in air raids on Talbisseh, a charge Moscow denied."
    (event,) = extract_events(text, published="2016-11-15")
    assert [p.text for p in event.places] == ["Talbisseh"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "The army shelled Talbiseh on Monday after a massacre in the south of Homs that Paris blamed on the army.",
            [("shelling", []), ("killing", ["Paris"])],
        ),
        (
            "Turkey shelled Afrin on Sunday in retaliation for rocket fire which it blamed on the YPG.",
            [("shelling", []), ("shelling", ["Turkey"])],
        ),
        (
            "Rockets hit Damascus on Friday, killing two, in shelling that activists blamed on rebels in Ghouta.",
            [("shelling", ["activists"])],
        ),
        (
            "Damascus was behind a gas attack in Hama that the opposition claims killed 80, the minister said.",
            [("chemical_attack", ["the opposition", "the minister"])],
        ),
        (
            "A bomb in Homs killed five. Officials attributed the attack to Daesh.",
            [("bombing", ["Officials"])],
        ),
    ],
)
def test_who_is_blamed_for_what(text: str, told: Told) -> None:
    events = extract_events(text, published="2016-11-15")
    assert [(e.type, [c.source for c in e.claims]) for e in events] == told


@pytest.mark.parametrize(
    ("text", "sources"),
    [
        (
            "Shelling killed six people in Douma on Monday, an NGO said. The Observatory said two of the dead were "
            "children.",
            ["The Observatory"],
        ),
        (
            "Shelling killed six people in Douma on Monday, a rights group said. Six people died in the shelling of "
            "Douma, said Rami Abdel Rahman of the Syrian Observatory for Human Rights.",
            ["Rami Abdel Rahman of the Syrian Observatory for Human Rights"],
        ),
        (
            "Shelling killed six people in Douma on Monday, a watchdog said. State media said the shelling of Douma "
            "killed four.",
            ["a watchdog", "State media"],
        ),
    ],
)
def test_a_monitor_is_the_one_named_later(text: str, sources: list[str]) -> None:
    (event,) = extract_events(text, published="2016-11-15")
    assert [c.source for c in event.claims] == sources


@pytest.mark.parametrize(
    ("told", "source"),
    [
        ("Jets bombed the town activists said.", "activists"),
        (
            "Gunmen seized two priests near the Turkish border church sources said on Monday.",
            "church sources",
        ),
    ],
)
def test_speakers_behind_a_place_that_has_lost_its_comma(told: str, source: str) -> None:
    [event] = extract_events(told, published="2016-05-02")
    assert [c.source for c in event.claims] == [source]
