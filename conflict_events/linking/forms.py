"""What the form and the place of a trigger verb tell: gerunds, tenses, the word right before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.attempts import own_attempt
from conflict_events.linking.syntax import is_passive

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.tagging.tree import Token


def finite(verb: Token) -> bool:
    """Whether a verb tells what was done; "targeted" at the top of a sentence does, whatever its tag."""
    bare = not any(c.dep_ in ("aux", "auxpass") for c in verb.children)
    return verb.tag_ in ("VBD", "VBP", "VBZ") or (verb.tag_ == "VBN" and verb.dep_ == "ROOT" and bare)


def is_gerund(verb: Candidate) -> bool:
    """ "killed in shelling": a verb by its tag, a noun by its place."""
    return verb.head.tag_ == "VBG" and verb.head.dep_ == "pcomp"


def same_tense(one: Candidate, other: Candidate) -> bool:
    """Whether two verbs may share a subject: "had killed" and "wounded" look alike to the tagger."""
    past = ("VBD", "VBN")
    return one.head.tag_ == other.head.tag_ or (one.head.tag_ in past and other.head.tag_ in past)


def follows(noun: Candidate, verb: Candidate) -> bool:
    """Whether nothing but the phrases of a noun stands between it and a verb."""
    between = noun.head.doc[noun.span.end : verb.head.i]
    return not any(
        t.pos_ in ("VERB", "AUX", "SCONJ", "PRON", "CCONJ") or t.text in (",", ";", ":", "(") for t in between
    )


def is_repulse_of(verb: Token, attack: Candidate) -> bool:
    """Whether a verb of repulse tells how an attack ended: "repulsed men who attacked", "tried to storm but were beaten"."""
    kind, told = attack.type.type, attack.head
    if own_attempt(verb) is told:  # "killed as they tried to storm it"
        return True
    if kind == "ground_attack" and told.dep_ == "relcl" and told.head in verb.rights:
        return True
    return kind == "offensive" and verb.dep_ == "conj" and verb.head is told and is_passive(verb)
