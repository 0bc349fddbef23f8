"""Aircraft that fall: of themselves, or because somebody fires on them."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

CASES = [
    ("A US jet was hit by ground fire over Hama and went down near Morek.", "downing", []),
    ("The army helicopter hit by a rebel missile crashed in Ghouta on Monday.", "downing", ["rebels"]),
    (
        "A warplane was struck by Nusra Front machine gun fire and crashed near Taftanaz.",
        "downing",
        ["nusra"],
    ),
    ("A Turkish helicopter crashed in Afrin after it was hit by Kurdish fire.", "downing", ["ypg"]),
    ("Militants hit a government jet with anti-aircraft fire and it crashed near Nawa.", "downing", None),
    ("The plane came under fire from rebels and crashed near Ariha.", "downing", None),
    ("A jet was shot down by rebels and crashed near Ariha.", "downing", ["rebels"]),
    ("A Syrian jet was shot down by rebels on Monday. It crashed near Ariha.", "downing", ["rebels"]),
    ("An army helicopter struck by lightning crashed near Homs.", "crash", []),
]


@pytest.mark.parametrize(("text", "type_", "attackers"), CASES)
def test_what_brings_an_aircraft_down(text: str, type_: str, attackers: list[str] | None) -> None:
    """One event, of the type that tells whether it was fired on; None where the words leave the doer open."""
    (event,) = extract_events(text, published="2015-10-08")
    assert event.type == type_
    if attackers is not None:
        assert [a.id for a in event.attackers] == attackers


def test_a_crash_after_a_raid_is_none_of_it() -> None:
    """Who bombs and then falls is not said to have been hit."""
    text = "Two army jets bombed Ariha on Monday and one of them crashed near Morek."
    types = {e.type for e in extract_events(text, published="2015-10-08")}
    assert types == {"airstrike", "crash"}
