"""Headlines: verbs and objects without an article, which the model takes for nouns."""

from __future__ import annotations

import pytest

from conflict_events import extract_events


@pytest.mark.parametrize(
    ("headline", "type_"),
    [
        ("Syrian army attacks checkpoint in Daraa", "ground_attack"),
        ("Turkey ambushes convoy near Raqqa", "ground_attack"),
        ("Army raids camp near Azaz", "ground_attack"),
        ("Islamic State loots shops in Qamishli", "property_destruction"),
        ("Syrian army withdraws from Hama", "withdrawal"),
        ("Turkey withdraws from base in Idlib", "withdrawal"),
    ],
)
def test_what_one_does_to_a_thing_without_an_article(headline: str, type_: str) -> None:
    [event] = extract_events(headline, published="2016-10-01")
    assert event.type == type_
    assert len(event.attackers) == 1


def test_the_city_of_a_headline_is_the_one_named_before() -> None:
    headline = "Syrian army withdraws from Hama as rebels enter city"
    events = extract_events(headline, published="2024-12-05")
    assert {(e.type, e.places[0].name) for e in events} == {("withdrawal", "Hama"), ("capture", "Hama")}


def test_how_often_a_town_was_taken() -> None:
    text = "The army retook Palmyra on March 2, the second time they have driven Islamic State from the city."
    [event] = extract_events(text, published="2017-03-14")
    assert [a.id for a in event.targets] == ["is"]


def test_who_redeploys_outside_a_city_leaves_it() -> None:
    text = "The army announced that its units had redeployed outside the central city of Hama."
    assert [e.type for e in extract_events(text, published="2024-12-05")] == ["withdrawal"]


def test_reinforcements_are_deployed_once() -> None:
    text = "Lebanon closed its crossings, and the Syrian Democratic Forces deployed reinforcements to Deir ez-Zor."
    assert [e.type for e in extract_events(text, published="2024-12-05")] == ["deployment"]
