"""Finds listed word sequences in a Doc: one table for actors, places, weapons, cues and triggers.

Matching works on words, not tokens: a hyphenated token counts as several words, so that
"air-strike", "air strike" and "al-Sham", "al Sham" are one. Words are folded to plain lower case.
"""

from __future__ import annotations

import functools
import weakref
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from conflict_events.tagging.remembered import REMEMBERED

if TYPE_CHECKING:
    from spacy.tokens import Doc

P = TypeVar("P")


@functools.lru_cache(maxsize=REMEMBERED)
def fold(word: str) -> str:
    """Lower case, plain ASCII, without apostrophes: "Dar‘a" and "daraa" stay apart, "Da'esh" is "daesh"."""
    if not word.isascii():
        from anyascii import anyascii

        word = anyascii(word)
    return word.lower().replace("'", "").replace("`", "").replace(".", "")


_IN_IE = frozenset({"sorties"})  # words of war reports in -ie
_IN_US = frozenset({"buses", "minibuses"})  # ... and in -us


@functools.lru_cache(maxsize=REMEMBERED)
def singular(word: str) -> str:
    """The likely singular of a folded English noun: "raids" raid, "parties" party, "torches" torch."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word in _IN_IE:
        return word[:-1]
    if word in _IN_US:
        return word[:-2]
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes", "zes")):
        return word[:-2]
    return word[:-1]


class Word(NamedTuple):
    """One word of a Doc: its folded form, its singular, and the token that holds it."""

    form: str
    stem: str
    token: int
    raw: str
    first: bool
    last: bool


@functools.lru_cache(maxsize=REMEMBERED)
def _pieces(text: str) -> tuple[tuple[str, str, str, bool, bool], ...]:
    """(folded, singular, raw, first, last) of the words in a token's text."""
    raws = text.replace("-", " ").replace("–", " ").replace("/", " ").split() or [text]
    raws = [r.rstrip(",") or r for r in raws]  # "drone, believed to be American" is one name
    end = len(raws) - 1
    return tuple((fold(r), singular(fold(r)), r, k == 0, k == end) for k, r in enumerate(raws))


def words_of(doc: Doc) -> list[Word]:
    """The words of a Doc in order, kept as long as the Doc; punctuation stands as a word of its own."""
    words = _WORDS.get(doc)
    if words is None:
        words = _WORDS[doc] = _split(doc)
    return words


_WORDS: weakref.WeakKeyDictionary[Any, list[Word]] = weakref.WeakKeyDictionary()


def _split(doc: Doc) -> list[Word]:
    make = tuple.__new__  # quicker by half than that of a named tuple
    return [
        make(Word, (form, stem, i, raw, first, last))
        for i, token in enumerate(doc)
        for form, stem, raw, first, last in _pieces(token.text)
    ]


@dataclass(frozen=True, slots=True)
class Match(Generic[P]):
    """A listed phrase found: first and last word (exclusive), and what the table holds for it."""

    start: int
    end: int
    payload: P


_END = "\0"


class PhraseTable(Generic[P]):
    """Word sequences with a payload each; ``inflect`` lets the last word stand in the plural."""

    def __init__(self, entries: Iterable[tuple[str, P]] = (), *, inflect: bool = False) -> None:
        self._trie: dict = {}  # type: ignore[type-arg]
        self._inflect = inflect
        for phrase, payload in entries:
            self.add(phrase, payload)

    def add(self, phrase: str, payload: P) -> None:
        """Adds one phrase; the last one added wins."""
        node = self._trie
        for raw in phrase.replace("-", " ").replace("–", " ").replace("/", " ").split():
            node = node.setdefault(fold(raw), {})
        if node is not self._trie:
            node[_END] = payload

    def entries(self) -> Iterator[tuple[str, P]]:
        """All phrases, folded, with their payloads."""
        open_: list[tuple[str, dict]] = [("", self._trie)]  # type: ignore[type-arg]
        while open_:
            phrase, node = open_.pop()
            for word, below in node.items():
                if word == _END:
                    yield phrase.strip(), below
                else:
                    open_.append((f"{phrase} {word}", below))

    def starts(self) -> frozenset[str]:
        """The first words of all phrases."""
        return frozenset(self._trie)

    def begins(self, word: Word) -> bool:
        """Whether any phrase begins with a word."""
        known = self._trie
        return word.form in known or (self._inflect and word.stem in known)

    def longest_at(self, words: list[Word], start: int) -> Match[P] | None:
        """The longest phrase that begins at one word."""
        if not self.begins(words[start]):  # most words: no need to look further
            return None
        node = self._trie
        found: Match[P] | None = None
        for i in range(start, len(words)):
            word = words[i]
            if word.form == "/":  # "YPG/PKK", listed as two words
                continue
            following = node.get(word.form)
            if self._inflect and word.stem != word.form:
                stem = node.get(word.stem)
                if stem is not None and (following is None or _END not in following):
                    following = stem if following is None else {**stem, **following}
            if following is None:
                break
            node = following
            if _END in node:
                found = Match(start, i + 1, node[_END])
        return found

    def find(self, words: list[Word]) -> Iterator[Match[P]]:
        """All longest matches from left to right, without overlap."""
        end = 0
        for match in self.find_all(words):
            if match.start >= end:
                yield match
                end = match.end

    def find_all(self, words: list[Word]) -> Iterator[Match[P]]:
        """The longest match at every word, overlaps included."""
        for i in self._openings(words):
            match = self.longest_at(words, i)
            if match is not None:
                yield match

    def _openings(self, words: list[Word]) -> list[int]:
        """The words that any phrase begins with: few, so that most need no further look."""
        return [i for i, word in enumerate(words) if self.begins(word)]
