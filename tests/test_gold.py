"""The annotated articles: no article may fall under its floor."""

from __future__ import annotations

import datetime as dt

import pytest
from gold_articles import gold_article, gold_names

from conflict_events import extract_events
from conflict_events.evaluation import GoldArticle, score_article
from conflict_events.models import PROVINCES
from conflict_events.rules.load import builtin_actor_rows, builtin_event_types

# article: detect, type, all slots together (F1)
FLOORS: dict[str, tuple[float, float, float]] = {
    "agency": (0.8, 0.8, 0.75),
    "article": (0.8, 0.8, 0.8),
    "captions": (0.8, 0.8, 0.8),
    "deal": (0.8, 0.8, 0.8),
    "humanitarian": (0.8, 0.8, 0.8),
    "no_commas": (0.8, 0.8, 0.8),
    "north_east": (0.8, 0.8, 0.8),
    "observatory": (0.8, 0.8, 0.8),
    "paragraph": (0.8, 0.8, 0.8),
    "quotes": (0.8, 0.8, 0.8),
    "release": (0.8, 0.8, 0.8),
    "state_agency": (0.8, 0.8, 0.8),
}


@pytest.fixture(params=gold_names())
def article(request: pytest.FixtureRequest) -> GoldArticle:
    return gold_article(request.param)


def test_every_article_has_a_floor() -> None:
    assert sorted(FLOORS) == gold_names()


def test_article_reaches_its_floor(article: GoldArticle) -> None:
    score = score_article(article, extract_events(article.text, published=article.published))
    reached = (score.detect.f1, score.type.f1, score.all_slots.f1)
    faults = "\n".join(map(str, score.faults))
    for name, value, floor in zip(("detect", "type", "slots"), reached, FLOORS[article.doc_id], strict=True):
        assert value >= floor, f"{name} {value:.3f} under {floor}:\n{faults}"


def test_offsets_lead_back_to_the_text(article: GoldArticle) -> None:
    for event in extract_events(article.text, published=article.published):
        spans = [event.trigger, event.evidence, *event.mentions, *event.attackers, *event.targets]
        for span in spans:
            assert article.text[span.start : span.end] == span.text


def test_annotation_is_sound(article: GoldArticle) -> None:
    types, actors = builtin_event_types(), builtin_actor_rows()
    assert article.published
    dt.date.fromisoformat(article.published)
    for event in article.events:
        assert {event.type, *event.alt_types} <= types.keys()
        parties = [*event.attacker, *event.target]
        quotes = [*event.mentions, *(a.text for a in parties), *(p.text for p in event.places)]
        quotes += [c.source for c in event.claims]
        for quote in quotes:
            assert quote in article.text
        assert {a.actor for a in [*parties, *event.claims]} <= {*actors, None}
        assert {p.province for p in event.places} <= {*PROVINCES, None}
        for casualty in event.casualties:
            assert casualty.low <= casualty.high
