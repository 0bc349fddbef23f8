"""The gate: which lines of a text as given are read at all.

It looks at words only, so that a text of peaceful news costs next to nothing. A line is of interest where a
trigger word stands, with the words that its rule asks for, and where the line or the one before bears a sign of
armed conflict (``rules/signs.toml``, a place of the war, the name of an armed group, a trigger of a rule file
of your own). It is read with the lines around it; of the others the text is as if they were not there. A text
that is about conflict is read as a whole.
"""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from conflict_events.gazetteer import load_gazetteer
from conflict_events.rules.codebook import event_types
from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.phrases import PhraseTable, Word, fold, singular
from conflict_events.tagging.triggers import TriggerIndex

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from conflict_events.gazetteer import Gazetteer
    from conflict_events.rules.schema import ActorRow, EventType

_LETTERS = re.compile(r"[^\W\d_]+")
_LINE = re.compile(r"[^\n\r\v\f\x85\u2028\u2029]*[^\s][^\n\r\v\f\x85\u2028\u2029]*")
_INNER_CAPITAL = re.compile(r"(?<=[^\W\d_])(?=[A-Z][a-z])")
_TAG = re.compile(r"<[^<>]{0,1000}>")
_HIDDEN = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]+")
_HEAD = 2  # lines that are read in any case: headline and dateline
_BEFORE, _BEHIND = 2, 1  # lines around one of interest
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

    def read(self, text: str) -> str:
        """The text with blanks for the lines that are not read; empty if none is of interest."""
        if "&#" in text:
            return text  # letters may be written as numbers
        lines = [m.span() for m in _LINE.finditer(text)]
        live, about_conflict = self._of_interest([text[a:b] for a, b in lines])
        if not live or about_conflict:
            return text if live else ""
        read = {k for i in live for k in range(i - _BEFORE, i + _BEHIND + 1)} | set(range(_HEAD))
        if len(read & set(range(len(lines)))) == len(lines):
            return text
        parts, last = [], 0
        for i, (start, end) in enumerate(lines):
            if i not in read:
                parts += [text[last:start], "\n" * (end - start)]
                last = end
        return "".join([*parts, text[last:]])

    def _of_interest(self, lines: list[str]) -> tuple[list[int], bool]:
        """The lines with a trigger word and a sign of conflict in them or in the one before.

        Also whether the text is about conflict: half of the lines with a trigger word bear a sign
        themselves, and they are a sixth of all.
        """
        words = [folded(line) for line in lines]

        @functools.cache
        def bears(i: int) -> bool:
            return i >= 0 and self._bears_sign(lines[i], words[i])

        fired = [i for i, found in enumerate(words) if self.index.names_any(found)]
        signed = sum(map(bears, fired))
        about = 2 * signed >= len(fired) and 6 * signed >= len(lines)
        return [i for i in fired if bears(i) or bears(i - 1)], about

    def _bears_sign(self, line: str, words: set[str]) -> bool:
        known = words | {singular(w) for w in words}
        if not sign_words().isdisjoint(known) or any(
            not any(known.isdisjoint(w) for w in group) for group in signs_together()
        ):
            return True
        return self.own.names_any(words) or self._names_any(line)

    def _names_any(self, line: str) -> bool:
        """Whether a line has the name of a place of the war or of an armed group."""
        raws: list[str] = _LETTERS.findall(line.replace("'s", "").replace("\u2019s", ""))
        words: list[Word] | None = None
        for i, raw in enumerate(raws):
            if (raw[0].isupper() or raw == "al") and fold(raw) in self._starts:
                words = words or [_word(r, k) for k, r in enumerate(raws)]
                if self._names.longest_at(words, i) is not None:
                    return True
        return False

    @functools.cached_property
    def _names(self) -> PhraseTable[bool]:
        """Made for the first line whose words bear no sign by themselves."""
        return PhraseTable((n, True) for n in [*_group_names(self._actors), *_war_places(self._gazetteer)])

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
    """The words alone, the words together, and what makes a name a sign."""
    return read_toml(rules_directory() / "signs.toml")


def _group_names(actors: Mapping[str, ActorRow]) -> Iterator[str]:
    for row in actors.values():
        if row.kind in _signs()["names"]["actor_kinds"]:
            yield from (n for n in [row.name, *row.listed("aliases")] if n[:1].isupper())


def _war_places(gazetteer: Gazetteer) -> Iterable[str]:
    """Names of places in the country of the war, and of all that a user's own table adds."""
    known = load_gazetteer(None).rows
    return [
        name
        for place, name in gazetteer.names()
        if len(name) >= _SHORTEST
        and (place not in known or known[place].country in _signs()["names"]["countries"])
    ]


def folded(text: str) -> set[str]:
    """The words of a text as the lexicons know them, those of fused words and within mark-up too."""
    if "<" in text:
        text = f"{_TAG.sub('', text)} {_TAG.sub(' ', text)}"
    if not text.isascii():
        text = _HIDDEN.sub("", text)
    raw = set(_LETTERS.findall(text))
    found = {fold(w) for w in raw}
    for word in raw:
        if not word.islower() and not word[1:].islower():
            found.update(fold(w) for w in _INNER_CAPITAL.split(word))
    found |= {w[1:] for w in found if w[:1] == "a"}  # "apatrol"
    return found
