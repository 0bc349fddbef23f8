"""Whether deaths that are told without a cause are the outcome of an event near them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.dating_clauses import only_dates
from conflict_events.linking.days_apart import WAR_TOLL
from conflict_events.linking.kindred import VIOLENT
from conflict_events.linking.referring import backs, flashes_back, names_fight
from conflict_events.linking.retold import came_before, own_fallen
from conflict_events.linking.same_places import shared_places
from conflict_events.linking.same_tolls import other_toll, same_toll
from conflict_events.linking.tolls_apart import dead_elsewhere
from conflict_events.linking.victims import describes_victim, told_aside

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.sides import Sides


_WRECKING = ("property_destruction", "equipment_destroyed")
SEIZURES = ("abduction", "arrest")
_CAPTIVES = (*SEIZURES, "release")
OUTCOME_REACH = 120  # tokens between an event and a sentence that tells its dead


def is_outcome(sides: Sides, old: Candidate, new: Candidate) -> bool:
    """Deaths told without a cause, near an event that may have caused them."""
    cause = new if old.trigger.fallback else old
    if cause.type.category not in VIOLENT or cause.type.type in SEIZURES:
        return False
    if old.trigger.fallback and new.trigger.fallback:
        return False
    outcome = old if cause is new else new
    if outcome.type.type in _WRECKING and cause.type.category == "persons":
        return False  # "blew up a temple ... beheaded an archaeologist"
    if flashes_back(outcome) and not same_toll(old, new):
        return False
    if cause.type.type in SEIZURES and cause.sentence != outcome.sentence:
        return False
    if describes_victim(cause, outcome.head) or (outcome.attackers and told_aside(cause, outcome.head)):
        return False
    if cause.sentence == outcome.sentence and not cause.is_verb and only_dates(cause.head):
        return False
    if outcome is old and outcome.attackers and names_fight(new):
        return True
    fought = [*cause.attackers, *(cause.targets if cause.type.symmetric else ())]
    if outcome.attackers and not sides.shared(fought, outcome.attackers):
        return False
    if (
        _put_to_death_later(cause, outcome)
        or _narrows_doer(sides, cause, outcome)
        or (cause.sentence != outcome.sentence and backs(cause))
    ):
        return False
    if came_before(outcome, cause, shared_places(old, new) == 1) or own_fallen(cause, outcome):
        return False
    if any(t.low >= WAR_TOLL for t in outcome.tolls):
        return False
    if outcome.attackers and cause.type.symmetric and not same_toll(old, new):
        return False
    if outcome is new and dead_elsewhere(old, new):
        return False
    if old.headline or same_toll(old, new) or _numberless(outcome, new):
        return True
    if outcome is old and other_toll(old, new):
        return False
    reach = OUTCOME_REACH if cause is old or not outcome.attackers else OUTCOME_REACH / 3
    return abs(new.head.i - old.head.i) < reach


def _put_to_death_later(cause: Candidate, outcome: Candidate) -> bool:
    """ "overran the base, killing 120, and later beheaded dozens": the 120 are none of the beheaded."""
    before = cause.sentence == outcome.sentence and outcome.head.i < cause.head.i
    return before and cause.type.type == "execution" and cause.is_verb and other_toll(cause, outcome)


def _narrows_doer(sides: Sides, cause: Candidate, outcome: Candidate) -> bool:
    """ "Rebels shelled the base ... A captive was killed by a fighter from X": the deed of X alone."""
    if cause.sentence == outcome.sentence or cause.headline or not cause.attackers:
        return False
    wide = all(sides.generic(p, q) for p in cause.attackers for q in outcome.attackers)
    return bool(outcome.attackers) and wide


def _numberless(outcome: Candidate, new: Candidate) -> bool:
    """ "The deaths drew protests": dead without a number are those told before, however far."""
    return outcome is new and not outcome.tolls and not outcome.losses


def by_their_lot(old: Candidate, new: Candidate) -> bool:
    """ "hostages captured from two villages", "the number of Christians abducted": the seized, by their lot or not."""
    return old.type.type in _CAPTIVES and any(t.actor == "prisoners" for t in (*old.targets, *new.targets))
