"""The score on annotated articles: on a sentence with known faults, and beside an independent scorer."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
import random
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from making import TEXT, actor_of, make_event, span_of

from conflict_events import Event
from conflict_events.evaluation import (
    GoldArticle,
    GoldEvent,
    Share,
    Tally,
    evaluate,
    read_gold,
    score_article,
)
from conflict_events.models import Actor, DateRange

EVALUATION = Path(__file__).parents[3] / "shared" / "eval"
SETS = [name for name in ("seed", "practice", "dev") if (EVALUATION / name / "gold.json").exists()]


def annotate(**fields: object) -> GoldEvent:
    """What ``make_event`` says, as an annotation."""
    told: dict[str, Any] = {
        "type": "airstrike",
        "mentions": ["jets bombed Sukhnah"],
        "attacker": [{"text": "Russian jets", "actor": "rus_mil"}],
        "target": [{"text": "12 people", "actor": "civilians"}],
        "places": [{"text": "Sukhnah", "province": "Homs", "country": "SY"}],
        "date": {"start": "2015-10-05", "end": "2015-10-05", "text": "on Monday"},
        "casualties": [{"kind": "killed", "low": 12, "high": 12, "who": "people"}],
        "losses": [{"item": "tanks", "count": 2}],
        "claims": [{"source": "Observatory", "actor": "sohr"}],
    }
    return GoldEvent.model_validate(told | fields)


def article(*events: GoldEvent) -> GoldArticle:
    return GoldArticle(doc_id="sample", text=TEXT, published="2015-10-08", events=list(events))


def test_what_agrees_scores_full() -> None:
    score = score_article(article(annotate()), [make_event()])
    assert {name: tally.f1 for name, tally in score.tallies().items() if tally.f1 < 1} == {}
    assert {share.value for share in score.shares.values()} == {1.0}
    assert score.faults == []


def test_nothing_to_find_and_nothing_found_scores_full() -> None:
    assert score_article(article(), []).detect.f1 == 1.0


def test_missed_event_counts_against() -> None:
    score = score_article(article(annotate()), [])
    assert score.detect == Tally(hits=0, annotated=1, found=0)
    assert [(f.kind, f.type, f.words) for f in score.faults] == [
        ("missed", "airstrike", "jets bombed Sukhnah")
    ]


def test_added_event_counts_against() -> None:
    added = make_event(id="ce2", type="clash", trigger=span_of("wrecking"), mentions=[span_of("wrecking")])
    score = score_article(article(annotate()), [make_event(), added])
    assert score.detect == Tally(hits=1, annotated=1, found=2)
    assert [(f.kind, f.type, f.found) for f in score.faults] == [("added", "clash", "wrecking")]


def test_wrong_type_is_detected_but_its_slots_do_not_count() -> None:
    score = score_article(article(annotate()), [make_event(type="shelling")])
    assert (score.detect.f1, score.type.f1, score.all_slots) == (1.0, 0.0, Tally())
    assert [f.kind for f in score.faults] == ["type"]


def test_alternative_type_is_right() -> None:
    gold = annotate(alt_types=["shelling"])
    assert score_article(article(gold), [make_event(type="shelling")]).type.f1 == 1.0


@pytest.mark.parametrize("found", [[], [make_event()], [make_event(), make_event(id="ce2")]])
def test_optional_event_counts_neither_way(found: list[Event]) -> None:
    assert score_article(article(annotate(optional=True)), found).detect == Tally()


def test_an_event_of_the_same_sentence_may_stand_for_another_of_its_type() -> None:
    near = make_event(trigger=span_of("wrecking"), mentions=[span_of("wrecking")])
    assert score_article(article(annotate()), [near]).type.hits == 1


def test_wrong_date_is_a_fault_and_the_event_not_whole() -> None:
    day = DateRange(start=dt.date(2015, 10, 6), end=dt.date(2015, 10, 6))
    score = score_article(article(annotate()), [make_event(date=day)])
    assert (score.shares["date"], score.whole.hits) == (Share(0, 1), 0)
    assert [f.slot for f in score.faults] == ["date"]


@pytest.mark.parametrize(
    ("found", "right"),
    [
        (actor_of("Russian jets", id="rus_mil"), True),
        (actor_of("Russian jets", id="russia"), True),
        (actor_of("Russian jets", id="saa"), False),
        (Actor(text="The Russian jets", start=0, end=1), True),
        (Actor(text="rebels", start=0, end=1), False),
    ],
)
def test_an_actor_is_right_by_its_force_or_its_name(found: Actor, right: bool) -> None:
    score = score_article(article(annotate()), [make_event(attackers=[found])])
    assert score.slots["attacker"].hits == right


def test_a_generic_word_is_no_force_that_others_belong_to() -> None:
    gold = annotate(attacker=[{"text": "x", "actor": "fsa"}])
    score = score_article(article(gold), [make_event(attackers=[actor_of("jets", id="rebels")])])
    assert score.slots["attacker"].hits == 0


def test_sides_of_a_symmetric_event_have_no_order() -> None:
    gold = annotate(
        type="clash",
        attacker=[{"text": "people", "actor": "civilians"}],
        target=[{"text": "jets", "actor": "rus_mil"}],
    )
    score = score_article(article(gold), [make_event(type="clash")])
    assert score.slots["attacker"] == Tally(hits=2, annotated=2, found=2)


def test_evaluate_adds_articles_up() -> None:
    score = evaluate([article(annotate()), article(annotate())], {"sample": [make_event()]})
    assert score.detect == Tally(hits=2, annotated=2, found=2)
    assert score.by_type["airstrike"] == Tally(hits=2, annotated=2, found=2)


def independent_scorer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("independent_score", EVALUATION / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def independent_figures(articles: list[GoldArticle], found: dict[str, list[Event]]) -> dict[str, Any]:
    scorer = independent_scorer()
    texts = {a.doc_id: {"text": a.text} for a in articles}
    gold = [{"doc_id": a.doc_id, "events": [e.model_dump(mode="json") for e in a.events]} for a in articles]
    events = {name: [e.model_dump(mode="json") for e in told] for name, told in found.items()}
    counts, _ = scorer.score(texts, gold, events)
    names = ["detect", "type", *scorer.SLOTS, "whole"]
    rows = {
        name: dict(zip(("p", "r", "f1"), (round(x, 3) for x in counts[name].f1()), strict=True))
        for name in names
    }
    for name in ("date", "status"):
        rows[name] = round(counts[name]["right"] / counts[name]["all"], 3) if counts[name]["all"] else None
    return rows


def blurred(gold: GoldArticle, chance: random.Random) -> list[Event]:
    """Events made of an annotation, with much that is wrong."""
    events = []
    for event in gold.events:
        start = gold.text.replace("\xa0", " ").find(event.mentions[0].replace("\xa0", " "))
        if start < 0 or chance.random() < 0.2:
            continue
        start = max(0, start + chance.choice([0, 0, 0, 15, 60]))
        span = {"text": "x", "start": start, "end": start + 5}
        told = json.loads(make_event().model_dump_json()) | {
            "id": str(len(events)), "trigger": span, "mentions": [span],
            "type": chance.choice([event.type] * 3 + [*event.alt_types, "shelling", "clash", "killing"]),
            "attackers": [{"text": a.text, "start": 0, "end": 1, "id": chance.choice([a.actor, None, "saa", "rebels"])} for a in event.attacker],
            "targets": [{"text": chance.choice([a.text, "others"]), "start": 0, "end": 1, "id": a.actor} for a in event.target],
            "places": [{"text": p.text, "province": chance.choice([p.province, "Homs"]), "country": p.country} for p in event.places],
            "casualties": [c.model_dump() for c in event.casualties if chance.random() < 0.8],
            "losses": [loss.model_dump() for loss in event.losses],
            "claims": [{"source": c.source, "actor": chance.choice([c.actor, None])} for c in event.claims],
            "status": chance.choice([event.status, "claimed"]),
        }  # fmt: skip
        if event.date and chance.random() < 0.8:
            told["date"] = {"start": event.date.start, "end": event.date.end}
        events.append(Event.model_validate(told))
    return events


@pytest.mark.parametrize("name", SETS)
def test_figures_are_those_of_the_independent_scorer(name: str) -> None:
    from conflict_events import extract_events

    articles = read_gold(EVALUATION / name / "docs.jsonl", EVALUATION / name / "gold.json")
    found = {a.doc_id: list(extract_events(a.text, published=a.published)) for a in articles}
    assert evaluate(articles, found).figures() == independent_figures(articles, found)


@pytest.mark.parametrize("seed", range(8))
@pytest.mark.parametrize("name", [name for name in SETS if name != "dev"])
def test_figures_agree_on_events_with_much_that_is_wrong(name: str, seed: int) -> None:
    articles = read_gold(EVALUATION / name / "docs.jsonl", EVALUATION / name / "gold.json")
    chance = random.Random(seed)
    found = {a.doc_id: blurred(a, chance) for a in articles}
    assert evaluate(articles, found).figures() == independent_figures(articles, found)
