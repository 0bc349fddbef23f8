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
_KINDS_BEFORE = ("town", "village", "city", "neighbourhood", "district", "camp")
_KINDS_BEHIND = (
    "town", "village", "neighbourhood", "air_base", "district", "crossing", "camp", "mountain", "road", "dam", "oil_field",
    "prison", "roundabout", "governorate",
)  # fmt: skip
_OPENERS = (".", "\n\n", "\n", '"', ":", ",")
_SURE_LENGTH = 4  # letters of a name that needs no capital in a headline without any
_ENDS = (".", "!", "?", "|")
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
    weak_local: list[str]
    weak_of: list[str]
    local: list[str]
    local_actors: list[str]
    person_after: list[str]
    media_after: list[str]
    arabic: list[str]
    unknown_after: list[str]
    not_names: list[str]


class Relations(Closed):
    """Words between a place and what holds it."""

    beside: list[str]
    listed: list[str]
    fillers: list[str]


class StandIns(Closed):
    """Words that stand for a place or make one no scene."""

    unnamed: list[str]
    speeches: list[str]
    operations: list[str]


class PlaceWords(Closed):
    """The words around place names (``rules/places.toml``)."""

    kinds: dict[str, list[str]]
    parts: Parts
    relations: Relations
    stand_ins: StandIns
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
        self.weak_local = frozenset(fold(w) for w in cues.weak_local)
        self.weak_of = frozenset(cues.weak_of)
        self.local = tuple(cues.local)
        self.local_actors = frozenset(cues.local_actors)
        self.person_after = frozenset(cues.person_after)
        self.media_after = frozenset(cues.media_after)
        self.directions = frozenset(fold(w) for w in place_words().parts.directions)
        self.unlisted = UnlistedNames(self.table)

    def find(self, words: list[Word], actors: list[ActorMention]) -> Iterator[PlaceMention]:
        """Place mentions from left to right, without overlap."""
        taken = {t for a in actors if a.kind in ("name", "unit") for t in range(a.start, a.end)}
        forces = {t for a in actors if a.kind in ("force", "bare") for t in range(a.start, a.end)}
        modifiers = {t for a in actors if a.kind in ("modifier", "metonym") for t in range(a.start, a.end)}
        local = any(w.form.startswith(self.local) and w.form != "hamas" for w in words) or any(
            a.actor in self.local_actors for a in actors
        )
        lines = Lines(words)
        listing, listed = -1, ""  # end and kind of a list of places ("the villages of X, Y")
        i = 0
        while i < len(words):
            end = self._listed(
                words, i, taken, forces, local or joined(words, listing, i), i in lines.lowered
            )
            known = end is not None
            if end is None:
                end = self.unlisted.end(words, i, taken | forces | modifiers, lines, listing)
            if end is None:
                i += 1
                continue
            kind = kind_around(words, i, end)
            if joined(words, listing, i):
                listing, kind = end, kind or listed
            elif listing_kind(words, i):
                listing, listed = end, kind
            yield PlaceMention(words[i].token, words[end - 1].token + 1, kind, known)
            i = end

    def _listed(
        self, words: list[Word], i: int, names: set[int], forces: set[int], local: bool, lowered: bool
    ) -> int | None:
        word = words[i]
        capital = word.raw[:1].isupper() or _is_article(words, i) or word.raw[:1].isdigit()
        if not (capital or lowered) or not word.first:
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
            long = sum(len(w.form) for w in words[i : match.end]) >= _SURE_LENGTH
            return match.end if lowered and long and match.payload else None
        if not match.payload and not self._announced(words, i, match.end, local):
            return None
        if self._surname(words, i) or self._goes_on_otherwise(words, match.end):
            return None
        return match.end

    def _goes_on_otherwise(self, words: list[Word], end: int) -> bool:
        """ "Qasioun News", and "Khan" before a word that no known name goes on with ("Khan Sheikon")."""
        if end >= len(words):
            return False
        following, last = words[end], words[end - 1]
        if following.form in self.media_after:
            return True
        return (
            last.form in self.unlisted.arabic
            and following.raw[:1].isupper()
            and not kind_table().longest_at(words, end)
            and (end < 2 or words[end - 2].form in _LINKS or not words[end - 2].raw[:1].isupper())
            and not self.table.longest_at(words, end)
        )

    def _surname(self, words: list[Word], i: int) -> bool:
        """ "Malik Kasab": a capitalised word that is no place, kind or direction stands right before."""
        if i < 2 or words[i].form in _LINKS:
            return False
        before, earlier = words[i - 1], words[i - 2]
        if not (before.raw[:1].isupper() and before.raw[1:].islower()) or earlier.raw in _OPENERS:
            return False
        known = (
            before.form in self.directions
            or kind_table().longest_at(words, i - 1)
            or self.table.longest_at(words, i - 1)
        )
        return not known and before.form not in self.before and before.form not in _CALENDAR

    def _announced(self, words: list[Word], start: int, end: int, local: bool) -> bool:
        """Whether a weak name stands where a place would."""
        if kind_behind(words, end) or kind_before(words, start):
            return True
        following = words[end] if end < len(words) else None
        if following is not None and (following.form in self.person_after or following.raw[:1].isupper()):
            return False
        if not local and [w.raw for w in words[end : end + 1]] == [","] and words[end + 1 : end + 2]:
            if words[end + 1].raw[:1].isupper() and not self.table.longest_at(words, end + 1):
                return False  # "Alexandria, Virginia"
        before = words[start - 1].form if start else ""
        if before == "of" and start > 1 and words[start - 2].form in self.weak_of:
            return True
        return before in self.weak_before or (local and before in self.weak_local)


class Lines:
    """Which words stand in a headline: there capitals, or the want of them, tell nothing."""

    def __init__(self, words: list[Word]) -> None:
        self.titled: set[int] = set()
        self.lowered: set[int] = set()  # set in capitals as given, and turned into sentence case
        start = 0
        for i, word in enumerate([*words, None]):
            if word is None or word.raw in _ENDS or "\n" in word.raw:
                self._judge(words, start, i)
                if (word is None or "\n" in word.raw) and self._has_no_names(words[start:i]):
                    self.lowered.update(range(start, i))
                start = i + 1

    def _has_no_names(self, line: list[Word]) -> bool:
        """Whether nothing but the first word and abbreviations has a capital."""
        return len(line) > 2 and not any(w.raw[:1].isupper() and not w.raw.isupper() for w in line[1:])

    def _judge(self, words: list[Word], start: int, end: int) -> None:
        long = [w.raw[:1].isupper() for w in words[start:end] if len(w.raw) > 3 and w.raw[:1].isalpha()]
        if len(long) > 3 and sum(long) > 0.6 * len(long):
            self.titled.update(range(start, end))


class UnlistedNames:
    """Capitalised names that the gazetteer lacks but the words around make places."""

    def __init__(self, table: PhraseTable[bool]) -> None:
        self.table = table
        cues = place_words().cues
        self.arabic = frozenset(cues.arabic)
        self.after = frozenset(cues.unknown_after)
        self.person_after = frozenset(cues.person_after)
        self.not_names = frozenset(cues.not_names)

    def end(self, words: list[Word], i: int, taken: set[int], lines: Lines, listing: int) -> int | None:
        """The end of such a name that begins at a word, or None."""
        arabic = self._is_arabic(words, i)
        told = joined(words, listing, i) or (kind_before(words, i) and words[i - 1].form == "of")
        if not arabic and (_opens(words, i) or (i in lines.titled and not told)):
            return None
        end = self._run(words, i, taken)
        if end is None or any(w.form in self.not_names for w in words[i:end]):
            return None
        if (
            self._beside_kind(words, i, end)
            or joined(words, listing, i)
            or self._in_apposition(words, i, end)
        ):
            return end
        return end if arabic and self._placed(words, i, end) else None

    def _beside_kind(self, words: list[Word], i: int, end: int) -> bool:
        """ "the town of X", "town X", "X town"."""
        before = kind_before(words, i)
        if before and words[i - 1].form == "of":
            return True
        return before in _KINDS_BEFORE or kind_behind(words, end) in _KINDS_BEHIND

    def _in_apposition(self, words: list[Word], i: int, end: int) -> bool:
        """ "X, a village in", "X, a rebel-held town near"."""
        if i == 0 or words[i - 1].form not in self.after or end + 3 >= len(words):
            return False
        if words[end].form != "," or words[end + 1].form not in ("a", "an", "the"):
            return False
        return any(kind_table().longest_at(words, j) for j in range(end + 2, min(end + 5, len(words))))

    def _is_arabic(self, words: list[Word], i: int) -> bool:
        """Whether a name begins as Arabic place names do: "al-", "Tal", "Kafr", "Deir"."""
        word = words[i]
        if not word.first or i + 1 >= len(words):
            return False
        if word.form in ("al", "el") and not word.last:
            return words[i + 1].raw[:1].isupper()
        return word.raw[:1].isupper() and word.form in self.arabic and words[i + 1].raw[:1].isalpha()

    def _placed(self, words: list[Word], i: int, end: int) -> bool:
        """Whether a word for being somewhere stands before an Arabic-looking name, and none for a person behind it."""
        behind = words[end].form if end < len(words) else ""
        return bool(i) and words[i - 1].form in self.after and behind not in self.person_after and end - i > 1

    def _run(self, words: list[Word], i: int, taken: set[int]) -> int | None:
        """End of a run of capitalised words (with Arabic articles) that begins here."""
        if not (words[i].raw[:1].isupper() or _is_article(words, i)) or not words[i].first:
            return None
        end = i
        while end < len(words) and end - i < 5 and self._goes_on(words, i, end, taken):
            end += 1
        while end > i and words[end - 1].form in _LINKS:
            end -= 1
        if end == i or not any(w.raw[:1].isupper() for w in words[i:end]) or not words[end - 1].last:
            return None
        return end

    def _goes_on(self, words: list[Word], i: int, end: int, taken: set[int]) -> bool:
        word = words[end]
        if word.token in taken or not word.raw[:1].isalpha():
            return False
        if not (word.raw[:1].isupper() or word.form in _LINKS):
            return False
        if end > i and self.table.longest_at(words, end) and word.form not in _LINKS and word.first:
            return False
        return not (word.raw[:1].isupper() and kind_table().longest_at(words, end))


def _is_article(words: list[Word], i: int) -> bool:
    """An Arabic article before a capital: "al-Bab", "al Bab"; "at al-Bab" begins with an English word."""
    word = words[i]
    return word.form in _LINKS and (not word.last or word.form in ("al", "el")) and i + 1 < len(words)


def _opens(words: list[Word], i: int) -> bool:
    """Whether a sentence begins here, so that the capital tells nothing."""
    return i == 0 or words[i - 1].raw in (".", '"', "!", "?") or "\n" in words[i - 1].raw


def joined(words: list[Word], listing: int, i: int) -> bool:
    """Whether a word goes on a list of places: nothing, a comma or "and" since the last one."""
    return 0 <= listing <= i <= listing + 2 and all(w.form in (",", "and", "&") for w in words[listing:i])


def listing_kind(words: list[Word], start: int) -> bool:
    """Whether a kind word in the plural stands before a name: "the villages of X"."""
    i = start - 1
    if i >= 0 and words[i].form in ("of", "like", "including"):
        i -= 1
    return i >= 0 and words[i].form.endswith("s") and kind_table().longest_at(words, i) is not None


def _neighbourhood(tokens: set[int], names: set[int]) -> set[int]:
    """The tokens of the actor name that a place match touches (contiguous)."""
    low, high = min(tokens), max(tokens)
    while low - 1 in names:
        low -= 1
    while high + 1 in names:
        high += 1
    return set(range(low, high + 1))


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
