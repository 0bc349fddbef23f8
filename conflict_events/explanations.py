"""Why a trigger word became an event, a mention of one, or nothing."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Literal, overload

from conflict_events.models import Record, Span

if TYPE_CHECKING:
    from conflict_events.linking.linker import Linked
    from conflict_events.reading import Article
    from conflict_events.resolving.events import EventResolver


class Explanation(Record):
    """What became of one trigger word: ``outcome`` and the ``reason`` in plain words."""

    trigger: Span
    type: str
    rule: str
    outcome: Literal["event", "merged", "dropped"]
    reason: str
    event_id: str | None = None

    def unread(self) -> Explanation:
        """The same word in a line that is not read for events."""
        if self.outcome == "dropped":
            return self
        told = {"outcome": "dropped", "reason": "no sign of armed conflict near", "event_id": None}
        return self.model_copy(update=told)


class Explanations(Sequence[Explanation]):
    """The explanations of a text, in its order; prints as a table."""

    def __init__(self, items: list[Explanation], *, text: str, notes: list[str]) -> None:
        self._items = items
        self.text = text
        self.notes = notes

    @overload
    def __getitem__(self, index: int) -> Explanation: ...
    @overload
    def __getitem__(self, index: slice) -> list[Explanation]: ...
    def __getitem__(self, index: int | slice) -> Explanation | list[Explanation]:
        return self._items[index]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Explanation]:
        return iter(self._items)

    def __repr__(self) -> str:
        if not self._items:
            return "No trigger word found. " + " ".join(self.notes)
        rows = [(e.trigger.text, e.type, e.outcome, e.reason) for e in self._items]
        widths = [min(34, max(len(r[k]) for r in rows)) for k in range(3)]
        return "\n".join(
            "  ".join(cell[:w].ljust(w) for cell, w in zip(row[:3], widths, strict=True)) + "  " + row[3]
            for row in rows
        )


def explain_verdicts(article: Article, linked: Linked, resolver: EventResolver) -> list[Explanation]:
    """The linker's verdicts as explanations with offsets into the text as given."""
    items = []
    for verdict in linked.verdicts:
        start, end = article.original(verdict.span.start_char, verdict.span.end_char)
        event = resolver.resolve(verdict.candidate) if verdict.candidate is not None else None
        items.append(
            Explanation(
                trigger=Span(text=article.text[start:end], start=start, end=end),
                type=verdict.type,
                rule=verdict.rule,
                outcome=verdict.outcome,
                reason=verdict.reason,
                event_id=event.id if event else None,
            )
        )
    return items
