"""Sources: the name of a speaker, its actor id, and whether it is one person or the publisher's own."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conflict_events.datelines import find_agency
from conflict_events.linking.antecedents import refers_back
from conflict_events.linking.belonging import apposed_names
from conflict_events.linking.party_mentions import GENERIC, unbracketed
from conflict_events.linking.recalled_speakers import Memory
from conflict_events.linking.reporting import accuses, noun_class
from conflict_events.linking.source_actors import ActorFinder
from conflict_events.linking.source_phrases import PhraseFinder, is_name, is_person
from conflict_events.linking.syntax import objects, prepositions
from conflict_events.tagging.phrases import singular

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Attribution, Party
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.sayings import Saying
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token


_SIGNED = ("by", "from", "of")  # of papers: whose they are


@dataclass(frozen=True)
class Source:
    """Who speaks: the words, the actor id ("" when no list has it), offsets into the clean text."""

    text: str
    actor: str
    start: int
    end: int
    person: bool = False
    own: bool = False


class SourceNamer:
    """Names the speakers of one Doc; what was found before tells whom "the source" stands for."""

    def __init__(self, scene: Scene, parties: PartyFinder, found: list[Saying]) -> None:
        self.scene = scene
        self.parties = parties
        self.memory = Memory(scene, found)
        self.phrases = PhraseFinder(scene)
        self.actors = ActorFinder(scene)

    def names(self, speaker: Token) -> list[Source]:
        """The sources that a speaking word names: "they" are all who were named together."""
        together = self._together(speaker) if speaker.lower_ == "they" else []
        one = self.name(speaker) if not together else None
        return [one] if one is not None else together

    def _together(self, pronoun: Token) -> list[Source]:
        """ "rebels found nine bodies, who they said had been shot": those of the sentence, else the last who spoke."""
        found = self.parties.pronoun(pronoun)
        here = [_of_party(p) for p in found if p.start >= pronoun.sent[0].idx]
        spoke = [as_source(a) for a in self.memory.last_together(pronoun)]
        return here or spoke or [_of_party(p) for p in found]

    def name(self, speaker: Token) -> Source | None:
        """The source that a speaking word names; pronouns and "the source" are resolved."""
        if speaker.pos_ == "PRON":
            return self._of_pronoun(speaker)
        described = self._described(speaker) or self.issuer(speaker)
        named = self.name(described) if described is not None else None
        if named is not None:
            return named
        apposed = [] if self.phrases.in_name(speaker) else apposed_names(self.scene, speaker)
        if apposed or self._refers_back(speaker):
            known = self.memory.known(speaker)
            found = [_of_party(p) for p in apposed or self.parties.group(speaker)]
            found += [as_source(known)] if known is not None and not apposed else []
            if found:
                return max(found, key=lambda s: s.start)
        span = self.phrases.noun_phrase(speaker)
        actor = self.actors.longer_name(speaker) or self.actors.actor_of(speaker, span)
        own = self.scene.actors.get(speaker.i)
        vague = not actor or (own is not None and own.label_ == "bare")
        if vague and len(span) <= 3 and span[0].lower_ in ("the", "that", "this"):
            known = self.memory.known(speaker)
            if known is not None:
                return as_source(known)
        return self._named(span, actor, speaker)

    def _described(self, speaker: Token) -> Token | None:
        """ "The Islamic Front, a coalition of rebels, said": the name speaks, not what is said of it.

        So it is with "one of the rebel groups", where the last noun is taken for the speaker.
        """
        counted = speaker.dep_ == "pobj" and speaker.head.head.pos_ == "NUM"
        top = speaker.head.head if counted else speaker
        named, own = self.scene.actors.get(top.head.i), self.scene.actors.get(top.i)
        if top.dep_ != "appos" or named is None or named.label_ != "name" or not is_name(top.head):
            return None
        return top.head if own is None or own.label_ not in ("name", "unit") else None

    def issuer(self, paper: Token) -> Token | None:
        """ "a report by the Network for Human Rights", "a Central Command release", "its figures": whose it is."""
        if paper.lemma_.lower() not in noun_class("papers") | noun_class("accounts"):
            return None
        signed = [t for word in _SIGNED for t in prepositions(paper).get(word, ())]
        owners = [c for c in paper.lefts if c.dep_ in ("poss", "compound", "nmod")]
        named = [t for t in owners if self._is_issuer(t, ("name", "force", "unit"))]
        named = [t for t in signed if self._is_issuer(t, ("name", "force", "unit", "bare"))] or named[-1:]
        return named[0] if named else None

    def _is_issuer(self, token: Token, labels: tuple[str, ...]) -> bool:
        """A listed actor, or "its" and "his"."""
        span = self.scene.actors.get(token.i)
        named = span is not None and span.label_ in labels
        return named or (token.tag_ == "PRP$" and token.lower_ in ("its", "his", "her"))

    def _refers_back(self, speaker: Token) -> bool:
        """ "the organisation", not "the World Food Organisation", nor "the coalition", which names one itself."""
        own = self.scene.actors.get(speaker.i)
        if own is not None and own.kb_id_ and own.kb_id_ not in GENERIC:
            return False
        named = any(c.dep_ == "compound" and self.phrases.in_name(c) for c in speaker.children)
        return refers_back(self.scene, speaker) and not (named and speaker.text[:1].isupper())

    def _of_pronoun(self, pronoun: Token) -> Source | None:
        """The source that "he" and "it" stand for."""
        found = self.parties.pronoun(pronoun)
        charged = self._charged(pronoun) if pronoun.head.lemma_ == "deny" else []
        if charged:
            return _of_party(charged[0])
        last = self.memory.last_said(pronoun)
        if last is not None:
            return as_source(last)
        if found:
            return _of_party(found[0])
        noun = self.memory.last_person(pronoun)
        return self.name(noun) if noun is not None else None

    def _charged(self, pronoun: Token) -> list[Party]:
        """The army in "blamed the army for the raid, though it denied any role"."""
        before = reversed(list(pronoun.doc[pronoun.sent.start : pronoun.i]))
        verb = next((t for t in before if accuses(t)), None)
        if verb is None:
            return self.parties.pronoun(pronoun) if pronoun.lower_ == "it" else []
        behind = prepositions(verb)
        charged = (*behind.get("at", ()), *behind.get("on", ()), *objects(verb))
        return [p for t in charged for p in self.parties.parties(t)]

    def _named(self, span: Span, actor: str, speaker: Token) -> Source:
        """A source by its words; "Fabius" is the "French Foreign Minister Laurent Fabius" who spoke before."""
        text = unbracketed(span.text)
        source = Source(text, actor, span.start_char, span.start_char + len(text))
        before = self.memory.same_name(span)
        if before is not None:
            return replace(source, actor=before.actor or actor, person=before.person)
        return replace(source, person=is_person(span, speaker), own=self._own_staff(span, speaker))

    def _own_staff(self, span: Span, speaker: Token) -> bool:
        """ "SANA's correspondent", "our reporter": the publisher's own, who is no source of his own text.

        "An AFP correspondent" is one to other publishers.
        """
        if singular(speaker.lower_.split()[-1]) not in noun_class("staff"):
            return False
        signed = find_agency(self.scene.article.text)
        if signed and (signed in span.text or self._medium(span)):
            return signed in span.text
        named = span.end > speaker.i + 1 and span.doc[speaker.i + 1].pos_ == "PROPN"
        return span[0].lower_ not in ("a", "an", "another") and not named

    def _medium(self, span: Span) -> bool:
        """Whether words name a listed medium: "SANA's correspondent"."""
        actors, rows = self.scene.actors, self.scene.lexicon.rows
        listed = (rows.get(actors[t.i].kb_id_) for t in span if t.i in actors)
        return any(row is not None and row.kind == "media" for row in listed)


def _of_party(party: Party) -> Source:
    return Source(party.text, party.actor, party.start, party.end)


def as_source(said: Attribution) -> Source:
    """The source of an attribution."""
    return Source(said.source, said.actor, said.start, said.end, said.person, said.own)
