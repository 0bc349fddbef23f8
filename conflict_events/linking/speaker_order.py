"""Speakers by the order of words, where the tree fails: the phrase right before or right behind the verb."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.reporting import VOICES, noun_class, source_nouns
from conflict_events.linking.source_phrases import LINKS, is_name

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.syntax import Words
    from conflict_events.tagging.tree import Token

_GROUP = ("NOUN", "PROPN", "ADJ", "NUM", "PART")
_REACH = 14  # tokens of a speaker with all that says where and whose he is
_NEAR = 6  # tokens between a subject and its verb that the parser gets right
_TRAIL = 16  # tokens behind a verb that ends its sentence
_LEAD = 5  # tokens before it that hold what is said
_RIGHT_BEFORE = 9  # tokens before it within which its speaker is sought


class OrderReader:
    """Reads who speaks off the order of the words of one Doc."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def right_before(self, verb: Token, subjects: Words) -> Token | None:
        """The speaker right before a verb whose subject the tree seeks further left: "... 12 people FNA reported"."""
        if verb.tag_ not in ("VBD", "VBZ", "VBP") or any(0 <= verb.i - 1 - t.i < _NEAR for t in subjects):
            return None
        i, start = verb.i - 1, verb.sent.start
        if i >= start and self.scene.doc[i].tag_ == "VBZ" and self.scene.doc[i].lower_ in source_nouns():
            return self.scene.doc[i]  # "... from the town reports say": the tree takes reports for a verb
        while i > start and (i in self.scene.dates or self.scene.doc[i].pos_ in ("ADV", "AUX")):
            i -= 1
        return self._ending_at(i, max(start, i - _REACH)) if i >= start else None

    def _ending_at(self, i: int, first: int) -> Token | None:
        """The speaker whose phrase ends at a word: "a source" in "a source at the Police Command in Hama"."""
        doc, found = self.scene.doc, None
        while i >= first:
            token = doc[i]
            if self.names_speaker(token) and not (found and self._counted(token)):
                found = token
            before = self._before_group(i, first)
            if before is None or doc[before].lower_ not in LINKS:
                break
            i = before - 1
        if found is None or self._is_object(found, first):
            return None
        return None if self._in_phrase(found) else found

    def _before_group(self, i: int, first: int) -> int | None:
        """What stands before the noun group that ends at a word."""
        doc = self.scene.doc
        span = self.scene.actors.get(i)
        i = (span.start if span is not None else i) - 1
        while i >= first and (doc[i].pos_ in _GROUP or doc[i].pos_ == "DET") and i not in self.scene.dates:
            if doc[i].pos_ == "DET":
                return i - 1 if i > first else None
            i -= 1
        return i if i >= first else None

    def _counted(self, token: Token) -> bool:
        return any(c.dep_ == "nummod" for c in token.children)

    def _is_object(self, token: Token, first: int) -> bool:
        """ "the officer who led the fighters said": the fighters are led, they do not speak."""
        before = self._before_group(token.i, first)
        if before is None or self.scene.doc[before].pos_ != "VERB":
            return False
        return token.dep_ in ("dobj", "dative", "pobj")

    def before_trailing(self, verb: Token) -> Token | None:
        """The speaker right before a verb that ends its sentence: "... 12 people the Observatory said"."""
        sent = verb.sent
        after = [t for t in self.scene.doc[verb.i + 1 : sent.end] if not t.is_punct and not t.is_space]
        if len(after) > _TRAIL or any(
            t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG", "VBN") for t in after
        ):
            return None
        if verb.i - sent.start < _LEAD:
            return None
        named = self._named_subject(verb)
        if named is not None:
            return named
        for i in range(verb.i - 1, max(sent.start, verb.i - _RIGHT_BEFORE), -1):
            token = self.scene.doc[i]
            if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.is_punct:
                return None
            if token.pos_ == "PRON" and i == verb.i - 1:
                return self._described(token) or token
            if self.names_speaker(token) and not self._in_phrase(token) and not self._in_name_of(token, verb):
                return token
        return None

    def office_before(self, verb: Token) -> Token | None:
        """ "... on Sunday, the town's mayor, Omar Hasan, said", where the tree hangs the mayor on the day."""
        doc, start = self.scene.doc, verb.sent.start
        if verb.i - start < _LEAD or doc[verb.i - 1].text != "," or _has_subject(verb):
            return None
        i = verb.i - 2
        while i > start and self._is_speaker_name(doc[i]):
            i -= 1
        if i == verb.i - 2 or doc[i].text != ",":
            return None
        return self._ending_at(i - 1, max(start, i - _REACH))

    def _in_name_of(self, token: Token, verb: Token) -> bool:
        """ "Police" in "a source at Homs Police Command": part of the name that ends before the verb."""
        head = token.head
        part = token.dep_ in ("compound", "nmod", "amod") and token.i < head.i < verb.i
        return part and is_name(head) and head.i not in self.scene.actors and head.dep_ == "pobj"

    def _described(self, pronoun: Token) -> Token | None:
        """The group in "the group that runs it said": "it" is what the group runs."""
        clause = pronoun.nbor(-1)
        if clause.dep_ != "relcl" or not any(c.lower_ in ("that", "which", "who") for c in clause.children):
            return None
        return clause.head if self.names_speaker(clause.head) else None

    def behind(self, verb: Token) -> Token | None:
        """The speaker right behind the verb: "... near the town, said the Observatory"."""
        if (
            not (verb.lemma_ == "say" or (verb.lemma_ == "report" and verb.i and verb.nbor(-1).is_punct))
            or verb.tag_ not in ("VBD", "VBZ")
            or verb.i - verb.sent.start < 3
            or (
                any(c.dep_ == "ccomp" and c.i > verb.i and c.tag_ != "VBG" for c in verb.children)
                and not self._title_behind(verb)
                and not verb.nbor(-1).is_punct
            )
        ):
            return None
        for token in self.scene.doc[verb.i + 1 : min(verb.sent.end, verb.i + 8)]:
            if token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PRON") or token.is_punct:
                return None
            if self.names_speaker(token):
                last = self._last_of_name(token)
                follows = last.nbor(1) if last.i + 1 < len(last.doc) else last
                if self._begins_what_is_said(token, verb):
                    return None
                finite = follows.pos_ in ("VERB", "AUX") and follows.tag_ not in ("VBG", "VBN")
                return None if finite or follows.tag_ == "POS" else last
        return None

    def _begins_what_is_said(self, token: Token, verb: Token) -> bool:
        """ "Omar Hasan, a doctor, said rebel fighters had left the town": they do not say it."""
        told = [c for c in verb.rights if c.dep_ == "ccomp" and c.i > token.i and _has_subject(c)]
        return _has_subject(verb) and any(token in c.subtree for c in told)

    def _title_behind(self, verb: Token) -> bool:
        """ "... were children said Omar Hasan head of the council": a name and its office, no clause."""
        if verb.i + 1 >= verb.sent.end or not is_name(verb.nbor(1)):
            return False
        last = self._last_of_name(verb.nbor(1))
        return last.i + 1 < verb.sent.end and last.nbor(1).lemma_.lower() in noun_class("people")

    def _last_of_name(self, token: Token) -> Token:
        """ "Hasan" of "Omar Hasan", "spokesman Omar Hasan"."""
        while token.i + 1 < token.sent.end and self._is_speaker_name(token.nbor(1)):
            token = token.nbor(1)
        if (
            token.i + 2 < token.sent.end
            and token.nbor(1).lower_ in noun_class("name_particles")
            and is_name(token.nbor(2))
        ):
            return self._last_of_name(token.nbor(2))  # "Omar al Hamwi"
        return token

    def beside(self, token: Token) -> list[Token]:
        """Speakers coordinated with one: "state television and Kurdish media reported"."""
        found = self._medium_before(token)
        while self._joined(token):
            token = token.head
            found.append(token)
        return sorted(set(found), key=lambda t: t.i)

    def _medium_before(self, token: Token) -> list[Token]:
        """The medium that "and" joins to a speaker, where the tree takes it for something else."""
        doc, span = self.scene.doc, self.scene.actors.get(token.i)
        at = (span.start if span is not None else token.left_edge.i) - 1
        joined = (
            at > 0
            and doc[at].lower_ == "and"
            and doc[at - 1].lower_.rpartition(" ")[2] in noun_class("media")
        )
        return [doc[at - 1]] if joined else []

    def _joined(self, token: Token) -> bool:
        """Whether "and" joins a speaker to another one before it."""
        head = token.head
        if token.dep_ != "conj" or head.pos_ not in ("NOUN", "PROPN") or not self.names_speaker(head):
            return False
        if head.dep_ == "pobj" and head.head.lower_ in ("between", "against", "with"):
            return False  # "fighting between rebels and troops | state media said"
        return any(t.pos_ == "CCONJ" or t.is_punct for t in token.doc[head.i + 1 : token.i])

    def _named_subject(self, verb: Token) -> Token | None:
        """The person right before the verb: "Homs governor Talal Barazi said"."""
        near = [c for c in verb.children if c.dep_ == "nsubj" and is_name(c) and 0 < verb.i - c.i < 3]
        return near[0] if near and near[0].i not in self.scene.places else None

    def names_speaker(self, token: Token) -> bool:
        """Whether a word by itself names somebody who can speak."""
        span = self.scene.actors.get(token.i)
        modifies = span is not None and span.label_ == "modifier" and token.tag_ != "NNS"
        if span is not None and token.i == span.end - 1 and not modifies:
            return True
        if self._is_speaker_name(token):
            return True
        spoken = token.lemma_.lower() in source_nouns() or token.lemma_.lower() in noun_class("people")
        return token.pos_ in ("NOUN", "PROPN") and spoken

    def _is_speaker_name(self, token: Token) -> bool:
        """A name that is no listed place or date."""
        return is_name(token) and token.i not in self.scene.places and token.i not in self.scene.dates

    def _in_phrase(self, token: Token) -> bool:
        """Whether a noun stands behind a preposition: "the town" in "activists in the town".

        A voice behind a place is none of it: "near Damascus SANA reported".
        """
        doc, span = self.scene.doc, self.scene.actors.get(token.i)
        i = (span.start if span is not None else token.i) - 1
        if (i in self.scene.places and self._is_voice(token)) or self._is_title(token):
            return False
        if i > 0 and token.i in self.scene.places and doc[i].lower_ == "and" and i - 1 in self.scene.places:
            i -= 2  # "who fight in Syria and Iraq said"
        if span is not None and span[0].pos_ == "DET":
            return i >= 0 and doc[i].pos_ == "ADP"
        while i >= 0 and self._describes(doc[i]):
            if (self.names_speaker(doc[i]) and span is not None) or self._follows_place(token, i):
                return False
            i -= 1
        if i >= 0 and doc[i].pos_ == "DET":
            i -= 1
        return i >= 0 and doc[i].pos_ == "ADP" and i not in self.scene.dates

    def _follows_place(self, token: Token, i: int) -> bool:
        """ "a camp near Idlib | local officials said": a place that says where it was, not whose officials they are."""
        if token.tag_ != "NNS" or i not in self.scene.places:
            return False
        before = self.scene.places[i].start - 1
        while before > 0 and self.scene.doc[before].pos_ in ("ADJ", "PROPN"):
            before -= 1  # "northern Homs", "Syrias Homs"
        where = before > 0 and self.scene.doc[before].pos_ == "ADP"
        return where and self.scene.doc[before - 1].lemma_.lower() not in source_nouns()

    def _describes(self, word: Token) -> bool:
        """Whether a word before a noun belongs to it: "armed" and "warring" too."""
        told = word.pos_ in ("ADJ", "PROPN", "NOUN", "PART") or word.dep_ == "amod"
        return told and word.i not in self.scene.dates

    def _is_title(self, token: Token) -> bool:
        """ "President of the council": an office without an article begins a phrase of its own."""
        office = token.lemma_.lower() in noun_class("people") and not any(
            c.i < token.i for c in token.children
        )
        return office and token.i + 1 < token.sent.end and token.nbor(1).lower_ == "of"

    def ends_voice(self, i: int) -> bool:
        """Whether a listed monitor or medium ends at a word, no office of its own behind it."""
        doc, span = self.scene.doc, self.scene.actors.get(i)
        if span is None or span.end != i + 1 or span.label_ != "name" or not self._is_voice(doc[i]):
            return False
        follows = doc[span.end] if span.end < len(doc) else doc[i]
        return not (follows.pos_ == "NOUN" and follows.lemma_.lower() in source_nouns())

    def _is_voice(self, token: Token) -> bool:
        """A monitor or a medium: its own trade is to tell."""
        span = self.scene.actors.get(token.i)
        row = self.scene.lexicon.rows.get(span.kb_id_) if span is not None else None
        if row is not None:
            return row.kind in VOICES
        return token.text.isupper() and len(token.text) > 2


def _has_subject(verb: Token) -> bool:
    return any(c.dep_ == "nsubj" for c in verb.lefts)
