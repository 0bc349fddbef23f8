"""How many: what the casualty entries of an event come to, taken together.

Entries about different people add up ("five soldiers and three civilians"), entries about the same people
compete ("12, activists say; 15, state media say"), and an entry about everybody ("20 people") competes with
the sum of the others. Subtotals never count on their own, unless nothing else is told.
"""

from __future__ import annotations

import functools
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from conflict_events.export.codes import VagueNumber, vague_numbers, victim_words
from conflict_events.models import Casualty, CasualtyKind

_SCALES = r"(?!\s+(?:hundred|thousand|dozen|million|score))"


@dataclass(frozen=True, slots=True)
class Estimate:
    """A number of people: lowest, most likely and highest; ``coded`` is the one that ACLED would write.

    ``imputed``: the text gives no number, ``coded`` stands for one.
    """

    low: int = 0
    best: int = 0
    high: int = 0
    coded: int | None = 0
    imputed: bool = False

    def __add__(self, other: Estimate) -> Estimate:
        coded = None if self.coded is None or other.coded is None else self.coded + other.coded
        return Estimate(
            self.low + other.low,
            self.best + other.best,
            self.high + other.high,
            coded,
            self.imputed or other.imputed,
        )


def totals(casualties: Iterable[Casualty], kind: CasualtyKind) -> list[Casualty]:
    """The entries of one kind that are no subtotals; the subtotals where there is nothing else."""
    entries = [c for c in casualties if c.kind == kind]
    return [c for c in entries if not c.part] or entries


def casualty_range(casualties: Iterable[Casualty], kind: CasualtyKind) -> tuple[int, int] | None:
    """Lowest and highest number of one kind as the text tells it; None where it tells none."""
    entries = [c for c in casualties if c.kind == kind and not c.part]
    if not entries:
        return None
    whole, several, more = by_people(entries)
    groups = [whole] if whole else []
    told = [(min(c.low for c in group), max(c.high for c in group)) for group in several]
    sums = [(sum(low for low, _ in told), sum(high for _, high in told))] if told else []
    sums += [(min(c.low for c in group), max(c.high for c in group)) for group in groups]
    low, high = (min(s[0] for s in sums), max(s[1] for s in sums)) if sums else (0, 0)
    return low + sum(c.low for c in more), high + sum(c.high for c in more)


def spell_range(low: int, high: int) -> str:
    """``12`` or ``24-99``."""
    return str(low) if low == high else f"{low}-{high}"


def by_people(entries: Iterable[Casualty]) -> tuple[list[Casualty], list[list[Casualty]], list[Casualty]]:
    """Entries about everybody, those about each kind of people, and those about others beside them."""
    words = victim_words()
    whole, more = [], []
    several: dict[str, list[Casualty]] = defaultdict(list)
    for entry in entries:
        head = people(entry.who)
        if head in words.more:
            more.append(entry)
        elif head in words.whole:
            whole.append(entry)
        else:
            several[head].append(entry)
    return whole, list(several.values()), more


@functools.lru_cache(maxsize=4096)
def people(who: str) -> str:
    """The last word of a phrase for people, lower case and singular: "Islamic State fighters" -> fighter."""
    words = re.findall(r"[a-z]+", who.lower().replace("'s", ""))
    if not words:
        return ""
    irregular = victim_words().irregular
    last: str = words[-1]
    return irregular.get(last, last[:-1] if last.endswith("s") and not last.endswith("ss") else last)


def estimate(entry: Casualty) -> Estimate:
    """What one entry says; a vague word stands for the numbers of ``rules/codes/vague_deaths.csv``."""
    vague = _vague(entry.text)
    if vague is None:
        return Estimate(entry.low, entry.low, entry.high, entry.low)
    best = entry.low if vague.best is None else vague.best
    coded = None if vague.imputed else best if vague.acled is None else vague.acled
    return Estimate(min(vague.low, best), best, max(entry.high, best), coded, vague.imputed)


def competing(entries: Iterable[Casualty]) -> Estimate:
    """Several estimates of the same number: the lowest counts, the range spans all."""
    told = [estimate(e) for e in entries]
    exact = [e.coded for e in told if e.coded is not None]
    return Estimate(
        min(e.low for e in told), min(e.best for e in told), max(e.high for e in told),
        min(exact) if exact else None, not exact,
    )  # fmt: skip


def share(number: int, parts: int) -> list[int]:
    """A number dealt out as evenly as whole numbers allow; what is over goes to the first parts."""
    each, over = divmod(number, parts)
    return [each + (i < over) for i in range(parts)]


@functools.lru_cache(maxsize=4096)
def _vague(text: str) -> VagueNumber | None:
    for words, number in vague_numbers().items():
        if re.search(rf"\b{words}\b{_SCALES}", text, re.IGNORECASE):
            return number
    return None
