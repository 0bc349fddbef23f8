"""Numbers in digits, in words and vague ones, and what they count."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events.tagging.quantities import Quantity, article_quantity, find_quantities, spelt_number

BELOW_20 = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()


def in_words(number: int, joint: str = " and ") -> str:
    """A number below a thousand million in English words."""
    for size, name in ((1_000_000, "million"), (1000, "thousand"), (100, "hundred")):
        if number >= size:
            rest = number % size
            link = joint if rest and rest < 100 else " "
            return f"{in_words(number // size, joint)} {name}" + (
                link + in_words(rest, joint) if rest else ""
            )
    if number < 20:
        return BELOW_20[number]
    return TENS[number // 10 - 2] + (f"-{BELOW_20[number % 10]}" if number % 10 else "")


def only_quantity(text: str) -> Quantity:
    [quantity] = find_quantities(text)
    return quantity


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("7", 7, 7),
        ("1,200", 1200, 1200),
        ("90 000", 90_000, 90_000),
        ("90\u00a0500", 90_500, 90_500),
        ("90000", 90_000, 90_000),
        ("2.5 million", 2_500_000, 2_500_000),
        ("40 thousand", 40_000, 40_000),
        ("forty-two", 42, 42),
        ("a hundred and twenty", 120, 120),
        ("two thousand and fifteen", 2015, 2015),
        ("five hundred thousand", 500_000, 500_000),
        ("one and a half million", 1_500_000, 1_500_000),
        ("half a million", 500_000, 500_000),
        ("some 30", 30, 30),
        ("at least 20", 20, 20),
        ("At least twenty", 20, 20),
        ("more than 60", 60, 60),
        ("no fewer than 5", 5, 5),
        ("up to 100", 100, 100),
        ("nearly 40", 40, 40),
        ("another three", 3, 3),
        ("a further 100", 100, 100),
        ("between four and six", 4, 6),
        ("between 4 and 6", 4, 6),
        ("4 to 6", 4, 6),
        ("two or three", 2, 3),
        ("15-20", 15, 20),
        ("15–20", 15, 20),
        ("one", 1, 1),
        ("a dozen", 12, 12),
        ("around a dozen", 12, 12),
        ("two dozen", 24, 24),
        ("half a dozen", 6, 6),
        ("dozens of", 24, 99),
        ("scores of", 40, 199),
        ("tens of", 20, 99),
        ("hundreds of", 200, 999),
        ("thousands of", 2000, 9999),
        ("tens of thousands of", 20_000, 99_999),
        ("hundreds of thousands of", 200_000, 999_999),
        ("several", 3, 9),
        ("several hundred", 300, 900),
        ("a number of", 3, 9),
        ("a few", 3, 5),
        ("a few dozen", 36, 60),
        ("a couple of", 2, 2),
        ("a pair of", 2, 2),
        ("both", 2, 2),
    ],
)
def test_reads_counts(words: str, low: int, high: int) -> None:
    found = only_quantity(f"They lost {words} fighters there.")
    assert (found.text, found.low, found.high, found.kind) == (words, low, high, "count")


@pytest.mark.parametrize("words", ["many", "others", "few", "no", "a", "an", "the", "multiple", "countless"])
def test_gives_no_number_for_words_that_tell_none(words: str) -> None:
    assert find_quantities(f"They lost {words} fighters there.") == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It held 25% of the land.", "percent"),
        ("It held 25 per cent of the land.", "percent"),
        ("It lies 40 km away.", "distance"),
        ("It lies 40km away.", "distance"),
        ("It lies ten miles away.", "distance"),
        ("It carried 1.5 tonnes of flour.", "weight"),
        ("A girl aged 12 died.", "age"),
        ("A 12-year-old girl died.", "age"),
        ("Layla Hariri, 32, died.", "age"),
        ("It cost $5 million then.", "money"),
        ("It cost 5 million dollars then.", "money"),
        ("It fell at 3 p.m. there.", "time"),
        ("It fell at 0914 there.", "time"),
        ("It lasted 24 hours.", "time"),
        ("It lasted three days.", "time"),
        ("It fell on 8 October.", "time"),
        ("It was his 4th raid.", "ordinal"),
        ("The 104th Brigade left.", "designation"),
        ("Division 17 left.", "designation"),
        ("Resolution 2254 passed.", "designation"),
        ("A 107mm rocket fell.", "designation"),
        ("A MiG 29 fell.", "designation"),
        ("It fell in 2013 again.", "year"),
        ("The 2014-2015 winter was cold.", "year"),
    ],
)
def test_tells_what_is_no_count(text: str, kind: str) -> None:
    assert only_quantity(text).kind == kind


@pytest.mark.parametrize("name", ["T-72", "Mi-24", "F-16", "Su-24s", "P5+1", "G20", "24/7", "M16"])
def test_names_of_arms_and_groups_hold_no_count(name: str) -> None:
    assert [q for q in find_quantities(f"They saw a {name} there.") if q.kind == "count"] == []


@pytest.mark.parametrize("words", ["no one", "one another", "this one"])
def test_pronouns_hold_no_count(words: str) -> None:
    assert find_quantities(f"They saw {words} there.") == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("killing twenty and thirty were hurt", [20, 30]),
        ("the toll rose from 40 to 55", [40, 55]),
        ("12 dead,5 wounded and 3 missing", [12, 5, 3]),
        ("On October 8 2015 120 men fled", [120]),
        ("in 2013 rebels took 2,000 guns and 2000 rifles were lost to 2015 fighters", [2000, 2000, 2015]),
        ("dropped 12 barrel bombs and 3 Su-24s came", [12, 3]),
    ],
)
def test_keeps_numbers_apart(text: str, values: list[int]) -> None:
    assert [q.low for q in find_quantities(text) if q.kind == "count"] == values


@pytest.mark.parametrize(
    ("words", "exact", "qualifier"),
    [
        ("20", True, ""),
        ("At  least 20", False, "at least"),
        ("a total of 20", True, "a total of"),
        ("4 to 6", False, ""),
        ("dozens", False, ""),
        ("half a dozen", True, ""),
        ("both", True, ""),
    ],
)
def test_says_how_exact_a_number_is(words: str, exact: bool, qualifier: str) -> None:
    found = only_quantity(f"{words} men")
    assert (found.exact, found.qualifier) == (exact, qualifier)


@pytest.mark.parametrize(
    ("word", "count"), [("a", 1), ("An", 1), ("another", 1), ("one", 1), ("the", None), ("", None)]
)
def test_article_quantity(word: str, count: int | None) -> None:
    assert article_quantity(word) == count


@pytest.mark.parametrize("word", ["", "men", "and", "twenty men", "1.2.3.4.5x"])
def test_other_words_are_no_number(word: str) -> None:
    assert spelt_number(word) is None


@given(st.integers(0, 9_999_999), st.sampled_from([" and ", " "]))
def test_number_words_round_trip(number: int, joint: str) -> None:
    assert spelt_number(in_words(number, joint)) == number


@given(st.integers(0, 9_999_999))
def test_number_words_are_found_whole(number: int) -> None:
    words = in_words(number)
    found = only_quantity(f"They counted {words} sheep.")
    assert (found.text, found.low, found.high) == (words, number, number)


@given(st.integers(0, 9_999_999))
def test_digits_with_commas_are_found_whole(number: int) -> None:
    found = only_quantity(f"They counted {number:,} sheep.")
    assert (found.low, found.high) == (number, number)


WORDS = ["at", "least", "one", "two", "hundred", "thousand", "and", "a", "half", "dozen", "dozens", "of", "12", "1,200",
         "between", "to", "-", "5", "km", "aged", "%", "several", "million", "8", "October", "2015", ".", "\n", "few"]  # fmt: skip
COUNTED_TEXT = st.one_of(st.text(), st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join))


@given(COUNTED_TEXT)
def test_offsets_are_into_the_text(text: str) -> None:
    for quantity in find_quantities(text):
        assert text[quantity.start : quantity.end] == quantity.text != ""


@given(COUNTED_TEXT)
def test_quantities_are_in_order_and_apart(text: str) -> None:
    quantities = find_quantities(text)
    assert all(one.end <= other.start for one, other in itertools.pairwise(quantities))


@given(COUNTED_TEXT)
def test_low_is_not_above_high(text: str) -> None:
    assert all(0 <= quantity.low <= quantity.high for quantity in find_quantities(text))
