"""How surely two mentions tell one occurrence: type, day, place, parties and tolls compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import is_answered
from conflict_events.linking.breadth import WIDE, breadth, narrowest, near, on_one_spot
from conflict_events.linking.crashes import same_aircraft
from conflict_events.linking.dating_clauses import only_dates
from conflict_events.linking.days_apart import (
    DAYS_APART,
    WAR_TOLL,
    goes_further_back,
    long_ago,
    of_another_day,
    of_recent_days,
    one_day_of_series,
    since_the_war_began,
    tells_a_wars_dead,
)
from conflict_events.linking.kindred import GENERAL, UNSIGNED, VIOLENT
from conflict_events.linking.lasting import is_summary
from conflict_events.linking.referring import (
    FEW,
    also,
    backs,
    beside_it,
    comes_after,
    counts_all,
    denied_at_large,
    drove_bomb,
    flashes_back,
    introduced,
    leaves_means,
    leaves_open,
    names_fight,
    one_of_frequent,
    one_of_many,
    pointed_at,
    retorts,
    says_little,
    strikes_back,
    sums_up,
    tells_cause,
    tells_fate,
    turned,
)
from conflict_events.linking.retold import (
    came_before,
    how_died,
    own_fallen,
    same_bomber,
    same_launch,
    taken_again,
    turned_round,
)
from conflict_events.linking.same_tolls import like_toll, other_toll, same_harm, same_many, same_toll
from conflict_events.linking.sides import Sides
from conflict_events.linking.victims import describes_victim, told_aside
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate

_SEIZURES = ("abduction", "arrest")
_CAPTIVES = (*_SEIZURES, "release")
_SURE = 9.0  # a score above all that places, days and parties add up to
VOLLEY_REACH = 40  # tokens between two impacts of one shelling
_TOLD_ON = 2  # sentences behind a headline that tell of its deed: a further deed is another one
OUTCOME_REACH = 120  # tokens between an event and a sentence that tells its dead


class Sameness:
    """Compares mentions two by two, the earlier one first."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides

    def score(self, old: Candidate, new: Candidate) -> float:
        """How surely two candidates are one occurrence; 0 for no."""
        same_type = old.type.type == new.type.type
        if not same_type and not self._kindred(old, new):
            return 0
        if new.continues:
            return self._next_of_series(old, new)
        volley = self._same_volley(old, new) or self._killed_those(old, new)
        distinct = new.distinct and not same_harm(old, new)
        if not volley and (distinct or self._conflict(old, new) or self._answers(old, new)):
            return 0
        if not volley and (old.caption or new.caption) and self._shared_places(old, new) < 1:
            return 0
        score = 1.0 if same_type else 0.5
        score += _SURE if volley else 0
        score += 2 * self._shared_places(old, new)
        score += 1 if old.own_date and new.own_date else 0
        score += 1 if self.sides.shared(old.attackers, new.attackers) else 0
        score += 1 if self.sides.shared(old.targets, new.targets) else 0
        score += 1.5 if same_toll(old, new) else 0
        score += 1.5 if old.headline and not pointed_at(new) else 0
        score += 1 / (1 + abs(new.head.i - old.head.i) / 50)
        return score

    def _answers(self, old: Candidate, new: Candidate) -> bool:
        """ "the strikes were in retaliation for the killing", "came after raids": what is answered came before."""
        answered = is_answered(new.head) and any(m.sent == new.sentence for m in old.mentions)
        if new.attackers and not self.sides.shared(old.attackers, new.attackers):
            if strikes_back(new) or (retorts(new) and (not old.headline or old.sentence == new.sentence)):
                return True
        return answered or comes_after(old, new) or comes_after(new, old)

    def _next_of_series(self, old: Candidate, new: Candidate) -> float:
        """ "two other shells hit ...", "five more were killed in ...": goes on about the last, wherever."""
        if old.attackers and new.attackers and not self.sides.shared(old.attackers, new.attackers):
            return 0
        distance = abs(new.head.i - old.sentence.start)
        if new.trigger.fallback:
            causes = bool(old.tolls) and old.type.category in VIOLENT and distance < OUTCOME_REACH * 2
            return 1 / (1 + distance) if causes and _in_one_province(old, new) else 0
        return 1 / (1 + distance) if old.type.type == new.type.type else 0

    def _same_volley(self, old: Candidate, new: Candidate) -> bool:
        """ "rebels shelled the city ... A shell fell in the market": impacts in one province soon after fire."""
        if old.type is not new.type or not new.impact or new.attackers or new.own_date:
            return False
        if self._own_dead_there(old, new) or comes_after(old, new):
            return False
        near_by = new.head.i - max(m.end for m in old.mentions) < VOLLEY_REACH
        return near_by and _in_one_province(old, new)

    def _killed_those(self, old: Candidate, new: Candidate) -> bool:
        """ "strikes killed 25 people ... the deaths occurred during raids on a road": of whatever day and spot."""
        return old.type is new.type and bool(old.tolls) and not new.is_verb and tells_cause(new)

    def _own_dead_there(self, old: Candidate, new: Candidate) -> bool:
        """ "fired shells on Nubl, injuring two. Shells fell on Zahraa, injuring three": two towns with their own hurt."""
        return bool(old.tolls and new.tolls) and self._apart(old, new) and not same_toll(old, new)

    def _kindred(self, old: Candidate, new: Candidate) -> bool:
        """A general word for a special event: "the attack" for a bombing, deaths for what caused them."""
        if old.type.type == "crash" and new.type.type == "downing":
            return any(
                t.lower_ == "it" for t in new.head.rights
            )  # "a jet crashed ... rebels said they shot it down"
        if old.type.type == "downing" and new.type.type == "crash":
            return same_aircraft(new, old)
        if old.trigger.fallback or new.trigger.fallback:
            return self._outcome(old, new)
        if {old.type.type, new.type.type} == {"ground_attack", "offensive"}:
            return same_launch(self.sides, old, new)
        if old.type.type == "assassination" and new.type.category == "remote_violence":
            return how_died(self.sides, old, new)
        if new.type.type == "suicide_bombing" and same_bomber(old, new):
            return True
        if (old.type.type, new.type.type) == ("capture", "recapture") and taken_again(self.sides, old, new):
            return True
        if (
            old.sentence == new.sentence
            and old.own_place
            and new.own_place
            and not self._shared_places(old, new)
        ):
            return False  # "shelling on one town, while jets raided another"
        if old.type.type in GENERAL.get(new.type.type, ()) and says_little(new):
            return new.anaphoric or not new.attackers or self._doer_told_late(old, new)
        if old.type.type in GENERAL.get(new.type.type, ()) and tells_fate(new):
            return bool(old.tolls) and self.sides.shared(old.targets, new.targets)
        if new.type.type in GENERAL.get(old.type.type, ()) and (
            says_little(old)
            or (leaves_means(old) and not (old.attackers and self._shared_places(old, new) == 0))
        ):
            told_on = sum(m.sent != old.sentence for m in old.mentions)  # the body keeps to the general word
            special = old.headline and told_on < 2 and not other_toll(old, new)
            return special or self._evidence(old, new)
        if old.headline and old.type.category == "territory":
            return self.sides.shared(old.attackers, new.attackers) and self._shared_places(old, new) > 0
        if not on_one_spot(old.places, new.places):
            return drove_bomb(old, new) and self._shared_places(old, new) > 0
        if drove_bomb(old, new):
            return True
        if leaves_open(new) and new.own_place and old.type.category == "remote_violence":
            return self.sides.shared(old.attackers, new.attackers)
        return same_toll(old, new)

    def _doer_told_late(self, old: Candidate, new: Candidate) -> bool:
        """ "a car bomb went off in Homs ... media spoke of a terrorist attack there": who did it comes later."""
        if old.attackers or old.type.type not in UNSIGNED or says_little(old):
            return self.sides.shared(old.attackers, new.attackers)
        return new.type.type == "ground_attack" and on_one_spot(old.places, new.places)

    def _evidence(self, old: Candidate, new: Candidate) -> bool:
        """Something that two mentions of one occurrence share: a place, an attacker, a toll."""
        if same_toll(old, new):
            return True
        # "after attacks by rebels, shelling killed two": nobody says that the rebels shelled
        if old.sentence == new.sentence and old.attackers and not (new.attackers or new.anaphoric):
            return False
        if (
            not new.own_place
            and self.shared_victims(old, new)
            and self.sides.shared(old.attackers, new.attackers)
        ):
            return True
        return self._shared_places(old, new) >= 1 and (
            not old.attackers or not new.attackers or self.sides.shared(old.attackers, new.attackers)
        )

    def shared_victims(self, old: Candidate, new: Candidate) -> bool:
        """Whether both name the same victims by more than "people"."""
        mine = {t.actor for t in old.targets if t.actor and t.actor != "civilians"}
        return any(t.actor in mine for t in new.targets)

    def _outcome(self, old: Candidate, new: Candidate) -> bool:
        """Deaths told without a cause, near an event that may have caused them."""
        cause = new if old.trigger.fallback else old
        if cause.type.category not in VIOLENT or cause.type.type in _SEIZURES:
            return False
        if old.trigger.fallback and new.trigger.fallback:
            return False
        outcome = old if cause is new else new
        if flashes_back(outcome) and not same_toll(old, new):
            return False
        if cause.type.type in _SEIZURES and cause.sentence != outcome.sentence:
            return False
        if describes_victim(cause, outcome.head) or (outcome.attackers and told_aside(cause, outcome.head)):
            return False
        if cause.sentence == outcome.sentence and not cause.is_verb and only_dates(cause.head):
            return False
        if outcome is old and outcome.attackers and names_fight(new):
            return True
        fought = [*cause.attackers, *(cause.targets if cause.type.symmetric else ())]
        if outcome.attackers and not self.sides.shared(fought, outcome.attackers):
            return False
        if (
            self._put_to_death_later(cause, outcome)
            or self._narrows_doer(cause, outcome)
            or (cause.sentence != outcome.sentence and backs(cause))
        ):
            return False
        if came_before(outcome, cause, self._shared_places(old, new) == 1) or own_fallen(cause, outcome):
            return False
        if any(t.low >= WAR_TOLL for t in outcome.tolls):
            return False
        if outcome.attackers and cause.type.symmetric and not same_toll(old, new):
            return False
        if outcome is new and self._dead_elsewhere(old, new):
            return False
        if old.headline or same_toll(old, new) or self._numberless(outcome, new):
            return True
        if outcome is old and other_toll(old, new):
            return False
        reach = OUTCOME_REACH if cause is old or not outcome.attackers else OUTCOME_REACH / 3
        return abs(new.head.i - old.head.i) < reach

    def _put_to_death_later(self, cause: Candidate, outcome: Candidate) -> bool:
        """ "overran the base, killing 120, and later beheaded dozens": the 120 are none of the beheaded."""
        before = cause.sentence == outcome.sentence and outcome.head.i < cause.head.i
        return before and cause.type.type == "execution" and cause.is_verb and other_toll(cause, outcome)

    def _narrows_doer(self, cause: Candidate, outcome: Candidate) -> bool:
        """ "Rebels shelled the base ... A captive was killed by a fighter from X": the deed of X alone."""
        if cause.sentence == outcome.sentence or cause.headline or not cause.attackers:
            return False
        wide = all(self.sides.generic(p, q) for p in cause.attackers for q in outcome.attackers)
        return bool(outcome.attackers) and wide

    def _dead_elsewhere(self, old: Candidate, new: Candidate) -> bool:
        """ "toll of battles in Idlib rises to 59 ... a woman was killed in Ariha": a town with its own dead."""
        told_on = any(m.sent != old.sentence for m in old.mentions)
        fewer = old.headline and old.type.symmetric and told_on and other_toll(old, new)
        return fewer and new.own_place and self._shared_places(old, new) < 1

    def _numberless(self, outcome: Candidate, new: Candidate) -> bool:
        """ "The deaths drew protests": dead without a number are those told before, however far."""
        return outcome is new and not outcome.tolls and not outcome.losses

    def _conflict(self, old: Candidate, new: Candidate) -> bool:
        """Different day, place or attacker: another event."""
        if old.date and new.date and old.own_date and new.own_date:
            if old.date.end < new.date.start or new.date.end < old.date.start:
                return True
            if is_summary(old.date) != is_summary(new.date):
                return True
        if -1 not in (old.section, new.section) and old.section != new.section:
            return True
        if (denied_at_large(old) and not new.anaphoric) or turned_round(old, new):
            return True
        if (
            self._of_longer_time(old, new)
            or goes_further_back(old, new)
            or of_another_day(old, new)
            or long_ago(old, new)
        ):
            return True
        if of_recent_days(old, new) and not same_harm(old, new):
            return True
        if one_of_frequent(old, new) or self._by_others_at_large(old, new):
            return True
        if old.type.symmetric and new.type.symmetric:
            told = old.headline and same_toll(old, new) and not old.backed
            if not told and not self.sides.same_sides(old, new):
                return True
        elif old.attackers and new.attackers and not self.sides.compatible(old.attackers, new.attackers):
            return not (self._of_the_coalition(old, new) or self._laid_on_both(old, new))
        elif old.targets and new.targets and not old.tolls and not new.tolls:
            if not (self.sides.compatible(old.targets, new.targets) or _by_their_lot(old, new)):
                return True
        if self._other_victims(old, new):
            return True
        if tells_a_wars_dead(old) != tells_a_wars_dead(new) and old.tolls and new.tolls:
            return True
        if other_toll(old, new) and since_the_war_began(old) != since_the_war_began(new):
            return True
        if old.count and new.count and old.count != new.count and not new.anaphoric:
            return True
        if one_day_of_series(old, new) or one_day_of_series(new, old):
            return True
        if self._one_of_series(old, new) or self._one_of_series(new, old) or self._own_dead(old, new):
            return True
        if self._many_around(old, new) or self._introduced(old, new) or sums_up(new, old):
            return True
        if self._total_around(old, new) or (beside_it(old, new) and self._shared_places(old, new) < 1):
            return True
        return self._apart(old, new) or self._vaguer(old, new) or self._vaguer(new, old)

    def _by_others_at_large(self, old: Candidate, new: Candidate) -> bool:
        """ "Russian jets killed 18 in Raqqa on Friday. It has been bombed by Syria, too": by whom it was struck at times."""
        perfect = any(c.dep_ == "aux" and c.tag_ in ("VBP", "VBZ") for c in new.clause.children)
        if not perfect or new.own_date or new.anaphoric or new.tolls:
            return False
        if not old.attackers:
            return old.own_place and len(new.attackers) > 1
        return old.own_date and any(not self.sides.compatible([p], old.attackers) for p in new.attackers)

    def _one_of_series(self, series: Candidate, one: Candidate) -> bool:
        """ "23 raids in Hama, Homs and Idlib" are not the strike on one town that is told in detail."""
        headline = one.headline and not one.backed
        if not (series.own_place and one.own_place) or headline or one.anaphoric:
            return False
        around = place_words().surroundings  # a city and the land around it are one
        wide, narrow = (
            {around.get(p.province, p.province) for p in c.places if p.province} for c in (series, one)
        )
        return len(wide) > 1 and len(narrow) == 1 and self._shared_places(series, one) < 1

    def _many_around(self, one: Candidate, many: Candidate) -> bool:
        """ "bombed a convoy in Urum ... 40 air strikes in Aleppo": many in a wider place are not the one deed."""
        if (many.count or 0) <= FEW or one.count or many.headline or many.anaphoric or same_harm(one, many):
            return False
        if not (one.own_place and many.own_place) or self._shared_places(one, many) == 1:
            return False
        return max(map(breadth, many.places)) > max(map(breadth, one.places))

    def _total_around(self, one: Candidate, whole: Candidate) -> bool:
        """ "a raid on Ariha killed six ... in all, 25 were killed across Idlib": the dead of all raids there."""
        if not (one.own_place and whole.own_place and counts_all(whole)):
            return False
        return other_toll(one, whole) and self._shared_places(one, whole) < 1

    def _of_longer_time(self, old: Candidate, new: Candidate) -> bool:
        """ "killing 14 people. More than 120 have been killed over the past ten days": these are not one day's dead."""
        if not new.own_date or not other_toll(old, new):
            return False
        if old.headline and not old.own_date:  # "killing five ... last month 900 were killed"
            return new.date is not None and new.date.precision in ("month", "year")
        lengths = [(c.date.end - c.date.start).days if c.date and c.own_date else 0 for c in (old, new)]
        return max(lengths) - min(lengths) >= DAYS_APART

    def _introduced(self, old: Candidate, new: Candidate) -> bool:
        """ "a bomb exploded at a market, wounding nine": with its own dead and no place told before, a new deed."""
        named = old.headline and sum(m.sent != old.sentence for m in old.mentions) < _TOLD_ON
        if not introduced(new) or named or any(m.sent == new.sentence for m in old.mentions):
            return False
        return other_toll(old, new) and not like_toll(old, new) and self._shared_places(old, new) < 1

    def _laid_on_both(self, old: Candidate, new: Candidate) -> bool:
        """ "the government blamed rebels for the attack; the opposition says the army staged the attack"."""
        sources = {c.source for c in new.claims} - {c.source for c in old.claims}
        return new.anaphoric and not new.own_place and bool(old.claims) and bool(sources)

    def _of_the_coalition(self, old: Candidate, new: Candidate) -> bool:
        """ "US air strikes kill fighters", and below "the US-led coalition carried out air strikes on them"."""
        first = old.headline and not old.backed
        if not (first or self._shared_places(old, new) == 1) or not self.sides.led(
            old.attackers, new.attackers
        ):
            return False
        return not new.targets or self.sides.compatible(old.targets, new.targets)

    def _other_victims(self, old: Candidate, new: Candidate) -> bool:
        """ "raids killed 25 civilians ... strikes killed 50 terrorists": with another toll of others, another deed."""
        if new.anaphoric or old.type.category != "remote_violence" or not (old.targets and new.targets):
            return False
        return other_toll(old, new) and not self.sides.compatible(old.targets, new.targets)

    def _own_dead(self, old: Candidate, new: Candidate) -> bool:
        """ "raids on Idlib province killed 30; in Sarmin a raid killed ten": a place with its own dead."""
        if not (old.own_place and new.own_place) or new.anaphoric or self._shared_places(old, new) == 1:
            return False
        days = [(c.date.start, c.date.end) for c in (old, new) if c.date]
        return other_toll(old, new) and len(set(days)) == 2

    def _vaguer(self, wide: Candidate, narrow: Candidate) -> bool:
        """ "raids inside Syria" are not the raid on one town, unless a headline or "the raids" says so."""
        general = (wide.headline and not one_of_many(wide, narrow)) or wide.anaphoric
        if general or not (wide.own_place and narrow.own_place) or same_many(wide, narrow):
            return False
        least = min(breadth(p) for p in wide.places)
        return least >= WIDE["country"] and max(breadth(p) for p in narrow.places) < least

    def _apart(self, old: Candidate, new: Candidate) -> bool:
        told = new.own_place or turned(old, new)
        if same_harm(old, new) and _in_one_province(old, new):
            return False  # "killed two and hurt five in one quarter ... in another": two names for the spot
        if not (old.places and new.places and told) or (new.anaphoric and not old.own_place):
            return False
        if new.own_place and also(new) and self._shared_places(old, new) < 1:
            return not same_harm(old, new)
        headline = old.headline and not old.backed
        if (new.anaphoric or headline) and any(p.kind == "border" for p in (*old.places, *new.places)):
            return False  # "killed 12 near the border ... the raid on the village"
        if old.headline and any(a.text == b.text for a in old.places for b in new.places):
            return False  # "Blast rocks Damascus ... a blast on the outskirts of Damascus"
        return not any(near(a, b) for a in narrowest(old.places) for b in narrowest(new.places))

    def _shared_places(self, old: Candidate, new: Candidate) -> float:
        if not (old.places and new.places and new.own_place):
            return 0
        same = any(
            (a.id == b.id and a.id) or a.name.lower() == b.name.lower()
            for a in old.places
            for b in new.places
        )
        if same:
            return 1.0
        inside = any(
            near(a, b) and max(breadth(a), breadth(b)) < WIDE["country"]
            for a in old.places
            for b in new.places
        )
        return 0.5 if inside else 0


def _in_one_province(old: Candidate, new: Candidate) -> bool:
    """Whether the places of two mentions, where both have some, share a province."""
    mine, others = ({p.province for p in c.places} for c in (old, new))
    return bool(mine & others) or not (mine and others)


def _by_their_lot(old: Candidate, new: Candidate) -> bool:
    """ "hostages captured from two villages", "the number of Christians abducted": the seized, by their lot or not."""
    return old.type.type in _CAPTIVES and any(t.actor == "prisoners" for t in (*old.targets, *new.targets))
