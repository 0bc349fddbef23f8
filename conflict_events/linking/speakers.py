"""Speakers: which word of a sentence is the one that speaks, by the tree and, where that fails, by order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import refers_back
from conflict_events.linking.reporting import source_nouns
from conflict_events.linking.syntax import is_passive, objects, prepositions, subjects

if TYPE_CHECKING:
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


class SpeakerFinder:
    """Finds the speakers of reporting verbs of one Doc."""

    def __init__(self, scene: Scene, parties: PartyFinder) -> None:
        self.scene = scene
        self.parties = parties

    def of_verb(self, verb: Token) -> list[Token]:
        """Subject of the verb; of a passive ("blamed by", "quoted") the by-phrase; linearly where the tree fails."""
        if verb.lemma_ in ("quote", "cite") and not is_passive(verb):
            return objects(verb)
        if is_passive(verb):
            if verb.lemma_ in ("quote", "cite"):
                return subjects(verb)
            found = prepositions(verb).get("by", [])
            return found
        inverted = self._behind(verb)
        if inverted is not None:
            return [inverted]
        trailing = self._before_trailing(verb) or self._right_before(verb)
        if trailing is not None:
            return [*self._beside_speaker(trailing), trailing]
        return self._subjects(verb)

    def _subjects(self, verb: Token) -> list[Token]:
        """Who speaks by the tree; of a verb without a subject the noun right before it."""
        found = [
            t
            for t in subjects(verb)
            if t.dep_ in ("nsubj", "csubj", "conj") or t.pos_ in ("NOUN", "PROPN", "PRON")
        ]
        own = any(c.dep_ == "nsubj" for c in verb.children)
        if own or verb.dep_ in ("conj", "xcomp", "advcl"):
            return found
        before = self.scene.doc[verb.i - 1] if verb.i else None
        return [before] if before is not None and before.pos_ in ("NOUN", "PROPN", "PRON") else found

    def _right_before(self, verb: Token) -> Token | None:
        """The speaker right before a verb whose subject the tree seeks further left: "... 12 people FNA reported"."""
        if verb.tag_ not in ("VBD", "VBZ", "VBP"):
            return None
        i = verb.i - 1
        while i > verb.sent.start and (i in self.scene.dates or self.scene.doc[i].pos_ in ("ADV", "AUX")):
            i -= 1
        token = self.scene.doc[i]
        if i < verb.sent.start or not self._names_speaker(token) or self._in_phrase(token):
            return None
        return None if any(0 <= i - t.i < 6 for t in subjects(verb)) else token

    def _before_trailing(self, verb: Token) -> Token | None:
        """The speaker right before a verb that ends its sentence: "... 12 people the Observatory said"."""
        sent = verb.sent
        after = [t for t in self.scene.doc[verb.i + 1 : sent.end] if not t.is_punct and not t.is_space]
        if len(after) > 16 or any(t.pos_ in ("VERB", "AUX") and t.tag_ not in ("VBG", "VBN") for t in after):
            return None
        if verb.i - sent.start < 5:
            return None
        named = self._named_subject(verb)
        if named is not None:
            return named
        for i in range(verb.i - 1, max(sent.start, verb.i - 9), -1):
            token = self.scene.doc[i]
            if token.pos_ in ("VERB", "AUX", "CCONJ", "SCONJ") or token.is_punct:
                return None
            if token.pos_ == "PRON" and i == verb.i - 1:
                return token
            if self._names_speaker(token) and not self._in_phrase(token):
                return token
        return None

    def _behind(self, verb: Token) -> Token | None:
        """The speaker right behind the verb: "... near the town, said the Observatory"."""
        if (
            verb.lemma_ != "say"
            or verb.tag_ not in ("VBD", "VBZ")
            or any(c.dep_ == "ccomp" and c.i > verb.i for c in verb.children)
        ):
            return None
        for token in self.scene.doc[verb.i + 1 : min(verb.sent.end, verb.i + 8)]:
            if token.pos_ in ("VERB", "AUX", "ADP", "SCONJ", "PRON") or token.is_punct:
                return None
            if self._names_speaker(token) and self.can_speak(token):
                follows = token.nbor(1) if token.i + 1 < len(token.doc) else token
                finite = follows.pos_ in ("VERB", "AUX") and follows.tag_ not in ("VBG", "VBN")
                return None if finite or follows.tag_ == "POS" else token
        return None

    def _beside_speaker(self, token: Token) -> list[Token]:
        """Speakers coordinated with one: "state television and Kurdish media reported"."""
        found = []
        while (
            token.dep_ == "conj" and token.head.pos_ in ("NOUN", "PROPN") and self._names_speaker(token.head)
        ):
            token = token.head
            found.append(token)
        return found[::-1]

    def _named_subject(self, verb: Token) -> Token | None:
        """The person right before the verb: "Homs governor Talal Barazi said"."""
        near = [c for c in verb.children if c.dep_ == "nsubj" and c.pos_ == "PROPN" and 0 < verb.i - c.i < 3]
        return near[0] if near and near[0].i not in self.scene.places else None

    def _names_speaker(self, token: Token) -> bool:
        span = self.scene.actors.get(token.i)
        if span is not None and token.i == span.end - 1 and span.label_ != "modifier":
            return True
        return token.pos_ in ("NOUN", "PROPN") and token.lemma_.lower() in source_nouns()

    def _in_phrase(self, token: Token) -> bool:
        """Whether a noun stands behind a preposition: "the town" in "activists in the town"."""
        doc, span = self.scene.doc, self.scene.actors.get(token.i)
        i = (span.start if span is not None else token.i) - 1
        while i >= 0 and doc[i].pos_ in ("ADJ", "PROPN", "NOUN", "PART") and i not in self.scene.dates:
            if self._names_speaker(doc[i]) and span is not None:
                return False
            i -= 1
        if i >= 0 and doc[i].pos_ == "DET":
            i -= 1
        return i >= 0 and doc[i].pos_ == "ADP" and i not in self.scene.dates

    def can_speak(self, token: Token) -> bool:
        if token.pos_ == "PRON":
            return token.lower_ in ("he", "she", "it", "they", "who", "which")
        span = self.scene.actors.get(token.i)
        if span is not None and span.label_ == "metonym" and token.dep_ == "pobj":
            return False  # "east of Damascus said the Observatory"
        if span is not None:
            return span.id_ not in ("air", "armour", "artillery", "navy")
        if self.parties.apposed(token) or refers_back(self.scene, token):
            return True
        lower = token.lemma_.lower()
        if lower in source_nouns() or token.lower_ in source_nouns() or "person" in self.scene.classes(token):
            return True
        if token.pos_ != "PROPN" or token.i in self.scene.dates:
            return False
        return token.i not in self.scene.places or self._in_full_name(token)

    def _in_full_name(self, token: Token) -> bool:
        """Whether a place name is the last name of somebody: "Gen. Omar al-Hamwi"."""
        before = self.scene.doc[token.i - 1] if token.i else token
        return before.pos_ == "PROPN" and before.head == token and before.i not in self.scene.places
