"""Confidence grows with what an event tells."""

from __future__ import annotations

import pytest

from conflict_events import extract_events
from conflict_events.resolving.confidence import confidence_model, features

FULL = "Russian jets bombed the town of Saraqib in Idlib province on Monday, killing nine civilians."


def test_an_event_with_actors_place_and_day_is_surer_than_a_bare_one() -> None:
    bare = extract_events("There was fighting in the area.", published="2016-05-04")
    full = extract_events(FULL, published="2016-05-04")
    assert all(full[0].confidence > e.confidence for e in bare)


@pytest.mark.parametrize("name", sorted(confidence_model().weights))
def test_every_weight_is_of_a_feature(name: str) -> None:
    event = extract_events(FULL, published="2016-05-04")[0]
    assert name in features(event) or name.split(".")[0] in ("status", "category")
