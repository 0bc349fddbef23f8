"""What holds of an event once all its mentions are known: its victims, its numbers, its day."""

from __future__ import annotations

import pytest

from conflict_events import extract_events
from conflict_events.events import Events


def events(text: str) -> Events:
    return extract_events(text, published="2016-11-04")


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        (
            "Daesh militants attacked army posts near Sukhnah. Seven soldiers and 12 Daesh militants were killed in the attack.",
            ["Syrian Arab Army"],
        ),
        ("Islamic State executed 12 of its own fighters in Raqqa.", ["Islamic State"]),
        ("A drone attack on Kurdish positions near Kobani left nine fighters dead.", ["People's Protection Units"]),
        ("Daesh beheaded the imam of the town, whose corpse was hung from a lamp post.", ["Civilians"]),
    ],
)  # fmt: skip
def test_who_is_struck(text: str, targets: list[str]) -> None:
    [event] = events(text)
    assert [t.name for t in event.targets] == targets


@pytest.mark.parametrize(
    "more",
    [
        "Rescue workers rushed dozens of injured to a nearby hospital, a witness said.",
        "Dozens of wounded were taken to hospitals in Turkey, a doctor said.",
    ],
)
def test_the_wounded_are_those_of_the_attack_wherever_they_are_brought(more: str) -> None:
    [event] = events(f"A car bomb killed ten people near Azaz. {more}")
    assert [(c.kind, c.low) for c in event.casualties] == [("killed", 10), ("wounded", 24)]
    assert [p.name for p in event.places] == ["Azaz"]


@pytest.mark.parametrize(
    "text",
    [
        "In a new shelling attack that included mortar rounds two civilians were killed in Homs on Thursday.",
        "A bomb went off in Homs in June, including on the day when two civilians were killed in the blast.",
    ],
)
def test_weapons_and_days_have_no_parts_that_die(text: str) -> None:
    assert [(c.low, c.part) for e in events(text) for c in e.casualties] == [(2, False)]


def test_the_same_dead_and_wounded_are_those_of_one_attack_though_another_word_says_meanwhile() -> None:
    text = (
        "Three civilians were killed and 12 others wounded in Russian air strikes on the Idlib countryside. "
        "Meanwhile Russian warplanes hit the north of Idlib city with four raids, killing three civilians and wounding 12."
    )
    assert [e.type for e in events(text)] == ["airstrike"]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("In August 2013 jets bombed Zamalka, and the year before 49 children died in a massacre in Houla.", "2012-01-01", "2012-12-31"),
        ("The town was bombed in March 2014. A year later rebels captured it.", "2015-03-01", "2015-03-31"),
    ],
)  # fmt: skip
def test_years_counted_from_a_month(text: str, start: str, end: str) -> None:
    date = events(text)[-1].date
    assert date is not None
    assert (date.start.isoformat(), date.end.isoformat()) == (start, end)


def test_what_is_only_awaited_is_no_battle() -> None:
    text = "Last week rebels sent reinforcements into Tabqa in anticipation of a fierce battle for the town."
    assert [e.type for e in events(text)] == ["deployment"]


def test_a_headline_that_runs_on_names_no_town() -> None:
    text = "Raid on village Twin car bombs kill 31 in Qamishli. State television reported the blasts."
    assert [p.name for e in events(text) for p in e.places] == ["Qamishli"]


@pytest.mark.parametrize(
    ("doers", "expected"),
    [
        ("Turkey-linked gunmen", ["Unidentified armed group"]),
        ("Saudi-aligned gunmen", ["Unidentified armed group"]),
        ("Iran-aligned fighters", ["Iran-backed militias"]),
        ("Government-affiliated gunmen", ["Pro-government militias"]),
        ("Daesh-linked gunmen", ["Islamic State"]),
    ],
)
def test_who_is_only_tied_to_a_country_is_none_of_its_soldiers(doers: str, expected: list[str]) -> None:
    [event] = events(f"{doers} shelled Tal Rifaat on Monday.")
    assert [a.name for a in event.attackers] == expected


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Jets struck Tariq al-Bab Bustan al-Qasr and Bani Zeid.",
            ["Tariq al-Bab", "Bustan al-Qasr", "Bani Zeid"],
        ),
        (
            "Rockets hit the districts of Sulaiman al-Halabi al-Midan and al-Furqan in Aleppo city.",
            ["Sulaiman al-Halabi", "al-Midan", "al-Furqan"],
        ),
        ("Warplanes hit several districts including al-Nabaa and Bustan al-Qasr.", ["al-Nabaa", "Bustan al-Qasr"]),
        ("Jets hit Kafr Zita Jeb al-Nabaa and Lataminah in Hama.", ["Kafr Zita", "Jeb al-Nabaa", "Lataminah"]),
    ],
)  # fmt: skip
def test_lists_of_places_that_lost_their_commas(text: str, places: list[str]) -> None:
    [event] = events(text)
    assert [p.text for p in event.places] == places


@pytest.mark.parametrize("when", ["every now and then", "from time to time", "on a regular basis"])
def test_what_is_done_now_and_then_is_no_event(when: str) -> None:
    assert not events(f"Rebels shell the town {when}.")


def test_where_somebody_fights_is_not_where_he_strikes() -> None:
    [event] = events("A strike by the coalition fighting Daesh in Iraq and Syria killed ten people.")
    assert not event.places


def test_a_toll_told_again_by_the_same_words_is_one() -> None:
    text = "Seven civilians were killed in a bomb attack in Tal Abyad on Friday Seven civilians were killed in a bomb attack."
    assert [(c.kind, c.low) for e in events(text) for c in e.casualties] == [("killed", 7)]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Shelling killed ten people fleeing the town of Douma.", ["shelling"]),
        ("Mortar bombs struck a hall where Assad supporters had met in Nawa and also wounded 30 people.", ["shelling"]),
    ],
)  # fmt: skip
def test_what_victims_did_and_where_they_stood_is_told_beside(text: str, types: list[str]) -> None:
    assert sorted(e.type for e in events(text)) == types


def test_an_ally_that_is_named_by_its_capital_is_no_place() -> None:
    [event] = events("Jets have bombed Idlib in support of their ally Damascus targeting rebels.")
    assert [p.name for p in event.places] == ["Idlib"]


def test_sources_at_two_posts_are_two() -> None:
    text = (
        "A source at Damascus Police Command said terrorists shelled Mazzeh, wounding seven people. "
        "One child died on Monday when gunmen shelled the Salahuddin district of Aleppo. "
        "A source at Aleppo Police Command added that gunmen fired shells at the Salahuddin district."
    )
    assert [[c.source for c in e.claims] for e in events(text)] == [
        ["A source at Damascus Police Command"],
        ["A source at Aleppo Police Command"],
    ]


def test_who_supports_a_side_is_not_whom_it_fights() -> None:
    [event] = events("The SDF is battling with US backing to capture the town of Tabqa from Islamic State.")
    assert ([a.id for a in event.attackers], [t.id for t in event.targets]) == (["sdf"], ["is"])


def test_where_forces_moved_is_nobody_who_speaks() -> None:
    text = "Wherever troops have moved on in Iraq and Syria Hagel noted the coalition has killed commanders."
    assert {c.source for e in events(text) for c in e.claims} == {"Hagel"}


@pytest.mark.parametrize(("town", "name"), [("At Tall", "At Tall"), ("At Saraqib", "Saraqib")])
def test_an_article_stands_before_its_own_letter(town: str, name: str) -> None:
    [event] = events(f"A raid hit the defectors {town} on Monday, killing six.")
    assert [p.text for p in event.places] == [name]


@pytest.mark.parametrize(("dead", "number"), [("more than 100", 2), ("at least seven", 1)])
def test_a_further_blast_with_dead_of_its_own_is_another_one(dead: str, number: int) -> None:
    text = (
        "Six killed in Aleppo bombing\n\nA bomb went off in Aleppo on Wednesday, killing six people. "
        "The explosion in the city took place near a mosque, state television said. "
        f"Days before, a huge explosion struck near buses with villagers, killing {dead} people."
    )
    assert len(events(text)) == number


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("A Russian helicopter was shot down in Idlib. The Kremlin mourned the deaths of the five soldiers.", "rus_mil"),
        ("A Turkish convoy was hit near Idlib. The raid killed two soldiers, Ankara said.", "turkey"),
    ],
)  # fmt: skip
def test_soldiers_on_board_are_those_of_the_country(text: str, target: str) -> None:
    [event] = events(text)
    assert [t.id for t in event.targets] == [target]


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        ("Ankara's offensive against Kurdish fighters began on Monday.", ["turkey"]),
        ("The Aleppo offensive began on Monday.", []),
    ],
)
def test_whose_an_offensive_is(text: str, attackers: list[str]) -> None:
    [event] = events(text)
    assert [a.id for a in event.attackers] == attackers


def test_what_any_jet_would_do_is_no_event() -> None:
    assert not events("The army threatened to shoot down any warplane that enters Syrian air space.")


@pytest.mark.parametrize(
    ("text", "attackers"),
    [
        ("The army sank boats, killing all on board in addition to shooting dead dozens of gunmen in Houla.", ["saa"]),
        ("The army took the village, killing ten gunmen in addition to wounding scores of terrorists.", ["saa"]),
    ],
)  # fmt: skip
def test_who_does_more_in_addition(text: str, attackers: list[str]) -> None:
    killing = [e for e in events(text) if e.type == "killing"]
    assert [[a.id for a in e.attackers] for e in killing] == [attackers]


def test_what_a_campaign_is_led_for_has_not_come_about() -> None:
    text = "The advance belongs to a campaign led by Washington to drive Islamic State from Tabqa."
    assert [e.type for e in events(text)] == ["offensive"]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Shelling left five dead in Homs and three in Hama.", [5, 3]),
        ("Three people were killed in Aleppo, two in Idlib and one in Homs in air raids.", [3, 2, 1]),
        ("Three people were killed in Aleppo and two raids hit Idlib.", [3]),
    ],
)
def test_the_dead_of_the_next_town_by_the_same_word(text: str, dead: list[int]) -> None:
    assert [c.low for e in events(text) for c in e.casualties if c.kind == "killed" and not c.part] == dead
