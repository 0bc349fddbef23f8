"""Who does what to whom, where a word, a name or a clause misled: one case a line."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events

Case = tuple[str, str, list[str], list[str]]


def _event(text: str, type_: str) -> Event:
    return next(e for e in extract_events(text, published="2016-11-15") if e.type == type_)


TIED_TO_OTHERS: list[Case] = [
    (
        "The monitor also said Kurdish fighters (YPG) backed by Syrian rebels killed nine IS gunmen on Tuesday.",
        "killing", ["rebels", "ypg"], ["is"],
    ),
    (
        "The groups known as Liwa al-Huda and Ahrar al-Sham shelled a quarter of Aleppo city with mortars on Monday.",
        "shelling", ["ahrar_sham", "liwa al-huda"], [],
    ),
    (
        "Gunmen from the group known as Ahrar al-Sham shelled a suburb of Aleppo with mortars on Monday.",
        "shelling", ["ahrar_sham"], [],
    ),
]  # fmt: skip
SIDES: list[Case] = [
    (
        "Russian jets struck Islamic State in Raqqa. Clashes between government forces and rebels in Aleppo have "
        "grown since May, with both sides sending in reinforcements.",
        "deployment", ["rebels", "saa"], [],
    ),
    (
        "So-called Islamic State of Iraq and Sham (ISIS) gunmen beheaded four farmers near Raqqa.",
        "execution", ["is"], ["civilians"],
    ),
    (
        "Clashes between Syrian and Russian forces and rebels broke out near Salma on Monday.",
        "clash", ["rus_mil", "saa"], ["rebels"],
    ),
    ("Clashes between Turkish and Syrian troops broke out near Salma on Monday.", "clash", ["turk_mil"], ["saa"]),
    ("Rebel fighters began a counteroffensive last week near Hama.", "offensive", ["rebels"], []),
    ("The rebels launched a counteroffensive last month breaking the siege.", "offensive", ["rebels"], []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "attackers", "targets"), TIED_TO_OTHERS + SIDES)
def test_parties(text: str, type_: str, attackers: list[str], targets: list[str]) -> None:
    event = _event(text, type_)
    assert sorted(a.id or a.text.lower() for a in event.attackers) == attackers
    assert sorted(t.id or t.text.lower() for t in event.targets) == targets


@pytest.mark.parametrize(
    "text",
    [
        "The gunmen took their orders from the US-led coalition fighting Islamic State in Iraq and Syria.",
        "Suburbs of the capital are usually hit with mortar shells fired by Jaish al-Islam.",
    ],
)
def test_what_somebody_is_or_does_at_all_times_is_no_event(text: str) -> None:
    assert not extract_events(text, published="2016-11-15")


def test_a_name_is_no_weapon() -> None:
    text = "Mortar shells fired by militants of Jaish al-Fateh on a suburb of Idlib wounded six people on Monday."
    assert [e.type for e in extract_events(text, published="2016-11-15")] == ["shelling"]


WHO_IT_WAS: list[Case] = [
    (
        "The supply road was cut by Syrian forces on Monday when they seized a hilltop near Aleppo.",
        "capture", ["saa"], [],
    ),
    ("The assault forced the army to pull back on Friday.", "withdrawal", ["saa"], []),
    ("The shelling forced government troops to retreat from a hilltop near Morek.", "withdrawal", ["saa"], []),
    ("An attack on a Syrian aid convoy killed seven people on Monday.", "ground_attack", [], ["civilians"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "attackers", "targets"), WHO_IT_WAS)
def test_who_it_was(text: str, type_: str, attackers: list[str], targets: list[str]) -> None:
    test_parties(text, type_, attackers, targets)


@pytest.mark.parametrize(
    ("text", "type_", "places"),
    [
        ("Allied rebels seized the town of Jarablus with Ankara saying it wanted a buffer.", "capture", ["Jarablus"]),
        ("The SDF pressed its operation near Raqqa independently of Damascus.", "offensive", ["Raqqa"]),
    ],
)  # fmt: skip
def test_a_state_is_no_place(text: str, type_: str, places: list[str]) -> None:
    assert [p.name for p in _event(text, type_).places] == places


@pytest.mark.parametrize(
    ("more", "parts"),
    [
        ("Among the dead were 17 children.", [17]),
        ("Among those killed were 17 children and three nurses.", [17, 3]),
        ("Among the dead in the blast were a woman and two boys.", [1, 2]),
    ],
)
def test_who_is_among_the_dead(more: str, parts: list[int]) -> None:
    [event] = extract_events(f"A car bomb killed 33 people in Azaz on Monday. {more}", published="2016-11-15")
    assert [(c.low, c.part) for c in event.casualties] == [(33, False), *((n, True) for n in parts)]


def test_those_named_beside_each_other_stay_on_one_side_of_a_clash() -> None:
    text = (
        "The army and popular forces took the village of Tal al-Eis after heavy clashes with the militants. "
        "Tens of militants were wounded in the clashes, a field source said."
    )
    clash = next(e for e in extract_events(text, published="2016-04-03") if e.type == "clash")
    assert [p.id for p in clash.attackers] == ["saa", "pgm_generic"]
    assert [p.id for p in clash.targets] == ["rebels"]


def test_no_group_kills_its_own_members() -> None:
    text = "The army intercepted an armed group which was trying to infiltrate Quneitra and killed all its members."
    [event] = extract_events(text, published="2016-04-03")
    assert [p.id for p in event.attackers] == ["saa"]


def test_both_sides_of_clashes_before_a_verb() -> None:
    text = "Clashes between the YPG and the pro-government National Defence Forces broke out in Hasakah."
    [clash] = extract_events(text, published="2016-08-20")
    assert [p.id for p in (*clash.attackers, *clash.targets)] == ["ypg", "ndf"]
