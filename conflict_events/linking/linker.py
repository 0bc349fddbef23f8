"""Links the mentions of one Doc into candidates: the rule layer from top to bottom."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.linking.candidate import Candidate, Toll, Verdict
from conflict_events.linking.choosing import choose, circumstances
from conflict_events.linking.claims import ClaimFinder, link_claims, statement_verbs
from conflict_events.linking.factuality import why_not
from conflict_events.linking.joining import Joiner
from conflict_events.linking.losses import find_losses
from conflict_events.linking.merging import VIOLENT, WAR_TOLL, Merger
from conflict_events.linking.parties import PartyFinder, anaphora
from conflict_events.linking.roles import carrier, fill_roles, slots_of
from conflict_events.linking.scene import Scene
from conflict_events.linking.settling import settle
from conflict_events.linking.syntax import ancestors, clause_root, event_verbs, prepositions
from conflict_events.linking.tolls import TollFinder, fitting_victims
from conflict_events.linking.when import DateLinker, only_dates
from conflict_events.linking.where import PlaceLinker
from conflict_events.linking.whereabouts import Whereabouts
from conflict_events.resolving.places import PlaceResolver
from conflict_events.tagging.triggers import Reading, TriggerMatch

if TYPE_CHECKING:
    from collections.abc import Iterable

    from spacy.tokens import Span, Token

    from conflict_events.linking.syntax import Slots
    from conflict_events.models import DateRange, Place
    from conflict_events.resolving.places import Lookup
    from conflict_events.rules.schema import EventType, Trigger


@dataclass
class Linked:
    """What linking found: the distinct candidates, and what became of every trigger word."""

    candidates: list[Candidate]
    verdicts: list[Verdict]


def before_then(head: Token) -> bool:
    """ "had destroyed", "claimed to have killed": it happened before, the text does not say when."""
    auxiliaries = {c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    if not auxiliaries and head.dep_ == "conj" and head.head.pos_ == "VERB":
        return before_then(head.head)
    return "had" in auxiliaries or {"to", "have"} <= auxiliaries


def one_day(date: DateRange | None) -> bool:
    """Whether a date is one day: only such a date goes for the sentences behind it."""
    return date is not None and date.start == date.end


def name_likes(candidates: list[Candidate]) -> None:
    """ "similar attacks": attacks of the kind told before."""
    last: Candidate | None = None
    for candidate in candidates:
        like = any(c.lower_ in anaphora()["likes"] for c in candidate.head.lefts)
        if last is not None and like and candidate.type.type == "ground_attack" and not candidate.is_verb:
            candidate.type, candidate.trigger = last.type, last.trigger
        if candidate.type.category == "remote_violence":
            last = candidate


def distinct(places: Iterable[Place]) -> list[Place]:
    """Places without those told twice."""
    found: list[Place] = []
    for place in places:
        if not any(place.start == p.start for p in found):
            found.append(place)
    return found


_OTHER_SENSE = "another sense"
_INCIDENT_REACH = 60  # tokens
TOLL_KINDS = ("killed", "wounded", "captured", "missing", "displaced")
# Which events can cause a toll; for kinds not listed the violent ones.
_CAUSES = {
    "captured": ("persons",),
    "displaced": ("humanitarian",),
    "missing": ("persons", "remote_violence"),
}
_WITHOUT_PLACE = (
    "ceasefire",
    "ceasefire_violation",
)  # these hold for the whole war unless the text says where


class Linker:
    """Links scenes with one set of event types."""

    def __init__(self, types: dict[str, EventType], lookup: Lookup) -> None:
        self.types = types
        self.triggers: dict[str, Trigger] = {t.id: t for kind in types.values() for t in kind.trigger}
        self.lookup = lookup

    def link(self, scene: Scene) -> Linked:
        """Triggers to candidates, candidates to distinct events."""
        return Linking(self, scene).run()


class Linking:
    """One run over one scene."""

    def __init__(self, linker: Linker, scene: Scene) -> None:
        self.linker = linker
        self.scene = scene
        self.parties = PartyFinder(scene)
        self.sayings = ClaimFinder(scene, self.parties).find()
        statements = statement_verbs(self.sayings)
        self.places = PlaceLinker(scene, PlaceResolver(scene.doc, linker.lookup), statements)
        self.whereabouts = Whereabouts(self.places)
        self.dates = DateLinker(scene, statements)
        self.merger = Merger(scene.lexicon)
        self.verdicts: list[Verdict] = []
        self.slots: dict[int, Slots] = {}

    def run(self) -> Linked:
        """The whole flow, one step a line."""
        candidates = self._candidates()
        candidates = self._link_tolls(candidates)
        find_losses(self.scene, candidates)
        heads = {c.head.i for c in candidates}
        self._link_places(candidates, heads)
        self._link_dates(candidates, heads)
        link_claims(self.scene, candidates, self.sayings)
        candidates = self._drop_empty(candidates)
        self._carry_over(candidates)
        kept, absorbed = self.merger.merge(candidates)
        self._place_lead(kept)
        for candidate in kept:
            settle(candidate)
        for candidate in candidates:
            self._tell_outcome(candidate, absorbed)
        self.verdicts.sort(key=lambda v: v.span.start)
        return Linked(kept, self.verdicts)

    # triggers -> candidates

    def _candidates(self) -> list[Candidate]:
        """Nouns first: a verb that only says what an event noun did ("raids hit Douma") is no event of its own."""
        matches = self._matches()
        verbs, inside = self._verbs([m for m in matches if m.form == "verb"])
        nominal = [m for m in matches if m.form == "noun" and m.head not in inside]
        nouns = [c for m in nominal for c in [self._candidate(m)] if c is not None]
        found = Joiner(self.slots, self.verdicts).join(nouns, verbs)
        ordered = sorted(found, key=lambda c: c.span.start)
        name_likes(ordered)
        return sorted([*ordered, *self._incidents(ordered)], key=lambda c: c.span.start)

    def _verbs(self, matches: list[TriggerMatch]) -> tuple[list[Candidate], set[int]]:
        """Candidates of verbs, and the tokens that their fixed nouns take: "fire" in "opened fire"."""
        found: list[Candidate] = []
        inside: set[int] = set()
        for match in matches:
            candidate = self._candidate(match)
            if candidate is not None:
                found.append(candidate)
            if candidate is not None or not self.verdicts[-1].reason.startswith(_OTHER_SENSE):
                inside |= set(range(match.start + 1, match.end))
        return found, inside

    def _incidents(self, candidates: list[Candidate]) -> list[Candidate]:
        """ "The incident took place on Monday": another mention of the deed told before."""
        found = []
        for token in self.scene.doc:
            if token.lemma_.lower() not in anaphora()["incidents"] or not self._refers_back(token):
                continue
            before = [c for c in candidates if c.head.i < token.i and c.type.category in VIOLENT]
            if before and token.i - before[-1].head.i < _INCIDENT_REACH:
                last, span = before[-1], self.scene.doc[token.i : token.i + 1]
                mention = Candidate(last.type, last.trigger, span, token, False, clause_root(token))
                mention.mentions, mention.anaphoric = [span], True
                self.slots[id(mention)] = slots_of(token, False)
                found.append(mention)
        return found

    def _matches(self) -> list[TriggerMatch]:
        group = self.scene.doc.spans["triggers"]
        return [
            TriggerMatch(s.start, s.end, head, s.label_, tuple(Reading(*r) for r in readings))
            for s, head, readings in zip(group, group.attrs["heads"], group.attrs["readings"], strict=True)
        ]

    def _candidate(self, match: TriggerMatch) -> Candidate | None:
        doc = self.scene.doc
        head, span, is_verb = doc[match.head], doc[match.start : match.end], match.form == "verb"
        slots = slots_of(head, is_verb)
        around = circumstances(self.scene, self.parties, match, slots)
        chosen = choose(match.readings, self.linker.types, self.linker.triggers, around)
        if chosen is None:
            self._drop(
                span,
                match.readings[0].type,
                match.readings[0].trigger,
                f"{_OTHER_SENSE}: the conditions of the rule do not hold",
            )
            return None
        event_type, trigger = chosen
        if head.i in self.scene.places or self._inside_name(head):
            self._drop(span, event_type.type, trigger.id, "part of a name")
            return None
        reason = why_not(self.scene, head, is_verb) or self._describes(head, is_verb, event_type)
        if reason:
            self._drop(span, event_type.type, trigger.id, reason)
            return None
        candidate = Candidate(
            event_type, trigger, span, head, is_verb, clause_root(head), background=trigger.background
        )
        candidate.mentions = [span]
        candidate.anaphoric = not is_verb and self._refers_back(head)
        candidate.distinct = self._distinct(candidate)
        candidate.continues = is_verb and self._continues(slots, trigger.fallback)
        kind = self._segment_kind(head)
        candidate.headline = kind == "headline" or (kind != "caption" and head.sent.start == 0)
        candidate.caption = kind == "caption"
        fill_roles(self.scene, self.parties, candidate, slots, event_type.role_map(trigger, is_verb))
        candidate.weapons = self._weapons(candidate)
        candidate.count = self._count(candidate)
        self.slots[id(candidate)] = slots
        return candidate

    def _describes(self, head: Token, is_verb: bool, event_type: EventType) -> str:
        """ "militants fighting the regime": says who they are, not what happened."""
        if (
            not is_verb
            and head.dep_ == "compound"
            and event_type.type == "offensive"
            and carrier(head) == head
        ):
            return "names a thing: another noun follows"  # "a campaign rally"
        if not is_verb and head.dep_ == "compound" and head.head.i > head.i:
            if (
                self.scene.classes(head.head)
                & {"aircraft", "arms", "vehicle", "small_arms", "naval", "person", "position"}
                and head.head.pos_ != "PROPN"
            ):
                return "names a thing: another noun follows"
        if head.dep_ == "amod" and (is_verb or "talk" in self.scene.classes(head.head)):
            return "describes a thing"
        if is_verb and event_type.type == "siege" and head.tag_ == "VBG" and head.dep_ in ("acl", "prep"):
            return "describes a place"
        if is_verb and event_type.symmetric and head.dep_ in ("acl", "amod") and head.tag_ == "VBG":
            return "describes a party"
        return ""

    def _segment_kind(self, head: Token) -> str:
        segment = self.scene.article.segment_at(head.idx)
        return segment.kind if segment is not None else ""

    def _inside_name(self, head: Token) -> bool:
        span = self.scene.actors.get(head.i)
        return span is not None and span.label_ in ("name", "unit")

    def _refers_back(self, head: Token) -> bool:
        """ "the attack", "this raid", "the blasts"."""
        return any(
            c.lower_ in ("the", "this", "that", "these", "those", "such", "both")
            for c in head.lefts
            if c.dep_ in ("det", "predet", "amod")
        )

    def _distinct(self, candidate: Candidate) -> bool:
        """ "another raid", "Meanwhile, air strikes ...": the text itself says that it is a new event."""
        words = anaphora()
        if candidate.sentence[0].lower_ in words["openers"]:
            return True
        nouns = [candidate.head] if not candidate.is_verb else self.slots_of(candidate)
        return any(c.lower_ in words["others"] for noun in nouns for c in noun.lefts)

    def _continues(self, slots: Slots, deaths: bool) -> bool:
        """ "two other rockets hit", "five more civilians were killed": more of what is told before."""
        if deaths and any(c.lower_ == "more" for n in slots.get("object", []) for c in n.lefts):
            return True
        for noun in slots.get("subject", []):
            partitive = [t for t in prepositions(noun).get("of", []) if self._refers_back(t)]
            thrown = [noun, *partitive]
            if not any(self.scene.weapons.get(t.i) for t in thrown):
                continue
            if partitive or any(c.lower_ in ("other", "others", "more") for c in noun.lefts):
                return True
        return False

    def slots_of(self, candidate: Candidate) -> list[Token]:
        """Agents and patients of a verb trigger."""
        slots = slots_of(candidate.head, True)
        return [*slots.get("subject", []), *slots.get("object", [])]

    def _weapons(self, candidate: Candidate) -> list[str]:
        near = [t for t in candidate.clause.subtree if abs(t.i - candidate.head.i) < 12]
        return list(
            dict.fromkeys(t.text for t in near if t.i in self.scene.weapons and t.pos_ in ("NOUN", "PROPN"))
        )

    def _count(self, candidate: Candidate) -> int | None:
        """ "27 air raids": the number of occurrences, if it is exact."""
        if candidate.is_verb:
            return self._times(candidate.head)
        for child in candidate.head.lefts:
            if child.i in self.scene.amounts and child.dep_ in ("nummod", "amod", "quantmod", "det"):
                low, high = self.scene.amounts[child.i]
                return low if low == high and low > 1 else None
        words = {"twin": 2, "double": 2, "triple": 3, "two": 2}
        for child in candidate.head.lefts:
            if child.lower_ in words:
                return words[child.lower_]
        return self._times(candidate.head)

    def _times(self, head: Token) -> int | None:
        """ "broke the truce 12 times"."""
        for token in clause_root(head).subtree:
            if token.lower_ == "times" and token.i - 1 in self.scene.amounts:
                low, high = self.scene.amounts[token.i - 1]
                return low if low == high else None
        return None

    def _drop(self, span: Span, type_: str, rule: str, reason: str) -> None:
        self.verdicts.append(Verdict(span, type_, rule, "dropped", reason))

    # casualties

    def _link_tolls(self, candidates: list[Candidate]) -> list[Candidate]:
        """Gives every toll to its event; fallback candidates that only tell tolls of another event go."""
        by_head = {c.head.i: c for c in candidates}
        main = [c for c in candidates if not c.trigger.fallback]
        causes = {
            kind: [c for c in main if c.type.category in _CAUSES.get(kind, VIOLENT)] for kind in TOLL_KINDS
        }
        for toll in TollFinder(self.scene, self.parties).find():
            whole_war = toll.low >= WAR_TOLL and toll.kind in ("killed", "wounded")
            owner = by_head.get(toll.word.i) if whole_war else self._owner(toll, causes[toll.kind], by_head)
            if owner is not None:
                owner.tolls.append(toll)
                owner.background |= whole_war
                for victim in fitting_victims(self.scene, toll, owner.type.symmetric):
                    if not any(victim.same_as(p) for p in [*owner.targets, *owner.attackers]):
                        owner.targets.append(victim)
        kept = []
        for candidate in candidates:
            if candidate.trigger.fallback and self._explained(candidate, main):
                self._drop(
                    candidate.span,
                    candidate.type.type,
                    candidate.trigger.id,
                    "told as the outcome of another event of the sentence",
                )
            else:
                kept.append(candidate)
        return kept

    def _owner(self, toll: Toll, main: list[Candidate], by_head: dict[int, Candidate]) -> Candidate | None:
        """The event that caused a toll: the trigger itself, the one above or below it, the nearest in the sentence."""
        word = toll.word
        own = by_head.get(word.i)
        if own is not None and own in main:
            return own
        same = [c for c in main if c.sentence == word.sent and self._agree(own, c)]
        same = [c for c in same if c.is_verb or not only_dates(c.head)]
        related = [c for c in same if self._related(c, word)]
        if related:
            return min(related, key=lambda c: abs(c.head.i - word.i))
        if same:
            return min(same, key=lambda c: abs(c.head.i - word.i))
        if own is not None:
            return own
        before = [c for c in main if c.head.i < word.i and word.i - c.head.i < 60]
        return before[-1] if before and word.dep_ not in ("ROOT",) else None

    def _related(self, candidate: Candidate, word: Token) -> bool:
        chain = {t.i for t in ancestors(word)}
        if candidate.head.i in chain or (candidate.clause.i in chain and candidate.is_verb):
            return True
        if word.i in {t.i for t in ancestors(candidate.head)}:
            return True
        return any(v.i == word.i for _, v in event_verbs(candidate.head)) if not candidate.is_verb else False

    def _explained(self, candidate: Candidate, main: list[Candidate]) -> bool:
        return any(
            c.sentence == candidate.sentence
            and c.type.category in VIOLENT
            and self._agree(candidate, c)
            and (c.is_verb or not only_dates(c.head))
            for c in main
        )

    def _agree(self, told: Candidate | None, cause: Candidate) -> bool:
        """Whether deaths that name their own doer can be of this event: "shelling after rebels killed a pilot"."""
        if told is None or told.head.tag_ == "VBG" or cause.type.symmetric:
            return True
        if not told.attackers or not cause.attackers:
            return True
        return self.merger.compatible(told.attackers, cause.attackers)

    # places and dates

    def _link_places(self, candidates: list[Candidate], heads: set[int]) -> None:
        for candidate in candidates:
            words = [candidate, *candidate.joined]
            own = heads | {c.head.i for c in candidate.joined}
            places = distinct(p for c in words for p in self.places.own_places(c, self.slots[id(c)], own))
            if not places:
                places = self.places.sentence_places(candidate, heads)
            candidate.places, candidate.own_place = places, bool(places)

    def _link_dates(self, candidates: list[Candidate], heads: set[int]) -> None:
        anchor: DateRange | None = None
        for candidate in candidates:
            words = [candidate, *candidate.joined]
            dates = (self.dates.own_date(c, heads, anchor) for c in words)
            candidate.date = next((d for d in dates if d is not None), None)
            candidate.own_date = candidate.date is not None
            anchor = candidate.date or anchor

    def _carry_over(self, candidates: list[Candidate]) -> None:
        """Place and day from the event before, where the text goes on about the same."""
        place: list[Place] = []
        day: DateRange | None = None
        before: Candidate | None = None
        for candidate in candidates:
            if candidate.own_place:
                place = candidate.places
            elif place and not candidate.caption and (self._goes_on(before, candidate)):
                candidate.places = self.whereabouts.around(place) if candidate.distinct else place
            elif not place and not candidate.caption and candidate.type.type not in _WITHOUT_PLACE:
                candidate.places = self.places.before(candidate)
            before = candidate
            if candidate.own_date:
                day = candidate.date if one_day(candidate.date) else None
            elif (
                day is not None
                and not candidate.background
                and not candidate.caption
                and not before_then(candidate.head)
            ):
                candidate.date = day.model_copy(update={"inferred": True, "text": ""})

    def _place_lead(self, kept: list[Candidate]) -> None:
        """The event of the headline or the first sentence is told where the article is about."""
        main = self.whereabouts.main_place()
        for candidate in kept:
            candidate.places = self.whereabouts.told_elsewhere(candidate)
            vague = not candidate.places or all(
                p.kind == "country" and p.country == "SY" for p in candidate.places
            )
            lead = candidate.headline or (self.whereabouts.is_about_one_region and not candidate.background)
            if main is not None and lead and vague:
                candidate.places = [main]

    def _goes_on(self, before: Candidate | None, candidate: Candidate) -> bool:
        """Whether a mention goes on about the place before it: the same paragraph, "also", "another"."""
        if candidate.type.type in _WITHOUT_PLACE:
            return False
        if before is None or candidate.anaphoric or candidate.distinct:
            return True
        spans = [self.scene.article.segment_at(c.head.idx) for c in (before, candidate)]
        return spans[0] == spans[1] or any(t.lower_ == "also" for t in candidate.clause.children)

    def _drop_empty(self, candidates: list[Candidate]) -> list[Candidate]:
        """A noun with no role, place, day, number or claim names no event of its own."""
        kept = []
        for index, candidate in enumerate(candidates):
            bare = not (
                candidate.attackers
                or candidate.targets
                or candidate.own_place
                or candidate.own_date
                or candidate.tolls
                or candidate.losses
                or candidate.claims
            )
            if bare and not candidate.is_verb and (not candidate.anaphoric or index == 0):
                self._drop(
                    candidate.span,
                    candidate.type.type,
                    candidate.trigger.id,
                    "no actor, place, day or number",
                )
            else:
                kept.append(candidate)
        return kept

    def _tell_outcome(self, candidate: Candidate, absorbed: dict[int, Candidate]) -> None:
        into = absorbed.get(id(candidate))
        while into is not None and id(into) in absorbed:
            into = absorbed[id(into)]
        outcome = "merged" if into is not None else "event"
        reason = (
            f"another mention of the {into.type.type} told by {into.span.text!r}"
            if into is not None
            else "reported"
        )
        self.verdicts.append(
            Verdict(
                candidate.span, candidate.type.type, candidate.trigger.id, outcome, reason, into or candidate
            )
        )
