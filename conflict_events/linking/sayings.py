"""Sayings: every attribution of a text, with the stretch of tokens that it covers."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conflict_events.linking.avowals import avowed, tells_its_own
from conflict_events.linking.candidate import Attribution
from conflict_events.linking.headline_sources import headline_sources
from conflict_events.linking.reporting import Reporting, reporting_of, reporting_verbs
from conflict_events.linking.sources import Source, SourceNamer, as_source
from conflict_events.linking.speakers import SpeakerFinder
from conflict_events.linking.syntax import is_verb, object_relative, with_conjuncts
from conflict_events.linking.unreal_verbs import is_nobody

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
        self._deeds = {t.i for s in scene.doc.spans["triggers"] for t in s}
        self.speakers = SpeakerFinder(scene, parties)
        self.sources = SourceNamer(scene, parties, self._found)

    def find(self) -> list[Saying]:
        """All attributions, in order of the text."""
        found = self._found
        found += self._of_headlines()
        for token in self.scene.doc.having(reporting_verbs(), _AUTHORITY):
            reporting = reporting_of(token)
            if reporting is not None:
                found += self._of_verb(token, reporting)
            elif token.lower_ in _AUTHORITY:
                found += self._according(token)
        return found

    def _of_headlines(self) -> list[Saying]:
        return [
            self._saying(source, noun, "according to", _ACCORDING, start, end)
            for noun, start, end in headline_sources(self.scene)
            for source in self.sources.names(noun)
        ]

    def _of_verb(self, verb: Token, reporting: Reporting) -> list[Saying]:
        reporting = avowed(verb, reporting, self._deeds)
        before = self._speaking_on(verb)
        if before is not None:
            sources = [before]
            if (
                reporting.stance == "accuses"
            ):  # "said ..., blaming rebels": who did it is charged, that it was is said
                reporting = replace(reporting, status="reported")
        else:
            speakers = [
                t
                for t in self.speakers.of_verb(verb)
                if self.speakers.can_speak(t) or self.speakers.must_speak(t, verb)
            ]
            speakers = [t for t in speakers if not is_nobody(t)]
            if reporting.voices:
                speakers = [t for t in speakers if self.speakers.is_voice(t)]
            sources = self._named(speakers)
        subject = verb if before is not None or not speakers else speakers[0]
        deed = self._blamed_deed(verb) if reporting.stance == "accuses" else None
        start, end = self._reach(verb, subject) if deed is None else (deed.left_edge.i, deed.right_edge.i + 1)
        found = [self._saying(s, verb, verb.lemma_.lower(), reporting, start, end) for s in sources]
        return found + [self._of_antecedent(s) for s in found if _tells_antecedent(verb)]

    def _of_antecedent(self, saying: Saying) -> Saying:
        """ "an attack that rebels claim killed ten": who tells the dead of an attack told by somebody else."""
        deed = self._antecedent(saying.verb).i
        told = replace(saying.attribution, status="reported")
        return replace(saying, attribution=told, start=deed, end=deed + 1)

    def _antecedent(self, verb: Token) -> Token:
        """The deed that a relative clause describes: "a raid in the hills of Hama that ..."."""
        deed = verb.head
        if verb.dep_ != "relcl":
            before = verb.doc[verb.sent.start : verb.left_edge.i]
            return next((t for t in reversed(list(before)) if t.i in self._deeds), verb)
        while deed.i not in self._deeds and deed.dep_ == "pobj" and deed.head.head.pos_ == "NOUN":
            deed = deed.head.head
        return deed

    def _blamed_deed(self, verb: Token) -> Token | None:
        """ "struck a base after an attack in Homs that Paris blamed on the army": the blame is for the attack alone.

        None for "killed ten in an attack that ...", which tells of one deed.
        """
        if verb.dep_ != "relcl" or not object_relative(verb):
            return None
        deed = self._antecedent(verb)
        return None if deed.head.dep_ == "prep" and deed.head.lower_ in _WITHIN else deed

    def _named(self, speakers: list[Token]) -> list[Source]:
        """The sources of some speakers, without those that one phrase names twice."""
        found: list[Source] = []
        for source in (s for t in speakers for s in self.sources.names(t)):
            if not any(source.start < s.end and s.start < source.end for s in found):
                found.append(source)
        return [s for s in found if not any(self._names_again(s, other) for other in found)]

    def _names_again(self, source: Source, other: Source) -> bool:
        """Whether a name stands right behind a source: "the official news agency SANA" is one."""
        between = self.scene.article.clean[source.end : other.start]
        return source.end < other.start and not between.strip()

    def _speaking_on(self, verb: Token) -> Source | None:
        """ "the group said ..., adding that": who spoke before in the sentence."""
        if (
            verb.tag_ != "VBG"
            or verb.lemma_ in ("quote", "cite")
            or any(c.dep_ == "nsubj" for c in verb.children)
            or not self._found
        ):
            return None
        last = self._found[-1]
        return as_source(last.attribution) if last.verb.sent == verb.sent else None

    def _saying(
        self, source: Source, verb: Token, word: str, reporting: Reporting, start: int, end: int
    ) -> Saying:
        told = (reporting.stance, reporting.certainty, reporting.status)
        words = (source.text, source.actor, word, *told, source.start, source.end)
        return Saying(Attribution(*words, person=source.person, own=source.own), verb, start, end)

    def _reach(self, verb: Token, speaker: Token) -> tuple[int, int]:
        """The tokens that an attribution covers, short of what the speaker goes on to say otherwise."""
        start, end = self._widest_reach(verb, speaker)
        further = (c.left_edge.i for c in verb.children if c.i > verb.i and _says_anew(c))
        first, last = _own_part(verb)
        return max(start, first), min([end, last, *further])

    def _widest_reach(self, verb: Token, speaker: Token) -> tuple[int, int]:
        """The complement of a verb of saying, or the sentence where it stands aside."""
        sent, complements = verb.sent, self._complements(verb, speaker)
        clauses = [c for c in complements if c.dep_ in ("ccomp", "dep", "parataxis")]
        if clauses and all(c.left_edge.i < speaker.i for c in clauses):
            return sent.start, sent.end
        aside = verb.dep_ in ("ccomp", "parataxis", "relcl", "advcl", "conj") and verb.i > sent.end - 12
        deeper = any(c.dep_ == "xcomp" and c.i > verb.i for c in complements)
        aside &= not (_is_mutual(verb) or tells_its_own(verb, speaker, self._deeds))
        if aside and not clauses and not deeper and speaker.i > sent.start + 3:
            return sent.start, sent.end
        if not complements:
            return sent.start, sent.end
        if self._trails(verb, speaker, complements):
            return sent.start, verb.i + 1
        charged = [c for c in verb.lefts if c.dep_ == "nsubjpass"]  # "the raid was blamed on X by Y"
        first = min(c.left_edge.i for c in (*complements, *charged))
        last = max(c.right_edge.i for c in complements) + 1
        # "the group, which declared a caliphate, took the base"
        described = verb.dep_ == "relcl" and not clauses
        leads = (verb.head == verb or verb.i < sent.start + 8) and not described
        return min(first, verb.i), max(last, sent.end if leads else last)

    def _complements(self, verb: Token, speaker: Token) -> list[Token]:
        """What a verb of saying governs; not the day, place, paper or hearer of the statement, nor "adding that"."""
        found = [
            c
            for c in verb.children
            if c.dep_ in ("ccomp", "xcomp", "advcl", "dobj", "dep", "parataxis") and c != speaker
        ]
        found = [c for c in found if not _is_hearer(c) and not (c.dep_ in ("advcl", "xcomp") and _says_on(c))]
        told = [c for c in verb.children if c.dep_ == "prep" and c.lower_ in _TOLD_OF]
        inner = [p for c in told for p in c.children if p.dep_ in ("pcomp", "pobj")]
        return found + [p for p in inner if p.i not in self.scene.dates]

    def _trails(self, verb: Token, speaker: Token, complements: list[Token]) -> bool:
        """ "ten people died, state media said as the army closed in": it is told before, not behind."""
        if any(c.dep_ != "advcl" or c.i < verb.i or c.tag_ == "VBG" for c in complements):
            return False
        return any(t.pos_ == "VERB" for t in verb.doc[verb.sent.start : speaker.i])

    def _according(self, token: Token) -> list[Saying]:
        speakers = [t for t in self._authorities(token) if self._can_tell(t)]
        sent = token.sent
        return [
            self._saying(source, token, "according to", _ACCORDING, sent.start, sent.end)
            for source in self._named(speakers)
        ]

    def _can_tell(self, noun: Token) -> bool:
        """Whether "according to" can name a noun: who speaks, or a paper of somebody named."""
        return self.speakers.can_speak(noun) or self.sources.issuer(noun) is not None

    def _authorities(self, token: Token) -> list[Token]:
        """The nouns of "according to": a listed voice right behind it, else by the tree, else by order."""
        doc = self.scene.doc
        at = next((i for i in (token.i + 2, token.i + 3) if self.speakers.order.ends_voice(i)), None)
        if at is not None:
            return list(with_conjuncts(doc[at]))
        nouns = [t for c in token.children if c.dep_ == "prep" for t in with_conjuncts_of(c)] or [
            t for c in token.children if c.dep_ == "pobj" for t in with_conjuncts(c)
        ]
        if any(self._can_tell(t) for t in nouns):
            return nouns
        phrase = itertools.takewhile(lambda t: not t.is_punct, doc[token.i + 1 : token.i + 7])
        nouns = [t for t in phrase if t.pos_ in ("NOUN", "PROPN")][:1]
        return [t.head if t.dep_ == "compound" else t for t in nouns]


_CLOSING = 4  # tokens from a verb of saying to the end of the sentence that it closes
_TOLD_OF = ("of", "for", "about", "on", "over")  # "accused them of firing", "blamed him for the raid"
_AUTHORITY = ("according", "per")
_WITHIN = ("in", "during", "by", "with")  # "in an attack that ..."
_ACCORDING = Reporting("asserts", "reported", "reported")


def _tells_antecedent(verb: Token) -> bool:
    """ "an attack that rebels claim killed ten": the noun is the subject of what they claim."""
    relative = verb.dep_ == "relcl" and object_relative(verb)
    misread = verb.dep_ == "ccomp" and any((c.dep_, c.lower_) == ("mark", "that") for c in verb.lefts)
    told = [c for c in verb.rights if c.dep_ == "ccomp" and c.tag_ in ("VBD", "VBZ", "VBN", "VBP")]
    return (relative or misread) and any(
        clause.left_edge.i == verb.i + 1 and not _has_subject(clause) for clause in told
    )


def _has_subject(clause: Token) -> bool:
    return any(c.dep_ in ("nsubj", "nsubjpass", "csubj") for c in clause.lefts)


def _own_part(verb: Token) -> tuple[int, int]:
    """ "jets hit Douma, activists said; SANA said ...": what stands between semicolons, where each part has its speaker."""
    sent = verb.sent
    first, last = sent.start, sent.end
    closing = verb.i >= sent.end - _CLOSING  # "..., SANA said": of all that the sentence tells
    for mark in (t.i for t in sent if t.text == ";" and not (closing and t.i < verb.i)):
        others = sent.doc[sent.start : mark] if mark < verb.i else sent.doc[mark : sent.end]
        if any(is_verb(t) and reporting_of(t) is not None for t in others):
            first, last = (mark + 1, last) if mark < verb.i else (first, min(last, mark))
    return first, last


def _is_mutual(verb: Token) -> bool:
    """ "though both sides accused each other of breaches": of those alone, whatever is told before."""
    objects = [c for c in verb.rights if c.dep_ == "dobj"]
    return any(c.lower_ in ("other", "another") and c.nbor(-1).lower_ in ("each", "one") for c in objects)


def _is_hearer(noun: Token) -> bool:
    """ "told reporters"."""
    return noun.dep_ == "dobj" and noun.head.lemma_ == "tell" and noun.pos_ in ("NOUN", "PROPN")


def _says_on(verb: Token) -> bool:
    """ "..., adding that"."""
    return verb.tag_ == "VBG" and verb.i > verb.head.i and reporting_of(verb) is not None


def _says_anew(verb: Token) -> bool:
    """ "denied this and said that ...", "denied this, saying that ...": not what was denied."""
    if verb.dep_ == "conj":
        return reporting_of(verb) is not None
    above = reporting_of(verb.head)
    return above is not None and above.stance == "denies" and _says_on(verb)


def with_conjuncts_of(preposition: Token) -> list[Token]:
    """Nouns of a preposition."""
    return [t for c in preposition.children if c.dep_ == "pobj" for t in with_conjuncts(c)]


def statement_verbs(sayings: list[Saying]) -> set[int]:
    """Tokens of the reporting verbs: a date at one of them is the day of the statement."""
    return {s.verb.i for s in sayings} | {
        a.i for s in sayings for a in s.verb.children if a.dep_ == "aux" and is_verb(s.verb)
    }
