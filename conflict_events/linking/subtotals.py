"""Subtotals told behind a toll: "20 people, among them six children", "seven, three of them medics"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.candidate import Toll
from conflict_events.linking.counting import HURT, Counting, toll_words
from conflict_events.linking.syntax import subjects

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conflict_events.linking.scene import Scene
    from conflict_events.linking.toll_lists import TollLists
    from conflict_events.tagging.tree import Token

_REACH = 14  # tokens between a toll and what opens its parts
_OF_THEM = ("of them", "of whom", "among them")
_AMONG = ("among them", "among whom", "among those")
_JOINS = (",", "and", "&", "as")  # "three children as well as two women"


class Subtotals:
    """Finds the parts of the tolls of one Doc."""

    def __init__(self, scene: Scene, counting: Counting, lists: TollLists) -> None:
        self.scene = scene
        self.counting = counting
        self.lists = lists

    def of(self, toll: Toll) -> list[Toll]:
        """The parts of a toll that its sentence tells, before it or behind it."""
        if toll.part or toll.kind not in HURT:
            return []
        return [self._part(toll, at, noun) for at, noun in (*self._ahead(toll), *self._behind(toll))]

    def _ahead(self, toll: Toll) -> Iterator[tuple[int, Token]]:
        """ "Four children were among the 20 dead", "six of the 20 dead": the part before a total."""
        doc = self.scene.doc
        at = next((t.i for t in toll.word.sent if t.idx == toll.start), None)
        if at is None or at not in self.scene.quantities:
            return
        at -= 1 + (doc[at - 1].lower_ in ("the", "those"))
        span = self.scene.quantities.get(at - 1)
        if doc[at].lower_ == "of" and span is not None:
            yield span.start, span.root
        elif doc[at].lower_ == "among" and doc[at - 1].lemma_ in ("be", "also"):
            verbs = (t for t in doc[max(0, at - 2) : at] if t.lemma_ == "be")
            noun = next((n for v in verbs for n in subjects(v)), None)
            number = self.counting.quantity_of(noun) if noun is not None else None
            if noun is not None and number is not None:
                yield self.scene.quantities[number].start, noun
            elif noun is not None and self.counting.single(noun):
                yield noun.i, noun

    def _behind(self, toll: Toll) -> Iterator[tuple[int, Token]]:
        """ "20 people, among them six children", "seven, three of them children"."""
        for token in self._words_behind(toll):
            if self._opens_parts(token):
                yield from self._listed(token, toll)
                return
            span = self.scene.quantities.get(token.i)
            if span is not None:
                noun = self._of_them(span.end)
                if noun is not None:
                    yield span.start, noun
                return

    def _words_behind(self, toll: Toll) -> Iterator[Token]:
        """The words behind a toll, up to the next word that tells one."""
        sentence = toll.word.sent
        behind = [t for t in sentence if t.idx >= toll.end]
        for token in behind[:_REACH]:
            told = token is not toll.word and self.lists.kind_of(token) is not None
            if told or token.text in (";", ":"):
                return
            yield token

    def _opens_parts(self, token: Token) -> bool:
        """Whether "including" or "among them" stands at a word."""
        pair = token.doc[token.i : token.i + 2].text.lower()
        return token.lower_ in toll_words()["parts"] or pair in _AMONG

    def _of_them(self, end: int) -> Token | None:
        """The noun of "three of them children", "three children among them": what stands behind a number."""
        doc = self.scene.doc
        if doc[end : end + 2].text.lower() in _OF_THEM:
            behind = next((t for t in doc[end + 2 : end + 4] if t.pos_ != "AUX"), doc[end])
            return behind if behind.pos_ == "NOUN" else doc[end - 1]
        noun = self.counting.noun_behind(end - 1)
        return noun if doc[noun.i + 1 : noun.i + 3].text.lower() == "among them" else None

    def _listed(self, opening: Token, toll: Toll) -> Iterator[tuple[int, Token]]:
        """The counted people behind "including": where each number stands, and the noun."""
        doc, i = self.scene.doc, opening.i + 1
        i += opening.lower_ == "among"
        while i < opening.sent.end:
            span = self.scene.quantities.get(i)
            noun = self.counting.noun_behind(i) if span is not None else doc[min(i + 1, len(doc) - 1)]
            counts = span is not None and not self.counting.counts_things(i)
            single = (
                doc[i].lower_ in ("a", "an") and noun.tag_ == "NN" and "person" in self.scene.classes(noun)
            )
            if not (counts or single) or self._next_toll(noun, toll):
                return
            yield i, noun
            i = self._past_place(max(noun.i, span.end - 1 if span is not None else i) + 1)
            while i < opening.sent.end and doc[i].lower_ in _JOINS:
                i += 1

    def _past_place(self, i: int) -> int:
        """What follows "in Saraqeb" in "19 in Saraqeb and 23 in Ehsim"."""
        place = self.scene.places.get(i + 1)
        told = i < len(self.scene.doc) and self.scene.doc[i].lower_ in ("in", "at", "near", "from")
        return place.end if told and place is not None else i

    def _next_toll(self, noun: Token, toll: Toll) -> bool:
        """ "including nine women and dozens more wounded": whether a number is that of the next toll word."""
        return any(self.lists.kind_of(t) not in (None, toll.kind) for t in noun.doc[noun.i : noun.i + 4])

    def _part(self, toll: Toll, at: int, noun: Token) -> Toll:
        low, high = self.scene.amounts.get(at, (1, 1))
        span = self.scene.quantities.get(at)
        start = span.start_char if span is not None else self.scene.doc[at].idx
        end = max(noun.idx + len(noun.text), span.end_char if span is not None else 0)
        counted = span is not None and noun.i < span.end
        return Toll(toll.kind, low, high, "" if counted else noun.text, True, toll.word, (), start, end)
