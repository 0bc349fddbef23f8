"""Words: a text taken apart by the tokenizer, each stretch between blanks once and for all.

Within a memory zone, where batches are read, spaCy's tokenizer keeps nothing: it would take the same words
apart again and again.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

from conflict_events.tagging.remembered import REMEMBERED

if TYPE_CHECKING:
    from spacy.language import Language

_STRETCH = re.compile(r"\S+|\s+")
_LONGEST = 40  # characters of one that is worth it
_Tokens = tuple[str, ...]


class Splitter:
    """Makes Docs of texts as a pipeline does."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._known = functools.lru_cache(REMEMBERED)(self._take_apart)
        self._new: set[str] = set()
        self._lasting = 0

    def __call__(self, text: str) -> Doc:
        """The Doc of a text: its words, and which of them a blank follows."""
        words: list[str] = []
        spaces: list[bool] = []
        for stretch in _STRETCH.findall(text):
            if words and stretch[0] == " ":
                spaces[-1], stretch = True, stretch[1:]
            tokens = self._known(stretch) if len(stretch) < _LONGEST else self._tokens(stretch)
            words += tokens
            spaces += [False] * len(tokens)
        return Doc(self._nlp.vocab, words=words, spaces=spaces)

    def keep_words(self) -> None:
        """Lets the vocabulary keep what it knows of the first words that were met, outside of memory zones.

        A zone forgets all words at its end, and the next one would work them out again.
        """
        for word in self._new if self._lasting < REMEMBERED else ():
            self._nlp.vocab[word]  # made where it is asked for
            self._lasting += 1
        self._new.clear()

    def _take_apart(self, stretch: str) -> _Tokens:
        tokens = self._tokens(stretch)
        self._new.update(tokens)
        return tokens

    def _tokens(self, stretch: str) -> _Tokens:
        return tuple(t.text for t in self._nlp.make_doc(stretch))
