"""Word vectors: those that are looked up are the same to the last bit, whatever was read before."""

from __future__ import annotations

from typing import Any

import numpy as np

from conflict_events import load
from conflict_events.tagging import word_vectors
from conflict_events.tagging.engine import one_thread
from conflict_events.tagging.word_vectors import WordVectors, quickened

TEXTS = [
    "Mortar rounds fell on the market of the old town before noon.",
    "Two drivers and a baker were hurt when mortar rounds fell on the market.",
    "The old town was calm on the next day, said a baker of the market.",
]


def _pipe() -> Any:
    model: Any = load().nlp.get_pipe("conflict_parser")
    return model.model.get_pipe("tok2vec")


def test_same_vectors() -> None:
    pipe, looked_up = _pipe(), quickened(_pipe())
    assert isinstance(looked_up, WordVectors)
    for text in [*TEXTS, *reversed(TEXTS)]:
        ours, usual = load().nlp.make_doc(text), load().nlp.make_doc(text)
        with one_thread():
            looked_up.pipe([ours], batch_size=1)
            list(pipe.pipe([usual], batch_size=1))
        assert np.array_equal(ours.tensor, usual.tensor)


def test_forgets(monkeypatch: Any) -> None:
    """What is kept does not grow without end."""
    monkeypatch.setattr(word_vectors, "REMEMBERED", 10)
    looked_up = WordVectors(_pipe())
    for text in TEXTS:
        looked_up.pipe([load().nlp.make_doc(text)], batch_size=1)
        assert len(looked_up._known) <= 10 + len(text.split()) + 1


def test_no_docs() -> None:
    assert list(WordVectors(_pipe()).pipe([], batch_size=1)) == []


def test_other_pipes_stay() -> None:
    tagger = load().nlp.get_pipe("conflict_parser").model.get_pipe("tagger")  # type: ignore[attr-defined]
    assert quickened(tagger) is tagger
