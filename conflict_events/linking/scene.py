"""A tagged and parsed Doc with quick answers: which mention stands at a token."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.grafting import graft
from conflict_events.linking.thrown import name_thrown
from conflict_events.tagging.tree import Tree

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from conflict_events.reading import Article
    from conflict_events.tagging.actors import ActorLexicon
    from conflict_events.tagging.tree import Span, Token


@dataclass
class Scene:
    """The mentions of one Doc by token. Nothing here is written after it is built."""

    doc: Tree
    article: Article
    lexicon: ActorLexicon
    actors: dict[int, Span] = field(default_factory=dict)
    places: dict[int, Span] = field(default_factory=dict)
    dates: dict[int, Span] = field(default_factory=dict)
    quantities: dict[int, Span] = field(default_factory=dict)
    amounts: dict[int, tuple[int, int]] = field(default_factory=dict)
    inexact: set[int] = field(default_factory=set)
    weapons: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    nouns: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    @functools.cached_property
    def ahead(self) -> list[Span]:
        """The dates of what is still to come."""
        return [date for date in self.doc.spans["dates"] if date.label_ == "future"]

    def classes(self, token: Token) -> set[str]:
        """All noun and weapon classes of the word at a token."""
        return self.nouns.get(token.i, set()) | set(self.weapons.get(token.i, ()))


def _is_part_of_body(noun: Token) -> bool:
    """ "a head injury", "injured my head": nobody's leader."""
    return noun.dep_ == "compound" or any(c.lower_ in ("my", "your", "his", "her") for c in noun.lefts)


def _by_token(spans: list[Span]) -> dict[int, Span]:
    return {i: span for span in spans for i in range(span.start, span.end)}


def build_scene(doc: Doc, article: Article, lexicon: ActorLexicon) -> Scene:
    """Indexes the span groups of a tagged Doc."""
    tree = Tree(doc)
    graft(tree)
    scene = Scene(tree, article, lexicon)
    scene.actors = _by_token(list(tree.spans["actors"]))
    scene.places = _by_token(list(tree.spans["places"]))
    scene.dates = _by_token(list(tree.spans["dates"]))
    group = tree.spans["quantities"]
    attrs = group.attrs
    for span, low, high, exact in zip(group, attrs["low"], attrs["high"], attrs["exact"], strict=True):
        if span.label_ != "count":
            continue
        for i in range(span.start, span.end):
            scene.quantities[i] = span
            scene.amounts[i] = (low, high)
            if not exact:
                scene.inexact.add(i)
    for span in tree.spans["weapons"]:
        for i in range(span.start, span.end):
            scene.weapons[i].append(span.label_)
    for span in tree.spans["nouns"]:
        for i in range(span.start, span.end):
            scene.nouns[i] |= set(span.label_.split("|"))
    for token in tree.having(anaphora()["peoples"]):
        scene.nouns[token.i].add("person")
    for token in tree.having(anaphora()["body_parts"]):
        if _is_part_of_body(token):
            scene.nouns[token.i].discard("person")
    name_thrown(scene)
    return scene
