"""One deed told twice, or an answer to it: bombs and who drove them, fights that are named late, sources of fire."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

Told = list[tuple[str, list[tuple[str, int]]]]
TOLD: list[tuple[str, Told]] = [
    ("The army seized three hills near Morek, pushing back rebels.", [("capture", [])]),
    ("SDF fighters were airlifted behind jihadist lines by US forces near Tabqa.", [("deployment", [])]),
    ("Gunmen executed seven men accused of planting bombs in Idlib.", [("execution", [("killed", 7)])]),
    (
        "Police arrested a man accused of the bombing in Azaz that killed nine on Monday.",
        [("arrest", [("captured", 1)]), ("bombing", [("killed", 9)])],
    ),
    (
        "At least 45 people were killed in an air strike in Raqqa on Monday. The incident comes one day after a monitor "
        "reported that more than 3,000 people have been killed during the past month.",
        [("airstrike", [("killed", 45)]), ("killing", [("killed", 3000)])],
    ),
    (
        "The crew of a helicopter that was shot down in Syria on Monday is feared dead. The ministry said "
        "the helicopter was shot down over the province of Idlib.",
        [("downing", [])],
    ),
    ("Rebels were driven from Morek on Tuesday as the army took the town.", [("capture", [])]),
    ("Rebels were driven from Morek on Tuesday as the army took Suran.", [("capture", []), ("capture", [])]),
    (
        "Fighter jets in a wide anti-terror operation targeted dozens of IS positions around Tabqa on Sunday.",
        [("airstrike", [])],
    ),
    (
        "The army killed 20 militants in an ambush near Jobar on Sunday. The operation was carried out at night.",
        [("ground_attack", [("killed", 20)])],
    ),
    (
        "A car bomb killed six people in Azaz on Monday. A source said that a suicide bomber driving a car full of "
        "explosives blew himself up at a checkpoint in the town.",
        [("suicide_bombing", [("killed", 6)])],
    ),
    (
        "Five people died when a car bomb went off in Homs. Minutes later a suicide bomber driving a truck blew "
        "himself up nearby.",
        [("bombing", [("killed", 5)]), ("suicide_bombing", [])],
    ),
    (
        "The army killed 28 and wounded 30 ISIS militants in Deir ez-Zor. The source said a tank was destroyed "
        "during the clashes.",
        [("clash", [("killed", 28), ("wounded", 30)])],
    ),
    (
        "In a fresh breach of the truce, rebels shelled a village in Hama on Monday. The army struck Rastan, a violation of the ceasefire.",
        [("shelling", []), ("ground_attack", [])],
    ),
    (
        "A suicide attack killed 12 people in Azaz on Sunday. Earlier in the day, media reported that a man had driven "
        "a motorbike to the gate, set off a bomb fixed to it and then detonated explosives attached to himself inside.",
        [("suicide_bombing", [("killed", 12)])],
    ),
    (
        "At least ten people died in a suicide car bombing in Azaz. The explosives-laden vehicle was detonated near a "
        "crowd, residents said.",
        [("suicide_bombing", [("killed", 10)])],
    ),
    (
        "A suicide bombing killed 20 people in Hasakah on Monday. The attacker drove a lorry to the gate and detonated "
        "explosives hidden in it.",
        [("suicide_bombing", [("killed", 20)])],
    ),
    (
        "A suicide blast ripped through a hall in Idlib, killing 15 fighters. A source added that a leader of the group "
        "had been killed.",
        [("suicide_bombing", [("killed", 15), ("killed", 1)])],
    ),
    (
        "A gas attack near Damascus killed nine people on Monday. Envoys came to Beirut for talks on an inquiry into the "
        "alleged attack.",
        [("chemical_attack", [("killed", 9)])],
    ),
    (
        "The army evacuated families from Douma on Sunday. The operation was completed by nightfall.",
        [("evacuation", [])],
    ),
    (
        "Sunday's strike on the base near Homs was the first time the coalition has directly hit government troops.",
        [("airstrike", [])],
    ),
    (
        "An air raid hit a market in Douma on Friday, killing nine. The missiles fired by the plane also wounded 20.",
        [("airstrike", [("killed", 9), ("wounded", 20)])],
    ),
    ("Rebels have blocked aid deliveries to Foua since Monday.", [("aid_obstruction", [])]),
    (
        "Tags Idlib raids Syria war crimes Heavy airstrikes on Saraqib killed 12 civilians a monitor said.",
        [("airstrike", [("killed", 12)])],
    ),
    ("Syrian warplanes have stopped bombing Talbiseh since Thursday.", [("ceasefire", [])]),
    (
        "Rebels fired rockets at Nubl and Zahraa on Friday. Three people died in Nubl. In Zahraa, a girl was killed "
        "and six people were hurt.",
        [("shelling", [("killed", 3)]), ("killing", [("killed", 1), ("wounded", 6)])],
    ),
    (
        "Nusra Front fighters stormed offices of Division 13, detaining dozens of its men. Four fighters were killed.",
        [("ground_attack", [("killed", 4)]), ("arrest", [("captured", 24)])],
    ),
    (
        "The Turkish army shelled YPG positions near Tal Rifaat. A rocket hit a field in Kilis. Ankara says it hit 12 "
        "targets on Sunday.",
        [("shelling", []), ("shelling", [])],
    ),
    (
        "Army units took Tal Sultan from Nusra terrorists. The operation ended with the killing of 14 terrorists.",
        [("capture", [("killed", 14)])],
    ),
    (
        "Israeli jets bombed a depot near Damascus. Israel targeted a convoy near Homs as well.",
        [("airstrike", []), ("airstrike", [])],
    ),
    (
        "An air raid hit Khan Sheikhoun on Tuesday. Meanwhile the opposition coalition said the attack killed more "
        "than 100 people.",
        [("airstrike", [("killed", 100)])],
    ),
    (
        "A chlorine attack hit Saraqib in February. Her brother had been killed but she gave no details.",
        [("chemical_attack", []), ("killing", [("killed", 1)])],
    ),
    (
        "Jets hit near a clinic in Kafr Takharim on Tuesday. A warplane on Saturday damaged a makeshift hospital there.",
        [("airstrike", []), ("airstrike", [])],
    ),
    (
        "A woman died in a raid on the chemical attack town of Khan Sheikhun. Jets hit the town on Monday.",
        [("airstrike", [("killed", 1)])],
    ),
    (
        "Army retakes town in Hama\n\nGovernment forces captured the town of Morek in Hama on Monday. They also "
        "seized Latamneh.",
        [("recapture", []), ("capture", [])],
    ),
    (
        "A house collapsed after rebels fired shells on it, claiming the lives of three people. Army units then "
        "targeted the sources of the shelling.",
        [("shelling", [("killed", 3)]), ("ground_attack", [])],
    ),
    (
        'Jets hit Saraqib on Friday. "When the first strike hit I hid in a doorway," he said. "The force of the '
        'second strike knocked the door shut."',
        [("airstrike", [])],
    ),
    (
        "An air raid hit Douma on Monday. Two infants died from malnutrition in the town last week.",
        [("airstrike", []), ("killing", [("killed", 2)])],
    ),
    (
        "The army said its artillery hit 34 Islamic State targets on Tuesday after a rocket landed in Kilis.",
        [("shelling", []), ("shelling", [])],
    ),
    ("Militants detonated three truck bombs near the base in Hasakah.", [("bombing", [])]),
    ("The secretary stressed the gravity of any use of chemical weapons in Ghouta, the official said.", []),
]


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_is_one(text: str, told: Told) -> None:
    events = extract_events(text, published="2016-11-15")
    assert [(e.type, [(c.kind, c.low) for c in e.casualties]) for e in events] == told


WHOLE: list[tuple[str, list[tuple[str, int, bool]]]] = [
    ("A bus with recruits was ambushed by gunmen near Salamiyah and eight of them were killed.", [("killed", 8, False)]),
    ("The rebels killed 60 soldiers in an attack on the base and 20 rebels also died.", [("killed", 60, False), ("killed", 20, False)]),
    ("IS lost 43 fighters in an attack on the gas field while 28 army troops died.", [("killed", 43, False), ("killed", 28, False)]),
    ("An IS commander was wounded, but not killed, in a US strike near Shaddadi.", [("wounded", 1, False)]),
    ("Shells hit Saraqib, costing the lives of a teacher and his wife and wounding four.", [("killed", 2, False), ("wounded", 4, False)]),
    ("The coalition condemned the massacre of 23 civilians by Assad's forces in Hula.", [("killed", 23, False)]),
    ("Shelling killed 20 people in Douma, nine of them children.", [("killed", 20, False), ("killed", 9, True)]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "tolls"), WHOLE)
def test_some_of_them_may_be_all_the_dead(text: str, tolls: list[tuple[str, int, bool]]) -> None:
    (event,) = extract_events(text, published="2016-11-15")
    assert [(c.kind, c.low, c.part) for c in event.casualties] == tolls


def test_the_wounded_behind_a_part_of_the_dead() -> None:
    text = "On Friday 10 people were killed including a nurse and 37 others were hurt in shelling of Aleppo."
    (event,) = extract_events(text, published="2016-11-15")
    assert [(c.kind, c.low, c.part) for c in event.casualties] == [
        ("killed", 10, False),
        ("killed", 1, True),
        ("wounded", 37, False),
    ]


@pytest.mark.parametrize("rigged", ["a taxi", "a car and a motorcycle", "two booby-trapped cars"])
def test_what_militants_blow_up_is_the_bomb_and_how_the_attack_was_done(rigged: str) -> None:
    text = f"A terrorist attack hit Hama province on Sunday, killing five. The terrorists blew up {rigged} in Salamiyah."
    [event] = extract_events(text, published="2016-11-15")
    assert (event.type, event.losses, [p.text for p in event.places]) == ("bombing", [], ["Salamiyah"])
    assert ([a.id for a in event.attackers], [c.low for c in event.casualties]) == (["rebels"], [5])


def test_what_militants_blow_up_elsewhere_is_another_attack() -> None:
    text = "A terrorist attack hit Hama province on Sunday. The terrorists blew up a taxi in Homs city."
    assert [e.type for e in extract_events(text, published="2016-11-15")] == ["ground_attack", "bombing"]
