"""How wide places are, and which of several only contain another one."""

from __future__ import annotations

from conflict_events.models import Place

WIDE = {"country": 4, "region": 2, "governorate": 3, "district": 2, "front": 2}
SETTLEMENTS = frozenset({"city", "town", "village", "suburb", "neighbourhood", "camp", "air_base"})


def breadth(place: Place) -> int:
    """How wide a place is: 0 a point, 4 a country."""
    return WIDE.get(place.kind or "", 1 if place.kind in ("city",) else 0)


def most_specific(places: list[Place]) -> list[Place]:
    """Drops a province or country that only contains another of the places, and doubles."""
    kept: list[Place] = []
    for place in places:
        if any(_same(place, k) for k in kept):
            continue
        kept.append(place)
    return [p for p in kept if not any(_contains(p, q) for q in kept if q is not p)]


def _same(a: Place, b: Place) -> bool:
    if a.id and a.id == b.id:
        return True
    return a.name.lower() == b.name.lower() and a.province == b.province


def _contains(wide: Place, narrow: Place) -> bool:
    """Whether one place is merely the region, province or country of the other."""
    if wide.kind == "city" and narrow.kind in ("neighbourhood", "camp", "suburb"):
        return wide.province == narrow.province and bool(wide.province)
    if breadth(wide) <= breadth(narrow):
        return False
    if wide.kind == "country":
        return narrow.country == wide.country
    if breadth(wide) < WIDE["district"]:
        return False
    return wide.province is not None and narrow.province == wide.province
