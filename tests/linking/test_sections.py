"""Bulletins whose items stand under the names of provinces: each is told for itself, and there."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events

Told = list[tuple[str, list[str], str | None]]


def _events(text: str) -> list[Event]:
    return list(extract_events(text, published="2016-11-15"))


BULLETINS: list[tuple[str, Told]] = [
    (
        "Army strikes in several provinces\n\nHama\n\nArmy units clashed with gunmen near Kafr Zita.\n\nHoms\n\n"
        "The air force hit positions of ISIL near Palmyra.\n\nDamascus Countryside\n\nAn army unit clashed with "
        "al-Nusra terrorists.\n\nDeir Ezzor\n\nThe air force hit vehicles of ISIL.",
        [
            ("ground_attack", [], None),
            ("clash", ["Kafr Zita"], "Hama"),
            ("airstrike", ["Palmyra"], "Homs"),
            ("clash", ["Damascus Countryside"], "Rif Dimashq"),
            ("airstrike", ["Deir Ezzor"], "Deir ez-Zor"),
        ],
    ),
    (
        "The army made gains. Hama Army units clashed with gunmen near Kafr Zita. Homs The air force hit positions "
        "of ISIL near Palmyra. Deir Ezzor The air force hit vehicles of ISIL.",
        [
            ("capture", [], None),
            ("clash", ["Kafr Zita"], "Hama"),
            ("airstrike", ["Palmyra"], "Homs"),
            ("airstrike", ["Deir Ezzor"], "Deir ez-Zor"),
        ],
    ),
    (
        "Daily summary\n\nAleppo province: Jets bombed the town of Hayyan.\n\nIdlib province: A man was killed by "
        "shelling. The shelling also wounded four.",
        [("airstrike", ["Hayyan"], "Aleppo"), ("shelling", ["Idlib province"], "Idlib")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), BULLETINS)
def test_items_of_a_bulletin(text: str, told: Told) -> None:
    events = _events(text)
    found = [(e.type, [p.text for p in e.places], e.places[0].province if e.places else None) for e in events]
    assert found == told


def test_one_place_alone_is_no_heading() -> None:
    text = (
        "Homs\n\nThe air force hit positions of ISIL near Palmyra.\n\nA raid on Palmyra killed two militants."
    )
    assert all(text[p.start : p.end] == p.text for e in _events(text) for p in e.places)
    assert [p.text for e in _events(text) for p in e.places] == ["Palmyra"]
