"""Casualties: numbers of people killed, wounded, captured, displaced, and who they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.candidate import Party, Toll
from conflict_events.linking.counting import Counting, toll_words
from conflict_events.linking.syntax import is_passive, objects, prepositions, subjects, with_conjuncts
from conflict_events.linking.toll_parts import is_part

if TYPE_CHECKING:
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_WINDOW = 9


class TollFinder:
    """Finds the casualties of one Doc."""

    def __init__(self, scene: Scene, parties: PartyFinder) -> None:
        self.scene = scene
        self.parties = parties
        self.words = toll_words()
        self.counting = Counting(scene)

    def find(self) -> list[Toll]:
        """All casualty figures in order, each once."""
        found: list[Toll] = []
        for token in self.scene.doc:
            for toll in self._at(token):
                if not any(t.start == toll.start and t.kind == toll.kind for t in found):
                    found.append(toll)
        return found

    def _at(self, token: Token) -> list[Toll]:
        lemma, lower = token.lemma_.lower(), token.lower_
        if token.pos_ in ("VERB", "AUX") or lower.endswith(("ed", "ing")):
            kind = self.words["verbs"].get(lemma) or self.words["verbs"].get(lower)
            if kind is None and lower in self.words["adjectives"]:
                kind = self.words["adjectives"][lower]
            if kind:
                return self._of_verb(token, kind, lemma in self.words["weak"])
        if lower in self.words["adjectives"]:
            return self._of_adjective(token, self.words["adjectives"][lower])
        if token.pos_ == "NOUN" and lemma in self.words["nouns"]:
            return self._of_noun(token, self.words["nouns"][lemma])
        return []

    def _of_verb(self, verb: Token, kind: str, weak: bool) -> list[Toll]:
        """Object of an active, subject of a passive or of "die"; else the nearest number."""
        if (
            verb.lemma_ in ("die", "perish", "fall", "flee", "disappear")
            or is_passive(verb)
            or self._next_is_hurt(verb)
        ):
            nouns = self._passive_victims(verb)
        else:
            nouns = self._headline_victims(verb) or objects(verb)
            nouns += list(prepositions(verb).get("of", [])) if verb.lemma_ == "neutralize" else []
        if weak:
            nouns = [n for n in nouns if self._somebody(n)]
        found = self._elliptic(verb, kind) or [t for n in nouns for t in self._counted(n, kind, verb)]
        if not found and not weak:
            found = self._nearby(verb, kind)
        return [t for t in found if self._people(t)]

    def _somebody(self, noun: Token) -> bool:
        """Whether a noun, or what it counts ("dozens of men"), is people."""
        return any(
            "person" in self.scene.classes(n) or n.i in self.scene.actors
            for n in [noun, *prepositions(noun).get("of", [])]
        )

    def _next_is_hurt(self, verb: Token) -> bool:
        """ "Child killed 9 civilians injured": what looks like the object is hurt by the next word."""
        doc = self.scene.doc
        return any(
            o.i > verb.i and o.i + 1 < len(doc) and doc[o.i + 1].lower_ in self.words["adjectives"]
            for o in objects(verb)
        )

    def _elliptic(self, verb: Token, kind: str) -> list[Toll]:
        """ "100 were killed and 500 more injured": the number right before a verb that has no subject."""
        if verb.tag_ not in ("VBN", "VBD"):
            return []
        if verb.i - 1 in self.scene.quantities and not is_passive_subject(verb):  # "4 dead and 13 injured"
            at = verb.i - 1
            return [self._toll(kind, *self.scene.amounts[at], verb, verb, at)]
        if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in verb.children):
            return []
        for i in range(verb.i - 1, max(verb.head.i, verb.i - 6), -1):
            if i in self.scene.quantities:
                return [self._toll(kind, *self.scene.amounts[i], self.counting.noun_behind(i), verb, i)]
            if self.scene.doc[i].pos_ in ("VERB", "CCONJ", "ADP", "SCONJ"):
                break
        return []

    def _headline_victims(self, verb: Token) -> list[Token]:
        """ "8 persons killed 58 others injured": counted civilians before the verb suffer it."""
        if verb.tag_ == "VBG":
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
        if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "NUM"):
            return with_conjuncts(verb.head)
        return subjects(verb)

    def _people(self, toll: Toll) -> bool:
        return toll.kind not in ("captured",) or bool(toll.victims)

    def _counted(self, noun: Token, kind: str, word: Token) -> list[Toll]:
        """The number at a noun: "22 civilians", "a woman", "dozens of fighters"."""
        if self.counting.thing(noun):
            return []
        span = self.counting.quantity_of(noun)
        if span is not None:
            return [self._toll(kind, *self.scene.amounts[span], noun, word, span)]
        if self.counting.single(noun):
            return [self._toll(kind, 1, 1, noun, word, noun.i)]
        return []

    def _of_adjective(self, word: Token, kind: str) -> list[Toll]:
        """ "12 dead", "leaving five people injured", "55 wounded"."""
        if word.i in self.scene.quantities:
            return []
        if word.i and word.i - 1 in self.scene.quantities:
            low_high = self.scene.amounts[word.i - 1]
            return [self._toll(kind, *low_high, word, word, word.i - 1)]
        nouns = [word.head] if word.dep_ in ("amod", "acomp", "oprd", "acl") else []
        if word.dep_ == "oprd":
            nouns = [o for o in objects(word.head) if o.i < word.i]  # "left a child dead"
        for noun in nouns:
            counted = self._counted(noun, kind, word) if noun.pos_ in ("NOUN", "PROPN") else []
            if counted:
                return counted
        return self._nearby(word, kind, back_only=True)

    def _of_noun(self, noun: Token, kind: str) -> list[Toll]:
        """ "12 deaths", "the death toll rose to 8", "claiming the lives of 3 children"."""
        if noun.lemma_ == "life":
            if noun.head.lemma_ not in ("claim", "cost", "take", "lose"):
                return []
            if noun.head.lemma_ == "lose":
                return [t for n in subjects(noun.head) for t in self._counted(n, kind, noun)]
            return [t for n in prepositions(noun).get("of", []) for t in self._counted(n, kind, noun)]
        span = self.counting.quantity_of(noun)
        if span is not None and noun.lemma_ != "toll":
            return [self._toll(kind, *self.scene.amounts[span], noun, noun, span)]
        if noun.lemma_ != "toll":  # "the killing of one person and the injury of 40 others"
            return [t for n in prepositions(noun).get("of", []) for t in self._counted(n, kind, noun)]
        nouns = [t for name in ("of", "at") for t in prepositions(noun).get(name, [])]
        head = noun.head
        if head.pos_ == "VERB":
            nouns += [t for name in ("to", "at") for t in prepositions(head).get(name, [])]
        return [t for n in nouns for t in self._counted(n, kind, noun)][:1]

    def _nearby(self, word: Token, kind: str, *, back_only: bool = False) -> list[Toll]:
        """A number close to the word, where the tree fails (lost commas, headlines)."""
        doc, sent = self.scene.doc, word.sent
        found: list[Toll] = []
        ranges = [range(word.i - 1, max(sent.start, word.i - _WINDOW) - 1, -1)]
        if not back_only:
            forward = range(word.i + 1, min(sent.end, word.i + 5))
            ranges = (
                [forward, *ranges]
                if word.tag_ in ("VBG", "VBD", "VB", "VBP", "VBZ") and not is_passive(word)
                else [*ranges, forward]
            )
        for span in ranges:
            for i in span:
                if doc[i].text in (".", ";", ":", "\n\n") or (i != word.i and self._is_toll_word(doc[i])):
                    break
                if i not in self.scene.quantities or self.counting.counts_things(i):
                    continue
                found.append(self._toll(kind, *self.scene.amounts[i], self.counting.noun_behind(i), word, i))
                if not found[-1].part:  # of "23 civilians, nine children among them, dead" both count
                    return found[::-1]
        return found

    def _is_toll_word(self, token: Token) -> bool:
        return token.lower_ in self.words["adjectives"] or (
            token.pos_ == "VERB" and token.lemma_ in self.words["verbs"]
        )

    def _toll(self, kind: str, low: int, high: int, noun: Token, word: Token, at: int) -> Toll:
        victims = self._victims(noun, word)
        span = self.scene.quantities.get(at)
        start = span.start_char if span is not None else self.scene.doc[at].idx
        who = (
            noun.text
            if noun.i != word.i and (span is None or noun.i not in range(span.start, span.end))
            else ""
        )
        end = noun.idx + len(noun.text) if noun.idx >= start else start + len(noun.text)
        return Toll(kind, low, high, who, is_part(self.scene, at, noun), word, tuple(victims), start, end)

    def _victims(self, noun: Token, word: Token) -> list[Party]:
        if noun.i == word.i:
            return []
        found = self.parties.parties(noun, passive_role=True)
        if not found and noun.i in self.scene.quantities:
            found = [
                p
                for t in prepositions(noun).get("of", [])
                for p in self.parties.parties(t, passive_role=True)
            ]
        return found


def is_passive_subject(verb: Token) -> bool:
    """Whether a passive has its own subject: "20 were wounded"."""
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)


def fitting_victims(scene: Scene, toll: Toll, sides: bool) -> list[Party]:
    """The victims of a total; a monitor or news agency is none, and civilians are no side of a clash."""
    if toll.part:
        return []
    rows = scene.lexicon.rows
    found = [p for p in toll.victims if p.actor not in rows or rows[p.actor].role != "source"]
    return [p for p in found if not sides or (p.actor in rows and rows[p.actor].kind != "civilian")]
