"""Days of statements: when something was said, released or asked for, not when it happened."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING

from conflict_events.linking.asides import of_words
from conflict_events.linking.reporting import reporting_of, reporting_verbs
from conflict_events.linking.syntax import ancestors, is_verb, objects
from conflict_events.tagging.dates import fragment, time_rules

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

MODIFIERS = ("compound", "nmod", "amod", "poss", "nummod")


@functools.cache
def elsewhere(kind: str) -> frozenset[str]:
    """Words whose day is not that of an event: occasions, verbs of issuing and what is issued."""
    return frozenset(time_rules()["elsewhere"][kind])


class StatementDays:
    """Tells the days of statements in one Doc from those of events."""

    def __init__(self, scene: Scene, statements: set[int]) -> None:
        """``statements`` are the tokens of the verbs and nouns that report."""
        self.scene = scene
        self.statements = statements

    def has(self, span: Span, candidate: Candidate) -> bool:
        """ "said on Monday", "On Friday a source announced": the day of the statement."""
        doc = span.doc
        if self._of_act(span, candidate) or of_words(span):
            return True
        for head in [span.root, *ancestors(span.root)][:4]:
            if _issues(head) and candidate.head is not head:
                return True
            if head is candidate.head:
                return False  # "claimed an October 2 bombing"
            if head.i in self.statements:
                if _told_of(candidate, head, span):
                    return False  # "reported a raid on March 19"
                if self._at_an_hour(candidate, head):
                    return False  # "said on Monday that a bomb went off at dawn"
                if _performed(head, candidate):
                    return False  # "On Friday the army announced the start of an operation"
                if span.start <= span.sent.start + 2 and _own_deed(head, candidate):
                    return False  # "On Friday the army said it shelled the town"
                if span.start < head.i and span.start > span.sent.start + 1:
                    return False  # "..., on Thursday, the Observatory said"
                between = doc[min(head.i, span.start) : max(head.i, span.start)]
                return not any(t.pos_ == "VERB" and t.i != head.i for t in between)
            if is_verb(head):
                return False
        before = span.start - 1
        if before >= 0 and doc[before].pos_ == "ADP":
            before -= 1
        return before in self.statements

    def _of_act(self, span: Span, candidate: Candidate) -> bool:
        """ "called on Wednesday for talks", "the agency reported on Friday": the verb beside the day."""
        doc = span.doc
        beside = [
            i for i in (span.start - 1, span.start - 2, span.end) if span.sent.start <= i < span.sent.end
        ]
        for verb in (doc[i] for i in beside):
            if verb.i in self.scene.dates or not is_verb(verb) or verb.i == candidate.head.i:
                continue
            if _is_act(verb) and not _modifies(span):
                return True
            ends = span.end >= span.sent.end - 1 and verb.i < span.start
            if ends and reporting_of(verb) is not None and not objects(verb):
                return True
        return False

    def _at_an_hour(self, candidate: Candidate, statement: Token) -> bool:
        """Whether a clause that is told names the hour without a day: that of the day on which it is told."""
        verb = candidate.head if candidate.is_verb else candidate.clause
        hours = (t for t in verb.subtree if _is_part_of_day(t) and t.i not in self.scene.dates)
        return verb.i != statement.i and any(t.dep_ == "pobj" for t in hours)


def _is_part_of_day(word: Token) -> bool:
    """ "dawn", "morning"."""
    return re.fullmatch(fragment("part"), word.lower_) is not None


def _modifies(span: Span) -> bool:
    """ "claimed an October 2 bomb attack": the day of the noun behind it."""
    return any(t.dep_ in MODIFIERS and t.head not in span for t in span)


def _issues(verb: Token) -> bool:
    """ "a video released on Friday": the day of the video, not of what it shows."""
    if verb.lemma_.lower() not in elsewhere("issuing"):
        return False
    nouns = [c for c in verb.children if c.dep_ in ("nsubjpass", "dobj")]
    nouns += [verb.head] if verb.dep_ in ("acl", "relcl") else []
    return any(n.lemma_.lower() in elsewhere("issued") for n in nouns)


def _is_act(verb: Token) -> bool:
    """ "claimed on Sunday that ...", not "claimed on Sunday the lives of nine"."""
    lemma = verb.lemma_.lower()
    told = any(not sense.calls for sense in reporting_verbs().get(lemma, ()))
    return lemma in elsewhere("acts") and (not told or reporting_of(verb) is not None)


def _performed(statement: Token, candidate: Candidate) -> bool:
    """Whether what is announced is done by announcing it: "announced the start of the operation"."""
    return any(
        t.lemma_.lower() in elsewhere("performed") for t in ancestors(candidate.head) if t.head == statement
    )


def _told_of(candidate: Candidate, statement: Token, span: Span) -> bool:
    """ "reported a raid on March 19", "documented the death of nine in a raid yesterday": the day behind the deed is its own."""
    if candidate.is_verb or not statement.i < candidate.head.i < span.start:
        return False
    above = next((t for t in ancestors(candidate.head) if is_verb(t)), None)
    return above is not None and above.i == statement.i


def _own_deed(statement: Token, candidate: Candidate) -> bool:
    """Whether the speaker tells what it did itself: "said it had shot down a drone"."""
    verb = candidate.head if candidate.is_verb else candidate.clause
    return verb.head.i == statement.i and any(
        c.dep_ == "nsubj" and c.lower_ in ("it", "they", "we") for c in verb.children
    )
