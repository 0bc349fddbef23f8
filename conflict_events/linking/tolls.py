"""Casualties: numbers of people killed, wounded, captured, displaced, and who they are."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events.linking.ailments import ailing
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.candidate import Toll
from conflict_events.linking.counting import Counting, toll_words
from conflict_events.linking.nearby_tolls import NearbyTolls
from conflict_events.linking.running_totals import in_running_total
from conflict_events.linking.subtotals import Subtotals
from conflict_events.linking.syntax import is_passive, objects, prepositions, subjects, with_conjuncts
from conflict_events.linking.toll_figures import TollFigures
from conflict_events.linking.toll_lists import TollLists
from conflict_events.linking.unreal_verbs import hurts_nobody
from conflict_events.linking.victims import VictimNouns, told_among

if TYPE_CHECKING:
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_NEXT = 30  # tokens between the dead and "another three", who are people like them
_BESIDE = 3  # tokens before a word in which a number counts for it


class TollFinder:
    """Finds the casualties of one Doc."""

    def __init__(self, scene: Scene, parties: PartyFinder, flights: frozenset[int] = frozenset()) -> None:
        """``flights`` are the tokens of the verbs that tell of a displacement."""
        self.scene = scene
        self.flights = flights
        self.words = toll_words()
        self.counting = Counting(scene)
        self.figures = TollFigures(scene, parties, self.counting)
        self.lists = TollLists(scene, self.counting)
        self.nearby = NearbyTolls(scene, self.counting, self.lists, self.figures)
        self.subtotals = Subtotals(scene, self.counting, self.lists)
        self.victims = VictimNouns(scene, self.counting)

    def find(self) -> list[Toll]:
        """All casualty figures in order, each once."""
        found: list[Toll] = []
        words = [
            self.words[part] for part in ("verbs", "adjectives", "nouns", "departing", "updating", "ills")
        ]
        for token in self.scene.doc.having(*words):
            told = self._at(token) or self._updated(token, found)
            for toll in _beside_each_other(told):
                known = any(t.start == toll.start and (t.kind == toll.kind or t.part) for t in found)
                if not known and not in_running_total(toll.word):
                    found.append(_further(toll, found))
                    found += self.subtotals.of(toll)
                    found += self._elsewhere(toll, found)
        return found

    def _elsewhere(self, toll: Toll, found: list[Toll]) -> list[Toll]:
        """ "Three were killed in Homs and two in Hama": the dead of the next town, by the same word."""
        if toll.part:
            return []
        starts = {t.start for t in found}
        numbers = (self.scene.quantities[i] for i in self.lists.elsewhere(toll))
        return [
            self.figures.toll(
                toll.kind,
                *self.scene.amounts[n.start],
                self.counting.noun_behind(n.start),
                toll.word,
                n.start,
            )
            for n in numbers
            if n.start_char not in starts
        ]

    def _at(self, token: Token) -> list[Toll]:
        lemma, lower = token.lemma_.lower(), token.lower_
        if lower in self.words["adjectives"] and self._since_dead(token):
            return []
        # "kills 10 injures scores"
        bare = lower in (lemma, f"{lemma}s") and token.i + 1 in self.scene.quantities
        if token.pos_ in ("VERB", "AUX") or lower.endswith(("ed", "ing")) or bare:
            kind = self.words["verbs"].get(lemma) or self.words["verbs"].get(lower)
            if kind is None and lower in self.words["adjectives"]:
                kind = self.words["adjectives"][lower]
            if kind:
                return self._of_verb(token, kind)
        if token.i in self.flights and lemma in self.words["departing"]:
            return self._of_flight(token)
        if lower in self.words["adjectives"]:
            return self._of_adjective(token, self.words["adjectives"][lower])
        kind = self.words["nouns"].get(lemma) or self.words["nouns"].get(lower)
        found = self._of_noun(token, kind) if token.pos_ == "NOUN" and kind else []
        if not found and not self.words["ills"].keys().isdisjoint((lemma, lower)):
            found = [t for n in ailing(token) for t in self.figures.counted(n, "wounded", token)]
        return found

    def _of_verb(self, verb: Token, kind: str) -> list[Toll]:
        """The numbers of its victims; else, where the tree fails, the nearest number."""
        if self.lists.undivided(verb) or self._left_open(verb) or hurts_nobody(verb):
            return []
        found = (
            self._among(verb, kind)
            or self._right_behind(verb, kind)
            or self._right_before(verb, kind)
            or self._elliptic(verb, kind)
            or self._stated(verb, kind)
        )
        if not found:
            nouns = [*self.victims.of(verb), *self.victims.along_with(verb)]
            found = self._together(nouns, kind, verb) or [
                t for n in nouns for t in self.figures.counted(n, kind, verb)
            ]
        if not found and verb.lemma_.lower() not in self.words["weak"] and not self._uncounted(verb):
            found = self.nearby.of(verb, kind)
        return [t for t in found if self._people(t)]

    def _updated(self, verb: Token, before: list[Toll]) -> list[Toll]:
        """ "This was later updated to 82": a newer number of those told last, at most a sentence before."""
        last = next(
            (t for t in reversed(before) if not t.part and verb.sent.start - t.word.sent.end < 2), None
        )
        at = self.counting.updated(verb)
        if last is None or at is None:
            return []
        return [self.figures.toll(last.kind, *self.scene.amounts[at], verb, verb, at)]

    def _of_flight(self, verb: Token) -> list[Toll]:
        """ "forced 3,000 people from their homes", "500 families left the town": whoever is driven out or goes."""
        driven = [] if is_passive(verb) else [n for n in objects(verb) if self.victims.somebody(n)]
        nouns = driven or [n for n in subjects(verb) if self.victims.somebody(n)]
        counted = [n for n in nouns if self.counting.quantity_of(n) is not None]
        return [t for n in counted for t in self.figures.counted(n, "displaced", verb)]

    def _right_behind(self, verb: Token, kind: str) -> list[Toll]:
        """ "kill 10 injure scores": of toll words and numbers in turn, each number belongs to the word before it."""
        at = self.lists.number_of(verb)
        if at is None:
            return []
        noun, number = self.counting.noun_behind(at), self.scene.quantities[at].root
        noun = number if self.lists.kind_of(noun) else noun
        return [self.figures.toll(kind, *self.scene.amounts[at], noun, verb, at)]

    def _right_before(self, verb: Token, kind: str) -> list[Toll]:
        """ "woman killed 4 injured": the one person before a word whose next number is not its own."""
        if verb.i == verb.sent.start or not self.lists.numbers_first(verb):
            return []
        return self.figures.bare(verb.nbor(-1), kind, verb)

    def _uncounted(self, verb: Token) -> bool:
        """ "... and injured many", "and many more injured": whose number the text leaves out."""
        nouns = self.victims.of(verb) if not is_passive(verb) else []
        if verb.dep_ == "conj":
            nouns = [*nouns, *(t for t in self.scene.doc[verb.i - 3 : verb.i + 4] if t.i > verb.head.i)]
        return any(
            t.lower_ in self.words["uncounted"] and not {t.i - 1, t.i} & self.scene.quantities.keys()
            for t in nouns
        )

    def _left_open(self, word: Token) -> bool:
        """ "and many more wounded": the word right before stands for a number that is not told."""
        if word.i == word.sent.start or word.nbor(-1).lower_ not in self.words["uncounted"]:
            return False
        return self.scene.quantities.keys().isdisjoint(range(word.i - _BESIDE, word.i))

    def _together(self, nouns: list[Token], kind: str, verb: Token) -> list[Toll]:
        """ "A woman and her three children", "Omar Hasan and two of his guards": they are counted together."""
        if len(nouns) < 2 or not self.counting.first_of_several(nouns[0], nouns[1:]):
            return []
        counted = [self.figures.counted(n, kind, verb) or self.figures.bare(n, kind, verb) for n in nouns]
        tolls = [c[0] for c in counted if c]
        if len(tolls) < len(nouns):
            return []
        victims = tuple(p for t in tolls for p in t.victims)
        low, high = sum(t.low for t in tolls), sum(t.high for t in tolls)
        return [replace(tolls[0], low=low, high=high, victims=victims, end=tolls[-1].end)]

    def _stated(self, verb: Token, kind: str) -> list[Toll]:
        """ "put the number of soldiers killed in the ambush at nine", "the number of dead rose to nine"."""
        noun = verb.head if verb.dep_ in ("acl", "relcl") else verb
        told = noun is not verb or verb.dep_ == "pobj"
        at = self.counting.stated(noun) if told else None
        return [] if at is None else [self.figures.toll(kind, *self.scene.amounts[at], noun, verb, at)]

    def _elliptic(self, verb: Token, kind: str) -> list[Toll]:
        """ "100 were killed and 500 more injured": the number right before a verb that has no subject."""
        if verb.tag_ not in ("VBN", "VBD"):
            return []
        if verb.i - 1 in self.scene.quantities and not is_passive_subject(verb):  # "4 dead and 13 injured"
            at = verb.i - 1
            return [self.figures.toll(kind, *self.scene.amounts[at], verb, verb, at)]
        if verb.dep_ != "conj" or any(c.dep_ in ("nsubj", "nsubjpass", "dobj") for c in verb.children):
            return []
        for i in range(verb.i - 1, max(verb.head.i, verb.i - 6), -1):
            if i in self.scene.quantities:
                return [
                    self.figures.toll(kind, *self.scene.amounts[i], self.counting.noun_behind(i), verb, i)
                ]
            if self.scene.doc[i].pos_ in ("VERB", "CCONJ", "ADP", "SCONJ"):
                break
        return []

    def _people(self, toll: Toll) -> bool:
        """Whether people are captured, who alone are arrested, and no thing."""
        return toll.kind != "captured" or bool(toll.victims) or toll.word.lemma_ in anaphora()["befalling"]

    def _of_adjective(self, word: Token, kind: str) -> list[Toll]:
        """ "12 dead", "leaving five people injured", "55 wounded"."""
        if word.i in self.scene.quantities or self.lists.undivided(word):
            return []
        if word.i and word.i - 1 in self.scene.quantities:
            low_high = self.scene.amounts[word.i - 1]
            return [self.figures.toll(kind, *low_high, word, word, word.i - 1)]
        if named := self._among(word, kind) or self._stated(word, kind):
            return named
        nouns = [word.head] if word.dep_ in ("amod", "acomp", "oprd", "acl") else []
        if word.dep_ == "oprd":
            nouns = [o for o in objects(word.head) if o.i < word.i]  # "left a child dead"
        for noun in nouns:
            counted = self.figures.counted(noun, kind, word) if noun.pos_ in ("NOUN", "PROPN") else []
            if counted:
                return [*counted, *self._listed_with(noun, kind, word)]
        return [] if self._left_open(word) else self.nearby.of(word, kind, back_only=True)

    def _since_dead(self, word: Token) -> bool:
        """ "six of the wounded died", "six injured civilians died": they count as killed, by the verb."""
        noun = word.head.head if word.dep_ == "pobj" and word.head.lower_ == "of" else word.head
        verb = noun.head
        dies = self.words["verbs"].get(verb.lemma_) == "killed" and verb.lemma_ in self.words["suffered"]
        return dies and noun.dep_ == "nsubj" and word.i < verb.i and not hurts_nobody(verb)

    def _among(self, word: Token, kind: str) -> list[Toll]:
        """ "Among the dead were 19 children": a part of those told before."""
        counted = (t for noun in told_among(word) for t in self.figures.counted(noun, kind, word))
        return [replace(t, part=True) for t in counted]

    def _listed_with(self, noun: Token, kind: str, word: Token) -> list[Toll]:
        """ "left 12 civilians and three soldiers dead": all that one word says of a list of victims."""
        whole = [noun.head, noun] if noun.dep_ == "conj" else [noun]
        others = [t for t in with_conjuncts(whole[0]) if t is not noun and t.pos_ in ("NOUN", "PROPN")]
        if word.i < noun.i or not others or not all(self.counting.quantity_of(t) is not None for t in others):
            return []
        return [toll for t in others for toll in self.figures.counted(t, kind, word)]

    def _of_noun(self, noun: Token, kind: str) -> list[Toll]:
        """ "12 deaths", "the death toll rose to 8", "claiming the lives of 3 children"."""
        if noun.lemma_ == "life":
            if noun.head.lemma_ not in ("claim", "cost", "take", "lose"):
                return []
            if noun.head.lemma_ == "lose":
                return [t for n in subjects(noun.head) for t in self.figures.counted(n, kind, noun)]
        killing = noun.head.head
        if noun.dep_ == "pobj" and noun.head.lower_ == "to" and killing.lemma_ in self.words["to_death"]:
            return self._of_verb(killing, kind)
        if self._of_one(noun):
            return [self.figures.toll(kind, 1, 1, noun, noun, noun.i)]
        if noun.dep_ == "pobj" and noun.head.head.lemma_ == "case":  # "35 cases of suffocation"
            return self.figures.counted(noun.head.head, kind, noun)
        if noun.lemma_ != "toll":
            span = self.counting.quantity_of(noun)
            if span is not None and noun.lemma_ not in self.words["deeds"]:
                return [self.figures.toll(kind, *self.scene.amounts[span], noun, noun, span)]
            # "the killing of a guard and the injury of six others"
            hurt = list(prepositions(noun).get("of", ()))
            return self._together(hurt, kind, noun) or [
                t for n in hurt for t in self.figures.counted(n, kind, noun)
            ]
        nouns = [t for name in ("of", "at") for t in prepositions(noun).get(name, [])]
        head = noun.head
        if head.pos_ == "VERB":
            newer = [t for name in ("to", "at") for t in prepositions(head).get(name, [])]
            nouns = [*newer, *nouns] if head.lemma_.lower() in self.words["updating"] else [*nouns, *newer]
        return [t for n in nouns for t in self.figures.counted(n, kind, noun)][:1]

    def _of_one(self, noun: Token) -> bool:
        """ "which led to his death", "causing her immediate death": what became of one person told before."""
        verb = noun.head.head if noun.dep_ == "pobj" else noun.head
        one = any(c.lower_ in ("his", "her") and c.dep_ == "poss" for c in noun.lefts)
        return one and verb.lemma_.lower() in self.words["ending"]


def _beside_each_other(tolls: list[Toll]) -> list[Toll]:
    """ "120 soldiers and 60 gunmen were killed": neither is part of the other."""
    many = [t for t in tolls if t.low == t.high > 1 and not t.part]
    others = {id(t): [o.low for o in many if o is not t and o.kind == t.kind] for t in many}
    return [replace(t, beside=max(others.get(id(t), ()), default=0)) for t in tolls]


def _further(toll: Toll, before: list[Toll]) -> Toll:
    """ "killed two men and hurt six other people": other than the dead, and no more hurt than were told.

    "Another three were killed": people like those told before them.
    """
    last = before[-1] if before else None
    if not toll.further or last is None:
        return toll
    if last.word.sent == toll.word.sent and last.kind != toll.kind:
        return replace(toll, further=False)
    near = (t for t in reversed(before) if toll.word.sent.start - t.word.sent.end < _NEXT and t.victims)
    told = next((t for t in near if t.kind == toll.kind and not t.part), None)
    bare = not toll.victims and not toll.who and told is not None
    return replace(toll, victims=told.victims) if bare and told is not None else toll


def is_passive_subject(verb: Token) -> bool:
    """Whether a passive has its own subject: "20 were wounded"."""
    return any(c.dep_ in ("nsubjpass", "auxpass") for c in verb.children)
