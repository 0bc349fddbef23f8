"""Numbers, names and verbs that the English model would take for something else."""

from __future__ import annotations

import pytest

from conflict_events import extract_events
from conflict_events.tagging.quantities import spelt_number


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("The army on Friday retook Morek, the last town held by rebels.", "recapture"),
        ("Rebels on Monday overran Morek, a town north of Hama.", "capture"),
        ("The army on Friday night liberated Morek, a town north of Hama.", "capture"),
        ("Gunmen on a motorcycle shot dead a farmer in Shuhayl, residents said.", "killing"),
        ("Rebels on Sunday clashed with the army in Morek.", "clash"),
    ],
)
def test_a_verb_behind_a_day_is_a_verb(text: str, type_: str) -> None:
    assert [e.type for e in extract_events(text, published="2015-10-08")] == [type_]


@pytest.mark.parametrize(
    "text", ["Army raids kill ten in Idlib.", "Two died in army raids on the town of Ariha."]
)
def test_what_may_be_verb_or_noun_is_a_noun_without_an_object(text: str) -> None:
    [event] = extract_events(text)
    assert event.trigger.text.endswith("raids")


def test_what_goes_on_somewhere_is_no_way_of_killing() -> None:
    [event] = extract_events("Twelve soldiers have been killed since Monday in fighting around Morek.")
    assert event.type == "clash"
    assert event.trigger.text == "fighting"


def test_a_day_that_opens_a_sentence_leaves_an_adjective_behind_it() -> None:
    text = "On Friday wounded soldiers were taken to Hama. On Saturday rebels shelled Morek."
    assert [e.type for e in extract_events(text, published="2015-10-08")] == ["shelling"]


@pytest.mark.parametrize("number", ["3", "nine", "24", "forty", "160", "1,300"])
def test_nothing_but_the_number_hangs_on_a_number(number: str) -> None:
    text = f"Rebels responded to the shelling with rocket fire on Mahardah on Friday, wounding {number} civilians."
    [event] = extract_events(text, published="2015-10-08")
    assert [a.id for a in event.attackers] == ["rebels"]
    assert [(c.kind, c.low) for c in event.casualties] == [("wounded", spelt_number(number))]


@pytest.mark.parametrize(
    ("title", "type_", "attackers"),
    [
        ("Twin blasts rock Homs", "bombing", []),
        ("Suicide blast rocks Damascus, four killed", "suicide_bombing", []),
        ("Israeli strike targets Damascus airport", "airstrike", ["israel"]),
    ],
)
def test_what_a_deed_does_is_a_verb(title: str, type_: str, attackers: list[str]) -> None:
    [event] = extract_events(title, published="2015-10-08")
    assert (event.type, [a.id for a in event.attackers], event.targets) == (type_, attackers, [])


@pytest.mark.parametrize(
    ("title", "type_"),
    [
        ("Rebels storm army base in Hama", "ground_attack"),
        ("Militants attack checkpoint near Daraa", "ground_attack"),
        ("Kurdish fighters free prisoners from jail in Hasakah", "release"),
        ("Rebels down army helicopter in Idlib", "downing"),
        ("Thousands flee fighting in Aleppo", "displacement"),
    ],
)
def test_what_many_do_in_a_headline_is_a_verb(title: str, type_: str) -> None:
    assert type_ in [e.type for e in extract_events(title, published="2015-10-08")]


def test_a_deed_of_many_stays_a_noun() -> None:
    events = extract_events("Rebels attack on army base in Hama kills five", published="2015-10-08")
    assert [e.trigger.text for e in events] == ["attack"]
