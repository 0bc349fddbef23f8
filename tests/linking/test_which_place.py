"""Places that only hold another one, that a list shares, or that belong to a clause which only dates."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

Told = list[list[tuple[str, str | None]]]
PLACES: list[tuple[str, Told]] = [
    (
        "Rebels shelled Morek, which lies on the highway linking Damascus with Aleppo. Jets bombed Homs.",
        [[("Morek", "Hama")], [("Homs", "Homs")]],
    ),
    (
        "Troops in Hama province neared Morek. They had seized 40 villages and were two miles from the town, which "
        "straddles the highway linking Damascus with Aleppo.",
        [[]],
    ),
    (
        "Gunmen shot five people in Daraa's Manshiyah district, a source said. Jets bombed Homs.",
        [[("Manshiyah", "Daraa")], [("Homs", "Homs")]],
    ),
    (
        "A blast hit a base in Idlib's eastern neighbourhood of Saraqeb. Jets bombed Homs.",
        [[("Saraqeb", "Idlib")], [("Homs", "Homs")]],
    ),
    (
        "Jets bombed the Idlib province town of Sarmin and the Hama province village of Kafr Nabudah.",
        [[("Sarmin", "Idlib"), ("Kafr Nabudah", "Hama")]],
    ),
    (
        "Shells killed nine people including a child outside the city of Ariha and another 13 people "
        "among them five women in the town of Sarmin.",
        [[("Ariha", "Idlib"), ("Sarmin", "Idlib")]],
    ),
    (
        "Jets bombed the villages of Sarjah, Zaalanah and Um Mra 25 km east of Aleppo city.",
        [[("Sarjah", "Aleppo"), ("Zaalanah", "Aleppo"), ("Um Mra", "Aleppo")]],
    ),
    (
        "In the countryside of neighbouring Idlib province, jets bombed posts in al-Rabiyeh Abu al-Duhour "
        "and Khan Sheikhun.",
        [[("al-Rabiyeh", "Idlib"), ("Abu al-Duhour", "Idlib"), ("Khan Sheikhun", "Idlib")]],
    ),
    (
        "Jets bombed Raqqa on Thursday. The raids come a day after a minister promised to halt fire "
        "around the city of Aleppo.",
        [[("Raqqa", "Raqqa")]],
    ),
    (
        "Shells hit Douma on Monday. The shelling came as a further round of talks entered a third day in Astana.",
        [[("Douma", "Rif Dimashq")]],
    ),
    ("A blast hit Al Tadmiya region of the Syrian capital.", [[("Al Tadmiya", "Damascus")]]),
    ("A car bomb went off in Zahra region of Homs city.", [[("Zahra", "Homs")]]),
    ("Rebels shelled al-Hilaliya farm in Rastan.", [[("al-Hilaliya", "Homs")]]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), PLACES)
def test_where_each_was(text: str, told: Told) -> None:
    events = extract_events(text, published="2016-11-15")
    assert [[(p.text, p.province) for p in e.places] for e in events] == told


BESIDE: list[tuple[str, Told]] = [
    (
        "A missile strike on an airbase near the city of Homs killed six soldiers. The mayor said the strike helped "
        "armed groups, adding that the base had backed operations against IS east of Palmyra.",
        [[("Homs", "Homs")]],
    ),
    (
        "Shells hit a market in Harasta. The attack was blamed on rebels who control parts of Idlib.",
        [[("Harasta", "Rif Dimashq")]],
    ),
    (
        "IS fighters captured stores of arms in Iraq. Rebels have since shelled their posts.\n\nSyrian planes bombed Homs.",
        [[("Iraq", None)], [("Homs", "Homs")], [("Homs", "Homs")]],
    ),
    (
        "Air strikes kill 30 in Idlib, Hama\n\nThe air strikes on Sunday killed 12 people outside the city of Saraqib and "
        "18 in the town of Morek in Hama. The strikes outside Saraqib hit a camp.",
        [[("Saraqib", "Idlib"), ("Morek", "Hama")]],
    ),
    (
        "Jets bombed Raqqa on Sunday, hours after a car bomb in Homs.",
        [[("Raqqa", "Raqqa")]],
    ),
    (
        "The army said on Sunday that it had captured Morek hours earlier.",
        [[("Morek", "Hama")]],
    ),
    (
        "Rebels shelled the clinic of al-Ihsan association in the Midan quarter and houses in new Aleppo.",
        [[("Midan", "Aleppo"), ("new Aleppo", "Aleppo")]],
    ),
    (
        "Gunmen shelled al-Foaa and Kafrya in Idlib province, a source in Aleppo said.",
        [[("al-Foaa", "Idlib"), ("Kafrya", "Idlib")]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), BESIDE)
def test_what_is_told_beside_is_not_where(text: str, told: Told) -> None:
    events = extract_events(text, published="2016-11-15")
    assert [[(p.text, p.province) for p in e.places] for e in events] == told


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels seized five villages north of Hama.", ["Hama"]),
        ("Jets hit trucks carrying aid to Aleppo in the town of Urum al-Kubra.", ["Urum al-Kubra"]),
        ("Gunmen opened fire on a bus heading to Damascus near Qutayfa.", ["Qutayfa"]),
        ("Homs Army units destroyed a depot in Talbiseh in Homs province.", ["Talbiseh"]),
        ("The United Nations in New York condemned a raid on a school in Hass.", ["Hass"]),
        ("The army began an assault 20 km north of Hama to retake the town of Morek.", ["Morek"]),
        (
            "Rebels opened an offensive west of Damascus, aimed at recapturing the town of Zabadani.",
            ["Zabadani"],
        ),
        (
            "The army opened an offensive in Atareb aimed at cutting supply lines to the Turkish border.",
            ["Atareb"],
        ),
        (
            "In northern Syria rebels withdrew from villages they held outside the town of Salamiyah.",
            ["Salamiyah"],
        ),
        ("In northern Syria jets bombed several villages the rebels hold near Azaz.", ["Azaz"]),
        ("Jets bombed Raqqa from a base that Russia operates in Latakia.", ["Raqqa"]),
        ("Five drivers died in an air raid on a convoy carrying aid to Aleppo.", ["Aleppo"]),
    ],
)
def test_the_place_of_one_deed(text: str, expected: list[str]) -> None:
    (event,) = extract_events(text, published="2016-11-15")
    assert [p.text for p in event.places] == expected


def test_one_went_and_one_was_hit_elsewhere() -> None:
    text = (
        "Troops entered Jarabulus on Wednesday. IS fighters withdrew towards al-Bab. "
        "Two blasts hit a station in Jableh on Monday, while four explosions rocked Tartus."
    )
    told = [(e.type, [p.text for p in e.places]) for e in extract_events(text, published="2016-11-15")]
    assert told == [
        ("capture", ["Jarabulus"]),
        ("withdrawal", ["Jarabulus"]),
        ("bombing", ["Jableh"]),
        ("bombing", ["Tartus"]),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Douma, a rebel-held suburb east of Damascus, shelling killed four, activists said.", ["Douma"]),
        ("In Nubl, a Shiite town near Aleppo, shelling killed four people.", ["Nubl"]),
        ("In Geneva, an envoy whose forces shelled Nubl said that talks went on.", ["Nubl"]),
    ],
)
def test_a_place_that_another_one_describes(text: str, expected: list[str]) -> None:
    assert [[p.text for p in e.places] for e in extract_events(text, published="2016-11-15")] == [expected]


def test_the_town_southwest_of_another_is_the_one_told_before() -> None:
    text = "Shells hit Daraya on Friday. The town southwest of Damascus has been under siege since 2012."
    told = [(e.type, [p.text for p in e.places]) for e in extract_events(text, published="2016-11-15")]
    assert told == [("shelling", ["Daraya"]), ("siege", ["Daraya"])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels seized Mahambel. Troops withdrew to the town of Freikeh. Jets bombed a school.", "Mahambel"),
        (
            "The SDF entered Manbij and cut the road linking the city to Raqqa. Jets bombed a school.",
            "Manbij",
        ),
        (
            "Rebels took Morek. IS men withdrew towards Salamiyah after the clashes. Jets bombed a school.",
            "Morek",
        ),
        ("In the province of Hama troops blew up a post near Suran and killed a field commander.", "Suran"),
    ],
)
def test_ways_out_lead_nowhere(text: str, expected: str) -> None:
    assert [p.text for p in extract_events(text, published="2016-11-15")[-1].places] == [expected]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Last week the army seized the village of Ithriya cutting off the town of Khanaser.", [["Ithriya"], ["Khanaser"]]),
        ("Last week rebels seized the area of Ratyan east of Anadan besieging the town.", [["Ratyan"], ["Anadan"]]),
        ("Last week the army took a hill west of Maheen, besieging the town.", [["Maheen"], ["Maheen"]]),
    ],
)  # fmt: skip
def test_a_participle_behind_a_place_tells_what_the_main_verb_led_to(
    text: str, told: list[list[str]]
) -> None:
    events = extract_events(text, published="2016-11-15")
    assert [e.type for e in events] == ["capture", "siege"]
    assert [[p.text for p in e.places] for e in events] == told
    assert {str(e.date and e.date.start) for e in events} == {"2016-11-07"}
    assert len({a.id for e in events for a in e.attackers}) == 1


def test_targets_hit_in_response_are_not_where_the_post_was() -> None:
    text = "The army shelled a Turkish post at Ariha. Turkish forces hit 115 targets in response."
    assert [[p.text for p in e.places] for e in extract_events(text)] == [["Ariha"], []]


@pytest.mark.parametrize(
    "answer",
    [
        ". Israel responded with artillery fire.",
        ", and Israel hit back with artillery.",
        ". Israeli howitzers returned fire.",
    ],
)
def test_where_an_answer_fell_is_not_where_the_rockets_did(answer: str) -> None:
    events = extract_events(f"Rockets from Syria landed in the Golan Heights{answer}")
    assert [[p.text for p in e.places] for e in events] == [["Golan Heights"], []]


@pytest.mark.parametrize("verb", ["drive", "dislodge", "expel", "oust"])
def test_whence_a_campaign_is_to_drive_somebody_is_where_it_is(verb: str) -> None:
    text = f"Shells hit Sarmin. The army launched a campaign to {verb} Islamic State from its stronghold of Raqqa."
    events = extract_events(text, published="2016-11-15")
    assert [[p.text for p in e.places] for e in events] == [["Sarmin"], ["Raqqa"]]


def test_whence_those_were_driven_who_attack_is_not_where_they_do() -> None:
    text = "Militants driven from Iraq attacked a base near Hasaka."
    assert [p.text for p in extract_events(text)[-1].places] == ["Hasaka"]


@pytest.mark.parametrize("land", ["large parts", "swathes", "vast stretches", "a third"])
def test_the_land_that_a_group_has_taken_is_not_the_base_it_takes_now(land: str) -> None:
    text = (
        "Islamic State stormed a post near Sukhna on Friday and captured it. "
        f"The group, which has captured {land} of Syria and Iraq, executed two soldiers."
    )
    events = extract_events(text, published="2016-11-15")
    assert [(e.type, [p.text for p in e.places]) for e in events] == [
        ("ground_attack", ["Sukhna"]),
        ("capture", ["Sukhna"]),
        ("capture", ["Syria", "Iraq"]),
        ("execution", ["Sukhna"]),
    ]


@pytest.mark.parametrize(
    "told",
    [
        "Villagers of Binnish near Idlib had earlier accused Turkish jets of using napalm in raids on the area.",
        "A nurse in Binnish said Turkish jets bombed the area.",
    ],
)
def test_the_area_of_speakers_is_where_they_are(told: str) -> None:
    shelling, raids = extract_events(f"Troops shelled Rastan on Monday. {told}", published="2016-11-15")
    assert [[p.text for p in e.places] for e in (shelling, raids)] == [["Rastan"], ["Binnish"]]
    assert (raids.claims != [], shelling.claims) == (True, [])


def test_the_area_of_a_channel_in_a_capital_is_the_one_told_before() -> None:
    text = "Rebels shelled Rastan on Monday. State television in Damascus said jets bombed the area."
    assert [p.text for e in extract_events(text, published="2016-11-15") for p in e.places] == ["Rastan"] * 2


@pytest.mark.parametrize("deed", ["has also been shelled", "was hit by shells"])
def test_a_quarter_taken_up_is_the_last_quarter_named(deed: str) -> None:
    text = f"A bomb killed nine people in the Zahraa neighbourhood of Homs. Dozens died in Houla. The district {deed}."
    assert [p.text for p in extract_events(text)[-1].places] == ["Zahraa"]


def test_a_town_that_is_struck_is_the_last_town_of_its_kind() -> None:
    text = "Rebels seized the town of Harem after clashes near Idlib. The town was bombed on Monday."
    assert [p.text for p in extract_events(text)[-1].places] == ["Harem"]
