"""Phrases of sources: which words around a speaking noun name the speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.reporting import noun_class

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_NAMING = ("identified as", "known as", "named", "called", "identified only as", "who gave his name as")


class PhraseFinder:
    """Finds the words that name the speakers of one Doc."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def noun_phrase(self, noun: Token) -> Span:
        """A speaker with its modifiers, "of" and "at" phrases and name, without relative clauses."""
        left, right = noun.i, _last_of_phrases(noun)
        for child in noun.children:
            if child.dep_ in ("det", "amod", "compound", "poss", "nmod", "nummod") and child.i < noun.i:
                left = min(left, child.left_edge.i)
        span = self.scene.actors.get(noun.i)
        if span is not None:
            left, right = min(left, span.start), max(right, span.end - 1)
        left = self._after_break(left, noun)
        if noun.lemma_.lower() in noun_class("people"):
            left, right = self._name_before(left), self._name_behind(right)
        return self.scene.doc[left : right + 1]

    def _after_break(self, left: int, noun: Token) -> int:
        """The start of a phrase that a comma, another punctuation mark or a date cuts off."""
        doc = self.scene.doc
        breaks = [i for i in range(left, noun.i) if doc[i].is_punct and doc[i].text not in ("-", "'", '"')]
        left = breaks[-1] + 1 if breaks else left
        while left < noun.i and (left in self.scene.dates or doc[left].is_punct):
            left += 1
        return left

    def _name_before(self, left: int) -> int:
        """The start of "resident Omar Hasan a writer": the name in front of "a writer"."""
        doc, i = self.scene.doc, left - 1
        if doc[left].lower_ not in ("a", "an", "the") or i < 0 or not self.in_name(doc[i]):
            return left
        while i > doc[left].sent.start and self.in_name(doc[i - 1]):
            i -= 1
        if i > doc[left].sent.start and doc[i - 1].lemma_.lower() in noun_class("people"):
            i -= 1
        return i

    def _name_behind(self, right: int) -> int:
        """The end of "spokesman Omar Hasan", "an activist named Omar Hasan"."""
        doc, i = self.scene.doc, right + 1
        for words in _NAMING:
            length = len(words.split())
            if doc[i : i + length].text == words:
                i += length
        end = i
        while end < len(doc) and self.in_name(doc[end]) and doc[end].sent == doc[right].sent:
            end += 1
        return end - 1 if end > i else right

    def in_name(self, token: Token) -> bool:
        return token.pos_ == "PROPN" and token.text[:1].isupper() and token.i not in self.scene.dates


def is_person(span: Span, speaker: Token) -> bool:
    """Whether words name one person: a name with a title before it or behind it."""
    if span[-1].pos_ != "PROPN" and speaker.pos_ != "PROPN":
        return False
    people = noun_class("people")
    words = [*span.text.lower().split()[:-1], *(t.lemma_.lower() for t in span[:-1])]
    apposed = [c.lemma_.lower() for c in speaker.children if c.dep_ == "appos"]
    behind = [t.lemma_.lower() for t in speaker.doc[span.end : span.end + 4]]
    return any(word in people for word in (*words, *apposed, *behind))


def _last_of_phrases(noun: Token) -> int:
    """Last token of the "of", "at", "in" phrases that say whose or where a speaker is."""
    right = noun.i
    for child in noun.children:
        if child.dep_ != "prep" or child.i < noun.i:
            continue
        if child.lower_ in ("of", "at", "in", "for", "from", "inside"):
            ends = [c for c in child.children if c.dep_ == "pobj"]
            if ends and ends[0].right_edge.i - noun.i < 10:
                right = max(right, _phrase_end(ends[0]))
    return right


def _phrase_end(noun: Token) -> int:
    """Last token of a noun phrase, short of relative and participle clauses."""
    end = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in ("of", "for", "in"):
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    end = max(end, _phrase_end(pobj))
        elif child.i > noun.i and child.dep_ == "case":
            end = max(end, child.i)
    return end
