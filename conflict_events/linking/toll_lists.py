"""Toll words and numbers in turn, without commas: which number belongs to which word, and which to both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.counting import HURT, Counting, toll_words
from conflict_events.linking.syntax import PASSIVE, is_passive

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conflict_events.linking.candidate import Toll
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_BEFORE = 4  # tokens before a word in which a number counts for it
_TOWN = 7  # tokens from a number's noun to the end of "in the northern town of Homs"
_NOUN = 2  # tokens of a noun between a number and the next toll word


class TollLists:
    """Reads the lists of one Doc: "kill 10 injure scores", "woman killed 4 injured"."""

    def __init__(self, scene: Scene, counting: Counting) -> None:
        self.scene = scene
        self.counting = counting
        self.words = toll_words()

    def kind_of(self, token: Token) -> str | None:
        """Which kind of casualties a word tells of."""
        lemma = token.lemma_.lower()
        kinds = (self.words["verbs"].get(lemma), self.words["nouns"].get(lemma))
        return next((k for k in kinds if k), self.words["adjectives"].get(token.lower_))

    def number_of(self, word: Token) -> int | None:
        """The number right behind a word in a list in which words come first: "kill 10 injure scores"."""
        behind, before = self._behind(word), self._before(word)
        if word.i > word.sent.start and word.nbor(-1).lemma_ == "leave":
            return behind  # "leaving injured about 50"
        if behind is None or is_passive(word):
            return None
        if before is None and (self._next(word) is None or self._counted_before(word)):
            return None
        return None if self.numbers_first(word) or self._opens_with_number(word) else behind

    def elsewhere(self, toll: Toll) -> Iterator[int]:
        """Numbers behind a toll with towns of their own: "five dead in Homs, two in Hama and one in Idlib"."""
        scene, doc = self.scene, self.scene.doc
        i = next((t.i for t in toll.word.sent if t.idx >= max(toll.end, toll.word.idx)), None)
        while i is not None:
            i = self._past_town(i)
            if i is None or i + 2 >= len(doc) or doc[i].lower_ not in ("and", ","):
                return
            at = i + 1 + (doc[i + 1].lower_ == "another")
            span = scene.quantities.get(at)
            if span is None or self.counting.counts_things(at):
                return
            noun = self.counting.noun_behind(at)
            i = max(span.end, noun.i + 1)
            if self._past_town(i) is None or self._has_verb(noun):
                return
            yield at

    def _has_verb(self, noun: Token) -> bool:
        """ "two were hanged in Homs and three were shot in Hama": the three have a toll word of their own."""
        return noun.dep_ in PASSIVE and self.kind_of(noun.head) is not None

    def _past_town(self, i: int) -> int | None:
        """Where "in the town of Homs" ends that stands at a token or a few words on; None where none stands."""
        doc, places = self.scene.doc, self.scene.places
        for k in range(i, min(i + _TOWN, len(doc))):
            if k in places and k > i:
                return places[k].end
            if doc[k].pos_ in ("VERB", "CCONJ") and self.kind_of(doc[k]) is None:
                return None
            if k > i and k in self.scene.quantities:
                return None
        return None

    def numbers_first(self, word: Token) -> bool:
        """Whether the number behind a word is that of the next one: "woman killed 4 injured", at the list's end."""
        last, following = word, self._next(word)
        while following is not None:
            last, following = following, self._next(following)
        return last is not word and self._behind(last) is None

    def undivided(self, word: Token) -> bool:
        """ "killed and wounded dozens", "14 dead and wounded": one number for both tells neither."""
        doc, kind = self.scene.doc, self.kind_of(word)
        for step in (-1, 1):
            if not 0 <= word.i + 2 * step < len(doc) or doc[word.i + step].lower_ not in ("and", "or", "&"):
                continue
            other = self.kind_of(doc[word.i + 2 * step])
            if other in (None, kind) or (step < 0 and other == "captured"):
                continue  # "abducted and executed two": both befell them
            first = min(word.i, word.i + 2 * step)
            before = self._counted_before(doc[first])
            return not before or first + 3 not in self.scene.quantities
        return self._run_together(word)

    def _run_together(self, word: Token) -> bool:
        """ "dozens killed injured", "40 killed, wounded": one number for both, which have lost what ties them."""
        line = [t for t in word.doc[max(0, word.i - 2) : word.i + 3] if t.text != ","]
        at = line.index(word)
        for first, second in ((line[at - 1 : at], [word]), ([word], line[at + 1 : at + 2])):
            kinds = [self.kind_of(t) if t.tag_ in ("VBN", "VBD") else None for t in (*first, *second)]
            dies = any(t.lemma_ in self.words["suffered"] for t in second)  # "six of the wounded died"
            if len(kinds) == 2 and set(kinds) == set(HURT) and not dies and self._counted_before(first[0]):
                return second[0].i + 1 not in self.scene.quantities
        return False

    def _behind(self, word: Token) -> int | None:
        """Where a number of people right behind a word begins."""
        span = self.scene.quantities.get(word.i + 1)
        people = span is not None and not self.counting.counts_things(span.start)
        return span.start if span is not None and people else None

    def _next(self, word: Token) -> Token | None:
        """The toll word behind the number right behind a word: "kill 10 | injure", "killed six fighters | wounded"."""
        at = self._behind(word)
        if at is None:
            return None
        end = self.scene.quantities[at].end
        for token in self.scene.doc[end : end + _NOUN + 1]:
            if self.kind_of(token) and token.lemma_.lower() not in self.words["weak"]:
                return token
            if token.pos_ not in ("NOUN", "PROPN"):
                return None
        return None

    def _before(self, word: Token) -> Token | None:
        """The toll word before the number before a word."""
        doc = self.scene.doc
        at = next((i for i in range(word.i - 1, word.i - 2 - _NOUN, -1) if i in self.scene.quantities), None)
        if at is None:
            return None
        head = self.scene.quantities[at].start - 1
        told = head >= 0 and self.kind_of(doc[head]) and self._next(doc[head]) is word
        return doc[head] if told else None

    def _opens_with_number(self, word: Token) -> bool:
        """Whether the first word of a list has its number before it: "5 killed 12 wounded 3 missing"."""
        before = self._before(word)
        while before is not None:
            word, before = before, self._before(before)
        return self._counted_before(word)

    def _counted_before(self, word: Token) -> bool:
        return any(i in self.scene.quantities for i in range(word.i - _BEFORE, word.i))
