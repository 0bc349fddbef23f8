"""When: the date of each candidate, from its clause, its sentence, or what went before."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from conflict_events.linking.asides import in_aside, of_comparison
from conflict_events.linking.counting import hurts
from conflict_events.linking.dating_clauses import (
    in_dating_clause,
    long_before,
    of_coming_deed,
    only_dates,
)
from conflict_events.linking.lasting import Lasting, goes_on_since, is_over, only_lasted
from conflict_events.linking.referring import is_that_one
from conflict_events.linking.running_totals import in_running_total
from conflict_events.linking.statement_days import MODIFIERS, StatementDays, elsewhere
from conflict_events.linking.syntax import SUBJECTS, ancestors, clause_root, is_verb, light_verbs
from conflict_events.resolving.dates import resolve_date

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.models import DateRange
    from conflict_events.tagging.tree import Span, Token

_VAGUE = {"future"}
_GENITIVE = 3  # tokens between a day and what is its
_FULL = re.compile(r"(?i)(?:\d|[a-z]{1,12}\.? \d).{0,40}\d{4}$")


def _goes_on(span: Span) -> bool:
    """ "a raid killed ten, and the day before three had died": no clause with "before", but the day itself."""
    return span.start > 0 and span.doc[span.start - 1].lower_ in ("and", "but")


def _dates_another(span: Span, candidate: Candidate) -> bool:
    """Whether an event stands behind the "after" of "two days after jets hit it, a bomb went off"."""
    after = span[-1]
    top = after.head if after.dep_ == "mark" else after
    return candidate.head.i >= span.end and candidate.head in (*top.subtree,)


class DateLinker:
    """Finds the dates of candidates of one Doc."""

    def __init__(self, scene: Scene, statements: set[int]) -> None:
        self.scene = scene
        self.statement_days = StatementDays(scene, statements)
        told = [s for s in scene.doc.spans["dates"] if s.label_ not in _VAGUE]
        self.pictures = [s for s in told if self._of_picture(s)]
        self.spans: list[Span] = [s for s in told if s not in self.pictures]
        self.lasting = Lasting(scene, self.spans)
        self.last_day: DateRange | None = None  # the last single day that an event was told of
        self._by_sentence: dict[int, list[Span]] = defaultdict(list)
        for span in self.spans:
            self._by_sentence[span.sent.start].append(span)

    def _of_picture(self, span: Span) -> bool:
        """ "... near Homs, Syria, April 27, 2017. (AP)": the day of a picture, behind its place."""
        doc = span.doc
        if span.label_ != "date" or not _FULL.match(span.text) or span.start == 0:
            return False
        before = span.start - (2 if doc[span.start - 1].is_punct and span.start > 1 else 1)
        ends = span.end >= len(doc) or doc[span.end].is_punct or doc[span.end].is_space
        signed = before in self.scene.places or doc[span.start - 1].text == ")"
        ends = ends or (doc[span.start - 1].text == ")" and doc[span.end].text[0].isupper())
        return ends and signed and not (span.end < len(doc) and doc[span.end].text in (",", ":"))

    def own_date(self, candidate: Candidate, heads: set[int], anchor: DateRange | None) -> DateRange | None:
        """The date that belongs to a trigger: nearest above it in the tree, else alone in its sentence."""
        if only_dates(candidate.head) or long_before(candidate.head):
            return self._inner_date(candidate, anchor) or self._counted_back(candidate, anchor)
        options = [
            s
            for s in self._by_sentence.get(candidate.sentence.start, ())
            if not self.statement_days.has(s, candidate)
            and not self._of_occasion(s, candidate, heads)
            and not (of_comparison(s) and not self._when_clause(s, candidate))
            and not in_dating_clause(s.root, candidate.clause, ("after", "before"))
            and not (goes_on_since(s, candidate) or only_lasted(s, candidate))
            and not (_of_later_verb(s, candidate) or (s.label_ == "since" and is_that_one(candidate)))
            and not (in_running_total(s.root) or of_coming_deed(s.root, candidate.clause))
            and not in_aside(s, candidate, heads, self._is_day)
        ]
        picture = self._picture_day(candidate)
        options += picture
        if self._spoken_of(candidate):
            return self._inner_date(candidate, anchor)
        lasting = [s for s in options if self.lasting.since_then(s, candidate)]
        options = [s for s in options if s not in lasting]
        told = [s for s in options if _told_in_relative(s, candidate)]
        governed = [s for s in options if self._governed(s, candidate, heads)]
        chosen = _by_distance(told or governed, candidate)
        chosen += lasting or (self._nearest(options, candidate, heads) if not chosen else [])
        for span in chosen or picture:
            resolved = self._resolve(span, anchor, candidate)
            if resolved is not None:
                return self.lasting.until_published(span, resolved) if span in lasting else resolved
        return self.lasting.since_before(candidate, anchor)

    def _picture_day(self, candidate: Candidate) -> list[Span]:
        """The day of a picture is that of the event it shows, not of one whose aftermath it shows."""
        sentence, doc = candidate.sentence, candidate.head.doc
        before = {t.lower_ for t in doc[sentence.start : candidate.head.i]}
        if any(t.tag_ == "VBD" for t in sentence):
            return []
        inside = [s for s in self.pictures if candidate.head.i < s.start < sentence.end]
        candidate.caption |= bool(inside)
        return inside if not before & elsewhere("aftermath") else []

    def note(self, date: DateRange) -> None:
        """Notes the day of an event, which "hours earlier" may count from."""
        self.last_day = self.last_day if _is_wide(date) else date

    def told_on(self, candidate: Candidate) -> bool:
        """Whether the sentence names the day of a statement: "On Tuesday the group said a raid killed ten"."""
        beside = self._by_sentence.get(candidate.sentence.start, ())
        return any(self.statement_days.has(s, candidate) for s in beside)

    def _spoken_of(self, candidate: Candidate) -> bool:
        """ "arrived on Saturday for an enquiry into the attacks": the day is that of the enquiry."""
        if candidate.is_verb:  # "reports on Monday that a jet was shot down"
            return False
        for head in ancestors(candidate.head):
            if is_verb(head):
                return False
            about = "talk" in self.scene.classes(head) or head.lemma_.lower() in elsewhere("inquiries")
            if about and head.i < candidate.head.i:
                return True
        return False

    def _inner_date(self, candidate: Candidate, anchor: DateRange | None) -> DateRange | None:
        """Of "days after Monday's raid" only what stands in the phrase of the raid itself."""
        inside = {t.i for t in candidate.head.subtree}
        spans = (s for s in self.spans if s.root.i in inside)
        return next((d for s in spans for d in [self._resolve(s, anchor, candidate)] if d is not None), None)

    def _counted_back(self, candidate: Candidate, anchor: DateRange | None) -> DateRange | None:
        """ "hit Raqqa on Sunday, a day after a raid on Morek": the day before Sunday."""
        after = candidate.head.head
        counts = (s for s in self.spans if s.label_ == "later" and s.end == after.i + 1)
        told = anchor if clause_root(after).lemma_.lower() in light_verbs()["comes"] else None
        beside = ((s, self.lasting.day_beside(s) or told) for s in counts)
        return next((self._resolve(s, anchor, candidate) for s, day in beside if day is not None), None)

    def _resolve(self, span: Span, anchor: DateRange | None, candidate: Candidate) -> DateRange | None:
        text = span.text
        if self._said_today(span, anchor):
            return anchor
        if span.label_ == "length" and is_over(span, candidate):
            return None
        if span.label_ == "outlast":
            return self.lasting.outlasted(span, candidate)
        if span.label_ == "since" and self._when_clause(span, candidate):
            text = text.partition(" ")[2]  # "since June 9, when it launched an offensive"
        if span.label_ == "later":
            if anchor is not None and self.last_day is not None and _is_wide(anchor):
                anchor = self.last_day  # "Hours earlier", behind what happened "in October 2020"
            counted = text.endswith(("after", "before"))
            beside = self.lasting.day_beside(span)
            if beside is None and (candidate.head.i < span.start if counted else anchor is None):
                beside = self.lasting.day_behind(span)
            comes = counted or candidate.clause.lemma_ in light_verbs()["comes"]
            if beside is None and candidate.anaphoric and comes:
                return None  # "the attack came a day after ...": on the day that is told before
            anchor = beside or anchor
        if span.label_ == "later" and _dates_another(span, candidate) and not _goes_on(span):
            # "two days after jets hit the convoy"
            text = text.replace("after", "earlier") if "after" in text else text.replace("before", "later")
        if span.label_ == "anaphoric" and anchor is None:
            anchor = self.lasting.day_beside(span)  # "said on Sunday that nine were killed the previous day"
        published = self.scene.article.published
        counts = span.label_ in ("nth_day", "length")  # "on Friday for a second day"
        last = self.lasting.day_beside(span) if counts else None
        found = resolve_date(text, last.end if last else published, anchor)
        if found is None or (published and found.start > published):
            return None
        return found.model_copy(update={"text": span.text})

    def _is_day(self, span: Span) -> bool:
        """Whether an expression means a single day, or nobody can tell."""
        found = resolve_date(span.text, self.scene.article.published)
        return found is None or found.start == found.end

    def _said_today(self, span: Span, anchor: DateRange | None) -> bool:
        """ "today" in a quotation: the day that the text was about, not that of publication."""
        if span.text.lower() != "today" or anchor is None or anchor.start != anchor.end:
            return False
        before = span.doc[span.sent.start : span.start].text + span.doc[max(0, span.sent.start - 1)].text
        return any(mark in before for mark in '"“') or span.doc.text[: span.start_char].count('"') % 2 == 1

    def _when_clause(self, span: Span, candidate: Candidate) -> bool:
        """ "on June 19, when six people were killed": the event stands in a clause on the date.

        The tree may hang the clause elsewhere; its "when" stands right behind the date.
        """
        clause = candidate.clause
        behind = any(c.lower_ == "when" and 0 <= c.i - span.end <= 1 for c in clause.lefts)
        return (behind and not span.label_.endswith("range")) or (
            clause.dep_ in ("relcl", "advcl", "acl") and clause.head in span
        )

    def _of_occasion(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """ "the June 3 poll", "after Monday's talks": the day of something that is no event of war."""
        outer = [t for t in span if t.head not in span and t.dep_ in MODIFIERS]
        nouns = [t.head for t in outer]
        if len(span) == 1 and span[0].lower_.endswith("days"):  # "Tuesdays oral briefing"
            nouns += span.doc[span.end : min(span.end + _GENITIVE, span.sent.end)]
        return any(
            n is not candidate.head and n.i not in heads and n.lemma_.lower() in elsewhere("occasions")
            for n in nouns
        )

    def _governed(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """Whether a date hangs on a trigger or its clause, by any of its words: trees tear dates apart."""
        if self._when_clause(span, candidate):
            return True
        outer = [t for t in span if t.head not in span]
        return any(self._governs(t, candidate, heads) for t in outer)

    def _governs(self, word: Token, candidate: Candidate, heads: set[int]) -> bool:
        for head in ancestors(word):
            if head.i == candidate.head.i:
                return True
            if head.i in heads:
                return False
            if is_verb(head):
                return head == candidate.clause
        return False

    def _nearest(self, options: list[Span], candidate: Candidate, heads: set[int]) -> list[Span]:
        """Dates that no other trigger governs, those of the same clause first."""
        free = [s for s in options if not self._of_other(s, candidate, heads)]
        same = [s for s in free if clause_root(s.root) == candidate.clause]
        return _by_distance(same or free, candidate)

    def _of_other(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """Whether another trigger stands directly above a date, in a clause of its own."""
        for head in ancestors(span.root):
            if head.i == candidate.head.i:
                return False
            if head.i in heads:
                return clause_root(head) != candidate.clause and not _shares(span, head, candidate)
            if head is not candidate.clause and _tells_of_other(head, candidate, heads):
                return True
        return False


def _told_in_relative(span: Span, candidate: Candidate) -> bool:
    """ "hit the base on Friday after an attack that killed 80 on Tuesday": Tuesday is the day of that attack."""
    verb = span.root.head.head if span.root.dep_ == "pobj" else span.root.head
    return not candidate.is_verb and verb.dep_ == "relcl" and verb.head is candidate.head and hurts(verb)


def _tells_of_other(verb: Token, candidate: Candidate, heads: set[int]) -> bool:
    """ "pushed them back while clashes peaked on Thursday": the day of the clashes."""
    told = [c for c in verb.lefts if c.dep_ in SUBJECTS and c.i in heads and c is not candidate.head]
    return verb.dep_ == "advcl" and bool(told)


def _of_later_verb(span: Span, candidate: Candidate) -> bool:
    """ "strikes hit the town, where a truce has been in place since July": what hit has not lasted."""
    if span.label_ != "since" or candidate.clause.tag_ == "VBN":
        return False
    between = span.doc[candidate.head.i : span.start]
    return any(t.lower_ in ("has", "have") and t.head is not candidate.clause for t in between)


def _is_wide(date: DateRange) -> bool:
    return date.start != date.end


def _by_distance(spans: list[Span], candidate: Candidate) -> list[Span]:
    """The nearest date first, but "on Friday for a second day" is more than Friday."""
    return sorted(spans, key=lambda s: (s.label_ != "nth_day", abs(s.start - candidate.head.i)))


def _shares(span: Span, verb: Token, candidate: Candidate) -> bool:
    """ "took the hill and killed ten on Monday", "beheaded men who had surrendered last week": of both."""
    if span.start < verb.i or candidate.head.i > verb.i:
        return False
    if verb.dep_ == "conj" and candidate.is_verb:
        return verb.head.i == candidate.head.i
    if candidate.type.type == "release":
        return False  # "freed a priest who had been kidnapped in February"
    had = any(c.lower_ == "had" and c.dep_ in ("aux", "auxpass") for c in verb.children)
    who = any(c.lower_ == "who" for c in verb.children)
    return candidate.is_verb and had and who and verb.dep_ in ("relcl", "acl")
