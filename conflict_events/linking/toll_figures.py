"""One casualty figure: what a number and the noun behind it say, and who the victims are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.candidate import Party, Toll
from conflict_events.linking.counting import Counting, toll_words
from conflict_events.linking.syntax import prepositions, subjects
from conflict_events.linking.toll_parts import is_part
from conflict_events.linking.totals import revision

if TYPE_CHECKING:
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


class TollFigures:
    """Makes casualty figures of the numbers and nouns of one Doc."""

    def __init__(self, scene: Scene, parties: PartyFinder, counting: Counting) -> None:
        self.scene = scene
        self.parties = parties
        self.counting = counting
        self.words = toll_words()

    def counted(self, noun: Token, kind: str, word: Token) -> list[Toll]:
        """The number at a noun: "22 civilians", "a woman", "dozens of fighters"."""
        if self.counting.thing(noun) or noun.lemma_.lower() in self.words["executed"]:
            return []
        span = self.counting.quantity_of(noun)
        if span is not None:
            return [self.toll(kind, *self.scene.amounts[span], noun, word, span)]
        if self.counting.single(noun):
            return [self.toll(kind, 1, 1, noun, word, noun.i)]
        return []

    def bare(self, noun: Token, kind: str, verb: Token) -> list[Toll]:
        """The child of "a woman and child"."""
        if noun.tag_ != "NN" or "person" not in self.scene.classes(noun):
            return []
        return [self.toll(kind, 1, 1, noun, verb, noun.i)]

    def toll(self, kind: str, low: int, high: int, noun: Token, word: Token, at: int) -> Toll:
        """The figure that stands at a token, of a noun, told by a word of casualties."""
        victims = self._victims(noun, word)
        span = self.scene.quantities.get(at)
        start = span.start_char if span is not None else self.scene.doc[at].idx
        who = (
            noun.text
            if noun.i != word.i and (span is None or noun.i not in range(span.start, span.end))
            else ""
        )
        last = noun if noun.idx >= start else self.scene.doc[span.end - 1 if span is not None else at]
        end = last.idx + len(last.text)
        part, revised = is_part(self.scene, at, noun), revision(word, at)
        further = self.counting.counts_on(noun)
        return Toll(kind, low, high, who, part, word, tuple(victims), start, end, revised, further=further)

    def _victims(self, noun: Token, word: Token) -> list[Party]:
        if noun.i == word.i:
            return []
        found = self.parties.parties(noun, passive_role=True)
        if not found and noun.i in self.scene.quantities:
            found = [
                p
                for t in prepositions(noun).get("of", [])
                for p in self.parties.parties(t, passive_role=True)
            ]
        if word.lemma_ == "lose" and not any(p.actor for p in found):  # "Islamic State lost 14 fighters"
            return [p for t in subjects(word) for p in self.parties.parties(t, passive_role=True)]
        return found
