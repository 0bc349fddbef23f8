"""Names that the gazetteer lacks, but that the words around make places: "the town of X", "X, a village in"."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.tagging.phrases import PhraseTable, Word
from conflict_events.tagging.place_words import (
    kind_before,
    kind_behind,
    kind_table,
    listing_kind,
    place_words,
)

if TYPE_CHECKING:
    from collections.abc import Callable

LINKS = frozenset({"al", "el", "ar", "as", "ash", "ad", "at", "az", "an", "ed", "es", "ez", "er"})
_KINDS_BEFORE = ("town", "village", "city", "neighbourhood", "district", "camp")
_KINDS_BEHIND = (
    "town", "village", "neighbourhood", "air_base", "district", "crossing", "camp", "mountain", "road", "dam", "oil_field",
    "prison", "roundabout", "governorate",
)  # fmt: skip
_ENDS = (".", "!", "?", "|")
_PLAIN_WORDS = 2  # nouns and verbs without a capital: a sentence with a long list of names, no headline


class Lines:
    """Which words stand in a headline: there capitals, or the want of them, tell nothing."""

    def __init__(self, words: list[Word]) -> None:
        self.small = frozenset(place_words().cues.small)
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
        long = [w for w in words[start:end] if len(w.raw) > 3 and w.raw[:1].isalpha()]
        capital = sum(w.raw[:1].isupper() for w in long)
        small = [w for w in long if not w.raw[:1].isupper() and w.form not in self.small]
        if len(long) > 3 and capital > 0.6 * len(long) and len(small) < _PLAIN_WORDS:
            self.titled.update(range(start, end))


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What else is known of the words: tokens of actors, what the text is about, its headlines."""

    names: set[int]
    forces: set[int]
    taken: set[int]  # those that an unknown place may not have
    local: bool
    lines: Lines


@dataclass(frozen=True, slots=True)
class Before:
    """What places end before a word: the last one, that of an announced list, and the last of some without commas."""

    last: int = -1
    listing: int = -1  # "the villages of X, Y"
    run: int = -1  # "in X Y"

    def lists(self, words: list[Word], i: int) -> bool:
        """Whether a word goes on an announced list."""
        return joined(words, self.listing, i)

    def runs(self, words: list[Word], i: int) -> bool:
        """ "in X Y and Z": whether a word goes on two places or more that nothing keeps apart."""
        return joined(words, self.run, i)


class UnlistedNames:
    """Capitalised names that the gazetteer lacks but the words around make places."""

    def __init__(self, table: PhraseTable[bool], spells: Callable[[str], bool]) -> None:
        self.table = table
        self.spells = spells
        cues = place_words().cues
        self.arabic = frozenset(cues.arabic)
        self.calendar = frozenset(cues.calendar)
        self.after = frozenset(cues.unknown_after)
        self.person_after = frozenset(cues.person_after)
        self.not_names = frozenset(cues.not_names)
        self.beside = frozenset(cues.unknown_beside)
        self.fought_for = frozenset(cues.fought_for)
        self.kunyas = frozenset(cues.kunyas)
        self.adjectives = frozenset(cues.adjectives)

    def end(self, words: list[Word], i: int, around: Surroundings, before: Before) -> int | None:
        """The end of such a name that begins at a word, or None."""
        arabic, lines, taken = self._is_arabic(words, i), around.lines, around.taken
        told = (
            before.lists(words, i)
            or before.runs(words, i)
            or (kind_before(words, i) and words[i - 1].form == "of")
        )
        if not arabic and (opens(words, i) or (i in lines.titled and not told)):
            return None
        end = self._run(words, i, taken)
        if end is None or any(w.form in self.not_names for w in words[i:end]):
            return None
        if (
            self._beside_kind(words, i, end)
            or before.lists(words, i)
            or (words[i - 1].form in ("including", "like") and listing_kind(words, i))
            or self._in_apposition(words, i, end)
            or (
                around.local
                and (self._beside_place(words, i, end) or self._otherwise_spelt(words, i, end, before))
            )
            or _after_opening(words, i, end)
        ):
            return end
        return (
            end
            if arabic and (self._placed(words, i, end) or self._coupled(words, i, end, before.last))
            else None
        )

    def _beside_place(self, words: list[Word], i: int, end: int) -> bool:
        """ "near Washiyah", "in Unq al-Hawa": in a text about the war such a word leads to a place."""
        if not i or (end < len(words) and words[end].form in self.person_after):
            return False
        before = words[i - 1].form
        compound = any(is_article(words, j) for j in range(i + 1, end))
        return before in self.beside or (compound and before in self.after and before not in ("of", "on"))

    def _otherwise_spelt(self, words: list[Word], i: int, end: int, before: Before) -> bool:
        """ "in Kfar Zita", "Morek and Kfar Zita": a name that the gazetteer spells otherwise, where a place would stand."""
        behind = words[end].form if end < len(words) else ""
        held = words[end : end + 1] and words[end].form == "in" and self.table.longest_at(words, end + 1)
        listed = before.runs(words, i) or ((end - i > 1 or held) and joined(words, before.last, i))
        if not i or not (listed or words[i - 1].form in self.after) or behind in self.person_after:
            return False
        return self.spells(" ".join(w.raw for w in words[i:end]))

    def _coupled(self, words: list[Word], i: int, end: int, last: int) -> bool:
        """ "X and al-Y", "X Tal Y": an Arabic-looking name that "and", a comma or nothing joins to a place."""
        if last == i:
            return not _names_building(words, end)
        return last >= 0 and [w.form for w in words[last:i]] in (["and"], [","])

    def _beside_kind(self, words: list[Word], i: int, end: int) -> bool:
        """ "the town of X", "town X", "X town", "X region", but not the "X Region" of other lands."""
        before = kind_before(words, i)
        if before and words[i - 1].form == "of":
            return True
        if end < len(words) and words[end].raw == "region":
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
        if not i or behind in self.person_after or end - i < 2:
            return False
        fought = words[i - 1].form == "for" and words[max(0, i - 2)].form in self.fought_for
        return fought or words[i - 1].form in self.after

    def _run(self, words: list[Word], i: int, taken: set[int]) -> int | None:
        """End of a run of capitalised words (with Arabic articles) that begins here."""
        if not (words[i].raw[:1].isupper() or is_article(words, i)) or not words[i].first:
            return None
        end = i
        while end < len(words) and end - i < 5 and self._goes_on(words, i, end, taken):
            end += 1
        while end > i and words[end - 1].form in LINKS:
            end -= 1
        if end == i or not any(w.raw[:1].isupper() for w in words[i:end]) or not words[end - 1].last:
            return None
        return end

    def _goes_on(self, words: list[Word], i: int, end: int, taken: set[int]) -> bool:
        word = words[end]
        if word.token in taken or not word.raw[:1].isalpha():
            return False
        if not (word.raw[:1].isupper() or word.form in LINKS) or word.form in self.calendar:
            return False
        begins = word.form in self.arabic or (word.form == "abu" and is_article(words, i))
        if end > i and begins and word.raw.istitle() and words[end - 1].form not in LINKS:
            return False  # "Hamdan Tel Nasr", "al-Rabiah Abu Hanaya": two names of a list without commas
        if end > i and words[end - 1].form not in LINKS and self._opens_next(words, i, end):
            return False
        known = self.table.longest_at(words, end) if end > i and word.first else None
        if known is not None:
            compound = any(is_article(words, j) for j in range(i, end))
            return word.form in LINKS and (not compound or _names_building(words, known.end))
        return not (word.raw[:1].isupper() and kind_table().longest_at(words, end))

    def _opens_next(self, words: list[Word], i: int, end: int) -> bool:
        """Whether a second name of a list without commas begins: a name has one article, or ends in an adjective.

        "al-Nasr | al-Rawda", "Nabaa al-Tin | Tulul al-Zor", "Hamidiyeh | Rasm al-Abd"; "al-Bayda al-Sharqiya",
        "al-Matar al-Madani".
        """
        compound = any(is_article(words, j) for j in range(i, end))
        if is_article(words, end):
            if compound:
                adjective = words[end + 1].form in self.adjectives or words[end + 1].form.endswith("i")
                return not (adjective or _names_building(words, end + 2))
            alone = end == i + 1 and words[i].form not in self.arabic and self.spells(words[i].raw)
            known = self.table.longest_at(words, end)
            return alone and known is not None and words[known.end - 1].last
        if end + 1 >= len(words) or not (words[end].raw.istitle() and is_article(words, end + 1)):
            return False
        return compound or (end == i + 1 and words[i].form not in self.arabic | self.kunyas)


def _names_building(words: list[Word], end: int) -> bool:
    """ "al-X al-Y school": the name of a building is no list of places."""
    return end < len(words) and words[end].form in place_words().cues.buildings


def is_article(words: list[Word], i: int) -> bool:
    """An Arabic article before a capital: "al-Bab", "al Bab"; "at al-Bab" begins with an English word."""
    word = words[i]
    return word.form in LINKS and (not word.last or word.form in ("al", "el")) and i + 1 < len(words)


def opens(words: list[Word], i: int) -> bool:
    """Whether a sentence begins here, so that the capital tells nothing."""
    return i == 0 or words[i - 1].raw in (".", '"', "!", "?") or "\n" in words[i - 1].raw


def _after_opening(words: list[Word], i: int, end: int) -> bool:
    """ "Near Washiyah, two strikes ...": the line of a bulletin."""
    if not i or words[i - 1].form != "near" or end >= len(words) or words[end].form != ",":
        return False
    return i < 2 or opens(words, i - 1)


def joined(words: list[Word], listing: int, i: int) -> bool:
    """Whether a word goes on a list of places: nothing, a comma or "and" since the last one."""
    return 0 <= listing <= i <= listing + 2 and all(w.form in (",", "and", "&") for w in words[listing:i])
