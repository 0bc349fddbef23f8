"""Names of sources: the words that name a speaker, its actor id, and whom "he" and "the source" stand for."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from conflict_events.datelines import find_agency
from conflict_events.linking.antecedents import refers_back
from conflict_events.linking.party_mentions import unbracketed
from conflict_events.linking.reporting import noun_class, reporting_verbs, source_nouns
from conflict_events.tagging.phrases import singular

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Attribution, Party
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.sayings import Saying
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_MEMORY = 80  # tokens over which "he said" goes on about the last speaker
_NAMING = ("identified as", "known as", "named", "called", "identified only as", "who gave his name as")
_WHOEVER = ("activists", "medics", "civilians", "snc")  # whoever they speak of or live under
_ORGANISED = ("monitor", "media")


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
        self._found = found

    def name(self, speaker: Token) -> Source | None:
        """The source that a speaking word names; pronouns and "the source" are resolved."""
        if speaker.pos_ == "PRON":
            return self._of_pronoun(speaker)
        named = [] if self._in_name(speaker) else self.parties.apposed(speaker)
        if named or refers_back(self.scene, speaker):
            known = self._known_source(speaker)
            found = [_of_party(p) for p in named] or [*known, *map(_of_party, self.parties.group(speaker))]
            if found:
                return max(found, key=lambda s: s.start)
        span = self.noun_phrase(speaker)
        actor = self._longer_name(speaker) or self.actor_of(speaker, span)
        own = self.scene.actors.get(speaker.i)
        vague = not actor or (own is not None and own.label_ == "bare")
        if vague and len(span) <= 3 and span[0].lower_ in ("the", "that", "this"):
            known = self._known_source(speaker)
            if known:
                return known[0]
        return self._named(span, actor, speaker)

    def _named(self, span: Span, actor: str, speaker: Token) -> Source:
        """A source by its words; "Fabius" is the "French Foreign Minister Laurent Fabius" who spoke before."""
        text = unbracketed(span.text)
        source = Source(text, actor, span.start_char, span.start_char + len(text))
        before = self._same_name(span)
        if before is not None:
            return replace(source, actor=before.actor or actor, person=before.person)
        return replace(source, person=_is_person(span, speaker), own=self._own_staff(span, speaker))

    def _own_staff(self, span: Span, speaker: Token) -> bool:
        """ "SANA's correspondent", "our reporter": the publisher's own, who is no source of his own text.

        "An AFP correspondent" is one to other publishers.
        """
        if singular(speaker.lower_.split()[-1]) not in noun_class("staff"):
            return False
        signed = find_agency(self.scene.article.text)
        if signed and signed in span.text:
            return True
        named = span.end > speaker.i + 1 and span.doc[speaker.i + 1].pos_ == "PROPN"
        return span[0].lower_ not in ("a", "an", "another") and not named

    def _same_name(self, span: Span) -> Attribution | None:
        """The person named before by the same last name."""
        last = span[-1]
        if last.pos_ != "PROPN":
            return None
        said = (s.attribution for s in reversed(self._found) if s.attribution.person)
        return next((a for a in said if a.source.split()[-1].endswith(last.text)), None)

    # "he", "the source"

    def _of_pronoun(self, pronoun: Token) -> Source | None:
        last = self._last_said(pronoun)
        if last is not None:
            return last
        found = self.parties.pronoun(pronoun)
        if found:
            return _of_party(found[0])
        noun = self._last_person(pronoun)
        return self.name(noun) if noun is not None else None

    def _last_said(self, pronoun: Token) -> Source | None:
        """Who spoke before a "he said", "it added" within the last sentences."""
        if pronoun.tag_ in ("WP", "WDT"):
            return None
        near = [s.attribution for s in reversed(self._found) if pronoun.i - s.verb.i <= _MEMORY]
        if pronoun.lower_ == "it":
            near = [a for a in near if not a.own]
        if pronoun.lower_ in ("he", "she") and near and not near[0].person:
            near = [a for a in near[:1] if self._may_be_person(a)]
        return as_source(near[0]) if near else None

    def _may_be_person(self, said: Attribution) -> bool:
        """Whether "he" can stand for a source: not for the Observatory, not for people."""
        last = said.source.lower().split()[-1]
        row = self.scene.lexicon.rows.get(said.actor)
        if any(w in noun_class("people") or w == "source" for w in said.source.lower().split()):
            return True
        return singular(last) == last and (row is None or row.kind not in (*_ORGANISED, "civilian", "igo"))

    def _known_source(self, noun: Token) -> list[Source]:
        """The speaker before that "the source", "the agency", "the group" stands for."""
        for saying in reversed(self._found):
            said = saying.attribution
            row = self.scene.lexicon.rows.get(said.actor)
            same_noun = singular(noun.lower_) in {singular(w) for w in said.source.lower().split()}
            organised = noun.lower_ in noun_class("organisations") and row and row.kind in _ORGANISED
            if same_noun or organised or noun.lemma_.lower() in noun_class("papers"):
                return [as_source(said)]
        if noun.lower_ == "source" and self._found:  # "the same source" after "the Observatory's director"
            return [as_source(self._found[-1].attribution)]
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

    # the words

    def noun_phrase(self, noun: Token) -> Span:
        """A speaker with its modifiers, "of" and "at" phrases and name, without relative clauses."""
        left, right = noun.i, _last_of_phrases(noun)
        for child in noun.children:
            if child.dep_ in ("det", "amod", "compound", "poss", "nmod", "nummod") and child.i < noun.i:
                left = min(left, child.left_edge.i)
        span = self.scene.actors.get(noun.i)
        if span is not None:
            left, right = min(left, span.start), max(right, span.end - 1)
        left = self._after_break(left, noun)
        if noun.lemma_.lower() in noun_class("people"):
            left, right = self._name_before(left), self._name_behind(right)
        return self.scene.doc[left : right + 1]

    def _after_break(self, left: int, noun: Token) -> int:
        """The start of a phrase that a comma, another punctuation mark or a date cuts off."""
        doc = self.scene.doc
        breaks = [i for i in range(left, noun.i) if doc[i].is_punct and doc[i].text not in ("-", "'", '"')]
        left = breaks[-1] + 1 if breaks else left
        while left < noun.i and (left in self.scene.dates or doc[left].is_punct):
            left += 1
        return left

    def _name_before(self, left: int) -> int:
        """The start of "resident Omar Hasan a writer": the name in front of "a writer"."""
        doc, i = self.scene.doc, left - 1
        if doc[left].lower_ not in ("a", "an", "the") or i < 0 or not self._in_name(doc[i]):
            return left
        while i > doc[left].sent.start and self._in_name(doc[i - 1]):
            i -= 1
        if i > doc[left].sent.start and doc[i - 1].lemma_.lower() in noun_class("people"):
            i -= 1
        return i

    def _name_behind(self, right: int) -> int:
        """The end of "spokesman Omar Hasan", "an activist named Omar Hasan"."""
        doc, i = self.scene.doc, right + 1
        for words in _NAMING:
            length = len(words.split())
            if doc[i : i + length].text == words:
                i += length
        end = i
        while end < len(doc) and self._in_name(doc[end]) and doc[end].sent == doc[right].sent:
            end += 1
        return end - 1 if end > i else right

    def _in_name(self, token: Token) -> bool:
        return token.pos_ == "PROPN" and token.text[:1].isupper() and token.i not in self.scene.dates

    def _longer_name(self, noun: Token) -> str:
        """The actor of a longer name told before: "the Coalition" after "the Syrian Coalition"."""
        own = self.scene.actors.get(noun.i)
        if own is None or len(own) > 1 or not own.text[:1].isupper():
            return ""
        for span in reversed(self.scene.doc.spans["actors"]):
            if span.end <= own.start and len(span) > 1 and span[-1].lower_ == noun.lower_:
                return str(span.kb_id_)
        return ""

    def actor_of(self, noun: Token, phrase: Span) -> str:
        """The actor id of a speaker: the mention at its head, its modifiers, its organisation, its kind."""
        span = self.scene.actors.get(noun.i)
        own = span.kb_id_ if span is not None and span.label_ != "modifier" else ""
        nouns = source_nouns()
        if own == "rebels" and "opposition" in phrase.text.lower().split():
            return nouns["opposition"]  # fighters fight, the opposition speaks
        if own and self.scene.lexicon.rows[own].kind not in ("civilian", "generic"):
            return own
        bare = phrase.text.lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")
        known = own or nouns.get(bare) or nouns.get(noun.lower_) or nouns.get(noun.lemma_.lower()) or ""
        return self._inside(noun, phrase, known) or self._apposed(noun, known) or self._of_office(phrase)

    def _inside(self, noun: Token, phrase: Span, known: str) -> str:
        """The actor that a phrase names: "Russian" or "the Free Army" in "a commander of the Free Army"."""
        compose = self.scene.lexicon.grammar.compose
        for token in phrase:
            inner = self.scene.actors.get(token.i)
            if (
                inner is None
                or not inner.kb_id_
                or inner.label_ not in ("name", "force", "modifier", "bare", "metonym")
            ):
                continue
            if inner.label_ == "modifier" or token.i > noun.i:
                return (
                    known if known == "activists" else compose.get(f"{inner.kb_id_}.official", inner.kb_id_)
                )
            return str(inner.kb_id_)
        return ""

    def _apposed(self, noun: Token, known: str) -> str:
        for child in noun.children:
            if child.dep_ == "appos":
                inner = next(
                    (self.scene.actors[t.i] for t in child.subtree if t.i in self.scene.actors), None
                )
                if inner is not None and inner.kb_id_:
                    return str(inner.kb_id_)
                known = known or source_nouns().get(child.lower_, "")
        return known

    def _of_office(self, phrase: Span) -> str:
        """The actor of an office that a phrase names: "a spokesman at the hospital"."""
        told = (source_nouns().get(t.lemma_.lower(), "") for t in phrase if t.pos_ in ("NOUN", "PROPN"))
        return next((actor for actor in told if actor), "")


def _of_party(party: Party) -> Source:
    return Source(party.text, party.actor, party.start, party.end)


def as_source(said: Attribution) -> Source:
    """The source of an attribution."""
    return Source(said.source, said.actor, said.start, said.end, said.person, said.own)


def _is_person(span: Span, speaker: Token) -> bool:
    """Whether words name one person: a name with a title before it or behind it."""
    if span[-1].pos_ != "PROPN" and speaker.pos_ != "PROPN":
        return False
    people = noun_class("people")
    words = [*span.text.lower().split()[:-1], *(t.lemma_.lower() for t in span[:-1])]
    apposed = [c.lemma_.lower() for c in speaker.children if c.dep_ == "appos"]
    behind = [t.lemma_.lower() for t in speaker.doc[span.end : span.end + 4]]
    return any(word in people for word in (*words, *apposed, *behind))


def _last_of_phrases(noun: Token) -> int:
    """Last token of the "of", "at", "in" phrases that say whose or where a speaker is."""
    right = noun.i
    for child in noun.children:
        if child.dep_ != "prep" or child.i < noun.i:
            continue
        if child.lower_ in ("of", "at", "in", "for", "from", "inside"):
            ends = [c for c in child.children if c.dep_ == "pobj"]
            if ends and ends[0].right_edge.i - noun.i < 10:
                right = max(right, _phrase_end(ends[0]))
    return right


def _phrase_end(noun: Token) -> int:
    """Last token of a noun phrase, short of relative and participle clauses."""
    end = noun.i
    for child in noun.children:
        if child.i > noun.i and child.dep_ == "prep" and child.lower_ in ("of", "for", "in"):
            for pobj in child.children:
                if pobj.dep_ == "pobj":
                    end = max(end, _phrase_end(pobj))
        elif child.i > noun.i and child.dep_ == "case":
            end = max(end, child.i)
    return end
