"""Where: the places of each candidate, from its own words, its sentence, or what went before."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conflict_events.linking.answered import is_answered
from conflict_events.linking.breadth import most_specific, names_province
from conflict_events.linking.dating_clauses import counts
from conflict_events.linking.place_frames import (
    fired_from,
    fled_to,
    is_post,
    is_purpose,
    joined_by_way,
    led_to,
    measured_from,
    names_kind,
    opens_sentence,
    tells_of_known,
    tells_who_holds,
    within,
)
from conflict_events.linking.place_roles import PlaceRoles
from conflict_events.linking.syntax import SUBJECTS, Slots, ancestors, clause_root, is_verb
from conflict_events.models import Place
from conflict_events.resolving.places import PlaceResolver

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_PLACE_SLOTS = (
    "in", "at", "near", "on", "over", "inside", "into", "against", "to", "towards", "across", "of", "for", "between", "along",
    "object", "through", "subject", "north", "around",
)  # fmt: skip
_ASIDE_SLOTS = ("after", "following", "before", "since", "despite", "because")
_ON_THE_GROUND = ("attack_repelled", "ground_attack", "offensive", "clash")
_AIMED = ("offensive", "ground_attack")  # what they are for says where they are
_BACK_WORDS = 45  # how far back a place may lie that an event without one takes over


class PlaceLinker:
    """Finds the places of candidates of one Doc."""

    def __init__(self, scene: Scene, resolver: PlaceResolver, statements: set[int]) -> None:
        self.scene = scene
        self.resolver = resolver
        self.roles = PlaceRoles(scene, resolver, statements)
        self.spans: list[Span] = list(scene.doc.spans["places"])
        self._by_sentence: dict[int, list[Span]] = defaultdict(list)
        for span in self.spans:
            if not tells_of_known(span):
                self._by_sentence[span.sent.start].append(span)

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
            if slot in _ASIDE_SLOTS and slot not in roles:
                continue
            if slot in _PLACE_SLOTS or role == "place":
                spans += [s for t in tokens for s in self._at(t)]
        spans += [
            s
            for s in self._beside(candidate)
            if s not in spans and self._governed(s, candidate, heads) and not self.roles.is_source(s)
        ]
        spans = [
            s
            for s in spans
            if s.root.i not in excluded
            and s.root.head.i not in excluded
            and not self.roles.as_actor(s, candidate)
            and not tells_of_known(s)
            and not fired_from(s)
            and not self.roles.beyond_border(s)
            and not self.roles.beside_text(s, candidate)
            and not (roles.get("for") == "none" and s.root.head.lower_ == "for")  # "left the town for Idlib"
        ]
        posts = [s for s in spans if is_post(self.scene, s, candidate)]
        return self.resolve([s for s in spans if s not in posts] or spans)

    def _beside(self, candidate: Candidate) -> list[Span]:
        """The places of a candidate's sentence."""
        return self._by_sentence.get(candidate.sentence.start, [])

    def _at(self, token: Token) -> list[Span]:
        """The place of a noun: itself, or the name behind "town of", "outskirts of"."""
        span = self.scene.places.get(token.i)
        if span is not None:
            return [span]
        found = []
        for descendant in token.subtree:
            inner = self.scene.places.get(descendant.i)
            if inner is not None and inner not in found and not self._apart_from(inner.root, token):
                found.append(inner)
        return found

    def _apart_from(self, token: Token, top: Token) -> bool:
        """Whether a clause, a deed that is answered or "from" stands between a name and a noun above it.

        "at the base from Lebanese airspace", "in response to the attacks in Paris".
        """
        for head in ancestors(token):
            if head == top:
                return False
            if _is_clause(head) or head.lower_ == "from" or is_answered(head):
                return True
        return False

    def _governed(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """Whether the nearest trigger above a place is this one (or the place's clause is the trigger's)."""
        if span.sent != candidate.sentence:
            return False
        for head in ancestors(span.root):
            if head.i == candidate.head.i:
                return True
            if head.i in heads or self.roles.said_in(head, span, candidate) or counts(head):
                return False
            if candidate.type.type in _AIMED and is_purpose(head) and not led_to(span):
                continue
            if head.dep_ == "acl" and head.tag_ == "VBG" and head.head.i == candidate.head.i:
                continue  # "the fighting raging in Homs"
            if tells_who_holds(self.scene, head, candidate):
                continue
            if _is_clause(head):
                return head == candidate.clause and not self._other_in_clause(span, candidate, heads)
        return False

    def _other_in_clause(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """Whether another trigger of the same clause stands nearer to the place."""
        distance = abs(span.root.i - candidate.head.i)
        return any(
            abs(span.root.i - i) < distance and clause_root(self.scene.doc[i]) == candidate.clause
            for i in heads
            if i != candidate.head.i and candidate.sentence.start <= i < candidate.sentence.end
        )

    def sentence_places(self, candidate: Candidate, heads: set[int]) -> list[Place]:
        """Where the trigger governs none: the places of its sentence that no other trigger governs."""
        if _takes_it(candidate):
            return []
        spans = [
            s
            for s in self._beside(candidate)
            if not self.roles.is_source(s)
            and not self.roles.as_actor(s, candidate)
            and not self.roles.taken(s, candidate, heads)
            and not self._behind_semicolon(s, candidate, heads)
            and not _leads_away(s, candidate)
            and not self.roles.only_names_a_state(s)
            and not self.roles.beside_text(s, candidate)
        ]
        before = [s for s in spans if s.end <= candidate.head.i]
        after = [s for s in spans if s.start > candidate.head.i]
        described = self._described(candidate)
        return self.resolve(described or after or before or self._starting_points(candidate))

    def _behind_semicolon(self, span: Span, candidate: Candidate, heads: set[int]) -> bool:
        """ "the army pounded rebels; rebels shelled Midan": a part of the sentence that tells a deed of its own."""
        low, high = sorted((span.start, candidate.head.i))
        marks = [t.i for t in self.scene.doc[low:high] if t.text == ";"]
        if not marks:
            return False
        sent = candidate.sentence
        part = range(marks[-1], sent.end) if span.start > candidate.head.i else range(sent.start, marks[0])
        return any(i in heads for i in part)

    def _described(self, candidate: Candidate) -> list[Span]:
        """ "Saraqib is near Ariha, the town where a raid killed nine": the place that its clause describes."""
        clause = candidate.clause
        noun = clause.head
        if clause.dep_ != "relcl" or not any(c.lower_ == "where" for c in clause.lefts):
            return []
        owners = [noun, noun.head] if noun.dep_ == "appos" else [noun]
        return [self.scene.places[t.i] for t in owners if t.i in self.scene.places][:1]

    def _starting_points(self, candidate: Candidate) -> list[Span]:
        """ "launched an assault from Jobar": where nothing else is said, it happened there too; jets fly far."""
        if candidate.type.type not in _ON_THE_GROUND:
            return []
        return [
            s
            for s in self._beside(candidate)
            if s.root.head.lower_ == "from"
            and not _of_first_clause(s, candidate)
            and not self.roles.is_home(s)
            and self.resolver.resolve(s).country == "SY"
        ]

    def only_abroad(self, places: list[Place]) -> bool:
        """ "a branch in Iraq": in a text about Syria another country is not where its next sentence goes on."""
        lands = [p.country for p in places if p.kind == "country"]
        return self.resolver.local and bool(lands) and len(lands) == len(places) and "SY" not in lands

    def homeland(self, candidate: Candidate) -> list[Place]:
        """The country that a sentence on the whole war names, if it names it: "Syria's conflict"."""
        named = (self.resolver.resolve(s) for s in self._beside(candidate))
        return [p for p in named if p.kind == "country" and p.country == "SY"][:1]

    def before(self, candidate: Candidate) -> list[Place]:
        """The last place named before a trigger that has none, in the sentences right before it."""
        spans = [
            s for s in self.spans if s.end <= candidate.head.i and candidate.head.i - s.end < _BACK_WORDS
        ]
        spans = [
            s
            for s in spans
            if not self.roles.is_source(s)
            and not self.roles.as_actor(s, candidate)
            and not self.roles.only_names_a_state(s)
            and not self.roles.beside_text(s, candidate)
        ]
        return self.resolve([s for s in spans if not measured_from(s)][-1:] or spans[-1:])

    def resolve(self, spans: list[Span]) -> list[Place]:
        """Places of mentions, without those that only say where another one lies."""
        distinct = sorted(dict.fromkeys(s for s in spans if not joined_by_way(s)), key=lambda s: s.start)
        distinct = [s for s in distinct if not any(self._holds(s, o) for o in distinct if o is not s)]
        distinct = [s for s in distinct if not (measured_from(s) or led_to(s))] or distinct
        holding = {(c.span.start, c.span.end) for s in distinct for c in self.resolver.holders(s)}
        kept = [s for s in distinct if (s.start, s.end) not in holding] or distinct
        return most_specific(self._without_frame([(s, self.resolver.resolve(s)) for s in kept]))

    def _holds(self, wide: Span, narrow: Span) -> bool:
        """Whether the text says that one place lies in the other: "the Jobar district of Damascus", "the Idlib town of Hass"."""
        if names_kind(narrow, wide) and self._of_province(narrow):
            return self._of_province(wide)
        return within(wide, narrow) or (
            names_kind(wide, narrow) and self._of_province(wide) and not self._of_province(narrow)
        )

    def _of_province(self, span: Span) -> bool:
        place = self.resolver.resolve(span)
        return names_province(place) or place.kind in ("district", "governorate")

    def _without_frame(self, found: list[tuple[Span, Place]]) -> list[Place]:
        """ "In Homs, army units shelled Rastan and Talbiseh": the province whose capital opens the sentence."""
        return [
            p
            for s, p in found
            if not (opens_sentence(s) and names_province(p))
            or not any(q.province == p.province and r.start > s.start for r, q in found)
        ]


def _is_clause(token: Token) -> bool:
    """Whether a token heads a clause: no "including" in "killed nine people, including a child in Homs"."""
    return is_verb(token) and token.dep_ != "prep"


def _of_first_clause(span: Span, candidate: Candidate) -> bool:
    """ "troops came from Palmyra, and clashes went on": the clashes have a clause of their own."""
    clause = candidate.clause
    own = clause.dep_ == "conj" and any(c.dep_ in SUBJECTS for c in clause.lefts)
    return own and clause_root(span.root) == clause.head


def _takes_it(candidate: Candidate) -> bool:
    """ "had retaken it after the army sent troops to Aleppo": the place that was told before."""
    taken = candidate.type.category == "territory" and candidate.is_verb
    return taken and any(c.dep_ == "dobj" and c.lower_ in ("it", "them") for c in candidate.head.rights)


def _leads_away(span: Span, candidate: Candidate) -> bool:
    """ "withdrew towards al-Bab": where they went, and not from where."""
    if fled_to(span) and candidate.head not in ancestors(span.root):
        return True
    way = span.root.head
    roles = candidate.type.role_map(candidate.trigger, candidate.is_verb)
    return (
        way.head.i == candidate.head.i
        and way.lower_ in ("towards", "toward")
        and roles.get("towards") == "none"
    )


def _elsewhere(slot: str, role: str | None) -> bool:
    """Whether a slot names where somebody came from or went to, not where it happened."""
    return role == "source_place" or (
        role in ("none", "weapon") and slot in ("from", "to", "towards", "into")
    )
