"""People hurt whose number the text leaves out: "killing civilians", "casualties among the fighters"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from conflict_events.linking.counting import Counting, toll_words
from conflict_events.linking.event_nouns import noun_modifiers
from conflict_events.linking.syntax import light_verbs, objects, prepositions, subjects
from conflict_events.linking.toll_lists import TollLists
from conflict_events.linking.victims import VictimNouns

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Party
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_AMONG = ("among", "in", "on", "to", "of", "for")
_DENIED = ("no", "any", "without", "not", "n't")


class UncountedVictims:
    """Finds who is hurt where no number says how many."""

    def __init__(self, scene: Scene, parties: PartyFinder) -> None:
        self.scene = scene
        self.parties = parties
        self.words = toll_words()
        counting = Counting(scene)
        self.lists = TollLists(scene, counting)
        self.victims = VictimNouns(scene, counting)

    def find(self) -> Iterator[tuple[Token, list[Party]]]:
        """Each word of hurting with those whom it hurts, in order; words that share one number without them too."""
        for token in self.scene.doc.having(*(self.words[key] for key in ("harm", "verbs", "adjectives"))):
            if self._denied(token):
                continue
            nouns = self._sufferers(token)
            found = [p for n in nouns for p in self.parties.parties(n, passive_role=True)]
            if found or self.lists.undivided(token):
                yield token, found

    def _sufferers(self, word: Token) -> list[Token]:
        lemma = word.lemma_.lower()
        if word.pos_ == "NOUN" and lemma in self.words["harm"]:
            slots = prepositions(word)
            nouns = [t for name in _AMONG for t in slots.get(name, [])]
            if word.dep_ in ("dobj", "nsubjpass"):
                below = prepositions(word.head)
                nouns += [t for name in ("on", "among") for t in below.get(name, ()) if t.pos_ != "PRON"]
                suffered = word.head.lemma_ in light_verbs()["sustaining"] and word.head.tag_ != "VB"
                nouns += subjects(word.head) if suffered else ()  # "the Front suffered heavy losses"
            return [*nouns, *noun_modifiers(word)]
        undivided = lemma in self.words["adjectives"] and self.lists.undivided(word)
        if undivided:  # "left 30 people dead or injured"
            return [t for t in objects(word.head) if t.i < word.i]
        hurts = self.words["verbs"].get(lemma) in ("killed", "wounded") and lemma not in self.words["weak"]
        return self.victims.of(word) if hurts and word.pos_ == "VERB" else []

    def _denied(self, word: Token) -> bool:
        """ "without casualties among civilians", "no civilian casualties"."""
        near = [*word.lefts, *word.head.lefts, *word.doc[max(word.sent.start, word.i - 4) : word.i]]
        return any(t.lower_ in _DENIED for t in near)
