"""Streams: in order, whatever is wrong with a document, and the same for any batches and processes."""

from __future__ import annotations

import datetime as dt
import random

import pytest
from gold_articles import gold_article, gold_names

from conflict_events import extract_many, load
from conflict_events.corpus.documents import DocumentError

TEXT = "Rebels shelled Nubl on Monday."


@pytest.fixture(scope="module")
def extractor():
    return load()


@pytest.fixture(scope="module")
def records() -> list[dict]:
    articles = [gold_article(name) for name in gold_names()]
    return [{"id": str(i), "text": a.text, "published": a.published} for i, a in enumerate(articles * 2)]


def told(outcomes) -> dict[str, str]:
    return {o.doc_id: o.to_json() for o in outcomes}


@pytest.fixture(scope="module")
def expected(extractor, records) -> dict[str, str]:
    return told(extractor(r["text"], published=r["published"], doc_id=r["id"]) for r in records)


@pytest.mark.parametrize(
    "options", [{}, {"batch_size": 1}, {"batch_size": 5}, {"n_process": 2, "batch_size": 3}]
)
def test_the_same_events_for_any_batches_and_processes(extractor, records, expected, options) -> None:
    assert told(extractor.extract_many(records, progress=False, **options)) == expected


def test_the_same_events_in_any_order(extractor, records, expected) -> None:
    shuffled = random.Random(3).sample(records, len(records))
    assert told(extractor.extract_many(shuffled, progress=False)) == expected


@pytest.mark.parametrize("processes", [1, 2])
def test_documents_come_back_in_order(extractor, processes: int) -> None:
    names = [str(i) for i in range(20)]
    stream = ({"id": name, "text": TEXT} for name in names)
    outcomes = extractor.extract_many(stream, n_process=processes, batch_size=3, progress=False)
    assert [o.doc_id for o in outcomes] == names


@pytest.mark.parametrize(
    "item", [TEXT, (TEXT, "2016-05-05"), {"text": TEXT, "published": dt.date(2016, 5, 5), "other": 1}]
)
def test_forms_of_a_document(item) -> None:
    assert [len(events) for events in extract_many([item], progress=False)] == [1]


@pytest.mark.parametrize(
    ("item", "message"),
    [
        (5, "not int"),
        ({"id": "x", "text": None}, "not NoneType"),
        ({"id": "x"}, "no text"),
        ((TEXT, "yesterday-ish"), "yesterday-ish"),
    ],
)
def test_a_bad_document_gives_its_error_and_the_stream_goes_on(item, message: str) -> None:
    before, bad, after = extract_many([TEXT, item, TEXT], progress=False)
    assert (len(before), len(after)) == (1, 1)
    assert isinstance(bad, DocumentError)
    assert bad.position == 1
    assert message in str(bad)


def test_the_error_names_the_document_from_another_process(extractor) -> None:
    items = [TEXT, {"id": "a7", "text": 5}]
    outcomes = list(extractor.extract_many(items, n_process=2, batch_size=1, progress=False))
    assert str(outcomes[1]).startswith("document 1 (a7): ")


def test_nothing_is_read_before_it_is_asked_for(extractor) -> None:
    def endless():
        while True:
            yield TEXT

    outcomes = extractor.extract_many(endless(), batch_size=2, progress=False)
    assert len(next(outcomes)) == 1


def test_a_bar_shows_the_progress(capsys) -> None:
    list(extract_many([TEXT] * 3))
    assert "3/3" in capsys.readouterr().err


def test_a_batch_of_no_documents_is_refused(extractor) -> None:
    with pytest.raises(ValueError, match="batch_size"):
        extractor.extract_many([TEXT], batch_size=0)
