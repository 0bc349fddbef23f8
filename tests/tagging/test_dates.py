"""Which stretches of a text are dates, and which only look like it."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events.tagging.dates import find_dates, weekday_number

# The date stands in brackets; what is not in brackets must not be found.
WEEKDAYS = [
    "Jets struck the depot [on Thursday].",
    "Shelling resumed [Thursday] in the east.",
    "The convoy left [early on Monday] from the capital.",
    "Gunmen opened fire [late Tuesday] near the mill.",
    "The bridge fell [Wednesday night].",
    "A mortar round landed there [on Wednesday morning].",
    "The rebels pulled out [earlier on Wednesday].",
    "[Fridays] assault failed.",
    "[Friday's] assault failed.",
    "[Friday’s] assault failed.",
    "A drone was lost [on Thuerday] over the plain.",
    "A drone was lost [on Wendesday] over the plain.",
    "The raid [on Mon.] killed nobody.",
    "The raid [on Tue.] killed nobody.",
    "The raid [on Thurs.] killed nobody.",
    "[On Saturday], the truce collapsed.",
    "The tunnel was blown up [in the early hours of Sunday].",
    "Fighters entered the mill [last Friday].",
    "Fighters entered the mill [on Friday last week].",
    "[Monday's] meeting came after the shelling.",
    "they came back [on sunday] with tanks",
]
WRITTEN = [
    "The town fell [on 8 October].",
    "The town fell [on October 8 2015].",
    "The town fell [on October 8, 2015], they said.",
    "The town fell [on 8 Oct. 2015].",
    "The town fell [on 08/10/2015].",
    "The town fell [on 2015-10-08].",
    "The town fell [on 03-11-2014].",
    "Air raids began [Sept. 30] in Homs.",
    "[On the 21st of August] gas was used.",
    "[On August 21] gas was used.",
    "Clashes broke out [on 21 and 22 August].",
    "Clashes broke out [Oct. 7-8] near the dam.",
    "Clashes lasted [from 5 to 9 May] near the dam.",
    "Clashes lasted [between 13 and 16 February].",
    "Clashes lasted [from 28 September to 3 October].",
    "The envoy left [on Thursday, October 8], by car.",
    "The envoy left [on the 21st].",
    "The siege began [around 2 July].",
]
LONGER = [
    "The siege began [in March].",
    "The siege began [in March 2015].",
    "The siege began [in early March].",
    "The siege began [mid-March].",
    "The siege began [late last month].",
    "The siege began [last month].",
    "The siege began [earlier this month].",
    "The siege began [in June last year].",
    "The siege began [in the first week of August].",
    "The siege began [in 2013].",
    "The siege began [in early 2011].",
    "The siege began [late 2012] or so.",
    "[In March] 12 people fled.",
    "[The August] offensive failed.",
]
RELATIVE = [
    "Two men were shot [today].",
    "Two men were shot [yesterday].",
    "[Yesterdays] raid hit a mill.",
    "Two men were shot [overnight].",
    "Two men were shot [last night].",
    "Two men were shot [tonight].",
    "Two men were shot [at dawn].",
    "Two men were shot [this morning].",
    "Two men were shot [earlier in the day].",
    "Two men were shot [two days ago].",
    "Two men were shot [a week ago].",
    "Two men were shot [last week].",
    "Two men were shot [this week].",
    "Two men were shot [over the weekend].",
    "Two men were shot [at the weekend].",
    "Two men were shot [in the past 24 hours].",
    "Two men were shot [over the last 48 hours].",
    "Two men were shot [in the past two days].",
    "Two men were shot [in the past week].",
    "Two men were shot [in recent days].",
    "Two men were shot [recently].",
    "They fought [since Thursday].",
    "They fought [since 30 September].",
    "They fought [since Sunday morning].",
    "They fought [since last week].",
    "They fought [since July 31].",
    "They fought [since 2011].",
    "They fought [since March 2011].",
    "They fought [for a second day on Thursday].",
    "They fought [for the 40th consecutive day].",
    "They fought [for a third straight day].",
    "They fought [for three days].",
    "They fought [for over a month].",
    "They fought [from Sunday to Tuesday].",
    "They fought [between Monday and Wednesday].",
    "They fought [on Monday and Tuesday].",
    "They fought [from late Monday until Tuesday morning].",
    "They fought [overnight into Thursday].",
]
ANAPHORIC = [
    "[The same day] a mine went off.",
    "[That day] a mine went off.",
    "[A day earlier] a mine had gone off.",
    "[The previous day] a mine had gone off.",
    "[The day before] a mine had gone off.",
    "[The next day] a mine went off.",
    "[The following day] a mine went off.",
    "[Two days later] a mine went off.",
    "[Two days after] the raid a mine went off.",
    "[Hours later] a mine went off.",
    "[Later in the day] a mine went off.",
]
NOT_DATES = [
    "Meanwhile a mine went off at the same time.",
    "He fought in the Battle of October.",
    "The 17 February Brigade shelled them.",
    "Shells fell on 30 September Street.",
    "A T-72 of the second division burned for the first time.",
    "The day will come, and one day we shall return.",
    "A weekly paper, a daily bulletin.",
    "They may strike and march on the city.",
    "The town has been quiet for two years.",
    "He told the Sunday Times so.",
    "They pray every Friday and march on Fridays.",
    "Troops under April Jones seized 2015 rifles.",
    "Holiday flights were stopped at Midday Square.",
]


def without_brackets(marked: str) -> str:
    return marked.replace("[", "").replace("]", "")


def marked_dates(text: str) -> str:
    for mention in reversed(find_dates(text)):
        text = f"{text[: mention.start]}[{mention.text}]{text[mention.end :]}"
    return text


@pytest.mark.parametrize("marked", WEEKDAYS + WRITTEN + LONGER + RELATIVE + ANAPHORIC + NOT_DATES)
def test_finds_exactly_the_date(marked: str) -> None:
    assert marked_dates(without_brackets(marked)) == marked


@pytest.mark.parametrize(
    "words",
    [
        "next week",
        "tomorrow",
        "in the coming days",
        "on next Monday",
        "over the next 48 hours",
        "later this week",
        "soon",
    ],
)
def test_what_is_to_come_is_future(words: str) -> None:
    assert [(m.text, m.kind) for m in find_dates(f"The army will attack {words}.")] == [(words, "future")]


@pytest.mark.parametrize("words", ["recently", "in recent days", "for weeks", "the other day"])
def test_what_tells_no_day_is_vague(words: str) -> None:
    assert [m.kind for m in find_dates(f"They clashed {words}.")] == ["vague"]


def test_part_of_day_gives_way_to_the_day_of_its_sentence() -> None:
    assert [m.text for m in find_dates("At dawn they attacked. They withdrew at dawn on Friday.")] == [
        "At dawn",
        "at dawn on Friday",
    ]


def test_part_of_day_far_from_the_day_gives_way_too() -> None:
    assert [m.text for m in find_dates("Jets struck the mill at dawn in Homs on Friday.")] == ["on Friday"]


def test_days_that_do_not_follow_one_another_stay_apart() -> None:
    assert [m.text for m in find_dates("He was seen on Monday and Thursday.")] == ["on Monday", "Thursday"]


def test_non_breaking_spaces_are_spaces() -> None:
    assert [m.text for m in find_dates("It fell on\u00a08\u00a0October\u00a02015.")] == [
        "on\u00a08\u00a0October\u00a02015"
    ]


@pytest.mark.parametrize(
    ("word", "number"),
    [
        ("Monday", 0),
        ("Thuerday", 3),
        ("Wendesday", 2),
        ("Tusday", 1),
        ("Staurday", 5),
        ("Sundays", 6),
        ("Weds", 2),
    ],
)
def test_weekday_number(word: str, number: int) -> None:
    assert weekday_number(word) == number


@pytest.mark.parametrize("word", ["Today", "Holiday", "Birthday", "Midday", "Faraday", "Doomsday", "day", ""])
def test_other_words_in_day_are_no_weekdays(word: str) -> None:
    assert weekday_number(word) is None


WORDS = ["on", "Thursday", "since", "8", "October", "2015", "last", "week", "and", "to", "at", "dawn", "the",
         "day", "before", "two", "days", "ago", ".", ",", "-", "\n", "Oct.", "past", "24", "hours", "early"]  # fmt: skip
DATED_TEXT = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


@given(DATED_TEXT)
def test_offsets_are_into_the_text(text: str) -> None:
    for mention in find_dates(text):
        assert text[mention.start : mention.end] == mention.text != ""


@given(DATED_TEXT)
def test_mentions_are_in_order_and_apart(text: str) -> None:
    mentions = find_dates(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(mentions))
