"""The gate: which lines of a text as given are read at all.

It looks at words only, so that a text of peaceful news costs next to nothing. A line is of interest where a
trigger word stands, with the words that its rule asks for, and where it bears a sign of armed conflict
(``rules/signs.toml``, a place of the war, the name of an armed group, a trigger of a rule file of your own), or
opens with a pronoun and the line before bears one. A text that is about conflict is read as a whole; of another
one the lines of interest and the headline are, and the rest is as if it were not there: what stands beside a
line of interest there is other news, whose places and days are not its own.
"""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING, Any

from conflict_events.gazetteer import load_gazetteer
from conflict_events.rules.codebook import event_types
from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.phrases import PhraseTable, Word, fold, singular
from conflict_events.tagging.place_words import place_words
from conflict_events.tagging.remembered import REMEMBERED
from conflict_events.tagging.triggers import TriggerIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conflict_events.gazetteer import Gazetteer
    from conflict_events.rules.schema import ActorRow, EventType

_LETTERS = re.compile(r"[^\W\d_]+")
_NAME_WORD = re.compile(r"[^\W\d_]+(?:['\u2018\u2019`][^\W\d_]+)*")  # "Mar'a" is one word
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*[^\s][^\n\r\v\f\x85\u2028\u2029]*")
_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_])(?=[A-Z][a-z])")
_TAG = re.compile(r"<[^<>]{0,1000}>")
_POSSESSIVE = re.compile(r"['\u2019]s\b")
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+")
_HEAD = 2  # lines that may be headline and dateline
_HEADLINE = 160  # characters: a longer line is none
_OPENING = 8  # words of a line in which a pronoun goes back to the line before
# A text is about conflict where no more than so many lines that fire, and lines at all, come to one with a sign.
_FIRED, _ALL = 2, 6
_SHORTEST = 4  # letters of a place name that is a sign by itself


class Gate:
    """Tells which lines of texts matter, for one set of rules, actors and places."""

    def __init__(
        self,
        types: Mapping[str, EventType],
        index: TriggerIndex,
        actors: Mapping[str, ActorRow],
        gazetteer: Gazetteer,
    ) -> None:
        builtin = event_types()
        self.index = index
        self.own = TriggerIndex(t for name, t in types.items() if builtin.get(name) != t)
        self._actors, self._gazetteer = actors, gazetteer
        self._telling = functools.lru_cache(REMEMBERED)(self._telling_forms)
        self._opens_name = functools.lru_cache(REMEMBERED)(self._may_open_name)

    def read(self, text: str) -> str:
        """The text with blanks for the lines that are not read; empty if none is of interest."""
        if "&#" in text:
            return text  # letters may be written as numbers
        if "<" not in text and not self._may_hold(text):
            return ""
        spans = [m.span() for m in _LINE.finditer(text)]
        lines = [text[a:b] for a, b in spans]
        live, about_conflict = self._of_interest(lines)
        if not live or about_conflict:
            return text if live else ""
        live |= {i for i, line in enumerate(lines[:_HEAD]) if _is_heading(line)}
        if len(live) == len(lines):
            return text
        return _without(text, [span for i, span in enumerate(spans) if i not in live])

    def _may_hold(self, text: str) -> bool:
        """Whether a text has any trigger word and any sign at all, wherever they stand."""
        known = self._known(words_in(text))
        return self.index.names_any(known) and (
            self._bears_sign(known) or any(map(self._opens_name, set(_name_words(text))))
        )

    def _of_interest(self, lines: list[str]) -> tuple[set[int], bool]:
        """The lines of interest, with those that they go back to.

        Also whether the text is about conflict: half of the lines with a trigger word bear a sign
        themselves, and they are a sixth of all.
        """
        known = [self._known(words_in(line)) for line in lines]

        @functools.cache
        def bears(i: int) -> bool:
            return i >= 0 and (self._bears_sign(known[i]) or self._names_any(lines[i]))

        fired = [i for i, words in enumerate(known) if self.index.names_any(words)]
        signed = {i for i in fired if bears(i)}
        about = _FIRED * len(signed) >= len(fired) and _ALL * len(signed) >= len(lines)
        if about:
            return signed, True
        behind = {i for i in fired if i not in signed and _goes_back(lines[i]) and bears(i - 1)}
        return signed | behind | {i - 1 for i in behind}, False

    def _known(self, found: Iterable[str]) -> set[str]:
        """All that words tell a gate."""
        return set().union(*map(self._telling, found))

    def _telling_forms(self, word: str) -> frozenset[str]:
        """The forms of a word that are part of a trigger, of what its rule asks for or of a sign."""
        return forms_of(word) & self._vocabulary

    @functools.cached_property
    def _vocabulary(self) -> frozenset[str]:
        together = (words for group in signs_together() for words in group)
        return frozenset().union(self.index.vocabulary, self.own.vocabulary, sign_words(), *together)

    def _bears_sign(self, known: set[str]) -> bool:
        return (
            not sign_words().isdisjoint(known)
            or any(not any(known.isdisjoint(w) for w in group) for group in signs_together())
            or self.own.names_any(known)
        )

    def _names_any(self, line: str) -> bool:
        """Whether a line has the name of a place of the war or of an armed group."""
        raws = _name_words(line)
        starts = [i for i, raw in enumerate(raws) if self._opens_name(raw)]
        words = [_word(raw, i) for i, raw in enumerate(raws)] if starts else []
        found = ((i, self._names.longest_at(words, i)) for i in starts)
        return any(m is not None and (m.payload or self._placed(words, i)) for i, m in found)

    def _placed(self, words: list[Word], i: int) -> bool:
        """ "in Marea", "the town of Nawa": a place, whatever else the name may mean."""
        if not i:
            return False
        of_kind = words[i - 1].form == "of" and words[max(0, i - 2)].form in place_words().stand_ins.unnamed
        return of_kind or words[i - 1].form in self._before

    def _may_open_name(self, raw: str) -> bool:
        return (raw[0].isupper() or raw == "al") and fold(raw) in self._starts

    @functools.cached_property
    def _names(self) -> PhraseTable[bool]:
        """Made for the first line whose words bear no sign by themselves; of each name, whether it is no other word."""
        groups = ((name, True) for name in _group_names(self._actors))
        return PhraseTable([*groups, *_war_places(self._gazetteer)])

    @functools.cached_property
    def _before(self) -> frozenset[str]:
        """Words behind which a name is that of a place, whatever else it may mean."""
        return frozenset(place_words().cues.weak_before)

    @functools.cached_property
    def _starts(self) -> frozenset[str]:
        return self._names.starts()


def _word(raw: str, position: int) -> Word:
    form = fold(raw)
    return Word(form, form, position, raw, True, True)


@functools.cache
def sign_words() -> frozenset[str]:
    """Words that by themselves tell of armed conflict."""
    return frozenset(fold(word) for words in _signs()["words"].values() for word in words)


@functools.cache
def signs_together() -> tuple[tuple[frozenset[str], ...], ...]:
    """Groups of words that tell of it where one of each group stands in a line."""
    return tuple(
        tuple(frozenset(map(fold, group.split("|"))) for group in row.split()) for row in _signs()["together"]
    )


@functools.cache
def _signs() -> dict[str, Any]:
    """The words alone, the words together, what makes a name a sign, and the pronouns that go back."""
    signs = read_toml(rules_directory() / "signs.toml")
    return signs | {"goes_back": frozenset(signs["goes_back"])}


def _group_names(actors: Mapping[str, ActorRow]) -> Iterator[str]:
    for row in actors.values():
        if row.kind in _signs()["names"]["actor_kinds"]:
            yield from (n for n in [row.name, *row.listed("aliases")] if n[:1].isupper())


def _war_places(gazetteer: Gazetteer) -> Iterable[tuple[str, bool]]:
    """Names of places in the country of the war, and of all that a user's own table adds."""
    known = load_gazetteer(None).rows
    return [
        (name, gazetteer.is_sure(name))
        for place, name in gazetteer.names()
        if len(name) >= _SHORTEST
        and (place not in known or known[place].country in _signs()["names"]["countries"])
    ]


def _without(text: str, spans: list[tuple[int, int]]) -> str:
    """A text with line ends in place of some stretches."""
    parts, last = [], 0
    for start, end in spans:
        parts += [text[last:start], "\n" * (end - start)]
        last = end
    return "".join([*parts, text[last:]])


def _is_heading(line: str) -> bool:
    """Whether a line at the head of a text is no sentence."""
    return len(line) < _HEADLINE and line.rstrip()[-1:].isalnum()


def _goes_back(line: str) -> bool:
    """Whether a line opens with what the one before told of: "They", "In both attacks"."""
    opening = itertools.islice(_LETTERS.finditer(line), _OPENING)
    return not _signs()["goes_back"].isdisjoint(m.group().lower() for m in opening)


def _name_words(text: str) -> list[str]:
    """The words of a text in order, as names are made of them: without the 's of a genitive."""
    words: list[str] = _NAME_WORD.findall(_POSSESSIVE.sub("", text))
    return words


def words_in(text: str) -> set[str]:
    """The words of a text as they stand, those within mark-up too."""
    if "<" in text:
        text = f"{_TAG.sub('', text)} {_TAG.sub(' ', text)}"
    if not text.isascii():
        text = _HIDDEN.sub("", text)
    for name in _signs()["names_apart"]:
        if name in text:
            text = text.replace(name, " ")
    return set(_LETTERS.findall(text))


def forms_of(word: str) -> frozenset[str]:
    """A word as the lexicons may know it: folded, in the singular, and taken apart where it is fused."""
    found = {fold(word)}
    if not word.islower() and not word[1:].islower():
        found.update(map(fold, _INNER_CAPITAL.split(word)))
    found |= {w[1:] for w in found if w[:1] == "a"}  # "apatrol"
    return frozenset(found | {singular(w) for w in found})
