"""Candidates to events: ids, offsets into the text as given, numbers, confidence."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from conflict_events.models import Actor, Casualty, Claim, Event, Loss, Place, Span
from conflict_events.resolving.confidence import confidence

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Attribution, Candidate, MaterialLoss, Party, Toll
    from conflict_events.reading import Article
    from conflict_events.tagging.actors import ActorLexicon
    from conflict_events.tagging.tree import Span as WordSpan

_OLD_DAYS = 365


class EventResolver:
    """Turns the candidates of one article into events."""

    def __init__(self, article: Article, lexicon: ActorLexicon) -> None:
        self.article = article
        self.lexicon = lexicon

    def resolve(self, candidate: Candidate) -> Event:
        """One candidate as an event."""
        event = self._event(candidate)
        return event.model_copy(update={"confidence": confidence(event)})

    def _event(self, candidate: Candidate) -> Event:
        trigger = self._span(candidate.span.start_char, candidate.span.end_char)
        sentence = candidate.sentence
        return Event(
            id=self._id(candidate, trigger),
            type=candidate.type.type,
            category=candidate.type.category,
            trigger=trigger,
            mentions=self._mentions(candidate),
            attackers=[self._actor(p) for p in candidate.attackers],
            targets=[self._actor(p) for p in candidate.targets],
            places=[self.place(p) for p in candidate.places],
            date=candidate.date,
            count=candidate.count,
            weapons=list(dict.fromkeys(candidate.weapons)),
            casualties=[self._casualty(t) for t in candidate.tolls],
            losses=[self._loss(x) for x in candidate.losses],
            claims=[self._claim(c) for c in candidate.claims],
            status=candidate.status,
            background=candidate.background or self._old(candidate),
            evidence=self._span(*_stripped(sentence)),
            rule=candidate.trigger.id,
            confidence=0.0,
        )

    def _span(self, start: int, end: int) -> Span:
        left, right = self.article.original(start, end)
        return Span(text=self.article.text[left:right], start=left, end=right)

    def _id(self, candidate: Candidate, trigger: Span) -> str:
        """A hash of type, place of the words and the words around them: stable for the same text."""
        key = f"{candidate.type.type}|{trigger.start}|{trigger.text}|{candidate.sentence.text}"
        return hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()[:16]

    def _mentions(self, candidate: Candidate) -> list[Span]:
        spans = {(m.start_char, m.end_char) for m in [candidate.span, *candidate.mentions]}
        return [self._span(*s) for s in sorted(spans)]

    def _actor(self, party: Party) -> Actor:
        span = self._span(party.start, party.end)
        row = self.lexicon.rows.get(party.actor)
        return Actor(
            text=span.text, start=span.start, end=span.end,
            id=party.actor or None,
            name=row.name if row else span.text,
            side=row.side if row else None,
            kind=row.kind if row else None,
        )  # fmt: skip

    def place(self, place: Place) -> Place:
        """A place of the clean text with the offsets of the text as given."""
        span = self._span(place.start, place.end)
        return place.model_copy(update={"text": span.text, "start": span.start, "end": span.end})

    def _casualty(self, toll: Toll) -> Casualty:
        span = self._span(toll.start, toll.end)
        return Casualty(
            kind=toll.kind, low=toll.low, high=toll.high, who=toll.who, part=toll.part, text=span.text
        )

    def _loss(self, loss: MaterialLoss) -> Loss:
        span = self._span(loss.start, loss.end)
        return Loss(item=span.text, count=loss.count, text=span.text)

    def _claim(self, claim: Attribution) -> Claim:
        span = self._span(claim.start, claim.end)
        return Claim(
            source=span.text, actor=claim.actor or None, verb=claim.verb,
            stance=claim.stance, certainty=claim.certainty,
            text=span.text, start=span.start, end=span.end,
        )  # fmt: skip

    def _old(self, candidate: Candidate) -> bool:
        """More than about a year before publication."""
        published = self.article.published
        return bool(published and candidate.date and (published - candidate.date.end).days > _OLD_DAYS)


def _stripped(span: WordSpan) -> tuple[int, int]:
    text = span.text
    left = len(text) - len(text.lstrip())
    return span.start_char + left, span.start_char + max(left, len(text.rstrip()))
