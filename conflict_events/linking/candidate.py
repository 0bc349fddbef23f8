"""Candidates: a trigger with its roles. They hold spans and tokens and never leave the library."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conflict_events.linking.reporting import noun_class

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.models import DateRange, Place
    from conflict_events.rules.schema import EventType, Trigger
    from conflict_events.tagging.tree import Span, Token


@dataclass(frozen=True)
class Party:
    """Somebody in a role: the words, the actor id ("" when no list has it), how and of which class."""

    start: int  # characters of the clean text
    end: int
    text: str
    actor: str
    kind: str = ""
    class_: str = ""

    @property
    def noun(self) -> str:
        """The last word, in small letters: "fighters" of "two Nusra fighters"."""
        return self.text.lower().split()[-1]

    def same_as(self, other: Party) -> bool:
        """Whether two parties are one by their words, by id, or by name where there is no id."""
        if self.start == other.start and self.text == other.text:
            return True
        if self.actor or other.actor:
            return self.actor == other.actor
        return self.text.lower() == other.text.lower()


@dataclass(frozen=True)
class Toll:
    """People killed, wounded ...: numbers, who they are, and the word that says so."""

    kind: str
    low: int
    high: int
    who: str
    part: bool
    word: Token
    victims: tuple[Party, ...]
    start: int
    end: int
    revision: str = (
        ""  # "earlier" where the text calls the number out of date, "newer" where it replaces others
    )
    source: str = ""  # who gives the number, where the text says so
    further: bool = False  # "another three": beside those told right before
    beside: int = 0  # "120 soldiers and 60 gunmen were killed": the largest other figure of the same word


@dataclass(frozen=True)
class MaterialLoss:
    """Things destroyed or captured."""

    item: str
    count: int
    start: int
    end: int


@dataclass(frozen=True)
class Attribution:
    """Who says so: the source, the verb and how sure it is."""

    source: str
    actor: str
    verb: str
    stance: str
    certainty: str
    status: str
    start: int
    end: int
    person: bool = False
    own: bool = False  # the publisher's own people: no source of the text

    def same_as(self, other: Attribution) -> bool:
        """Whether both name one source: by name, by last name, or as the same actor.

        A person is not the body that the person speaks for: "the Observatory", "its director Omar Hasan".
        A station is not the agency of the same state, nor "a source at Homs police" one "at Hama police".
        """
        if _posts_differ(self.source, other.source):
            return False
        if self.unnamed and other.unnamed:
            return True
        if self.same_side(other) and (self.unnamed or other.unnamed):
            return True  # "an NGO said ...", "the director of the Observatory said"
        mine, theirs = _plain(self.source), _plain(other.source)
        stations = noun_class("stations")
        if stations.isdisjoint(mine) != stations.isdisjoint(theirs) and self.same_side(other):
            return False
        if mine == theirs or (mine[-1] == theirs[-1] and self.source.split()[-1].istitle()):
            return True
        shorter, longer = sorted((set(mine), set(theirs)), key=len)
        return self.same_side(other) and (shorter <= longer or not (self.person or other.person))

    @property
    def unnamed(self) -> bool:
        """ "a monitor", "the Britain-based monitoring group": who tells is not named."""
        words = self.source.split()
        named = any(w.istitle() for w in words[1:] if not w.endswith("-based"))
        article = words[0].lower() in ("a", "an", "the") or len(words) == 1  # "..., says monitor"
        return article and watches(self.source) and not named

    def by_name(self, others: Iterable[Attribution]) -> Attribution:
        """Which of others "a monitor" turns out to be, the body before its speaker; else the source as it is."""
        named = [o for o in others if self.unnamed and not o.unnamed]
        alike = (o for o in named if self.same_side(o) and self.stance == o.stance)
        return min(alike, key=lambda o: o.person, default=self)

    def same_side(self, other: Attribution) -> bool:
        """Whether both speak for one actor, be it a person or the body itself."""
        return bool(self.actor) and self.actor == other.actor


def watches(source: str) -> bool:
    """ "a monitor", "an NGO", "a human rights group": whose trade is to watch a war."""
    return any(f" {source}".lower().endswith(f" {words}") for words in noun_class("watchers"))


_POST = re.compile(r"\b(?:at|in|of) (?:the )?(?:al-)?([A-Z]\w+)")


def _posts_differ(source: str, other: str) -> bool:
    """ "a source at Homs Police Command" and one at that of Hama."""
    mine, theirs = _POST.search(source), _POST.search(other)
    return mine is not None and theirs is not None and mine[1] != theirs[1]


def _plain(source: str) -> list[str]:
    """The words of a source without articles: "A military source" is "the military source"."""
    words = [w.removeprefix("al-") for w in source.lower().split() if w not in ("a", "an", "the")]
    return words or [source]


@dataclass(eq=False)
class Candidate:
    """An event in the making."""

    type: EventType
    trigger: Trigger
    span: Span
    head: Token
    is_verb: bool
    clause: Token
    attackers: list[Party] = field(default_factory=list)
    targets: list[Party] = field(default_factory=list)
    holders: list[Party] = field(default_factory=list)  # who holds what is struck: targets if none is named
    places: list[Place] = field(default_factory=list)
    date: DateRange | None = None
    count: int | None = None
    weapons: list[str] = field(default_factory=list)
    tolls: list[Toll] = field(default_factory=list)
    losses: list[MaterialLoss] = field(default_factory=list)
    harmful: bool = False  # it hurt people whose number the text leaves out
    claims: list[Attribution] = field(default_factory=list)
    status: str = "reported"
    background: bool = False
    anaphoric: bool = False
    distinct: bool = False
    continues: bool = False  # "two other shells": the next of a series told before
    impact: bool = False  # "two shells landed": who fired them is told elsewhere
    turn: int = -1  # the token that opens the last sentence before it that turns elsewhere; -1 for none
    section: int = -1  # of a bulletin, under the name of a place; -1 for none
    headline: bool = False
    backed: bool = False  # a report of the body, which says how sure it is, stands behind the headline
    caption: bool = False
    own_place: bool = False
    own_date: bool = False
    told_on: bool = False  # its sentence tells the day of the statement, none of the event
    mentions: list[Span] = field(default_factory=list)
    joined: list[Candidate] = field(default_factory=list)  # words of the sentence that tell the same

    @property
    def sentence(self) -> Span:
        """The sentence of the trigger."""
        return self.head.sent


class InText:
    """Candidates by where they stand in the text."""

    def __init__(self, candidates: list[Candidate]) -> None:
        self._last_first = candidates[::-1]
        self._by_sentence: dict[int, list[Candidate]] = defaultdict(list)
        for candidate in candidates:
            self._by_sentence[candidate.sentence.start].append(candidate)

    def beside(self, word: Token) -> list[Candidate]:
        """Those in the sentence of a word."""
        return self._by_sentence.get(word.sent.start, [])

    def before(self, word: Token, reach: int) -> Candidate | None:
        """The last one before a word, less than so many tokens away."""
        return next((c for c in self._last_first if 0 < word.i - c.head.i < reach), None)


@dataclass(frozen=True)
class Verdict:
    """What became of a trigger word, for ``explain``."""

    span: Span
    type: str
    rule: str
    outcome: str  # event, merged, dropped
    reason: str
    candidate: Candidate | None = None
