"""Speakers: which word of a sentence is the one that speaks, by the tree and, where that fails, by order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import refers_back
from conflict_events.linking.belonging import apposed_names
from conflict_events.linking.reporting import VOICES, noun_class, source_nouns
from conflict_events.linking.source_phrases import is_name
from conflict_events.linking.speaker_order import OrderReader
from conflict_events.linking.syntax import is_passive, objects, prepositions, subjects

if TYPE_CHECKING:
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


_WHERE = ("in", "inside", "near", "across", "throughout", "over")
_TELLING = ("say", "tell", "conclude")
_FEW = 5  # people who may speak together


class SpeakerFinder:
    """Finds the speakers of reporting verbs of one Doc."""

    def __init__(self, scene: Scene, parties: PartyFinder) -> None:
        self.scene = scene
        self.parties = parties
        self.order = OrderReader(scene)

    def of_verb(self, verb: Token) -> list[Token]:
        """Subject of the verb; of a passive ("blamed by", "quoted") the by-phrase; linearly where the tree fails."""
        if _is_said_of(verb):
            return []
        if verb.lemma_ in ("quote", "cite"):
            return self._quoted(verb)
        if is_passive(verb) and not _is_by_phone(verb):
            return self._informed(verb) or list(prepositions(verb).get("by", ())) or self._misread(verb)
        inverted = self.order.behind(verb)
        if inverted is not None and self.can_speak(inverted):
            return [inverted]
        trailing = self.order.before_trailing(verb) or self.order.right_before(verb, subjects(verb))
        trailing = trailing or self.order.office_before(verb)
        if trailing is not None and (named := self._apposed_to(trailing, verb)) is not None:
            return [named]
        if trailing is not None:
            return [*(t for t in self.order.beside(trailing) if not self._located(t)), trailing]
        return self._subjects(verb)

    def _apposed_to(self, trailing: Token, verb: Token) -> Token | None:
        """ "Omar Hasan, a spokesman for the group, said": he speaks, whatever stands right before the verb."""
        named = (c for c in verb.lefts if c.dep_ == "nsubj" and is_name(c) and self.can_speak(c))
        behind = [(c, a) for c in named for a in c.rights if a.dep_ == "appos" and c.nbor().text == ","]
        return next((c for c, a in behind if trailing in a.subtree and c.i not in self.scene.actors), None)

    def _informed(self, verb: Token) -> list[Token]:
        """ "the Observatory was informed that ...": who passes on what it was told."""
        if verb.lemma_ not in noun_class("informing"):
            return []
        return [t for t in subjects(verb) if self.is_voice(t)]

    def _misread(self, verb: Token) -> list[Token]:
        """ "... near the town SANA reported", read as a participle; not "a bulletin posted online"."""
        if any(c.dep_ in ("auxpass", "nsubjpass", "agent") for c in verb.children):
            return []
        trailing = self.order.before_trailing(verb)
        written = trailing is not None and trailing.lemma_.lower() in noun_class("papers")
        return [] if trailing is None or written else [trailing]

    def _quoted(self, verb: Token) -> list[Token]:
        """Who is quoted, behind whoever quotes: "the channel quoted a doctor", "citing its reporter"."""
        if is_passive(verb):
            return list(subjects(verb))
        quoting = [c for c in verb.children if c.dep_ == "nsubj"]
        return [*quoting, *objects(verb)]

    def _subjects(self, verb: Token) -> list[Token]:
        """Who speaks by the tree; of a verb without a subject the noun right before it."""
        found = [
            t
            for t in subjects(verb)
            if t.dep_ in ("nsubj", "csubj", "conj") or t.pos_ in ("NOUN", "PROPN", "PRON")
        ]
        found = [t for t in found if not _explains(t, found)]
        own = any(c.dep_ == "nsubj" for c in verb.children)
        if own or verb.dep_ in ("conj", "xcomp", "advcl"):
            return found
        before = self.scene.doc[verb.i - 1] if verb.i else None
        return [before] if before is not None and before.pos_ in ("NOUN", "PROPN", "PRON") else found

    def is_voice(self, token: Token) -> bool:
        """A listed monitor or medium, whose trade is to tell."""
        span = self.scene.actors.get(token.i)
        row = self.scene.lexicon.rows.get(span.kb_id_) if span is not None else None
        return row is not None and row.kind in VOICES

    def must_speak(self, token: Token, verb: Token) -> bool:
        """ "the charity said": whoever is the subject of saying speaks, listed or not."""
        if verb.lemma_ not in _TELLING or verb.tag_ == "VBG" or token.head != verb:
            return False
        if (
            token.dep_ != "nsubj"
            or token.pos_ not in ("NOUN", "PROPN")
            or not 0 < verb.i - token.right_edge.i < 3
        ):
            return False
        if token.i in token.doc.trigger_heads:
            return False  # "Minister: Rebels' shelling of Nubl a crime Ali Hasan said": no deed speaks
        return token.i not in self.scene.places and token.i not in self.scene.dates

    def can_speak(self, token: Token) -> bool:
        if token.pos_ == "PRON":
            return token.lower_ in ("he", "him", "she", "her", "it", "they", "them", "who", "which")
        span = self.scene.actors.get(token.i)
        if self._counted(token) or token.lower_ in noun_class("ranks"):
            return False
        if span is not None and span.label_ == "metonym" and token.dep_ == "pobj":
            return False  # "east of Damascus said the Observatory"
        if span is not None:
            return span.id_ not in ("air", "armour", "artillery", "navy")
        if apposed_names(self.scene, token) or refers_back(self.scene, token):
            return True
        lower = token.lemma_.lower()
        if lower in source_nouns() or token.lower_ in source_nouns() or "person" in self.scene.classes(token):
            return True
        if not is_name(token) or token.i in self.scene.dates or token.i in token.doc.trigger_heads:
            return False
        return token.i not in self.scene.places or self._in_full_name(token)

    def _located(self, token: Token) -> bool:
        """ "forces that moved in Iraq and Syria Carter added": where, not who."""
        return token.i in self.scene.places and token.dep_ == "pobj" and token.head.lower_ in _WHERE

    def _counted(self, token: Token) -> bool:
        """ "300 fighters", "eight more casualties": the number of a toll, not who speaks."""
        numbers = [c.i for c in token.lefts if c.i in self.scene.amounts]
        return any(self.scene.amounts[i][0] > _FEW for i in numbers)

    def _in_full_name(self, token: Token) -> bool:
        """Whether a place name is the last name of somebody: "Gen. Omar al-Hamwi"."""
        before = self.scene.doc[token.i - 1] if token.i else token
        return before.pos_ == "PROPN" and before.head == token and before.i not in self.scene.places


def _is_by_phone(verb: Token) -> bool:
    """ "a doctor said by phone": how it was said, not by whom."""
    return any(t.lemma_.lower() in noun_class("phones") for t in prepositions(verb).get("by", ()))


def _is_said_of(verb: Token) -> bool:
    """ "Missiles said to target the base": what is said of them, they say nothing."""
    told = (c for c in verb.rights if c.dep_ == "xcomp")
    return verb.lower_ == "said" and any(c.lower_ == "to" for clause in told for c in clause.lefts)


def _explains(token: Token, beside: list[Token]) -> bool:
    """ "the news agency close to it" in "Amaq, the news agency close to it, said": no second speaker."""
    first = token.left_edge
    if first.i < 2 or not first.nbor(-1).is_punct or first.pos_ != "DET":
        return False
    named = first.nbor(-2)
    return named in beside and is_name(named) and named.head is token.head
