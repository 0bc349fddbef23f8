"""Which number counts which noun: "22 civilians", "a woman", "dozens of fighters"; and what counts no people."""

from __future__ import annotations

import functools
from itertools import pairwise
from typing import TYPE_CHECKING

from conflict_events.linking.source_phrases import is_name
from conflict_events.linking.syntax import prepositions, subjects
from conflict_events.rules.load import read_toml, rules_directory

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

HURT = ("killed", "wounded")  # kinds of casualties that violence causes
_ARTICLES = ("a", "an", "one", "the", "his", "her", "another")
_COUNTING = ("nummod", "amod", "quantmod", "det", "predet", "nmod", "compound", "advmod")
_THINGS = frozenset(
    {"aircraft", "vehicle", "position", "facility", "depot", "arms", "building", "territory", "drone"}
)


@functools.cache
def toll_words() -> dict[str, dict[str, str]]:
    """Verbs, adjectives and nouns of casualties with their kind."""
    data = read_toml(rules_directory() / "casualties.toml")
    return {
        part: {word: kind for kind, words in data[part].items() for word in words}
        for part in ("verbs", "adjectives", "nouns")
    } | {
        key: dict.fromkeys(data[key]["words"], "")
        for key in (
            "weak",
            "parts",
            "no_people",
            "suffered",
            "ills",
            "ailing",
            "uncounted",
            "earlier",
            "telling",
            "updating",
            "ending",
            "deeds",
            "harm",
            "bodies",
            "departing",
            "further",
            "figures",
            "kin",
            "by_age",
            "executed",
            "raising",
            "totals",
            "long_times",
            "campaigns",
            "to_death",
        )
    }


def hurts(verb: Token) -> bool:
    """Whether a verb says that people are killed or wounded."""
    return toll_words()["verbs"].get(verb.lemma_.lower()) in HURT


class Counting:
    """Numbers and nouns of one Doc."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene

    def quantity_of(self, noun: Token) -> int | None:
        """The token of the number that counts a noun."""
        if noun.i in self.scene.quantities:
            return noun.i
        for child in noun.lefts:
            if child.i in self.scene.quantities and child.dep_ in _COUNTING:
                return child.i
        left = min([t.i for t in noun.lefts], default=noun.i)
        return next((i for i in range(left, noun.i) if i in self.scene.quantities), None)

    def counts_on(self, victims: Token) -> bool:
        """ "five more", "another man", "three others": further victims of what is told before."""
        words = [t.lower_ for t in victims.doc[victims.left_edge.i : victims.i + 3]]
        return any(w in toll_words()["further"] and b != "than" for w, b in pairwise(words))

    def first_of_several(self, first: Token, others: list[Token]) -> bool:
        """Whether one person stands before others: "a woman and ...", "Omar Hasan and two of his guards"."""
        if not self.single(first) or self.quantity_of(first) is not None:
            return False
        if any(_same_person(noun) for noun in others):
            return False
        if any(c.lower_ in ("a", "an", "another") for c in first.lefts):
            return True
        return all(any(t.dep_ == "poss" for t in noun.subtree) for noun in others)

    def stated(self, noun: Token) -> int | None:
        """Where the number of "put the number of soldiers killed at 27", "the number of dead rose to 9" begins."""
        number = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "of" else noun
        behind = noun.doc[noun.i + 1 : noun.i + 3]
        if number.lemma_ == "number" and [t.lower_ for t in behind][:1] in (["at"], ["to"]):
            if behind[-1].i in self.scene.quantities:  # "the toll at six and the number of injured at 28"
                return behind[-1].i
        verb, words = number.head.lemma_.lower(), toll_words()
        if number.lemma_ != "number" or verb not in {*words["telling"], *words["updating"]}:
            return None
        preposition = "at" if verb in words["telling"] else "to"
        for word in noun.doc[noun.i + 1 : noun.sent.end - 1]:
            if word.is_punct:
                break
            if word.lower_ == preposition and word.i + 1 in self.scene.quantities:
                return word.i + 1
        return None

    def updated(self, verb: Token) -> int | None:
        """Where the number of "this was later updated to 82", "the figure rose to 41" begins: of whom is told before."""
        words = toll_words()
        told = [t for t in subjects(verb) if t.lower_ in words["figures"]]
        if verb.lemma_.lower() not in words["updating"] or not told:
            return None
        numbers = prepositions(verb).get("to", ())
        return next((t.i for t in numbers if t.i in self.scene.quantities), None)

    def single(self, noun: Token) -> bool:
        """One person: "a woman", "the governor", a name, "killing him"."""
        if self.named(noun) or (noun.lower_ in ("him", "her") and noun.dep_ == "dobj"):
            return True
        if "person" not in self.scene.classes(noun) and noun.i not in self.scene.actors:
            return False
        if noun.lemma_.lower() in toll_words()["bodies"]:
            return False
        span = self.scene.actors.get(noun.i)
        if noun.tag_ == "NNS" or not (noun.pos_ == "NOUN" or self._is_member(noun)):
            return False
        row = self.scene.lexicon.rows.get(span.kb_id_) if span is not None else None
        if row is not None and row.kind in ("monitor", "media", "igo", "political_body"):
            return False
        if span is not None and span.id_ in ("group", "air") and "person" not in self.scene.classes(noun):
            return False
        marked = any(c.lower_ in _ARTICLES or c.dep_ == "poss" for c in noun.lefts)
        return marked or noun.dep_ in ("nsubjpass", "dobj")

    def _is_member(self, noun: Token) -> bool:
        """ "an Islamic State leader", which is one token: a person of a group, not the group."""
        words = noun.text.split()
        return len(words) > 1 and not words[-1].endswith("s") and "person" in self.scene.classes(noun)

    def named(self, noun: Token) -> bool:
        """ "Omar Hasan, a commander of the group", "Colonel Omar Hasan": a name of which the text says that it is one person's."""
        if not is_name(noun) or noun.i in self.scene.actors or noun.i in self.scene.places:
            return False
        beside = [c for c in noun.children if c.dep_ == "appos" or (c.dep_ == "compound" and c.i < noun.i)]
        offices = [c for c in beside if c.tag_ != "NNS" and c.lemma_.lower() not in toll_words()["kin"]]
        return any("person" in self.scene.classes(c) for c in offices)

    def thing(self, noun: Token) -> bool:
        """Aircraft are shot down and positions captured: neither is a casualty."""
        classes = self.scene.classes(noun)
        return bool(classes & _THINGS) and "person" not in classes

    def counts_things(self, i: int) -> bool:
        """A number of raids, tanks or hours counts no people."""
        noun = self.noun_behind(i)
        classes = self.scene.classes(noun)
        if "person" in classes or (noun.i in self.scene.actors and not classes & _THINGS):
            return False  # but "two Daesh tanks"
        return bool(classes) or noun.lemma_.lower() in toll_words()["no_people"]

    def counts_no_victims(self, i: int) -> bool:
        """A number of things, or of those whose kin it was: "the wives of four officers"."""
        noun = self.noun_behind(i)
        above = noun.head.head if noun.pos_ == "NUM" else noun.head
        return self.counts_things(i) or (
            above.lower_ == "of" and above.head.lemma_.lower() in toll_words()["kin"]
        )

    def noun_behind(self, i: int) -> Token:
        """The noun that a number counts, linearly."""
        doc, end = self.scene.doc, self.scene.quantities[i].end
        for token in doc[end : end + 5]:
            if token.i in self.scene.actors and token.i < end + 4 and _may_precede(token):
                return doc[self.scene.actors[token.i].end - 1]
            if token.i == end + 4 or not _may_precede(token):
                return token if token.pos_ in ("NOUN", "PROPN") else doc[end - 1]
        return doc[end - 1]


def _may_precede(token: Token) -> bool:
    """Whether a word may stand between a number and the noun that it counts."""
    return token.pos_ in ("ADJ", "PROPN", "ADV") or token.lower_ in ("of", "the", "other", "others")


def _same_person(noun: Token) -> bool:
    """ "a teacher and activist": the second word for somebody, which counts nobody."""
    somebody = toll_words()["by_age"] | toll_words()["kin"]
    told = any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)
    return noun.tag_ == "NN" and not told and noun.lemma_.lower() not in somebody
