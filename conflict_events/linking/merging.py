"""One occurrence told twice is one event: headline, lead and body are merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.absorbing import absorb
from conflict_events.linking.answered import is_answered
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.carrying import elsewhere, perfect
from conflict_events.linking.counting import toll_words
from conflict_events.linking.kindred import GENERAL, RETOLD, akin
from conflict_events.linking.operations import is_its_operation
from conflict_events.linking.party_mentions import COALITION
from conflict_events.linking.referring import comes_after, goes_back, is_that_one, leaves_open, pointed_at
from conflict_events.linking.same_tolls import same_toll
from conflict_events.linking.sameness import Sameness
from conflict_events.linking.sides import Sides

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate, Party
    from conflict_events.tagging.actors import ActorLexicon


_BOMBERS_DO = ("ground_attack", "bombing")
_FIRED = ("shelling", "airstrike")


class Merger:
    """Merges the candidates of one article in the order of the text."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self.sides = Sides(lexicon)
        self.sameness = Sameness(self.sides)

    def merge(self, candidates: list[Candidate]) -> tuple[list[Candidate], dict[int, Candidate]]:
        """The distinct events, and for each absorbed candidate (by id) the one that took it in."""
        kept: list[Candidate] = []
        absorbed: dict[int, Candidate] = {}
        told: dict[tuple[str, int], Candidate] = {}
        for candidate in candidates:
            event = first = told.setdefault(_word_for_word(candidate), candidate)
            while id(event) in absorbed:
                event = absorbed[id(event)]
            copied = first.sentence.start != candidate.sentence.start
            self._settle_in(candidate, kept, absorbed, event if copied else None)
        for event in self._name_means(kept):
            kept[:] = [k for k in kept if k is not event]
            self._settle_in(event, kept, absorbed)
        kept.sort(key=lambda c: min(m.start for m in c.mentions))
        return kept, absorbed

    def _settle_in(
        self,
        candidate: Candidate,
        kept: list[Candidate],
        absorbed: dict[int, Candidate],
        again: Candidate | None = None,
    ) -> None:
        """Merges a candidate with the event it tells (the one that it tells ``again``), or keeps it as another one."""
        partner = again or _those_just_told(candidate, kept) or self._partner(candidate, kept)
        if partner is None:
            kept.append(candidate)
            return
        first, second = self._order(partner, candidate)
        absorb(self.sides, first, second)
        absorbed[id(second)] = first
        if first is partner:
            return
        kept[:] = [k for k in kept if k is not partner]
        if first.type is second.type:
            kept.append(first)
        else:  # of another type now, it may tell what stood apart before
            self._settle_in(first, kept, absorbed)

    def _name_means(self, kept: list[Candidate]) -> list[Candidate]:
        """ "A school was hit as well": an attack by nobody, with nothing, is of the kind told before."""
        named: list[Candidate] = []
        last: Candidate | None = None
        by_sides: list[Candidate] = []
        for event in sorted(kept, key=lambda c: c.span.start):
            kind = self._kind_told(event, last, by_sides)
            if kind is not None:
                event.type, event.trigger = kind.type, kind.trigger
                named.append(event)
            elif event.type.category == "remote_violence" and not (
                last is not None and is_answered(event.head)
            ):
                last = event
                by_sides += [event] if event.attackers else []
        return named

    def _kind_told(
        self, event: Candidate, last: Candidate | None, by_sides: list[Candidate]
    ) -> Candidate | None:
        """The event told before of whose kind this one is: the last of all, or the last by its own side."""
        if last is None:
            return None
        if not comes_after(last, event) and (
            _without_means(event) or _by_bomber(event, last) or self._raids_on(event, last)
        ):
            return last
        own = next((e for e in reversed(by_sides) if self.sides.shared(e.attackers, event.attackers)), None)
        return own if own is not None and self._fires_on(event, own) else None

    def _fires_on(self, event: Candidate, last: Candidate) -> bool:
        """ "Turkey shelled Tal Rifaat ... Ankara says it hit 12 targets": a state that fires goes on firing."""
        told_once = leaves_open(event) and not perfect(event.clause) and event.status != "denied"
        return told_once and last.type.type in _FIRED and all(map(self._from_afar, event.attackers))

    def _raids_on(self, event: Candidate, last: Candidate) -> bool:
        """ "Coalition jets hit the town. The coalition targeted a base, too", "carried out raids": from the air.

        "Jets bombed Douma. Three days of regime attacks on Ghouta killed 45": so are the attacks on what is around.
        """
        raids = event.type.type == "ground_attack" and event.head.lower_ == "raids" and not event.weapons
        told_once = leaves_open(event) and not perfect(event.clause) and event.status != "denied"
        raids |= told_once and all(self._from_afar(p) for p in event.attackers)
        raids |= event.head.lower_ in ("raid", "attack", "attacks") and all(
            p.actor == COALITION for p in event.attackers
        )
        raids |= _attacks_around(event, last)
        return raids and last.type.type == "airstrike" and self.sides.shared(event.attackers, last.attackers)

    def _from_afar(self, party: Party) -> bool:
        """A foreign state or coalition, which strikes from the air where nothing else is said."""
        return any(
            self.sides.lexicon.rows[a].kind in ("foreign_state", "coalition")
            for a in self.sides.lexicon.lineage(party.actor)
            if a in self.sides.lexicon.rows
        )

    def _order(self, old: Candidate, new: Candidate) -> tuple[Candidate, Candidate]:
        """The one with the special type is kept; of equals the first."""
        if old.trigger.fallback and not new.trigger.fallback:
            return new, old
        if is_its_operation(old, new):
            return old, new
        if any(new.type.type in told.get(old.type.type, ()) for told in (GENERAL, RETOLD)):
            return new, old
        return old, new

    def _partner(self, candidate: Candidate, kept: list[Candidate]) -> Candidate | None:
        deaths, types = candidate.trigger.fallback, akin(candidate.type.type)
        near = [
            (i, k)
            for i, k in enumerate(kept)
            if deaths or k.trigger.fallback or k.type.type in types or is_its_operation(k, candidate)
        ]
        scored = [(self.sameness.score(k, candidate), i, k) for i, k in near]
        scored = _by_own_word(candidate, [s for s in scored if s[0] > 0])
        if goes_back(candidate) or is_that_one(candidate):
            scored = self._latest_told(candidate, scored) or scored
            if any(self._turned_away(s[2], candidate, kept) for s in scored):
                return None
        return max(scored, key=lambda s: (s[0], s[1]))[2] if scored else None

    def _latest_told(
        self, candidate: Candidate, scored: list[tuple[float, int, Candidate]]
    ) -> list[tuple[float, int, Candidate]]:
        """Of the events that a mention may tell those of its own toll, or the one that was told last."""
        same = [s for s in scored if same_toll(s[2], candidate)]
        at = candidate.span.start
        scored = [s for s in scored if s[2].type is candidate.type or not is_answered(s[2].head)] or scored
        if candidate.trigger.fallback and candidate.head.lemma_.lower() in toll_words()["totals"]:
            scored = [s for s in scored if s[2].tolls] or scored  # "had put the toll at 25"
        if candidate.trigger.fallback and candidate.tolls:
            scored = [s for s in scored if self.sameness.shared_victims(s[2], candidate)] or scored
        general = candidate.head.lemma_.lower() in anaphora()["general"] or pointed_at(candidate)
        if not candidate.trigger.fallback and not general:
            scored = [s for s in scored if s[2].type is candidate.type] or scored
        return same or sorted(scored, key=lambda s: max(m.start for m in s[2].mentions if m.start < at))[-1:]

    def _turned_away(self, old: Candidate, new: Candidate, kept: list[Candidate]) -> bool:
        """Whether the text has turned to another place, with what was done there, between an event and deaths."""
        if not new.trigger.fallback or old.headline or same_toll(old, new) or not old.own_place:
            return False
        last = max(m.start for m in old.mentions)
        return any(
            last < k.span.start < new.span.start and k.own_place and k is not old and elsewhere(old, k)
            for k in kept
        )


def _those_just_told(mention: Candidate, kept: list[Candidate]) -> Candidate | None:
    """ "22 died in fighting near Suran. Four soldiers fell in those clashes": the fighting of the sentence before."""
    if not (pointed_at(mention) and mention.type.symmetric) or mention.own_place or mention.own_date:
        return None
    before = mention.sentence.start - 1
    told = [e for e in kept if any(m.start <= before and m.sent.end > before for m in e.mentions)]
    alike = [e for e in told if e.type is mention.type]
    return alike[0] if len(alike) == 1 else None


def _word_for_word(mention: Candidate) -> tuple[str, int]:
    """A sentence and a place in it: told again by a copy, as where a page opens with the summary of its report."""
    sentence = mention.sentence
    return sentence.text.strip(), mention.span.start - sentence.start


def _attacks_around(event: Candidate, last: Candidate) -> bool:
    """ "three days of attacks on Ghouta killed 45", behind a raid in its province."""
    general = event.type.type == "ground_attack" and event.head.lower_ == "attacks" and not event.weapons
    return general and bool(event.tolls) and not elsewhere(last, event)


def _by_own_word(
    mention: Candidate, scored: list[tuple[float, int, Candidate]]
) -> list[tuple[float, int, Candidate]]:
    """ "jets bombed Manbij ... Turkey shelled Azaz ... the shelling": not what was told before by another word."""
    word = mention.head.lower_
    if mention.is_verb or not mention.anaphoric or mention.head.lemma_.lower() in anaphora()["general"]:
        return scored
    own = [i for _, i, e in scored if any(word.startswith(m.root.lemma_.lower()) for m in e.mentions)]
    return [s for s in scored if not own or s[1] >= own[-1] or s[2].type is mention.type]


def _without_means(event: Candidate) -> bool:
    """Whether a general word of attack names neither who nor what with."""
    general = event.head.lemma_.lower() in anaphora()["general"] and not is_answered(event.head)
    if event.type.type != "ground_attack" or not general or event.weapons or event.attackers:
        return False
    during = event.head.dep_ == "pobj" and event.head.head.lower_ == "during"  # "captured during a raid"
    return not (during and event.clause.lemma_.lower() in anaphora()["raiding"])


def _by_bomber(event: Candidate, last: Candidate) -> bool:
    """Whether a further bomber struck: "a second bomber hit a restaurant", of the kind told before."""
    bombers = [p for p in event.attackers if p.noun in anaphora()["bombers"]]
    return bool(bombers) and event.type.type in _BOMBERS_DO and last.type.type == "suicide_bombing"
