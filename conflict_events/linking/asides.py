"""Days of something else: "the museum, which opened in 1975", "despite the intervention in 2015"."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.syntax import PASSIVE, SUBJECTS, ancestors, is_verb, light_verbs
from conflict_events.tagging.dates import time_rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from conflict_events.linking.candidate import Candidate
    from conflict_events.tagging.tree import Span, Token

_OPENING = 3  # words of "In a statement"
_COMPARED = 14  # tokens between "the deadliest" and the time that it is the deadliest of


@functools.cache
def _grounds() -> frozenset[str]:
    """Words that open a reason or what stood against it: "despite", "although"."""
    return frozenset(time_rules()["elsewhere"]["grounds"])


def in_aside(span: Span, candidate: Candidate, heads: set[int], is_day: Callable[[Span], bool]) -> bool:
    """Whether a date stands in a clause on a noun, or in a reason, that the event is not in.

    The tree hangs "on Sunday" behind "a town held by rebels" on the clause about the town: a single day is
    that of the clause only right behind its verb.
    """
    around = {candidate.head.i, *(t.i for t in ancestors(candidate.head))}
    for word in ancestors(span.root):
        if word.i in around:
            return False
        if _opens_reason(word):
            return True
        if _on_noun(word):
            return not _tells_deed(word, heads) and (_right_behind(span, word) or not is_day(span))
    return False


def _opens_reason(word: Token) -> bool:
    """ "despite the intervention in 2015", "although the truce broke down in April"."""
    marks = [word] if word.dep_ == "prep" else [c for c in word.lefts if c.dep_ == "mark"]
    return any(mark.lower_ in _grounds() for mark in marks)


def _on_noun(verb: Token) -> bool:
    """ "which opened", "built", "lost to rebels": a clause on a noun, torn from it by a comma or not."""
    if verb.tag_ not in ("VBD", "VBN"):
        return False
    active = any(c.dep_ in ("aux", "dobj", "mark", *SUBJECTS, *PASSIVE) for c in verb.children)
    return verb.dep_ == "relcl" or (verb.dep_ in ("acl", "advcl") and not active)


def _tells_deed(verb: Token, heads: set[int]) -> bool:
    """ "an operation launched in May", "people killed in May": what may be the event itself."""
    described = verb.head.i in heads and not is_verb(verb.head)
    return described or verb.i in heads or verb.lemma_.lower() in light_verbs()["transitive"]


def _right_behind(span: Span, verb: Token) -> bool:
    """ "which forces severed on Thursday", not "held by rebels on Thursday"."""
    return verb.i < span.start and all(t.pos_ in ("ADP", "ADV") for t in span.doc[verb.i + 1 : span.start])


def of_comparison(span: Span) -> bool:
    """ "the deadliest attack this year", "the worst since May": the time over which deeds are compared."""
    if not any(t.lemma_.lower() in ("since", "year", "month", "week") for t in span):
        return False
    for i in range(span.start - 1, max(span.sent.start, span.start - _COMPARED) - 1, -1):
        token = span.doc[i]
        if is_verb(token):
            return False
        if token.tag_ in ("JJS", "RBS") and token.lower_ not in ("most", "least"):
            return True
        if token.dep_ == "appos" and token.lower_ in ("first", "second", "third", "latest"):
            return True  # "the strike, the first by a drone this year"
    return False


def of_words(span: Span) -> bool:
    """ "In a statement late on Tuesday the group said": the day of what opens the sentence, somebody's words."""
    opening = span.doc[span.sent.start : span.start]
    if len(opening) < _OPENING or opening[0].lower_ != "in" or any(is_verb(t) for t in opening):
        return False
    elsewhere = time_rules()["elsewhere"]
    told = [t for t in opening if t.dep_ == "pobj" and t.head.i == span.sent.start]
    return any(t.lemma_.lower() in (*elsewhere["issued"], *elsewhere["occasions"]) for t in told)
