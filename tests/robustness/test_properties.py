"""Whatever the text: no error but our own, right offsets, closed sets, and the same result twice."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invariants import PUBLISHED, check_events
from odd_texts import NEWS, ODD, SPOILT, UNICODE, mutated, profile, with_pieces

from conflict_events import explain, extract_events, load, lookup
from conflict_events.datelines import parse_published
from conflict_events.reading import whole

EXTRACTOR = load()


def holds(text: str) -> None:
    """Every promise about the events of a text."""
    events = extract_events(text, published=PUBLISHED)
    check_events(events, text)
    assert extract_events(text, published=PUBLISHED) == events


@pytest.mark.parametrize("kind", ODD)
@profile
@given(data=st.data())
def test_odd_pieces_in_news(kind: str, data: st.DataObject) -> None:
    holds(data.draw(with_pieces(ODD[kind])))


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
@profile
@given(text=NEWS)
def test_spoilt_news(spoil, text: str) -> None:
    holds(spoil(text))


@profile
@given(text=mutated())
def test_mutated_news(text: str) -> None:
    holds(text)


@profile
@given(text=UNICODE)
def test_any_text(text: str) -> None:
    holds(text)


@profile
@given(text=mutated() | with_pieces(UNICODE))
def test_explanations_stand_where_they_say(text: str) -> None:
    for found in explain(text, published=PUBLISHED):
        assert whole(text[found.trigger.start : found.trigger.end]) == found.trigger.text


@profile
@given(text=mutated() | with_pieces(UNICODE))
def test_places_stand_where_they_say(text: str) -> None:
    for place in EXTRACTOR.places(text):
        assert whole(text[place.start : place.end]) == place.text


@profile
@given(text=NEWS, day=st.dates())
def test_any_publication_day(text: str, day: dt.date) -> None:
    check_events(extract_events(text, published=day), text)


@profile
@given(words=UNICODE)
def test_a_publication_day_is_read_or_refused(words: str) -> None:
    with contextlib.suppress(ValueError):
        assert isinstance(parse_published(words), dt.date)


@profile
@given(title=UNICODE, text=NEWS)
def test_any_title(title: str, text: str) -> None:
    check_events(extract_events(text, published=PUBLISHED, title=title), text)


@profile
@given(name=UNICODE)
def test_any_name_can_be_looked_up(name: str) -> None:
    assert all(0 < place.score <= 100 for place in lookup(name))
