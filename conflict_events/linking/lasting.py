"""How long: what has lasted since a day that a clause tells, or until the day that it ended."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from conflict_events.linking.syntax import is_verb
from conflict_events.resolving.dates import resolve_date
from conflict_events.resolving.days import find_amount, units_back
from conflict_events.tagging.dates import time_rules

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.models import DateRange
    from conflict_events.tagging.tree import Span, Token

LONG_SERIES = 60  # days: what lasts longer is a summary, not an occurrence
_CLAUSE = 20  # tokens between "since" and the day of its clause
_PHRASE = 5  # tokens between "two days of" and what lasted


@functools.cache
def begun() -> frozenset[str]:
    """ "since the start of the operation in 2014"."""
    return frozenset(time_rules()["elsewhere"]["performed"])


def is_summary(date: DateRange | None) -> bool:
    """Whether a date spans months: "since 2012"."""
    return date is not None and (date.end - date.start).days > LONG_SERIES


def is_over(span: Span, candidate: Candidate) -> bool:
    """ "had been killed during the 73-day campaign": long over, nobody knows when."""
    had = any(c.lower_ == "had" and c.dep_ in ("aux", "auxpass") for c in candidate.clause.children)
    return had and "-" in span.text


def only_lasted(span: Span, candidate: Candidate) -> bool:
    """ "after four days of clashes": how long, not when; what "four days of clashes have" done goes on."""
    perfect = any(c.lower_ in ("has", "have") and c.dep_ == "aux" for c in candidate.clause.children)
    return span.label_ == "length" and span.text.endswith(" of") and not perfect


def goes_on_since(span: Span, candidate: Candidate) -> bool:
    """ "a war that began in 2011 and has since killed 300,000": the day from which on it goes on."""
    return any(span.start < since.i for since in _since_then(candidate))


def _since_then(candidate: Candidate) -> list[Token]:
    return [c for c in candidate.clause.children if c.lower_ == "since" and c.dep_ == "advmod"]


class Lasting:
    """Spans of time that no single date expression tells."""

    def __init__(self, scene: Scene, spans: list[Span]) -> None:
        self.scene = scene
        self.spans = spans

    def since_then(self, span: Span, candidate: Candidate) -> bool:
        """ "250 raids since the truce collapsed on Monday": the day on which something began that lasts."""
        at = self._since_before(span)
        if at is None:
            return False
        return candidate.head.i < at or (at < span.sent.start + 2 and candidate.head.i >= span.end)

    def _since_before(self, span: Span) -> int | None:
        """The "since" that opens the clause of a date: "since the truce collapsed on Monday"."""
        doc = span.doc
        for i in range(span.start - 1, max(span.sent.start, span.start - _CLAUSE) - 1, -1):
            if doc[i].lower_ == "since":
                opened = any(is_verb(t) or t.lower_ in begun() for t in doc[i + 1 : span.start])
                return i if opened else None
            if doc[i].text in (",", ";", ":") or i in self.scene.dates:
                return None
        return None

    def until_published(self, span: Span, date: DateRange) -> DateRange | None:
        """From the day on which something began to publication; None for what lasts as long as the war."""
        published, at = self.scene.article.published, self._since_before(span)
        if published is None or at is None or (published - date.start).days > LONG_SERIES:
            return None
        text = span.doc[at : span.end].text
        return date.model_copy(update={"end": published, "precision": "range", "text": text})

    def since_before(self, candidate: Candidate, anchor: DateRange | None) -> DateRange | None:
        """ "broke into the city in June and has since taken most of it": from then on."""
        published, since = self.scene.article.published, _since_then(candidate)
        told = [s for s in self.spans if s.sent == candidate.sentence and goes_on_since(s, candidate)]
        anchor = next((d for s in told for d in [resolve_date(s.text, published, anchor)] if d), anchor)
        if not since or anchor is None or published is None or anchor.start > published:
            return None
        return anchor.model_copy(update={"end": published, "precision": "range", "text": since[0].text})

    def outlasted(self, span: Span, candidate: Candidate) -> DateRange | None:
        """ "fell on Tuesday after two days of clashes": these lasted until then."""
        count, unit = find_amount(span.text)
        last = self.day_beside(span)
        if not count or last is None or not span.end <= candidate.head.i < span.end + _PHRASE:
            return None
        start = units_back(last.start, count, unit)
        return last.model_copy(update={"start": start, "precision": "range", "text": span.text})

    def day_behind(self, span: Span) -> DateRange | None:
        """The day that "two days after a truce ended on Sunday" counts from."""
        behind = [s for s in self.spans if span.end <= s.start and s.sent == span.sent]
        if not behind or any(t.text in (",", ";") for t in span.doc[span.end : behind[0].start]):
            return None
        day = resolve_date(behind[0].text, self.scene.article.published)
        return day if day is not None and day.start == day.end else None

    def day_beside(self, span: Span) -> DateRange | None:
        """The day that "two days after" counts from: "were found on Friday, two days after gunmen took them"."""
        before = [s for s in self.spans if span.sent.start <= s.start and s.end <= span.start]
        days = (resolve_date(s.text, self.scene.article.published) for s in reversed(before))
        return next((d for d in days if d is not None), None)
