"""Places that an article tells elsewhere than at the event: "a town in the east", "there", "another one"."""

from __future__ import annotations

import functools
from collections import Counter
from typing import TYPE_CHECKING

from conflict_events.linking.breadth import SETTLEMENTS, WIDE, breadth, most_specific, names_province
from conflict_events.linking.place_frames import fled_to, led_to
from conflict_events.linking.place_roles import is_dateline
from conflict_events.linking.syntax import ancestors
from conflict_events.models import Place
from conflict_events.resolving.evidence import may_be
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.where import PlaceLinker
    from conflict_events.tagging.tree import Span, Token

_LATER, _EARLIER = 160, 60  # words
_PROVINCES = ("province", "governorate")
_FORT_NOUNS = frozenset({"base", "airbase", "airport"})
_FORTS = frozenset({"air_base", "military_base"})  # what a name with such a noun is called
_QUARTER = "neighbourhood"
_TOWN_NOUNS = {
    "town",
    "village",
    "city",
    "area",
    "district",
    "suburb",
    "region",
    "neighbourhood",
    "neighborhood",
}


class Whereabouts:
    """Finds the places that the words of an event only hint at."""

    def __init__(self, places: PlaceLinker) -> None:
        self.spans = places.spans
        self.resolver = places.resolver
        self.roles = places.roles

    def told_elsewhere(self, candidate: Candidate) -> list[Place]:
        """The places of an event, or the town that "a town in eastern Syria" or "there" stands for."""
        places = self._towns_of(candidate.places)
        if any(t.lower_ == "there" and t.dep_ == "advmod" for t in candidate.head.children):
            return self._named_before(candidate) or places
        named = places and not all(self._is_vague(p) for p in places)
        if named and not all(names_province(p) for p in places):
            return most_specific([*places, *self._suburbs(places)])
        later = self._named_later(candidate)
        if named:
            return later or most_specific([*places, *self._suburbs(places)])
        return later or ([] if candidate.own_place else self._named_before(candidate)) or places

    def _towns_of(self, places: list[Place]) -> list[Place]:
        """ "a blast in Idlib ... in the town of Ariha": the bare name of a province is no second place."""
        bare = [p for p in places if names_province(p) and not self._is_called_city(p)]
        towns = [p for p in places if p.kind in SETTLEMENTS and p not in bare]
        sentences = {s.start_char: s.sent.start for s in self.spans}
        return [
            p
            for p in places
            if p not in bare
            or self._is_listed(p)
            or not any(
                t.province == p.province and sentences.get(t.start) != sentences.get(p.start) for t in towns
            )
        ]

    def _is_listed(self, place: Place) -> bool:
        """ "strikes on Raqqa and Tabqa": beside a town it is the city."""
        starts = {s.start for s in self.spans}
        own = [s for s in self.spans if self.resolver.resolve(s).id == place.id and s.end < len(s.doc)]
        return any(s.doc[s.end].lower_ in ("and", "&") and s.end + 1 in starts for s in own)

    def _is_called_city(self, place: Place) -> bool:
        return any(s.id_ == "city" and self.resolver.resolve(s).id == place.id for s in self.spans)

    def _suburbs(self, places: list[Place]) -> list[Place]:
        """The second place of "Damascus and its suburbs"."""
        spans = {s.start_char: s for s in self.spans}
        found = [self.resolver.suburbs(spans[p.start]) for p in places if p.start in spans]
        return [p for p in found if p is not None]

    def _is_vague(self, place: Place) -> bool:
        return breadth(place) >= WIDE["region"] or (place.precision == 2 and place.kind == "city")

    def _named_later(self, candidate: Candidate) -> list[Place]:
        """ "killed in raids on a town in eastern Syria": the town that the next sentences name."""
        unnamed = [t for m in candidate.mentions for t in m.sent if _is_unnamed(t, ("a", "an"))]
        if not unnamed:
            return []
        end = unnamed[0].sent.end
        regions = {p.province for p in candidate.places if p.province}
        named = [
            (span, place)
            for span in self.spans
            if end <= span.start < end + _LATER
            for place in [self.resolver.resolve(span)]
            if place.kind in SETTLEMENTS
            and place.country == "SY"
            and (not regions or place.province in regions)
            if not self.roles.is_source(span) and not is_dateline(span)
        ]
        kinds = {t.lemma_.lower() for t in unnamed}
        called = kinds | (_FORTS if not _FORT_NOUNS.isdisjoint(kinds) else frozenset())
        alike = [
            p
            for s, p in named
            if s.id_ in called or any(_takes_up(t, kinds) for t in s.sent[: s.start - s.sent.start])
        ]
        towns = [p for s, p in named if p.name != p.province and not _turns_to(s)]
        return (alike or (towns if kinds & _TOWN_NOUNS else []))[:1]

    def _named_before(self, candidate: Candidate) -> list[Place]:
        """ "seized a school there", "entered the town": the last settlement named before."""
        clause = list(candidate.clause.subtree)
        back = any(t.lower_ == "there" and t.dep_ == "advmod" for t in clause) or any(
            _is_unnamed(t, ("the", "this", "that")) and t.dep_ in ("pobj", "dobj") for t in clause
        )
        if not back:
            return []
        before = [s for s in self.spans if s.end <= candidate.head.i and candidate.head.i - s.end < _EARLIER]
        for span in reversed(before):
            place = self.resolver.resolve(span)
            if (
                place.kind in SETTLEMENTS
                and not self.roles.beside_text(span, candidate)
                and not self.roles.is_source(span)
                and not self.roles.as_actor(span, candidate)
            ):
                return [place]
        return []

    def taken_up(self, candidate: Candidate) -> list[Place]:
        """ "shelling forced them from the town": the last town named before, not the last place of all."""
        kinds = {t.lower_ for t in candidate.clause.subtree if _is_the_town(t, bare=candidate.headline)}
        if len(kinds) != 1:
            return []
        kind = kinds.pop()
        before = [
            (s, self.resolver.resolve(s))
            for s in self.spans
            if s.end <= candidate.head.i and candidate.head.i - s.end < _EARLIER
        ]
        scenes = [
            (s, p)
            for s, p in before
            if not (self.roles.beside_text(s, candidate) or self.roles.as_actor(s, candidate))
            and not (_compared(s) or _bound_for(s))
        ]
        if kind in place_words().stand_ins.quarters:
            return [p for _, p in scenes if p.kind == _QUARTER][-1:]
        exact = [p for s, p in scenes if p.kind == kind or s.id_ == kind]
        return (exact or [p for _, p in scenes if may_be(kind, p)])[-1:]

    def main_place(self) -> Place | None:
        """The town that an article is about: the settlement that it names most, if one stands out."""
        named = Counter[str]()
        places: dict[str, Place] = {}
        for span in self.spans:
            place = self.resolver.resolve(span)
            beside = self.roles.spoken_to(span) or self.roles.is_capital_that_acts(span)
            if place.kind in SETTLEMENTS and place.country == "SY" and not beside:
                named[place.id or place.name] += 1
                places.setdefault(place.id or place.name, place)
        if not named:
            return self._only_region()
        ranked = named.most_common(2)
        if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
            return self._narrowest(list(places.values()))
        return places[ranked[0][0]]

    @functools.cached_property
    def is_about_one_region(self) -> bool:
        """Whether all places of Syria that the article names lie in one province."""
        return self._only_region() is not None

    def _only_region(self) -> Place | None:
        """The one province that an article without any town names."""
        spans = (s for s in self.spans if not self.roles.is_capital_that_acts(s))
        regions = {p.province: p for s in spans for p in [self.resolver.resolve(s)] if p.province}
        return next(iter(regions.values())) if len(regions) == 1 else None

    def _narrowest(self, places: list[Place]) -> Place | None:
        """The first of several towns or quarters of one province; none where the article is about several."""
        if len({p.province for p in places}) > 1:
            return None
        return min(places, key=breadth)

    def is_aside(self, candidate: Candidate) -> bool:
        """ "shelling on the nearby town of X": a place beside the one that the text goes on about."""
        starts = {p.start for p in candidate.places}
        spans = [s for s in self.spans if s.start_char in starts]
        return bool(spans) and all(
            any(t.lower_ == "nearby" for t in s.doc[max(0, s.start - 3) : s.start]) for s in spans
        )

    def is_way_out(self, candidate: Candidate) -> bool:
        """ "the army withdrew to Freikeh", "cut the road linking the city to Raqqa": the text does not go there."""
        starts = {p.start for p in candidate.places}
        spans = [s for s in self.spans if s.start_char in starts]
        roads = candidate.type.category == "territory"
        return bool(spans) and all(fled_to(s) or (roads and led_to(s)) for s in spans)

    def in_the_province(self, candidate: Candidate, place: Place) -> list[Place]:
        """ "In the south of the province rebels took a hill", "elsewhere in the province": that of the place before."""
        for word in candidate.sentence:
            named = any(c.lower_ == "of" for c in word.rights)  # "in the province of Hama"
            if named or word.lower_ not in _PROVINCES:
                continue
            if _opens_part(word) or _leads_to(word, candidate):
                wide = self.resolver.province_of(place, word.doc[word.i : word.i + 1])
                return [wide] if wide is not None else []
        return []

    def around(self, places: list[Place]) -> list[Place]:
        """What the text says that places lie in: "another one crashed" tells no more than that."""
        wide = []
        for place in places:
            span = next((s for s in self.spans if s.start_char == place.start), None)
            holders = [c for c in self.resolver.holders(span) if c.relation != "near"] if span else []
            wide.append(self.resolver.resolve(holders[-1].span) if holders else place)
        return most_specific(wide)


def _is_the_town(token: Token, *, bare: bool = False) -> bool:
    """ "from the town", "into the city centre"; in a headline "rebels enter city"."""
    words = place_words().stand_ins
    if token.lower_ not in (*words.settled, *words.quarters):
        return False
    inside = token.dep_ == "compound" and token.head.lemma_.lower() in words.middles
    noun = token.head if inside else token
    the = ("the", "this", "that")
    return noun.dep_ in ("pobj", "dobj", "nsubjpass") and (
        (bare and noun is token and token.tag_ == "NN" and not token.lefts)
        or _is_unnamed(token, the)
        or (inside and any(c.lower_ in the for c in noun.lefts))
    )


def _opens_part(province: Token) -> bool:
    """Whether a sentence opens with "in the south of the province", "elsewhere in the province"."""
    before = [t.lower_ for t in province.doc[province.sent.start : province.i]]
    parts = place_words().parts
    return before[-1:] == ["the"] and {"in", "of", "the"}.issuperset(
        w for w in before if w not in (*parts.directions, *parts.portions)
    )


def _leads_to(province: Token, candidate: Candidate) -> bool:
    """Whether "the province" tells where a deed was: nothing but a part of it stands between them."""
    if not any(c.lower_ in ("the", "this") for c in province.lefts) or len(list(province.lefts)) > 1:
        return False
    parts = place_words().parts
    for above in ancestors(province):
        if above in (candidate.clause, candidate.head):
            return True
        if above.dep_ != "prep" and above.lower_ not in (*parts.directions, *parts.portions):
            return False
    return False


def _compared(span: Span) -> bool:
    """ "the second capital to fall after Raqqa": not where it happens."""
    return span.start > 0 and span.doc[span.start - 1].lower_ in place_words().stand_ins.comparing


def _bound_for(span: Span) -> bool:
    """ "have fled to Moadamiya ... bombs fell on the town": where some went is not the town that the text is about."""
    way = span.root.head
    return way.lower_ in ("to", "towards", "toward", "for") and any(
        t.lemma_.lower() in place_words().stand_ins.going for t in ancestors(way)
    )


def _turns_to(span: Span) -> bool:
    """ "In Qusayr, ...": a sentence that opens with a place is about that place."""
    return span.start == span.sent.start + 1 and span.sent[0].lower_ == "in"


def _takes_up(token: Token, kinds: set[str]) -> bool:
    """ "The hospital in the town of X", after "a hospital in northern Syria"."""
    return token.lemma_.lower() in kinds and any(c.lower_ == "the" for c in token.lefts)


def _is_unnamed(token: Token, determiners: tuple[str, ...]) -> bool:
    """ "a town", "the village": a kind of place with no name of its own."""
    if token.lemma_.lower() not in place_words().stand_ins.unnamed or not any(
        c.lower_ in determiners for c in token.lefts
    ):
        return False
    return not any(c.lower_ == "of" for c in token.rights) and not any(c.pos_ == "PROPN" for c in token.lefts)
