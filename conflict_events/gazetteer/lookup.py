"""Finds a place by name: exact, alias, normalised spelling, then guarded likeness."""

from __future__ import annotations

import re
from math import cos, hypot, radians

from conflict_events.gazetteer.index import Gazetteer, Row, load_gazetteer, to_place
from conflict_events.gazetteer.names import key, plain, skeleton
from conflict_events.models import Place

_FUZZY_LEAST = 86  # likeness of two folded keys, in per cent
_SHORTEST_FUZZY = 6  # letters: shorter names match only exactly or normalised
_KM_PER_DEGREE = 111.2

Hit = tuple[Row, float, str]


def lookup(
    name: str,
    *,
    country: str | None = None,
    province: str | None = None,
    kind: str | None = None,
    near: tuple[float, float] | None = None,
    limit: int = 5,
    gazetteer: Gazetteer | None = None,
) -> list[Place]:
    """Places of a name in any usual spelling, best first, with a score (0 to 100) and the way it matched.

    ``country`` (ISO 3166 alpha-2), ``province`` and ``kind`` keep only such places; ``near`` (latitude,
    longitude) puts the nearer of two homonyms first. An empty list when nothing has that name.
    """
    table = gazetteer or load_gazetteer()
    hits = _find(table, name) or next((h for h in (_find(table, n) for n in _shorter(name)) if h), [])
    kept = [h for h in hits if _fits(h[0], country, province, kind)]
    kept.sort(key=lambda h: (-_STAGES[h[2]], _distance(h[0], near), -h[1], -h[0].prominence, h[0].id))
    return [to_place(row, name, score, match) for row, score, match in kept[:limit]]


_STAGES = {"exact": 3, "alias": 3, "normalised": 2, "fuzzy": 1}


_KIND_WORD = re.compile(
    r"\s+(?:nahiy?ah?|sub-?district|district|city|town|village|neighbou?rhood|quarter|camp|province|governorate)$",
    re.IGNORECASE,
)
_FUSED_ARTICLE = re.compile(r"^(?:al|el)(?=[a-z]{4,})", re.IGNORECASE)


def _shorter(name: str) -> list[str]:
    """A name without the kind word behind it, and without an article fused with it ("Alshaar")."""
    shorter = [_KIND_WORD.sub("", name), _FUSED_ARTICLE.sub("", name)]
    return [n for n in shorter if n != name and len(n) > 2]


def _fits(row: Row, country: str | None, province: str | None, kind: str | None) -> bool:
    return (
        (country is None or row.country == country)
        and (province is None or row.province == province)
        and (kind is None or row.kind == kind)
    )


def _distance(row: Row, near: tuple[float, float] | None) -> float:
    """Kilometres to a point, in steps of 20; 0 without a point."""
    if near is None or row.latitude is None or row.longitude is None:
        return 0.0
    north = (row.latitude - near[0]) * _KM_PER_DEGREE
    east = (row.longitude - near[1]) * _KM_PER_DEGREE * cos(radians(near[0]))
    return hypot(north, east) // 20


def _find(table: Gazetteer, name: str) -> list[Hit]:
    """The hits of the first stage that has any; likeness only as the last resort."""
    spelling = plain(name)
    if not spelling or len(spelling) > 80:
        return []
    found = [(table.rows[i], 100.0, "exact" if own else "alias") for i, own in table.exact.get(spelling, ())]
    folded = key(name)
    seen = {row.id for row, _, _ in found}
    if len(folded) > 3:
        found += [(table.rows[i], 95.0, "normalised") for i in table.keys.get(folded, ()) if i not in seen]
    return found or _alike(table, name, folded)


def _alike(table: Gazetteer, name: str, folded: str) -> list[Hit]:
    """Places whose key is nearly the same: same consonants, or one slip in a long name."""
    if len(folded) < _SHORTEST_FUZZY:
        return []
    from rapidfuzz import fuzz, process

    hits: dict[str, Hit] = {}
    consonants = skeleton(name)
    if len(consonants) >= 4:
        for place in table.skeletons.get(consonants, ()):
            score = max((fuzz.ratio(folded, k) for k in _keys_of(table, place)), default=0.0)
            if score >= 75:
                hits[place] = (table.rows[place], score, "fuzzy")
    if not hits:
        for other, score, _ in process.extract(
            folded, table.keys.keys(), scorer=fuzz.ratio, score_cutoff=_FUZZY_LEAST, limit=3
        ):
            if other[0] == folded[0] and abs(len(other) - len(folded)) <= 2:
                for place in table.keys[other]:
                    hits.setdefault(place, (table.rows[place], score, "fuzzy"))
    return list(hits.values())


def _keys_of(table: Gazetteer, place: str) -> list[str]:
    return [key(spelling) for spelling in table.spellings_of(place)]
