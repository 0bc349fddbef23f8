"""How an army's bulletins tell: many units, one deed after the other, in few words."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events


def events(text: str) -> list[Event]:
    return list(extract_events(text, published="2016-10-14"))


def sides(event: Event) -> tuple[str, list[str | None], list[str | None]]:
    return event.type, [a.id for a in event.attackers], [t.id for t in event.targets]


OF_ONE_DEED: list[tuple[str, str, list[str], list[str]]] = [
    ("The army captured nine gunmen from Jaish al-Islam in Douma.", "abduction", ["saa"], ["jaish_islam"]),
    ("Army units killed five terrorists from al-Nusra Front near Morek.", "killing", ["saa"], ["nusra"]),
    ("Rebels captured a town near Homs from Islamic State.", "capture", ["rebels"], ["is"]),
    ("The hill was seized by rebels from Islamic State near Marea.", "capture", ["rebels"], ["is"]),
    ("The army wrecked a lorry transferring terrorists near Inkhil.", "equipment_destroyed", ["saa"], ["rebels"]),
    ("A unit of the army destroyed a truck loaded with Nusra Front men in Nawa.", "equipment_destroyed", ["saa"], ["nusra"]),
    ("The army destroyed a truck loaded with shells in Nawa.", "equipment_destroyed", ["saa"], []),
    ("The armed forces inflicted losses upon terrorists in Talbiseh.", "killing", ["saa"], ["rebels"]),
    ("Rebels inflicted heavy casualties on Islamic State near Marea.", "killing", ["rebels"], ["is"]),
    ("Airstrikes inflicted many casualties on Islamic State near Sukhnah.", "airstrike", [], ["is"]),
    ("Army units shelled the gunmen around Nawa inflicting heavy losses on them.", "shelling", ["saa"], ["unid"]),
    ("Soldiers fought the insurgents across Hama killing ten of them.", "clash", ["saa"], ["rebels"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "type_", "attackers", "targets"), OF_ONE_DEED)
def test_who_did_what_to_whom(text: str, type_: str, attackers: list[str], targets: list[str]) -> None:
    assert [sides(e) for e in events(text)] == [(type_, attackers, targets)]


@pytest.mark.parametrize(
    "text",
    [
        "An army unit killed ten terrorists in Nawa. Another unit destroyed a lorry in Inkhil.",
        "A unit of the Syrian army killed ten terrorists in Nawa while other units ambushed gunmen in Inkhil.",
        "Army units killed ten terrorists in Nawa. A second unit destroyed a lorry in Inkhil.",
    ],
)
def test_another_unit_is_one_of_the_same_army(text: str) -> None:
    assert [a.id for e in events(text) for a in e.attackers] == ["saa", "saa"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "A unit of the army killed ten terrorists in Nawa while other units ambushed gunmen in Inkhil.",
            [("killing", "Nawa", [10]), ("ground_attack", "Inkhil", [])],
        ),
        (
            "Army units shelled gunmen in Nawa while another unit killed ten terrorists in Inkhil.",
            [("shelling", "Nawa", []), ("killing", "Inkhil", [10])],
        ),
        ("Two civilians were killed while jets bombed Nawa.", [("airstrike", "Nawa", [2])]),
        (
            "Two civilians were killed in Douma while jets bombed Zamalka.",
            [("killing", "Douma", [2]), ("airstrike", "Zamalka", [])],
        ),
    ],
)
def test_what_is_done_meanwhile_has_a_toll_of_its_own(
    text: str, told: list[tuple[str, str, list[int]]]
) -> None:
    found = events(text)
    assert [(e.type, e.places[0].text, [c.low for c in e.casualties]) for e in found] == told


REPELLED: list[tuple[str, list[str], list[str]]] = [
    ("Nine Nusra Front fighters were killed trying to retake a hill near Morek.", ["nusra"], []),
    ("The army killed 20 terrorists as they tried to storm a post near Nawa.", ["rebels"], ["saa"]),
    ("Army units eliminated some terrorists during their attempt to sneak from Tal Nasr to Morek.", ["rebels"], ["saa"]),
    ("Soldiers shot dead six gunmen who attempted to enter a base in Nawa.", ["unid"], ["saa"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "attackers", "targets"), REPELLED)
def test_who_is_killed_in_an_attack_of_his_own_was_repelled(
    text: str, attackers: list[str], targets: list[str]
) -> None:
    assert [sides(e) for e in events(text)] == [("attack_repelled", attackers, targets)]


@pytest.mark.parametrize(
    "text",
    [
        "Two women were killed trying to enter Turkey.",
        "Rebels killed nine soldiers as they tried to storm a post near Nawa.",
        "Rebels killed nine soldiers in an attempt to retake a hill near Morek.",
        "Militants were killed while trying to flee Raqqa.",
        "Nine rebels were killed in clashes with the army in a bid to retake Morek.",
    ],
)
def test_who_flees_or_is_attacked_is_not_repelled(text: str) -> None:
    assert not any(e.type == "attack_repelled" for e in events(text))


@pytest.mark.parametrize(
    ("text", "killers"),
    [
        ("The army destroyed a lorry in Nawa while other terrorists were killed in Inkhil.", ["saa"]),
        (
            "Army units killed nine terrorists in Nawa. A number of terrorists were killed between Rastan and Talbiseh.",
            ["saa"],
        ),
        ("The army foiled an attack by terrorists on Morek. Ten terrorists were killed in Rastan.", ["saa"]),
        ("The army destroyed a lorry in Nawa while some rebels were killed in Inkhil.", []),
        ("Turkey shelled Tal Rifaat. Ten terrorists were killed in Rastan.", []),
        ("Ten terrorists were killed in Rastan.", []),
    ],
)
def test_terrorists_are_killed_by_the_army_that_kills_such_right_before(
    text: str, killers: list[str]
) -> None:
    assert [a.id for a in events(text)[-1].attackers] == killers


ADDED: list[tuple[str, list[tuple[str, list[str], list[str | None], list[int]]]]] = [
    (
        "An army unit struck dens in Rastan destroying a mortar in addition to killing five terrorists in Talbiseh.",
        [("ground_attack", ["Rastan"], ["saa"], []), ("killing", ["Talbiseh"], ["saa"], [5])],
    ),
    (
        "Army units shelled posts in Rahjan leaving many dead and destroying their arms in addition to killing ten terrorists in Morek.",
        [("shelling", ["Rahjan"], ["saa"], []), ("killing", ["Morek"], ["saa"], [10])],
    ),
    (
        "The army foiled an attack by terrorists near Morek in addition to killing ten terrorists in Latamneh.",
        [("attack_repelled", ["Morek"], ["rebels"], []), ("killing", ["Latamneh"], ["saa"], [10])],
    ),
    (
        "Army units shelled a den in Nawa in addition to killing ten terrorists.",
        [("shelling", ["Nawa"], ["saa"], [10])],
    ),
]


@pytest.mark.parametrize(("text", "told"), ADDED)
def test_what_is_added_with_a_place_of_its_own_is_a_further_deed(
    text: str, told: list[tuple[str, list[str], list[str | None], list[int]]]
) -> None:
    assert [
        (e.type, [p.text for p in e.places], [a.id for a in e.attackers], [c.low for c in e.casualties])
        for e in events(text)
    ] == told


DESTROYED: list[tuple[str, list[tuple[str, list[str], list[str | None]]]]] = [
    ("Army units destroyed several dens of terrorists in Nawa.", [("ground_attack", ["Nawa"], ["rebels"])]),
    (
        "The army destroyed hideouts of the Nusra Front in Jasim killing ten.",
        [("ground_attack", ["Jasim"], ["nusra"])],
    ),
    (
        "The army killed nine terrorists and destroyed their dens in Nawa.",
        [("killing", ["Nawa"], ["rebels"])],
    ),
    ("Soldiers destroyed two cars and killed ten terrorists in Nawa.", [("killing", ["Nawa"], ["rebels"])]),
    (
        "Soldiers destroyed two cars in Nawa and killed ten terrorists in Inkhil.",
        [("equipment_destroyed", ["Nawa"], []), ("killing", ["Inkhil"], ["rebels"])],
    ),
    (
        "The army demolished a tunnel which was used by the Nusra Front in Jobar.",
        [("equipment_destroyed", ["Jobar"], ["nusra"])],
    ),
    (
        "Army units destroyed two cars in Jobar and demolished a tunnel in Harasta.",
        [("equipment_destroyed", ["Jobar"], []), ("equipment_destroyed", ["Harasta"], [])],
    ),
    ("The army destroyed a mortar base in Nawa.", [("equipment_destroyed", ["Nawa"], [])]),
    ("The army destroyed heavy machineguns in Nawa.", [("equipment_destroyed", ["Nawa"], [])]),
]


@pytest.mark.parametrize(("text", "told"), DESTROYED)
def test_what_the_army_destroys(text: str, told: list[tuple[str, list[str], list[str | None]]]) -> None:
    found = events(text)
    assert [(e.type, [p.text for p in e.places], [t.id for t in e.targets]) for e in found] == told


def test_whom_a_verb_strikes_along_with_a_thing_does_nothing_with_its_doer() -> None:
    text = (
        "Soldiers destroyed a car along with the terrorists inside in Nawa and demolished a tunnel in Inkhil."
    )
    assert [a.id for e in events(text) for a in e.attackers] == ["saa", "saa"]


@pytest.mark.parametrize(
    ("text", "place", "target"),
    [
        ("At the outskirts of Harasta terrorist Ahmad al-Omar was killed.", "Harasta", "rebels"),
        ("At the edge of Ariha citizen Khaled Ramadan was wounded by a mine.", "Ariha", "civilians"),
        ("Near Douma citizen Hasan Khalil was killed by a shell.", "Douma", "civilians"),
    ],
)
def test_who_is_killed_behind_a_place_that_opens_the_sentence(text: str, place: str, target: str) -> None:
    [event] = events(text)
    assert ([p.text for p in event.places], [t.id for t in event.targets]) == ([place], [target])
    assert [(c.low, c.high) for c in event.casualties] == [(1, 1)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Troops seized Tal Malah on Monday leaving scores of militants dead and burning their cars.",
            [("capture", ["saa"], ["rebels"]), ("killing", ["saa"], ["rebels"]), ("equipment_destroyed", ["saa"], [])],
        ),
        (
            "Rebels captured the post at Tal Malah, leaving nine soldiers dead.",
            [("capture", ["rebels"], ["saa"]), ("killing", ["rebels"], ["saa"])],
        ),
        (
            "The army took Tal Malah on Monday leaving nine civilians dead.",
            [("capture", ["saa"], []), ("killing", [], ["civilians"])],
        ),
    ],
)  # fmt: skip
def test_who_takes_a_place_leaving_foes_dead_has_killed_them(text: str, expected: list[tuple]) -> None:
    assert [sides(e) for e in events(text)] == expected


def test_a_heading_that_runs_on_is_no_doer_of_what_the_sentence_behind_it_tells() -> None:
    text = (
        "Most of them are ex-soldiers. Syrian Army Strikes Scores of Militants across Country "
        "The Syrian army continued on Friday to launch military operations against the militant organizations."
    )
    assert [sides(e) for e in events(text) if e.type == "offensive"] == [("offensive", ["saa"], ["rebels"])]
