"""Which nouns of a verb are its victims: the object of "killed", the subject of "died" or "were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import is_crowd
from conflict_events.linking.counting import Counting, hurts, toll_words
from conflict_events.linking.syntax import (
    ancestors,
    is_passive,
    is_verb,
    light_verbs,
    objects,
    prepositions,
    subjects,
    with_conjuncts,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


class VictimNouns:
    """Finds the nouns that suffer the verbs of one Doc."""

    def __init__(self, scene: Scene, counting: Counting) -> None:
        self.scene = scene
        self.counting = counting
        self.words = toll_words()

    def of(self, verb: Token) -> list[Token]:
        """Object of an active, subject of a passive or of "die"."""
        if verb.lemma_ in self.words["suffered"] or is_passive(verb) or self._next_is_hurt(verb):
            nouns = self._passive_victims(verb)
        else:
            nouns = self._headline_victims(verb) or list(objects(verb))
            nouns += prepositions(verb).get("of", ()) if verb.lemma_ == "neutralize" else ()
        weak = verb.lemma_.lower() in self.words["weak"]
        if weak and any(c.dep_ == "prt" and c.lower_ == "down" for c in verb.children):
            return []  # "shot down a drone"
        nouns = [n for n in nouns if not self._counts_next(n, verb)]
        return [n for n in nouns if self.somebody(n)] if weak else nouns

    def along_with(self, verb: Token) -> list[Token]:
        """ "ten soldiers were killed, along with eight rebels": those who suffer it too, where they are counted."""
        behind = (t for t in verb.doc[verb.i + 1 : verb.sent.end] if t.lower_ in ("along", "together"))
        nouns = [n for t in behind for p in t.rights if p.lower_ == "with" for n in p.rights]
        return [n for n in nouns if n.dep_ == "pobj" and self.counting.quantity_of(n) is not None]

    def _counts_next(self, noun: Token, verb: Token) -> bool:
        """ "leaving three citizens martyred and 9 wounded": the 9 are those of the next word."""
        if noun.pos_ != "NUM" or noun.i <= verb.i or noun.i + 1 >= len(noun.doc):
            return False
        following = noun.nbor()
        return following.lower_ in self.words["adjectives"] or following.lemma_.lower() in self.words["verbs"]

    def somebody(self, noun: Token) -> bool:
        """Whether a noun, or what it counts ("dozens of men"), is people."""
        return any(
            "person" in self.scene.classes(n)
            or n.i in self.scene.actors
            or is_crowd(n)
            or self.counting.named(n)
            for n in [noun, *prepositions(noun).get("of", [])]
        )

    def _next_is_hurt(self, verb: Token) -> bool:
        """ "Child killed 9 civilians injured": what looks like the object is hurt by the next word; not "shot a man dead"."""
        doc = self.scene.doc
        behind = [doc[o.i + 1].lower_ for o in objects(verb) if verb.i < o.i < len(doc) - 1]
        return any(word in self.words["adjectives"] and word != "dead" for word in behind)

    def _headline_victims(self, verb: Token) -> list[Token]:
        """ "8 persons killed 58 others injured": counted civilians before the verb suffer it."""
        if verb.tag_ == "VBG" or any(self.somebody(o) for o in objects(verb)):
            return []
        found = [t for t in subjects(verb) if self.counting.quantity_of(t) is not None]
        return [t for t in found if "person" in self.scene.classes(t) and not self._armed(t)]

    def _armed(self, noun: Token) -> bool:
        span = self.scene.actors.get(noun.i)
        row = self.scene.lexicon.rows.get(span.kb_id_) if span is not None else None
        return row is not None and row.kind != "civilian"

    def _passive_victims(self, verb: Token) -> list[Token]:
        own = [c for c in verb.children if c.dep_ in ("nsubjpass", "nsubj")]
        if own:
            return [t for c in own for t in with_conjuncts(c)]
        reduced = verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "NUM")
        return list(with_conjuncts(verb.head) if reduced else subjects(verb))


def fitting_victims(scene: Scene, victims: Iterable[Party], sides: bool) -> list[Party]:
    """Who can be a victim: a monitor, a news agency or a body is none, and civilians are no side of a clash."""
    rows = scene.lexicon.rows
    living = (p for p in victims if p.noun not in light_verbs()["lifeless"])
    found = [p for p in living if p.actor not in rows or rows[p.actor].role != "source"]
    return [p for p in found if not sides or (p.actor in rows and rows[p.actor].kind != "civilian")]


def told_among(word: Token) -> list[Token]:
    """ "Among the dead were 19 children and a nurse", "Among those killed was a boy": who is named behind the verb."""
    named = word.head if word.dep_ == "acl" else word
    verb = named.head.head
    if named.dep_ != "pobj" or named.head.lower_ != "among" or verb.lemma_ != "be" or named.i > verb.i:
        return []
    nouns = [c for c in verb.rights if c.dep_ in ("attr", "nsubj")]
    return [t for noun in nouns for t in with_conjuncts(noun)]


def describes_victim(cause: Candidate, word: Token) -> bool:
    """ "killed a pilot whom they had captured", "the man whose plane fell": what befell a victim before."""
    if cause.type.category != "air_incident" and cause.type.type not in ("abduction", "arrest"):
        return False
    clauses = (t for t in (cause.head, *ancestors(cause.head)) if t.dep_ in ("relcl", "acl"))
    return any(t.head.head.i == word.i and t.head.dep_ in ("dobj", "nsubjpass") for t in clauses)


def says_who_was_hurt(verb: Token) -> bool:
    """ "killed ten people fleeing the town": a participle that only describes victims."""
    above = next((t for t in ancestors(verb) if is_verb(t)), None)
    return verb.tag_ == "VBG" and verb.dep_ == "acl" and above is not None and hurts(above)


def told_aside(cause: Candidate, word: Token) -> bool:
    """ "the raid hit a town where rebels had killed a judge": what is told of the place, not of the raid."""
    aside = next((t for t in (word, *ancestors(word)) if t.dep_ == "relcl"), None)
    if aside is None or cause.head in aside.subtree or aside.head.i == cause.head.i:
        return False
    return any(c.lower_ == "where" for c in aside.lefts)
