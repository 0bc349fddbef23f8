"""Splitting: the same words as the tokenizer's, within a memory zone and outside."""

from __future__ import annotations

import pytest

from conflict_events import load
from conflict_events.tagging.splitting import Splitter

TEXTS = [
    "",
    " ",
    "\n",
    " Shells fell",
    "Shells fell ",
    "Shells  fell \n\n on the  town.\n",
    "He didn't (\"they don't\") say at 10am that opposition-held al-Rastan, U.S. aid etc. was hit :) .",
    "Shells fell on\u00a0the \u00a0 town\tat dawn.  ",
    "x" * 400 + " fell on the town.",
]


@pytest.mark.parametrize("text", TEXTS)
def test_same_words(text: str) -> None:
    nlp = load().nlp
    split = Splitter(nlp)
    with nlp.memory_zone():
        assert [(t.text, t.whitespace_) for t in split(text)] == _words(text)
        assert [(t.text, t.whitespace_) for t in split(text)] == _words(text)


def _words(text: str) -> list[tuple[str, str]]:
    return [(t.text, t.whitespace_) for t in load().nlp.make_doc(text)]


def test_words_are_kept() -> None:
    nlp = load().nlp
    split = Splitter(nlp)
    with nlp.memory_zone():
        split("Shells fell on Qwxarabad.")
        assert "Qwxarabad" in nlp.vocab
    assert "Qwxarabad" not in nlp.vocab
    split.keep_words()
    assert "Qwxarabad" in nlp.vocab
