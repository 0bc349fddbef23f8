"""Carries place and day from one mention to the next, where the text goes on about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.where import PlaceLinker
    from conflict_events.linking.whereabouts import Whereabouts
    from conflict_events.models import DateRange, Place
    from conflict_events.tagging.tree import Token

# These hold for the whole war unless the text says where.
_WITHOUT_PLACE = ("ceasefire", "ceasefire_violation")


def before_then(head: Token) -> bool:
    """ "had destroyed", "claimed to have killed": it happened before, the text does not say when."""
    auxiliaries = {c.lower_ for c in head.children if c.dep_ in ("aux", "auxpass")}
    if not auxiliaries and head.dep_ == "conj" and head.head.pos_ == "VERB":
        return before_then(head.head)
    return "had" in auxiliaries or {"to", "have"} <= auxiliaries


def one_day(date: DateRange | None) -> bool:
    """Whether a date is one day: only such a date goes for the sentences behind it."""
    return date is not None and date.start == date.end


def says_anywhere(candidate: Candidate) -> bool:
    """ "in the north of the country", "in other parts of the country": not where the event before was."""
    anywhere = place_words().stand_ins.anywhere
    return any(t.lower_ in anywhere and t.dep_ == "pobj" for t in candidate.clause.subtree)


class Carrier:
    """Carries what the mentions of one scene leave unsaid."""

    def __init__(self, scene: Scene, places: PlaceLinker, whereabouts: Whereabouts) -> None:
        self.scene = scene
        self.places = places
        self.whereabouts = whereabouts

    def carry_over(self, candidates: list[Candidate]) -> None:
        """Place and day from the event before, where the text goes on about the same."""
        place: list[Place] = []
        day: DateRange | None = None
        before: Candidate | None = None
        for candidate in candidates:
            if candidate.own_place:
                place = candidate.places
            elif place and not candidate.caption and (self._goes_on(before, candidate)):
                candidate.places = self.whereabouts.around(place) if candidate.distinct else place
            elif not place and not candidate.caption and candidate.type.type not in _WITHOUT_PLACE:
                candidate.places = self.places.before(candidate)
            before = candidate
            if candidate.own_date:
                day = candidate.date if one_day(candidate.date) else None
            elif (
                day is not None
                and not candidate.background
                and not candidate.caption
                and not before_then(candidate.head)
            ):
                candidate.date = day.model_copy(update={"inferred": True, "text": ""})

    def place_lead(self, kept: list[Candidate]) -> None:
        """The event of the headline or the first sentence is told where the article is about."""
        main = self.whereabouts.main_place()
        for candidate in kept:
            candidate.places = self.whereabouts.told_elsewhere(candidate)
            vague = not candidate.places or all(
                p.kind == "country" and p.country == "SY" for p in candidate.places
            )
            lead = candidate.headline or (self.whereabouts.is_about_one_region and not candidate.background)
            if main is not None and lead and vague and candidate.type.type not in _WITHOUT_PLACE:
                candidate.places = [main]

    def _goes_on(self, before: Candidate | None, candidate: Candidate) -> bool:
        """Whether a mention goes on about the place before it: the same paragraph, "also", "another"."""
        if candidate.type.type in _WITHOUT_PLACE or says_anywhere(candidate):
            return False
        if before is None or candidate.anaphoric or candidate.distinct:
            return True
        spans = [self.scene.article.segment_at(c.head.idx) for c in (before, candidate)]
        return spans[0] == spans[1] or any(t.lower_ == "also" for t in candidate.clause.children)
