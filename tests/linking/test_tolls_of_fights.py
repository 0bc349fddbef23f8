"""Whose the dead are where a text tells of several fights, or of a fight beside another deed."""

from __future__ import annotations

import pytest

from conflict_events import Event, extract_events


def _killed(event: Event) -> list[int]:
    return [c.low for c in event.casualties if c.kind == "killed"]


def _events(text: str) -> list[Event]:
    return list(extract_events(text, published="2016-11-15"))


def test_those_clashes_are_the_ones_just_told() -> None:
    first, second = _events(
        "At least 40 rebels were killed on Monday in clashes with the army around Morek. "
        "At least 22 of them died in fighting near Suran. Four soldiers were killed in those clashes."
    )
    assert (_killed(first), _killed(second)) == ([40], [22, 4])


@pytest.mark.parametrize(
    ("text", "strike", "clash"),
    [
        (
            "Activists said helicopters bombed the town as heavy fighting raged between the army and rebels in Morek "
            "and that nine rebels and four soldiers were killed.",
            [],
            [9, 4],
        ),
        (
            "Jets raided Morek as the army battled rebels there on Monday, and 12 rebels and three soldiers died.",
            [],
            [12, 3],
        ),
        (
            "Jets raided Morek while the army fought rebels nearby, and 12 civilians and three rebels died.",
            [12, 3],
            [],
        ),
    ],
)
def test_the_dead_of_both_sides_fell_in_their_fight(text: str, strike: list[int], clash: list[int]) -> None:
    found = {e.type: e for e in _events(text)}
    assert (_killed(found["airstrike"]), _killed(found["clash"])) == (strike, clash)
    assert strike or not found["airstrike"].targets


def test_rockets_are_no_part_of_the_injured() -> None:
    (event,) = _events("17 residents killed 60 injured in rocket terrorist attacks on Hama city.")
    assert event.type == "shelling"
    assert [(c.kind, c.low) for c in event.casualties] == [("killed", 17), ("wounded", 60)]


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("On Monday 16 civilians were killed in shelling of Midan. Six of the wounded died later.", [16, 6]),
        ("Rebels shelled Aleppo on Friday. Six injured civilians died on Saturday, medics said.", [6]),
        ("Three wounded soldiers died in hospital after clashes in Morek on Monday.", [3]),
        (
            "A bomb killed nine people in Homs on Sunday and two of the wounded died of their injuries.",
            [9, 2],
        ),
    ],
)
def test_the_wounded_who_die_are_killed(text: str, killed: list[int]) -> None:
    found = [c for e in _events(text) for c in e.casualties]
    assert [c.low for c in found if c.kind == "killed"] == killed
    assert not [c for c in found if c.kind == "wounded"]
