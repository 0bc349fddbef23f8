"""How wide places are, and which of several only contain another one."""

from __future__ import annotations

from conflict_events.models import Place
from conflict_events.tagging.place_words import ends_in_border

WIDE = {"country": 4, "region": 2, "governorate": 3, "district": 2, "front": 2, "border": 2}
SETTLEMENTS = frozenset({"city", "town", "village", "suburb", "neighbourhood", "camp", "air_base"})


def breadth(place: Place) -> int:
    """How wide a place is: 0 a point, 4 a country."""
    return WIDE.get(place.kind or "", 1 if place.kind in ("city",) else 0)


def names_province(place: Place) -> bool:
    """Whether a place is the capital whose name also stands for its province: "a hospital in Idlib"."""
    return place.kind == "city" and place.name in (place.province or "")


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


def _runs_by(line: Place, place: Place) -> bool:
    """Whether a sea, a border or a river only tells where another place lies."""
    if line.kind == "region" and line.country is None:
        return place.country is not None
    border = line.kind == "border" or (line.id is None and ends_in_border(line.name))
    return (
        (border or line.kind == "river")
        and place.id is not None
        and breadth(place) < WIDE["region"]
        and not names_province(place)
        and place.kind != line.kind
    )


def _contains(wide: Place, narrow: Place) -> bool:
    """Whether one place is merely the region, province or country of the other."""
    if wide.kind == "city" and narrow.kind in ("neighbourhood", "camp", "suburb", "roundabout"):
        return wide.province == narrow.province and bool(wide.province)
    if _runs_by(wide, narrow):
        return True
    if breadth(wide) <= breadth(narrow):
        return False
    if wide.kind == "country":
        return narrow.country == wide.country
    if breadth(wide) < WIDE["district"]:
        return False
    return wide.province is not None and narrow.province == wide.province


def narrowest(places: list[Place]) -> list[Place]:
    """Places that contain none of the others: the quarter, not the city that is named with it."""
    least = min(breadth(p) for p in places)
    return [p for p in places if breadth(p) == least or not any(near(p, q) for q in places if q is not p)]


def near(a: Place, b: Place) -> bool:
    """Whether two places may be one: the same, one inside the other, or unknown."""
    if a.id and a.id == b.id:
        return True
    if a.name.lower() == b.name.lower():
        return True
    if a.country and b.country and a.country != b.country:
        return False
    if _point(a) and _point(b) and (a.id or b.id):
        return {a.kind, b.kind} == {"city", "neighbourhood"} and a.district == b.district
    if a.province and b.province:
        return a.province == b.province and (breadth(a) > 0 or breadth(b) > 0)
    return breadth(a) >= 3 or breadth(b) >= 3 or not (a.id and b.id)


def on_one_spot(places: list[Place], others: list[Place]) -> bool:
    """Whether both name one town or quarter, not only one province."""
    spots = {p.id or p.name.lower() for p in places if breadth(p) < WIDE["region"]}
    return any((p.id or p.name.lower()) in spots for p in others)


def _point(place: Place) -> bool:
    """A settlement, not a capital whose name also stands for its province."""
    return breadth(place) <= 1 and not (place.kind == "city" and place.name in (place.province or ""))
