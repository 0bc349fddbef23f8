"""Where: the places of each candidate, from its own words, its sentence, or what went before."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from conflict_events.linking.syntax import Slots, ancestors, clause_root, is_verb
from conflict_events.models import Place
from conflict_events.resolving.places import PlaceResolver

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene

_PLACE_SLOTS = (
    "in",
    "at",
    "near",
    "on",
    "over",
    "inside",
    "into",
    "against",
    "to",
    "towards",
    "across",
    "of",
    "for",
    "between",
    "along",
    "object",
    "through",
    "subject",
    "north",
    "around",
)


class PlaceLinker:
    """Finds the places of candidates of one Doc."""

    def __init__(self, scene: Scene, resolver: PlaceResolver, statements: set[int]) -> None:
        self.statements = statements
        self.scene = scene
        self.resolver = resolver
        self.spans: list[Span] = list(scene.doc.spans["places"])

    def own_places(self, candidate: Candidate, slots: Slots, heads: set[int]) -> list[Place]:
        """Places that the trigger itself governs: in its slots, or nearest to it in its clause.

        ``heads`` are the tokens of all triggers: a place belongs to the trigger that stands nearest above it.
        """
        roles = candidate.type.role_map(candidate.trigger, candidate.is_verb)
        excluded = {
            t.i for slot, tokens in slots.items() if _elsewhere(slot, roles.get(slot)) for t in tokens
        }
        spans: list[Span] = []
        for slot, tokens in slots.items():
            role = roles.get(slot, "place")
            if slot in ("from", "by", "with", "modifier") and role not in ("place", "target"):
                continue
            if slot in _PLACE_SLOTS or role == "place":
                spans += [s for t in tokens for s in self._at(t)]
        spans += [
            s
            for s in self.spans
            if s not in spans and self._governed(s, candidate, heads) and not self._is_source(s)
        ]
        spans = [
            s
            for s in spans
            if s.root.i not in excluded
            and s.root.head.i not in excluded
            and not self._as_actor(s, candidate)
            and not self._beyond_border(s)
            and not self._beside_text(s, candidate)
        ]
        return self.resolve(spans)

    def _beside_text(self, span: Span, candidate: Candidate) -> bool:
        """A dateline ("BEIRUT Thirteen civilians"), what brackets add ("outlawed in Russia"), where somebody spoke."""
        if is_dateline(span) or (in_brackets(span) and not in_brackets(candidate.span)):
            return True
        return self._spoken_to(span) or (
            span.root.head.dep_ == "prep"
            and span.root.head.head.i in self.statements
            and span.root.head.head.i < span.start < candidate.head.i
        )

    def _spoken_to(self, span: Span) -> bool:
        """ "told al-Mayadeen", "in comments to al-Mayadeen": a station or paper."""
        head = span.root.head
        if head.i in self.statements and span.root.dep_ in ("dobj", "dative"):
            return True
        return head.lower_ == "to" and (
            head.head.i in self.statements or head.head.lemma_.lower() in _SPEECHES
        )

    def told_elsewhere(self, candidate: Candidate) -> list[Place]:
        """The places of an event, or the town that "a town in eastern Syria" or "there" stands for."""
        places = candidate.places
        if places and not all(self._is_vague(p) for p in places):
            return places
        return (
            self._named_later(candidate)
            or ([] if candidate.own_place else self._named_before(candidate))
            or places
        )

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
            if not self._is_source(span) and not is_dateline(span)
        ]
        kinds = {t.lemma_.lower() for t in unnamed}
        alike = [
            p
            for s, p in named
            if s.id_ in kinds or any(_takes_up(t, kinds) for t in s.sent[: s.start - s.sent.start])
        ]
        return (alike or [place for _, place in named if place.name != place.province])[:1]

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
                and not self._is_source(span)
                and not self._as_actor(span, candidate)
            ):
                return [place]
        return []

    def _at(self, token: Token) -> list[Span]:
        """The place of a noun: itself, or the name behind "town of", "outskirts of"."""
        span = self.scene.places.get(token.i)
        if span is not None:
            return [span]
        found = []
        for descendant in token.subtree:
            inner = self.scene.places.get(descendant.i)
            if inner is not None and inner not in found and not self._clause_between(inner.root, token):
                found.append(inner)
        return found

    def _clause_between(self, token: Token, top: Token) -> bool:
        for head in ancestors(token):
            if head == top:
                return False
            if is_verb(head):
                return True
        return False

    def _governed(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """Whether the nearest trigger above a place is this one (or the place's clause is the trigger's)."""
        if span.sent != candidate.sentence:
            return False
        for head in ancestors(span.root):
            if head.i == candidate.head.i:
                return True
            if head.i in heads or self._said_in(head, span, candidate):
                return False
            if is_verb(head):
                return head == candidate.clause and not self._other_in_clause(span, candidate, heads)
        return False

    def _said_in(self, verb: Token, span: Span, candidate: Candidate) -> bool:
        """ "said in Turkey the attack had killed": where somebody spoke."""
        if verb.i not in self.statements or verb.i == candidate.head.i:
            return False
        return verb != candidate.clause or verb.i < span.start < candidate.head.i

    def _other_in_clause(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """Whether another trigger of the same clause stands nearer to the place."""
        distance = abs(span.root.i - candidate.head.i)
        return any(
            abs(span.root.i - i) < distance and clause_root(self.scene.doc[i]) == candidate.clause
            for i in heads
            if i != candidate.head.i and candidate.sentence.start <= i < candidate.sentence.end
        )

    def _only_names_a_state(self, span: Span) -> bool:
        """A country that is not where: no "in", "over", "inside" before it, or a border "with" it."""
        if self._beyond_border(span):
            return True
        if self.resolver.resolve(span).kind != "country" or " " in span.text:
            return False
        before = [t.lower_ for t in span.doc[max(0, span.start - 3) : span.start]]
        return not any(w in ("in", "over", "inside", "across", "throughout") for w in before)

    def _beyond_border(self, span: Span) -> bool:
        """ "a town on the border with Iraq"."""
        before = [t.lower_ for t in span.doc[max(0, span.start - 3) : span.start]]
        return "border" in before and before[-1:] in (["with"], ["to"])

    def _is_source(self, span: Span) -> bool:
        """ "fired from X", "based in X", "positioned in X"."""
        for head in ancestors(span.root):
            if head.dep_ == "prep" and head.lower_ == "from":
                return True
            if is_verb(head):
                return head.lemma_ in ("base", "position", "station", "locate") or head.lower_ in (
                    "based",
                    "located",
                )
        return False

    def _as_actor(self, span: Span, candidate: Candidate) -> bool:
        """Whether a country or capital stands for its state here; "Turkish airspace" never does."""
        if " " in span.text and span.root.dep_ in ("dobj", "pobj", "nsubjpass"):
            return False
        spoken = {(p.start, p.end) for p in [*candidate.attackers, *candidate.targets]}
        if any(a <= span.start_char and span.end_char <= b for a, b in spoken):
            return True
        actor = self.scene.actors.get(span.root.i)
        return actor is not None and (
            span.root.dep_ in ("nsubj", "poss", "amod", "compound")
            and actor.label_ in ("metonym", "name", "modifier", "force")
        )

    def sentence_places(self, candidate: Candidate, heads: set[int]) -> list[Place]:
        """Where the trigger governs none: the places of its sentence that no other trigger governs."""
        spans = [
            s
            for s in self.spans
            if s.sent == candidate.sentence
            and not self._is_source(s)
            and not self._as_actor(s, candidate)
            and not self._taken(s, candidate, heads)
            and not self._only_names_a_state(s)
            and not self._beside_text(s, candidate)
        ]
        before = [s for s in spans if s.end <= candidate.head.i]
        after = [s for s in spans if s.start > candidate.head.i]
        return self.resolve(after or before)

    def _taken(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """Whether a place belongs to another trigger, to the speaker ("said in Turkey"), or only qualifies a noun."""
        governor = next((h for h in ancestors(span.root) if is_verb(h)), None)
        if governor is not None and governor.i in self.statements and governor.i != candidate.head.i:
            return True
        for head in ancestors(span.root):
            if head.i in heads and head.i != candidate.head.i:
                return True
        actor = self.scene.actors.get(span.root.i)
        return span.root.dep_ in ("compound", "poss", "amod") and actor is not None

    def before(self, candidate: Candidate) -> list[Place]:
        """The last place named before a trigger that has none, in the sentences right before it."""
        spans = [s for s in self.spans if s.end <= candidate.head.i and candidate.head.i - s.end < 45]
        spans = [
            s
            for s in spans
            if not self._is_source(s)
            and not self._as_actor(s, candidate)
            and not self._only_names_a_state(s)
            and not self._beside_text(s, candidate)
        ]
        return self.resolve(spans[-1:])

    def main_place(self) -> Place | None:
        """The town that an article is about: the settlement that it names most, if one stands out."""
        named = Counter[str]()
        places: dict[str, Place] = {}
        for span in self.spans:
            place = self.resolver.resolve(span)
            if place.kind in SETTLEMENTS and place.country == "SY" and not self._spoken_to(span):
                named[place.id or place.name] += 1
                places.setdefault(place.id or place.name, place)
        ranked = named.most_common(2)
        if len(ranked) > 1 and ranked[0][1] == ranked[1][1]:
            return self._narrowest(list(places.values()))
        return places[ranked[0][0]] if ranked else None

    def _narrowest(self, places: list[Place]) -> Place | None:
        """The first of several towns or quarters of one province; none where the article is about several."""
        if len({p.province for p in places}) > 1:
            return None
        return min(places, key=breadth)

    def around(self, places: list[Place]) -> list[Place]:
        """What the text says that places lie in: "another one crashed" tells no more than that."""
        wide = []
        for place in places:
            span = next((s for s in self.spans if s.start_char == place.start), None)
            holders = [c for c in self.resolver.holders(span) if c.relation != "near"] if span else []
            wide.append(self.resolver.resolve(holders[-1].span) if holders else place)
        return most_specific(wide)

    def resolve(self, spans: list[Span]) -> list[Place]:
        """Places of mentions, without those that only say where another one lies."""
        distinct = sorted(dict.fromkeys(spans), key=lambda s: s.start)
        distinct = [s for s in distinct if not any(_within(s, other) for other in distinct if other is not s)]
        holding = {(c.span.start, c.span.end) for s in distinct for c in self.resolver.holders(s)}
        kept = [s for s in distinct if (s.start, s.end) not in holding] or distinct
        return most_specific([self.resolver.resolve(span) for span in kept])


_SPEECHES = ("comment", "interview", "statement", "remark", "speak", "talk", "tell", "say")
_LATER, _EARLIER = 160, 60  # words


def is_dateline(span: Span) -> bool:
    """A place in capitals before the text that begins in small letters: "BEIRUT Thirteen civilians were"."""
    if not span.text.isupper() or len(span.text) < 4:
        return False
    behind = [t.text for t in span.doc[span.end : span.end + 6] if len(t.text) > 2 and t.text.isalpha()]
    return not any(word.isupper() for word in behind)


def in_brackets(span: Span) -> bool:
    """Whether a bracket that stands open before a span closes behind it, in its sentence."""
    before = span.doc[span.sent.start : span.start].text
    return before.rfind("(") > before.rfind(")")


def _takes_up(token: Token, kinds: set[str]) -> bool:
    """ "The hospital in the town of X", after "a hospital in northern Syria"."""
    return token.lemma_.lower() in kinds and any(c.lower_ == "the" for c in token.lefts)


def _is_unnamed(token: Token, determiners: tuple[str, ...]) -> bool:
    """ "a town", "the village": a kind of place with no name of its own."""
    if token.lemma_.lower() not in _UNNAMED or not any(c.lower_ in determiners for c in token.lefts):
        return False
    return not any(c.lower_ == "of" for c in token.rights) and not any(c.pos_ == "PROPN" for c in token.lefts)


_UNNAMED = frozenset(
    {
        "town",
        "village",
        "city",
        "area",
        "camp",
        "district",
        "neighbourhood",
        "neighborhood",
        "airbase",
        "base",
        "suburb",
        "region",
        "hospital",
        "school",
        "market",
        "mosque",
        "prison",
        "checkpoint",
        "clinic",
    }
)


def _elsewhere(slot: str, role: str | None) -> bool:
    """Whether a slot names where somebody came from or went to, not where it happened."""
    return role == "source_place" or (
        role in ("none", "weapon") and slot in ("from", "to", "towards", "into")
    )


def _within(wide: Span, narrow: Span) -> bool:
    """Whether the text itself says that one place lies in or near the other: "Jobar in Damascus"."""
    if wide.start < narrow.start and wide.root.dep_ != "poss":
        return False
    for head in ancestors(wide.root):
        if head.dep_ == "conj" or is_verb(head):
            return False
        if narrow.start <= head.i < narrow.end:
            return wide.root.dep_ in ("pobj", "poss", "nmod", "appos")
        if head.lower_ in KIND_NOUNS and head.dep_ in ("pobj", "nsubj", "dobj") and narrow.root.head == head:
            return True
    return False


KIND_NOUNS = frozenset(
    {"neighbourhood", "neighborhood", "district", "town", "village", "quarter", "suburb", "area", "camp"}
)


SETTLEMENTS = frozenset({"city", "town", "village", "suburb", "neighbourhood", "camp", "air_base"})


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


WIDE = {"country": 4, "region": 2, "governorate": 3, "district": 2, "front": 2}


def breadth(place: Place) -> int:
    """How wide a place is: 0 a point, 4 a country."""
    return WIDE.get(place.kind or "", 1 if place.kind in ("city",) else 0)


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
