"""Places that only hold another one, that a list shares, or that belong to a clause which only dates."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

Told = list[list[tuple[str, str | None]]]
PLACES: list[tuple[str, Told]] = [
    (
        "Gunmen shot five people in Daraa's Manshiyah district, a source said. Jets bombed Homs.",
        [[("Manshiyah", "Daraa")], [("Homs", "Homs")]],
    ),
    (
        "A blast hit a base in Idlib's eastern neighbourhood of Saraqeb. Jets bombed Homs.",
        [[("Saraqeb", "Idlib")], [("Homs", "Homs")]],
    ),
    (
        "Jets bombed the Idlib province town of Sarmin and the Hama province village of Kafr Nabudah.",
        [[("Sarmin", "Idlib"), ("Kafr Nabudah", "Hama")]],
    ),
    (
        "Shells killed nine people including a child outside the city of Ariha and another 13 people "
        "among them five women in the town of Sarmin.",
        [[("Ariha", "Idlib"), ("Sarmin", "Idlib")]],
    ),
    (
        "Jets bombed the villages of Sarjah, Zaalanah and Um Mra 25 km east of Aleppo city.",
        [[("Sarjah", "Aleppo"), ("Zaalanah", "Aleppo"), ("Um Mra", "Aleppo")]],
    ),
    (
        "In the countryside of neighbouring Idlib province, jets bombed posts in al-Rabiyeh Abu al-Duhour "
        "and Khan Sheikhun.",
        [[("al-Rabiyeh", "Idlib"), ("Abu al-Duhour", "Idlib"), ("Khan Sheikhun", "Idlib")]],
    ),
    (
        "Jets bombed Raqqa on Thursday. The raids come a day after a minister promised to halt fire "
        "around the city of Aleppo.",
        [[("Raqqa", "Raqqa")]],
    ),
    (
        "Shells hit Douma on Monday. The shelling came as a further round of talks entered a third day in Astana.",
        [[("Douma", "Rif Dimashq")]],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), PLACES)
def test_where_each_was(text: str, told: Told) -> None:
    events = extract_events(text, published="2016-11-15")
    assert [[(p.text, p.province) for p in e.places] for e in events] == told
