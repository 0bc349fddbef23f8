"""Places: names of the gazetteer, and patterns around kind words ("the village of X", "X airbase")."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.rules.load import read_toml, rules_directory, validate
from conflict_events.rules.schema import Closed
from conflict_events.tagging.phrases import PhraseTable, Word, fold

if TYPE_CHECKING:
    from conflict_events.tagging.actors import ActorMention

_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december syrian turkish iraqi central syrias syria mount lake camp old new greater".split()
)
_LINKS = frozenset({"al", "el", "ar", "as", "ash", "ad", "at", "az", "an", "ed", "es", "ez", "er"})


class Parts(Closed):
    """Words for a part of a place."""

    countryside: list[str]
    directions: list[str]
    near: list[str]


class Cues(Closed):
    """Words that announce a place."""

    before: list[str]
    weak_before: list[str]


class Relations(Closed):
    """Words between a place and what holds it."""

    beside: list[str]
    listed: list[str]
    fillers: list[str]


class PlaceWords(Closed):
    """The words around place names (``rules/places.toml``)."""

    kinds: dict[str, list[str]]
    parts: Parts
    relations: Relations
    surroundings: dict[str, str]
    cues: Cues


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place: tokens, the kind that the text gives it, and whether the gazetteer has it."""

    start: int
    end: int
    kind: str
    known: bool


@functools.cache
def place_words() -> PlaceWords:
    """The words around place names, read once."""
    path = rules_directory() / "places.toml"
    return validate(PlaceWords, read_toml(path), path)


@functools.cache
def kind_table() -> PhraseTable[str]:
    """Kind words with the kind they say."""
    return PhraseTable(((word, kind) for kind, words in place_words().kinds.items() for word in words))


class PlaceTagger:
    """Finds place names in words; ``names`` are (spelling, strong) pairs."""

    def __init__(self, names: Iterable[tuple[str, bool]]) -> None:
        self.table: PhraseTable[bool] = PhraseTable()
        for spelling, strong in names:
            self.table.add(spelling, strong)
        cues = place_words().cues
        self.before = frozenset(fold(w) for w in cues.before)
        self.weak_before = frozenset(fold(w) for w in cues.weak_before)
        self.directions = frozenset(fold(w) for w in place_words().parts.directions)

    def find(self, words: list[Word], actors: list[ActorMention]) -> Iterator[PlaceMention]:
        """Place mentions from left to right, without overlap."""
        taken = {t for a in actors if a.kind in ("name", "unit") for t in range(a.start, a.end)}
        forces = {t for a in actors if a.kind in ("force", "bare") for t in range(a.start, a.end)}
        modifiers = {t for a in actors if a.kind in ("modifier", "metonym") for t in range(a.start, a.end)}
        i = 0
        while i < len(words):
            end = self._listed(words, i, taken, forces) or self._unlisted(
                words, i, taken | forces | modifiers
            )
            if end is None:
                i += 1
                continue
            known = self.table.longest_at(words, i) is not None
            kind = kind_around(words, i, end)
            yield PlaceMention(words[i].token, words[end - 1].token + 1, kind, known)
            i = end

    def _listed(self, words: list[Word], i: int, names: set[int], forces: set[int]) -> int | None:
        word = words[i]
        if not (word.raw[:1].isupper() or word.form in _LINKS or word.raw[:1].isdigit()) or not word.first:
            return None
        match = self.table.longest_at(words, i)
        if match is None or not words[match.end - 1].last:
            return None
        tokens = {w.token for w in words[i : match.end]}
        if tokens & names and not (tokens >= names & _neighbourhood(tokens, names)):
            return None
        if tokens & forces:
            return None
        capitals = [w.raw[:1].isupper() for w in words[i : match.end] if w.form not in _LINKS]
        if not any(capitals) and not word.raw[:1].isdigit():
            return None
        if not match.payload and not self._announced(words, i, match.end):
            return None
        if self._surname(words, i):
            return None
        return match.end

    def _surname(self, words: list[Word], i: int) -> bool:
        """ "Malik Kasab": a capitalised word that is no place, kind or direction stands right before."""
        if i < 2 or words[i].form in _LINKS:
            return False
        before, earlier = words[i - 1], words[i - 2]
        if not (before.raw[:1].isupper() and before.raw[1:].islower()) or earlier.raw in (
            ".",
            "\n\n",
            "\n",
            '"',
            ":",
            ",",
        ):
            return False
        known = (
            before.form in self.directions
            or kind_table().longest_at(words, i - 1)
            or self.table.longest_at(words, i - 1)
        )
        return not known and before.form not in self.before and before.form not in _CALENDAR

    def _announced(self, words: list[Word], start: int, end: int) -> bool:
        """Whether a weak name stands where a place would."""
        if start and words[start - 1].form in self.weak_before:
            return True
        if start > 1 and words[start - 1].form in ("the",) and kind_behind(words, end):
            return True
        return bool(kind_behind(words, end)) or bool(kind_before(words, start))

    def _unlisted(self, words: list[Word], i: int, taken: set[int]) -> int | None:
        """A capitalised name that the gazetteer lacks, beside a kind word."""
        end = _capitalised(words, i, taken, self.table)
        if end is None:
            return None
        behind = kind_behind(words, end)
        before = kind_before(words, i)
        if before and words[i - 1].form == "of":
            return end
        if before in ("town", "village", "city", "neighbourhood", "district") and words[i - 1].form != "of":
            return end
        if behind in (
            "town",
            "village",
            "neighbourhood",
            "air_base",
            "district",
            "crossing",
            "camp",
            "mountain",
        ):
            return end
        return None


def _neighbourhood(tokens: set[int], names: set[int]) -> set[int]:
    """The tokens of the actor name that a place match touches (contiguous)."""
    low, high = min(tokens), max(tokens)
    while low - 1 in names:
        low -= 1
    while high + 1 in names:
        high += 1
    return set(range(low, high + 1))


def _capitalised(words: list[Word], i: int, taken: set[int], table: PhraseTable[bool]) -> int | None:
    """End of a run of capitalised words (with Arabic articles) that begins here."""
    if not (words[i].raw[:1].isupper() or words[i].form in _LINKS) or not words[i].first:
        return None
    if (i and words[i - 1].raw in (".", "\n\n", "\n", '"', "!")) or i == 0:
        return None
    end = i
    while end < len(words) and end - i < 5:
        word = words[end]
        if word.token in taken or not word.raw[:1].isalpha():
            break
        if not (word.raw[:1].isupper() or word.form in _LINKS):
            break
        if end > i and table.longest_at(words, end) and word.form not in _LINKS and word.first:
            break
        if word.raw[:1].isupper() and kind_table().longest_at(words, end):
            break
        end += 1
    while end > i and words[end - 1].form in _LINKS:
        end -= 1
    if end == i or not any(w.raw[:1].isupper() for w in words[i:end]) or not words[end - 1].last:
        return None
    return end


def kind_behind(words: list[Word], end: int) -> str:
    """The kind word right behind a name, past "'s" and directions ("Hama's northern countryside")."""
    i = end
    directions = {fold(w) for w in place_words().parts.directions}
    while i < len(words) and i - end < 3 and (words[i].form in ("s", "") or words[i].form in directions):
        i += 1
    match = kind_table().longest_at(words, i) if i < len(words) else None
    if match:
        return match.payload
    if i < len(words) - 2 and words[i].form == "and":  # "Hama and Idlib provinces"
        j = i + 1
        while j < len(words) and j - i < 4 and words[j].raw[:1].isupper():
            j += 1
        match = kind_table().longest_at(words, j) if j < len(words) else None
        if match and words[match.end - 1].form.endswith("s"):
            return match.payload
    return ""


def kind_before(words: list[Word], start: int) -> str:
    """The kind word right before a name ("the town of X", "villages of X and Y")."""
    i = start - 1
    if i >= 0 and words[i].form == "of":
        i -= 1
    for length in (2, 1):
        j = i - length + 1
        if j >= 0:
            match = kind_table().longest_at(words, j)
            if match and match.end == i + 1:
                return match.payload
    return ""


def kind_around(words: list[Word], start: int, end: int) -> str:
    """The kind that the text itself gives a place, or an empty string."""
    inner = kind_table().longest_at(words, end - 1)
    return (
        kind_behind(words, end)
        or kind_before(words, start)
        or (inner.payload if inner and end - start > 1 else "")
    )
