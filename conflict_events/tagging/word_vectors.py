"""Word vectors: what the model begins with, worked out once for each word and kept.

The model hashes features of a word (its norm, its first and last letters, its shape), looks up a vector for each
and mixes them, before it looks at the words beside it. That is half of its arithmetic, and news repeats its words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.pipeline import Tok2Vec

from conflict_events.tagging.remembered import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray
    from spacy.tokens import Doc

_TOGETHER = 16  # a product of fewer rows takes another way, whose last bits differ
# The layers that look at one word alone.
_ALONE = {"ints-getitem", "hashembed", "list2ragged", "ragged2list", "maxout", "layernorm", "dropout"}


def quickened(pipe: Any) -> Any:
    """A pipe of a model, or one that gives the same and keeps what it knows of words."""
    fits = isinstance(pipe, Tok2Vec) and len(pipe.model.layers) == 2 and _looks_at_words(pipe.model.layers[0])
    return WordVectors(pipe) if fits else pipe


def _looks_at_words(embed: Any) -> bool:
    """Whether a part of a model takes features of words, and mixes those of each word with no others."""
    first, *others = embed.layers or [embed]
    leaves = {node.name for layer in others for node in layer.walk() if not node.layers}
    return first.name == "extract_features" and leaves <= _ALONE


class WordVectors:
    """A Tok2Vec whose first part is looked up."""

    def __init__(self, pipe: Tok2Vec) -> None:
        self._pipe = pipe
        embed, self._encode = pipe.model.layers
        self._extract, *self._mix = embed.layers
        self._known: dict[bytes, NDArray[np.float32]] = {}

    def pipe(self, docs: list[Doc], *, batch_size: int) -> Iterable[Doc]:
        """Gives the Docs their vectors, all at a time."""
        if not docs:
            return docs
        rows: list[NDArray[np.uint64]] = self._extract.predict(docs)
        vectors = self._of(np.concatenate(rows))
        ends = np.cumsum([len(r) for r in rows])[:-1].tolist()
        self._pipe.set_annotations(docs, self._encode.predict(np.split(vectors, ends)))
        return docs

    def _of(self, rows: NDArray[np.uint64]) -> NDArray[np.float32]:
        """The vectors of words, whose features are rows."""
        keys = np.ascontiguousarray(rows).view(f"V{rows.itemsize * rows.shape[1]}").ravel().tolist()
        if len(self._known) > REMEMBERED:
            self._known.clear()
        new = {key: i for i, key in enumerate(keys) if key not in self._known}
        if new:
            self._known.update(zip(new, self._work_out(rows[list(new.values())]), strict=True))
        return np.array([self._known[key] for key in keys], dtype="float32")

    def _work_out(self, rows: NDArray[np.uint64]) -> Iterable[NDArray[np.float32]]:
        mixed: Any = [np.resize(rows, (max(len(rows), _TOGETHER), rows.shape[1]))]
        for layer in self._mix:
            mixed = layer.predict(mixed)
        # a copy, so that no word keeps the rows that were only padding
        vectors: Iterable[NDArray[np.float32]] = mixed[0][: len(rows)].copy()
        return vectors
