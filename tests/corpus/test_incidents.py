"""One occurrence told by several documents becomes one incident that keeps what each of them tells."""

from __future__ import annotations

import datetime as dt
import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from making import actor_of, make_event, place_of

from conflict_events import extract_events, extract_many
from conflict_events.corpus.incident_rules import Comparison
from conflict_events.corpus.incidents import Incident, as_events, merge_reports
from conflict_events.events import Document, Events
from conflict_events.models import Casualty, DateRange, Span

pytest.importorskip("splink")

MARKET = "Russian warplanes bombed a market in Saraqib on Monday, killing 14 civilians, the Observatory said."
MARKET_AGAIN = "At least 14 people died when a Russian air strike hit Saraqib in Idlib province on Monday, activists said."
MARKET_DISPUTED = "Syrian army helicopters bombed Saraqib on Monday, killing 14 civilians, rescuers said."
MARKET_OTHER_TOLL = "A Russian air raid on Saraqib killed 19 people on Monday, a medical source said."
OTHER_TOWN = (
    "Russian warplanes bombed Talbiseh in Homs province on Monday, killing 14 civilians, activists said."
)
OTHER_DAY = "Russian warplanes bombed Saraqib on Thursday, killing three civilians, activists said."
OWNED = "Jaysh al-Islam claimed responsibility for shelling Damascus on Monday."
OWNED_TOO = "Shells fired by Jaysh al-Islam hit Damascus on Monday, state media said."


def told(*texts: str) -> list[Events]:
    """The events of some texts, each a document of its own."""
    return [
        Events(list(found), document=Document(text=text, published=found.published, doc_id=f"d{i}"))
        for i, text in enumerate(texts)
        for found in [extract_events(text, published="2016-05-05")]
    ]


def merged(*texts: str) -> list[Incident]:
    return merge_reports(told(*texts))


def test_two_reports_of_one_strike_are_one_incident() -> None:
    incidents = merged(MARKET, MARKET_AGAIN)
    assert [len(i.reports) for i in incidents] == [2]


def test_unknown_attackers_may_be_anybody() -> None:
    unknown = (
        "Unknown gunmen attacked a checkpoint in Talbiseh on Monday, killing nine soldiers, activists said."
    )
    known = "Nusra Front fighters attacked a checkpoint in Talbiseh on Monday, killing nine soldiers, monitors said."
    assert [len(i.reports) for i in merged(unknown, known)] == [2]


def test_a_rare_occurrence_is_compared_with_one_told_by_its_month() -> None:
    day = "A chemical attack killed 88 people in Saraqib on April 4, activists said."
    month = "The chemical attack on Saraqib in early April killed at least 88 civilians."
    assert [len(i.reports) for i in merged(day, month)] == [2]


@pytest.mark.parametrize("other", [OTHER_TOWN, OTHER_DAY])
def test_another_town_or_day_is_another_incident(other: str) -> None:
    assert [len(i.reports) for i in merged(MARKET, other)] == [1, 1]


def test_events_of_one_document_stay_apart() -> None:
    assert all(len(i.reports) == 1 for i in merged(f"{MARKET} {OTHER_DAY}"))


def test_a_rare_attack_that_one_document_tells_twice_is_one_incident() -> None:
    town = place_of("Sukhnah", name="Sukhnah", id="s", kind="town", province="Homs", country="SY")
    twice = [make_event(id=one, type="chemical_attack", places=[town]) for one in ("a", "b")]
    assert [len(i.reports) for i in merge_reports(Events(twice, document=Document(doc_id="d")))] == [2]


def undated(number: int, published: dt.date) -> Events:
    """A strike told without its day."""
    words = "Planes struck Sukhnah again, rescuers said."
    sentence = Span(text=words, start=0, end=len(words))
    event = make_event(id=f"e{number}", date=None, casualties=[], targets=[], attackers=[], evidence=sentence)
    return Events([event], document=Document(doc_id=f"d{number}", published=published))


@pytest.mark.parametrize(
    ("days", "incidents"), [(0, 1), (1, 1), (-1, 2)], ids=["that day", "later", "earlier"]
)
def test_news_comes_after_the_event(days: int, incidents: int) -> None:
    dated = Events([make_event(casualties=[], targets=[])], document=Document(doc_id="dated"))
    other = undated(1, dt.date(2015, 10, 5) + dt.timedelta(days=days))
    assert len(merge_reports([dated, other])) == incidents


def test_the_more_happens_around_the_less_sure_a_link() -> None:
    def probability(others: int) -> float:
        towns = [f"Town {n}" for n in range(others)]
        told = [report_of({"town": t, "day": 5, "type": "airstrike", "killed": 2, "attacker": None, "document": t}, n)
                for n, t in enumerate(towns)]  # fmt: skip
        pair = [undated(900 + n, dt.date(2015, 10, 5)) for n in range(2)]
        [link] = next(i for i in merge_reports([*told, *pair]) if len(i.reports) == 2).links
        return link.probability

    assert probability(0) > probability(8)


def test_every_link_tells_its_reasons() -> None:
    link = merged(MARKET, MARKET_AGAIN)[0].links[0]
    assert link.probability >= 0.5
    assert "both tell the same day" in link.reasons


def test_competing_tolls_keep_their_sources() -> None:
    incident = merged(MARKET, MARKET_OTHER_TOLL)[0]
    assert {(t.low, *t.doc_ids) for t in incident.tolls} == {(14, "d0"), (19, "d1")}
    assert (incident.killed_low, incident.killed_high, incident.killed_conservative) == (14, 19, 14)


def test_several_sources_corroborate() -> None:
    incident = merged(MARKET, MARKET_AGAIN)[0]
    assert (incident.independent_sources, incident.corroboration) == (2, "several_sources")


def test_two_outlets_that_cite_one_monitor_are_one_source() -> None:
    incident = merged(MARKET, MARKET.replace("bombed", "struck"))[0]
    assert (incident.independent_sources, incident.corroboration) == (1, "single_source")


def test_reports_that_name_different_attackers_are_contested() -> None:
    incident = merged(MARKET, MARKET_AGAIN, MARKET_DISPUTED)[0]
    assert len(incident.reports) == 3
    assert (incident.attacker_agreement, incident.corroboration) == ("contested", "contested")


def test_an_attacker_that_claims_it_confirms_it() -> None:
    incidents = merged(OWNED, OWNED_TOO)
    assert "confirmed_by_belligerent" in {i.corroboration for i in incidents}


TOLD = st.builds(
    dict,
    type=st.sampled_from(["airstrike", "shelling", "killing"]),
    day=st.integers(1, 3),
    town=st.sampled_from(["Sukhnah", "Palmyra", None]),
    killed=st.sampled_from([None, 12, 12, 30]),
    attacker=st.sampled_from([None, "rus_mil", "saa"]),
    document=st.integers(0, 5),
)


WHOLE = {"name": "Homs", "kind": "governorate"}


def report_of(told: dict[str, Any], number: int) -> Events:
    """A report that says no more than it is told to say."""
    town = {"name": told["town"], "id": told["town"], "kind": "town"} if told["town"] else WHOLE
    place = place_of("Sukhnah", province="Homs", country="SY", **town)
    day = dt.date(2015, 10, told["day"])
    event = make_event(
        id=f"e{number}",
        type=told["type"],
        places=[place],
        date=DateRange(start=day, end=day),
        attackers=[actor_of("Russian jets", id=told["attacker"])] if told["attacker"] else [],
        casualties=[Casualty(kind="killed", low=told["killed"], high=told["killed"])]
        if told["killed"]
        else [],
    )
    return Events([event], document=Document(doc_id=f"d{told['document']}", published=day))


@settings(max_examples=6, deadline=None)
@given(st.lists(TOLD, min_size=4, max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(told: list[dict[str, Any]], chance: random.Random) -> None:
    reports = [report_of(one, number) for number, one in enumerate(told)]
    expected = merge_reports(reports)
    chance.shuffle(reports)
    assert merge_reports(reports) == expected


def test_ids_depend_on_the_reports_alone() -> None:
    alone = merged(MARKET, MARKET_AGAIN)
    among_others = merge_reports([*told(MARKET, MARKET_AGAIN), *told("", "", OTHER_TOWN, OTHER_DAY)])
    assert {i.id for i in alone} < {i.id for i in among_others}


def test_nothing_gives_no_incident() -> None:
    assert merge_reports([]) == []


def test_incidents_go_into_every_layout_as_events() -> None:
    events = as_events(merged(MARKET, MARKET_AGAIN, OTHER_TOWN))
    assert len(events) == 2
    assert events.to_frame().shape[0] == 2
    assert len(events.to_acled()) == 2


def test_processes_start_after_a_merge() -> None:
    merged(MARKET, MARKET_AGAIN)
    assert [len(found) for found in extract_many([MARKET] * 3, n_process=2, progress=False)] == [1, 1, 1]


def test_two_levels_of_one_weight_are_refused() -> None:
    levels = [{"sql": "type_l = type_r", "m": 0.4, "u": 0.2}, {"m": 0.6, "u": 0.3}]
    with pytest.raises(ValueError, match="one weight"):
        Comparison.model_validate({"name": "type", "level": levels})
