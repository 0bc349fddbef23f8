"""Roads named after their ends ("the Homs-Palmyra road"): a point between them, as exact as a road is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conflict_events.models import Place

if TYPE_CHECKING:
    from conflict_events.resolving.named_places import Lookup

_TOWNS = ("city", "town", "village", "neighbourhood", "suburb", "camp")


def road_between(name: str, lookup: Lookup) -> Place | None:
    """The road between two places that the gazetteer knows; its province where both ends lie in one."""
    for hyphen in re.finditer(r"[-\u2013\u2014]", name):
        first, second = (_end(n, lookup) for n in (name[: hyphen.start()], name[hyphen.end() :]))
        if first and second and first.id != second.id:
            return _road(name, first, second)
    return None


def _end(name: str, lookup: Lookup) -> Place | None:
    """The best known settlement of that very name."""
    found = lookup(name.strip(), limit=5)
    return next(
        (p for p in found if p.kind in _TOWNS and p.latitude is not None and p.match != "fuzzy"), None
    )


def _road(name: str, first: Place, second: Place) -> Place:
    middle = [((a or 0.0) + (b or 0.0)) / 2 for a, b in zip(_point(first), _point(second), strict=True)]
    return Place(
        text=name, start=0, end=0, name=name, kind="road",
        province=first.province if first.province == second.province else None,
        country=first.country if first.country == second.country else None,
        latitude=round(middle[0], 4), longitude=round(middle[1], 4),
        precision=2, where_prec=5, score=70.0, match="context",
    )  # fmt: skip


def _point(place: Place) -> tuple[float | None, float | None]:
    return place.latitude, place.longitude
