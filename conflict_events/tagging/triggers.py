"""Triggers: the words that name events, as the rule files list them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.phrases import PhraseTable, Word, fold, singular

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from conflict_events.rules.schema import Conditions, EventType
    from conflict_events.tagging import tree

T = TypeVar("T", "Token", "tree.Token")
_GAP = 7  # words that a "*" in a multi-word verb may stand for, plus one
_VOWELS = frozenset("aeiou")
_QUOTES = frozenset(['"', "“", "”", "'", "''", "``"])


@functools.cache
def irregular_forms() -> dict[str, list[str]]:
    """Irregular verbs with their other forms, and under "doubling" the verbs that double their consonant."""
    data = read_toml(rules_directory() / "verb_forms.toml")
    forms = {k: v for k, v in data.items() if isinstance(v, list)}
    for table in data.values():
        if isinstance(table, dict):
            forms.update(table)
    return forms


@functools.cache
def _irregular() -> frozenset[str]:
    """All irregular forms."""
    return frozenset(form for forms in irregular_forms().values() for form in forms)


@functools.cache
def verb_forms(lemma: str) -> frozenset[str]:
    """All forms of an English verb: "shell" shells, shelled, shelling."""
    irregular = irregular_forms()
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    double = lemma + lemma[-1] if lemma in irregular.get("doubling", []) else ""
    if lemma.endswith("y") and lemma[-2:-1] not in _VOWELS:
        forms = {lemma, lemma[:-1] + "ies", lemma[:-1] + "ied", lemma + "ing"}
    elif lemma.endswith(("s", "x", "z", "ch", "sh")):
        forms = {lemma, lemma + "es", lemma + "ed", lemma + "ing"}
    else:
        base = double or stem
        past = base + "ed"
        ing = (lemma if lemma.endswith("ee") else base) + "ing"
        forms = {lemma, lemma + ("es" if lemma.endswith("o") else "s"), past, ing}
    if lemma in irregular:
        forms = {f for f in forms if not f.endswith("ed") or lemma.endswith("ed")} | set(irregular[lemma])
    return frozenset(forms)


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read trigger words: event type, trigger id, and how many words the pattern has."""

    type: str
    trigger: str
    length: int


@dataclass(frozen=True, slots=True)
class TriggerMatch:
    """Trigger words found: tokens, the token that governs, its form (verb or noun) and the readings."""

    start: int
    end: int
    head: int
    form: str
    readings: tuple[Reading, ...]


Asked = tuple[frozenset[str], ...]


def asked_words(when: Conditions) -> Asked:
    """For every condition of a rule that asks for a word the forms of which one must stand in the sentence."""
    return tuple(
        frozenset(form for lemma in lemmas for form in _forms(lemma))
        for lemmas in (when.lemma, when.subject_lemma, when.object_lemma)
        if lemmas
    )


@functools.cache
def _forms(lemma: str) -> frozenset[str]:
    word = fold(lemma)
    return verb_forms(word) | {word, singular(word)}


class TriggerIndex:
    """All trigger words of a set of event types, ready to match."""

    def __init__(self, types: Iterable[EventType]) -> None:
        self._verbs: dict[str, list[tuple[tuple[str, ...], Reading]]] = defaultdict(list)
        self._asked: dict[str, Asked] = {}
        nouns: dict[str, list[Reading]] = defaultdict(list)
        for event_type in types:
            for trigger in event_type.trigger:
                self._asked[trigger.id] = asked_words(trigger.when)
                for verb in trigger.verbs:
                    self._add_verb(verb, event_type.type, trigger.id)
                for noun in [*trigger.nouns, *trigger.phrases]:
                    key = " ".join(fold(w) for w in noun.replace("-", " ").split())
                    nouns[key].append(Reading(event_type.type, trigger.id, len(key.split())))
        self._nouns: PhraseTable[list[Reading]] = PhraseTable(nouns.items(), inflect=True)

    def _add_verb(self, verb: str, type_: str, trigger: str) -> None:
        parts = [fold(w) for w in verb.replace("-", " ").split()]
        length = sum(p != "*" for p in parts)
        for form in verb_forms(parts[0]):
            self._verbs[form].append((tuple(parts[1:]), Reading(type_, trigger, length)))

    def may_fire(self, words: list[Word]) -> bool:
        """Whether words hold a trigger, verb or noun, and what its rule asks of the words around it."""
        around = {w.form for w in words} | {w.stem for w in words}
        return any(
            all(not asked.isdisjoint(around) for asked in self._asked[reading.trigger])
            for i, word in enumerate(words)
            if word.first
            for reading in self._readings_at(words, i)
        )

    def _readings_at(self, words: list[Word], i: int) -> Iterator[Reading]:
        word = words[i]
        if word.last:
            for tail, reading in self._verbs.get(word.form, ()):
                if _tail_end(words, i + 1, tail) is not None:
                    yield reading
        if self._nouns.begins(word):
            match = self._nouns.longest_at(words, i)
            yield from match.payload if match is not None else ()

    @functools.cached_property
    def _needed(self) -> tuple[frozenset[str], dict[str, list[Asked]]]:
        """Words that are triggers alone, and for others what else they need, as stems."""
        rows = [((form, *tail), reading) for form, found in self._verbs.items() for tail, reading in found]
        rows += [(tuple(key.split()), r) for key, readings in self._nouns.entries() for r in readings]
        needs: dict[str, set[Asked]] = defaultdict(set)
        for (first, *rest), reading in rows:
            words = tuple(frozenset({singular(w)}) for w in rest if w != "*")
            needs[first].add((*words, *self._asked[reading.trigger]))
        alone = frozenset(first for first, found in needs.items() if () in found)
        return alone, {first: sorted(found, key=len) for first, found in needs.items() if first not in alone}

    @functools.cached_property
    def vocabulary(self) -> frozenset[str]:
        """All words that :meth:`names_any` asks for."""
        alone, needs = self._needed
        asked = (words for found in needs.values() for need in found for words in need)
        return frozenset().union(alone, needs, *asked)

    def names_any(self, known: set[str]) -> bool:
        """Whether a set of folded words and their singulars can hold a trigger, in whatever order they stand."""
        alone, needs = self._needed
        if not alone.isdisjoint(known):
            return True
        return any(
            all(not asked.isdisjoint(known) for asked in need)
            for first in known & needs.keys()
            for need in needs[first]
        )

    def find(self, doc: Doc, words: list[Word]) -> Iterator[TriggerMatch]:
        """Trigger matches from left to right; verbs and nouns by the tagger's word."""
        i = 0
        while i < len(words):
            verb = self._verb_at(doc, words, i)
            noun = self._noun_at(doc, words, i)
            match = _preferred(doc, verb, noun)
            if match is None:
                i += 1
                continue
            yield match
            stop = match.head + 1 if match.form == "verb" else match.end
            while i < len(words) and words[i].token < stop:
                i += 1

    def _verb_at(self, doc: Doc, words: list[Word], i: int) -> TriggerMatch | None:
        word = words[i]
        if not (word.first and word.last):
            return None
        found: list[tuple[int, Reading]] = []
        for tail, reading in self._verbs.get(word.form, ()):
            end = _tail_end(words, i + 1, tail)
            if end is not None:
                found.append((end, reading))
        if not found:
            return None
        end = max(e for e, _ in found)
        return TriggerMatch(
            word.token, words[end - 1].token + 1, word.token, "verb", tuple(r for _, r in found)
        )

    def _noun_at(self, doc: Doc, words: list[Word], i: int) -> TriggerMatch | None:
        match = self._nouns.longest_at(words, i)
        if match is None or not words[match.start].first:
            return None
        start, end = words[match.start].token, words[match.end - 1].token + 1
        head = doc[start:end].root.i
        return TriggerMatch(start, end, head, "noun", tuple(match.payload))


def _tail_end(words: list[Word], i: int, tail: tuple[str, ...]) -> int | None:
    """Where the rest of a multi-word verb ends; None when it does not follow."""
    k = i
    gap = False
    for part in tail:
        if part == "*":
            gap = True
            continue
        last = min(len(words), k + (_GAP if gap else 2))
        for j in range(k, last):
            if words[j].form == part or words[j].stem == singular(part):
                k, gap = j + 1, False
                break
            if words[j].raw in _QUOTES:
                continue
            if words[j].raw in (".", ";", "\n\n", "\n") or (not gap and not _skippable(words[j])):
                return None
        else:
            return None
    return k


def _skippable(word: Word) -> bool:
    """Words that may stand inside a fixed expression: "opened heavy fire on"."""
    return word.form.endswith("ly") or word.form in (
        "full", "complete", "total", "heavy", "its", "their", "his", "the", "a", "an", "also", "new", "more", "fresh"
    )  # fmt: skip


def _preferred(doc: Doc, verb: TriggerMatch | None, noun: TriggerMatch | None) -> TriggerMatch | None:
    """Verb or noun: the longer one, and for one and the same word the tagger decides."""
    if verb is None:
        return noun
    token = doc[verb.head]
    if noun is None:
        return verb if _may_be_verb(token) else None
    if noun.end - noun.start > 1 and not (token.pos_ in ("VERB", "AUX") and verb.end > noun.end):
        return noun
    return verb if _is_verb(token) else noun


def gerund_owner(token: T) -> T | None:
    """Whose an -ing noun is that the tree takes for a participle: "wounded in rebel shelling of the town"."""
    if token.tag_ != "VBG" or token.i == 0 or any(c.dep_ == "dobj" for c in token.children):
        return None
    owner = token.nbor(-1)
    if owner.dep_ != "pobj" or owner.pos_ not in ("NOUN", "PROPN") or token.dep_ not in ("acl", "advcl"):
        return None
    follows = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else "."
    return owner if follows in _BEHIND_NOUNS or not follows.isalpha() else None


_BEHIND_NOUNS = frozenset({"on", "of", "in", "at", "near", "against", "and", "across", "over"})


def _is_verb(token: Token) -> bool:
    if gerund_owner(token) is not None:
        return False
    if token.pos_ in ("VERB", "AUX"):
        if token.tag_ == "VBG" and token.dep_ in ("compound", "pobj", "nsubj", "dobj", "csubj"):
            has_object = any(c.dep_ in ("dobj", "prt") for c in token.children)
            return has_object and not any(c.dep_ in ("det", "poss", "amod") for c in token.children)
        return not any(c.dep_ in ("det",) for c in token.children)
    return token.text.lower().endswith("ed") and token.pos_ not in ("NOUN", "PROPN")


def _may_be_verb(token: Token) -> bool:
    """Whether a word that is listed as a verb only can be one here; the tagger errs on headlines."""
    if token.i and token.nbor(-1).lower_ in ("the", "a", "an", "many"):
        return False
    if token.pos_ in ("VERB", "AUX"):
        return True
    lower = token.text.lower()
    if token.pos_ in ("ADJ", "NOUN", "PROPN"):
        if token.dep_ in ("amod", "compound"):
            return False
        if token.dep_ in ("nsubj", "pobj", "dobj", "nsubjpass") and not _next_is_object(token):
            return False
        return (
            lower.endswith("ed") or lower in _irregular() or (lower.endswith("s") and _next_is_object(token))
        )
    return False


def _next_is_object(token: Token) -> bool:
    """A headline verb in -s is followed by its object: "Army repels attack"."""
    if token.i + 1 >= len(token.doc) or token.dep_ in ("pobj", "dobj"):
        return False
    following = token.nbor()
    return following.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET") and following.text != "\n\n"
