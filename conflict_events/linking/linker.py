"""Links the mentions of one Doc into candidates: the rule layer from top to bottom."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from conflict_events.linking.accidents import accident_word
from conflict_events.linking.bulletins import name_doers
from conflict_events.linking.candidate import Candidate, Verdict
from conflict_events.linking.carrying import Carrier
from conflict_events.linking.claims import link_claims
from conflict_events.linking.days_apart import tells_a_wars_dead
from conflict_events.linking.lasting import is_summary
from conflict_events.linking.local_speakers import place_of_speakers
from conflict_events.linking.losses import find_losses
from conflict_events.linking.merging import Merger
from conflict_events.linking.opponents import Opponents
from conflict_events.linking.other_wars import leave_open
from conflict_events.linking.parties import PartyFinder
from conflict_events.linking.proposing import Proposer
from conflict_events.linking.referring import fired_in_answer, is_replied_to
from conflict_events.linking.responsibility import (
    lay_blame,
    own_aircraft,
    own_up,
    point_fingers,
    put_blame,
    show_own,
)
from conflict_events.linking.sayings import SayingFinder, statement_verbs
from conflict_events.linking.sections import Sections
from conflict_events.linking.settling import settle
from conflict_events.linking.syntax import objects
from conflict_events.linking.toll_linking import TollLinker
from conflict_events.linking.totals import attribute, drop_sums, hand_down
from conflict_events.linking.unreal_verbs import cues
from conflict_events.linking.when import DateLinker
from conflict_events.linking.where import PlaceLinker
from conflict_events.linking.whereabouts import Whereabouts
from conflict_events.resolving.places import PlaceResolver

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.scene import Scene
    from conflict_events.models import DateRange, Place
    from conflict_events.resolving.named_places import Lookup
    from conflict_events.rules.schema import EventType, Trigger
    from conflict_events.tagging.tree import Tree

_KNOWN_NAMES = 4000  # names of places whose look-ups are kept


@dataclass
class Linked:
    """What linking found: the distinct candidates, and what became of every trigger word."""

    candidates: list[Candidate]
    verdicts: list[Verdict]
    tree: Tree


def distinct(places: Iterable[Place]) -> list[Place]:
    """Places without those told twice."""
    found: list[Place] = []
    for place in places:
        if not any(place.start == p.start for p in found):
            found.append(place)
    return found


def _of_main_clause(candidate: Candidate, before: Candidate | None) -> DateRange | None:
    """ "Last week rebels captured the hill, laying siege to the town": one day for both."""
    head = candidate.head
    if before is None or before.sentence != candidate.sentence or not before.own_date:
        return None
    return before.date if head.tag_ == "VBG" and head.dep_ in ("advcl", "acl") else None


def _at_main_verb(candidate: Candidate, places: dict[int, list[Place]]) -> list[Place]:
    """ "captured the town, killing 35 in clashes": where the main verb has its place."""
    participle = candidate.clause
    if participle.tag_ != "VBG" or participle.dep_ != "advcl" or participle.i < participle.head.i:
        return []
    return places.get(participle.head.i, [])


def _share_place(inner: Candidate, candidates: list[Candidate]) -> None:
    """ "captured two soldiers in fighting south of Aleppo": there, too."""
    phrase = inner.head.head
    if not inner.own_place or phrase.lower_ not in ("in", "during"):
        return
    for outer in (c for c in candidates if c.is_verb and not c.own_place and c.sentence == inner.sentence):
        if phrase.head in (outer.head, *objects(outer.head)):
            outer.places, outer.own_place = list(inner.places), True


class Linker:
    """Links scenes with one set of event types."""

    def __init__(self, types: dict[str, EventType], lookup: Lookup) -> None:
        self.types = types
        self.triggers: dict[str, Trigger] = {t.id: t for kind in types.values() for t in kind.trigger}
        self.lookup: Lookup = functools.lru_cache(maxsize=_KNOWN_NAMES)(lookup)

    def link(self, scene: Scene) -> Linked:
        """Triggers to candidates, candidates to distinct events."""
        return Linking(self, scene).run()


class Linking:
    """One run over one scene."""

    def __init__(self, linker: Linker, scene: Scene) -> None:
        self.linker = linker
        self.scene = scene
        resolver = PlaceResolver(scene.doc, linker.lookup)
        self.sections = Sections(scene, resolver)
        self.sections.hold()
        leave_open(scene, resolver)
        self.parties = PartyFinder(scene)
        self.sayings = self.parties.sayings = SayingFinder(scene, self.parties).find()
        statements = statement_verbs(self.sayings)
        self.places = PlaceLinker(scene, resolver, statements)
        self.whereabouts = Whereabouts(self.places)
        self.dates = DateLinker(scene, statements)
        self.merger = Merger(scene.lexicon)
        self.proposer = Proposer(linker.types, linker.triggers, scene, self.parties)
        self.verdicts = self.proposer.verdicts

    def run(self) -> Linked:
        """The whole flow, one step a line."""
        candidates = self.proposer.propose()
        candidates = TollLinker(self.scene, self.parties, self.merger.sides, self.proposer).link(candidates)
        self.sections.mark(candidates)
        name_doers(self.scene, candidates, self.merger.sides)
        find_losses(self.scene, candidates)
        heads = {c.head.i for c in candidates}
        self._link_places(candidates, heads)
        self._link_dates(candidates, heads)
        link_claims(self.scene, candidates, self.sayings)
        own_up(candidates, self.sayings, self.parties)
        lay_blame(candidates, self.sayings, self.parties)
        point_fingers(candidates, self.sayings, self.parties)
        put_blame(candidates, self.parties)
        own_aircraft(self.scene, candidates, self.proposer.slots, self.merger.sides)
        show_own(candidates, self.parties)
        attribute(candidates, self.sayings)
        candidates = self._drop_accidents(self._drop_empty(candidates))
        carrier = Carrier(self.scene, self.places, self.whereabouts, self.sections)
        carrier.carry_over(candidates)
        kept, absorbed = self.merger.merge(candidates)
        carrier.place_lead(kept)
        drop_sums(kept)
        hand_down(kept)
        for candidate in kept:
            if not candidate.type.symmetric:
                self.merger.sides.drop_bare(candidate.targets)
            settle(candidate)
        Opponents(self.scene, self.merger.sides, kept).supply()
        for candidate in candidates:
            self._tell_outcome(candidate, absorbed)
        self.verdicts.sort(key=lambda v: v.span.start)
        return Linked(kept, self.verdicts, self.scene.doc)

    def _link_places(self, candidates: list[Candidate], heads: set[int]) -> None:
        at_verbs: dict[int, list[Place]] = {}
        for candidate in candidates:
            words = [candidate, *candidate.joined]
            own = heads | {c.head.i for c in candidate.joined}
            places = distinct(
                p for c in words for p in self.places.own_places(c, self.proposer.slots[id(c)], own)
            )
            answers = fired_in_answer(candidate)
            if not (places or answers):
                beside = self._beside_main_verb(candidate, at_verbs)
                places = beside or place_of_speakers(self.places, candidate)
            if self._placed_aside(candidate):
                places = []
            elif not (places or answers or tells_a_wars_dead(candidate)):
                places = self.places.sentence_places(candidate, heads)
            candidate.places, candidate.own_place = places, bool(places)
            at_verbs.setdefault(candidate.clause.i, places)
        for candidate in candidates:
            _share_place(candidate, candidates)

    def _beside_main_verb(self, candidate: Candidate, places: dict[int, list[Place]]) -> list[Place]:
        """ "took a hill west of Maheen, besieging the town": the town that it takes up, else where the hill is."""
        there = _at_main_verb(candidate, places)
        return (self.whereabouts.taken_up(candidate) if there else []) or there

    def _placed_aside(self, candidate: Candidate) -> bool:
        """ "arrived in Damascus for an inquiry into the attacks": they were not there."""
        return is_replied_to(candidate) and not any(t.i in self.scene.places for t in candidate.head.subtree)

    def _link_dates(self, candidates: list[Candidate], heads: set[int]) -> None:
        anchor: DateRange | None = None
        before: Candidate | None = None
        for candidate in candidates:
            words = [candidate, *candidate.joined]
            dates = (self.dates.own_date(c, heads, anchor) for c in words)
            candidate.date = next((d for d in dates if d is not None), None) or _of_main_clause(
                candidate, before
            )
            if tells_a_wars_dead(candidate) and not is_summary(candidate.date):
                candidate.date = None
            before = candidate
            candidate.own_date = candidate.date is not None
            candidate.told_on = not candidate.own_date and self.dates.told_on(candidate)
            if candidate.date is not None and not candidate.caption and not is_summary(candidate.date):
                anchor = candidate.date
                self.dates.note(anchor)

    def _drop_empty(self, candidates: list[Candidate]) -> list[Candidate]:
        """A noun with no role, place, day, number or claim names no event of its own."""
        kept = []
        for index, candidate in enumerate(candidates):
            if self._is_bare(candidate) and (not candidate.anaphoric or index == 0):
                self.proposer.drop(
                    candidate.span,
                    candidate.type.type,
                    candidate.trigger.id,
                    "no actor, place, day or number",
                )
            else:
                kept.append(candidate)
        return kept

    def _is_bare(self, candidate: Candidate) -> bool:
        """Whether the text tells nothing of a noun; in a caption of one sentence the strike itself is told."""
        told = (
            candidate.attackers, candidate.targets, candidate.tolls, candidate.losses, candidate.harmful,
            candidate.claims, candidate.mentions[1:], candidate.count, self._flown(candidate),
        )  # fmt: skip
        here = candidate.own_place or candidate.own_date or self._is_caption_of(candidate)
        if is_replied_to(candidate):
            here = any(t.i in self.scene.places or t.i in self.scene.dates for t in candidate.head.subtree)
        return not (candidate.is_verb or any(told) or here)

    def _flown(self, candidate: Candidate) -> bool:
        """ "Warplanes carried out raids on the area": what did it tells enough, though nobody says whose it was."""
        doers = self.proposer.slots[id(candidate)].get("subject", [])
        return any("aircraft" in self.scene.weapons.get(t.i, ()) for t in doers)

    def _is_caption_of(self, candidate: Candidate) -> bool:
        """ "Destruction as a result of airstrikes": the whole text is one sentence."""
        sentences = len(list(self.scene.doc.sents))
        plain = candidate.span.text.lower() in cues()["unclear"]
        return candidate.type.category == "remote_violence" and sentences == 1 and not plain

    def _drop_accidents(self, candidates: list[Candidate]) -> list[Candidate]:
        """Deaths by flood, stampede or collision are no acts of war; nor are rescue and flight from them."""
        kept = []
        for candidate in candidates:
            word = accident_word(self.scene, candidate)
            if word:
                self.proposer.drop(
                    candidate.span,
                    candidate.type.type,
                    candidate.trigger.id,
                    f"an accident or disaster: {word}",
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
