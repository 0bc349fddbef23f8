"""One occurrence told twice is one event: headline, lead and body are merged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora, is_answered
from conflict_events.linking.breadth import breadth, most_specific
from conflict_events.linking.carrying import elsewhere, perfect
from conflict_events.linking.kindred import GENERAL, RETOLD, akin
from conflict_events.linking.lasting import LONG_SERIES
from conflict_events.linking.referring import comes_after, goes_back, leaves_open, pointed_at
from conflict_events.linking.same_tolls import same_toll
from conflict_events.linking.sameness import Sameness
from conflict_events.linking.sides import Sides, companions, opponents

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Attribution, Candidate, Party, Toll
    from conflict_events.models import Place
    from conflict_events.tagging.actors import ActorLexicon


_BOMBERS_DO = ("ground_attack", "bombing")
_COALITION = "coalition"  # which has no soldiers of its own on the ground


class Merger:
    """Merges the candidates of one article in the order of the text."""

    def __init__(self, lexicon: ActorLexicon) -> None:
        self.sides = Sides(lexicon)
        self.sameness = Sameness(self.sides)

    def merge(self, candidates: list[Candidate]) -> tuple[list[Candidate], dict[int, Candidate]]:
        """The distinct events, and for each absorbed candidate (by id) the one that took it in."""
        kept: list[Candidate] = []
        absorbed: dict[int, Candidate] = {}
        for candidate in candidates:
            self._settle_in(candidate, kept, absorbed)
        for event in self._name_means(kept):
            kept[:] = [k for k in kept if k is not event]
            self._settle_in(event, kept, absorbed)
        kept.sort(key=lambda c: min(m.start for m in c.mentions))
        return kept, absorbed

    def _settle_in(self, candidate: Candidate, kept: list[Candidate], absorbed: dict[int, Candidate]) -> None:
        """Merges a candidate with the event it tells, or keeps it as another one."""
        partner = self._partner(candidate, kept)
        if partner is None:
            kept.append(candidate)
            return
        first, second = self._order(partner, candidate)
        self._absorb(first, second)
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
        for event in sorted(kept, key=lambda c: c.span.start):
            after = last is not None and comes_after(last, event)
            if (
                last is not None
                and not after
                and (_without_means(event) or _by_bomber(event, last) or self._raids_on(event, last))
            ):
                event.type, event.trigger = last.type, last.trigger
                named.append(event)
            elif event.type.category == "remote_violence" and not (
                last is not None and is_answered(event.head)
            ):
                last = event
        return named

    def _raids_on(self, event: Candidate, last: Candidate) -> bool:
        """ "Coalition jets hit the town. The coalition targeted a base, too", "carried out raids": from the air.

        "Jets bombed Douma. Three days of regime attacks on Ghouta killed 45": so are the attacks on what is around.
        """
        raids = event.type.type == "ground_attack" and event.head.lower_ == "raids" and not event.weapons
        told_once = leaves_open(event) and not perfect(event.clause) and event.status != "denied"
        raids |= told_once and all(self._from_afar(p) for p in event.attackers)
        raids |= event.head.lower_ == "raid" and all(p.actor == _COALITION for p in event.attackers)
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
        if any(new.type.type in told.get(old.type.type, ()) for told in (GENERAL, RETOLD)):
            return new, old
        return old, new

    def _partner(self, candidate: Candidate, kept: list[Candidate]) -> Candidate | None:
        again = next((k for k in kept if _word_for_word(k, candidate)), None)
        if again is not None:
            return again
        deaths, types = candidate.trigger.fallback, akin(candidate.type.type)
        near = [(i, k) for i, k in enumerate(kept) if deaths or k.trigger.fallback or k.type.type in types]
        scored = [(self.sameness.score(k, candidate), i, k) for i, k in near]
        scored = _by_own_word(candidate, [s for s in scored if s[0] > 0])
        if goes_back(candidate):
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

    def _fell_attacking(self, victim: Party, deed: Candidate) -> bool:
        """ "Fourteen attackers were killed", "dozens of militants also died": the dead of those who attacked."""
        if not deed.attackers or deed.type.symmetric:
            return False
        if victim.noun in anaphora()["perpetrators"]:
            return True
        struck = [t for t in deed.targets if t.actor]
        irregular = victim.kind == "bare" and victim.noun in anaphora()["irregulars"] and bool(struck)
        return (
            irregular
            and self.sides.compatible([victim], deed.attackers)
            and not self.sides.compatible([victim], struck)
        )

    def _fell_repelled(self, repulse: Candidate, deaths: Candidate) -> list[Party]:
        """ "The militia repelled the assault. Fifteen IS fighters were killed": those who attacked."""
        if repulse.type.type != "attack_repelled" or (repulse.attackers and not repulse.targets):
            return []
        armed = [t for t in deaths.targets if t.actor and not self.sides.unarmed(t)]
        return [t for t in armed if not self.sides.compatible([t], repulse.targets)]

    def _absorb(self, kept: Candidate, other: Candidate) -> None:
        """Adds what the other mention knows; a named place or day replaces a vaguer one."""
        kept.mentions += [m for m in other.mentions if m not in kept.mentions]
        if other.trigger.fallback:
            self.sides.unite(kept.attackers, self._fell_repelled(kept, other))
        apart = opponents(kept, other) if kept.type.symmetric else []
        beside = companions(kept, other) if kept.type.symmetric else []
        self.sides.unite(kept.attackers, other.attackers, apart)
        fallen = [t for t in other.targets if not (other.trigger.fallback and self._fell_attacking(t, kept))]
        self.sides.unite(kept.targets, fallen, apart)
        self.sides.unite(kept.holders, other.holders)
        if (
            kept.type.type == "attack_repelled" and len(kept.targets) > 1
        ):  # "militants killed in a failed attack"
            held = [t for t in kept.targets if not self.sides.compatible([t], kept.attackers)]
            kept.targets = held or kept.targets
        if kept.type.symmetric:
            self.sides.sort_sides(kept, apart, beside)
        self.sides.specialise(
            kept.attackers, on_the_ground=kept.type.category in ("ground_combat", "territory")
        )
        self.sides.specialise(kept.targets)
        kept.places, kept.own_place = _better_places(kept, other)
        if other.date and (
            kept.date is None or (other.own_date and not kept.own_date) or _longer(kept, other)
        ):
            kept.date, kept.own_date = other.date, other.own_date
        kept.count = kept.count or other.count
        kept.weapons += [w for w in other.weapons if w not in kept.weapons]
        if not _sums_up(kept, other):
            _union_tolls(kept.tolls, other.tolls)
        kept.losses += [
            x for x in other.losses if not any(x.item == y.item and x.count == y.count for y in kept.losses)
        ]
        kept.claims = self._told_by(kept, other)
        unsettled = kept.headline and not kept.backed and kept.status == "reported"
        if other.status == "denied" or unsettled:
            kept.status = other.status
        kept.backed |= not other.headline
        kept.background &= other.background

    def _told_by(self, kept: Candidate, other: Candidate) -> list[Attribution]:
        """The sources of both mentions; "Russia" gives way to its army or ministry, which speaks for it."""
        mine = [c for c in kept.claims if not any(self._speaks_for(o, c) for o in other.claims)]
        return mine + [c for c in other.claims if not self._told_already(c, kept, other)]

    def _speaks_for(self, body: Attribution, state: Attribution) -> bool:
        """Whether a source is a body of a state that is named by its bare name."""
        row = self.sides.lexicon.rows.get(body.actor)
        if row is None or row.kind == "media" or body.actor == state.actor or " " in state.source:
            return False
        return state.actor in self.sides.lexicon.lineage(body.actor)

    def _told_already(self, claim: Attribution, kept: Candidate, other: Candidate) -> bool:
        """Whether a source is named before, or is the head of a monitor that is, who adds no number of his own."""
        row = self.sides.lexicon.rows.get(claim.actor)
        adds = bool(other.tolls) or row is None or row.kind != "monitor"
        again = [
            c for c in kept.claims if c.same_as(claim) or (claim.person and c.same_side(claim) and not adds)
        ]
        return bool(again)


def _word_for_word(event: Candidate, mention: Candidate) -> bool:
    """Whether a sentence is the copy of one told before, as where a page opens with the summary of its report."""
    span, sentence = mention.span, mention.sentence
    return any(
        m.text == span.text
        and m.start - m.sent.start == span.start - sentence.start
        and m.start < sentence.start
        and m.sent.text.strip() == sentence.text.strip()
        for m in event.mentions
    )


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


def _longer(kept: Candidate, other: Candidate) -> bool:
    """ "for a second day on Thursday" says more than "on Thursday"."""
    if not (kept.date and other.date and kept.own_date and other.own_date):
        return False
    if not other.date.text.lower().startswith(("for", "from")):
        return False
    days = (other.date.end - other.date.start).days
    return days <= LONG_SERIES and other.date.start < kept.date.start and other.date.end == kept.date.end


def _sums_up(kept: Candidate, other: Candidate) -> bool:
    """Whether a headline over several places tells the dead of all of them, not of one."""
    for headline, report in ((kept, other), (other, kept)):
        if headline.headline and not report.headline and len(headline.places) > 1 and report.tolls:
            if headline is kept and headline.tolls and len(headline.mentions) == 1:
                kept.tolls[:] = []
            return headline is other
    return False


def _better_places(kept: Candidate, other: Candidate) -> tuple[list[Place], bool]:
    if not other.own_place or not other.places:
        return other.places if _narrows(kept.places, other.places) else kept.places, kept.own_place
    if other.headline and not kept.headline and len(other.places) > 1 and kept.own_place:
        return kept.places, True
    if not kept.own_place or (kept.headline and not other.headline and len(kept.places) > 1):
        return other.places, True
    if other.continues:  # "five more were killed in ...": there too
        return most_specific([*kept.places, *other.places]), True
    mine = [p for p in kept.places if not any(_covers(p, q) for q in other.places)]
    others = [p for p in other.places if not any(_covers(p, q) for q in kept.places)]
    return most_specific([*mine, *others]), True


def _narrows(places: list[Place], carried: list[Place]) -> bool:
    """Whether what a later mention goes on about tells more exactly where: "raids on Idlib", then "the raid" in Ariha."""
    return len(carried) == 1 and bool(places) and all(_covers(p, carried[0]) for p in places)


def _covers(wide: Place, narrow: Place) -> bool:
    """Whether one mention names a place more narrowly: "Hama" and then "Morek"."""
    if breadth(wide) <= breadth(narrow) or wide.country != narrow.country:
        return False
    return wide.kind in ("country", "border") or (bool(wide.province) and wide.province == narrow.province)


def _union_tolls(mine: list[Toll], others: list[Toll]) -> None:
    for toll in others:
        if not any(t.kind == toll.kind and t.low == toll.low and t.high == toll.high for t in mine):
            mine.append(toll)
