"""Parsing: the English model reads the units of a Doc, and the Doc gets its tags and trees.

Each name is one token, and the model reads a name that it knows in its stead: with blanks inside it would
look like no word at all. The units of one Doc are read together, and those of no other Doc with them: what
the model computes depends on nothing but the text, whatever else is in the stream.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import spacy
import srsly
from spacy.attrs import DEP, HEAD, IS_SPACE, LEMMA, MORPH, POS, TAG
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc
from spacy.util import load_model_from_config
from thinc.api import Config

from conflict_events.tagging.engine import lay_out, one_thread, quick
from conflict_events.tagging.lemmas import Lemmas
from conflict_events.tagging.stand_ins import stand_ins
from conflict_events.tagging.units import READ, is_read
from conflict_events.tagging.word_classes import WordClasses
from conflict_events.tagging.word_vectors import quickened

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Span

_TOGETHER = 1_000_000  # units: all of a Doc
_COLUMNS = [TAG, POS, MORPH, LEMMA, DEP, HEAD]
_DEP_COLUMN, _HEAD_COLUMN = _COLUMNS.index(DEP), _COLUMNS.index(HEAD)
_ONE_BACK = np.uint64(2**64 - 1)  # the head is the token before


class ModelReader:
    """Reads Docs with an English model: its statistical pipes see the units, its tables the whole Doc."""

    def __init__(self, model: Language) -> None:
        self.take(model)

    def take(self, model: Language) -> None:
        self.model = model
        statistical: list[Any] = [p for _, p in model.pipeline if hasattr(p, "predict")]
        for pipe in statistical:
            lay_out(pipe.model)
        self._statistical = [quickened(p) for p in statistical]
        tables = [p for name, p in model.pipeline if not hasattr(p, "predict") and name != "attribute_ruler"]
        self._lemmas = Lemmas([p for p in tables if isinstance(p, Lemmatizer)])
        self._tables = [p for p in tables if not isinstance(p, Lemmatizer)]
        self._classes = WordClasses(model)

    def __call__(self, doc: Doc) -> Doc:
        if not is_read(doc):
            return doc
        read = list(_as_read(doc, [u for u in doc.spans["units"] if u.label_ == READ]))
        with one_thread():
            for pipe in self._statistical:
                read = list(pipe.pipe(read, batch_size=_TOGETHER))
        self._write(doc, read)
        for pipe in self._tables:
            doc = pipe(doc)
        self._lemmas.write(doc)
        return doc

    def _write(self, doc: Doc, read: list[Doc]) -> None:
        """Copies tags and trees into the Doc; the words of an unread unit hang on its first word."""
        table = np.zeros((len(doc), len(_COLUMNS)), dtype="uint64")
        for unit in doc.spans["units"]:
            size = unit.end - unit.start
            table[unit.start : unit.end] = self._classes.of_unread
            table[unit.start, _DEP_COLUMN] = self._classes.root
            table[unit.start : unit.end, _HEAD_COLUMN] = np.arange(0, -size, -1, dtype="int64").astype(
                "uint64"
            )
        for part in read:
            start = part.user_data["start"]
            table[start : start + len(part)] = self._classes.of(part)
        self._hang_blanks(doc, table)
        doc.from_array(_COLUMNS, table)  # type: ignore[arg-type]

    def _hang_blanks(self, doc: Doc, table: NDArray[np.uint64]) -> None:
        """Line ends hang on the word before them."""
        for i in np.flatnonzero(doc.to_array([IS_SPACE])):
            table[i] = self._classes.of_blank
            if i and "\n" not in doc[int(i) - 1].text:
                table[i, _HEAD_COLUMN] = _ONE_BACK

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Saves the model."""
        self.model.to_disk(path, exclude=["vocab"])

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> ModelReader:
        """Loads the model."""
        with quick():
            self.take(spacy.load(path, vocab=self.model.vocab))
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """The model as bytes."""
        content = {"config": self.model.config.to_str(), "model": self.model.to_bytes(exclude=["vocab"])}
        data: bytes = srsly.msgpack_dumps(content)
        return data

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> ModelReader:
        """Loads the model."""
        content = srsly.msgpack_loads(data)
        config = Config().from_str(content["config"])
        with quick():
            model = load_model_from_config(config, vocab=self.model.vocab, auto_fill=True)
        self.take(model.from_bytes(content["model"], exclude=["vocab"]))
        return self


def _as_read(doc: Doc, units: list[Span]) -> Iterator[Doc]:
    """Each unit as a Doc of its own, as the model reads it."""
    words = [t.text for t in doc]
    blanks = [bool(t.whitespace_) for t in doc]
    known = stand_ins(doc)
    for i, (word, _) in known.items():
        words[i] = word
    for unit in units:
        start, end = unit.start, unit.end
        while end > start and words[end - 1].isspace():
            end -= 1
        if end > start:
            read = Doc(doc.vocab, words=words[start:end], spaces=blanks[start:end])
            for i in known.keys() & set(range(start, end)):
                if known[i][1]:
                    read[i - start].norm_ = known[i][1]
            read.user_data["start"] = start
            yield read
