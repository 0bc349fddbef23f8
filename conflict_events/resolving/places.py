"""Place mentions to gazetteer places: the words around them choose among homonyms."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Protocol

from conflict_events.models import Place
from conflict_events.tagging.places import place_words

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_REGION_KINDS = {"governorate", "region", "plain", "mountain", "front", "river", "road"}
_KIN = {
    "town": {"town", "city", "village", "suburb", "neighbourhood"},
    "village": {"village", "town", "hill", "suburb"},
    "city": {"city", "town"},
    "neighbourhood": {
        "neighbourhood",
        "suburb",
        "camp",
        "town",
        "village",
        "industrial_area",
        "region",
        "city",
        "road",
        "front",
    },
    "camp": {"camp"},
    "air_base": {"air_base", "airport", "military_base"},
    "military_base": {"military_base", "air_base"},
    "mountain": {"mountain", "hill", "region"},
    "region": {"region", "governorate", "plain", "mountain", "city", "town"},
    "road": {"road"},
    "river": {"river"},
    "dam": {"dam"},
    "oil_field": {"oil_field", "gas_field"},
    "crossing": {"crossing"},
    "prison": {"prison"},
    "district": {"district", "city", "town", "neighbourhood", "suburb"},
    "plain": {"plain", "region"},
    "governorate": {"governorate"},
}


class Lookup(Protocol):
    """The gazetteer's public look-up."""

    def __call__(
        self, name: str, *, country: str | None = None, province: str | None = None, kind: str | None = None,
        near: tuple[float, float] | None = None, limit: int = 5,
    ) -> list[Place]: ...  # fmt: skip


class PlaceResolver:
    """Resolves the place mentions of one Doc; offsets are those of the clean text."""

    def __init__(self, doc: Doc, lookup: Lookup) -> None:
        self.doc = doc
        self.lookup = lookup
        self._done: dict[tuple[int, int], Place] = {}
        self._provinces: list[tuple[int, str]] | None = None

    def resolve(self, span: Span, companions: list[Span] = []) -> Place:  # noqa: B006
        """The place of a mention, chosen by the kind and the province that the text gives it."""
        key = (span.start, span.end)
        if key not in self._done:
            self._done[key] = self._find(span)
        return self._done[key]

    def _find(self, span: Span) -> Place:
        name, kind = span.text, span.id_
        options = self.lookup(name, limit=8)
        chosen = self._choose(span, kind, options)
        if chosen is None:
            return self._unknown(span, kind)
        return self._dress(span, kind, self._around(span, chosen))

    def _around(self, span: Span, place: Place) -> Place:
        """ "near Damascus", "Damascus suburbs": the province around the city."""
        province = place_words().surroundings.get(place.name)
        if province is None or not self._is_around(span):
            return place
        return next(iter(self.lookup(province, kind="governorate", limit=1)), place)

    def _is_around(self, span: Span) -> bool:
        parts = place_words().parts
        before = " " + self.doc[max(0, span.start - 4) : span.start].text.lower() + " "
        after = self.doc[span.end : span.end + 3].text.lower().replace("'s", "").split()
        if any(
            f" {w} of " in before or f" {w} of the " in before
            for w in (*parts.countryside, *parts.directions)
        ):
            return True
        if re.search(
            rf" (?:{'|'.join(parts.near)}) (?:the )?(?:capital |city of |syrian capital )?$", before
        ):
            return True
        return bool(after) and (
            after[0] in parts.countryside or (after[0] in parts.directions and after[1:2] == ["countryside"])
        )

    def _choose(self, span: Span, kind: str, options: list[Place]) -> Place | None:
        """Kind first, then the province that stands beside the name, then the gazetteer's order."""
        fitting = [p for p in options if p.kind in _KIN.get(kind, set())] or options
        if kind == "governorate":
            return next((p for p in options if p.kind == "governorate"), None) or (
                options[0] if options else None
            )
        exact = [p for p in fitting if p.match != "fuzzy"] or fitting
        provinces = self._provinces_near(span)
        for province in provinces:
            for place in exact:
                if place.province == province:
                    return place
        if not kind:
            exact = [p for p in exact if p.kind != "governorate"] or exact
        return exact[0] if exact else None

    def _provinces_near(self, span: Span) -> list[str]:
        """Provinces named near a mention, nearest first: behind it in the sentence, before it, then around."""
        here = span.start
        found = sorted(
            (abs(i - here) - (2 if i > here else 0), province)
            for i, province in self._named_provinces()
            if i != here and abs(i - here) < 60
        )
        return list(dict.fromkeys(province for _, province in found))

    def _named_provinces(self) -> list[tuple[int, str]]:
        """Mentions of governorates and main cities: what the text says of the neighbourhood."""
        if self._provinces is None:
            self._provinces = []
            for span in self.doc.spans["places"]:
                best = self.lookup(span.text, limit=8)
                if (
                    best
                    and best[0].province
                    and any(
                        p.kind in ("governorate", "city") and p.match in ("exact", "alias") for p in best[:3]
                    )
                ):
                    top = next(p for p in best if p.kind in ("governorate", "city"))
                    if top.province:
                        self._provinces.append((span.start, top.province))
        return self._provinces

    def _dress(self, span: Span, kind: str, place: Place) -> Place:
        """The gazetteer's place with the words and offsets of the text, and the text's precision."""
        precision, where_prec = place.precision, place.where_prec
        if kind == "region" and place.kind not in _REGION_KINDS:
            precision, where_prec = 2, 5
        return place.model_copy(
            update={
                "text": span.text,
                "start": span.start_char,
                "end": span.end_char,
                "precision": precision,
                "where_prec": where_prec,
            }
        )

    def _unknown(self, span: Span, kind: str) -> Place:
        """A place that the gazetteer lacks: the province that the text gives it, if it does."""
        province = self._stated_province(span)
        return Place(
            text=span.text,
            start=span.start_char,
            end=span.end_char,
            name=span.text,
            kind=kind or None,
            province=province,
            country="SY" if province else None,
            precision=2 if province else None,
            where_prec=4 if province else None,
            match="context" if province else "none",
        )

    def _stated_province(self, span: Span) -> str | None:
        """ "Kashkash village in southern Hasaka": the nearest province in the same sentence, else before."""
        near = [(i, p) for i, p in self._named_provinces() if span.sent.start <= i < span.sent.end]
        if near:
            return min(near, key=lambda ip: abs(ip[0] - span.start))[1]
        before = [(i, p) for i, p in self._named_provinces() if i < span.start and span.start - i < 150]
        return before[-1][1] if before else None
