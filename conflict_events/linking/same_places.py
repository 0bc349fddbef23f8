"""Whether the places of two mentions may be those of one occurrence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.breadth import WIDE, breadth, narrowest, near
from conflict_events.linking.party_mentions import GENERIC
from conflict_events.linking.referring import FEW, also, one_of_many, turned
from conflict_events.linking.same_tolls import same_harm, same_many
from conflict_events.linking.syntax import objects
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate

_TOWNS = ("city", "town", "village")


def shared_places(old: Candidate, new: Candidate) -> float:
    """How far a mention names the places of an earlier one: 1 the same, 0.5 one inside the other, 0 none."""
    if not (old.places and new.places and new.own_place):
        return 0
    same = any(
        (a.id == b.id and a.id) or a.name.lower() == b.name.lower() for a in old.places for b in new.places
    )
    if same:
        return 1.0
    inside = any(
        near(a, b) and max(breadth(a), breadth(b)) < WIDE["country"] for a in old.places for b in new.places
    )
    return 0.5 if inside else 0


def in_one_province(old: Candidate, new: Candidate) -> bool:
    """Whether the places of two mentions, where both have some, share a province."""
    mine, others = ({p.province for p in c.places} for c in (old, new))
    return bool(mine & others) or not (mine and others)


def fought_by_others(old: Candidate, new: Candidate) -> bool:
    """ "X took Atarib after Y withdrew. The battles have killed 120": not the clashes of others in another province."""
    named = {p.actor for p in (*old.attackers, *old.targets)}
    told = [p.actor for p in (*new.attackers, *new.targets) if p.actor not in GENERIC]
    others = new.anaphoric and bool(told) and named.isdisjoint(told)
    return others and old.own_place and not in_one_province(old, new)


def in_another_town(old: Candidate, new: Candidate) -> bool:
    """ "Shelling of Douma ... Another shell hit Arbin": a town of its own, not one more quarter of the city."""
    if not (old.places and new.own_place):
        return False
    there, here = narrowest(old.places), narrowest(new.places)
    return all(p.kind in _TOWNS for p in (*there, *here)) and not any(near(a, b) for a in there for b in here)


def apart(old: Candidate, new: Candidate) -> bool:
    """ "shelling of Nubl ... shells hit Zahraa": places of which none may be the other."""
    told = new.own_place or turned(old, new)
    if same_harm(old, new) and in_one_province(old, new):
        return False  # "killed two and hurt five in one quarter ... in another": two names for the spot
    if not (old.places and new.places and told) or (new.anaphoric and not old.own_place):
        return False
    if new.own_place and also(new) and shared_places(old, new) < 1:
        return not same_harm(old, new)
    headline = old.headline and not old.backed
    if (new.anaphoric or headline) and any(p.kind == "border" for p in (*old.places, *new.places)):
        return False  # "killed 12 near the border ... the raid on the village"
    if old.headline and any(a.text == b.text for a in old.places for b in new.places):
        return False  # "Blast rocks Damascus ... a blast on the outskirts of Damascus"
    return not any(near(a, b) for a in narrowest(old.places) for b in narrowest(new.places))


def vaguer(wide: Candidate, narrow: Candidate) -> bool:
    """ "raids inside Syria" are not the raid on one town, unless a headline or "the raids" says so."""
    general = (wide.headline and not one_of_many(wide, narrow)) or wide.anaphoric or _one_fall(wide, narrow)
    if general or not (wide.own_place and narrow.own_place) or same_many(wide, narrow):
        return False
    least = min(breadth(p) for p in wide.places)
    return least >= WIDE["country"] and max(breadth(p) for p in narrow.places) < least


def _one_fall(one: Candidate, other: Candidate) -> bool:
    """ "was shot down over Syria on Monday ... was shot down in Idlib": what fell once, if no other day is told."""
    falls = one.type.type == other.type.type and one.type.category == "air_incident"
    return falls and not (one.own_date and other.own_date and one.date != other.date)


def takes_land(mention: Candidate) -> bool:
    """ "who have taken wide swathes of Iraq and Syria": what a group holds of whole countries, no deed of a day."""
    if mention.type.category != "territory" or not (mention.is_verb and mention.own_place):
        return False
    taken = {t.lemma_.lower() for t in objects(mention.head)}
    measured = not taken.isdisjoint(anaphora()["measures"] | {"area"})
    return measured and all(p.kind == "country" for p in mention.places)


def one_of_series(series: Candidate, one: Candidate) -> bool:
    """ "23 raids in Hama, Homs and Idlib" are not the strike on one town that is told in detail."""
    headline = one.headline and not one.backed
    if not (series.own_place and one.own_place) or headline or one.anaphoric:
        return False
    around = place_words().surroundings  # a city and the land around it are one
    wide, narrow = (
        {around.get(p.province, p.province) for p in c.places if p.province} for c in (series, one)
    )
    return len(wide) > 1 and len(narrow) == 1 and shared_places(series, one) < 1


def many_around(one: Candidate, many: Candidate) -> bool:
    """ "bombed a convoy in Urum ... 40 air strikes in Aleppo": many in a wider place are not the one deed."""
    if (many.count or 0) <= FEW or one.count or many.headline or many.anaphoric or same_harm(one, many):
        return False
    if not (one.own_place and many.own_place) or shared_places(one, many) == 1:
        return False
    return max(map(breadth, many.places)) > max(map(breadth, one.places))
