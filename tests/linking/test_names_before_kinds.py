"""Two names around a word for a kind of place: which lies in which."""

from __future__ import annotations

import pytest

from conflict_events import extract_events


@pytest.mark.parametrize(
    ("phrase", "places"),
    [
        ("the Idlib town of Kafr Nabl", ["Kafr Nabl"]),
        ("the rebel-held Idlib town of Maarat al-Numan", ["Maarat al-Numan"]),
        ("the Aleppo neighbourhood of Salaheddin", ["Salaheddin"]),
        ("the Homs district of Waer", ["Waer"]),
        ("the Daraa towns of Inkhil and Nawa", ["Inkhil", "Nawa"]),
        ("the Damascus suburb of Jaramana", ["Jaramana"]),
        ("the Jobar district of Damascus", ["Jobar district"]),
        ("the Sheikh Maqsoud neighbourhood of Aleppo", ["Sheikh Maqsoud"]),
    ],
)
def test_the_narrower_place_is_where_it_happened(phrase: str, places: list[str]) -> None:
    [event] = extract_events(f"The army shelled {phrase} on Monday.", published="2015-12-31")
    assert [p.text for p in event.places] == places
