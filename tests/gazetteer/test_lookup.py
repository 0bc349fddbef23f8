"""Places by name: spellings, homonyms, and words that are no places."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events.gazetteer import Gazetteer, load_gazetteer, lookup
from conflict_events.gazetteer.names import key
from conflict_events.gazetteer.tables import Row
from conflict_events.models import PROVINCES

REFERENCE = Path(__file__).resolve().parents[2].parent / "shared" / "gazetteer" / "names.csv"


@pytest.mark.parametrize(
    ("name", "province"),
    [
        ("Kafr Nabouda", "Hama"),
        ("Kfar Nabudah", "Hama"),
        ("Khansheikhoun", "Idlib"),
        ("Maaret al-Numan", "Idlib"),
        ("Deir Ezzour", "Deir ez-Zor"),
        ("Tiyas", "Homs"),
        ("Fuah", "Idlib"),
        ("Hawl", "Al-Hasakah"),
        ("Rasm al-Abboud", "Aleppo"),
        ("Jobar", "Damascus"),
        ("Eastern Ghouta", "Rif Dimashq"),
        ("درعا", "Daraa"),
    ],
)
def test_spellings_of_one_place(name: str, province: str) -> None:
    assert lookup(name)[0].province == province


def test_a_bare_name_is_the_city_and_the_governorate_is_kept() -> None:
    assert [p.kind for p in lookup("Homs")][:2] == ["city", "governorate"]


def test_kind_chooses_the_governorate() -> None:
    assert [p.kind for p in lookup("Homs", kind="governorate")] == ["governorate"]


def test_province_chooses_among_homonyms() -> None:
    assert {p.province for p in lookup("al-Zahraa", province="Homs")} == {"Homs"}


def test_the_nearer_homonym_comes_first() -> None:
    near_homs = lookup("Zahraa Homs", near=(34.73, 36.71))[0]
    assert near_homs.province == "Homs"


@pytest.mark.parametrize("word", ["police", "Hamas", "resolution", "xyzzy", "", " ", "the", "!!!"])
def test_no_place_for_a_word_that_is_none(word: str) -> None:
    assert lookup(word) == []


def test_abroad_is_not_syria() -> None:
    assert [p.country for p in lookup("Mosul")] == ["IQ"]


@given(st.text(max_size=60))
def test_lookup_takes_any_string(name: str) -> None:
    assert all(0 <= p.score <= 100 for p in lookup(name))


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz '-", max_size=40))
def test_case_makes_no_difference(name: str) -> None:
    assert key(name) == key(name.upper())


def test_ids_are_sorted_and_every_syrian_row_has_a_known_province() -> None:
    rows = list(load_gazetteer().rows.values())
    assert [r.id for r in rows] == sorted(r.id for r in rows)
    local = [
        r
        for r in rows
        if r.country == "SY" and r.kind not in ("country", "region", "river", "road", "border")
    ]
    assert {r.province for r in local} == set(PROVINCES)


def test_syrian_coordinates_lie_in_syria() -> None:
    rows = [r for r in load_gazetteer().rows.values() if r.country == "SY" and r.latitude is not None]
    outside = [
        r.name for r in rows if not (32.2 < (r.latitude or 0) < 37.4 and 35.6 < (r.longitude or 0) < 42.4)
    ]
    assert outside == []


@pytest.mark.skipif(not REFERENCE.is_file(), reason="the reference names are not at hand")
def test_all_reference_names_resolve_to_their_province() -> None:
    with REFERENCE.open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    wrong = [r["name"] for r in rows if [p.province for p in lookup(r["name"])][:1] != [r["province"]]]
    assert wrong == []


@pytest.mark.parametrize(
    ("name", "match"),
    [
        ("Khan Shaykhun", "exact"),
        ("khan shaykhun", "exact"),
        ("Khan Sheikhoun", "alias"),
        ("قلعة المضيق", "arabic"),
        ("قَلْعَة المضيق", "arabic"),
        ("Kafr Nabbuuda", "normalised"),
        ("Jisr al-Shuhgour", "fuzzy"),
    ],
)
def test_the_way_that_a_name_matched_is_told(name: str, match: str) -> None:
    assert lookup(name)[0].match == match


def small_table(*places: tuple[str, str]) -> Gazetteer:
    """A table of (name, province)."""
    rows = [Row(f"sy-{n}", n, "", "village", "SY", p, "", "", 35.0, 37.0, 0, "test") for n, p in places]
    return Gazetteer(rows, [])


@pytest.mark.parametrize("name", ["Atshanah", "Atshaniyah", "Atsh"])
def test_a_longer_or_shorter_ending_is_another_name(name: str) -> None:
    assert lookup(name, gazetteer=small_table(("Atshan", "Hama"))) == []


def test_a_slip_in_a_long_name_is_forgiven() -> None:
    found = lookup("Kafr Takhareem", gazetteer=small_table(("Kafr Takharim", "Idlib")))
    assert [p.name for p in found] == ["Kafr Takharim"]


def test_what_is_like_places_of_two_provinces_is_neither() -> None:
    table = small_table(("Tal Bazamak", "Idlib"), ("Tal Bazamik", "Hama"))
    assert lookup("Tal Bazamok", gazetteer=table) == []
    assert [p.name for p in lookup("Tal Bazamok", province="Hama", gazetteer=table)] == ["Tal Bazamik"]


def test_the_best_comes_first_and_scores_fall() -> None:
    found = lookup("Zahraa", limit=10)
    assert [p.score for p in found] == sorted((p.score for p in found), reverse=True)


def test_limit_counts_places() -> None:
    assert len(lookup("Zahraa", limit=1)) == 1
