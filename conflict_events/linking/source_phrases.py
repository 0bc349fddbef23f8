"""Phrases of sources: which words around a speaking noun name the speaker."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conflict_events.linking.quotations import QUOTES, closes_quotation
from conflict_events.linking.reporting import noun_class, source_nouns
from conflict_events.tagging.stand_ins import ARABIC_ARTICLE

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

LINKS = ("of", "at", "in", "for", "from", "inside")  # "a source at the Police Command in Hama"
_NAMING = ("identified as", "known as", "named", "called", "identified only as", "who gave his name as")


class PhraseFinder:
    """Finds the words that name the speakers of one Doc."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._events = {t.i for s in scene.doc.spans["triggers"] for t in s}

    def noun_phrase(self, noun: Token) -> Span:
        """A speaker with its modifiers, "of" and "at" phrases and name, without relative clauses."""
        left, right = noun.i, _last_of_phrases(noun)
        for child in noun.children:
            if child.dep_ not in ("det", "amod", "compound", "poss", "nmod", "nummod") or child.i > noun.i:
                continue
            if not _is_conjunction(child):
                left = min(left, child.left_edge.i)
        span = self.scene.actors.get(noun.i)
        if span is not None:
            left, right = min(left, span.start), max(right, span.end - 1)
        if span is not None and self._is_masthead(left, span):
            left = span.start
        left = self._after_foreign(self._after_break(left, noun), noun)
        if noun.lemma_.lower().rpartition(" ")[2] in noun_class("people"):  # a listed name is one token
            left, right = self._name_before(left), self._name_behind(right)
        return self.scene.doc[left : right + 1]

    def _is_masthead(self, left: int, span: Span) -> bool:
        """ "TRT World Syrian state media said": the paper's own name before the listed speaker that opens its text."""
        doc = self.scene.doc
        opens = all(t.i in self.scene.dates for t in doc[span.sent.start : left])
        before = doc[left : span.start]
        return (
            bool(len(before)) and opens and span.label_ == "name" and all(self._of_paper(t) for t in before)
        )

    def _of_paper(self, token: Token) -> bool:
        """A name that is no office, no place and nobody but a listed medium."""
        span = self.scene.actors.get(token.i)
        row = self.scene.lexicon.rows.get(span.kb_id_) if span is not None else None
        if token.i in self.scene.places or (span is not None and (row is None or row.kind != "media")):
            return False
        return token.pos_ == "PROPN" and noun_class("people").isdisjoint(token.lower_.split())

    def _after_break(self, left: int, noun: Token) -> int:
        """The start of a phrase that a comma, another punctuation mark or a date cuts off."""
        doc = self.scene.doc
        breaks = [
            i for i in range(left, noun.i) if doc[i].is_punct and doc[i].text not in ("-", "'", *QUOTES)
        ]
        breaks += [i for i in range(left + 1, noun.i) if closes_quotation(doc[i])]
        left = max(breaks) + 1 if breaks else left
        while left < noun.i and (
            left in self.scene.dates or doc[left].is_punct or doc[left].lower_ == "alone"
        ):  # "On Monday alone activists said"
            left += 1
        return left

    def _after_foreign(self, left: int, noun: Token) -> int:
        """The start of a phrase behind words that belong to the clause before it, where a comma is lost.

        "... near Damascus | state television said", "... an explosion | Omar Hasan said".
        """
        ends = [i for i in range(left, noun.i) if self._ends_before(i)]
        return ends[-1] + 1 if ends else left

    def _ends_before(self, i: int) -> bool:
        """Whether a phrase ends at a word that another noun follows."""
        doc, places = self.scene.doc, self.scene.places
        word, follows = doc[i], doc[i + 1]
        if follows.tag_ in ("POS", "CC") or word.tag_ == "POS":
            return False
        if i in places:
            return places[i].end == i + 1 and self._in_clause(places[i].start - 1)
        if i in self.scene.actors:
            plural = word.tag_ in ("NNS", "NNPS") and self.scene.actors[i].end == i + 1
            return (plural or self._are_people(i)) and self._are_people(i + 1)
        if word.lower_ in ("more", "others"):
            return True  # "killed five and wounded dozens more | state television said"
        if word.pos_ != "NOUN":
            return False
        title = word.lemma_.lower() in source_nouns() or word.lemma_.lower() in noun_class("people")
        named = is_name(follows) and word.text.islower() and not title
        return named or i in self._events

    def _are_people(self, i: int) -> bool:
        """Whether a listed word for people ends or begins at a token: "medical staff | activists"."""
        span = self.scene.actors.get(i)
        row = self.scene.lexicon.rows.get(span.kb_id_) if span is not None else None
        return (
            row is not None
            and row.kind == "civilian"
            and span is not None
            and i in (span.start, span.end - 1)
        )

    def _in_clause(self, i: int) -> bool:
        """ "in northern Idlib |", "Homs or Hama |": a place that tells where, not whose office it is."""
        doc = self.scene.doc
        while i > 0 and doc[i].pos_ == "ADJ":
            i -= 1
        if i <= 0 or doc[i].pos_ not in ("ADP", "CCONJ") or doc[i].lower_ in ("to", "by"):
            return False
        return doc[i].lower_ != "of" or doc[i - 1].lemma_.lower() not in noun_class("people")

    def _name_before(self, left: int) -> int:
        """The start of "resident Omar Hasan a writer": the name in front of "a writer"."""
        doc, i = self.scene.doc, left - 1
        if doc[left].lower_ not in ("a", "an", "the") or i < 0 or not self.in_name(doc[i]):
            return left
        if i in self.scene.places:
            return left  # "in an ambush near Adra | the group's spokesman said"
        while i > doc[left].sent.start and self.in_name(doc[i - 1]):
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
        while end < len(doc) and self.in_name(doc[end]) and doc[end].sent == doc[right].sent:
            end += 1
        return end - 1 if end > i else right

    def in_name(self, token: Token) -> bool:
        """Whether a word is part of a name."""
        return is_name(token) and token.i not in self.scene.dates


_ARTICLE = re.compile(rf"(?:{ARABIC_ARTICLE}|[Aa]bu|[Bb]in|[Ii]bn)-[A-Z]")


def is_name(token: Token) -> bool:
    """Whether a word looks like a name: "Hasan", and "al-Hamwi" whatever the parser takes it for."""
    return (token.pos_ == "PROPN" and token.text[:1].isupper()) or bool(_ARTICLE.match(token.text))


def is_person(span: Span, speaker: Token) -> bool:
    """Whether words name one person: a well-known one, an office, or a name with an office beside it."""
    core = _core(span)
    words = " ".join(t.lower_ for t in core if (t.pos_, t.lower_) != ("ADJ", "official")).split()
    words = words[: words.index("of")] if "of" in words[1:] else words  # names are one token
    if not words or words[-1] in noun_class("bodies"):
        return False
    people = noun_class("people")
    if words[-1] in noun_class("known_people") or any(w in people for w in words):
        return True
    return is_name(core[-1]) and any(w in people for w in _apposed_words(core[-1], span, speaker))


def _core(span: Span) -> list[Token]:
    """The words of a phrase up to its first "of", "at", "for"."""
    words = list(span)
    ends = [i for i, t in enumerate(words) if i and t.pos_ == "ADP" and t.lower_ in LINKS]
    return words[: ends[0]] if ends else words


def _apposed_words(name: Token, span: Span, speaker: Token) -> list[str]:
    """What stands beside a name in apposition: "Omar Hasan, a doctor in the town"."""
    found = [c.lemma_.lower() for c in speaker.children if c.dep_ == "appos"]
    for token in name.doc[span.end : span.end + 5]:
        if token.pos_ in ("VERB", "AUX"):
            break
        found.append(token.lemma_.lower())
    return found


def _last_of_phrases(noun: Token) -> int:
    """Last token of the "of", "at", "in" phrases that say whose or where a speaker is."""
    right = noun.i
    for child in noun.children:
        if child.dep_ != "prep" or child.i < noun.i:
            continue
        if child.lower_ in LINKS:
            ends = [c for c in child.children if c.dep_ == "pobj" and not _is_paper(c)]
            if ends and ends[0].right_edge.i - noun.i < 10:
                right = max(right, _phrase_end(ends[0]))
    return right


def _is_conjunction(word: Token) -> bool:
    """ "that" in "an attack that activists blamed on the army": no article of many."""
    return word.lower_ == "that" and word.head.tag_ in ("NNS", "NNPS")


def _is_paper(noun: Token) -> bool:
    """ "the group in a statement": where it is said, not who says it."""
    return noun.lemma_.lower() in noun_class("papers") | noun_class("accounts")


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
