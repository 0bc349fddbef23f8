"""The map: what it holds, that article text stays text, and that it loads nothing but tiles."""

from __future__ import annotations

import json
import re

import pytest
from making import make_event, make_events, span_of

pytest.importorskip("folium")
pytest.importorskip("pandas")

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


def page_of(*events: object, **options: object) -> str:
    return make_events(*events).map(**{"tiles": None, **options}).get_root().render()


def test_map_holds_the_sentence_and_the_source() -> None:
    page = page_of(make_event())
    [places] = re.findall(r"var places = (\[.*?\]), colours", page)
    [quote] = json.loads(places)[0]["quotes"]
    assert quote["evidence"] == make_event().evidence.text
    assert quote["claims"] == "the Observatory"


def test_hostile_text_stays_data() -> None:
    evidence = span_of("bombed").model_copy(update={"text": HOSTILE})
    page = page_of(make_event(evidence=evidence))
    assert HOSTILE not in page
    assert "onerror=" not in page.replace("\\u003cimg src=x onerror=", "")


def test_map_loads_nothing() -> None:
    page = page_of(make_event())
    assert re.findall(r"""(?:src|href)=["'](?!data:)[^"']+""", page) == []


def test_tiles_are_the_users_choice() -> None:
    assert "tile.openstreetmap.org" in page_of(make_event(), tiles="OpenStreetMap")


def test_background_events_are_left_out_unless_asked_for() -> None:
    event = make_event(background=True)
    assert "Sukhnah" not in page_of(event)
    assert "Sukhnah" in page_of(event, background=True)


def test_no_events_give_a_map() -> None:
    assert "var places = []" in page_of()


def test_provinces_count_the_events_inside() -> None:
    geopandas = pytest.importorskip("geopandas")
    from conflict_events.export.map import count_by_area
    from conflict_events.export.outlines import outlines_within

    features = [f for f in outlines_within(None) if f["properties"]["kind"] == "province"]
    areas = geopandas.GeoDataFrame.from_features(features, crs=4326)
    counted = count_by_area(areas.to_crs(3857), make_events(make_event(), make_event()).to_frame())
    assert dict(zip(counted["name"], counted["events"], strict=True)) == {
        **dict.fromkeys(areas["name"], 0),
        "Homs": 2,
    }


def test_provinces_are_a_layer() -> None:
    geopandas = pytest.importorskip("geopandas")
    from shapely.geometry import box

    areas = geopandas.GeoDataFrame({"pcode": ["SY04"]}, geometry=[box(38, 34, 39, 35)], crs=4326)
    page = page_of(make_event(), provinces=areas)
    assert '"area": "SY04"' in page
    assert '"events": 1' in page
