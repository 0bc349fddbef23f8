"""Which of the places that a text names are those of an event."""

from __future__ import annotations

import pytest

from conflict_events import extract_events


def places(text: str, type_: str) -> list[str]:
    """The places of the first event of a type."""
    found = [e for e in extract_events(text, published="2016-05-02") if e.type == type_]
    assert found, f"no {type_} in {text!r}"
    return [p.text for p in found[0].places]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian jets bombed Khan Tuman in southern rural Aleppo.", ["Khan Tuman"]),
        ("Russian jets bombed the town of Urum al-Kubra near Aleppo.", ["Urum al-Kubra"]),
        ("Russian jets bombed Hisyah, 40 km south of Homs.", ["Hisyah"]),
        (
            "Russian jets bombed Saraqib, Binnish and Taftanaz in Idlib province.",
            ["Saraqib", "Binnish", "Taftanaz"],
        ),
        ("Russian jets bombed Hama's Halfaya.", ["Halfaya"]),
        ("Russian jets bombed depots in Damascus Aleppo and Idlib.", ["Damascus", "Aleppo", "Idlib"]),
        ("Troops entered Daraya. Families have fled to Moadamiya. Russian jets bombed the town.", ["Daraya"]),
        ("Russian jets bombed the Damascus suburbs of Arbin and Zamalka.", ["Arbin", "Zamalka"]),
        ("Beirut (AP) Russian jets have bombed Saraqib.", ["Saraqib"]),
        ("Russian jets bombed Azaz near the frontier with Turkey.", ["Azaz"]),
        ("In Homs, Russian jets bombed al-Rastan and Talbiseh.", ["al-Rastan", "Talbiseh"]),
        ("Russian jets bombed a base near Ash Shaddadi.", ["Ash Shaddadi"]),
        ("Hama: Russian jets bombed the town of Morek.", ["Morek"]),
        ("Hama, April 30: Russian jets bombed the town of Morek.", ["Morek"]),
        ("In Hama, Russian jets bombed the outskirts of Morek.", ["Morek"]),
        ("Israeli jets bombed the T4 base in Homs from Lebanese airspace.", ["T4"]),
        ("Russian jets bombed the Umayyad Mosque in Syria's Aleppo.", ["Umayyad Mosque"]),
        ("As Saraqib burned, Russian jets bombed Sarmin.", ["Sarmin"]),
        ("Russian jets bombed Homs, Hama and Raqqa.", ["Homs", "Hama", "Raqqa"]),
        ("Russian jets bombed Maasaran town, Idlib, Syria.", ["Maasaran"]),
        ("Russian jets bombed al-Zablatani area and Bab Touma in Damascus.", ["al-Zablatani", "Bab Touma"]),
        ("Russian jets bombed Manbij and factories further to the west of Qamishli.", ["Manbij"]),
        (
            "Russian jets bombed the Bab al-Salama crossing on the Turkish-Syrian border.",
            ["Bab al-Salama crossing"],
        ),
        ("Russian jets bombed targets in Latakia province on the Mediterranean.", ["Latakia province"]),
        ("Russian jets bombed the Babisqa and Sarmada areas of northern Idlib.", ["Babisqa", "Sarmada"]),
        ("Russian jets bombed Salqin and Quneitra near the occupied Golan Heights.", ["Salqin", "Quneitra"]),
        ("Russian jets bombed Hayyan on the road leading to Nubl.", ["Hayyan"]),
        ("Russian jets bombed a car near Sarmada, on the road to the Bab al-Hawa crossing.", ["Sarmada"]),
        ("Russian jets bombed Tafas and nearby Nawa.", ["Tafas", "Nawa"]),
        ("Russian jets bombed a Damascan suburb.", []),
    ],
)
def test_what_only_holds_another_place_is_none_of_its_own(text: str, expected: list[str]) -> None:
    assert places(text, "airstrike") == expected


def test_a_town_told_later() -> None:
    text = (
        "Ten civilians died on Sunday as jets bombed a town in eastern Syria.\n\n"
        "A monitor said it did not know whose planes had been seen over the town of Mayadin."
    )
    assert places(text, "airstrike") == ["Mayadin"]


def test_what_brackets_add_is_no_place_of_the_event() -> None:
    text = "Syrian troops bombed militants (the group is outlawed in Russia) in Tabqa on Monday."
    assert places(text, "airstrike") == ["Tabqa"]


def test_where_somebody_spoke_is_no_place_of_the_event() -> None:
    text = "An opposition member said in Turkey that shells had killed ten people in Douma."
    assert places(text, "shelling") == ["Douma"]


@pytest.mark.parametrize(
    "text",
    [
        "Russian jets bombed fighters of the group, which is outlawed in Russia, on Sunday.",
        "Russian jets bombed the town as ministers met in Geneva.",
        "Russian jets bombed the town hours before talks on a truce were to open in Vienna.",
        "Russian jets bombed the town despite talks between the sides in Vienna.",
        "A charity in London said Russian jets had bombed the town.",
    ],
)
def test_where_a_group_is_banned_or_others_talk_is_no_place_of_the_event(text: str) -> None:
    assert places(text, "airstrike") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Turkish guns shelled the group after rocket attacks on Kilis.", [[], ["Kilis"]]),
        ("Rebels shelled Nubl following the shelling of Salma.", [["Nubl"], ["Salma"]]),
        ("Russian jets bombed Raqqa in response to the attacks in Paris.", [["Raqqa"], ["Paris"]]),
        ("Nine people were killed after shelling in Salma.", [["Salma"]]),
    ],
)
def test_what_a_deed_comes_after_has_a_place_of_its_own(text: str, expected: list[list[str]]) -> None:
    assert [[p.text for p in e.places] for e in extract_events(text)] == expected


def test_the_post_of_who_is_killed_is_not_where_he_is_killed() -> None:
    text = "The group's commander in Latakia was killed in Salma on Sunday."
    assert places(text, "assassination") == ["Salma"]
    assert places("Nine soldiers in Rastan were killed on Sunday.", "killing") == ["Rastan"]


def test_the_town_told_later_is_no_city_of_its_province() -> None:
    text = (
        "Air strikes on a town in Idlib province killed nine people. The raids hit the town of Ariha. "
        "Idlib has often been hit by air strikes."
    )
    assert places(text, "airstrike") == ["Ariha"]


def test_the_bare_name_of_a_province_is_no_second_place() -> None:
    text = "A blast in Idlib killed nine people. The explosion hit a mosque in the city of Ariha."
    assert places(text, "bombing") == ["Ariha"]
    text = "Russian jets bombed Idlib, Saraqib and Ariha."
    assert places(text, "airstrike") == ["Idlib", "Saraqib", "Ariha"]


def test_the_town_that_a_clause_describes_is_where_its_event_was() -> None:
    text = "Khan Tuman lies near Urum al-Kubra, the town where an attack on a convoy killed ten people."
    assert places(text, "ground_attack") == ["Urum al-Kubra"]


@pytest.mark.parametrize(
    "text",
    [
        "The group has battled Kurdish fighters across Syria since 2014.",
        "Moscow has deployed more troops to Syria.",
        "Rebels have battled the army in the north of the country since 2014.",
    ],
)
def test_what_spreads_over_the_country_is_not_in_the_town_of_the_article(text: str) -> None:
    told = extract_events(
        f"Air strikes hit the town of Ariha in Idlib on Sunday.\n\n{text}", published="2016-05-02"
    )
    assert not [p for e in told if e.type != "airstrike" for p in e.places if p.name == "Ariha"]


def test_where_somebody_speaks_abroad_is_no_scene() -> None:
    assert places("Speaking in Moscow, the minister said jets had bombed the town.", "airstrike") == []


def test_a_day_behind_a_place_is_no_part_of_its_name() -> None:
    assert places("Rebels clashed with troops near Salma village October 11 2015", "clash") == ["Salma"]
    assert places("Air strikes hit Douma Sunday killing nine civilians.", "airstrike") == ["Douma"]


def test_another_one_is_placed_no_closer_than_the_text_says() -> None:
    text = (
        "A helicopter was shot down in Kafr Nabudah in Hama's northern countryside on Thursday. "
        "Another helicopter also crashed close to the front lines."
    )
    assert places(text, "crash") == ["Hama"]


def test_a_truce_holds_for_the_whole_war_unless_the_text_says_where() -> None:
    text = "Rebels attacked Damascus on Sunday. A truce that came into force on Monday was broken."
    assert places(text, "ceasefire") == []


def test_the_suburbs_of_a_capital_are_a_place_and_no_government() -> None:
    text = "The opposition says the army killed hundreds with sarin gas in Damascus suburbs on Wednesday."
    assert places(text, "chemical_attack") == ["Damascus"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Troops took Tal Rifaat city on Sunday. They shelled the hills of Tal Antar and Tal Arous. "
            "Air strikes have driven families from the city, a monitor said.",
            ["Tal Rifaat"],
        ),
        (
            "Air strikes killed ten people in Idlib province on Sunday. Protesters marched in Ariha on Sunday. "
            "It was the town that the air strikes had hit.",
            ["Ariha"],
        ),
    ],
)
def test_the_town_and_the_city_take_up_the_last_one_named(text: str, expected: list[str]) -> None:
    assert places(text, "airstrike") == expected


def test_the_place_that_opens_what_the_source_added_is_where_it_happened() -> None:
    text = "In Hama, the source added that the air force carried out several raids against Islamic State positions."
    assert places(text, "airstrike") == ["Hama"]


def test_a_sentence_about_another_town_does_not_name_the_village() -> None:
    text = "Troops executed nine members of a family in a village near Homs.\n\nIn Qusayr, guns shelled the market."
    assert [p.name for p in extract_events(text)[0].places] == ["Homs"]


def test_a_town_that_is_compared_is_not_taken_up() -> None:
    text = (
        "Rebels overran Ariha on Saturday, the second town to fall after Saraqib.\n\n"
        "Fighters of Jaish al-Fatah pushed into the town centre from three sides."
    )
    assert all(
        "Saraqib" not in [p.name for p in e.places] for e in extract_events(text, published="2015-10-08")
    )


def test_deaths_told_with_a_capture_are_where_it_is() -> None:
    text = (
        "The army killed 20 militants in Nawa as troops captured farms in Arbin, "
        "killing at least 12 rebels in fierce clashes."
    )
    told = {e.type: ([p.text for p in e.places], [c.low for c in e.casualties]) for e in extract_events(text)}
    assert told == {"killing": (["Nawa"], [20]), "capture": (["Arbin"], []), "clash": (["Arbin"], [12])}


@pytest.mark.parametrize(
    ("text", "type_", "expected"),
    [
        ("More than 200,000 people have been killed since Syria's conflict began in 2011.", "killing", ["Syria"]),
        ("The war has killed more than 200,000 people and displaced half the population.", "displacement", []),
        ("A charity counted 135 strikes on clinics last year.", "airstrike", []),
        ("Nubl was ravaged by a war which has since killed 280,000 people.", "killing", []),
        ("The government first sent warplanes into the Syrian conflict in mid-2012.", "deployment", []),
    ],
)  # fmt: skip
def test_what_is_told_of_the_whole_war_is_not_in_the_town_before(
    text: str, type_: str, expected: list[str]
) -> None:
    assert places(f"Rebels shelled Nubl on Monday. {text}", type_) == expected


def test_a_capital_that_accuses_or_is_accused_is_no_place() -> None:
    text = "Rebels say the bombing has hit schools and Washington has blamed Moscow for it."
    assert places(text, "bombing") == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The regime, which is supported by Russia in aerial strikes, began attacking Daesh last week.", "ground_attack"),
        ("Villages were captured by the SDF, an alliance of fighters supported by the United States.", "capture"),
        ("The army has intensified its campaign against rebels as talks in Kazakhstan go on.", "offensive"),
        ("Rebel groups allied to Ankara launched an offensive against IS.", "offensive"),
    ],
)  # fmt: skip
def test_a_state_that_supports_somebody_is_no_place(text: str, type_: str) -> None:
    assert places(text, type_) == []


def test_a_name_that_the_text_has_called_a_town_is_a_place_from_then_on() -> None:
    text = "The army took the village of Kashkashiya in Hama province. Kashkashiya was the scene of fierce clashes."
    assert places(text, "clash") == ["Kashkashiya"]


def test_in_the_same_area_takes_up_all_places_told_before() -> None:
    text = (
        "On April 24 a bomb killed five in Tafas and Nawa. "
        "On May 1 rebels carried out a similar car bomb attack in the same area, killing two."
    )
    bombings = [e for e in extract_events(text, published="2016-05-02") if e.type == "bombing"]
    assert [[p.text for p in e.places] for e in bombings] == [["Tafas", "Nawa"]] * 2


def test_what_goes_on_is_not_in_a_town_nearby() -> None:
    text = (
        "IS fighters attacked two villages in Hama province on Sunday, killing 20 people. "
        "Two people were hurt when shells hit the nearby town of Soran. The attack is going on, the army said."
    )
    assert places(text, "ground_attack") == ["Hama province"]


def test_where_those_who_fire_have_their_positions_is_no_place() -> None:
    assert places("The army shelled Nawa from positions in Izraa.", "shelling") == ["Nawa"]


def test_the_plural_behind_a_list_is_the_kind_of_all_its_names() -> None:
    found = extract_events("Clashes broke out in Idlib, Damascus and Homs provinces.")
    assert [p.province for p in found[0].places] == ["Idlib", "Rif Dimashq", "Homs"]


@pytest.mark.parametrize(
    "where", ["In the south of the province", "Elsewhere in the province", "In other parts of the province"]
)
def test_elsewhere_in_the_province_of_the_place_before(where: str) -> None:
    text = f"Jets bombed Kafr Zita on Monday. {where} rebels captured a hill."
    *_, capture = extract_events(text, published="2016-05-02")
    assert [(p.kind, p.province) for p in capture.places] == [("governorate", "Hama")]


def test_no_place_from_a_deed_of_other_months() -> None:
    text = "Border guards killed nine people, the army said. It was the worst since July, when a bomb killed two near Rukban."
    first, *_ = extract_events(text, published="2016-12-12")
    assert not first.places


def test_a_base_in_the_lead_is_the_one_named_below() -> None:
    text = (
        "Rebels stormed an air base in northern Syria on Sunday, capturing it from the army after days of fighting. "
        "At least 40 soldiers were killed in the fight over Taftanaz base. Elsewhere in Syria jets bombed Rastan."
    )
    told = {e.type: [p.text for p in e.places] for e in extract_events(text, published="2015-10-08")}
    assert {told["ground_attack"][0], told["capture"][0], told["clash"][0]} == {"Taftanaz"}
