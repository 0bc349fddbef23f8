"""A change to a text has its effect on the events and no other; benchmarks/metamorphic.py measures it at large."""

from __future__ import annotations

import pytest
from transforms import (
    american,
    curly_quotes,
    html_page,
    later_week,
    other_actor,
    other_number,
    other_town,
    swapped_actors,
    upper_case,
)

CASES = [
    (later_week, "Jets bombed Saraqib on Monday, killing five people, the Observatory said."),
    (other_number, "Jets bombed Saraqib on Monday, killing 15 people and wrecking two tanks."),
    (curly_quotes, 'The army\'s jets bombed Saraqib on Monday. "They fled", a doctor said.'),
    (html_page, "Rebels shelled Nubl on Monday, killing two people, the Observatory said."),
    (swapped_actors, "On Monday, rebels shelled government forces in Nubl."),
    (other_actor, "Hezbollah besieged Madaya in July."),
    (other_town, "Jets bombed Saraqib on Monday, killing five people."),
    (upper_case, "Rebels shelled the village of Nubl on Monday, killing two people."),
    (american, "Rebels shelled the city centre of Aleppo, killing two people."),
]


@pytest.mark.parametrize(("change", "text"), CASES, ids=[c.__name__ for c, _ in CASES])
def test_a_change_has_its_effect_and_no_other(change, text: str) -> None:
    assert change(text) is True
