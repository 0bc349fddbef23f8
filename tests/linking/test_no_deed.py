"""What is told of kinds of deeds, and of what is still to come, is no event."""

from __future__ import annotations

import pytest

from conflict_events import extract_events


@pytest.mark.parametrize(
    "text",
    [
        "Islamic State has carried out similar attacks in the province.",
        "Moscow has held off on renewed air strikes in Idlib since Monday, an envoy said.",
        "The army refrained from strikes on Idlib on Monday.",
        "Hama was once famous for its protests against the government.",
        "It is among the deadliest suicide attacks in Syria this year.",
        "The toll is among the highest for aid workers in air strikes on Aleppo.",
        "It was the third such raid on the town this month.",
        "Washington says its troops will stay until Islamic State is defeated.",
        "The coalition warned of a new wave of displacement from Idlib.",
        "The envoy demanded that the militias disband in Hasakah.",
        'The ministry uses the word "neutralised" to mean that militants were killed or captured in raids.',
        "The Syrian army denies targeting civilians.",
        "Air strikes on Aleppo were suspended on Tuesday.",
        "Whoever thinks they win by targeting our leaders is wrong, the army said.",
        "Anyone who attacks Syria will regret it, the minister said.",
        "The group will free its captives on condition that the army stops its raids.",
        "Washington vowed to respond to a gas attack.",
        "The government says its jets target only militants.",
        "Residents said the army regularly shells Saraqib.",
        "He called for a ceasefire that would end the fighting.",
        "The freeze on fighting that began on Monday has held.",
        "The town will be the site of a battle between Muslims and Christians, a prophecy says.",
        "Washington presses for stopping the onslaught on Aleppo.",
        "Operation Inherent Resolve spokesman John Dorrian wrote about Abu Kamal.",
        "Doctors waited for the wounded arriving at medical facilities in Homs.",
        "If the hill falls, the army would succeed in laying siege to Aleppo.",
        "Saraqib has regularly been hit by Syrian jets as well as the coalition targeting Islamic State militants.",
        "A rights activist who fled to Turkey last year said the schools of Raqqa were closed.",
        "The general vowed to press on with the operation launched in May and retake Palmyra from Islamic State.",
        "Officers told him that the army is determined to push ahead and take Morek.",
        "Two drones crossed the coalition's area of operations near Raqqa.",
        "The general visited the theatre of operations in Deir ez-Zor.",
        "Residents feared being caught in air strikes on Douma.",
        "Rebels would then be able to shell the road to Damascus.",
        "The army moved closer to capturing Douma on Monday.",
        "Rebels are on the verge of seizing Idlib city.",
        "The army is a step away from retaking Palmyra.",
        "The army came close to encircling Aleppo last year.",
        "The army has not succeeded in capturing Morek.",
        "The mayor wants the depot emptied before rebels shell it.",
        "The town has regularly been targeted by Russian jets.",
        "A boy sits in an ambulance in Aleppo.",
        "The town has often been targeted by air strikes and raids.",
        "The coalition has also carried out rare strikes in Idlib.",
        "The group is known for its beheadings and its suicide attacks.",
        "Damascus accuses Ankara of backing groups that carry out attacks in the city.",
        "The army hunts the terrorists that attack civilians with mortars.",
        "Attacks on hospitals violate the law, the envoy said in Damascus.",
        "Israel, which has struck Iranian targets in Syria hundreds of times, declined to comment.",
        "Residents of a displacement camp near Idlib spoke to reporters.",
        "There was no sign yet of renewed shelling of the eastern districts, residents of Homs said.",
        "There had been no sign so far of a fresh bombardment of Douma.",
        "The governor of Homs offers safe passage to fighters who leave the town and lay down their arms.",
        "The raids are aimed at spreading fear; causing chaos; and forcing people to leave their homes.",
        "Two men in Raqqa were accused of spying and the third of fighting against the group.",
    ],
)
def test_nothing_happened(text: str) -> None:
    assert [e.type for e in extract_events(text, published="2015-10-08")] == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Similar raids by Russian jets killed nine people in Saraqib on Monday.", "airstrike"),
        ("In one such raid, Russian jets killed nine people in Saraqib on Monday.", "airstrike"),
        ("Envoys met to punish the regime over the gas attack in Ghouta on Monday.", "chemical_attack"),
        ("Rebels vowed to respond to the shelling of Saraqib.", "shelling"),
        ("Envoys want to discuss a raid that killed ten people in Saraqib.", "ground_attack"),
        ("Troops hope to retake Palmyra, which was lost to Islamic State in May.", "capture"),
        ("Russian air strikes hit the only hospital of Ariha.", "airstrike"),
        ("Tuesday night air raids on Raqqa killed ten people.", "airstrike"),
        ("Rebels held the town until the army captured it on Monday.", "capture"),
        (
            "The army will shoot down any jet that enters the area after Turkish jets bombed Azaz on Monday.",
            "airstrike",
        ),
        (
            "The minister warned that anyone who helps the rebels will pay after gunmen ambushed a convoy near Nawa.",
            "ground_attack",
        ),
    ],
)
def test_it_happened(text: str, type_: str) -> None:
    assert type_ in [e.type for e in extract_events(text, published="2015-10-08")]


def test_those_who_are_killed_leave_nothing_behind() -> None:
    text = "A raid on Hass has killed two patients injured six others and left the ward 50 percent damaged."
    assert [e.type for e in extract_events(text, published="2016-11-15")] == ["ground_attack"]


@pytest.mark.parametrize(
    "text",
    [
        "A sniper killed a lawyer in Homs as he left his home.",
        "A mortar round killed a lawyer near a bank in Homs as clerks were leaving for the day.",
    ],
)
def test_who_goes_out_or_home_flees_nothing(text: str) -> None:
    assert [e.type for e in extract_events(text, published="2016-11-15")] in (["killing"], ["shelling"])
