"""Deeds that are told of a wide area or of a long time: they are not in the town that an article is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.breadth import SETTLEMENTS, names_province
from conflict_events.linking.days_apart import tells_a_wars_dead
from conflict_events.linking.lasting import is_summary
from conflict_events.linking.syntax import SUBJECTS, ancestors, objects, prepositions
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.models import Place

_DESCRIBED = 3  # words between a relative clause, or two of them, and what they describe
A_MONTH = 27  # days


def says_anywhere(candidate: Candidate) -> bool:
    """ "in the north of the country", "in other parts of the country": not where the event before was."""
    anywhere = place_words().stand_ins.anywhere
    return any(t.lower_ in anywhere and t.dep_ == "pobj" for t in candidate.clause.subtree)


def takes_several(candidate: Candidate) -> bool:
    """ "has seized 40 villages", "lost several towns": around the town told before, but not that town."""
    if candidate.type.category != "territory" or not candidate.is_verb:
        return False
    taken = [t for o in objects(candidate.head) for t in (o, *prepositions(o).get("of", ()))]
    return any(t.tag_ == "NNS" and t.lemma_.lower() in place_words().stand_ins.settled for t in taken)


def denied_of_one(several: Candidate, one: Candidate) -> bool:
    """ "captured dozens of villages ... rebels denied that they lost Jarjanaz": of that one alone, and not of all."""
    return one.status == "denied" and one.own_place and takes_several(several) and not takes_several(one)


def without_towns(places: list[Place]) -> list[Place]:
    """Those of several places that are no single town."""
    return [p for p in places if p.kind not in SETTLEMENTS or names_province(p)]


def in_the_same(candidate: Candidate) -> bool:
    """ "a similar attack in the same area": where the one before was."""
    nouns = (t for t in candidate.clause.subtree if t.lower_ in place_words().stand_ins.same)
    return any(c.lower_ == "same" for t in nouns for c in t.lefts)


def of_the_whole_war(candidate: Candidate) -> bool:
    """ "200,000 have been killed since the conflict began", "135 raids last year": not in the town told before."""
    if tells_a_wars_dead(candidate) or (candidate.count and is_summary(candidate.date)):
        return True
    if candidate.anaphoric:
        return False
    above = list(ancestors(candidate.clause))
    subjects = [c for v in above for c in v.lefts if c.dep_ in SUBJECTS]
    wars = (*candidate.clause.subtree, *subjects, *above[:_DESCRIBED])  # "a war which has killed 200,000"
    return any(t.lemma_.lower() in anaphora()["wars"] for t in wars)


def spreads(candidate: Candidate) -> bool:
    """ "has fought in Syria since 2014", "sent troops to Syria": told of the country, not of the town of the article."""
    date = candidate.date
    months = date is not None and candidate.own_date and (date.end - date.start).days >= A_MONTH
    return months or candidate.type.category in ("forces", "humanitarian")


def is_told_singly(candidate: Candidate, kept: list[Candidate]) -> bool:
    """ "14 strikes in Syria. Near Raqqa, two strikes hit ...": all of them are in none of the places that follow."""
    return bool(candidate.count) and any(
        k.distinct and k.own_place and k.type is candidate.type and k is not candidate for k in kept
    )


def of_other_months(place: Place, kept: list[Candidate]) -> bool:
    """ "... the deadliest since July, when a bomb killed seven near Rukban": a place of that deed alone."""
    there = [k for k in kept if k.own_place and any(p.name == place.name for p in k.places)]
    return bool(there) and all(
        k.own_date and k.date is not None and k.date.precision in ("month", "year") for k in there
    )
