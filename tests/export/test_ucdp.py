"""The layout of UCDP GED: deaths, sides, precision, what has no row."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from making import actor_of, make_event, make_events, place_of

from conflict_events.export.deaths import GROUPS, Deaths
from conflict_events.export.rows import Row
from conflict_events.export.tolls import Estimate
from conflict_events.export.ucdp import UCDP_COLUMNS, divide, priogrid, ucdp_rows, why_not_ucdp
from conflict_events.export.ucdp_sides import UcdpSides
from conflict_events.models import Casualty, DateRange, Event

HOMS = place_of(
    "Sukhnah", id="a", name="Sukhnah", province="Homs", district="Tadmor", country="SY",
    precision=1, where_prec=1, latitude=34.88, longitude=38.87,
)  # fmt: skip
HAMA = place_of("Sukhnah", id="b", name="Morek", province="Hama", country="SY", precision=1, where_prec=1)


def event(**fields: object) -> Event:
    return make_event(**({"places": [HOMS]} | fields))


def rows(*events: Event, **fields: object) -> list[Row]:
    return list(ucdp_rows(make_events(*events, **fields)))


def actor(name: str) -> list[object]:
    return [actor_of("people", id=name)]


def days(start: str, end: str) -> DateRange:
    return DateRange(start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end), precision="range")


def dead(number: int, who: str = "people") -> list[Casualty]:
    return [Casualty(kind="killed", low=number, high=number, who=who)]


def test_a_strike_in_ucdp_codes() -> None:
    [row] = rows(event(casualties=dead(12, "civilians")), source="Sample Press", title="Raid kills 12")
    assert list(row) == list(UCDP_COLUMNS)
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (1, "Government of Syria", None)
    assert (row["deaths_civilians"], row["best"], row["low"], row["high"]) == (12, 12, 12, 12)
    assert (row["where_prec"], row["date_prec"], row["event_clarity"]) == (1, 1, 1)
    assert (row["country"], row["country_id"], row["region"]) == ("Syria", 652, "Middle East")
    assert (row["adm_1"], row["adm_2"]) == ("Homs governorate", "Tadmor district")
    assert (row["geom_wkt"], row["priogrid_gid"]) == ("POINT (38.87 34.88)", 179718)
    assert (row["source_office"], row["source_original"]) == ("Sample Press", "the Observatory")
    assert row["source_article"] == "Sample Press, 2015-10-08, Raid kills 12"


@pytest.mark.parametrize(
    ("type_", "attackers", "targets", "violence", "side_a", "side_b"),
    [
        ("clash", "saa", "rebels", 1, "Government of Syria", "Syrian insurgents"),
        ("clash", "rebels", "saa", 1, "Government of Syria", "Syrian insurgents"),
        ("clash", "is", "sdf", 2, "IS", "SDF"),
        ("airstrike", "rus_mil", "is", 1, "Government of Syria", "IS"),
        ("airstrike", "turk_mil", "ypg", 1, "Government of Turkey", "PYD"),
        ("airstrike", "saa", "civilians", 1, "Government of Syria", None),
        ("shelling", "rebels", "civilians", None, "Syrian insurgents", None),
        ("suicide_bombing", "is", "civilians", 3, "IS", "Civilians"),
        ("execution", "saa", "civilians", 3, "Government of Syria", "Civilians"),
        ("ground_attack", "is", "medics", 3, "IS", "Civilians"),
    ],
)  # fmt: skip
def test_sides(
    type_: str, attackers: str, targets: str, violence: int | None, side_a: str, side_b: str | None
) -> None:
    [row] = rows(event(type=type_, attackers=actor(attackers), targets=actor(targets)))
    assert (row["type_of_violence"], row["side_a"], row["side_b"]) == (violence, side_a, side_b)


def test_the_dead_follow_the_sides() -> None:
    [row] = rows(
        event(type="clash", attackers=actor("rebels"), targets=actor("saa"), casualties=dead(4, "soldiers"))
    )
    assert (row["deaths_a"], row["deaths_b"], row["gwnoa"], row["gwnob"]) == (4, 0, 652, None)


@pytest.mark.parametrize(
    ("date", "precision", "clarity"),
    [
        (days("2015-10-05", "2015-10-05"), 1, 1),
        (days("2015-10-05", "2015-10-08"), 2, 2),
        (days("2015-10-02", "2015-10-08"), 3, 2),
        (days("2015-09-01", "2015-09-30"), 4, 2),
        (days("2015-01-01", "2015-09-30"), 5, 2),
    ],
)
def test_date_precision(date: DateRange, precision: int, clarity: int) -> None:
    [row] = rows(event(date=date))
    assert (row["date_prec"], row["event_clarity"]) == (precision, clarity)
    assert (row["date_start"], row["date_end"]) == (date.start.isoformat(), date.end.isoformat())


def test_a_report_without_a_day_tells_of_the_days_before() -> None:
    [row] = rows(event(date=None))
    assert (row["date_start"], row["date_end"], row["date_prec"]) == ("2015-10-05", "2015-10-07", 2)


def test_the_dead_are_divided_over_places() -> None:
    told = rows(event(places=[HOMS, HAMA], casualties=[*dead(3, "civilians"), *dead(2, "soldiers")]))
    assert [(row["best"], row["low"], row["high"]) for row in told] == [(3, 3, 3), (2, 2, 2)]
    assert len({row["id"] for row in told}) == len({row["relid"] for row in told}) == 2


def test_a_place_without_dead_has_no_row() -> None:
    assert [row["best"] for row in rows(event(places=[HOMS, HAMA], casualties=dead(1)))] == [1]


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"casualties": []}, "deaths"),
        ({"casualties": [Casualty(kind="wounded", low=4, high=4)]}, "deaths"),
        ({"background": True}, "background"),
        ({"type": "withdrawal"}, "armed force"),
        ({"places": []}, "place"),
        ({"date": days("2011-03-15", "2015-10-08")}, "year"),
    ],
)
def test_what_has_no_row(fields: dict[str, object], reason: str) -> None:
    events = make_events(event(**fields))
    assert list(ucdp_rows(events)) == []
    [(told, document)] = events.told()
    assert reason in str(why_not_ucdp(told, document))


NUMBERS = st.integers(0, 400)


@given(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), NUMBERS, NUMBERS, st.integers(1, 9), st.booleans())
def test_best_is_the_sum_of_deaths_and_lies_between_low_and_high(
    numbers: tuple[int, ...], less: int, more: int, parts: int, first: bool
) -> None:
    best = sum(numbers)
    deaths = Deaths(dict(zip(GROUPS, numbers, strict=True)), Estimate(max(0, best - less), best, best + more))
    tolls = divide(deaths, UcdpSides(1, "A", "B", attacker_first=first), parts)
    assert sum(t.best for t in tolls) == best
    assert (sum(t.a + t.b for t in tolls), sum(t.unknown for t in tolls)) == (
        numbers[0] + numbers[1],
        numbers[3],
    )
    assert all(t.low <= t.best <= t.high for t in tolls)
    assert sum(t.low for t in tolls) == deaths.total.low


@pytest.mark.parametrize(
    ("point", "cell"), [((-90.0, -180.0), 1), ((90.0, 180.0), 259200), ((36.2, 37.16), 181875)]
)
def test_cell_of_the_prio_grid(point: tuple[float, float], cell: int) -> None:
    assert priogrid(*point) == cell


def test_frame_and_file(tmp_path: Path) -> None:
    frame = make_events(event(), title="=1+1").to_ucdp(tmp_path / "ucdp.csv")
    assert frame.dtypes.astype(str).to_dict() == {name: c.dtype for name, c in UCDP_COLUMNS.items()}
    content = (tmp_path / "ucdp.csv").read_text(encoding="utf-8")
    assert content.splitlines()[0].split(",") == list(UCDP_COLUMNS)
    assert "'=1+1" in content
