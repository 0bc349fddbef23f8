"""What the gazetteer and the words right beside a name say of each place mention, before any is decided."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Protocol

from conflict_events.models import Place
from conflict_events.resolving.containers import Container, find_containers
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Span, Tree

ABROAD = "abroad:"
WIDE = ("country", "governorate", "district", "subdistrict")


class Lookup(Protocol):
    """The gazetteer's public look-up."""

    def __call__(
        self, name: str, *, country: str | None = None, province: str | None = None, kind: str | None = None,
        near: tuple[float, float] | None = None, limit: int = 5,
    ) -> list[Place]: ...  # fmt: skip


class NamedPlaces:
    """The place mentions of one Doc: the places of their names, and what the text puts them in."""

    def __init__(self, doc: Tree, lookup: Lookup) -> None:
        self.lookup = lookup
        self.spans: list[Span] = sorted(doc.spans["places"], key=lambda s: s.start)
        self.containers = find_containers(doc)
        self._options: dict[str, list[Place]] = {}

    def options(self, span: Span) -> list[Place]:
        """All places of that name."""
        name = span.text
        if name not in self._options:
            found = self.lookup(place_words().capital.meant(name), limit=30)
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

    def regions(self, span: Span) -> list[str]:
        """The provinces (or countries) that a mention may stand for: several only where the name is shared."""
        first = next(iter(self.options(span)), None)
        if first is None:
            return []
        around = place_words().surroundings.get(first.name)
        return [region_of(first), *([around] if around else [])]

    @functools.cached_property
    def anchors(self) -> list[tuple[Span, str]]:
        """Mentions whose province is beyond doubt, with it."""
        return [(s, r) for s in self.spans for r in [self.sure_region(s)] if r]

    def sure_region(self, span: Span) -> str:
        """The one province (or country) of a name, or that of the city that all its homonyms bow to; else nothing."""
        options = [p for p in self.options(span) if p.match in ("exact", "alias")]
        regions = {region_of(p) for p in options}
        if len(regions) == 1:
            return regions.pop()
        if options and options[0].name == options[0].province:
            return region_of(options[0])
        return ""


def region_of(place: Place) -> str:
    """A place's province, or the country abroad."""
    return place.province or ("" if place.country == "SY" else f"{ABROAD}{place.country}")
