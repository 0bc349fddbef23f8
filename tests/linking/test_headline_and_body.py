"""A headline and the report below it tell one occurrence, each in its own words."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

ONE = {
    "a city, then its outskirts": (
        "Explosion rocks Damascus\n\nA large explosion was heard on the southern outskirts of Damascus on Sunday."
    ),
    "sides by other names, and one toll": (
        "At least 20 killed in clashes between rebels and jihadists in Idlib\n\n"
        "Fighting between rival rebel groups in northwestern Syria has killed at least 20 people, a monitor said."
    ),
    "a leader, then a cleric of the same group": (
        "US-led coalition says killed senior IS leader in Mayadin strike\n\n"
        "The coalition killed Abu Hasan, a senior cleric of Islamic State, in an air strike on Mayadin on Monday."
    ),
    "a man killed, then how": (
        "Senior IS commander killed in Raqqa\n\n"
        "A senior Islamic State commander was killed in a coalition air strike near Raqqa on Monday."
    ),
    "a leader killed, then by his name": (
        "Rebel leader killed in Ghouta\n\nThe leader of Jaish al-Islam was killed in a Russian air strike on Friday."
    ),
    "an assault, then an offensive": (
        "Syrian army begins assault on Idlib\n\nThe Syrian army launched an offensive on rebel-held Idlib on Monday."
    ),
    "US strikes, then the coalition's": (
        "US air strikes kill pro-government fighters in eastern Syria\n\n"
        "The US-led coalition carried out air strikes on pro-government militias overnight, killing 100 fighters."
    ),
    "a bomb, and whose explosives": (
        "A bomb went off at a hotel in Qamishli on Monday, killing ten. "
        "The attacker detonated his explosives in the lobby, police said."
    ),
    "a town seized, then retaken": (
        "Syrian army takes Morek from rebels\n\n"
        "The Syrian army recaptured the town of Morek on Friday, state media said. Rebels had taken it in February."
    ),
    "a convoy attacked, and how": (
        "UN aid convoy attacked near Aleppo\n\n"
        "Warplanes bombed a UN aid convoy near Urum al-Kubra on Monday, killing 12 people, a monitor said."
    ),
    "an attack repelled, without articles": (
        "Syrian army says it repelled attack near Aleppo\n\n"
        "The Syrian army repelled an attack by militants west of Aleppo on Sunday, a military source said."
    ),
    "bombs, and the third of them": (
        "Three car bombs exploded in Qamishli on Monday, killing six people. "
        "Two of the bombs went off near a church and the third hit a school."
    ),
    "a blast, and who was behind it": (
        "An explosion hit a US convoy near Manbij on Monday, the coalition said. "
        "Islamic State said a suicide car bomber had attacked the patrol."
    ),
    "a jet down near a border, and beyond it": (
        "Syrian warplane crashes near Turkish border\n\n"
        "A Syrian jet crashed in Turkey's Hatay province on Saturday, Turkish officials said."
    ),
    "captives freed, by lot and faith": (
        "ISIL frees 19 Assyrian captives in Syria\n\nIslamic State fighters released 19 Assyrian Christians on Sunday. "
        "The group was freed after a ransom was paid, a monitor said."
    ),
    "two bombers, and each of them": (
        "Two bombers blew themselves up at a police station in Damascus. "
        "The first clashed with guards before detonating his explosives; the second reached the first floor."
    ),
    "the kind of deed a town has seen before": (
        "A bomb hit Azaz on Monday, killing four. The mayor blamed IS, which carried out similar attacks in the past."
    ),
    "a jet shot down, and where it came down": (
        "Rebels shot down a jet south of Aleppo on Tuesday. The plane came down near Talat al-Iss, a monitor said."
    ),
}
TWO = {
    "a man killed, and a strike on others": (
        "IS commander killed in Raqqa\n\nRussian air strikes killed six civilians in Idlib on Monday."
    ),
    "an assault, and the enemy's offensive": (
        "Syrian army begins assault on Idlib\n\nRebels launched an offensive in Hama on Monday."
    ),
    "a town seized by those who had lost it": (
        "ISIS seizes Palmyra for second time\n\nIslamic State recaptured the city of Palmyra on Sunday. "
        "The jihadists had been driven out of the city in March."
    ),
    "a jet shot down, and another crash": (
        "Rebels shot down a jet near Morek on Tuesday. A helicopter crashed near Hama because of a fault."
    ),
}


@pytest.mark.parametrize("text", ONE.values(), ids=ONE.keys())
def test_headline_and_body_are_one_event(text: str) -> None:
    assert len(extract_events(text, published="2016-11-15")) == 1


@pytest.mark.parametrize("text", TWO.values(), ids=TWO.keys())
def test_headline_and_body_may_tell_two_events(text: str) -> None:
    assert len(extract_events(text, published="2016-11-15")) == 2


def test_what_strikes_answer_is_no_strike_itself() -> None:
    text = (
        "The coalition carried out air strikes on militias near Deir ez-Zor overnight. "
        'The strikes were in response to an "unprovoked attack" on the Syrian Democratic Forces, it said.'
    )
    assert [e.type for e in extract_events(text, published="2016-11-15")] == ["airstrike", "ground_attack"]


def test_some_of_them_do_what_is_told() -> None:
    text = (
        "Militants attacked a base near Homs on Monday. Three of them detonated their explosives at the gate."
    )
    _, bombing = extract_events(text, published="2016-11-15")
    assert ([a.id for a in bombing.attackers], bombing.targets) == (["rebels"], [])


def test_who_is_assassinated_in_a_headline_does_not_kill() -> None:
    [event] = extract_events("Army colonel assassinated in Daraa as unrest grows")
    assert (event.attackers, [t.id for t in event.targets]) == ([], ["saa"])


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "The United States hit Shayrat with missiles in response to a gas attack that killed 80 in Khan Sheikhoun.",
            ["missile_strike", "chemical_attack"],
        ),
        (
            "Turkish artillery shelled YPG posts near Afrin in response to an attack that killed two guards in Hatay.",
            ["shelling", "ground_attack"],
        ),
    ],
)
def test_how_the_deed_was_done_that_another_answers(text: str, types: list[str]) -> None:
    assert [e.type for e in extract_events(text, published="2016-11-15")] == types


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("EU leaders condemned Russia for the bombing of Aleppo.", ("airstrike", ["russia"])),
        ("Rebels denounced the army for the shelling of Douma that killed nine.", ("shelling", ["saa"])),
        ("The army has captured most of the rebel-held east of Aleppo.", ("capture", ["saa"])),
    ],
)
def test_deeds_by_the_way(text: str, told: tuple[str, list[str]]) -> None:
    [event] = extract_events(text)
    assert (event.type, [a.id for a in event.attackers]) == told


def test_with_whom_a_deal_is_made_is_no_place() -> None:
    [event] = extract_events(
        "Rebels in Busra al-Harir surrendered their heavy weapons under a deal with Russia."
    )
    assert [p.text for p in event.places] == ["Busra al-Harir"]


def test_a_headline_over_two_towns_lends_no_report_both() -> None:
    """The town that the report itself names takes the place of both."""
    text = (
        "9 Civilians Killed in Terrorist Attacks in Homs Hama. Nine people were killed on Wednesday in mortar attacks by the"
        " Levant Front which targeted several neighborhoods in Homs city. In Hama city 5 citizens were injured due to a"
        " rocket attack on a market."
    )
    events = extract_events(text, published="2016-11-15")
    assert [[p.name for p in e.places] for e in events] == [["Homs"], ["Hama"]]
    assert [[(c.kind, c.low) for c in e.casualties] for e in events] == [[("killed", 9)], [("wounded", 5)]]


@pytest.mark.parametrize("cause", ["due to", "because of", "as a result of"])
def test_what_people_are_hurt_of_is_one_event_with_it(cause: str) -> None:
    events = extract_events(
        f"Seven died in shelling of Homs. Five people were wounded {cause} a mortar attack on a market in Idlib."
    )
    assert [len(e.casualties) for e in events] == [1, 1]


def test_one_number_for_killed_and_wounded_in_a_headline_is_neither() -> None:
    [event] = extract_events(
        "Dozens Killed Injured in Missile Attack on Homs Hospital. At least 12 people have been killed after rebels"
        " fired a rocket at a hospital in Homs."
    )
    assert (event.type, [(c.kind, c.low) for c in event.casualties]) == ("missile_strike", [("killed", 12)])


def test_an_attack_under_way_is_not_the_one_told_before() -> None:
    events = extract_events(
        "Rebels fired rockets at Hama killing six people. Ahrar al-Sham fighters are carrying out an assault on Hama.",
        published="2016-11-15",
    )
    assert [[a.id for a in e.attackers] for e in events] == [["rebels"], ["ahrar_sham"]]


@pytest.mark.parametrize(
    ("text", "types"),
    [
        (
            "Gunmen fired a missile at Razi hospital in Aleppo. A car bomb exploded in Hamdaniya wounding six."
            " The hospital was hit by Islamist rebels, state media reported.",
            ["missile_strike", "bombing"],
        ),
        (
            "Army jets bombed a village near Hama. Rebels attacked the village.",
            ["airstrike", "ground_attack"],
        ),
    ],
)
def test_what_was_hit_is_what_was_struck_before(text: str, types: list[str]) -> None:
    assert [e.type for e in extract_events(text)] == types


def test_the_dead_of_a_headline_are_those_of_the_deed_below_that_tells_them() -> None:
    events = extract_events(
        "Syrian Air Force Targets IS in Hama 25 Terrorists Killed. Syrian jets on Saturday bombed IS camps near Uqayribat."
        " The army repelled an IS attack on Salamiyah, killing at least 25 of the militants.",
        published="2016-11-15",
    )
    assert [(e.type, [c.low for c in e.casualties]) for e in events] == [
        ("airstrike", []),
        ("attack_repelled", [25]),
    ]


@pytest.mark.parametrize(
    "told", ["The group used two tanks in its attack.", "IS sent 90 men in its attacks."]
)
def test_its_attack_is_the_one_that_was_repelled(told: str) -> None:
    [event] = extract_events(f"The army repelled an IS assault on Kweires. {told}")
    assert event.type == "attack_repelled"
