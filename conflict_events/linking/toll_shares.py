"""Parts of a toll that say how its people died: "20 were executed, 18 shot dead and two beheaded"."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate, Toll

_FEWEST = 2  # parts that add up


def shared_out(tolls: list[Toll], candidates: list[Candidate]) -> tuple[list[Toll], list[Candidate]]:
    """Tolls with those that add up to one before them as its parts, and the deeds that only such parts tell."""
    found, told_again = list(tolls), []
    told = _killings(candidates)
    for index, total in enumerate(tolls):
        whole = told.get(total.word.i)
        parts = _adding_up(total, islice(tolls, index + 1, None)) if whole is not None else []
        deeds = [told.get(part.word.i) for part in parts]
        if whole is None or any(d is not None and d.type.category != whole.type.category for d in deeds):
            continue
        for offset, part in enumerate(parts, index + 1):
            found[offset] = replace(part, who="", part=True, word=total.word)
        told_again += [d for d in deeds if d is not None and d is not whole]
    return found, told_again


def _killings(candidates: list[Candidate]) -> dict[int, Candidate]:
    """The killings and executions that verbs tell, the first for every word of theirs."""
    deeds: dict[int, Candidate] = {}
    for deed in (c for c in candidates if c.type.category == "persons" and c.is_verb):
        for i in range(deed.span.start, deed.span.end):
            deeds.setdefault(i, deed)
    return deeds


def _adding_up(total: Toll, behind: Iterable[Toll]) -> list[Toll]:
    """The bare numbers right behind a toll in its sentence that add up to it."""
    parts: list[Toll] = []
    for toll in behind:
        bare = not toll.victims and not toll.part and toll.low == toll.high and toll.kind == total.kind
        if not bare or toll.word.sent != total.word.sent or total.part:
            return []
        parts.append(toll)
        if sum(t.low for t in parts) >= total.low:
            break
    added = sum(t.low for t in parts) == total.low == total.high
    return parts if added and len(parts) >= _FEWEST else []
