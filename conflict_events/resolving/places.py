"""Place mentions to gazetteer places: the words around them choose among homonyms."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, TypeAlias

from conflict_events.gazetteer.names import plain
from conflict_events.models import Place
from conflict_events.resolving.evidence import Evidence, kilometres
from conflict_events.resolving.named_places import ABROAD, WIDE, NamedPlaces, region_of
from conflict_events.resolving.precision import is_around, words_precision
from conflict_events.resolving.roads import road_between
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.resolving.containers import Container
    from conflict_events.resolving.named_places import Lookup
    from conflict_events.tagging.tree import Span, Tree

_SMALL = ("village", "hill", "neighbourhood", "front")
_ERROR_KM = 25  # by which a distance that a text tells may be wrong
_NEAR_WORDS = 150  # how far back a mention lends its province to an unknown place


_Sums: TypeAlias = "defaultdict[tuple[str, int], Counter[int]]"


class PlaceResolver:
    """Resolves the place mentions of one Doc; offsets are those of the clean text."""

    def __init__(self, doc: Tree, lookup: Lookup) -> None:
        self.doc = doc
        self.lookup = lookup
        self.named = NamedPlaces(doc, lookup)
        self.spans = self.named.spans
        self.local = any(t.lower_.startswith("syria") for t in doc)
        self._resolved: dict[tuple[int, int], Place] | None = None

    def resolve(self, span: Span) -> Place:
        """The place of a mention: kind and province that the text gives it decide, then the rest of the article."""
        if self._resolved is None:
            self._resolved = self._resolve_all()
        return self._resolved[span.start, span.end]

    def holders(self, span: Span) -> list[Container]:
        """What the text itself says a place lies in or near, nearest first."""
        return self.named.holders(span)

    def _resolve_all(self) -> dict[tuple[int, int], Place]:
        evidence = Evidence(self.named)
        scored = {(s.start, s.end): evidence.scores(s) for s in self.spans}
        together = self._together(scored)
        found = {(s.start, s.end): self._decide(s, scored[s.start, s.end], together) for s in self.spans}
        told = {plain(p.name): p for p in found.values() if p.id is None and p.province}
        return {at: _where_told(place, told) for at, place in found.items()}

    def _together(self, scored: dict[tuple[int, int], dict[int, float]]) -> _Sums:
        """The scores of all mentions of one name: the same name in one article means the same place."""
        sums: _Sums = defaultdict(Counter)
        for span in self.spans:
            if not self._is_wide(span):
                sums[self._named_alike(span)].update(scored[span.start, span.end])
        return sums

    def _named_alike(self, span: Span) -> tuple[str, int]:
        """What mentions of one name share: the name, and how many places have it (fewer with odd marks in it)."""
        return plain(span.text), len(self.named.options(span))

    def _is_wide(self, span: Span) -> bool:
        return span.id_ in ("governorate", "district", "region")

    def _decide(self, span: Span, own: dict[int, float], together: _Sums) -> Place:
        options = self.named.options(span)
        said = any(c.relation != "near" for c in self.holders(span))
        scores = own if said or self._is_wide(span) else together[self._named_alike(span)]
        if not scores:
            return self._unknown(span)
        chosen = options[max(scores, key=lambda i: (scores[i], -i))]
        doubtful = self._contradicted(span, chosen) or self._only_alike(span, chosen)
        if doubtful or (chosen.kind == "border" and not self.local):
            return self._unknown(span)
        return self._dress(span, self._around(span, chosen))

    def _contradicted(self, span: Span, chosen: Place) -> bool:
        """Whether the text puts a little known or only similar name into another province."""
        said = {
            r
            for c in self.holders(span)
            if c.relation != "near" and self.named.sure_region(c.span)
            for r in self.named.regions(c.span)
        }
        far = any(self._lies_too_far(chosen, c) for c in self.holders(span))
        if not far and (not said or region_of(chosen) in said):
            return False
        return chosen.country != "SY" or chosen.kind in _SMALL or chosen.match in ("fuzzy", "normalised")

    def _lies_too_far(self, chosen: Place, container: Container) -> bool:
        """Whether a place is not where the text measures it: "Tal Hassan, 30 km east of Aleppo"."""
        first = next(iter(self.named.options(container.span)), None)
        if container.km is None or first is None or first.latitude is None or chosen.latitude is None:
            return False
        return kilometres(chosen, first) > container.km + _ERROR_KM

    def _only_alike(self, span: Span, chosen: Place) -> bool:
        """A village with a similar name in a province that the article, which names others, never mentions.

        Abroad a merely similar name is none, of whatever kind, unless the article names its country.
        """
        if chosen.match == "fuzzy" and chosen.country != "SY":
            return all(r != region_of(chosen) for o, r in self.named.anchors if o.text != span.text)
        if chosen.kind not in _SMALL or chosen.match not in ("fuzzy", "normalised"):
            return False
        named = {r for o, r in self.named.anchors if o.text != span.text and not r.startswith(ABROAD)}
        return bool(named) and region_of(chosen) not in named

    def _around(self, span: Span, place: Place) -> Place:
        """ "near Damascus", "Damascus suburbs", "Damascus province": the province around the city."""
        province = place_words().surroundings.get(place.name)
        if province is None or not (is_around(span) or span.id_ == "governorate"):
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

    def province_of(self, place: Place, span: Span) -> Place | None:
        """What "the province" stands for behind a place in one."""
        found = next(iter(self.lookup(place.province or "", kind="governorate", limit=1)), None)
        return self._dress(span, found) if found is not None and place.province else None

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
        exact = holder.kind not in WIDE and holder.kind != "region"
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
            first = next(iter(self.named.options(container.span)), None)
            if first is None or not (first.province or first.country != "SY"):
                continue
            if first.name == first.province and is_around(container.span):
                return next(iter(self.lookup(first.province, kind="governorate", limit=1)), first)
            return self._around(container.span, first)
        anchors = [(o, r) for o, r in self.named.anchors if not r.startswith(ABROAD)]
        near = [o for o, _ in anchors if o.sent == span.sent]
        before = [o for o, _ in anchors if 0 < span.start - o.start < _NEAR_WORDS]
        if not near and not before:
            return None
        nearest = min(near, key=lambda o: abs(o.start - span.start)) if near else before[-1]
        province = self.named.options(nearest)[0].province
        return next(iter(self.lookup(province or "", kind="governorate", limit=1)), None)


def find_places(doc: Tree, lookup: Lookup) -> list[Place]:
    """All places that a tagged Doc names, in order."""
    resolver = PlaceResolver(doc, lookup)
    return [resolver.resolve(span) for span in resolver.spans]


def _where_told(place: Place, told: dict[str, Place]) -> Place:
    """ "the district of X ... X in Idlib province": a name that no list has lies where the text puts it elsewhere."""
    other = told.get(plain(place.name))
    if place.id is not None or place.province or other is None:
        return place
    own = {"text": place.text, "start": place.start, "end": place.end, "kind": place.kind or other.kind}
    return other.model_copy(update=own)
