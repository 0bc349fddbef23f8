"""Harm by nature or traffic gives no event, harm by somebody does."""

from __future__ import annotations

import pytest

from conflict_events import extract_events


@pytest.mark.parametrize(
    "text",
    [
        "A flood killed nine people in Hama on Monday.",
        "At least 40 pilgrims died in a stampede near the shrine.",
        "Thousands of villagers fled the earthquake in Idlib.",
        "The coast guard rescued 30 migrants from a boat off Tartus.",
        "Two children were killed when a school bus crashed on the road to Homs.",
    ],
)
def test_accidents_are_no_events(text: str) -> None:
    assert [e.type for e in extract_events(text, published="2015-10-08")] == []


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Shelling killed nine people in a flooded street of Hama on Monday.", "shelling"),
        ("Rebels killed four soldiers in Hama during a sandstorm.", "killing"),
    ],
)
def test_deeds_in_bad_weather_are_events(text: str, type_: str) -> None:
    assert type_ in [e.type for e in extract_events(text, published="2015-10-08")]


@pytest.mark.parametrize(
    "text", ["Destruction as a result of airstrikes", "Casualties of the chemical attack"]
)
def test_a_caption_tells_the_strike_itself(text: str) -> None:
    assert len(extract_events(text)) == 1
