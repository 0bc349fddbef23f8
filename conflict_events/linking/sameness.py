"""How surely two mentions tell one occurrence: type, day, place, parties and tolls compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.answered import is_answered
from conflict_events.linking.breadth import on_one_spot
from conflict_events.linking.crashes import same_aircraft
from conflict_events.linking.days_apart import (
    goes_further_back,
    long_ago,
    of_another_day,
    of_growth,
    of_many_days,
    of_recent_days,
    one_day_of_series,
    since_the_war_began,
    tells_a_wars_dead,
)
from conflict_events.linking.kindred import GENERAL, UNSIGNED, VIOLENT
from conflict_events.linking.lasting import is_summary
from conflict_events.linking.operations import is_its_operation
from conflict_events.linking.outcomes import OUTCOME_REACH, by_their_lot, is_outcome
from conflict_events.linking.referring import (
    also_fights,
    beside_it,
    comes_after,
    denied_at_large,
    drove_bomb,
    leaves_means,
    leaves_open,
    one_of_frequent,
    pointed_at,
    retorts,
    same_vehicle,
    says_little,
    strikes_back,
    sums_up,
    tells_cause,
    tells_fate,
)
from conflict_events.linking.retold import (
    died_there,
    headline_told,
    how_attacked,
    how_died,
    same_bomber,
    same_launch,
    struck_again,
    taken_again,
    turned_round,
    under_way,
)
from conflict_events.linking.same_places import (
    apart,
    fought_by_others,
    in_another_town,
    in_one_province,
    many_around,
    one_of_series,
    shared_places,
    takes_land,
    vaguer,
)
from conflict_events.linking.same_tolls import other_toll, same_harm, same_toll
from conflict_events.linking.sides import Sides
from conflict_events.linking.toll_causes import prompted_by
from conflict_events.linking.tolls_apart import (
    introduced_anew,
    many_told,
    of_longer_time,
    other_victims,
    others_otherwise,
    own_dead,
    own_dead_there,
    total_around,
)
from conflict_events.linking.wide_places import denied_of_one

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate

_SURE = 9.0  # a score above all that places, days and parties add up to
VOLLEY_REACH = 40  # tokens between two impacts of one shelling


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
        if not volley and (old.caption or new.caption) and shared_places(old, new) < 1:
            return 0
        score = 1.0 if same_type else 0.5
        score += _SURE if volley else 0
        score += 2 * shared_places(old, new)
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
            told = not old.headline or old.sentence == new.sentence or old.impact
            if strikes_back(new) or (retorts(new) and told):
                return True
        return answered or prompted_by(new.head, old.head) or comes_after(old, new) or comes_after(new, old)

    def _next_of_series(self, old: Candidate, new: Candidate) -> float:
        """ "two other shells hit ...", "five more were killed in ...": goes on about the last, but no shells on other towns."""
        if old.attackers and new.attackers and not self.sides.shared(old.attackers, new.attackers):
            return 0
        distance = abs(new.head.i - old.sentence.start)
        if new.trigger.fallback:
            causes = bool(old.tolls) and old.type.category in VIOLENT and distance < OUTCOME_REACH * 2
            return 1 / (1 + distance) if causes and in_one_province(old, new) else 0
        same = old.type.type == new.type.type and not in_another_town(old, new)
        return 1 / (1 + distance) if same else 0

    def _same_volley(self, old: Candidate, new: Candidate) -> bool:
        """ "rebels shelled the city ... A shell fell in the market": impacts in one province soon after fire."""
        if old.type is not new.type or not new.impact or new.attackers or new.own_date:
            return False
        if own_dead_there(old, new) or comes_after(old, new):
            return False
        near_by = new.head.i - max(m.end for m in old.mentions) < VOLLEY_REACH
        return near_by and in_one_province(old, new)

    def _killed_those(self, old: Candidate, new: Candidate) -> bool:
        """ "strikes killed 25 people ... the deaths occurred during raids on a road": of whatever day and spot."""
        return old.type is new.type and bool(old.tolls) and not new.is_verb and tells_cause(new)

    def _kindred(self, old: Candidate, new: Candidate) -> bool:
        """A general word for a special event: "the attack" for a bombing, deaths for what caused them."""
        if old.type.type == "crash" and new.type.type == "downing":
            return any(
                t.lower_ == "it" for t in new.head.rights
            )  # "a jet crashed ... rebels said they shot it down"
        if old.type.type == "downing" and new.type.type == "crash":
            return same_aircraft(new, old)
        if old.trigger.fallback or new.trigger.fallback:
            return is_outcome(self.sides, old, new)
        if is_its_operation(old, new):
            return True
        if {old.type.type, new.type.type} == {"ground_attack", "offensive"}:
            return same_launch(self.sides, old, new)
        if new.type.type == "assassination" and old.type.category == "remote_violence":
            return died_there(old, new)
        if old.type.type == "assassination" and new.type.category == "remote_violence":
            return how_died(self.sides, old, new)
        if (
            same_vehicle(old, new)
            or (new.type.type in UNSIGNED and same_bomber(old, new))
            or struck_again(old, new)
        ):
            return True
        if (old.type.type, new.type.type) == ("capture", "recapture") and taken_again(self.sides, old, new):
            return True
        if old.sentence == new.sentence and old.own_place and new.own_place and not shared_places(old, new):
            return False  # "shelling on one town, while jets raided another"
        if old.type.type in GENERAL.get(new.type.type, ()) and says_little(new):
            vague = new.anaphoric or not new.attackers
            return vague or (self._doer_told_late(old, new) and not under_way(old, new))
        if old.type.type in GENERAL.get(new.type.type, ()) and tells_fate(new):
            return bool(old.tolls) and self.sides.shared(old.targets, new.targets)
        if new.type.type in GENERAL.get(old.type.type, ()) and (
            says_little(old) or (leaves_means(old) and not (old.attackers and shared_places(old, new) == 0))
        ):
            told_on = sum(m.sent != old.sentence for m in old.mentions)  # the body keeps to the general word
            special = old.headline and told_on < 2 and not other_toll(old, new)
            return special or self._evidence(old, new)
        if old.headline and old.type.category == "territory":
            return self.sides.shared(old.attackers, new.attackers) and shared_places(old, new) > 0
        if not on_one_spot(old.places, new.places):
            return drove_bomb(old, new) and shared_places(old, new) > 0
        if drove_bomb(old, new) or headline_told(old, new):
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
        if same_toll(old, new) or how_attacked(self.sides, old, new):
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
        return shared_places(old, new) >= 1 and (
            not old.attackers or not new.attackers or self.sides.shared(old.attackers, new.attackers)
        )

    def shared_victims(self, old: Candidate, new: Candidate) -> bool:
        """Whether both name the same victims by more than "people"."""
        mine = {t.actor for t in old.targets if t.actor and t.actor != "civilians"}
        return any(t.actor in mine for t in new.targets)

    def _conflict(self, old: Candidate, new: Candidate) -> bool:
        """Different day, place or attacker: another event."""
        if old.date and new.date and old.own_date and new.own_date:
            if old.date.end < new.date.start or new.date.end < old.date.start:
                return True
            if is_summary(old.date) != is_summary(new.date):
                return True
        if -1 not in (old.section, new.section) and old.section != new.section:
            return True
        if denied_of_one(old, new) or (denied_at_large(old) and not new.anaphoric) or turned_round(old, new):
            return True
        if (
            of_longer_time(old, new)
            or goes_further_back(old, new)
            or of_another_day(old, new)
            or (long_ago(old, new) and not same_toll(old, new))
        ):
            return True
        if (of_recent_days(old, new) and not same_harm(old, new)) or of_growth(old, new):
            return True
        if one_of_frequent(old, new) or self._by_others_at_large(old, new):
            return True
        if also_fights(new):
            return True
        if old.type.symmetric and new.type.symmetric:
            told = old.headline and same_toll(old, new) and not old.backed
            if not told and (fought_by_others(old, new) or not self.sides.same_sides(old, new)):
                return True
        elif old.attackers and new.attackers and not self.sides.compatible(old.attackers, new.attackers):
            return not (self._of_the_coalition(old, new) or self._laid_on_both(old, new))
        elif old.targets and new.targets and not old.tolls and not new.tolls:
            if not (self.sides.compatible(old.targets, new.targets) or by_their_lot(old, new)):
                return True
        if many_told(old, new) or others_otherwise(old, new) or other_victims(self.sides, old, new):
            return True
        if tells_a_wars_dead(old) != tells_a_wars_dead(new) and (
            new.tolls if old.tolls else not old.headline
        ):
            return True
        bare = old.trigger.fallback and not old.own_date and old.sentence != new.sentence  # only deaths
        if (other_toll(old, new) or bare) and since_the_war_began(old) != since_the_war_began(new):
            return True
        if old.count and new.count and old.count != new.count and not new.anaphoric:
            return True
        if one_day_of_series(old, new) or one_day_of_series(new, old):
            return True
        if one_of_series(old, new) or one_of_series(new, old) or own_dead(old, new):
            return True
        if many_around(old, new) or introduced_anew(old, new) or sums_up(new, old):
            return True
        if total_around(old, new) or (beside_it(old, new) and shared_places(old, new) < 1):
            return True
        if takes_land(old) != takes_land(new):
            return True
        return apart(old, new) or vaguer(old, new) or vaguer(new, old)

    def _by_others_at_large(self, old: Candidate, new: Candidate) -> bool:
        """ "Russian jets killed 18 in Raqqa on Friday. It has been bombed by Syria, too": by whom it was struck at times."""
        perfect = any(c.dep_ == "aux" and c.tag_ in ("VBP", "VBZ") for c in new.clause.children)
        if not perfect or (new.own_date and not of_many_days(new)) or new.anaphoric or new.tolls:
            return False
        if not old.attackers:
            return old.own_place and len(new.attackers) > 1
        return (old.own_date or of_many_days(new)) and any(
            not self.sides.compatible([p], old.attackers) for p in new.attackers
        )

    def _laid_on_both(self, old: Candidate, new: Candidate) -> bool:
        """ "the government blamed rebels for the attack; the opposition says the army staged the attack"."""
        sources = {c.source for c in new.claims} - {c.source for c in old.claims}
        return new.anaphoric and not new.own_place and bool(old.claims) and bool(sources)

    def _of_the_coalition(self, old: Candidate, new: Candidate) -> bool:
        """ "US air strikes kill fighters", and below "the US-led coalition carried out air strikes on them"."""
        first = old.headline and not old.backed
        if not (first or shared_places(old, new) == 1) or not self.sides.led(old.attackers, new.attackers):
            return False
        return not new.targets or self.sides.compatible(old.targets, new.targets)
