"""What a deed brings a number to is the number of many deeds, not its own."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events


def _only(text: str) -> Event:
    [event] = extract_events(text, published="2016-12-08")
    return event


@pytest.mark.parametrize(
    "more",
    [
        "bringing the death toll in the town to 112 since April",
        "bringing to 112 the number of people killed there this year",
        "taking the number of dead so far to 112",
        "raising to 112 the number of residents killed in the war",
    ],
)
def test_the_total_and_its_time_are_not_the_deeds(more: str) -> None:
    event = _only(f"An air raid on Douma killed nine people, {more}.")
    assert [(c.kind, c.low) for c in event.casualties] == [("killed", 9)]
    assert event.date is None


def test_a_toll_that_rises_is_the_deeds() -> None:
    event = _only(
        "Two more people died of their wounds after the air raid on Douma, bringing the toll to eleven."
    )
    assert ("killed", 11) in [(c.kind, c.low) for c in event.casualties]


def test_nobody_is_killed_by_a_campaign_since_whose_start_he_is_the_first() -> None:
    text = (
        "They are the first Turkish troops killed by Syrian forces since the start of the campaign in August."
    )
    killing = next(e for e in extract_events(text, published="2016-12-08") if e.type == "killing")
    assert [a.id for a in killing.attackers] == ["saa"]


def test_what_is_told_of_a_place_under_talks_has_happened() -> None:
    event = _only(
        "Envoys will meet to discuss the siege of Douma, where shelling has killed 40 people this week."
    )
    assert (event.type, [c.low for c in event.casualties]) == ("shelling", [40])


def test_what_a_deed_left_dead_is_its_own() -> None:
    text = (
        "Jets bombed Al-Bab, killing 26 people, and shelling of the village of Bzaa left another four dead."
    )
    found = {e.type: [c.low for c in e.casualties] for e in extract_events(text, published="2016-10-21")}
    assert found == {"airstrike": [26], "shelling": [4]}
