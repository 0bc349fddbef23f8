"""Place mentions to gazetteer places: the words around them choose among homonyms."""

from __future__ import annotations

from collections import Counter, defaultdict
from math import cos, hypot, radians
from typing import TYPE_CHECKING, Protocol

from conflict_events.gazetteer.names import plain
from conflict_events.models import Place
from conflict_events.resolving.containers import Container, find_containers
from conflict_events.resolving.precision import is_around, words_precision
from conflict_events.resolving.roads import road_between
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Span, Tree

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
_WIDE = ("country", "governorate", "district", "subdistrict")
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
_SMALL = ("village", "hill", "neighbourhood", "front")
_ABROAD = "abroad:"
_STAGES = {"exact": 0.0, "alias": 0.0, "arabic": 0.0, "normalised": -1.5, "fuzzy": -4.0}
_SAID_INSIDE, _SAID_NEAR = 8.0, 4.0
_NEAR_WORDS = 150  # how far back a mention lends its province to an unknown place


class Lookup(Protocol):
    """The gazetteer's public look-up."""

    def __call__(
        self, name: str, *, country: str | None = None, province: str | None = None, kind: str | None = None,
        near: tuple[float, float] | None = None, limit: int = 5,
    ) -> list[Place]: ...  # fmt: skip


class PlaceResolver:
    """Resolves the place mentions of one Doc; offsets are those of the clean text."""

    def __init__(self, doc: Tree, lookup: Lookup) -> None:
        self.doc = doc
        self.lookup = lookup
        self.spans: list[Span] = sorted(doc.spans["places"], key=lambda s: s.start)
        self.containers = find_containers(doc)
        self.local = any(t.lower_.startswith("syria") for t in doc)
        self._options: dict[str, list[Place]] = {}
        self._resolved: dict[tuple[int, int], Place] | None = None

    def resolve(self, span: Span) -> Place:
        """The place of a mention: kind and province that the text gives it decide, then the rest of the article."""
        if self._resolved is None:
            self._resolved = self._resolve_all()
        return self._resolved[span.start, span.end]

    def holders(self, span: Span) -> list[Container]:
        """What the text itself says a place lies in or near, nearest first."""
        return [c for c in self.containers.get((span.start, span.end), ()) if self._holds(c, span)]

    def _holds(self, container: Container, span: Span) -> bool:
        """A comma alone ("Kafr Zita, Hama") joins a place only to a province, its city or a country."""
        if container.relation != "apposed":
            return True
        return self._is_main(container.span) and not self._is_main(span)

    def _is_main(self, span: Span) -> bool:
        """Whether a mention is a country, a province or the city that it is named after."""
        first = next(iter(self.options(span)), None)
        return first is not None and (first.kind == "country" or first.name == first.province)

    def options(self, span: Span) -> list[Place]:
        """All places of that name."""
        name = span.text
        if name not in self._options:
            found = self.lookup(name, limit=30)
            self._options[name] = found + self._governorates(found)
        return self._options[name]

    def _governorates(self, found: list[Place]) -> list[Place]:
        """The province of a city that lends it its name, under whichever spelling the text has it."""
        cities = [p for p in found[:3] if p.kind == "city" and p.name == p.province]
        named = {p.province for p in found if p.kind == "governorate"}
        return [
            g.model_copy(update={"match": c.match, "score": c.score})
            for c in cities
            if c.province not in named
            for g in self.lookup(c.name, kind="governorate", limit=1)
        ]

    def _resolve_all(self) -> dict[tuple[int, int], Place]:
        scored = {(s.start, s.end): self._scores(s) for s in self.spans}
        together = self._together(scored)
        return {(s.start, s.end): self._decide(s, scored[s.start, s.end], together) for s in self.spans}

    def _together(self, scored: dict[tuple[int, int], dict[int, float]]) -> dict[str, Counter[int]]:
        """The scores of all mentions of one name: the same name in one article means the same place."""
        sums: dict[str, Counter[int]] = defaultdict(Counter)
        for span in self.spans:
            if not self._is_wide(span):
                sums[plain(span.text)].update(scored[span.start, span.end])
        return sums

    def _is_wide(self, span: Span) -> bool:
        return span.id_ in ("governorate", "district", "region")

    def _decide(self, span: Span, own: dict[int, float], together: dict[str, Counter[int]]) -> Place:
        options = self.options(span)
        said = any(c.relation != "near" for c in self.holders(span))
        scores = own if said or self._is_wide(span) else together[plain(span.text)]
        if not scores:
            return self._unknown(span)
        chosen = options[max(scores, key=lambda i: (scores[i], -i))]
        if self._contradicted(span, chosen) or (chosen.kind == "border" and not self.local):
            return self._unknown(span)
        return self._dress(span, self._around(span, chosen))

    # scores

    def _scores(self, span: Span) -> dict[int, float]:
        """A score for every place of the name, by its place in the list of options."""
        options = self.options(span)
        evidence = self._evidence(span)
        single = len({(p.province, p.country) for p in options}) < 2
        return {
            i: _STAGES.get(place.match, 0.0)
            - 0.12 * i
            + _kind_score(span.id_, place)
            + evidence[_region(place)]
            + (0.0 if single else self._closeness(span, place))
            for i, place in enumerate(options)
        }

    def _evidence(self, span: Span) -> dict[str, float]:
        """How strongly the text speaks for each province (or country) around a mention."""
        found: dict[str, float] = defaultdict(float)
        for container in self.holders(span):
            weight = _SAID_NEAR if container.relation == "near" else _SAID_INSIDE
            for region in self._regions(container.span):
                found[region] = max(found[region], weight)
        for other, region in self._anchors:
            distance = abs(other.start - span.start)
            if other.start != span.start:
                near = 3.0 if other.sent == span.sent else 1.5 if distance < 60 else 0.3
                found[region] = max(found[region], near / (1 + distance / 60)) + 0.05
        return found

    def _regions(self, span: Span) -> list[str]:
        """The provinces (or countries) that a mention may stand for: several only where the name is shared."""
        first = next(iter(self.options(span)), None)
        if first is None:
            return []
        around = place_words().surroundings.get(first.name)
        return [_region(first), *([around] if around else [])]

    @property
    def _anchors(self) -> list[tuple[Span, str]]:
        """Mentions whose province is beyond doubt, with it."""
        if not hasattr(self, "_anchored"):
            self._anchored = [(s, r) for s in self.spans for r in [self._sure_region(s)] if r]
        return self._anchored

    def _sure_region(self, span: Span) -> str:
        options = [p for p in self.options(span) if p.match in ("exact", "alias")]
        regions = {_region(p) for p in options}
        if len(regions) == 1:
            return regions.pop()
        if options and options[0].name == options[0].province:
            return _region(options[0])
        return ""

    def _closeness(self, span: Span, place: Place) -> float:
        """Up to 1.5 for a place that lies close to one named near by and beyond doubt."""
        best = 0.0
        for other, _ in self._anchors:
            if abs(other.start - span.start) < 80 and other.text != span.text:
                km = _kilometres(place, self.options(other)[0])
                best = max(best, 1.5 if km < 15 else 1.0 if km < 35 else 0.4 if km < 70 else 0.0)
        return best

    def _contradicted(self, span: Span, chosen: Place) -> bool:
        """Whether the text puts a little known or only similar name into another province."""
        said = {
            r
            for c in self.holders(span)
            if c.relation != "near" and self._sure_region(c.span)
            for r in self._regions(c.span)
        }
        if not said or _region(chosen) in said:
            return False
        return chosen.country != "SY" or chosen.kind in _SMALL or chosen.match in ("fuzzy", "normalised")

    # places

    def _around(self, span: Span, place: Place) -> Place:
        """ "near Damascus", "Damascus suburbs": the province around the city."""
        province = place_words().surroundings.get(place.name)
        if province is None or not is_around(span):
            return place
        return next(iter(self.lookup(province, kind="governorate", limit=1)), place)

    def suburbs(self, span: Span) -> Place | None:
        """The second place of "Damascus and its suburbs"; None where the text has no such words."""
        behind = self.doc[span.end : span.end + 3]
        province = place_words().surroundings.get(self.resolve(span).name)
        if province is None or [t.lower_ for t in behind[:2]] != ["and", "its"]:
            return None
        if len(behind) < 3 or behind[2].lower_ not in place_words().parts.countryside:
            return None
        found = next(iter(self.lookup(province, kind="governorate", limit=1)), None)
        return self._dress(behind[1:], found) if found else None

    def _dress(self, span: Span, place: Place) -> Place:
        """The gazetteer's place with the words and offsets of the text, and the text's precision."""
        precision, where_prec = words_precision(span, place)
        return place.model_copy(
            update={
                "text": span.text, "start": span.start_char, "end": span.end_char,
                "precision": precision, "where_prec": where_prec,
            }
        )  # fmt: skip

    def _unknown(self, span: Span) -> Place:
        """A place that the gazetteer lacks: province, point and precision of what the text puts it in."""
        road = road_between(span.text, self.lookup) if span.id_ == "road" else None
        if road is not None:
            return road.model_copy(update={"start": span.start_char, "end": span.end_char})
        holder = self._holder(span)
        named = {"text": span.text, "start": span.start_char, "end": span.end_char, "name": span.text}
        if holder is None:
            return Place(**named, kind=span.id_ or None)
        exact = holder.kind not in _WIDE and holder.kind != "region"
        return Place(
            **named, kind=span.id_ or None, province=holder.province, district=holder.district,
            country=holder.country, latitude=holder.latitude, longitude=holder.longitude,
            precision=2 if exact or holder.kind != "governorate" else 3,
            where_prec=2 if exact else 3 if holder.kind == "district" else 4,
            score=50.0 if self.holders(span) else 30.0, match="context",
        )  # fmt: skip

    def _holder(self, span: Span) -> Place | None:
        """What an unknown place lies in: as the text says, else the nearest province of the sentence, else before."""
        for container in self.holders(span):
            first = next(iter(self.options(container.span)), None)
            if first is None or not (first.province or first.country != "SY"):
                continue
            if first.name == first.province and is_around(container.span):
                return next(iter(self.lookup(first.province, kind="governorate", limit=1)), first)
            return self._around(container.span, first)
        anchors = [(o, r) for o, r in self._anchors if not r.startswith(_ABROAD)]
        near = [o for o, _ in anchors if o.sent == span.sent]
        before = [o for o, _ in anchors if 0 < span.start - o.start < _NEAR_WORDS]
        if not near and not before:
            return None
        nearest = min(near, key=lambda o: abs(o.start - span.start)) if near else before[-1]
        province = self.options(nearest)[0].province
        return next(iter(self.lookup(province or "", kind="governorate", limit=1)), None)


def find_places(doc: Tree, lookup: Lookup) -> list[Place]:
    """All places that a tagged Doc names, in order."""
    resolver = PlaceResolver(doc, lookup)
    return [resolver.resolve(span) for span in resolver.spans]


def _region(place: Place) -> str:
    """A place's province, or the country abroad."""
    return place.province or ("" if place.country == "SY" else f"{_ABROAD}{place.country}")


def _kind_score(kind: str, place: Place) -> float:
    """How well a row fits the kind word of the text."""
    if not kind:
        return {"governorate": -1.5, "district": -4.0, "subdistrict": -4.0}.get(place.kind or "", 0.0)
    if place.kind == kind or (kind == "region" and place.kind == "governorate"):
        return 6.0 if place.kind in _WIDE else 4.0
    return 3.0 if place.kind in _KIN.get(kind, ()) else -3.0 if kind in _OWN_WORD else -1.5


def _kilometres(a: Place, b: Place) -> float:
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return 1000.0
    return hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * cos(radians(a.latitude))) * 111.2
