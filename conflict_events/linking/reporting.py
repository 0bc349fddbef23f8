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
_DASHES = ("-", "--", "\u2013", "\u2014")
_VERDICTS = ("oprd", "advcl", "prep", "acomp", "attr", "xcomp")


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
    calls: frozenset[str] = frozenset()
    clause: bool = False

    def fits(self, verb: Token) -> bool:
        """Whether a verb has this sense where it stands."""
        objects = _object_lemmas(verb)
        told = any(c.dep_ in _CLAUSES and c.i > verb.i for c in verb.children)
        if (self.bare and (not objects or told)) or (self.clause and not told):
            return False
        beside = {c.lower_ for c in verb.children}
        if (self.particle and self.particle not in beside) or self.unless_with in beside:
            return False
        if self.calls and not self.calls & _verdict_on_reports(verb):
            return False
        if objects & self.unless:
            return False
        return not self.objects or bool((objects | _relative_object(verb)) & self.objects)


def _object_lemmas(verb: Token) -> set[str]:
    """Lemmas of what a verb has for its object; the noun that a participle stands behind is one too."""
    found = {c.lemma_.lower() for c in verb.children if c.dep_ in _OBJECTS}
    if not found:  # "dismissed as false claims that ..."
        named = (c for c in verb.rights if c.dep_ == "prep" and c.lower_ == "as" and c.i == verb.i + 1)
        found = {c.lemma_.lower() for prep in named for c in prep.rights if c.dep_ == "pobj"}
    if verb.dep_ in ("acl", "relcl") and verb.tag_ == "VBN":
        found.add(verb.head.lemma_.lower())
    return found


def _relative_object(verb: Token) -> set[str]:
    """The charge in "a charge that Moscow rejected"."""
    objects = [c for c in verb.children if c.dep_ in _OBJECTS]
    relative = verb.dep_ == "relcl" and (not objects or objects[0].lower_ in ("that", "which"))
    return {verb.head.lemma_.lower()} if relative else set()


def _verdict_on_reports(verb: Token) -> set[str]:
    """ "untrue" in "described the reports as untrue", "said the claims of a raid were untrue"."""
    found: set[str] = set()
    for word in (verb, *(c for c in verb.children if c.dep_ == "ccomp")):
        told = [c for c in word.children if c.dep_ in (*_OBJECTS, "nsubj")]
        reports = [c for c in told if c.lemma_.lower() in noun_class("reports")]
        verdicts = [c for c in word.children if c.dep_ in _VERDICTS and reports]
        verdicts += [t for c in reports for t in c.subtree if t.lower_ == "as"]
        if reports and word is not verb:
            # "said the reports were fabricated", "had nothing to do with reality"
            found.add(word.lemma_.lower())
            verdicts += [c for c in word.rights if c.dep_ == "dobj" and word.lemma_ == "have"]
        verdicts += [c.right_edge for c in reports if c.right_edge.pos_ == "ADJ"]  # "... in Idlib baseless"
        found |= {t.lemma_.lower() for c in verdicts for t in c.subtree}
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
            frozenset(row.get("calls", ())),
            row.get("clause", False),
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
def noun_class(name: str) -> frozenset[str]:
    """A class of nouns of speakers: staff, people, organisations, papers, accounts."""
    return frozenset(_words()["nouns"][name])


def reporting_of(token: Token) -> Reporting | None:
    """What a word reports where it stands; None where it reports nothing."""
    senses = reporting_verbs().get(token.lemma_.lower())
    if senses is None or not _tells(token):
        return None
    return next((s for s in senses if s.fits(token)), None)


def accuses(token: Token) -> bool:
    """Whether a word charges somebody with a deed."""
    reporting = reporting_of(token)
    return reporting is not None and reporting.stance == "accuses"


def _tells(token: Token) -> bool:
    """Whether a verb form reports, not modifies: not "the claimed attack", "did not say", "declined to say", "if confirmed"."""
    if token.pos_ not in ("VERB", "AUX", "NOUN", "PROPN", "ADJ") or token.dep_ in ("amod", "compound", "aux"):
        return False
    if any(c.dep_ == "neg" or (c.dep_, c.tag_) == ("aux", "TO") for c in token.children):
        return False
    if _is_neither(token):
        return False
    if token.i and token.nbor(-1).text in _DASHES and token.text[:1].isupper():
        return False  # "Raid Kills Nine in Douma - Reports"
    spoken = any(c.dep_ == "nsubj" for c in token.children)
    if not spoken and any((c.dep_, c.lower_) == ("mark", "if") for c in token.children):
        return False
    return token.pos_ in ("VERB", "AUX") or spoken


def _is_neither(verb: Token) -> bool:
    """ "neither confirmed nor denied"."""
    first = verb.head if verb.dep_ == "conj" else verb
    return any(c.lower_ == "neither" for c in first.lefts)
