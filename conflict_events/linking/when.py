"""When: the date of each candidate, from its clause, its sentence, or what went before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.syntax import ancestors, clause_root, is_verb
from conflict_events.resolving.dates import resolve_date

if TYPE_CHECKING:
    from spacy.tokens import Span

    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.models import DateRange

_VAGUE = {"future"}


class DateLinker:
    """Finds the dates of candidates of one Doc."""

    def __init__(self, scene: Scene, statements: set[int]) -> None:
        self.scene = scene
        self.statements = statements
        self.spans: list[Span] = [s for s in scene.doc.spans["dates"] if s.label_ not in _VAGUE]

    def own_date(self, candidate: Candidate, heads: set[int], anchor: DateRange | None) -> DateRange | None:
        """The date that belongs to a trigger: nearest above it in the tree, else alone in its sentence."""
        sentence = candidate.sentence
        options = [
            s for s in self.spans if sentence.start <= s.start < sentence.end and not self._of_statement(s)
        ]
        governed = [s for s in options if self._governed(s, candidate, heads)]
        chosen = sorted(governed, key=lambda s: abs(s.start - candidate.head.i)) or self._nearest(
            options, candidate, heads
        )
        for span in chosen:
            resolved = self._resolve(span, anchor, candidate)
            if resolved is not None:
                return resolved
        return None

    def _resolve(self, span: Span, anchor: DateRange | None, candidate: Candidate) -> DateRange | None:
        text = span.text
        if span.label_ == "later" and candidate.head.i >= span.end:  # "two days after jets hit the convoy"
            text = text.replace("after", "earlier") if "after" in text else text.replace("before", "later")
        return resolve_date(text, self.scene.article.published, anchor)

    def _of_statement(self, span: Span) -> bool:
        """ "said on Monday", "On Friday a source announced": the day of the statement."""
        doc = span.doc
        for head in [span.root, *ancestors(span.root)][:4]:
            if head.i in self.statements:
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

    def _governed(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        for head in ancestors(span.root):
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
        return sorted(same or free, key=lambda s: abs(s.start - candidate.head.i))

    def _of_other(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """Whether another trigger stands directly above a date, in a clause of its own."""
        for head in ancestors(span.root):
            if head.i == candidate.head.i:
                return False
            if head.i in heads:
                return clause_root(head) != candidate.clause
        return False
