"""The day of publication in the dateline of a text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events import extract_events
from conflict_events.datelines import find_dateline, find_opening


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[08 October, 2015]\nRebels fled.", "2015-10-08"),
        ("[Wed 19 Apr 2017] Rebels fled.", "2017-04-19"),
        ("[Date of publication 4 October 2016] Rebels fled.", "2016-10-04"),
        ("[Published July 27 2016] Rebels fled.", "2016-07-27"),
        ("[Last updated at Apr 232017] Rebels fled.", "2017-04-23"),
        ("[03-11-2014] Rebels fled.", "2014-11-03"),
        ("[5-04-2016] Rebels fled.", "2016-04-05"),
        ("[26.12.2014] Rebels fled.", "2014-12-26"),
        ("[Friday 21 April 2017 18:32] Rebels fled.", "2017-04-21"),
        ("[Fri Apr 29 2016] 40 rebels fled.", "2016-04-29"),
        ("[Thursday 1 August 2013] Rebels fled.", "2013-08-01"),
        ("[September 10 2013] Rebels fled.", "2013-09-10"),
        ("[2016-06-08 10:43] Rebels fled.", "2016-06-08"),
        ("[2016-06-08T10:43:00Z]\nRebels fled.", "2016-06-08"),
        ("[AMMAN, Sept 30, 2015 — ]Rebels fled.", "2015-09-30"),
        ("[DAMASCUS, Syria, Oct 8, 2015 (Reuters) - ]Rebels fled.", "2015-10-08"),
        ("Rebels flee\n[8 October 2015]\nRebels fled.", "2015-10-08"),
        ("Rebels flee [AFP Monday 4 Jan 2016] Rebels fled.", "2016-01-04"),
        ("Rebels flee [7 May 2014 Homs SANA-]Rebels fled.", "2014-05-07"),
        ("[DAMASCUS, Syria — Oct. 8, 2015 — ]Rebels fled.", "2015-10-08"),
        ("[DAMASCUS, (SANA) 8 October 2015 – ]Rebels fled.", "2015-10-08"),
        ("[Beirut/Amman, 8 Oct 2015 (AFP) - ]Rebels fled.", "2015-10-08"),
        ("[MOSCOW, October 8, 2015. /TASS/. ]Rebels fled.", "2015-10-08"),
        ("[Published: 14:33 BST, 8 October 2015] | Updated: 15:00 BST\nRebels fled.", "2015-10-08"),
        ("[(October 8, 2015)] Rebels fled.", "2015-10-08"),
        ("Rebels flee\n[8 October 2015] | Syria\nRebels fled.", "2015-10-08"),
        ("World | [Thu Oct 8, 2015 2:33pm EDT]\nRebels fled.", "2015-10-08"),
        ("Syria News - [October 8th, 2015]\nRebels fled.", "2015-10-08"),
    ],
)
def test_finds_the_dateline(marked: str, expected: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = find_dateline(text)
    assert found is not None
    day, start, end = found
    assert (str(day), text[:start] + "[" + text[start:end] + "]" + text[end:]) == (expected, marked)


@pytest.mark.parametrize(
    "text",
    ["", "Rebels fled.", "BEIRUT (AP) — Rebels fled.", "DAMASCUS, Syria, Oct 8 (Reuters) - Rebels fled.",
     "31 February 2015\nRebels fled.", "Rebels flee\n8 October 2015 was quiet.", "8 October 2015 was quiet.",
     "Rebels fled Homs on 8 October 2015 - the army said so.", "T-72 tanks in 2015 - a list"],
)  # fmt: skip
def test_no_dateline_without_a_full_date_of_its_own(text: str) -> None:
    assert find_dateline(text) is None


@pytest.mark.parametrize(
    ("dateline", "told", "doubted"),
    [
        ("Published 1 October 2014 ", "2014-10-03", True),
        ("AFP Monday 4 Jan 2016 ", "2016-01-22", True),
        ("29-06-2016 ", "2016-06-02", True),
        ("06-02-2016 ", "2016-06-02", False),
        ("1 October 2014 ", "2014-10-02", False),
        ("Last updated at 9 Oct 2014 ", "2014-10-01", False),
        ("Last updated at 1 Oct 2014 ", "2014-10-09", True),
    ],
)
def test_a_given_day_that_cannot_be_that_of_the_dateline_is_noted(
    dateline: str, told: str, doubted: bool
) -> None:
    events = extract_events(f"{dateline}Rebels shelled Idlib today.", published=told)
    assert str(events.published) == told
    assert any("dateline" in note for note in events.notes) == doubted


@pytest.mark.parametrize(
    "opening",
    [
        "BEIRUT (AP) — ",
        "DAMASCUS, Syria, Oct 8 (Reuters) - ",
        "BEIRUT, Lebanon (AFP) -- ",
        "BEIRUT, Lebanon — ",
        "Beirut, Lebanon - ",
    ],
)
def test_finds_the_opening_without_a_year(opening: str) -> None:
    assert find_opening(f"{opening}Rebels fled.", 0) == len(opening)


@pytest.mark.parametrize("opening", ["BEIRUT, Lebanon — ", "Baghdad, Iraq - ", "ANKARA, Turkey (AP) — "])
def test_who_is_named_in_a_dateline_has_no_part_in_the_report(opening: str) -> None:
    [event] = extract_events(f"{opening}Rebels seized a town near Homs on Monday.", published="2015-10-08")
    assert [a.id for a in event.attackers] == ["rebels"]
    assert [p.name for p in event.places] == ["Homs"]


def test_no_opening_in_plain_prose() -> None:
    assert find_opening("REBELS - and others - fled.", 0) == 0


@given(st.text())
def test_any_text_can_be_searched_for_a_dateline(text: str) -> None:
    found = find_dateline(text)
    assert found is None or 0 <= found[1] < found[2] <= len(text)


def test_the_day_of_a_dateline_without_a_year_is_no_events() -> None:
    text = (
        "SOUTHWEST ASIA, Oct. 8 - Coalition forces conducted a strike near Raqqa yesterday, officials said."
    )
    [event] = extract_events(text, published="2015-10-08")
    assert event.date is not None
    assert str(event.date.start) == "2015-10-07"
