"""The built-in table holds together: ids, order, aliases, coordinates."""

from __future__ import annotations

import json
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from conflict_events.gazetteer import load_gazetteer
from conflict_events.gazetteer.provinces import CAPITALS
from conflict_events.gazetteer.tables import Row, data_directory, is_arabic, read_aliases, read_rows
from conflict_events.models import PROVINCES

# South, north, west and east ends of each governorate, in degrees: a tenth beyond its border.
BOUNDS = {
    "Aleppo": (35.5, 37.1, 36.3, 38.8), "Damascus": (33.4, 33.7, 36.1, 36.45), "Rif Dimashq": (33.0, 34.5, 35.7, 38.3),
    "Daraa": (32.3, 33.3, 35.6, 36.6), "Deir ez-Zor": (33.9, 36.25, 39.2, 41.3), "Hama": (34.6, 35.9, 36.0, 38.2),
    "Al-Hasakah": (35.3, 37.4, 39.3, 42.5), "Homs": (33.0, 35.6, 36.1, 39.9), "Idlib": (35.2, 36.4, 36.0, 37.4),
    "Latakia": (35.1, 36.1, 35.6, 36.4), "Quneitra": (32.6, 33.45, 35.6, 36.1), "Raqqa": (35.0, 36.9, 37.8, 39.9),
    "As-Suwayda": (32.2, 33.3, 36.3, 37.4), "Tartus": (34.5, 35.4, 35.7, 36.5),
}  # fmt: skip
# Points lie inside their governorate's polygon (Natural Earth, public domain, simplified) or near its border.
POLYGONS = Path(__file__).parents[1] / "data" / "provinces.geojson"
NEAR_BORDER = 0.10  # degrees, about ten kilometres: how far the polygons themselves are off in places
# The Golan lies outside the polygons; the desert of Sab Biyar and the Bilas hills they give to Homs.
OFF_THE_POLYGONS = ("Butayhah", "Sab Biyar", "as Sab", "Jabal al-Bilas")
WITHOUT_PROVINCE = ("country", "region", "river", "road", "border")


def rows() -> list[Row]:
    return list(load_gazetteer().rows.values())


def in_syria() -> list[Row]:
    return [r for r in rows() if r.country == "SY"]


def test_ids_are_sorted_and_stand_once() -> None:
    ids = [r.id for r in read_rows(data_directory() / "places.csv")]
    assert all(a < b for a, b in pairwise(ids))


def test_aliases_are_sorted_and_stand_once() -> None:
    aliases = read_aliases(data_directory() / "aliases.csv", {r.id for r in rows()})
    assert all(a < b for a, b in pairwise(aliases))


def test_the_prepared_index_belongs_to_the_tables() -> None:
    from conflict_events.gazetteer.prepared import read_index, spellings_of

    folder = data_directory()
    aliases = read_aliases(folder / "aliases.csv", {r.id for r in rows()})
    assert read_index(folder).keys() == spellings_of(rows(), aliases)


def test_all_provinces_and_their_districts_are_there() -> None:
    kinds = Counter((r.kind, r.province) for r in in_syria())
    assert all(kinds["governorate", p] == 1 and kinds["district", p] > 0 for p in PROVINCES)
    assert sum(n for (kind, _), n in kinds.items() if kind == "district") == 61


def test_every_place_of_syria_has_a_known_province() -> None:
    assert {r.province for r in in_syria() if r.kind not in WITHOUT_PROVINCE} <= set(PROVINCES)


def test_only_places_of_syria_have_a_province_of_syria() -> None:
    assert [r.id for r in rows() if r.province in PROVINCES and r.country != "SY"] == []


def test_settlements_have_a_point() -> None:
    settlements = [r for r in in_syria() if r.kind in ("city", "town", "village", "suburb", "air_base")]
    assert [r.id for r in settlements if r.latitude is None or r.longitude is None] == []


@pytest.mark.parametrize("province", PROVINCES)
def test_points_lie_in_their_province(province: str) -> None:
    south, north, west, east = BOUNDS[province]
    local = [r for r in in_syria() if r.province == province and r.latitude is not None]
    outside = [
        r.id for r in local if not (south < (r.latitude or 0) < north and west < (r.longitude or 0) < east)
    ]
    assert outside == []


@pytest.mark.parametrize("province", PROVINCES)
def test_bounds_hold_the_middle_of_each_province(province: str) -> None:
    south, north, west, east = BOUNDS[province]
    latitude, longitude = CAPITALS[province]
    assert south < latitude < north
    assert west < longitude < east


def test_arabic_names_are_arabic() -> None:
    assert [r.id for r in rows() if r.arabic and not is_arabic(r.arabic)] == []


def test_a_spelling_shared_by_towns_of_several_provinces_is_known_to_be_ambiguous() -> None:
    """Both places are offered, so that the text around the name can choose."""
    from conflict_events.gazetteer import lookup

    table = load_gazetteer()
    shared = [name for name, ids in table.exact.items() if len({table.rows[i].province for i, _ in ids}) > 1]
    assert shared
    assert all(
        len(lookup(name, limit=50)) >= len(table.exact[name]) for name in shared if not is_arabic(name)
    )


@pytest.mark.parametrize("province", PROVINCES)
def test_points_lie_in_or_near_the_polygon_of_their_province(province: str) -> None:
    from shapely import Point, from_geojson

    features = json.loads(POLYGONS.read_text(encoding="utf-8"))["features"]
    shape = next(f["geometry"] for f in features if f["properties"]["province"] == province)
    polygon = from_geojson(json.dumps(shape))
    local = [r for r in in_syria() if r.province == province and r.latitude is not None]
    outside = [r for r in local if polygon.distance(Point(r.longitude, r.latitude)) > NEAR_BORDER]
    assert [r.name for r in outside if not any(name in r.name for name in OFF_THE_POLYGONS)] == []


def test_districts_and_subdistricts_of_rows_are_those_of_the_table() -> None:
    local = in_syria()
    districts = {(r.province, r.district) for r in local if r.kind == "district"}
    parts = {(r.province, r.district, r.subdistrict) for r in local if r.kind == "subdistrict"}
    assert {(r.province, r.district) for r in local if r.district} == districts
    assert {(r.province, r.district, r.subdistrict) for r in local if r.subdistrict} == parts


@pytest.mark.parametrize(
    ("kinds", "least"),
    [
        (("subdistrict",), 270),
        (("neighbourhood", "suburb", "industrial_area", "camp"), 250),
        (("air_base", "airport", "military_base"), 60),
        (("region", "plain", "mountain", "river", "lake"), 50),
        (("crossing",), 15),
        (("dam",), 10),
        (("oil_field", "gas_field"), 20),
        (("hospital",), 30),
        (("prison",), 10),
    ],
)
def test_the_table_is_broad(kinds: tuple[str, ...], least: int) -> None:
    assert sum(r.kind in kinds and "compiled" in r.source for r in in_syria()) >= least
