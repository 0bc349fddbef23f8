"""Which extracted event stands for which annotated one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from conflict_events.evaluation.gold import GoldArticle, GoldEvent, plain_quotes
from conflict_events.models import Event
from conflict_events.rules.schema import EventType

Stretch = tuple[int, int]
_SENTENCE_END = re.compile(r"(?<=[.!?][\"' \n])\s*|\n\s*\n")


@dataclass(frozen=True, slots=True)
class Pairing:
    """``partners``: index of an annotated event -> index of the found one that stands for it.

    ``touched``: index of a found event -> index of an annotated one that it could have stood for.
    """

    partners: dict[int, int]
    touched: dict[int, int]


def pair_events(article: GoldArticle, found: Sequence[Event], types: Mapping[str, EventType]) -> Pairing:
    """One partner at most for each event, the best first: the right type and words in common weigh most."""
    sentences = list(_sentences(article.text))
    choices = []
    for i, annotated in enumerate(article.events):
        quotes = list(_quotes(article.text, annotated))
        for j, event in enumerate(found):
            mentions = [(m.start, m.end) for m in event.mentions or [event.trigger]]
            overlap = any(_meet(a, b) for a in quotes for b in mentions)
            near = bool(_in_sentences(quotes, sentences) & _in_sentences(mentions, sentences))
            right = annotated.accepts(event.type)
            if overlap or (near and right):
                weight = _weight(annotated, event, types) * (1 if overlap else 0.5)
                choices.append((weight + (0 if annotated.optional else 0.1), i, j))
    partners: dict[int, int] = {}
    for _, i, j in sorted(choices, key=lambda c: (-c[0], c[1], c[2])):
        if i not in partners and j not in partners.values():
            partners[i] = j
    return Pairing(partners, {j: i for _, i, j in choices})


def _weight(annotated: GoldEvent, event: Event, types: Mapping[str, EventType]) -> float:
    """By type: its own, an alternative, one of the same family, another."""
    if event.type == annotated.type:
        return 4
    if annotated.accepts(event.type):
        return 3.5
    wanted, found = types.get(annotated.type), types.get(event.type)
    return 1.5 if wanted and found and wanted.category == found.category else 1


def _quotes(text: str, annotated: GoldEvent) -> Iterator[Stretch]:
    plain = plain_quotes(text)
    for quote in annotated.mentions:
        for match in re.finditer(re.escape(plain_quotes(quote)), plain):
            yield match.span()


def _sentences(text: str) -> Iterator[Stretch]:
    start = 0
    for end in _SENTENCE_END.finditer(text):
        if end.start() > start:
            yield start, end.start()
        start = end.end()
    yield start, len(text)


def _in_sentences(stretches: Sequence[Stretch], sentences: Sequence[Stretch]) -> set[int]:
    return {i for i, sentence in enumerate(sentences) for stretch in stretches if _meet(sentence, stretch)}


def _meet(a: Stretch, b: Stretch) -> bool:
    return a[0] < b[1] and b[0] < a[1]
