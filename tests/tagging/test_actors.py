"""Actors: the list, and the grammar of forces."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from conflict_events.tagging.actors import builtin_actors
from conflict_events.tagging.phrases import words_of

NLP = spacy.blank("en")


def found(text: str) -> list[tuple[str, str]]:
    doc = Doc(NLP.vocab, text.split())
    return [(doc[m.start : m.end].text, m.actor) for m in builtin_actors().find(words_of(doc))]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Syrian regime forces", "saa"),
        ("government troops", "saa"),
        ("opposition fighters", "rebels"),
        ("Russian war plane", "rus_mil"),
        ("regime helicopters", "syaaf"),
        ("Turkish soldiers", "turk_mil"),
        ("Islamic State militants", "is"),
        ("Jabhat al-Nusra terrorists", "nusra"),
        ("US-backed Kurdish forces", "sdf"),
        ("Turkish-backed rebels", "tbr"),
        ("Syrian rebels", "rebels"),
        ("Hezbollah fighters", "hezbollah"),
        ("Kurdish fighters", "ypg"),
    ],
)
def test_who_is_meant(text: str, actor: str) -> None:
    assert found(text) == [(text, actor)]


def test_a_named_unit_that_no_list_has() -> None:
    assert found("the Lightning Thunder Brigade attacked") == [("Lightning Thunder Brigade", "")]


def test_the_verb_is_no_group() -> None:
    assert found("it is late") == []


def test_a_held_town_is_no_actor() -> None:
    doc = Doc(NLP.vocab, ["rebel-held", "Douma"])
    assert list(builtin_actors().find(words_of(doc))) == []


def test_every_parent_is_in_the_list() -> None:
    rows = builtin_actors().rows
    assert [r.id for r in rows.values() if r.parent and r.parent not in rows] == []


def test_no_actor_descends_from_itself() -> None:
    lexicon = builtin_actors()
    assert all(lexicon.lineage(a)[0] == a for a in lexicon.rows)


def test_the_grammar_names_only_listed_actors() -> None:
    lexicon = builtin_actors()
    named = {m.owner for m in lexicon.grammar.modifier} | {h.bare for h in lexicon.grammar.head if h.bare}
    named |= set(lexicon.grammar.compose.values()) | set(lexicon.grammar.either.values())
    assert named - lexicon.rows.keys() == set()
