"""How well each place of a name fits its text: kind words, the province told beside it, other places near by."""

from __future__ import annotations

from collections import defaultdict
from math import cos, hypot, radians
from typing import TYPE_CHECKING

from conflict_events.models import Place
from conflict_events.resolving.named_places import WIDE, NamedPlaces, region_of

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Span

# Kinds of row that a kind word of the text may stand for.
_KIN = {
    "governorate": {"governorate"},
    "district": {"district", "subdistrict", "city", "town", "neighbourhood", "suburb"},
    "city": {"city", "town"},
    "town": {"town", "city", "village", "suburb", "neighbourhood"},
    "village": {"village", "town", "hill", "suburb"},
    "neighbourhood": {
        "neighbourhood", "suburb", "camp", "town", "village", "industrial_area", "region", "city", "road", "front",
    },
    "camp": {"camp"},
    "air_base": {"air_base", "airport", "military_base"},
    "military_base": {"military_base", "air_base"},
    "mountain": {"mountain", "hill", "region"},
    "region": {"region", "governorate", "plain", "mountain", "city", "town"},
    "plain": {"plain", "region"},
    "oil_field": {"oil_field", "gas_field"},
}  # fmt: skip
_OWN_WORD = {
    "camp",
    "air_base",
    "military_base",
    "mountain",
    "road",
    "river",
    "dam",
    "crossing",
    "prison",
    "oil_field",
}
_STAGES = {"exact": 0.0, "alias": 0.0, "arabic": 0.0, "normalised": -1.5, "fuzzy": -4.0}
_NEAR = 60  # tokens
_SENTENCE_WEIGHT, _NEAR_WEIGHT, _FAR_WEIGHT = 3.0, 1.5, 0.3  # at most, by where a mention stands
_FURTHER = 0.05  # for every further mention
_SAID_INSIDE, _SAID_NEAR = 8.0, 4.0


class Evidence:
    """Weighs the places of each name of one Doc."""

    def __init__(self, named: NamedPlaces) -> None:
        self.named = named
        self._anchors: dict[str, list[tuple[int, Span]]] = defaultdict(list)
        for span, region in named.anchors:
            self._anchors[region].append((span.start, span.sent))

    def scores(self, span: Span) -> dict[int, float]:
        """A score for every place of the name, by its place in the list of options."""
        options = self.named.options(span)
        evidence = self._told(span)
        single = len({(p.province, p.country) for p in options}) < 2
        return {
            i: _STAGES.get(place.match, 0.0)
            - 0.12 * i
            + _kind_score(span.id_, place)
            + evidence[region_of(place)]
            + (0.0 if single else self._closeness(span, place))
            for i, place in enumerate(options)
        }

    def _told(self, span: Span) -> dict[str, float]:
        """How strongly the text speaks for each province (or country) around a mention."""
        found: dict[str, float] = defaultdict(float)
        for container in self.named.holders(span):
            weight = _SAID_NEAR if container.relation == "near" else _SAID_INSIDE
            for region in self.named.regions(container.span):
                found[region] = max(found[region], weight)
        for region, anchors in self._anchors.items():
            found[region] = self._grown(found[region], span, anchors)
        return found

    def _grown(self, weight: float, span: Span, anchors: list[tuple[int, Span]]) -> float:
        """The weight of a region with its mentions: the nearest counts most, every further one a little."""
        start, own = span.start, span.sent
        for at, sentence in anchors:
            distance = abs(at - start)
            if distance >= _NEAR and weight >= _FAR_WEIGHT and sentence is not own:
                weight += _FURTHER  # whatever is far away adds no more
            elif distance:
                near = (
                    _SENTENCE_WEIGHT if sentence is own else _NEAR_WEIGHT if distance < _NEAR else _FAR_WEIGHT
                )
                weight = max(weight, near / (1 + distance / _NEAR)) + _FURTHER
        return weight

    def _closeness(self, span: Span, place: Place) -> float:
        """Up to 1.5 for a place that lies close to one named near by and beyond doubt."""
        best = 0.0
        for other, _ in self.named.anchors:
            if abs(other.start - span.start) < 80 and other.text != span.text:
                km = kilometres(place, self.named.options(other)[0])
                best = max(best, 1.5 if km < 15 else 1.0 if km < 35 else 0.4 if km < 70 else 0.0)
        return best


def may_be(kind: str, place: Place) -> bool:
    """Whether a kind word may stand for a place: "the town" for a city or a suburb."""
    return place.kind == kind or place.kind in _KIN.get(kind, ())


def _kind_score(kind: str, place: Place) -> float:
    """How well a row fits the kind word of the text."""
    if not kind:
        return {"governorate": -1.5, "district": -4.0, "subdistrict": -4.0}.get(place.kind or "", 0.0)
    if place.kind == kind or (kind == "region" and place.kind == "governorate"):
        return 6.0 if place.kind in WIDE else 4.0
    return 3.0 if place.kind in _KIN.get(kind, ()) else -3.0 if kind in _OWN_WORD else -1.5


def kilometres(a: Place, b: Place) -> float:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 1000.0
    return hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * cos(radians(a.latitude))) * 111.2
