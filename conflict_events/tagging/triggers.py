"""Triggers: the words that name events, as the rule files list them."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.tagging.phrases import PhraseTable, Word, fold, singular
from conflict_events.tagging.verb_forms import verb_forms
from conflict_events.tagging.verb_or_noun import is_read_as_verb, may_be_verb

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from conflict_events.rules.schema import Conditions, EventType

_COUNTS = frozenset({"tens", "dozens", "scores", "hundreds", "thousands"})
_GAP = 7  # words that a "*" in a multi-word verb may stand for, plus one
_QUOTES = frozenset(['"', "“", "”", "'", "''", "``"])


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
            if word.first and self._begins(word)
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
            match = self._at(doc, words, i) if self._begins(words[i]) else None
            if match is None:
                i += 1
                continue
            yield match
            stop = match.head + 1 if match.form == "verb" else match.end
            while i < len(words) and words[i].token < stop:
                i += 1

    def _begins(self, word: Word) -> bool:
        """Whether any trigger begins with a word: with most of them none does."""
        return word.form in self._verbs or self._nouns.begins(word)

    def _at(self, doc: Doc, words: list[Word], i: int) -> TriggerMatch | None:
        return _preferred(doc, self._verb_at(doc, words, i), self._noun_at(doc, words, i))

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
        if _cuts_date(doc, start, end) or _is_clause(doc[start:end]):
            return None
        return TriggerMatch(start, end, head, "noun", tuple(match.payload))


def _cuts_date(doc: Doc, start: int, end: int) -> bool:
    """ "Tuesday night raids": the night is the day's, and no raid by night."""
    return any(s.start < start < s.end < end for s in doc.spans.get("dates", ()))


def _is_clause(span: Span) -> bool:
    """ "sits in an ambulance", "jets strike a base", "army repelled attack": a verb, not the noun of the words."""
    if len(span) < 2 or "-" in span.text:
        return False
    first, last = span[0].tag_, span[-1].tag_
    finite = first in ("VBZ", "VBD", "VBP")
    done = finite and any(c.dep_ == "nsubj" for c in span[0].lefts)
    acts = first == "NNS" and last in ("VBP", "VBD")  # "missiles hit a depot"
    return (finite and last == "IN") or done or acts


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
                if part == "of" and gap and _only_counts(words[k:j]):
                    return None
                k, gap = j + 1, False
                break
            if words[j].raw in _QUOTES:
                continue
            if words[j].raw in (".", ";", "\n\n", "\n") or (not gap and not _skippable(words[j])):
                return None
            if words[j].raw == "," and _measures(words, j + 1):
                return None  # "advance on Raqqa, some 40 km to the east"
        else:
            return None
    return k


def _measures(words: list[Word], i: int) -> bool:
    """Whether an aside opens with a number."""
    first = words[i : i + 1]
    return any(w.raw[:1].isdigit() or w.form in ("some", "about", "around") for w in first)


def _only_counts(words: list[Word]) -> bool:
    """ "freed hundreds of inmates": no place that is freed of them."""
    return len(words) == 1 and words[0].form in _COUNTS


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
        return verb if may_be_verb(token) else None
    # "was forced to pull back" tells no pull-back
    read = token.pos_ in ("VERB", "AUX") and (verb.end > noun.end or token.tag_ == "VB")
    if noun.end - noun.start > 1 and not read:
        return noun
    return verb if is_read_as_verb(token) else noun
