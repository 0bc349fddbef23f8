"""Finds a place by name: exact, alias, Arabic, normalised spelling, then guarded likeness."""

from __future__ import annotations

import re
from collections.abc import Callable
from math import cos, hypot, radians

from conflict_events.gazetteer.index import Gazetteer, load_gazetteer
from conflict_events.gazetteer.names import arabic_key, key, plain, skeleton
from conflict_events.gazetteer.tables import Row, is_arabic
from conflict_events.models import Place

_FUZZY_LEAST = 86  # likeness of two folded keys, in per cent
_SKELETON_LEAST = 75  # likeness of two keys with the same consonants
_CLEARLY = 4  # per cent by which the best of several provinces must lead
_SHORTEST_FUZZY = 6  # sounds: shorter names match only exactly or normalised
_SHORTEST_NORMALISED = 4
_LEAST_CONSONANTS = 4
_LONGEST = 80  # characters: nothing longer is the name of a place
_KM_PER_DEGREE = 111.2
_KM_STEP = 20.0

Hit = tuple[Row, float, str]
Fits = Callable[[Row], bool]


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
    """Places of a name in any usual spelling, best first; an empty list when nothing has that name.

    ``country`` (ISO 3166 alpha-2), ``province`` and ``kind`` keep only such places; ``near`` (latitude,
    longitude) puts the nearer of two homonyms first. Each place says how it was found, ``match`` (exact,
    alias, arabic, normalised, fuzzy), and how sure that is, ``score`` (0 to 100). Short names match only
    exactly or normalised, and a name that is like those of several provinces matches none of them.
    """
    table = gazetteer or load_gazetteer()

    def fits(row: Row) -> bool:
        return (
            (country is None or row.country == country)
            and (province is None or row.province == province)
            and (kind is None or row.kind == kind)
        )

    hits = _find(table, name, fits) or next(
        (h for h in (_find(table, n, fits) for n in _shorter(name)) if h), []
    )
    if len(hits) > 1:
        hits.sort(
            key=lambda h: (-_STAGES[h[2]], _distance(h[0], near), -h[1], -table.prominence[h[0].id], h[0].id)
        )
    return [table.found(row.id, name, score, match) for row, score, match in hits[:limit]]


_STAGES = {"exact": 3, "alias": 3, "arabic": 3, "normalised": 2, "fuzzy": 1}

_KIND_WORD = re.compile(
    r"\s{1,9}(?:nahiy?ah?|sub-?district|district|city|town|village|neighbou?rhood|quarter|camp|province|governorate)$",
    re.IGNORECASE,
)
_KIND_BEFORE = re.compile(
    r"^(?:the )?(?:city|town|village|neighbou?rhood|quarter|camp) of (?:the )?", re.IGNORECASE
)
_FUSED_ARTICLE = re.compile(r"^(?:al|el)(?=[a-z]{4,})", re.IGNORECASE)


def _shorter(name: str) -> list[str]:
    """A name without the kind word beside it, and without an article fused with it ("Alshaar")."""
    bare = _KIND_BEFORE.sub("", _KIND_WORD.sub("", name))
    shorter = [bare, _FUSED_ARTICLE.sub("", bare)]
    return [n for n in dict.fromkeys(shorter) if n != name and len(n) > 2]


def _distance(row: Row, near: tuple[float, float] | None) -> float:
    """Kilometres to a point, in steps of 20; 0 without a point."""
    if near is None or row.latitude is None or row.longitude is None:
        return 0.0
    north = (row.latitude - near[0]) * _KM_PER_DEGREE
    east = (row.longitude - near[1]) * _KM_PER_DEGREE * cos(radians(near[0]))
    return hypot(north, east) // _KM_STEP


def _find(table: Gazetteer, name: str, fits: Fits) -> list[Hit]:
    """The fitting hits of the first stage that has any; likeness only as the last resort."""
    if not name or len(name) > _LONGEST:
        return []
    if is_arabic(name):
        found = table.exact.get(arabic_key(name), ())
        return [(table.rows[i], 100.0, "arabic") for i, _ in found if fits(table.rows[i])]
    exact = table.exact.get(plain(name), ())
    hits = [(table.rows[i], 100.0, "exact" if own else "alias") for i, own in exact if fits(table.rows[i])]
    folded = key(name)
    if len(folded) >= _SHORTEST_NORMALISED:
        seen = {i for i, _ in exact}
        ids = [i for i in table.keys.get(folded, ()) if i not in seen]
        hits += [
            (table.rows[i], _nearness(table, name, folded, i), "normalised")
            for i in ids
            if fits(table.rows[i])
        ]
    if hits or len(folded) < _SHORTEST_FUZZY:
        return hits
    return _clear(_same_consonants(table, name, folded, fits) or _alike(table, folded, fits))


def _nearness(table: Gazetteer, name: str, folded: str, place: str) -> float:
    """How near a place's best spelling of that key comes to the name as given: 86 to 95, in coarse steps."""
    from rapidfuzz import fuzz

    given = plain(name)
    spellings = [s for s in table.spellings[place] if table.forms[s][1] == folded]
    best = max((fuzz.ratio(given, table.forms[s][0]) for s in spellings), default=0.0)
    return 85.0 + best // 10


def _same_consonants(table: Gazetteer, name: str, folded: str, fits: Fits) -> list[Hit]:
    """Places whose name differs in vowels only."""
    from rapidfuzz import fuzz

    consonants = skeleton(name)
    if len(consonants) < _LEAST_CONSONANTS:
        return []
    hits = []
    for place in table.skeletons.get(consonants, ()):
        keys = [k for k in table.keys_of[place] if not _is_longer(folded, k)]
        score = max((fuzz.ratio(folded, k) for k in keys), default=0.0)
        if score >= _SKELETON_LEAST and fits(table.rows[place]):
            hits.append((table.rows[place], score, "fuzzy"))
    return hits


def _alike(table: Gazetteer, folded: str, fits: Fits) -> list[Hit]:
    """Places with one slip in a long name: the first sound and nearly the length are the same."""
    from rapidfuzz import fuzz, process

    hits: dict[str, Hit] = {}
    rivals = table.keys_by_letter.get(folded[0], ())
    for other, score, _ in process.extract(
        folded, rivals, scorer=fuzz.ratio, score_cutoff=_FUZZY_LEAST, limit=4
    ):
        if abs(len(other) - len(folded)) <= 2 and not _is_longer(folded, other):
            for place in table.keys[other]:
                if fits(table.rows[place]):
                    hits.setdefault(place, (table.rows[place], score, "fuzzy"))
    return list(hits.values())


def _is_longer(a: str, b: str) -> bool:
    """Whether one key only goes on where the other ends: "Akrama" and "Akramiyah" are two names."""
    return a.startswith(b) or b.startswith(a)


def _clear(hits: list[Hit]) -> list[Hit]:
    """Similar names of one province, or those of the province that leads clearly."""
    if len({(row.province, row.country) for row, _, _ in hits}) < 2:
        return hits
    best = max(score for _, score, _ in hits)
    leading = [h for h in hits if h[1] > best - _CLEARLY]
    return leading if len({(row.province, row.country) for row, _, _ in leading}) < 2 else []
