"""Counts hits and misses over annotated articles, and says what is wrong where."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from conflict_events.evaluation.gold import GoldArticle, GoldEvent
from conflict_events.evaluation.pairing import pair_events
from conflict_events.evaluation.slots import SHARES, SLOTS, Sameness, found_items, wanted_items
from conflict_events.models import Event
from conflict_events.rules.codebook import Codebook, load_codebook

_WHOLE = ("attacker", "target", "province", "killed")  # these and the date make an event whole
_QUOTED = 50  # characters around the words of an event that no annotation has


@dataclass
class Tally:
    """Hits, and how many there were on either side."""

    hits: int = 0
    annotated: int = 0
    found: int = 0

    @property
    def precision(self) -> float:
        """Hits of what was found; 1 where nothing was."""
        return self.hits / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        """Hits of what was annotated; 1 where nothing was."""
        return self.hits / self.annotated if self.annotated else 1.0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0

    def add(self, other: Tally) -> None:
        """Adds the counts of another tally."""
        self.hits += other.hits
        self.annotated += other.annotated
        self.found += other.found


@dataclass
class Share:
    """How many of the events compared are right."""

    right: int = 0
    compared: int = 0

    @property
    def value(self) -> float | None:
        """0 to 1; None where nothing was compared."""
        return self.right / self.compared if self.compared else None


@dataclass(frozen=True)
class Fault:
    """One error: an event missed, added, read as another type, or a slot that is filled wrongly."""

    doc_id: str
    kind: Literal["missed", "added", "type", "slot"]
    type: str
    slot: str
    wanted: str
    found: str
    words: str


@dataclass
class Score:
    """Counts over one article or many.

    ``detect``: events whatever their type; ``type``: with the right one; ``whole``: right in attackers,
    targets, provinces, date and killed too. ``slots`` and ``shares`` look at the events of the right type.
    """

    detect: Tally = field(default_factory=Tally)
    type: Tally = field(default_factory=Tally)
    whole: Tally = field(default_factory=Tally)
    slots: dict[str, Tally] = field(default_factory=lambda: {slot: Tally() for slot in SLOTS})
    shares: dict[str, Share] = field(default_factory=lambda: {name: Share() for name in SHARES})
    by_type: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    faults: list[Fault] = field(default_factory=list)

    @property
    def all_slots(self) -> Tally:
        """All slots, date and status among them, as one tally."""
        total = Tally()
        for tally in self.slots.values():
            total.add(tally)
        for share in self.shares.values():
            total.add(Tally(share.right, share.compared, share.compared))
        return total

    def tallies(self) -> dict[str, Tally]:
        """Every measure that has precision and recall, by name."""
        return {"detect": self.detect, "type": self.type, **self.slots, "whole": self.whole}

    def figures(self) -> dict[str, Any]:
        """All figures as plain numbers, rounded to three places."""
        rows: dict[str, Any] = {
            name: {"p": round(t.precision, 3), "r": round(t.recall, 3), "f1": round(t.f1, 3)}
            for name, t in self.tallies().items()
        }
        for name, share in self.shares.items():
            rows[name] = None if share.value is None else round(share.value, 3)
        return rows


def evaluate(
    articles: Iterable[GoldArticle],
    extract: Callable[..., Sequence[Event]] | Mapping[str, Sequence[Event]] | None = None,
    *,
    codebook: Codebook | None = None,
) -> Score:
    """The score over annotated articles.

    ``extract`` is what extracts, an :class:`~conflict_events.Extractor` for instance, or events made before
    by doc_id; left out, the built-in extractor. ``codebook`` holds the event types and actors by which names
    and families are compared; left out, the extractor's, else the built-in ones.
    """
    if extract is None:
        from conflict_events import extract_events

        extract = extract_events
    known = codebook or getattr(extract, "codebook", None) or load_codebook()
    score = Score()
    for article in articles:
        if isinstance(extract, Mapping):
            found = extract.get(article.doc_id, [])
        else:
            found = extract(article.text, published=article.published)
        score_article(article, found, score=score, codebook=known)
    return score


def score_article(
    article: GoldArticle,
    found: Iterable[Event],
    *,
    score: Score | None = None,
    codebook: Codebook | None = None,
) -> Score:
    """Compares the events found in one article with its annotation; adds to ``score`` if one is given."""
    known = codebook or load_codebook()
    return _ArticleScorer(article, list(found), score or Score(), known).run()


class _ArticleScorer:
    """One comparison."""

    def __init__(self, article: GoldArticle, found: list[Event], score: Score, codebook: Codebook) -> None:
        self.article, self.found, self.score = article, found, score
        self.pairing = pair_events(article, found, codebook.types)
        self.sameness = Sameness(codebook.actors)

    def run(self) -> Score:
        """Annotated events first, then what was found beside them."""
        for index, annotated in enumerate(self.article.events):
            if not annotated.optional:
                partner = self.pairing.partners.get(index)
                self._score_event(annotated, None if partner is None else self.found[partner])
        self._count_found()
        return self.score

    def _score_event(self, annotated: GoldEvent, event: Event | None) -> None:
        score = self.score
        by_type = score.by_type[annotated.type]
        for tally in (score.detect, score.type, score.whole, by_type):
            tally.annotated += 1
        if event is None:
            self._fault("missed", annotated)
            return
        score.detect.hits += 1
        if not annotated.accepts(event.type):
            self._fault("type", annotated, found=f"{event.type} {event.trigger.text!r}")
            return
        score.type.hits += 1
        by_type.hits += 1
        score.whole.hits += self._score_slots(annotated, event)

    def _score_slots(self, annotated: GoldEvent, event: Event) -> bool:
        """Counts the slots; whether the event is right as a whole."""
        wanted, found = wanted_items(annotated), found_items(event, annotated.type)
        right = {}
        for slot in SLOTS:
            hits = self.sameness.hits(slot, wanted[slot], found[slot])
            self.score.slots[slot].add(Tally(hits, len(wanted[slot]), len(found[slot])))
            right[slot] = hits == len(wanted[slot]) == len(found[slot])
        for name in SHARES:
            right[name] = wanted[name] == found[name]
            self.score.shares[name].compared += 1
            self.score.shares[name].right += right[name]
        for slot in (name for name, is_right in right.items() if not is_right):
            self._fault("slot", annotated, slot, _spell(wanted[slot]), _spell(found[slot]))
        return all(right[slot] for slot in (*_WHOLE, "date"))

    def _count_found(self) -> None:
        """Counts what was found; what stands for an optional event, or could, does not count."""
        partner_of = {j: i for i, j in self.pairing.partners.items()}
        for j, event in enumerate(self.found):
            index = partner_of.get(j, self.pairing.touched.get(j))
            if index is not None and self.article.events[index].optional:
                continue
            for tally in (
                self.score.detect,
                self.score.type,
                self.score.whole,
                self.score.by_type[event.type],
            ):
                tally.found += 1
            if j not in partner_of:
                self._added(event)

    def _fault(
        self,
        kind: Literal["missed", "type", "slot"],
        annotated: GoldEvent,
        slot: str = "",
        wanted: str = "",
        found: str = "",
    ) -> None:
        self.score.faults.append(
            Fault(self.article.doc_id, kind, annotated.type, slot, wanted, found, annotated.mentions[0])
        )

    def _added(self, event: Event) -> None:
        start, end = max(0, event.trigger.start - _QUOTED), event.trigger.end + _QUOTED
        words = self.article.text[start:end]
        self.score.faults.append(
            Fault(self.article.doc_id, "added", event.type, "", "", event.trigger.text, words)
        )


def _spell(items: list[Any]) -> str:
    """The entries of a slot for the eye."""
    return "; ".join(
        " ".join(str(part) for part in item if part is not None) if isinstance(item, tuple) else str(item)
        for item in items
    )
