"""The plain copy of a Doc answers as spaCy does."""

from __future__ import annotations

from pathlib import Path

import pytest

from conflict_events.tagging.pipeline import load_pipeline
from conflict_events.tagging.tree import Token, Tree, kept

TEXT = (Path(__file__).parents[1] / "gold" / "paragraph.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def doc():
    return load_pipeline()(TEXT)


@pytest.fixture(scope="module")
def tree(doc) -> Tree:
    return Tree(doc)


@pytest.mark.parametrize("name", ["i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "is_punct"])
def test_words_keep_what_they_are(doc, tree, name: str) -> None:
    assert [getattr(t, name) for t in tree] == [getattr(t, name) for t in doc]


@pytest.mark.parametrize("name", ["children", "lefts", "rights", "subtree"])
def test_branches(doc, tree, name: str) -> None:
    assert [[c.i for c in getattr(t, name)] for t in tree] == [[c.i for c in getattr(t, name)] for t in doc]


@pytest.mark.parametrize("name", ["head", "left_edge", "right_edge"])
def test_neighbours_in_the_tree(doc, tree, name: str) -> None:
    assert [getattr(t, name).i for t in tree] == [getattr(t, name).i for t in doc]


def test_sentences(doc, tree) -> None:
    assert [s.text for s in tree.sents] == [s.text for s in doc.sents]


@pytest.mark.parametrize("length", [1, 2, 3, 7])
def test_spans(doc, tree, length: int) -> None:
    def told(words) -> list[tuple[str, int, int, int, str]]:
        spans = [words[i : i + length] for i in range(len(words))]
        return [(s.text, s.start_char, s.end_char, s.root.i, s.sent.text) for s in spans]

    assert told(tree) == told(doc)


def test_marked_spans(doc, tree) -> None:
    told = {name: [(s.text, s.label_, s.kb_id_, s.id_) for s in group] for name, group in tree.spans.items()}
    assert told == {n: [(s.text, s.label_, s.kb_id_, s.id_) for s in g] for n, g in doc.spans.items()}


def test_what_the_tagger_noted(doc, tree) -> None:
    assert tree.spans["triggers"].attrs == doc.spans["triggers"].attrs


def test_words_are_found_by_form_and_lemma(tree) -> None:
    wanted = {"the", "say"}
    assert tree.having(["the"], ["say"]) == [
        t for t in tree if t.lower_ in wanted or t.lemma_.lower() in wanted
    ]


def test_an_answer_is_kept_with_its_word(tree) -> None:
    asked = []

    @kept
    def place(token: Token) -> int:
        asked.append(token)
        return token.i

    assert [place(tree[1]), place(tree[1]), len(asked)] == [1, 1, 1]
