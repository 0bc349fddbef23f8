"""The ACLED-compatible layout: one row a place and day, codes, numbers, what has no row."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest
from making import actor_of, make_event, make_events, place_of, span_of

from conflict_events import Events, extract_events
from conflict_events.export.acled import ACLED_COLUMNS, acled_rows, why_not_acled
from conflict_events.export.codes import acled_codes
from conflict_events.export.rows import Row
from conflict_events.models import Actor, Casualty, DateRange, Event, Place

ARTICLE = Path(__file__).parents[2] / "docs" / "examples" / "article.txt"
HOMS = place_of(
    "Sukhnah",
    id="a",
    name="Sukhnah",
    province="Homs",
    country="SY",
    precision=1,
    latitude=34.9,
    longitude=38.9,
)
HAMA = place_of("Sukhnah", id="b", name="Morek", province="Hama", country="SY", precision=1)
ARMY = actor_of("jets", id="saa")
REBELS = actor_of("people", id="rebels")
CIVILIANS = actor_of("people", id="civilians")


def event(**fields: object) -> Event:
    return make_event(**({"places": [HOMS]} | fields))


def rows(*events: Event, **fields: object) -> list[Row]:
    return list(acled_rows(make_events(*events, **fields)))


def days(start: str, end: str, precision: str = "range", text: str = "") -> DateRange:
    return DateRange(
        start=dt.date.fromisoformat(start), end=dt.date.fromisoformat(end), precision=precision, text=text
    )  # type: ignore[arg-type]


def dead(number: int, who: str = "people", **fields: object) -> list[Casualty]:
    return [Casualty(kind="killed", low=number, high=number, who=who, **fields)]  # type: ignore[arg-type]


def test_a_strike_in_acled_codes() -> None:
    [row] = rows(event(), source="Sample Press")
    assert list(row) == list(ACLED_COLUMNS)
    assert (row["event_date"], row["time_precision"], row["geo_precision"]) == ("2015-10-05", 1, 1)
    assert (row["actor1"], row["inter1"]) == ("Military Forces of Russia (2000-)", 8)
    assert (row["actor2"], row["inter2"], row["interaction"]) == ("Civilians (Syria)", 7, 78)
    assert (row["event_type"], row["sub_event_type"]) == ("Explosions/Remote violence", "Air/drone strike")
    assert (row["civilian_targeting"], row["disorder_type"]) == ("Civilian targeting", "Political violence")
    assert (row["iso"], row["country"], row["region"]) == (760, "Syria", "Middle East")
    assert (row["fatalities"], row["source"], row["timestamp"]) == (12, "Sample Press", 1444262400)
    assert str(row["event_id_cnty"]).startswith("CE-SYR-")
    assert str(row["notes"]).startswith("On 5 October 2015, airstrike by Military Forces of Russia")


def test_the_dead_are_divided_over_places() -> None:
    told = rows(event(places=[HOMS, HAMA], casualties=dead(5)))
    assert [row["fatalities"] for row in told] == [3, 2]
    assert len({row["event_id_cnty"] for row in told}) == 2


def test_a_battle_of_days_has_a_row_a_day() -> None:
    told = rows(event(type="clash", date=days("2015-10-05", "2015-10-07"), casualties=dead(4)))
    assert [(row["event_date"], row["fatalities"]) for row in told] == [
        ("2015-10-05", 2), ("2015-10-06", 1), ("2015-10-07", 1),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("date", "day", "precision"),
    [
        (days("2015-10-05", "2015-10-11", "week"), "2015-10-08", 2),
        (days("2015-09-01", "2015-09-30", "month"), "2015-09-15", 3),
        (days("2015-10-07", "2015-10-08", text="in the past 24 hours"), "2015-10-07", 1),
        (days("2015-10-06", "2015-10-07", text="past two days"), "2015-10-06", 2),
    ],
)
def test_another_stretch_has_one_row(date: DateRange, day: str, precision: int) -> None:
    [row] = rows(event(date=date))
    assert (row["event_date"], row["time_precision"]) == (day, precision)


def test_an_event_without_date_is_dated_by_publication_and_marked() -> None:
    [row] = rows(event(date=None))
    assert (row["event_date"], row["time_precision"], row["tags"]) == ("2015-10-08", 2, "date=publication")


def test_what_is_told_of_one_unit_in_one_text_is_one_row() -> None:
    [row] = rows(event(id="one", casualties=dead(5)), event(id="two", casualties=dead(2)))
    assert row["fatalities"] == 7


def test_of_several_texts_the_lowest_number_counts() -> None:
    texts = [
        make_events(event(id=name, casualties=casualties), source=source)
        for name, casualties, source in [("one", dead(5), "A"), ("two", dead(3), "B"), ("three", [], "A")]
    ]
    [row] = acled_rows(Events.concat(texts))
    assert (row["fatalities"], row["source"]) == (3, "A; B")
    assert list(acled_rows(texts)) == [row]


def test_a_text_that_is_read_twice_counts_once() -> None:
    [row] = acled_rows([make_events(event(casualties=dead(5))), make_events(event(casualties=dead(5)))])
    assert row["fatalities"] == 5


def test_plain_events_have_rows_too() -> None:
    [row] = acled_rows([event()])
    assert (row["fatalities"], row["source"], row["timestamp"]) == (12, None, None)


@pytest.mark.parametrize(
    ("fields", "sub_event"),
    [
        ({"type": "capture", "attackers": [ARMY]}, "Government regains territory"),
        ({"type": "capture", "attackers": [REBELS]}, "Non-state actor overtakes territory"),
        ({"type": "ground_attack", "targets": [CIVILIANS]}, "Attack"),
        ({"type": "ground_attack", "targets": [REBELS]}, "Armed clash"),
        ({"type": "killing", "targets": [REBELS]}, "Armed clash"),
        ({"type": "killing", "targets": [CIVILIANS]}, "Attack"),
        ({"type": "execution", "targets": [REBELS]}, "Attack"),
        ({"type": "assassination", "targets": [REBELS], "weapons": ["drones"]}, "Air/drone strike"),
        ({"type": "arrest", "attackers": [REBELS]}, "Abduction/forced disappearance"),
        ({"type": "arrest", "attackers": [ARMY]}, "Arrests"),
        ({"type": "downing", "weapons": ["drone"]}, "Disrupted weapons use"),
        ({"type": "downing", "weapons": ["helicopter"]}, "Shelling/artillery/missile attack"),
        ({"type": "protest", "casualties": dead(2)}, "Excessive force against protesters"),
        ({"type": "protest", "casualties": []}, "Peaceful protest"),
    ],
)  # fmt: skip
def test_sub_event(fields: dict[str, object], sub_event: str) -> None:
    [row] = rows(event(**fields))
    assert row["sub_event_type"] == sub_event


@pytest.mark.parametrize(
    ("fields", "actors"),
    [
        ({"attackers": []}, ("Unidentified Military Forces", 8, "Civilians (Syria)", 7, 78)),
        ({"type": "shelling", "attackers": [], "targets": []}, ("Unidentified Armed Group (Syria)", 3, None, 0, 30)),
        ({"type": "clash", "attackers": [ARMY], "targets": []}, ("Military Forces of Syria (2000-2024)", 1, "Unidentified Armed Group (Syria)", 3, 13)),
        ({"type": "displacement", "attackers": [], "targets": [CIVILIANS]}, ("Civilians (Syria)", 7, None, 0, 70)),
        ({"attackers": [Actor(text="Lightning Brigade", start=0, end=17)]}, ("Lightning Brigade", 3, "Civilians (Syria)", 7, 37)),
    ],
)  # fmt: skip
def test_actors(fields: dict[str, object], actors: tuple[object, ...]) -> None:
    [row] = rows(event(**fields))
    assert tuple(row[name] for name in ("actor1", "inter1", "actor2", "inter2", "interaction")) == actors


def test_the_first_armed_actor_leads_and_others_are_associated() -> None:
    [row] = rows(event(targets=[CIVILIANS, REBELS], attackers=[ARMY, actor_of("jets", id="hezbollah")]))
    assert (row["actor1"], row["assoc_actor_1"]) == ("Military Forces of Syria (2000-2024)", "Hezbollah")
    assert (row["actor2"], row["assoc_actor_2"]) == ("Opposition Rebels (Syria)", "Civilians (Syria)")
    assert row["civilian_targeting"] is None


def test_generic_names_and_states_follow_the_country() -> None:
    place = Place(text="Kilis", name="Kilis", country="TR", precision=1)
    [row] = rows(event(type="shelling", places=[place], attackers=[actor_of("jets", id="turk_mil")]))
    assert (row["inter1"], row["actor2"], row["event_id_cnty"][:7]) == (1, "Civilians (Turkey)", "CE-TUR-")  # type: ignore[index]


def test_captives_and_children_are_associated() -> None:
    [row] = rows(event(type="execution", targets=[REBELS], casualties=dead(3, "children")))
    assert (row["actor2"], row["assoc_actor_2"]) == (
        "Civilians (Syria)", "Prisoners (Syria); Opposition Rebels (Syria); Children (Syria)",
    )  # fmt: skip


def test_imputed_numbers_and_doubts_are_marked() -> None:
    vague = Casualty(kind="killed", low=3, high=9, who="people", text="several people")
    [row] = rows(event(casualties=[vague], status="claimed"))
    assert (row["fatalities"], row["tags"]) == (10, "fatalities=imputed; status=claimed")


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"places": []}, "place"),
        ({"places": [Place(text="Syria", country="SY", kind="country", precision=3)]}, "place"),
        ({"background": True}, "background"),
        ({"type": "crash"}, "crash"),
        ({"type": "airspace_violation"}, "airspace_violation"),
        ({"type": "ceasefire_violation", "casualties": []}, "bare"),
        ({"date": days("2014-01-01", "2014-12-31", "year")}, "month"),
    ],
)
def test_what_has_no_row(fields: dict[str, object], reason: str) -> None:
    events = make_events(event(**fields))
    assert list(acled_rows(events)) == []
    [(told, document)] = events.told()
    assert reason in str(why_not_acled(told, document))


def test_a_type_that_no_codebook_has_is_an_error() -> None:
    with pytest.raises(ValueError, match=r"jailbreak.*codebook"):
        rows(event(type="jailbreak"))


def test_every_code_of_the_sample_article_is_in_its_closed_set() -> None:
    codes = acled_codes()
    frame = extract_events(ARTICLE.read_text(encoding="utf-8"), published="2015-10-22").to_acled()
    assert len(frame) > 8
    assert frame["event_id_cnty"].is_unique
    for row in frame.to_dict("records"):
        assert codes.sub_events[row["sub_event_type"]] == (row["event_type"], row["disorder_type"])
        assert {str(row["inter1"]), str(row["inter2"])} <= {*codes.inter, "0"}
        first, second = divmod(row["interaction"], 10)
        assert second == 0 or first <= second
        assert {first, second} == {row["inter1"], row["inter2"]}
        assert row["time_precision"] in (1, 2, 3)
        assert row["geo_precision"] in (1, 2, 3)
        assert row["year"] == row["event_date"].year


def test_the_frame_says_that_it_is_no_acled_data(tmp_path: Path) -> None:
    frame = make_events(event()).to_acled(tmp_path / "acled.csv")
    assert frame.attrs["note"] == "ACLED-compatible layout, not ACLED data"
    assert frame.dtypes.astype(str).to_dict() == {name: c.dtype for name, c in ACLED_COLUMNS.items()}
    header = (tmp_path / "acled.csv").read_text(encoding="utf-8").splitlines()[0]
    assert header.split(",") == list(ACLED_COLUMNS)


def test_csv_is_guarded_against_formulas(tmp_path: Path) -> None:
    make_events(event(), source="=cmd()").to_acled(tmp_path / "acled.csv")
    assert "'=cmd()" in (tmp_path / "acled.csv").read_text(encoding="utf-8")


def test_trigger_words_change_the_sub_event() -> None:
    [row] = rows(
        event(type="protest", trigger=span_of("bombed").model_copy(update={"text": "rioted"}), casualties=[])
    )
    assert row["event_type"] == "Riots"
