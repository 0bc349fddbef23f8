"""Numbers of people: what adds up, what competes, and whose the dead are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import actor_of, make_event

from conflict_events.export.deaths import find_deaths
from conflict_events.export.tolls import casualty_range, people, share
from conflict_events.models import Casualty
from conflict_events.rules.load import builtin_actor_rows

ROWS = builtin_actor_rows()
REBELS = actor_of("people", id="rebels", name="Opposition rebels")
ARMY = actor_of("people", id="saa", name="Syrian Arab Army")


def killed(low: int, who: str = "", high: int | None = None, **fields: object) -> Casualty:
    return Casualty(kind="killed", low=low, high=high or low, who=who, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("entries", "wanted"),
    [
        ([killed(12)], (12, 12)),
        ([killed(12), killed(15)], (12, 15)),
        ([killed(5, "soldiers"), killed(3, "civilians")], (8, 8)),
        ([killed(12, "civilians"), killed(15, "civilians")], (12, 15)),
        ([killed(20, "people"), killed(5, "soldiers"), killed(3, "civilians")], (8, 20)),
        ([killed(9, "civilians"), killed(2, "others")], (11, 11)),
        ([killed(20, "people"), killed(3, "children", part=True)], (20, 20)),
        ([killed(3, "children", part=True)], None),
    ],
)
def test_range(entries: list[Casualty], wanted: tuple[int, int] | None) -> None:
    assert casualty_range(entries, "killed") == wanted


@pytest.mark.parametrize(
    ("entry", "low", "best", "high", "coded"),
    [
        (killed(12), 12, 12, 12, 12),
        (killed(4, high=6), 4, 4, 6, 4),
        (killed(24, high=99, text="dozens of people"), 12, 24, 99, 12),
        (killed(20, high=99, text="tens of people"), 10, 10, 99, 10),
        (killed(200, high=999, text="Hundreds"), 100, 200, 999, 100),
        (killed(50, text="up to 50 people"), 0, 50, 50, 50),
        (killed(3, high=9, text="several fighters"), 2, 3, 9, 10),
        (killed(300, high=999, text="several hundred people"), 300, 300, 999, 300),
    ],
)
def test_words_stand_for_numbers(entry: Casualty, low: int, best: int, high: int, coded: int) -> None:
    deaths = find_deaths(make_event(casualties=[entry]), ROWS, "SY")
    assert deaths
    assert (deaths.total.low, sum(deaths.groups.values()), deaths.total.high, deaths.total.coded) == (
        low,
        best,
        high,
        coded,
    )


@pytest.mark.parametrize(("country", "number"), [("SY", 10), ("CH", 3), (None, 3)])
def test_deaths_without_a_number_are_imputed_and_marked(country: str | None, number: int) -> None:
    event = make_event(type="killing", targets=[actor_of("people", id="civilians")], casualties=[])
    deaths = find_deaths(event, ROWS, country)
    assert deaths
    assert (deaths.total.coded, deaths.total.imputed) == (number, True)


def test_an_exact_number_beside_a_vague_one_counts() -> None:
    event = make_event(
        casualties=[killed(3, "civilians", 9, text="several civilians"), killed(4, "civilians")]
    )
    deaths = find_deaths(event, ROWS, "SY")
    assert deaths
    assert (deaths.total.coded, deaths.total.imputed) == (4, False)


@pytest.mark.parametrize(
    ("who", "group"),
    [
        ("civilians", "civilians"),
        ("children", "civilians"),
        ("civil defence workers", "civilians"),
        ("soldiers", "targets"),
        ("Syrian troops", "targets"),
        ("rebels", "attackers"),
        ("fighters", "attackers"),
        ("people", "unknown"),
        ("", "unknown"),
    ],
)
def test_the_dead_belong_to_a_side(who: str, group: str) -> None:
    event = make_event(attackers=[REBELS], targets=[ARMY], casualties=[killed(7, who)])
    deaths = find_deaths(event, ROWS)
    assert deaths
    assert {name for name, number in deaths.groups.items() if number} == {group}


def test_subtotals_tell_who_some_of_the_dead_are() -> None:
    event = make_event(casualties=[killed(20, "people"), killed(6, "children", part=True)])
    deaths = find_deaths(event, ROWS)
    assert deaths
    assert (deaths.groups["civilians"], deaths.groups["unknown"], deaths.total.low) == (6, 14, 20)


def test_an_event_without_dead_has_none() -> None:
    assert find_deaths(make_event(casualties=[Casualty(kind="wounded", low=3, high=3)]), ROWS) is None


@given(st.integers(0, 10_000), st.integers(1, 50))
def test_shares_sum_up_and_are_even(number: int, parts: int) -> None:
    shares = share(number, parts)
    assert sum(shares) == number
    assert max(shares) - min(shares) <= 1
    assert shares == sorted(shares, reverse=True)


@pytest.mark.parametrize(
    ("who", "word"),
    [
        ("Islamic State fighters", "fighter"),
        ("women", "woman"),
        ("troops", "troop"),
        ("", ""),
        ("people", "people"),
    ],
)
def test_the_last_word_counts(who: str, word: str) -> None:
    assert people(who) == word
