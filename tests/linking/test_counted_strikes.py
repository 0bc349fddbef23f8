"""Releases that count strikes: the sum, and the items behind it, which tell only where and what they hit."""

from __future__ import annotations

from conflict_events import extract_events

RELEASE = (
    "The coalition conducted 11 strikes against Islamic State in Syria on Tuesday. Near Shaddadi, two strikes hit a "
    "fuel truck. Near Mar'a, one strike destroyed a bunker."
)


def test_items_in_running_text_are_strikes_of_their_own() -> None:
    found = [(e.count, [p.text for p in e.places]) for e in extract_events(RELEASE, published="2016-02-17")]
    assert found == [(11, ["Syria"]), (2, ["Shaddadi"]), (None, ["Mar'a"])]


def test_items_are_by_those_and_on_those_of_the_sum() -> None:
    for event in extract_events(RELEASE, published="2016-02-17"):
        assert [a.id for a in event.attackers] == ["coalition"]
        assert [a.id for a in event.targets] == ["is"]


def test_a_strike_told_in_between_by_another_is_nobodys() -> None:
    text = (
        "The coalition conducted 11 strikes in Syria on Tuesday. Residents were shaken. "
        "Two strikes hit a clinic in Atareb, doctors said."
    )
    *_, last = extract_events(text, published="2016-02-17")
    assert not last.attackers


def test_so_many_bodies_are_no_number_of_killings() -> None:
    (event,) = extract_events("65 bodies of civilians found in Homs town", published="2016-02-17")
    assert (event.count, [c.low for c in event.casualties]) == (None, [65])
