"""Places: names of the gazetteer, and patterns around kind words ("the village of X", "X airbase")."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.capitals import capital_end
from conflict_events.tagging.phrases import Match, PhraseTable, Word, fold
from conflict_events.tagging.place_words import (
    kind_around,
    kind_before,
    kind_behind,
    kind_table,
    listing_kind,
    place_words,
)
from conflict_events.tagging.unlisted import (
    LINKS,
    Before,
    Lines,
    Surroundings,
    UnlistedNames,
    is_article,
    opens,
)

if TYPE_CHECKING:
    from conflict_events.tagging.actor_mentions import ActorMention

_OPENERS = (".", "\n\n", "\n", '"', ":", ",")
_SETTLED = ("town", "village", "city", "neighbourhood")
_SURE_LENGTH = 4  # letters of a name that needs no capital in a headline without any


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """Words that name a place: tokens, the kind that the text gives it, and whether the gazetteer has it."""

    start: int
    end: int
    kind: str
    known: bool


_AGES = ("old", "new")  # part of a name in small letters, too: "in old Aleppo"
_FULL_NAME = 3  # words: "Bustan al-Qasr"


class PlaceTagger:
    """Finds place names in words; ``names`` are (spelling, strong) pairs, ``spells`` knows other spellings."""

    def __init__(self, names: Iterable[tuple[str, bool]], spells: Callable[[str], bool]) -> None:
        self.table: PhraseTable[bool] = PhraseTable()
        for spelling, strong in names:
            self.table.add(spelling, strong)
        cues = place_words().cues
        self.before = frozenset(fold(w) for w in cues.before)
        self.calendar = frozenset(cues.calendar)
        self.no_first_names = self.before.union(cues.calendar, cues.described)
        self.weak_before = frozenset(fold(w) for w in cues.weak_before)
        self.weak_local = frozenset(fold(w) for w in cues.weak_local)
        self.weak_of = frozenset(cues.weak_of)
        self.local = tuple(cues.local)
        self.local_actors = frozenset(cues.local_actors)
        self.person_after = frozenset(cues.person_after)
        self.kunyas = frozenset(cues.kunyas)
        self.given = frozenset(cues.given)
        self.media_after = frozenset(cues.media_after)
        self.directions = frozenset(fold(w) for w in place_words().parts.directions)
        self.operations = frozenset(place_words().stand_ins.operations)
        self.capital = place_words().capital.word
        self.unlisted = UnlistedNames(self.table, spells)

    def find(self, words: list[Word], actors: list[ActorMention]) -> list[PlaceMention]:
        """Place mentions from left to right, without overlap."""
        around = self._surroundings(words, actors)
        found = list(self._find(words, around))
        return sorted([*found, *self._named_again(words, found, around)], key=lambda m: m.start)

    def _find(self, words: list[Word], around: Surroundings) -> Iterator[PlaceMention]:
        before, listed = Before(), ""  # and the kind of a list of places ("the villages of X, Y")
        for i in range(len(words)):
            if i < before.last or not self._may_begin(words, i, around.lines):
                continue
            end, known = self._end(words, i, around, before)
            if end is None:
                continue
            kind, listing = kind_around(words, i, end), before.listing
            if before.lists(words, i):
                listing, kind = end, kind or listed
            elif listing_kind(words, i):
                listing, listed = end, kind
            yield PlaceMention(words[i].token, words[end - 1].token + 1, kind, known)
            before = Before(end, listing, end if i == before.last or before.runs(words, i) else before.run)

    def _named_again(
        self, words: list[Word], found: list[PlaceMention], around: Surroundings
    ) -> Iterator[PlaceMention]:
        """ "the town of Kashkash ... A second raid hit Kashkash": a name of which the text has said that it is a town."""
        unlisted = {m.start: m for m in found if not m.known and m.kind in _SETTLED}
        if not unlisted:
            return
        told = [
            unlisted[w.token] for i, w in enumerate(words) if w.token in unlisted and _called_so(words, i)
        ]
        spelt = (" ".join(w.raw for w in words if m.start <= w.token < m.end) for m in told)
        names = PhraseTable((name, True) for name in spelt)
        taken = around.taken.union(*(range(m.start, m.end) for m in found))
        for match in names.find(words):
            first, last = words[match.start], words[match.end - 1]
            tokens = range(first.token, last.token + 1)
            placed = opens(words, match.start) or words[match.start - 1].form in self.weak_before
            if placed and first.first and last.last and taken.isdisjoint(tokens):
                yield PlaceMention(tokens.start, tokens.stop, "", False)

    def _surroundings(self, words: list[Word], actors: list[ActorMention]) -> Surroundings:
        def tokens(*kinds: str) -> set[int]:
            return {t for a in actors if a.kind in kinds for t in range(a.start, a.end)}

        named = any(w.form.startswith(self.local) and w.form != "hamas" for w in words)
        fought = any(a.actor in self.local_actors for a in actors)
        return Surroundings(
            tokens("name", "unit"),
            tokens("force", "bare"),
            tokens("name", "unit", "force", "bare", "modifier", "metonym"),
            named or fought,
            Lines(words),
        )

    def _end(
        self, words: list[Word], i: int, around: Surroundings, before: Before
    ) -> tuple[int | None, bool]:
        """The end of the place name that begins at a word, and whether the gazetteer has it."""
        if self._names_operation(words, i):
            return None, False
        capital = capital_end(words, i, local=around.local)
        if capital is not None:
            return capital, True
        end = self._listed(words, i, around, before)
        if end is not None:
            return end, True
        return self.unlisted.end(words, i, around, before), False

    def _may_begin(self, words: list[Word], i: int, lines: Lines) -> bool:
        """Whether a word looks like the first of a name: most do not, and need no further look."""
        first = words[i].raw[:1]
        if words[i].form == self.capital:
            return True
        if words[i].form in _AGES and words[i + 1 : i + 2] and words[i + 1].raw[:1].isupper():
            return True
        return first.isupper() or first.isdigit() or i in lines.lowered or is_article(words, i)

    def _names_operation(self, words: list[Word], i: int) -> bool:
        """ "Wrath of Euphrates", "Euphrates Shield"."""
        before = words[max(0, i - 2) : i]
        if len(before) == 2 and before[1].form == "of" and before[0].form in self.operations:
            return before[0].raw[:1].isupper()
        return i + 1 < len(words) and words[i + 1].form in self.operations and words[i + 1].raw[:1].isupper()

    def _listed(self, words: list[Word], i: int, around: Surroundings, before: Before) -> int | None:
        word, lowered = words[i], i in around.lines.lowered
        capital = (
            word.raw[:1].isupper() or word.form in _AGES or is_article(words, i) or word.raw[:1].isdigit()
        )
        if not (capital or lowered) or not word.first:
            return None
        match = self.table.longest_at(words, i) or self._behind_article(words, i)
        if match is None or not words[match.end - 1].last:
            return None
        tokens = {w.token for w in words[i : match.end]}
        if tokens & around.names and not (tokens >= around.names & _neighbourhood(tokens, around.names)):
            return None
        if tokens & around.forces:
            return None
        capitals = [w.raw[:1].isupper() for w in words[i : match.end] if w.form not in LINKS]
        if not any(capitals) and not word.raw[:1].isdigit():
            long = sum(len(w.form) for w in words[i : match.end]) >= _SURE_LENGTH
            return match.end if lowered and long and match.payload else None
        listed = before.lists(words, i)
        goes_on = around.local and before.runs(words, i)
        if not (match.payload or goes_on or self._announced(words, i, match.end, around.local or listed)):
            return None
        if i and words[i - 1].form in self.media_after:
            return None
        behind = i == before.last  # right behind a place: in a list without commas no last name
        surname = not behind and self._surname(words, i)
        if surname or self._goes_on_otherwise(words, i, match.end, around.local, behind):
            return None
        return match.end

    def _behind_article(self, words: list[Word], i: int) -> Match[bool] | None:
        """ "Ash Shaddadi" for the listed "Shaddadi"; "As Saraqib fell" opens with an English word."""
        if not (i + 1 < len(words) and words[i].form in LINKS and words[i].raw.istitle() and words[i].last):
            return None
        if words[i].form in ("as", "at", "an"):  # before their own letter alone: "At Tall"
            if opens(words, i) or not words[i + 1].form.startswith(words[i].form[1]):
                return None
        return self.table.longest_at(words, i + 1) if words[i + 1].raw[:1].isupper() else None

    def _goes_on_otherwise(self, words: list[Word], start: int, end: int, local: bool, behind: bool) -> bool:
        """ "Qasioun News", and "Khan" before a word that no known name goes on with ("Khan Sheikon")."""
        if end >= len(words):
            return False
        following, last = words[end], words[end - 1]
        if following.form in self.media_after:
            return True
        if not local and end - start == 1 and self._is_first_name(words, end):
            return True
        if end - start == 1 and self._is_given(last) and is_article(words, end):
            return True  # "Saada al Hermas"
        return (
            end - start < _FULL_NAME
            and last.form in self.unlisted.arabic
            and (following.raw[:1].isupper() or is_article(words, end))
            and not kind_table().longest_at(words, end)
            and (behind or end < 2 or words[end - 2].form in LINKS or not words[end - 2].raw[:1].isupper())
            and not self.table.longest_at(words, end)
        )

    def _surname(self, words: list[Word], i: int) -> bool:
        """ "Malik Kasab": a capitalised word that is no place, kind or direction stands right before."""
        if self._behind_kunya(words, i) or self._behind_given(words, i):
            return True
        if i and self._is_given(words[i - 1]) and opens(words, i - 1):
            return True  # "Zahran Hallouz died": no word that only opens a sentence
        if i < 2:
            return False
        before, earlier = words[i - 1], words[i - 2]
        if words[i].form in LINKS:
            return _introduced(words, i) and before.raw.istitle() and before.form not in self.no_first_names
        if not (before.raw[:1].isupper() and before.raw[1:].islower()) or earlier.raw in _OPENERS:
            return False
        known = (
            before.form in self.directions
            or kind_table().longest_at(words, i - 1)
            or self.table.longest_at(words, i - 1)
        )
        return not known and before.form not in self.no_first_names

    def _behind_kunya(self, words: list[Word], i: int) -> bool:
        """ "Abu Hamza al-Ansari": the last part of a person's name."""
        if i < 2 or not words[i - 1].raw[:1].isupper():
            return False
        return words[i - 2].form in self.kunyas and words[i - 2].raw[:1].isupper()

    def _behind_given(self, words: list[Word], i: int) -> bool:
        """ "Mohammed al-Rifai": the last name of a person, whatever village bears it."""
        before = words[i - 1] if i else None
        return words[i].form in LINKS and before is not None and self._is_given(before)

    def _is_given(self, word: Word) -> bool:
        return word.form in self.given and word.raw.istitle()

    def _is_first_name(self, words: list[Word], end: int) -> bool:
        """ "Marian Robinson", in a text that is not about Syria: a capitalised word of no known sense follows."""
        following = words[end]
        known = kind_table().longest_at(words, end) or self.table.longest_at(words, end)
        if known or following.form in self.calendar:
            return False
        return following.raw[:1].isupper() and following.raw[1:].islower()

    def _announced(self, words: list[Word], start: int, end: int, local: bool) -> bool:
        """Whether a weak name stands where a place would."""
        if kind_behind(words, end) or kind_before(words, start):
            return True
        following = words[end] if end < len(words) else None
        named_on = (
            following is not None and following.raw[:1].isupper() and following.form not in self.calendar
        )
        if following is not None and (following.form in self.person_after or named_on):
            return False
        if not local and [w.raw for w in words[end : end + 1]] == [","] and words[end + 1 : end + 2]:
            if words[end + 1].raw[:1].isupper() and not self.table.longest_at(words, end + 1):
                return False  # "Alexandria, Virginia"
        before = words[start - 1].form if start else ""
        if before == "of" and start > 1 and words[start - 2].form in self.weak_of:
            return True
        return before in self.weak_before or (local and before in self.weak_local)


@functools.cache
def _people() -> frozenset[str]:
    """Words for a person: "commander", "activist"."""
    return frozenset(read_toml(rules_directory() / "nouns.toml")["person"]["words"])


def _introduced(words: list[Word], i: int) -> bool:
    """ "the terrorist Khaled al-Omar", "a commander, Ahmed al-Bab": who it is stands before the name."""
    j = i - 3 if words[i - 2].raw == "," else i - 2
    return j >= 0 and words[j].form in _people()


def _called_so(words: list[Word], i: int) -> bool:
    """ "the town of X"."""
    return i > 0 and words[i - 1].form == "of" and bool(kind_before(words, i))


def _neighbourhood(tokens: set[int], names: set[int]) -> set[int]:
    """The tokens of the actor name that a place match touches (contiguous)."""
    low, high = min(tokens), max(tokens)
    while low - 1 in names:
        low -= 1
    while high + 1 in names:
        high += 1
    return set(range(low, high + 1))
