"""Sayings: every attribution of a text, with the stretch of tokens that it covers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.linking.candidate import Attribution
from conflict_events.linking.reporting import Reporting, is_reporting, reporting_verbs
from conflict_events.linking.sources import SourceNamer
from conflict_events.linking.speakers import SpeakerFinder
from conflict_events.linking.syntax import is_verb, with_conjuncts

if TYPE_CHECKING:
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


@dataclass(frozen=True)
class Saying:
    """One attribution found, and the stretch of tokens that it covers."""

    attribution: Attribution
    verb: Token
    start: int
    end: int


class SayingFinder:
    """Finds the attributions of one Doc."""

    def __init__(self, scene: Scene, parties: PartyFinder) -> None:
        self.scene = scene
        self._found: list[Saying] = []
        self.speakers = SpeakerFinder(scene, parties)
        self.sources = SourceNamer(scene, parties, self._found)

    def find(self) -> list[Saying]:
        """All attributions, in order of the text."""
        found = self._found
        for token in self.scene.doc:
            if (
                token.pos_ in ("VERB", "AUX", "NOUN", "PROPN", "ADJ")
                and token.lemma_.lower() in reporting_verbs()
                and is_reporting(token)
            ):
                found += self._of_verb(token)
            elif token.lower_ in ("according", "per") and self._according(token):
                found += self._according(token)
        return found

    def _of_verb(self, verb: Token) -> list[Saying]:
        speakers = [t for t in self.speakers.of_verb(verb) if self.speakers.can_speak(t)]
        reporting = reporting_verbs()[verb.lemma_.lower()]
        return [
            s for speaker in speakers for s in self._saying(speaker, verb, verb.lemma_.lower(), reporting)
        ]

    def _saying(self, speaker: Token, verb: Token, lemma: str, reporting: Reporting) -> list[Saying]:
        sources = self.sources.name(speaker)
        start, end = self._reach(verb, speaker)
        return [
            Saying(
                Attribution(text, actor, lemma, reporting.stance, reporting.certainty, reporting.status, left, right),
                verb, start, end,
            )
            for text, actor, left, right in sources
        ]  # fmt: skip

    def _reach(self, verb: Token, speaker: Token) -> tuple[int, int]:
        """The tokens that an attribution covers: its complement, or the sentence where it stands aside."""
        sent = verb.sent
        complements = [
            c
            for c in verb.children
            if c.dep_ in ("ccomp", "xcomp", "advcl", "dobj", "dep", "parataxis") and c != speaker
        ]
        complements += [
            p for c in verb.children if c.dep_ == "prep" for p in c.children if p.dep_ in ("pcomp", "pobj")
        ]
        clause_like = [c for c in complements if c.dep_ in ("ccomp", "dep", "parataxis")]
        if clause_like and all(c.left_edge.i < speaker.i for c in clause_like):
            return sent.start, sent.end
        if (
            verb.dep_ in ("ccomp", "parataxis", "relcl", "advcl", "conj")
            and not clause_like
            and speaker.i > sent.start + 3
            and verb.i > sent.end - 12
        ):
            return sent.start, sent.end
        if complements:
            first = min(c.left_edge.i for c in complements)
            last = max(c.right_edge.i for c in complements)
            return min(first, verb.i), max(
                last + 1, sent.end if verb.head == verb or verb.i < sent.start + 8 else last + 1
            )
        return sent.start, sent.end

    def _according(self, token: Token) -> list[Saying]:
        nouns = [t for c in token.children if c.dep_ == "prep" for t in with_conjuncts_of(c)] or [
            t for c in token.children if c.dep_ == "pobj" for t in with_conjuncts(c)
        ]
        if not nouns and token.i + 2 < len(self.scene.doc):
            nouns = [t for t in self.scene.doc[token.i + 1 : token.i + 7] if t.pos_ in ("NOUN", "PROPN")][:1]
            if nouns and nouns[0].dep_ == "compound":
                nouns = [nouns[0].head]
        reporting = Reporting("asserts", "reported", "reported")
        sent = token.sent
        return [
            Saying(
                Attribution(
                    text, actor, "according to", reporting.stance, reporting.certainty, reporting.status, a, b
                ),
                token,
                sent.start,
                sent.end,
            )
            for noun in nouns
            for text, actor, a, b in self.sources.name(noun)
        ]


def with_conjuncts_of(preposition: Token) -> list[Token]:
    """Nouns of a preposition."""
    return [t for c in preposition.children if c.dep_ == "pobj" for t in with_conjuncts(c)]


def statement_verbs(sayings: list[Saying]) -> set[int]:
    """Tokens of the reporting verbs: a date at one of them is the day of the statement."""
    return {s.verb.i for s in sayings} | {
        a.i for s in sayings for a in s.verb.children if a.dep_ == "aux" and is_verb(s.verb)
    }
