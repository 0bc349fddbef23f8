"""What date expressions mean, counted from the day of publication; and which day that is."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events.datelines import parse_published
from conflict_events.models import DateRange
from conflict_events.resolving.dates import resolve_date
from conflict_events.tagging.dates import find_dates

THURSDAY = dt.date(2015, 10, 8)
EVENT = DateRange(start=dt.date(2015, 10, 5), end=dt.date(2015, 10, 5))


def days(found: DateRange | None) -> str | None:
    """A date as "2015-10-08" or "2015-10-05..2015-10-08"."""
    if found is None:
        return None
    return str(found.start) if found.start == found.end else f"{found.start}..{found.end}"


@pytest.mark.parametrize(
    ("words", "expected", "precision"),
    [
        ("on Thursday", "2015-10-08", "day"),
        ("Friday's", "2015-10-02", "day"),
        ("on Wendesday", "2015-10-07", "day"),
        ("Wednesday night", "2015-10-07", "day"),
        ("early on Monday", "2015-10-05", "day"),
        ("last Friday", "2015-10-02", "day"),
        ("last Thursday", "2015-10-01", "day"),
        ("on Tuesday last week", "2015-09-29", "day"),
        ("from Sunday to Tuesday", "2015-10-04..2015-10-06", "range"),
        ("on Friday and Saturday", "2015-10-02..2015-10-03", "range"),
        ("overnight into Thursday", "2015-10-07..2015-10-08", "range"),
        ("today", "2015-10-08", "day"),
        ("tonight", "2015-10-08", "day"),
        ("yesterday", "2015-10-07", "day"),
        ("overnight", "2015-10-07", "day"),
        ("last night", "2015-10-07", "day"),
        ("this morning", "2015-10-08", "day"),
        ("earlier in the day", "2015-10-08", "day"),
        ("two days ago", "2015-10-06", "day"),
        ("a week ago", "2015-10-01", "day"),
        ("two weeks ago", "2015-09-21..2015-09-27", "week"),
        ("three months ago", "2015-07-01..2015-07-31", "month"),
        ("a fortnight ago", "2015-09-25..2015-10-08", "range"),
        ("this week", "2015-10-05..2015-10-08", "week"),
        ("last week", "2015-09-28..2015-10-04", "week"),
        ("late last week", "2015-10-02..2015-10-04", "range"),
        ("over the weekend", "2015-10-03..2015-10-04", "range"),
        ("last month", "2015-09-01..2015-09-30", "month"),
        ("late last month", "2015-09-15..2015-09-30", "month"),
        ("earlier this month", "2015-10-01..2015-10-07", "month"),
        ("this year", "2015-01-01..2015-10-08", "year"),
        ("last year", "2014-01-01..2014-12-31", "year"),
        ("late last year", "2014-09-01..2014-12-31", "year"),
        ("in the past 24 hours", "2015-10-07..2015-10-08", "range"),
        ("in the last 48 hours", "2015-10-06..2015-10-08", "range"),
        ("in the past 72 hours", "2015-10-06..2015-10-08", "range"),
        ("past two days", "2015-10-07..2015-10-08", "range"),
        ("over the past three days", "2015-10-06..2015-10-08", "range"),
        ("in 24 hours of", "2015-10-07..2015-10-08", "range"),
        ("in the past week", "2015-10-02..2015-10-08", "week"),
        ("past three months", "2015-07-08..2015-10-08", "range"),
        ("past year", "2015-01-01..2015-10-08", "year"),
        ("since Thursday", "2015-10-08", "range"),
        ("since Sunday morning", "2015-10-04..2015-10-08", "range"),
        ("since 30 September", "2015-09-30..2015-10-08", "range"),
        ("since last week", "2015-09-28..2015-10-08", "range"),
        ("since March", "2015-03-01..2015-10-08", "range"),
        ("since 2011", "2011-01-01..2015-10-08", "range"),
        ("for a second day on Thursday", "2015-10-07..2015-10-08", "range"),
        ("for a third straight day", "2015-10-06..2015-10-08", "range"),
        ("for the 40th consecutive day", "2015-08-30..2015-10-08", "range"),
        ("for three days", "2015-10-06..2015-10-08", "range"),
        ("for over a month", "2015-09-08..2015-10-08", "range"),
        ("8 October", "2015-10-08", "day"),
        ("9 October", "2014-10-09", "day"),
        ("Sept. 30", "2015-09-30", "day"),
        ("the 21st of August", "2015-08-21", "day"),
        ("on the 21st", "2015-09-21", "day"),
        ("on 5 October 2016", "2016-10-05", "day"),
        ("29 February", "2012-02-29", "day"),
        ("around 2 July", "2015-07-01..2015-07-03", "range"),
        ("on 21 and 22 August", "2015-08-21..2015-08-22", "range"),
        ("Oct. 7-8", "2015-10-07..2015-10-08", "range"),
        ("Oct. 7-9", "2015-10-07..2015-10-09", "range"),
        ("from 5 to 9 May", "2015-05-05..2015-05-09", "range"),
        ("between 13 and 16 February", "2015-02-13..2015-02-16", "range"),
        ("from 28 December to 3 January", "2014-12-28..2015-01-03", "range"),
        ("from 20 November to 11 December 2014", "2014-11-20..2014-12-11", "range"),
        ("in March", "2015-03-01..2015-03-31", "month"),
        ("in October", "2015-10-01..2015-10-08", "month"),
        ("in November", "2014-11-01..2014-11-30", "month"),
        ("in late October", "2014-10-15..2014-10-31", "month"),
        ("early March", "2015-03-01..2015-03-10", "month"),
        ("mid-March", "2015-03-10..2015-03-20", "month"),
        ("in June last year", "2014-06-01..2014-06-30", "month"),
        ("first week of August", "2015-08-01..2015-08-07", "week"),
        ("in 2013", "2013-01-01..2013-12-31", "year"),
        ("in 2015", "2015-01-01..2015-10-08", "year"),
        ("early 2011", "2011-01-01..2011-04-30", "year"),
        ("late 2012", "2012-09-01..2012-12-31", "year"),
        ("August", "2015-08-01..2015-08-31", "month"),
        ("2013", "2013-01-01..2013-12-31", "year"),
    ],
)
def test_resolves_against_publication(words: str, expected: str, precision: str) -> None:
    found = resolve_date(words, THURSDAY)
    assert (days(found), found and found.precision) == (expected, precision)


@pytest.mark.parametrize(
    ("words", "published", "expected"),
    [
        ("over the weekend", "2015-10-05", "2015-10-03..2015-10-04"),
        ("over the weekend", "2015-10-04", "2015-10-03..2015-10-04"),
        ("this week", "2015-10-05", "2015-10-05"),
        ("last week", "2015-10-04", "2015-09-21..2015-09-27"),
        ("last month", "2016-01-31", "2015-12-01..2015-12-31"),
        ("earlier this month", "2015-10-01", "2015-10-01"),
        ("for over a month", "2016-03-31", "2016-02-29..2016-03-31"),
        ("31 December", "2016-01-02", "2015-12-31"),
    ],
)
def test_resolves_at_the_edges_of_weeks_and_months(words: str, published: str, expected: str) -> None:
    assert days(resolve_date(words, dt.date.fromisoformat(published))) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("the same day", "2015-10-05"),
        ("that day", "2015-10-05"),
        ("later in the day", "2015-10-05"),
        ("at dawn", "2015-10-05"),
        ("hours later", "2015-10-05"),
        ("a day earlier", "2015-10-04"),
        ("the previous day", "2015-10-04"),
        ("the day before", "2015-10-04"),
        ("the next day", "2015-10-06"),
        ("the following day", "2015-10-06"),
        ("the following week", "2015-10-12..2015-10-18"),
        ("the following month", "2015-11-01..2015-11-30"),
        ("two days later", "2015-10-07"),
        ("two days after", "2015-10-07"),
        ("a week later", "2015-10-12"),
    ],
)
def test_counts_from_the_event_before(words: str, expected: str) -> None:
    assert days(resolve_date(words, THURSDAY, EVENT)) == expected


@pytest.mark.parametrize(
    "words",
    ["the same day", "a day earlier", "the previous day", "the next day", "two days later", "hours later"],
)
def test_needs_an_event_to_count_from(words: str) -> None:
    assert resolve_date(words, THURSDAY) is None


@pytest.mark.parametrize(
    "words",
    ["recently", "in recent days", "in the past few days", "several months ago", "for weeks", "days later",
     "tomorrow", "next week", "in the coming days", "31 February", "31 September 2015", "the depot", ""],
)  # fmt: skip
def test_never_invents_a_day(words: str) -> None:
    assert resolve_date(words, THURSDAY, EVENT) is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("8 October 2015", "2015-10-08"),
        ("Oct. 8, 2015", "2015-10-08"),
        ("08/10/2015", "2015-10-08"),
        ("03-11-2014", "2014-11-03"),
        ("2015-10-08", "2015-10-08"),
        ("in March 2015", "2015-03-01..2015-03-31"),
        ("in 2013", "2013-01-01..2013-12-31"),
        ("on Thursday", None),
        ("8 October", None),
        ("yesterday", None),
        ("last week", None),
        ("in March", None),
        ("since 2011", None),
        ("for three days", None),
    ],
)
def test_without_publication_only_full_dates_resolve(words: str, expected: str | None) -> None:
    assert days(resolve_date(words, None)) == expected


def test_keeps_the_words_as_written() -> None:
    [mention] = find_dates("It fell on  8\nOctober.")
    found = resolve_date(mention, THURSDAY)
    assert found is not None
    assert found.text == "on  8\nOctober"


@given(st.dates(dt.date(1990, 1, 1), dt.date(2090, 1, 1)), st.sampled_from(["Monday", "Thursday", "Sunday"]))
def test_weekdays_lie_in_the_week_up_to_publication(published: dt.date, weekday: str) -> None:
    found = resolve_date(f"on {weekday}", published)
    assert found is not None
    assert found.start.strftime("%A") == weekday
    assert 0 <= (published - found.start).days < 7


@given(
    st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31)), st.dates(dt.date(2000, 1, 1), dt.date(2030, 12, 31))
)
def test_days_without_year_lie_before_publication(day: dt.date, published: dt.date) -> None:
    found = resolve_date(f"on {day.day} {day:%B}", published)
    assert found is not None
    assert (found.start.month, found.start.day) == (day.month, day.day)
    assert found.start <= published


@pytest.mark.parametrize(
    "form", ["{0.day} {0:%B} {0.year}", "{0:%B} {0.day}, {0.year}", "{0:%d/%m/%Y}", "{0:%Y-%m-%d}"]
)
@given(day=st.dates(dt.date(1990, 1, 1), dt.date(2035, 12, 31)))
def test_full_dates_round_trip(form: str, day: dt.date) -> None:
    assert days(resolve_date(form.format(day), None)) == str(day)


WORDS = ["on", "Thursday", "since", "8", "October", "2015", "last", "week", "and", "to", "31", "the", "February",
         "day", "before", "two", "days", "ago", "-", "999", "past", "24", "hours", "years", "early", "for", "5th"]  # fmt: skip


@given(
    st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=12).map(" ".join)),
    st.one_of(st.none(), st.dates()),
    st.sampled_from([None, EVENT]),
)
def test_any_text_resolves_in_order_or_not_at_all(
    text: str, published: dt.date | None, anchor: DateRange | None
) -> None:
    for mention in find_dates(text):
        found = resolve_date(mention, published, anchor)
        assert found is None or found.start <= found.end


@pytest.mark.parametrize(
    "value",
    [
        THURSDAY,
        dt.datetime(2015, 10, 8, 23, 59),
        "2015-10-08",
        "2015-10-08T12:00:00Z",
        " 2015-10-08 12:00 ",
        "8 October 2015",
        "Oct 8, 2015",
        "Thursday, 8 October 2015",
        "08/10/2015",
    ],
)
def test_published_in_any_form(value: dt.date | str) -> None:
    published = parse_published(value)
    assert (published, type(published)) == (THURSDAY, dt.date)


def test_published_may_be_unknown() -> None:
    assert parse_published(None) is None


@pytest.mark.parametrize("value", [20151008, 1.5, b"2015-10-08", ["2015-10-08"]])
def test_published_of_another_type_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match=type(value).__name__):
        parse_published(value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "value", ["", "soon", "yesterday", "8 October", "2015", "31 February 2015", "2015-13-45"]
)
def test_unreadable_published_is_quoted(value: str) -> None:
    with pytest.raises(ValueError, match=r"8 October 2015") as caught:
        parse_published(value)
    assert repr(value) in str(caught.value)


# The dateline stands in brackets.
