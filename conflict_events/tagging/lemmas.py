"""Lemmas: worked out by the model's lemmatizer once for each word and part of speech, and kept."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from spacy.attrs import LEMMA, MORPH, ORTH, POS

from conflict_events.tagging.remembered import REMEMBERED

if TYPE_CHECKING:
    from spacy.pipeline import Lemmatizer
    from spacy.tokens import Doc

_INDEX = "lemma_index"


class Lemmas:
    """The lemmas of a model; none where it has no lemmatizer."""

    def __init__(self, lemmatizers: list[Lemmatizer]) -> None:
        self._lemmatizers = lemmatizers
        for lemmatizer in lemmatizers:
            _quicken(lemmatizer)
        self._known: dict[tuple[int, int, int], str] = {}

    def write(self, doc: Doc) -> None:
        """Gives every token that has none its lemma."""
        for lemmatizer in self._lemmatizers:
            for token, (orth, pos, morph, lemma) in zip(doc, _keys(doc), strict=True):
                if lemma == 0:
                    key = (orth, pos, morph)
                    told = self._known.get(key)
                    if told is None:
                        told = self._known[key] = lemmatizer.lemmatize(token)[0]
                    token.lemma_ = told
            if len(self._known) > REMEMBERED:
                self._known.clear()
                lemmatizer.cache.clear()


class _WordList(list[str]):
    """A list in which a word is found at once: the lemmatizer looks through lists of thousands again and again."""

    @functools.cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(self)

    def __contains__(self, word: object) -> bool:
        return word in self._words


def _quicken(lemmatizer: Lemmatizer) -> None:
    """Makes the lists of the words that there are quick to ask; they hold the same, and are saved the same."""
    if _INDEX in lemmatizer.lookups:
        table = lemmatizer.lookups.get_table(_INDEX)
        for pos, words in list(table.items()):
            table[pos] = _WordList(words)


def _keys(doc: Doc) -> list[list[int]]:
    keys: list[list[int]] = doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()
    return keys
