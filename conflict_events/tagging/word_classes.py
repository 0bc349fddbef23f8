"""Parts of speech from tags: the table of the model's attribute ruler, looked up instead of matched.

The ruler matches some 170 patterns against every token. All that count here look at one token alone, at
its tag, its dependency and whether it is one of some hundred words: so each combination is worked out
once and kept. Patterns of several tokens (they mend the lemmas of "gonna", "y'all") are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, HEAD, LEMMA, LOWER, MORPH, POS, TAG
from spacy.symbols import IDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from spacy.language import Language
    from spacy.tokens import Doc

_SEEN = ("TAG", "LOWER", "DEP")
_Outcome = tuple[int, int, int]  # POS, MORPH, LEMMA
_Rule = tuple[dict[str, Any], dict[str, str]]  # what is asked of a word, and what it gets


class WordClasses:
    """What a model's attribute ruler says of single words."""

    def __init__(self, model: Language) -> None:
        self.vocab = model.vocab
        self._patterns = list(_single(model))
        self._words = {
            self.vocab.strings.add(w) for pattern, _ in self._patterns for w in _values(pattern.get("LOWER"))
        }
        self._by_tag: dict[str, list[_Rule]] = {}
        self._known: dict[tuple[int, ...], _Outcome] = {}
        add = self.vocab.strings.add  # here, outside of any memory zone: they are kept
        for _, outcome in self._patterns:
            self.vocab.morphology.add(outcome.get("MORPH", ""))
            add(outcome.get("LEMMA", ""))
        self.root = add("ROOT")
        self.of_blank = [add("_SP"), IDS["SPACE"], 0, 0, add("dep"), 0]
        self.of_unread = [0, IDS["X"], 0, 0, add("dep"), 0]

    def of(self, doc: Doc) -> NDArray[np.uint64]:
        """TAG, POS, MORPH, LEMMA, DEP and HEAD of all tokens of a Doc."""
        table: NDArray[np.uint64] = doc.to_array([TAG, POS, MORPH, LEMMA, DEP, HEAD])  # type: ignore[assignment]
        if self._patterns:
            lowered: list[int] = doc.to_array([LOWER]).reshape(-1).tolist()  # type: ignore[assignment]
            keys = zip(table[:, 0].tolist(), lowered, table[:, 4].tolist(), strict=True)
            outcomes = [
                self._outcome(tag, lower if lower in self._words else 0, dep) for tag, lower, dep in keys
            ]
            table[:, 1:4] = np.array(outcomes, dtype="uint64").reshape(-1, 3)
        return table

    def _outcome(self, tag: int, lower: int, dep: int) -> _Outcome:
        key = (tag, lower, dep)
        if key not in self._known:
            self._known[key] = self._work_out(*(self.vocab.strings[k] if k else "" for k in key))
        return self._known[key]

    def _of_tag(self, tag: str) -> list[_Rule]:
        """The patterns that a tag does not rule out: few, and each tag comes with many words."""
        if tag not in self._by_tag:
            self._by_tag[tag] = [rule for rule in self._patterns if _holds(rule[0].get("TAG"), tag)]
        return self._by_tag[tag]

    def _work_out(self, tag: str, lower: str, dep: str) -> _Outcome:
        """Applies the patterns in their order; the later one wins."""
        attrs: dict[str, str] = {}
        for pattern, outcome in self._of_tag(tag):
            if _holds(pattern.get("LOWER"), lower) and _holds(pattern.get("DEP"), dep):
                attrs |= outcome
        morph = self.vocab.morphology.add(attrs["MORPH"]) if "MORPH" in attrs else 0
        lemma = self.vocab.strings.add(attrs["LEMMA"]) if "LEMMA" in attrs else 0
        return IDS[attrs["POS"]] if "POS" in attrs else 0, morph, lemma


def _single(model: Language) -> Iterator[_Rule]:
    """The patterns of one token that name tags, words and dependencies outright."""
    if not model.has_pipe("attribute_ruler"):
        return
    ruler: Any = model.get_pipe("attribute_ruler")
    for row in ruler.patterns:
        for pattern in row["patterns"]:
            if len(pattern) == 1 and set(pattern[0]) <= set(_SEEN) and "REGEX" not in str(pattern[0]):
                yield pattern[0], row["attrs"]


def _values(condition: Any) -> list[str]:
    """The words that a condition names, wanted or not."""
    if isinstance(condition, dict):
        return [word for words in condition.values() for word in words]
    return [] if condition is None else [condition]


def _holds(condition: Any, value: str) -> bool:
    if isinstance(condition, dict) and "NOT_IN" in condition:
        return value not in condition["NOT_IN"]
    return condition is None or value in _values(condition)
