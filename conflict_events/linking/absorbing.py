"""What an event takes over from another mention of it: parties, places, days, tolls and sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.breadth import breadth, most_specific
from conflict_events.linking.carrying import perfect
from conflict_events.linking.lasting import LONG_SERIES
from conflict_events.linking.retold import struck_again
from conflict_events.linking.sides import companions, opponents

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Attribution, Candidate, Party, Toll
    from conflict_events.linking.sides import Sides
    from conflict_events.models import Place


def absorb(sides: Sides, kept: Candidate, other: Candidate) -> None:
    """Adds what the other mention knows; a named place or day replaces a vaguer one."""
    kept.mentions += [m for m in other.mentions if m not in kept.mentions]
    if other.trigger.fallback:
        sides.unite(kept.attackers, _fell_repelled(sides, kept, other))
    apart = opponents(kept, other) if kept.type.symmetric else []
    beside = companions(kept, other) if kept.type.symmetric else []
    sides.unite(kept.attackers, other.attackers, apart)
    fallen = [t for t in other.targets if not (other.trigger.fallback and _fell_attacking(sides, t, kept))]
    if not (kept.tolls and kept.targets and _tells_at_large(other)):
        sides.unite(kept.targets, fallen, apart)
    kept.holders += [h for h in other.holders if h not in kept.holders]
    if kept.type.type == "attack_repelled" and len(kept.targets) > 1:  # "militants killed in a failed attack"
        held = [t for t in kept.targets if not sides.compatible([t], kept.attackers)]
        kept.targets = held or kept.targets
    if kept.type.symmetric:
        sides.sort_sides(kept, apart, beside)
    sides.specialise(kept.attackers, on_the_ground=kept.type.category in ("ground_combat", "territory"))
    sides.specialise(kept.targets)
    kept.places, kept.own_place = _better_places(kept, other)
    if other.date and (kept.date is None or (other.own_date and not kept.own_date) or _longer(kept, other)):
        kept.date, kept.own_date = other.date, other.own_date
    kept.count = kept.count or other.count
    kept.weapons += [w for w in other.weapons if w not in kept.weapons]
    if not _sums_up(kept, other):
        _union_tolls(kept.tolls, other.tolls)
    kept.losses += [
        x for x in other.losses if not any(x.item == y.item and x.count == y.count for y in kept.losses)
    ]
    kept.claims = _told_by(sides, kept, other)
    unsettled = kept.headline and not kept.backed and kept.status == "reported"
    if other.status == "denied" or unsettled:
        kept.status = other.status
    kept.backed |= not other.headline
    kept.background &= other.background


def _tells_at_large(mention: Candidate) -> bool:
    """ "Such raids have cost many civilians and soldiers their lives": of all attacks, not of the one told before."""
    told = mention.tolls or mention.own_place or mention.own_date or mention.is_verb
    return not told and mention.head.tag_ == "NNS" and perfect(mention.clause)


def _fell_attacking(sides: Sides, victim: Party, deed: Candidate) -> bool:
    """ "Fourteen attackers were killed", "dozens of militants also died": the dead of those who attacked."""
    if not deed.attackers or deed.type.symmetric:
        return False
    if victim.noun in anaphora()["perpetrators"]:
        return True
    struck = [t for t in deed.targets if t.actor]
    irregular = victim.kind == "bare" and victim.noun in anaphora()["irregulars"] and bool(struck)
    return irregular and sides.compatible([victim], deed.attackers) and not sides.compatible([victim], struck)


def _fell_repelled(sides: Sides, repulse: Candidate, deaths: Candidate) -> list[Party]:
    """ "The militia repelled the assault. Fifteen IS fighters were killed": those who attacked."""
    if repulse.type.type != "attack_repelled" or (repulse.attackers and not repulse.targets):
        return []
    armed = [t for t in deaths.targets if t.actor and not sides.unarmed(t)]
    return [t for t in armed if not sides.compatible([t], repulse.targets)]


def _told_by(sides: Sides, kept: Candidate, other: Candidate) -> list[Attribution]:
    """The sources of both mentions; "Russia" gives way to its army or ministry, which speaks for it."""
    mine = [
        c.by_name(other.claims)
        for c in kept.claims
        if not any(_speaks_for(sides, o, c) for o in other.claims)
    ]
    return mine + [c for c in other.claims if not _told_already(sides, c, kept, other)]


def _speaks_for(sides: Sides, body: Attribution, state: Attribution) -> bool:
    """Whether a source is a body of a state that is named by its bare name."""
    row = sides.lexicon.rows.get(body.actor)
    if row is None or row.kind == "media" or body.actor == state.actor or " " in state.source:
        return False
    return state.actor in sides.lexicon.lineage(body.actor)


def _told_already(sides: Sides, claim: Attribution, kept: Candidate, other: Candidate) -> bool:
    """Whether a source is named before, or is the head of a monitor that is, who adds no number of his own."""
    row = sides.lexicon.rows.get(claim.actor)
    adds = bool(other.tolls) or row is None or row.kind != "monitor"
    again = [c for c in kept.claims if c.same_as(claim) or (claim.person and c.same_side(claim) and not adds)]
    return bool(again)


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
        there = _narrows(kept.places, other.places) and not struck_again(kept, other)
        return other.places if there else kept.places, kept.own_place
    if other.headline and not kept.headline and len(other.places) > 1 and kept.own_place:
        return kept.places, True
    if not kept.own_place or (not other.headline and _headline_sums_up(kept)):
        lent = other.headline and not kept.headline and len(other.places) > 1
        return other.places, not lent  # "attacks in Homs, Hama": the report may tell in which of them
    if other.continues:  # "five more were killed in ...": there too
        return most_specific([*kept.places, *other.places]), True
    mine = [p for p in kept.places if not any(_covers(p, q) for q in other.places)]
    others = [p for p in other.places if not any(_covers(p, q) for q in kept.places)]
    return most_specific([*mine, *others]), True


def _headline_sums_up(event: Candidate) -> bool:
    """Whether an event still has the several places of its headline, which a report replaces."""
    lines = [m.sent for m in event.mentions[:1]] if event.headline and len(event.places) > 1 else []
    return any(all(s.start_char <= p.start < s.end_char for p in event.places) for s in lines)


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
