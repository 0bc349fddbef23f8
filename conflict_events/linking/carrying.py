"""Carries place and day from one mention to the next, where the text goes on about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.breadth import near
from conflict_events.linking.dating_clauses import long_before, only_dates
from conflict_events.linking.referring import fired_in_answer
from conflict_events.linking.reporting import reporting_of
from conflict_events.linking.same_places import takes_land
from conflict_events.linking.syntax import ancestors, is_verb, subjects
from conflict_events.linking.wide_places import (
    A_MONTH,
    in_the_same,
    is_told_singly,
    of_other_months,
    of_the_whole_war,
    says_anywhere,
    spreads,
    takes_several,
    without_towns,
)
from conflict_events.resolving.dates import resolve_date
from conflict_events.resolving.days import find_amount

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.sections import Sections
    from conflict_events.linking.where import PlaceLinker
    from conflict_events.linking.whereabouts import Whereabouts
    from conflict_events.models import DateRange, Place
    from conflict_events.tagging.tree import Token

_RECENT = 2  # days
_HOURS = 24
# These hold for the whole war unless the text says where.
_WITHOUT_PLACE = ("ceasefire", "ceasefire_violation", "group_change")


def before_then(head: Token) -> bool:
    """ "had destroyed", "claimed to have killed": it happened before, the text does not say when."""
    auxiliaries = {c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    if not auxiliaries and head.dep_ == "conj" and head.head.pos_ == "VERB":
        return before_then(head.head)
    return "had" in auxiliaries or {"to", "have"} <= auxiliaries


def _describes(candidate: Candidate) -> bool:
    """ "The town is held by a group which broke with X": who somebody is, with what was done at some time."""
    root = candidate.sentence.root
    finite = next((c for c in root.lefts if c.dep_ in ("aux", "auxpass")), root)
    now = finite.tag_ in ("VBZ", "VBP") and finite.lemma_ != "have" and reporting_of(root) is None
    return now and candidate.clause.dep_ == "relcl" and candidate.clause.tag_ == "VBD"


def _of_late(candidate: Candidate) -> bool:
    """ "have shelled the town in recent days": the text tells the time, and no day."""
    above = [candidate.clause, *ancestors(candidate.clause)]
    dates = (s for s in candidate.head.doc.spans["dates"] if s.sent == candidate.sentence)
    vague = [s.root for s in dates if s.label_ == "vague"]
    verbs = [v for word in vague for v in ancestors(word) if is_verb(v)][:1]
    return any(v in above or v.head is candidate.head for v in verbs)


def _counted_from_elsewhere(candidate: Candidate) -> bool:
    """ "Some 30 hours after the buses left a bomb went off": on a day that counts from that, not the day told before."""
    later = (s for s in candidate.head.doc.spans["dates"] if s.label_ == "later")
    start = candidate.sentence.start
    opening = [s.text for s in later if start <= s.start <= start + 1 and s.end <= candidate.head.i]
    counts = [find_amount(text) for text in opening if text.endswith("after")]
    return any(unit not in ("hour", "minute") or (count or 0) >= _HOURS for count, unit in counts)


def _said_earlier(candidate: Candidate) -> bool:
    """ "Earlier, a police source said that gunmen attacked a bus": only the report is earlier, and of the same day."""
    sentence = candidate.sentence
    return sentence[0].lower_ == "earlier" and reporting_of(sentence.root) is not None


def _is_earlier(candidate: Candidate) -> bool:
    """ "follows an earlier air strike on Homs": not of the day told before."""
    return not candidate.is_verb and any(c.lower_ in anaphora()["earlier"] for c in candidate.head.lefts)


def going_on(verb: Token) -> bool:
    """ "are pushing ahead", "have so far held off": it is going on when the text is published."""
    auxiliaries = {c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass")}
    present = bool(auxiliaries & {"is", "are"})
    if present and (verb.tag_ == "VBG" or "being" in auxiliaries):
        return True
    if perfect(verb) and any(c.lower_ == "far" and c.nbor(-1).lower_ == "so" for c in verb.children):
        return True
    above = verb.head
    return verb.dep_ == "xcomp" and above.lemma_ == "continue" and above.tag_ in ("VBZ", "VBP")


def ongoing(candidate: Candidate) -> bool:
    """ "the ongoing offensive on Raqqa"."""
    return not candidate.is_verb and any(
        c.lower_ in anaphora()["ongoing"] and c.dep_ == "amod" for c in candidate.head.lefts
    )


def perfect(verb: Token) -> bool:
    """ "have captured villages": it is done by now, the text does not say when."""
    return any(c.lower_ in ("have", "has") and c.dep_ in ("aux", "auxpass") for c in verb.children)


def apart(one: Candidate, other: Candidate) -> bool:
    """Whether two mentions name places of their own that are not one another's."""
    if not (one.places and other.own_place):
        return False
    return not any(near(p, q) for p in one.places for q in other.places)


def elsewhere(one: Candidate, other: Candidate) -> bool:
    """Whether two mentions name places of their own in different provinces."""
    mine, theirs = ({p.province for p in c.places if p.province} for c in (one, other))
    return bool(mine and theirs) and other.own_place and mine.isdisjoint(theirs)


def goes_on(candidate: Candidate) -> bool:
    """Whether a sentence says that it goes on about the same time: "meanwhile", "also"; "Also, ..." only goes on.

    "Another five buses left Madaya" goes on about those that left before.
    """
    sentence = candidate.sentence
    words = [t.lower_ for t in sentence]
    if words[0] == "another" and sentence[0].head in (candidate.head, *subjects(candidate.clause)):
        return True
    return not anaphora()["meanwhile"].isdisjoint(words[1:] if words[0] == "also" else words)


def one_day(date: DateRange | None) -> bool:
    """Whether a date is one day: only such a date goes for the sentences behind it."""
    return date is not None and date.start == date.end


def _looks_back(candidate: Candidate, dated: Candidate | None) -> bool:
    """ "killed on Saturday, a day after the execution": the text goes on about Saturday."""
    if dated is None or dated.sentence != candidate.sentence or not (dated.date and candidate.date):
        return False
    return candidate.date.end < dated.date.start


def _told_with(dated: Candidate, candidate: Candidate) -> bool:
    """ "said it had taken the town on Monday and then shelled the next one": two deeds in one breath."""
    verb = candidate.head
    if not candidate.is_verb or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return False
    return verb.dep_ == "conj" and verb.head.i == dated.head.i and before_then(verb)


def _beside(before: Candidate | None, candidate: Candidate) -> bool:
    """ "seized Bosra after four days of fighting": the fighting is where the seizure is, for sure."""
    return (
        before is not None
        and before.own_place
        and before.sentence == candidate.sentence
        and candidate.type.symmetric
        and not candidate.anaphoric
    )


def _describes_place(candidate: Candidate) -> bool:
    """ "a village captured by rebels earlier this year": no day that the text leaves the one before for."""
    date = candidate.date
    return candidate.clause.dep_ == "acl" and date is not None and (date.end - date.start).days >= A_MONTH


def _flashes_back(candidate: Candidate, day: DateRange) -> bool:
    """ "deny using gas in Douma, where 40 died on April 7": what a side clause recalls is not what the text goes on about."""
    side = candidate.clause.dep_ in ("relcl", "acl", "advcl", "ccomp", "pcomp")
    return side and candidate.date is not None and (day.start - candidate.date.end).days > _RECENT


class Carrier:
    """Carries what the mentions of one scene leave unsaid."""

    def __init__(
        self, scene: Scene, places: PlaceLinker, whereabouts: Whereabouts, sections: Sections
    ) -> None:
        self.sections = sections
        self.scene = scene
        self.places = places
        self.whereabouts = whereabouts

    def carry_over(self, candidates: list[Candidate]) -> None:
        """Place and day from the event before, where the text goes on about the same."""
        place: list[Place] = []
        day: DateRange | None = None
        before: Candidate | None = None
        dated: Candidate | None = None
        for candidate in candidates:
            if candidate.section != (before.section if before else -1):
                place, before = self.sections.place(candidate.section), None
            several = takes_several(candidate)
            taken_up = [] if candidate.own_place or several else self.whereabouts.taken_up(candidate)
            if candidate.own_place:
                leads_on = self.whereabouts.is_aside(candidate) or self.whereabouts.is_way_out(candidate)
                leads_on |= takes_land(candidate) and candidate.clause.dep_ == "relcl"
                place = place if place and leads_on else candidate.places
            elif taken_up and candidate.type.type not in _WITHOUT_PLACE:
                candidate.places = place = taken_up
            elif of_the_whole_war(candidate):
                candidate.places = self.places.homeland(candidate)
            elif fired_in_answer(candidate):
                pass
            elif place and not candidate.caption and self._goes_on(before, candidate):
                apart = candidate.distinct and not in_the_same(candidate)
                wide = self.whereabouts.in_the_province(candidate, place[-1])
                there = wide or (self.whereabouts.around(place) if apart else place)
                candidate.places = without_towns(there) if several else there
                candidate.own_place = bool(candidate.places) and _beside(before, candidate)
            elif not place and not candidate.caption and candidate.type.type not in _WITHOUT_PLACE:
                there = self.places.before(candidate)
                candidate.places = without_towns(there) if several else there
            before = candidate
            if (going_on(candidate.clause) or ongoing(candidate)) and not (
                candidate.own_date or candidate.background
            ):
                candidate.date = self._publication()
            elif candidate.own_date and not candidate.caption:
                if _looks_back(candidate, dated) or _describes_place(candidate):
                    continue
                if day is not None and _flashes_back(candidate, day):
                    day = None
                    continue
                day, dated = (candidate.date if one_day(candidate.date) else None), candidate
            elif candidate.told_on or _counted_from_elsewhere(candidate):
                day = None
            elif day is not None and dated is not None and self._same_day(dated, candidate):
                candidate.date = day.model_copy(update={"inferred": True, "text": ""})

    def place_lead(self, kept: list[Candidate]) -> None:
        """The event of the headline or the first sentence is told where the article is about."""
        main = self.whereabouts.main_place()
        for candidate in kept:
            there, several = self.whereabouts.told_elsewhere(candidate), takes_several(candidate)
            candidate.places = without_towns(there) if several and not candidate.places else there
            vague = not candidate.places or all(
                p.kind == "country" and p.country == "SY" and " " not in p.text for p in candidate.places
            )
            told_here = candidate.headline or (
                self.whereabouts.is_about_one_region and not candidate.background
            )
            spread = candidate.own_place or candidate.trigger.fallback
            wide = says_anywhere(candidate) or (spread and spreads(candidate)) or fired_in_answer(candidate)
            wide |= several and main is not None and not without_towns([main])
            lead = told_here and not (wide or of_the_whole_war(candidate) or is_told_singly(candidate, kept))
            lead = lead and not (main is not None and of_other_months(main, kept))
            if main is not None and lead and vague and candidate.type.type not in _WITHOUT_PLACE:
                candidate.places = [main]

    def _publication(self) -> DateRange | None:
        """The day of publication, as one that the text only implies."""
        today = resolve_date("today", self.scene.article.published)
        return today and today.model_copy(update={"inferred": True, "text": ""})

    def _same_day(self, dated: Candidate, candidate: Candidate) -> bool:
        """Whether a mention without a day is of the day told before: not where the text turns elsewhere."""
        if candidate.background or candidate.caption:
            return False
        if _told_with(dated, candidate):
            return True
        if before_then(candidate.head) or only_dates(candidate.head) or _of_late(candidate):
            return False
        if long_before(candidate.head) or _describes(candidate) or _is_earlier(candidate):
            return False
        if perfect(candidate.clause):
            return False
        turns = any(t.lower_ in anaphora()["turns"] for t in candidate.sentence[:2])
        if turns and not _said_earlier(candidate):
            return not apart(dated, candidate)
        return goes_on(candidate) or not elsewhere(dated, candidate)

    def _goes_on(self, before: Candidate | None, candidate: Candidate) -> bool:
        """Whether a mention goes on about the place before it: the same paragraph, "also", "another"."""
        if candidate.type.type in _WITHOUT_PLACE or says_anywhere(candidate):
            return False
        if before is None or candidate.anaphoric or candidate.distinct:
            return True
        if before.sentence != candidate.sentence and self.places.only_abroad(before.places):
            return False
        spans = [self.scene.article.segment_at(c.head.idx) for c in (before, candidate)]
        return spans[0] == spans[1] or any(t.lower_ == "also" for t in candidate.clause.children)
