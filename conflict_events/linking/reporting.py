"""The words of reporting: verbs, phrases of hearsay and nouns of speakers, from ``rules/claims.toml``."""

from __future__ import annotations

import functools
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.phrases import PhraseTable

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

VOICES = ("monitor", "media")  # kinds of actors whose trade is to tell
_CLAUSES = ("ccomp", "xcomp")
_OBJECTS = ("dobj", "nsubjpass")


@dataclass(frozen=True)
class Reporting:
    """What a reporting verb or phrase says of the event, and beside which words it does so."""

    stance: str
    certainty: str
    status: str
    objects: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()
    bare: bool = False
    particle: str = ""
    unless_with: str = ""
    voices: bool = False

    def fits(self, verb: Token) -> bool:
        """Whether a verb has this sense where it stands."""
        objects = _object_lemmas(verb)
        if self.bare and (not objects or any(c.dep_ in _CLAUSES and c.i > verb.i for c in verb.children)):
            return False
        beside = {c.lower_ for c in verb.children}
        if (self.particle and self.particle not in beside) or self.unless_with in beside:
            return False
        return not objects & self.unless and (not self.objects or bool(objects & self.objects))


def _object_lemmas(verb: Token) -> set[str]:
    """Lemmas of what a verb has for its object; the noun that a participle stands behind is one too."""
    found = {c.lemma_.lower() for c in verb.children if c.dep_ in _OBJECTS}
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN":
        found.add(verb.head.lemma_.lower())
    return found


@functools.cache
def _words() -> dict[str, Any]:
    return read_toml(rules_directory() / "claims.toml")


@functools.cache
def reporting_verbs() -> dict[str, tuple[Reporting, ...]]:
    """The senses of reporting verbs by lemma."""
    found: dict[str, list[Reporting]] = defaultdict(list)
    for row in _words()["verb"]:
        sense = Reporting(
            row["stance"],
            row["certainty"],
            row["status"],
            frozenset(row.get("objects", ())),
            frozenset(row.get("unless", ())),
            row.get("bare", False),
            row.get("particle", ""),
            row.get("unless_with", ""),
            row.get("voices", False),
        )
        for lemma in row["lemmas"]:
            found[lemma].append(sense)
    return {lemma: tuple(senses) for lemma, senses in found.items()}


@functools.cache
def reporting_phrases() -> PhraseTable[Reporting]:
    """Phrases of hearsay and doubt: "reportedly", "unconfirmed reports"."""
    return PhraseTable(
        (words, Reporting(row["stance"], row["certainty"], row["status"]))
        for row in _words()["phrase"]
        for words in row["words"]
    )


@functools.cache
def source_nouns() -> dict[str, str]:
    """Nouns of speakers with the actor id they stand for, or an empty string."""
    return dict(_words()["source_nouns"])


@functools.cache
@functools.cache
def noun_class(name: str) -> frozenset[str]:
    """A class of nouns of speakers: staff, people, organisations, papers, accounts."""
    return frozenset(_words()["nouns"][name])


def reporting_of(token: Token) -> Reporting | None:
    """What a word reports where it stands; None where it reports nothing."""
    senses = reporting_verbs().get(token.lemma_.lower())
    if senses is None or not _tells(token):
        return None
    return next((s for s in senses if s.fits(token)), None)


def _tells(token: Token) -> bool:
    """Whether a verb form reports, not modifies: not "the claimed attack", "did not say", "declined to say"."""
    if token.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") or token.dep_ in ("amod", "compound", "aux"):
        return False
    if any(c.dep_ == "neg" or (c.dep_, c.tag_) == ("aux", "TO") for c in token.children):
        return False
    return token.pos_ in ("VERB", "AUX") or any(c.dep_ == "nsubj" for c in token.children)
