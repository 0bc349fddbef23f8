"""Deeds and deaths told again by words of another type, or only told before one another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.breadth import near, on_one_spot
from conflict_events.linking.carrying import going_on, perfect
from conflict_events.linking.counting import hurts
from conflict_events.linking.kindred import FROM_THE_AIR, UNSIGNED
from conflict_events.linking.referring import introduced, is_begun
from conflict_events.linking.same_places import shared_places
from conflict_events.linking.same_tolls import other_toll, same_toll
from conflict_events.linking.syntax import ancestors, is_passive, is_verb, subjects

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.sides import Sides


_LAUNCHED = {"missile_strike", "shelling"}  # a rocket may be called a missile


def same_launch(sides: Sides, old: Candidate, new: Candidate) -> bool:
    """ "Army begins assault on Idlib", and below "launched an offensive": one deed of one doer."""
    if not old.headline or old.is_verb or new.is_verb or old.sentence == new.sentence:
        return False
    return is_begun(old) and is_begun(new) and sides.shared(old.attackers, new.attackers)


def headline_told(old: Candidate, new: Candidate) -> bool:
    """ "Missile attack on Homs hospital", and below "fired a rocket at a hospital in Homs": one deed, there."""
    if not old.headline or old.backed or old.sentence == new.sentence or not new.is_verb:
        return False
    one_kind = {old.type.type, new.type.type} == _LAUNCHED
    return one_kind and shared_places(old, new) == 1 and not other_toll(old, new)


def under_way(old: Candidate, new: Candidate) -> bool:
    """ "fired a rocket ... X's men are taking part in an attack on the city": what goes on now is no deed done before."""
    return bool(new.attackers) and introduced(new) and going_on(new.clause) and not going_on(old.clause)


def struck_again(old: Candidate, new: Candidate) -> bool:
    """ "fired a missile at a hospital ... a car bomb ... The hospital was hit by rebels": by what is told to have struck it."""
    hit = is_passive(new.head) and new.head.lemma_ in anaphora()["struck"] and not perfect(new.clause)
    if new.type.type != "ground_attack" or not hit or new.own_place or new.own_date:
        return False
    if old.type.category != "remote_violence" or (old.type.type in FROM_THE_AIR and new.attackers):
        return False
    things = {
        t.lemma_.lower()
        for t in subjects(new.head)
        if t.tag_ == "NN" and any(c.lower_ == "the" for c in t.lefts)
    }
    return any(
        t.lemma_.lower() in things for m in old.mentions for t in m.sent if t.pos_ in ("NOUN", "PROPN")
    )


def how_died(sides: Sides, old: Candidate, new: Candidate) -> bool:
    """ "Commander killed in Raqqa", and below "killed in an air strike": how the headline's man died."""
    hurt = bool(new.tolls) or new.harmful or any(hurts(m.root) for m in new.mentions)
    if not (old.headline and hurt) or old.sentence == new.sentence:
        return False
    return bool(old.targets and new.targets) and sides.compatible(old.targets, new.targets)


def died_there(old: Candidate, new: Candidate) -> bool:
    """ "A blast killed 20 ... the source said a commander had been killed": who is told of later is one of them."""
    plain = new.is_verb and hurts(new.head) and not (new.attackers or new.own_place or new.own_date)
    had = any(c.lower_ == "had" for c in new.head.lefts)
    dead = max((t.high for t in old.tolls if t.kind == "killed"), default=0)
    return plain and had and dead > max((t.high for t in new.tolls), default=1)


def came_before(deaths: Candidate, cause: Candidate, same_place: bool) -> bool:
    """ "Nine rebels were killed near Morek. On Friday the army launched an offensive": they fell before it."""
    told_of = cause.anaphoric and not is_begun(cause)
    if cause.type.type != "offensive" or told_of or deaths.sentence == cause.sentence:
        return False
    if same_toll(deaths, cause) or (deaths.headline and same_place):
        return False
    return deaths.head.i < cause.head.i


def same_bomber(old: Candidate, new: Candidate) -> bool:
    """ "A bomb went off at a hotel ... The attacker detonated his explosives": who it was is told with the deed."""
    if not new.is_verb or old.type.type not in (*UNSIGNED, "ground_attack") or new.own_place or new.own_date:
        return False
    if any(c.lower_ in anaphora()["later"] for c in new.head.children):
        return False  # "planted a bomb and then blew himself up"
    doers = subjects(new.head)
    definite = (
        any(c.lower_ == "the" for c in t.lefts) for t in doers if t.lower_ in anaphora()["perpetrators"]
    )
    verbs = (new.head, *(t for t in ancestors(new.head) if is_verb(t)))
    explains = any(
        c.lower_ == "had" for v in verbs for c in v.lefts
    )  # "said a bomber had attacked the patrol"
    return explains or any(t.lower_ in ("he", "she") for t in doers) or any(definite)


def how_attacked(sides: Sides, old: Candidate, new: Candidate) -> bool:
    """ "Twin attacks hit Homs province ... The terrorists blew up a car in Salamiyah": how the attack just told was done."""
    if old.type.type != "ground_attack" or new.type.type not in UNSIGNED or not new.is_verb or new.own_date:
        return False
    if not sides.shared(old.attackers, new.attackers):
        return False
    known = any(c.lower_ == "the" for t in subjects(new.head) for c in t.lefts)
    return known and any(near(a, b) for a in old.places for b in new.places)


def taken_again(sides: Sides, old: Candidate, new: Candidate) -> bool:
    """ "ISIS seizes Palmyra for second time", and below "ISIS recaptured the city": one seizure."""
    if not sides.shared(old.attackers, new.attackers):
        return False
    if len(old.places) > 1 or len(new.places) > 1:
        return False
    return on_one_spot(old.places, new.places) if new.own_place else old.headline


def turned_round(old: Candidate, new: Candidate) -> bool:
    """ "ISIS seized Palmyra ... it had been driven out of the city in March": who took it lost it then."""
    if old.type.category != "territory" or new.type.category != "territory":
        return False
    pairs = ((old.attackers, new.targets), (old.targets, new.attackers))
    return any(p.actor == q.actor != "" for mine, others in pairs for p in mine for q in others)


def own_fallen(cause: Candidate, deaths: Candidate) -> bool:
    """ "Two Turkish soldiers were killed. The Turkish army shelled ...": nobody shells his own."""
    doers = {p.actor for p in cause.attackers if p.actor}
    return cause.type.category == "remote_violence" and any(p.actor in doers for p in deaths.targets)
