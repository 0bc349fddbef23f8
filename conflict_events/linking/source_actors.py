"""Actors of sources: the id of whoever a speaking phrase names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.candidate import watches
from conflict_events.linking.other_wars import army_named
from conflict_events.linking.reporting import source_nouns

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_NAMING = ("name", "force", "modifier", "bare", "metonym")
_WHOEVER = ("activists", "medics", "civilians", "snc")  # whoever they speak of or live under


class ActorFinder:
    """Finds the actor ids of the speakers of one Doc."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self._longer = [s for s in reversed(scene.doc.spans["actors"]) if len(s) > 1]

    def actor_of(self, noun: Token, phrase: Span) -> str:
        """The actor id of a speaker: the mention at its head, its modifiers, its organisation, its kind."""
        if army := army_named(self.scene, noun):
            return army
        span = self.scene.actors.get(noun.i)
        own = span.kb_id_ if span is not None and span.label_ != "modifier" else ""
        nouns = source_nouns()
        if own and self.scene.lexicon.rows[own].kind not in ("civilian", "generic"):
            return self._foreign(own, phrase) or own
        if watches(phrase.text) and (named := self._watcher()):
            return named
        bare = phrase.text.lower().removeprefix("the ").removeprefix("a ").removeprefix("an ")
        known = own or nouns.get(bare) or nouns.get(noun.lower_) or nouns.get(noun.lemma_.lower()) or ""
        found = self._inside(noun, phrase, known) or self._apposed(noun, known) or self._of_office(phrase)
        if found == "rebels" and "opposition" in phrase.text.lower().split():
            return nouns["opposition"]  # fighters fight, the opposition speaks
        return found

    def _watcher(self) -> str:
        """The one monitor that the text names: "an NGO said ..., the head of the Observatory said"."""
        rows = self.scene.lexicon.rows
        listed = {s.kb_id_ for s in self.scene.doc.spans["actors"] if s.label_ == "name"}
        found = [a for a in listed if a in rows and rows[a].kind == "monitor"]
        return str(found[0]) if len(found) == 1 else ""

    def _foreign(self, medium: str, phrase: Span) -> str:
        """ "Turkey's state-run news agency": that of the state which owns it; the words alone name Syria's."""
        rows, lineage = self.scene.lexicon.rows, self.scene.lexicon.lineage(medium)
        owners = [
            self.scene.actors[t.i].kb_id_ for t in phrase if t.dep_ == "poss" and t.i in self.scene.actors
        ]
        if rows[medium].kind != "media" or not owners or owners[0] in ("", *lineage):
            return ""
        own = (a for a, row in rows.items() if row.kind == "media" and row.parent == owners[0])
        return next(own, str(owners[0]))

    def longer_name(self, noun: Token) -> str:
        """The actor of a longer name told before: "the Coalition" after "the Syrian Coalition"."""
        own = self.scene.actors.get(noun.i)
        if own is None or len(own) > 1 or not own.text[:1].isupper():
            return ""
        for span in self._longer:
            if span.end <= own.start and span[-1].lower_ == noun.lower_:
                return str(span.kb_id_)
        return ""

    def _inside(self, noun: Token, phrase: Span, known: str) -> str:
        """The actor that a phrase names: "Russian" or "the Free Army" in "a commander of the Free Army".

        A name says more than a nationality: "the Lebanese Al-Manar channel".
        """
        compose = self.scene.lexicon.grammar.compose
        inner = [self.scene.actors[t.i] for t in phrase if t.i in self.scene.actors]
        inner = [s for s in inner if s.kb_id_ and s.label_ in _NAMING]
        inner.sort(key=lambda s: s.label_ == "modifier" or s.start > noun.i)
        for span in inner[:1]:
            if span.label_ == "modifier" or span.start > noun.i:
                return known if known in _WHOEVER else compose.get(f"{span.kb_id_}.official", span.kb_id_)
            return str(span.kb_id_)
        return ""

    def _apposed(self, noun: Token, known: str) -> str:
        for child in noun.children:
            if child.dep_ == "appos":
                inner = [self.scene.actors[t.i] for t in child.subtree if t.i in self.scene.actors]
                inner = sorted((s for s in inner if s.kb_id_), key=self._says_little)
                if inner:
                    return str(inner[0].kb_id_)
                known = known or source_nouns().get(child.lower_, "")
        return known

    def _says_little(self, span: Span) -> bool:
        """ "a volunteer with X", "chief of the ministry's centre": X and the centre, not the words before them."""
        row = self.scene.lexicon.rows[span.kb_id_]
        return row.kind == "civilian" or span.root.dep_ == "poss"

    def _of_office(self, phrase: Span) -> str:
        """The actor of an office that a phrase names: "a spokesman at the hospital"."""
        told = (source_nouns().get(t.lemma_.lower(), "") for t in phrase if t.pos_ in ("NOUN", "PROPN"))
        return next((actor for actor in told if actor), "")
