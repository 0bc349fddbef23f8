"""Speakers named before: whom "he", "it", "the source", "the agency" and a last name stand for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.party_mentions import STATES
from conflict_events.linking.reporting import VOICES, noun_class, reporting_verbs, source_nouns
from conflict_events.tagging.phrases import singular

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Attribution
    from conflict_events.linking.sayings import Saying
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_MEMORY = 80  # tokens over which "he said" goes on about the last speaker
_PERSON_MEMORY = 120  # the same for a person whom no list knows


class Memory:
    """The attributions found so far in one Doc, newest last."""

    def __init__(self, scene: Scene, found: list[Saying]) -> None:
        self.scene = scene
        self._found = found

    def last_said(self, pronoun: Token) -> Attribution | None:
        """Who spoke before a "he said", "it added" within the last sentences."""
        if pronoun.tag_ in ("WP", "WDT"):
            return None
        near = [s.attribution for s in reversed(self._found) if pronoun.i - s.verb.i <= _MEMORY]
        if pronoun.lower_ in ("it", "its"):
            near = [a for a in near if not (a.own or _are_many(a))]
        if pronoun.lower_ in ("he", "him", "his", "she", "her") and near and not near[0].person:
            near = [a for a in near[:1] if self._may_be_person(a)]
        return near[0] if near else None

    def last_together(self, pronoun: Token) -> list[Attribution]:
        """All who spoke with one verb before a "they said"."""
        last = self.last_said(pronoun)
        verb = next((s.verb for s in reversed(self._found) if s.attribution is last), None)
        return [s.attribution for s in self._found if s.verb is verb]

    def _may_be_person(self, said: Attribution) -> bool:
        """Whether "he" can stand for a source: not for the Observatory, not for people."""
        last = said.source.lower().split()[-1]
        row = self.scene.lexicon.rows.get(said.actor)
        if any(w in noun_class("people") or w == "source" for w in said.source.lower().split()):
            return True
        return singular(last) == last and (row is None or row.kind not in (*VOICES, "civilian", "igo"))

    def known(self, noun: Token) -> Attribution | None:
        """The speaker before that "the source", "the agency", "the group" stands for."""
        of_kind = {c.lower_ for c in noun.lefts if c.dep_ in ("compound", "amod")}
        found = [s.attribution for s in reversed(self._found)]
        for said in sorted(found, key=lambda a: not of_kind & set(a.source.lower().split())):
            row = self.scene.lexicon.rows.get(said.actor)
            same_noun = singular(noun.lower_) in {singular(w) for w in said.source.lower().split()}
            organised = noun.lower_ in noun_class("organisations") and row and row.kind in VOICES
            same_noun &= noun.lower_ not in anaphora()["state_forces"] or (row is None or row.kind in STATES)
            if same_noun or organised or noun.lemma_.lower() in noun_class("papers"):
                return said
        if noun.lower_ == "source" and self._found:  # "the same source" after "the Observatory's director"
            return self._found[-1].attribution
        return None

    def same_name(self, span: Span) -> Attribution | None:
        """The person named before by the same last name."""
        last = span[-1]
        if last.pos_ != "PROPN":
            return None
        said = (s.attribution for s in reversed(self._found) if s.attribution.person)
        return next((a for a in said if f" {a.source}".endswith((f" {last.text}", f"-{last.text}"))), None)

    def last_person(self, pronoun: Token) -> Token | None:
        """The speaker before a "he said" that names no listed actor."""
        for i in range(pronoun.i - 1, max(0, pronoun.i - _PERSON_MEMORY), -1):
            token = self.scene.doc[i]
            if (
                token.dep_ == "nsubj"
                and token.pos_ in ("PROPN", "NOUN")
                and not (pronoun.lower_ == "it" and token.tag_ == "NNS")
                and token.head.lemma_ in reporting_verbs()
            ):
                return token
        return None


def _are_many(said: Attribution) -> bool:
    """ "sources in the town", "activists"."""
    words = said.source.lower().split()
    return any(singular(w) != w and singular(w) in source_nouns() for w in words)
