"""The scorer of the annotated articles, on a sentence with known faults."""

from __future__ import annotations

import datetime as dt

from gold_scoring import Annotation, GoldArticle, Tally, score_article
from making import TEXT, make_event, span_of

from conflict_events.models import DateRange


def annotate(**fields: object) -> Annotation:
    """What ``make_event`` says, as an annotation."""
    told: Annotation = {
        "type": "airstrike",
        "alt_types": [],
        "mentions": ["jets bombed Sukhnah"],
        "attacker": [{"text": "Russian jets", "actor": "rus_mil"}],
        "target": [{"text": "12 people", "actor": "civilians"}],
        "places": [{"text": "Sukhnah", "province": "Homs", "country": "SY"}],
        "date": {"start": "2015-10-05", "end": "2015-10-05", "text": "on Monday"},
        "casualties": [{"kind": "killed", "low": 12, "high": 12, "who": "people"}],
        "losses": [{"item": "tanks", "count": 2}],
        "claims": [{"source": "Observatory", "actor": "sohr"}],
        "status": "reported",
        "optional": False,
    }
    return told | fields


def article(*events: Annotation) -> GoldArticle:
    return GoldArticle("sample", TEXT, "2015-10-08", list(events))


def test_what_agrees_scores_full() -> None:
    score = score_article(article(annotate()), [make_event()])
    assert (score.detect.f1, score.type.f1, score.all_slots.f1, score.faults) == (1.0, 1.0, 1.0, [])


def test_nothing_to_find_and_nothing_found_scores_full() -> None:
    assert score_article(article(), []).detect.f1 == 1.0


def test_missed_event_counts_against() -> None:
    score = score_article(article(annotate()), [])
    assert score.detect == Tally(hits=0, annotated=1, found=0)
    assert len(score.faults) == 1


def test_added_event_counts_against() -> None:
    added = make_event(id="ce2", trigger=span_of("wrecking"), mentions=[span_of("wrecking")])
    score = score_article(article(annotate()), [make_event(), added])
    assert score.detect == Tally(hits=1, annotated=1, found=2)


def test_wrong_type_is_detected_but_its_slots_do_not_count() -> None:
    score = score_article(article(annotate()), [make_event(type="shelling")])
    assert (score.detect.f1, score.type.f1, score.all_slots) == (1.0, 0.0, Tally())


def test_alternative_type_is_right() -> None:
    assert (
        score_article(article(annotate(alt_types=["shelling"])), [make_event(type="shelling")]).type.f1 == 1.0
    )


def test_optional_event_counts_neither_way() -> None:
    for found in ([], [make_event()]):
        score = score_article(article(annotate(optional=True)), found)
        assert score.detect == Tally()


def test_wrong_slot_is_told() -> None:
    day = DateRange(start=dt.date(2015, 10, 6), end=dt.date(2015, 10, 6))
    score = score_article(article(annotate()), [make_event(date=day)])
    assert score.slots["date"] == Tally(hits=0, annotated=1, found=1)
    assert score.slots["place"].f1 == 1.0
    assert score.faults[0].startswith("airstrike date")


def test_sides_of_a_clash_have_no_order() -> None:
    gold = annotate(type="clash", attacker=annotate()["target"], target=annotate()["attacker"])
    score = score_article(article(gold), [make_event(type="clash")])
    assert score.slots["attacker"] == Tally(hits=2, annotated=2, found=2)
