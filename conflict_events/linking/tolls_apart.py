"""Dead and wounded that set two mentions apart: other victims, of another place or of a longer time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.days_apart import DAYS_APART
from conflict_events.linking.referring import counts_all, introduced
from conflict_events.linking.same_places import apart, shared_places
from conflict_events.linking.same_tolls import like_toll, other_toll, same_toll
from conflict_events.linking.toll_causes import in_phrase_of

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.sides import Sides


_MANY = 20  # deeds that are counted for a whole time
_TOLD_ON = 2  # sentences behind a headline that tell of its deed: a further deed is another one


def own_dead(old: Candidate, new: Candidate) -> bool:
    """ "raids on Idlib province killed 30; in Sarmin a raid killed ten": a place with its own dead."""
    if not (old.own_place and new.own_place) or new.anaphoric or shared_places(old, new) == 1:
        return False
    days = [(c.date.start, c.date.end) for c in (old, new) if c.date]
    return other_toll(old, new) and len(set(days)) == 2


def many_told(old: Candidate, new: Candidate) -> bool:
    """ "hanged a man in Manbij ... has documented 4,500 executions", "over 200 raids since": not the one deed."""
    one = old.is_verb and not old.count and not any(t.high > 1 for t in old.tolls)
    return one and old.type.category == "persons" and not new.is_verb and (new.count or 0) > _MANY


def others_otherwise(old: Candidate, new: Candidate) -> bool:
    """ "a raid killed four. Three others died in shelling": other dead, of a deed of another kind."""
    if new.is_verb or new.anaphoric or old.type is new.type or not old.tolls or old.sentence == new.sentence:
        return False
    return any(t.further and in_phrase_of(new, t.word) for t in new.tolls)


def own_dead_there(old: Candidate, new: Candidate) -> bool:
    """ "fired shells on Nubl, injuring two. Shells fell on Zahraa, injuring three": two towns with their own hurt."""
    return bool(old.tolls and new.tolls) and apart(old, new) and not same_toll(old, new)


def dead_elsewhere(old: Candidate, new: Candidate) -> bool:
    """ "toll of battles in Idlib rises to 59 ... a woman was killed in Ariha": a town with its own dead."""
    told_on = any(m.sent != old.sentence for m in old.mentions)
    fewer = old.headline and old.type.symmetric and told_on and other_toll(old, new)
    return fewer and new.own_place and shared_places(old, new) < 1


def total_around(one: Candidate, whole: Candidate) -> bool:
    """ "a raid on Ariha killed six ... in all, 25 were killed across Idlib": the dead of all raids there."""
    if not (one.own_place and whole.own_place and counts_all(whole)):
        return False
    return other_toll(one, whole) and shared_places(one, whole) < 1


def of_longer_time(old: Candidate, new: Candidate) -> bool:
    """ "killing 14 people. More than 120 have been killed over the past ten days": these are not one day's dead."""
    if not new.own_date or not (other_toll(old, new) or _counted_from_before(old, new)):
        return False
    if old.headline and not old.own_date:  # "killing five ... last month 900 were killed"
        return new.date is not None and new.date.precision in ("month", "year")
    lengths = [(c.date.end - c.date.start).days if c.date and c.own_date else 0 for c in (old, new)]
    return max(lengths) - min(lengths) >= DAYS_APART


def _counted_from_before(old: Candidate, new: Candidate) -> bool:
    """ "600 raids on Friday ... 150 have been killed since June 19": dead of the days before as well."""
    if old.tolls or not new.tolls or old.type.category != "remote_violence" or not old.own_date:
        return False
    return old.date is not None and new.date is not None and new.date.start < old.date.start


def introduced_anew(old: Candidate, new: Candidate) -> bool:
    """ "a bomb exploded at a market, wounding nine": with its own dead and no place told before, a new deed."""
    named = old.headline and sum(m.sent != old.sentence for m in old.mentions) < _TOLD_ON
    if not introduced(new) or named or any(m.sent == new.sentence for m in old.mentions):
        return False
    return other_toll(old, new) and not like_toll(old, new) and shared_places(old, new) < 1


def other_victims(sides: Sides, old: Candidate, new: Candidate) -> bool:
    """ "raids killed 25 civilians ... strikes killed 50 terrorists": with another toll of others, another deed."""
    if new.anaphoric or old.type.category != "remote_violence" or not (old.targets and new.targets):
        return False
    return other_toll(old, new) and not sides.compatible(old.targets, new.targets)
