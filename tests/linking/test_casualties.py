"""Numbers of people killed and wounded: what counts whom, which totals hold, which are parts."""

from __future__ import annotations

import pytest

from conflict_events import extract_events


def tolls(text: str, *, parts: bool = False) -> list[tuple[str, int, int]]:
    """Casualties of all events of a text; those marked as parts only on demand."""
    events = extract_events(text, published="2016-05-02")
    return [(c.kind, c.low, c.high) for e in events for c in e.casualties if parts or not c.part]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Three suicide bombers killed at least two people in Damascus.", [("killed", 2, 2)]),
        (
            "Ten troops were killed in the blast along with eight IS members.",
            [("killed", 10, 10), ("killed", 8, 8)],
        ),
        ("Air strikes near Mayadin claimed more than 40 civilian lives.", [("killed", 40, 40)]),
        ("The battle cost at least 90 lives in Homs.", [("killed", 90, 90)]),
        (
            "Gunmen shot dead two brothers in Idlib. Three others were shot dead in Homs.",
            [("killed", 2, 2), ("killed", 3, 3)],
        ),
        ("A mob beat four thieves to death in Idlib.", [("killed", 4, 4)]),
        ("Two men were stoned to death by jihadists in Manbij.", [("killed", 2, 2)]),
        ("A court in Damascus sentenced two men to death.", []),
        ("A quarter of a million Syrians have been killed in the war.", [("killed", 250000, 250000)]),
        ("Half the population was displaced by raids on Ariha.", []),
        ("A gas attack on Ariha left 35 cases of suffocation.", [("wounded", 35, 35)]),
        (
            "A commander of Jund al-Aqsa, his wife and three other fighters were killed in Hass.",
            [("killed", 5, 5)],
        ),
        (
            "Chlorine hit Sarmin on Monday. 16 people mostly boys suffered from breathing problems.",
            [("wounded", 16, 16)],
        ),
        (
            "Gas hit Latamneh on Monday and 30 people were treated for breathing difficulties.",
            [("wounded", 30, 30)],
        ),
        (
            "A car bomb exploded in Homs on Sunday. Two officers sustained minor injuries.",
            [("wounded", 2, 2)],
        ),
        ("Islamic State lost 17 fighters near Ayn Issa he said.", [("killed", 17, 17)]),
        ("The group lost 15 fighters in clashes with the army near Palmyra.", [("killed", 15, 15)]),
        ("A baker and his wife were killed by rocket fire in Idlib.", [("killed", 2, 2)]),
        ("Shelling killed a woman and her three children in Idlib.", [("killed", 4, 4)]),
        ("Rocket attacks kill 10 injure scores in Aleppo.", [("killed", 10, 10), ("wounded", 40, 199)]),
        (
            "Six people died and over 10 citizens were hospitalized after shelling of Damascus.",
            [("killed", 6, 6), ("wounded", 10, 10)],
        ),
        ("An air strike on Douma killed seven people and injured many.", [("killed", 7, 7)]),
        ("The YPG put the number of soldiers killed on Sunday in Afrin at 27.", [("killed", 27, 27)]),
        (
            "The mayor put the death toll of the raid on Ariha at six and the number of injured at 28.",
            [("killed", 6, 6), ("wounded", 28, 28)],
        ),
        ("The number of civilians killed in the raid on Ariha rose to 14.", [("killed", 14, 14)]),
        ("Omar Hasan, a commander, and two of his guards were killed by a bomb in Nawa.", [("killed", 3, 3)]),
        ("The bodies of 12 men were found in Tadef.", [("killed", 12, 12)]),
        ("The number of dead in the explosion in Tadef climbed to 31.", [("killed", 31, 31)]),
        ("The number of wounded in the explosion in Tadef has risen to 90.", [("wounded", 90, 90)]),
        ("Journalist Omar Hasan was shot dead in Azaz.", [("killed", 1, 1)]),
        ("At least 14 were arrested in Tartus on Sunday.", [("captured", 14, 14)]),
        ("Seven were shot dead in Tartus on Sunday.", [("killed", 7, 7)]),
        ("Three gunmen shot a mayor dead in Tartus on Sunday.", [("killed", 1, 1)]),
        ("Nusra Front stormed a post of Hazm and detained several of its members.", [("captured", 3, 9)]),
        ("The execution of a captured soldier in Manbij drew condemnation.", [("killed", 1, 1)]),
    ],
)
def test_numbers_of_victims(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The shells killed and injured dozens in Aleppo.",
        "A car bomb in Afrin left 14 dead and wounded.",
        "Shells fell on Jobar, leaving 30 people dead or injured.",
        "Clashes in Hasakah left 23 fighters killed and wounded on both sides.",
        "The raid on Douma left more than 60 people between dead and wounded.",
    ],
)
def test_one_number_for_killed_and_wounded_tells_neither(text: str) -> None:
    assert extract_events(text, published="2016-05-02")
    assert tolls(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Woman killed 4 injured in mortar attack on Aleppo.", [("killed", 1, 1), ("wounded", 4, 4)]),
        ("Two civilians killed 6 injured in rocket attack on Hama.", [("killed", 2, 2), ("wounded", 6, 6)]),
        ("Car bomb in Azaz kills 9 wounds 30.", [("killed", 9, 9), ("wounded", 30, 30)]),
        ("5 killed 12 wounded after blast in Idlib.", [("killed", 5, 5), ("wounded", 12, 12)]),
        (
            "Shells fell on a market in Homs killing 14 and leaving injured about 50.",
            [("killed", 14, 14), ("wounded", 50, 50)],
        ),
        ("Rebels shelled Azaz wounding at least 15 residents in two quarters.", [("wounded", 15, 15)]),
        (
            "The rebels said they killed six fighters wounded nine destroyed two tanks near Morek.",
            [("killed", 6, 6), ("wounded", 9, 9)],
        ),
    ],
)
def test_lists_without_commas(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("An air strike on Ariha killed 20 people, among them six children.", [(20, False), (6, True)]),
        ("Four children were among the 20 dead in the raid on Ariha.", [(20, False), (4, True)]),
        ("A missile struck a bakery in Hama, killing seven, three of them women.", [(7, False), (3, True)]),
        (
            "Six nurses including a midwife were among 25 people killed in raids on Raqqa.",
            [(25, False), (6, True)],
        ),
        ("The bomb in Homs killed 12 people, nine of whom were soldiers.", [(12, False), (9, True)]),
        (
            "The air raid on Idlib killed nine people, including two women and a child.",
            [(9, False), (2, True), (1, True)],
        ),
        (
            "Raids killed 42 people in Idlib including 19 in Saraqeb and 23 in Ehsim.",
            [(42, False), (19, True), (23, True)],
        ),
    ],
)
def test_subtotals_are_parts(text: str, expected: list[tuple[int, bool]]) -> None:
    [event] = extract_events(text, published="2016-05-02")
    assert [(c.low, c.part) for c in event.casualties] == expected


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("The offensive forced 3,000 people from their homes in Daraa.", 3000),
        ("Some 500 families left the town of Al-Bab as shells fell on it.", 500),
        ("The fighting has driven 9,000 residents out of Raqqa.", 9000),
        ("About 2,000 civilians escaped from Manbij on Friday.", 2000),
        ("Some 700 people abandoned their homes in Daraa.", 700),
    ],
)
def test_who_is_driven_out_or_goes_is_displaced(text: str, number: int) -> None:
    assert ("displaced", number, number) in tolls(text)


def test_a_bare_number_of_people_is_displaced() -> None:
    assert ("displaced", 2000, 9999) in tolls("Thousands have fled the town of Nawa.")


@pytest.mark.parametrize(
    "more", ["Another 11 were wounded.", "A further 11 were injured.", "Another 11 were hurt."]
)
def test_another_number_goes_on_about_the_event(more: str) -> None:
    [event] = extract_events(f"A car bomb exploded in Tal Abyad, killing six people. {more}")
    assert [(c.kind, c.low) for c in event.casualties] == [("killed", 6), ("wounded", 11)]


def test_the_dead_of_a_deed_that_only_dates_another_are_its_own() -> None:
    text = (
        "An air strike killed 12 people in Taftanaz. "
        "A week after the strike that killed 12 people, jets bombed Ariha."
    )
    assert tolls(text) == [("killed", 12, 12)]


@pytest.mark.parametrize(
    "text",
    [
        "The army killed three men who had been arrested in Homs last month.",
        "Gunmen shot dead three teachers who were kidnapped in Daraa.",
    ],
)
def test_the_dead_are_not_those_of_what_befell_them_before(text: str) -> None:
    events = extract_events(text, published="2016-05-02")
    assert [(e.type, c.low) for e in events for c in e.casualties if c.kind == "killed"] == [("killing", 3)]


def test_two_of_the_dead_are_those_of_the_last_event_that_told_of_dead() -> None:
    text = (
        "Russian jets bombed Saraqib and killed ten people. Rebels have shelled Fuah for months. "
        "Two of the dead were children."
    )
    [raid, shelling] = extract_events(text, published="2016-05-02")
    assert [(c.low, c.part) for c in raid.casualties] == [(10, False), (2, True)]
    assert not shelling.casualties


def test_who_leaves_people_dead_displaces_nobody() -> None:
    assert tolls("A bomb left 12 people dead in Homs.") == [("killed", 12, 12)]


def test_the_wounded_behind_a_subtotal_are_none_of_the_dead() -> None:
    text = "The raid on Douma left 64 dead including nine women and dozens more wounded."
    [event] = extract_events(text, published="2016-05-02")
    assert [(c.kind, c.low, c.part) for c in event.casualties] == [
        ("killed", 64, False),
        ("killed", 9, True),
        ("wounded", 24, False),
    ]


@pytest.mark.parametrize(
    "later",
    [
        "The Observatory later updated the toll to 31.",
        "The death toll has risen to 31.",
        "This was later updated to 31.",
        "The figure later rose to 31.",
        "An initial toll of 26 dead was revised to 31 on Sunday.",
    ],
)
def test_a_newer_toll_replaces_the_older(later: str) -> None:
    assert tolls(f"An air strike on Douma killed 25 people. {later}") == [("killed", 31, 31)]


@pytest.mark.parametrize(
    "earlier",
    [
        "The monitor had initially given a toll of 35.",
        "It had earlier reported 35 dead in the strike.",
    ],
)
def test_an_outdated_toll_is_left_out(earlier: str) -> None:
    assert tolls(f"An air strike on Douma killed 31 people. {earlier}") == [("killed", 31, 31)]


def test_tolls_of_two_sources_compete() -> None:
    text = (
        "A mortar attack on Damascus left four people dead, the Syrian Observatory for Human Rights said. "
        "State news agency SANA said the attack killed two people."
    )
    assert tolls(text) == [("killed", 4, 4), ("killed", 2, 2)]


@pytest.mark.parametrize(
    "text",
    [
        "Raids on Ariha killed 30 people, the Observatory said, while the White Helmets put the toll at 26.",
        "A doctor in Douma said 30 people were killed in a raid; the Observatory said 26 had died.",
    ],
)
def test_tolls_of_two_sources_compete_in_one_sentence(text: str) -> None:
    assert tolls(text) == [("killed", 30, 30), ("killed", 26, 26)]


def test_a_sum_of_what_is_told_below_is_no_toll_of_one_event() -> None:
    text = (
        "Thirteen civilians were killed in air strikes on Aleppo province on Wednesday, a monitor said. "
        "Five civilians were killed when helicopters dropped a barrel bomb on Tadef. "
        "Eight civilians died when warplanes struck Daret Ezza."
    )
    assert tolls(text) == [("killed", 5, 5), ("killed", 8, 8)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least nine people were killed on Sunday in the town of Douma. "
            "Six of them died in air raids on a market. Another three were killed in shelling.",
            [("airstrike", 6), ("shelling", 3)],
        ),
        (
            "Seven people were killed in Saraqeb on Monday. Four of them were killed in an air strike. "
            "Three others died in shelling of the town.",
            [("airstrike", 4), ("shelling", 3)],
        ),
        (
            "The Observatory said at least 12 people were killed in Aleppo on Friday. Ten of them died in "
            "a barrel bomb attack on a bakery while two others were killed by rocket fire.",
            [("airstrike", 10), ("shelling", 2)],
        ),
    ],
)
def test_the_dead_of_two_deeds_are_those_of_neither(text: str, expected: list[tuple[str, int]]) -> None:
    events = extract_events(text, published="2016-05-02")
    assert [(e.type, *(c.low for c in e.casualties if not c.part)) for e in events] == expected
    assert [[t.id for t in e.targets] for e in events] == [["civilians"]] * 2


@pytest.mark.parametrize(
    ("text", "total", "parts"),
    [
        ("A further 12 men were executed in Azaz on Sunday, 10 shot dead and two beheaded.", 12, [10, 2]),
        ("A further 12 men were executed in Azaz on Sunday 10 shot dead and two beheaded.", 12, [10, 2]),
        ("Islamic State executed 20 soldiers in Tabqa 18 shot dead and two beheaded.", 20, [18, 2]),
        ("Gunmen executed 30 captives in Palmyra, 25 shot dead and five hanged, SOHR said.", 30, [25, 5]),
    ],
)
def test_how_the_dead_died_is_no_further_deed(text: str, total: int, parts: list[int]) -> None:
    (event,) = extract_events(text, published="2016-05-02")
    assert event.type == "execution"
    assert [(c.low, c.part) for c in event.casualties] == [(total, False), *((n, True) for n in parts)]


def test_another_number_are_people_like_those_before() -> None:
    text = "Nine soldiers were killed by a mine near Homs on Sunday. Another two were killed in shelling of Hama."
    assert [[t.id for t in e.targets] for e in extract_events(text)] == [["saa"], ["saa"]]


def test_the_dead_of_a_campaign_are_not_those_of_a_strike() -> None:
    text = (
        "A US-led strike killed 18 civilians in Raqqa on Tuesday, the Observatory said. "
        "Activists say coalition strikes have killed hundreds of civilians."
    )
    strike, campaign = extract_events(text)
    assert [(c.low, c.high) for c in strike.casualties] == [(18, 18)]
    assert [(c.low, c.high) for c in campaign.casualties] == [(200, 999)]


def test_who_is_among_the_dead_is_a_part_of_them() -> None:
    text = "Six children were among at least 22 people killed in air strikes on Raqqa."
    assert ("killed", 22, 22) in tolls(text)
    assert ("killed", 6, 6) not in tolls(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Eight people were killed and many more hurt in an air strike on Douma.", [("killed", 8, False)]),
        (
            "At least 18 people were killed including nine civilians and over 40 wounded in a blast in Douma.",
            [("killed", 18, False), ("wounded", 40, False)],
        ),
        (
            "Two men were killed and nine others were injured by shells fired by rebels on a quarter of Homs.",
            [("killed", 2, False), ("wounded", 9, False)],
        ),
        (
            "Over 80 militants were killed by the Syrian army which repelled an attack on farms near Aleppo.",
            [("killed", 80, False)],
        ),
    ],
)
def test_one_event_with_the_tolls_of_its_sentence(text: str, expected: list[tuple[str, int, bool]]) -> None:
    [event] = extract_events(text, published="2015-10-08")
    found = [(c.kind, c.low, c.part) for c in event.casualties]
    assert [f for f in found if f in expected] == expected
    assert not [f for f in found if f not in expected and not f[2]]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The clinic was destroyed in an air strike on Douma.", [("clinic", 1)]),
        ("A missile struck a quarter of Aleppo. More than 35 homes were destroyed.", [("homes", 35)]),
        ("Rebels captured an army base and two tanks in Idlib.", [("tanks", 2)]),
        (
            "The clashes near Morek led to the destruction of two tanks and a mortar.",
            [("tanks", 2), ("mortar", 1)],
        ),
        (
            "The army destroyed a BMP, a T-72 tank and two pickups near Salma.",
            [("BMP", 1), ("T-72 tank", 1), ("pickups", 2)],
        ),
        ("The raid on a camp near Raqqa left two tanks destroyed.", [("tanks", 2)]),
        ("Eighteen of 31 trucks were destroyed in the raid near Aleppo.", [("trucks", 18)]),
        ("The strike demolished a three-storey building in Idlib.", [("building", 1)]),
        ("The raid on Aleppo knocked a hospital out of service.", [("hospital", 1)]),
        ("Rebels set up a base in Daraa after shelling of the town.", []),
        ("The military equipment was destroyed in raids on Mayadeen.", []),
        ("Shells fell on Homs. Such shells can destroy a house, a resident said.", []),
    ],
)
def test_what_is_lost(text: str, expected: list[tuple[str, int]]) -> None:
    events = extract_events(text, published="2015-10-08")
    assert [(x.item, x.count) for e in events for x in e.losses] == expected


def test_a_number_belongs_to_the_toll_word_right_behind_it() -> None:
    [event] = extract_events("Soldier killed, three wounded in rebel attack near Hama.")
    assert [(c.low, c.high) for c in event.casualties if c.kind == "wounded"] == [(3, 3)]
    assert all(c.low == 1 for c in event.casualties if c.kind == "killed")


def test_the_dead_of_many_days_are_not_those_of_one() -> None:
    text = (
        "Jets bombed a market in Idlib on Thursday, killing 14 people. "
        "More than 120 civilians have been killed over the past ten days, a network said."
    )
    events = extract_events(text, published="2016-05-02")
    assert [[c.low for c in e.casualties] for e in events] == [[14], [120]]


def test_a_neighbour_of_the_object_suffers_too() -> None:
    text = "Strikes near Kafr Zita killed the militant leader Khaled al-Darwish and 4 of his bodyguards."
    assert tolls(text) == [("killed", 5, 5)]


def test_a_number_belongs_to_the_participle_behind_it() -> None:
    text = "A device went off on a road near Homs, leaving three citizens martyred and 9 wounded."
    assert tolls(text) == [("killed", 3, 3), ("wounded", 9, 9)]


def test_a_name_with_an_office_is_one_person() -> None:
    text = "Gunmen shot dead Colonel Omar Hasan in Damascus on Tuesday."
    assert tolls(text) == [("killed", 1, 1)]


def test_the_dead_are_not_those_of_a_seizure() -> None:
    text = "Ten soldiers were killed and six were taken prisoner in an attack by Islamic State on Ayyash on Monday."
    events = extract_events(text, published="2015-10-08")
    assert {e.type: [c.low for c in e.casualties if c.kind == "killed"] for e in events} == {
        "abduction": [],
        "ground_attack": [10],
    }


def test_one_word_says_of_a_list_that_they_died() -> None:
    [event] = extract_events("The attack left 12 civilians and three soldiers dead in Nawa.")
    assert sorted((c.who, c.low) for c in event.casualties) == [("civilians", 12), ("soldiers", 3)]


def test_killed_and_wounded_by_one_subject_are_one_event() -> None:
    text = "Rebels said they had killed 40 soldiers and injured a further 90 more in the north of Hama."
    [event] = extract_events(text)
    assert [(c.kind, c.low) for c in event.casualties] == [("killed", 40), ("wounded", 90)]


def test_a_toll_is_that_of_the_deed_in_the_phrase_of_its_verb() -> None:
    text = "At least 50 troops were executed and 19 more were killed in a suicide attack in Raqqa."
    told = {e.type: [c.low for c in e.casualties] for e in extract_events(text)}
    assert told == {"execution": [50], "suicide_bombing": [19]}


@pytest.mark.parametrize(
    ("more", "number"),
    [
        ("Another man died in Sarmin.", 1),
        ("Three others were killed in Sarmin, the Observatory said.", 3),
        ("Another two people died in the town of Sarmin.", 2),
    ],
)
def test_further_dead_of_the_town_beside_are_those_of_the_same_raids(more: str, number: int) -> None:
    (event,) = extract_events(f"Raids killed six people in Binnish on Sunday. {more}", published="2016-05-02")
    assert [p.text for p in event.places] == ["Binnish", "Sarmin"]
    assert [(c.low, c.part) for c in event.casualties] == [(6, False), (number, False)]


def test_further_dead_of_another_province_are_those_of_another_deed() -> None:
    text = "Raids killed six people in Binnish on Sunday. Another nine people died in Nawa in Daraa."
    assert len(extract_events(text, published="2016-05-02")) == 2


def test_more_than_a_number_is_no_further_number() -> None:
    text = (
        "Shelling killed three people in Douma. Jets bombed Nawa in Daraa. More than ten people were killed."
    )
    assert [[c.low for c in e.casualties] for e in extract_events(text)] == [[3], [10]]


def test_a_number_with_a_toll_word_of_its_own_is_that_of_its_town() -> None:
    text = "Two men were hanged in Manbij and three men were beheaded in Tadef."
    told = [(e.places[0].text, e.casualties[0].low) for e in extract_events(text, published="2016-05-02")]
    assert told == [("Manbij", 2), ("Tadef", 3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Air raids kill dozens in Raqqa\n\nWarplanes carried out nine raids on Raqqa on Sunday, in which 130 people "
            "were killed.",
            [("killed", 130, 130)],
        ),
        (
            "Several people were hurt by a bomb in Homs on Sunday. The bomb wounded 14 people in Homs.",
            [("wounded", 14, 14)],
        ),
        (
            "A gas attack killed hundreds in Zamalka on Sunday, rebels said. Doctors said 1,200 people died in the attack.",
            [("killed", 200, 999), ("killed", 1200, 1200)],
        ),
    ],
)
def test_a_figure_makes_a_vague_number_exact(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert tolls(text) == expected


def test_other_than_the_dead() -> None:
    text = (
        "A man was killed and 28 others were hurt in rocket attacks on Aleppo on Sunday. Rockets hit a bakery "
        "in Aleppo, killing a man and injuring six other people."
    )
    assert tolls(text) == [("killed", 1, 1), ("wounded", 28, 28)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raid killed 50 people in Douma on Sunday, bringing the toll since Friday to 230.", [50]),
        ("Two more people died on Sunday, bringing the toll of the bombing in Azaz to 48.", [2, 48]),
        (
            "Clashes kill 120 rebels in Hama\n\nSome 120 rebels and 60 soldiers were killed in clashes near Morek in Hama.",
            [120, 60],
        ),
    ],
)
def test_which_figures_are_of_the_deed(text: str, expected: list[int]) -> None:
    assert [low for _, low, _ in tolls(text)] == expected


def test_tanks_and_posts_are_no_dead() -> None:
    for text in (
        "The army destroyed two Daesh tanks near Palmyra and killed their crews.",
        "Rebels captured two army checkpoints in Hama, killing a large number of soldiers.",
    ):
        assert [c.low for e in extract_events(text, published="2016-11-15") for c in e.casualties] == []


@pytest.mark.parametrize(
    "outcome", ["that left 20 soldiers dead", "which killed 20 soldiers", "that cost 20 lives"]
)
def test_the_dead_of_hours_of_clashes_are_those_of_the_clashes(outcome: str) -> None:
    text = f"Rebels stormed a checkpoint near Morek on Monday after hours of clashes {outcome}."
    told = {e.type: [c.low for c in e.casualties] for e in extract_events(text, published="2016-05-02")}
    assert told == {"ground_attack": [], "clash": [20]}


@pytest.mark.parametrize(
    "speaker", ["Nidal Farhat a paramedic in Atarib", "Nidal Farhat, a paramedic in Atarib,"]
)
def test_who_speaks_behind_a_quotation_is_not_among_the_dead(speaker: str) -> None:
    text = f'"Jets bombed the bakery, killing six people and damaging shops" {speaker} told Reuters.'
    assert tolls(text, parts=True) == [("killed", 6, 6)]
