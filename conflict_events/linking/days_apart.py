"""Whether two mentions are told of different times: another day, a day further back, the whole war."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.lasting import begun
from conflict_events.linking.syntax import SUBJECTS

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate

_YEAR = timedelta(days=365)
WAR_TOLL = 5000  # people: a higher toll is that of a war, not of an event
_OF_A_WAR = {"killed": WAR_TOLL, "displaced": 1_000_000}
_LONG_AGO = ("last month", "last year", "the month before", "the year before")
_OF_MONTHS = ("month", "year")
_LASTING = ("siege", "offensive", "ceasefire", "deployment")
DAYS_APART = 3  # by which two times differ whose dead are not the same


def goes_further_back(old: Candidate, new: Candidate) -> bool:
    """ "entered the city ... On Wednesday rebels took Bosra": ground taken with a place and an earlier day of its own.

    What is told of other years is another deed in any case.
    """
    if old.date and new.date and (old.own_date or new.own_date):
        if max(old.date.start, new.date.start) - min(old.date.end, new.date.end) > _YEAR:
            return True
    dated = bool(old.date and new.date) and (old.own_date or bool(old.tolls))
    if dated and old.type.type not in _LASTING and _since_years(new) != _since_years(old):
        return True
    told = new.own_date and new.own_place and not (old.own_place or old.headline)
    if not (told and old.date and new.date) or old.type.category != "territory":
        return False
    return new.date.end < old.date.start


def _since_years(mention: Candidate) -> bool:
    """ "have vanished since 2011"."""
    date = mention.date if mention.own_date else None
    return date is not None and date.end - date.start > _YEAR


def of_another_day(old: Candidate, new: Candidate) -> bool:
    """ "shelling hit Harasta too. On Sunday eleven were killed": dead with a day that is not the one told before."""
    if not (old.date and new.date and new.own_date and (new.tolls or new.losses)):
        return False
    if new.anaphoric and not new.mentions[1:]:
        return False
    if old.own_date or old.headline or (new.date.end - new.date.start).days >= DAYS_APART:
        return False
    return old.date.end < new.date.start or new.date.end < old.date.start


def long_ago(old: Candidate, new: Candidate) -> bool:
    """ "captured two in fighting near Aleppo ... Last month five were killed in Khan Tuman": no news of that month.

    So it is with the dead of "in May" and "in 2014", wherever they died if the sentence opens with that time.
    """
    if old.own_date or new.anaphoric or not new.own_date or new.date is None:
        return False
    if new.own_place and new.date.text.lower() in _LONG_AGO:
        return True
    opens = new.sentence.text.lower().startswith(new.date.text.lower())
    dead = bool(new.tolls) and new.type.type not in _LASTING and (new.own_place or opens)
    return dead and new.date.precision in _OF_MONTHS


def of_growth(old: Candidate, new: Candidate) -> bool:
    """ "a raid killed nine on Monday ... The raids escalated in early May": when there were more of them."""
    noun, date = new.head, new.date
    grew = not new.is_verb and noun.dep_ in SUBJECTS and noun.head.lemma_.lower() in anaphora()["growing"]
    if not (grew and new.own_date and date) or date.start == date.end or old.type.type in _LASTING:
        return False
    dated = old.date if old.own_date else None
    within = dated is not None and date.start <= dated.start and dated.end <= date.end
    return not within and (dated is not None or bool(old.tolls))


def of_recent_days(old: Candidate, new: Candidate) -> bool:
    """ "killed five on Thursday ... more bombardment of the area in recent days": not the one deed."""
    if not (old.own_date and old.date) or new.own_date or new.anaphoric or old.type.type in _LASTING:
        return False
    return _told_vaguely(new) and not _told_vaguely(old)


def of_many_days(mention: Candidate) -> bool:
    """ "have carried out dozens of raids this week"."""
    date = mention.date if mention.own_date and mention.type.category == "remote_violence" else None
    return date is not None and (date.end - date.start).days >= DAYS_APART - 1


def _told_vaguely(mention: Candidate) -> bool:
    """Whether a clause in the perfect tells only that something went on "in recent days"."""
    perfect = any(c.dep_ == "aux" and c.tag_ in ("VBP", "VBZ") for c in mention.clause.children)
    vague = [s for s in mention.head.doc.spans["dates"] if s.label_ == "vague" and s.sent == mention.sentence]
    return perfect and bool(vague)


def one_day_of_series(series: Candidate, one: Candidate) -> bool:
    """ "conducted two strikes in September ... On Sept. 16 a strike hit a camp": the day is one of theirs alone."""
    counted = (series.count or 0) > 1 and not one.count and not one.anaphoric
    if not (counted and series.date and one.date and series.own_date and one.own_date):
        return False
    return one.date.start == one.date.end and (series.date.end - series.date.start).days >= DAYS_APART


def since_the_war_began(mention: Candidate) -> bool:
    """ "sixty medics have been killed since the war broke out", "since the start of the campaign"."""
    told = list(mention.clause.subtree)
    since = next((t.i for t in told if t.lower_ == "since"), len(mention.head.doc))
    begins = anaphora()["wars"] | (begun() if mention.head.i < since else set())
    return any(t.lemma_.lower() in begins for t in told if t.i > since)


def tells_a_wars_dead(mention: Candidate) -> bool:
    """ "470,000 people have been killed", "ten million driven out": the toll of a whole war, wherever it is told."""
    return any(t.low >= _OF_A_WAR.get(t.kind, t.low + 1) for t in mention.tolls)
