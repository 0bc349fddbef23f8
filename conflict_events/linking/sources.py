"""Names of sources: the words that name a speaker, its actor id, and whom "he" and "the source" stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import refers_back
from conflict_events.linking.candidate import Party
from conflict_events.linking.parties import unbracketed
from conflict_events.linking.reporting import reporting_verbs, source_nouns
from conflict_events.tagging.phrases import singular

if TYPE_CHECKING:
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.sayings import Saying
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_ORGANISATIONS = frozenset(
    {
        "group",
        "agency",
        "monitor",
        "organisation",
        "organization",
        "network",
        "statement",
        "report",
        "channel",
    }
)


_PAPERS = frozenset({"statement", "bulletin", "release", "communique"})  # they speak for who issued them
_MEMORY = 80  # tokens over which "he said" goes on about the last speaker


class SourceNamer:
    """Names the speakers of one Doc; what was found before tells whom "the source" stands for."""

    def __init__(self, scene: Scene, parties: PartyFinder, found: list[Saying]) -> None:
        self.scene = scene
        self.parties = parties
        self._found = found

    def name(self, speaker: Token) -> list[tuple[str, str, int, int]]:
        """(text, actor id, start, end) of a speaker; pronouns and "the source" are resolved."""
        if speaker.pos_ == "PRON":
            last = self._last_said(speaker)
            if last is not None:
                return [last]
            found = self.parties.pronoun(speaker)
            if found:
                return [(p.text, p.actor, p.start, p.end) for p in found[:1]]
            noun = self._last_person(speaker)
            return self.name(noun) if noun is not None else []
        named = self.parties.apposed(speaker)
        if named or refers_back(self.scene, speaker):
            found = named or [*self._known_source(speaker), *self.parties.group(speaker)]
            if found:
                nearest = max(found, key=lambda p: p.start)
                return [(nearest.text, nearest.actor, nearest.start, nearest.end)]
        span = self.noun_phrase(speaker)
        actor = self.actor_of(speaker, span)
        own = self.scene.actors.get(speaker.i)
        vague = not actor or (own is not None and own.label_ == "bare")
        if vague and len(span) <= 2 and span[0].lower_ in ("the", "that", "this"):
            known = self._known_source(speaker)
            if known:
                return [(known[0].text, known[0].actor, known[0].start, known[0].end)]
        text = unbracketed(span.text)
        return [(text, actor, span.start_char, span.start_char + len(text))]

    def _last_said(self, pronoun: Token) -> tuple[str, str, int, int] | None:
        """Who spoke before a "he said", "it added" within the last sentences."""
        if not self._found or pronoun.i - self._found[-1].verb.i > _MEMORY or pronoun.tag_ in ("WP", "WDT"):
            return None
        said = self._found[-1].attribution
        return said.source, said.actor, said.start, said.end

    def _known_source(self, noun: Token) -> list[Party]:
        """The speaker before that "the source", "the agency", "the group" stands for."""
        for saying in reversed(self._found):
            said = saying.attribution
            row = self.scene.lexicon.rows.get(said.actor)
            same_noun = singular(noun.lower_) in {singular(w) for w in said.source.lower().split()}
            organised = noun.lower_ in _ORGANISATIONS and row is not None and row.kind in ("monitor", "media")
            if same_noun or organised or noun.lemma_.lower() in _PAPERS:
                return [Party(said.start, said.end, said.source, said.actor)]
        return []

    def _last_person(self, pronoun: Token) -> Token | None:
        """The speaker before a "he said" that names no listed actor."""
        for i in range(pronoun.i - 1, max(0, pronoun.i - 120), -1):
            token = self.scene.doc[i]
            if (
                token.dep_ == "nsubj"
                and token.pos_ in ("PROPN", "NOUN")
                and token.head.lemma_ in reporting_verbs()
            ):
                return token
        return None

    def noun_phrase(self, noun: Token) -> Span:
        """A speaker with its modifiers, "of" and "at" phrases, without relative clauses."""
        left, right = noun.i, noun.i
        for child in noun.children:
            if child.dep_ in ("det", "amod", "compound", "poss", "nmod", "nummod") and child.i < noun.i:
                left = min(left, child.left_edge.i)
            if (
                child.dep_ == "prep"
                and child.lower_ in ("of", "at", "in", "for", "from", "inside")
                and child.i > noun.i
            ):
                ends = [t for c in child.children if c.dep_ == "pobj" for t in [c]]
                if ends and ends[0].right_edge.i - noun.i < 10:
                    right = max(right, _phrase_end(ends[0]))
        span = self.scene.actors.get(noun.i)
        if span is not None:
            left, right = min(left, span.start), max(right, span.end - 1)
        breaks = [
            i
            for i in range(left, noun.i)
            if self.scene.doc[i].is_punct and self.scene.doc[i].text not in ("-", "'", '"')
        ]
        left = breaks[-1] + 1 if breaks else left
        while left < noun.i and (left in self.scene.dates or self.scene.doc[left].is_punct):
            left += 1
        return self.scene.doc[left : right + 1]

    def actor_of(self, noun: Token, phrase: Span) -> str:
        """The actor id of a speaker: the mention at its head, its modifiers, its organisation, its kind."""
        span = self.scene.actors.get(noun.i)
        own = span.kb_id_ if span is not None and span.label_ != "modifier" else ""
        if own and self.scene.lexicon.rows[own].kind not in ("civilian", "generic"):
            return own
        nouns = source_nouns()
        bare = phrase.text.lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")
        known = own or nouns.get(bare) or nouns.get(noun.lower_) or nouns.get(noun.lemma_.lower())
        for token in phrase:
            inner = self.scene.actors.get(token.i)
            if inner is not None and inner.kb_id_ and inner.label_ in ("name", "force", "modifier", "bare"):
                compose = self.scene.lexicon.grammar.compose
                if inner.label_ == "modifier" or token.i > noun.i:
                    return (
                        compose.get(f"{inner.kb_id_}.official", inner.kb_id_)
                        if known != "activists"
                        else known
                    )
                return inner.kb_id_
        for child in noun.children:
            if child.dep_ == "appos":
                inner = self.scene.actors.get(child.i) or next(
                    (self.scene.actors[t.i] for t in child.subtree if t.i in self.scene.actors), None
                )
                if inner is not None and inner.kb_id_:
                    return inner.kb_id_
                known = known or nouns.get(child.lower_, "")
        return known or ""


def _phrase_end(noun: Token) -> int:
    """Last token of a noun phrase, short of relative and participle clauses."""
    end = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep_ in ("prep",) and child.lower_ in ("of", "for", "in"):
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    end = max(end, _phrase_end(pobj))
        elif child.i > noun.i and child.dep_ in ("case",):
            end = max(end, child.i)
    return end
