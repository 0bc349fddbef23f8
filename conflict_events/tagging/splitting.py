"""Words: a text taken apart by the tokenizer, each stretch between blanks once and for all.

Within a memory zone, where batches are read, spaCy's tokenizer keeps nothing: it would take the same words
apart again and again.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.language import Language

_STRETCH = re.compile(r"\S+|\s+")
_REMEMBERED = 1 << 14  # stretches
_LONGEST = 40  # characters of one that is worth it
_Tokens = tuple[str, ...]


class Splitter:
    """Makes Docs of texts as a pipeline does."""

    def __init__(self, nlp: Language) -> None:
        self._nlp = nlp
        self._known = functools.lru_cache(_REMEMBERED)(self._take_apart)

    def __call__(self, text: str) -> Doc:
        """The Doc of a text: its words, and which of them a blank follows."""
        words: list[str] = []
        spaces: list[bool] = []
        for stretch in _STRETCH.findall(text):
            if words and stretch[0] == " ":
                spaces[-1], stretch = True, stretch[1:]
            tokens = self._known(stretch) if len(stretch) < _LONGEST else self._take_apart(stretch)
            words += tokens
            spaces += [False] * len(tokens)
        return Doc(self._nlp.vocab, words=words, spaces=spaces)

    def _take_apart(self, stretch: str) -> _Tokens:
        return tuple(t.text for t in self._nlp.make_doc(stretch))
