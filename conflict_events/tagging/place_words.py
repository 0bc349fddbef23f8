"""The words around place names: kinds, parts, cues; and the kind that a text itself gives a place."""

from __future__ import annotations

import functools

from conflict_events.rules.load import read_toml, rules_directory, validate
from conflict_events.rules.schema import Closed
from conflict_events.tagging.phrases import PhraseTable, Word, fold

_LIST = 12  # words of a list of names before the kind word that goes for all of them


class Parts(Closed):
    """Words for a part of a place."""

    countryside: list[str]
    directions: list[str]
    portions: list[str]
    near: list[str]


class Cues(Closed):
    """Words that announce a place."""

    before: list[str]
    calendar: list[str]
    described: list[str]
    weak_before: list[str]
    weak_local: list[str]
    weak_of: list[str]
    local: list[str]
    local_actors: list[str]
    person_after: list[str]
    kunyas: list[str]
    given: list[str]
    media_after: list[str]
    arabic: list[str]
    adjectives: list[str]
    unknown_after: list[str]
    fought_for: list[str]
    unknown_beside: list[str]
    buildings: list[str]
    small: list[str]
    not_names: list[str]


class Relations(Closed):
    """Words between a place and what holds it."""

    beside: list[str]
    listed: list[str]
    fillers: list[str]


class StandIns(Closed):
    """Words that stand for a place or make one no scene."""

    unnamed: frozenset[str]
    held: list[str]
    settled: list[str]
    going: list[str]
    middles: list[str]
    quarters: list[str]
    comparing: list[str]
    anywhere: list[str]
    borders: list[str]
    meetings: list[str]
    elsewhere: list[str]
    fighting: list[str]
    holding: list[str]
    speeches: list[str]
    operations: list[str]
    ways: list[str]
    leading: list[str]
    joining: list[str]
    passing: list[str]
    same: list[str]


class Capital(Closed):
    """The word for the capital, which one it is of whose, and what makes it another one."""

    word: str
    home: str
    of: dict[str, str]
    others: list[str]
    abroad: list[str]

    def meant(self, name: str) -> str:
        """ "Syrian capital" is Damascus; any other name is itself."""
        if not name.endswith(self.word):
            return name
        first = name.split()[0].lower().removesuffix("s").rstrip("'\u2019")
        return self.of.get(first, self.home)


class PlaceWords(Closed):
    """The words around place names (``rules/places.toml``)."""

    kinds: dict[str, list[str]]
    parts: Parts
    relations: Relations
    stand_ins: StandIns
    surroundings: dict[str, str]
    capital: Capital
    cues: Cues


@functools.cache
def place_words() -> PlaceWords:
    """The words around place names, read once."""
    path = rules_directory() / "places.toml"
    return validate(PlaceWords, read_toml(path), path)


def ends_in_border(name: str) -> bool:
    """Whether a word or a name is that of a line between lands: "border", "Bab al-Hawa crossing"."""
    return name.lower().rpartition(" ")[2] in place_words().stand_ins.borders


@functools.cache
def kind_table() -> PhraseTable[str]:
    """Kind words with the kind they say."""
    return PhraseTable(((word, kind) for kind, words in place_words().kinds.items() for word in words))


def listing_kind(words: list[Word], start: int) -> bool:
    """Whether a kind word in the plural stands before a name: "the villages of X"."""
    i = start - 1
    if i >= 0 and words[i].form in ("of", "like", "including"):
        i -= 1
    return i >= 0 and words[i].form.endswith("s") and kind_table().longest_at(words, i) is not None


@functools.cache
def _passed() -> frozenset[str]:
    """What may stand between a name and the kind word behind it."""
    return frozenset({"s", "", *(fold(w) for w in place_words().parts.directions)})


def kind_behind(words: list[Word], end: int) -> str:
    """The kind word right behind a name, past "'s" and directions ("Hama's northern countryside")."""
    i = end
    passed = _passed()
    while i < len(words) and i - end < 3 and words[i].form in passed:
        i += 1
    match = kind_table().longest_at(words, i) if i < len(words) else None
    if match:
        return match.payload
    return _kind_of_list(words, i)


def _kind_of_list(words: list[Word], start: int) -> str:
    """ "Hama and Idlib provinces", "Aleppo, Hama and Idlib provinces": the plural behind the last name of a list."""
    joined = False
    for i in range(start, min(start + _LIST, len(words))):
        match = kind_table().longest_at(words, i)
        if match:
            return match.payload if joined and words[match.end - 1].form.endswith("s") else ""
        joined |= words[i].form in ("and", "&")
        if not (words[i].raw[:1].isupper() or words[i].form in ("and", "&", ",", "al", "el")):
            return ""
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
