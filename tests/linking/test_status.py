"""How sure the text is of an event: claimed, unconfirmed, denied."""

from __future__ import annotations

import pytest
from raids import RAID, first

from conflict_events import extract_events


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{RAID}.", "reported"),
        (f"{RAID}, the Observatory said.", "reported"),
        ("Rebels claimed that they had shelled the airport at Hama on Monday.", "claimed"),
        ("Turkey accused Russia of bombing the town of Saraqib on Monday.", "claimed"),
        ("The IS group claimed responsibility for a car bomb that killed six people in Homs.", "reported"),
        ("Six people died in a car bomb attack in Homs, which was claimed by the IS group.", "reported"),
        ("The army reportedly shelled Douma on Monday.", "unconfirmed"),
        ("A suspected gas attack killed 20 people in Talmenes on Friday.", "unconfirmed"),
        ("The army was accused of using chlorine in Saraqib on Monday.", "claimed"),
        ("The army was accused of war crimes after it shelled Saraqib on Monday.", "reported"),
        ("Rebels were suspected of shelling Nubl on Monday.", "unconfirmed"),
        ("Unconfirmed reports said a jet crashed near Hama on Monday.", "unconfirmed"),
        ("There were unconfirmed reports of a raid on Morek on Monday.", "unconfirmed"),
        ("According to unverified reports, jets bombed Saraqib on Monday.", "unconfirmed"),
        ("Rebels took Morek on Monday amid unconfirmed reports of a coup.", "reported"),
        ("Nusra Front is believed to be holding 30 soldiers captive in Idlib.", "unconfirmed"),
        ("Islamic State was thought to have killed 40 prisoners near Tabqa.", "unconfirmed"),
        ("Suspected militants kidnapped three aid workers near Binnish on Friday.", "reported"),
        ("Inspectors are investigating allegations that the army used sarin in Jobar.", "claimed"),
        ("A rights group has documented allegations of a massacre in Banias.", "claimed"),
    ],
)
def test_how_sure_the_text_is(text: str, expected: str) -> None:
    assert first(text).status == expected


def test_blame_leaves_what_is_said_plainly_as_it_is() -> None:
    text = "Mortar fire killed three people in Douma on Monday, the Observatory said, blaming the army."
    event = first(text)
    assert (event.status, event.claims[0].stance) == ("reported", "asserts")


@pytest.mark.parametrize(
    ("report", "expected"),
    [
        ("Russian jets killed ten people in Saraqib on Monday, the Observatory said.", "reported"),
        ("Russian jets reportedly killed ten people in Saraqib on Monday.", "unconfirmed"),
    ],
)
def test_the_first_report_says_how_sure_a_headline_is(report: str, expected: str) -> None:
    text = (
        f"Air strikes kill ten in Saraqib\n\n{report} Rebels claimed that the air strikes in Saraqib went on."
    )
    assert first(text, "airstrike").status == expected


def test_doubt_about_one_event_is_no_doubt_about_the_next() -> None:
    text = "The army reportedly shelled Douma on Monday, while rebels captured the town of Morek."
    assert first(text, "capture").status == "reported"


@pytest.mark.parametrize(
    "text",
    [
        "The Levant Front said it shot down a helicopter near Hader. A military source denied this.",
        f"{RAID}, the Observatory said. Moscow denied any involvement.",
        "The opposition said the army used chlorine gas in Talmenes, a charge the government denies.",
        "Activists said the army had shelled Douma on Monday. The government rejected the accusations.",
        "Activists said the army had shelled Douma on Monday. The army described the reports as untrue.",
        "Activists said the army had shelled Douma on Monday. A military source said the claims were lies.",
        "Activists said the army had shelled Douma on Monday, a charge that the government rejected.",
        "Activists said the army had shelled Douma on Monday. The army denied that and said rebels had fired.",
        "Activists blamed the army for the gas attack in Douma on Monday, though it denied any role.",
        "Rebels shot down a jet near Hader, activists said. The army said the plane crashed because of a fault.",
    ],
)
def test_a_denial_is_about_what_was_told_before(text: str) -> None:
    event = first(text)
    assert event.status == "denied"
    assert event.claims[-1].stance == "denies"


@pytest.mark.parametrize(
    "text",
    [
        "The army shelled Douma on Monday. The minister denied that he would resign.",
        f"{RAID}. Saudi Arabia denied visas to the delegation.",
    ],
)
def test_a_denial_of_something_else(text: str) -> None:
    assert first(text).status == "reported"


def test_another_crash_denies_no_downing() -> None:
    text = "Rebels shot down a jet in Hader. State media said a plane crashed in Latakia because of a fault."
    assert first(text, "downing").status == "reported"


def test_who_calls_figures_false_denies_no_deed() -> None:
    text = f"{RAID}, activists said. The army said the figures were false."
    assert first(text).status == "reported"


def test_who_rejects_claims_of_something_else_denies_no_deed() -> None:
    text = f"{RAID}. Turkey rejected claims that the jets had crossed its border."
    assert first(text).status == "reported"


def test_who_confirms_a_deed_does_not_deny_it() -> None:
    text = (
        "The coalition confirmed that its jets bombed a house in Raqqa on Monday. "
        "It had denied that it struck a school."
    )
    assert first(text).status == "reported"


def test_a_denial_that_names_something_else_leaves_the_deed() -> None:
    text = f"{RAID}. A general denied reports on the fall of the army college."
    assert first(text).status == "reported"


BOMB = "A car bomb killed five people in Azaz on Monday. "
CHARGE = "Activists said Russian jets bombed a hospital in Idlib on Monday. "


@pytest.mark.parametrize(
    "text",
    [
        BOMB + "Ahrar al-Sham said it had nothing to do with the blast.",
        BOMB + "The YPG said it was not behind the blast in Azaz.",
        CHARGE + "Moscow said its aircraft did not strike the hospital.",
        CHARGE + "Moscow said it was not involved.",
        CHARGE + "Moscow insisted it had no part in the bombing of the hospital.",
        "Moscow dismissed as false claims that it bombed the hospital in Idlib.",
        "Moscow called reports of a raid on a hospital in Idlib baseless.",
    ],
)
def test_who_disowns_a_deed_denies_it(text: str) -> None:
    event = first(text)
    assert (event.status, event.claims[-1].stance) == ("denied", "denies")


@pytest.mark.parametrize(
    "text",
    [
        "The governor denied the arrests were linked to the shelling of Homs.",
        "Two officers were sacked, though the governor denied this was connected to the protests in Homs.",
        "Moscow denied that the raid on Douma was deliberate.",
        "The army denied it was angered by rebels after the attack on Homs.",
        "The group has neither confirmed nor denied the attack on Homs.",
        "The women said they would never have left Homs but for the siege of the town.",
        "The army said it did not suffer losses in the attack on Homs.",
    ],
)
def test_what_is_taken_as_known_is_not_denied(text: str) -> None:
    assert first(text).status == "reported"


def test_who_denies_being_behind_a_deed_did_not_do_it() -> None:
    event = first("The army denied that it was behind the attack on the convoy near Homs.")
    assert (event.status, list(event.attackers)) == ("denied", [])


def test_what_a_denier_goes_on_to_say_is_not_denied() -> None:
    text = "The ministry denied that its jets had struck Idlib and said rebels had shelled Aleppo."
    told = [(e.type, e.status) for e in extract_events(text, published="2016-11-15")]
    assert told == [("airstrike", "denied"), ("shelling", "reported")]


def test_what_is_mounted_on_what_was_destroyed_destroyed_nothing() -> None:
    text = "The army destroyed two cars mounted with rocket launchers in Hama."
    assert [e.type for e in extract_events(text, published="2016-11-15")] == ["equipment_destroyed"]


@pytest.mark.parametrize(
    "charge",
    [
        "Residents accused the army, which denied responsibility for the attack.",
        "Residents pointed the finger at the army, which denied any responsibility for the attack.",
        "Residents pointed the finger at the army which denied any part in the attack and spoke of lies.",
    ],
)
def test_who_is_accused_and_denies_it(charge: str) -> None:
    event = first(f"A gas attack killed 20 people in Sarmin on Monday. {charge}")
    assert {(c.actor, c.stance) for c in event.claims} == {("civilians", "accuses"), ("saa", "denies")}
    assert event.status == "denied"


def test_who_points_the_finger_is_a_source() -> None:
    event = first("Shells hit Nubl on Monday. Residents pointed the finger at the Nusra Front.")
    assert [(c.source, c.stance) for c in event.claims] == [("Residents", "accuses")]


def test_what_somebody_never_does_denies_no_offensive() -> None:
    event = first(
        "The Turkish offensive in Afrin has killed 200 civilians, a monitor said. Turkey denies targeting civilians."
    )
    assert (event.status, [c.stance for c in event.claims]) == ("reported", ["asserts"])


@pytest.mark.parametrize(
    "words",
    [
        "Moscow gave no answer, but has in the past denied targeting civilians.",
        "Moscow has denied targeting schools in the past.",
        "Moscow has previously denied targeting schools.",
    ],
)
def test_what_somebody_has_denied_before_is_not_this_raid(words: str) -> None:
    [event] = extract_events(f"A raid on a school in Sarmin killed six people on Tuesday. {words}")
    assert event.status == "reported"
    assert not event.claims


def test_who_denies_the_loss_of_one_village_does_not_deny_all() -> None:
    text = (
        "The army captured dozens of villages in Hama province, a monitor said. "
        "Rebels denied that they had lost the village of Atshan."
    )
    assert {e.status: [p.name for p in e.places] for e in extract_events(text)} == {
        "reported": ["Hama"],
        "denied": ["Atshan"],
    }
