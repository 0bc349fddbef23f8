"""Speakers whom the parser takes for members of the list before them."""

from __future__ import annotations

import pytest

from conflict_events import extract_events


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        (
            "A car bomb exploded in Azaz on Saturday, killing three people and wounding dozens, "
            "a war monitor and a local official said.",
            ["a war monitor", "a local official"],
        ),
        (
            "Shelling killed four civilians in Douma and wounded nine others, a doctor and residents told Reuters.",
            ["a doctor", "residents"],
        ),
    ],
)
def test_who_speaks_is_no_victim(text: str, speakers: list[str]) -> None:
    event = extract_events(text, published="2015-10-08")[0]
    assert [c.source for c in event.claims] == speakers
    assert not {"doctor", "official", "residents"} & {c.who for c in event.casualties}
    assert not {"doctor", "official", "residents"} & {t.text for t in event.targets}
