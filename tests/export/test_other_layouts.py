"""GeoJSON, geopandas, Parquet, PLOVER and HXL."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path

import pandas as pd
import pytest
from making import actor_of, make_event, make_events, place_of

from conflict_events.errors import MissingLibraryError
from conflict_events.events import Events
from conflict_events.export.hxl import HXL_TAGS
from conflict_events.export.plover import why_not_plover
from conflict_events.models import Casualty, Place

PLACES = [
    place_of(
        "Sukhnah", id="a", name="Sukhnah", province="Homs", country="SY", latitude=34.88, longitude=38.87
    ),
    place_of("Sukhnah", id="b", name="Morek", province="Hama", country="SY"),
]
LAYOUTS = ["to_csv", "to_geojson", "to_plover", "to_hxl", "to_jsonl"]


@pytest.mark.parametrize("layout", LAYOUTS)
def test_a_file_holds_what_is_returned(layout: str, tmp_path: Path) -> None:
    content = getattr(make_events(make_event(places=PLACES)), layout)(tmp_path / "file")
    assert (tmp_path / "file").read_bytes().decode() == content
    assert content


@pytest.mark.parametrize("layout", [*LAYOUTS, "to_frame", "to_acled", "to_ucdp", "to_geopandas"])
def test_no_events_give_an_empty_layout(layout: str) -> None:
    getattr(make_events(), layout)()


def test_geojson_has_a_feature_a_place() -> None:
    collection = json.loads(make_events(make_event(places=PLACES), doc_id="d1").to_geojson())
    first, second = collection["features"]
    assert collection["type"] == "FeatureCollection"
    assert first["geometry"] == {"type": "Point", "coordinates": [38.87, 34.88]}
    assert second["geometry"] is None
    assert (first["properties"]["place"], first["properties"]["doc_id"]) == ("Sukhnah", "d1")
    assert first["properties"]["id"] == second["properties"]["id"]


def test_geopandas_reads_the_geojson_and_agrees(tmp_path: Path) -> None:
    geopandas = pytest.importorskip("geopandas")
    events = make_events(make_event(places=PLACES), make_event(id="ce2", places=[]))
    events.to_geojson(tmp_path / "events.geojson")
    frame, again = events.to_geopandas(), geopandas.read_file(tmp_path / "events.geojson")
    assert frame.crs == again.crs == "EPSG:4326"
    assert [p and (p.x, p.y) for p in frame.geometry] == [(38.87, 34.88), None, None]
    assert (
        frame["place"].fillna("").tolist() == again["place"].fillna("").tolist() == ["Sukhnah", "Morek", ""]
    )


def test_parquet_reads_back_as_the_frame(tmp_path: Path) -> None:
    pytest.importorskip("pyarrow")
    events = make_events(make_event(), make_event(id="ce2", date=None, casualties=[]))
    events.to_parquet(tmp_path / "events.parquet")
    again = pd.read_parquet(tmp_path / "events.parquet", dtype_backend="numpy_nullable")
    assert again["id"].tolist() == ["ce1", "ce2"]
    assert list(again.columns) == list(events.to_frame().columns)
    assert again["killed_low"].isna().tolist() == [False, True]


def plover(*events: object, **fields: object) -> list[dict]:
    return [json.loads(line) for line in make_events(*events, **fields).to_plover().splitlines()]  # type: ignore[arg-type]


def test_plover_record() -> None:
    [record] = plover(make_event(places=PLACES), source="Sample Press", doc_id="d1")
    assert (record["event"], record["mode"], record["quad_code"], record["event_scale"]) == (
        ["ASSAULT"],
        ["aerial"],
        4,
        -9.5,
    )
    assert [(a["code"], a["sector"]) for a in record["actor"]] == [("RUS", "MIL")]
    assert [(a["code"], a["sector"]) for a in record["recipient"]] == [("SYR", "CVL")]
    assert (record["date"], record["enddate"]) == ("2015-10-05", None)
    assert record["size"] == {"dead": 12, "injured": None, "arrested": None}
    assert record["event_loc"]["country_code"] == "SYR"
    assert (record["cite_info"]["publication"], record["cite_info"]["citation"]) == ("Sample Press", "d1")


def test_plover_has_both_sides_of_a_clash_act() -> None:
    sides = {"attackers": [actor_of("jets", id="saa")], "targets": [actor_of("people", id="rebels")]}
    [record] = plover(make_event(type="clash", **sides))
    assert ([a["sector"] for a in record["actor"]], record["recipient"]) == (["MIL", "REB"], [])


def test_plover_marks_background_and_doubts() -> None:
    [record] = plover(make_event(background=True, status="denied"))
    assert record["mode"] == ["aerial", "historical"]
    assert record["comment"] == "status: denied"


@pytest.mark.parametrize(("fields", "reason"), [({"type": "crash"}, "category"), ({"date": None}, "date")])
def test_what_has_no_plover_record(fields: dict[str, object], reason: str) -> None:
    events = make_events(make_event(**fields), published=None)
    assert events.to_plover() == ""
    [(event, document)] = events.told()
    assert reason in str(why_not_plover(event, document))


def test_hxl_has_tags_under_its_header_and_sums_up() -> None:
    casualties = [Casualty(kind="killed", low=5, high=7), Casualty(kind="wounded", low=3, high=3)]
    events = make_events(make_event(places=PLACES, casualties=casualties), make_event(id="ce2", places=[]))
    header, tags, *rows = csv.reader(io.StringIO(events.to_hxl(), newline=""))
    assert dict(zip(header, tags, strict=True)) == HXL_TAGS
    cells = [dict(zip(header, row, strict=True)) for row in rows]
    assert [c["killed_min"] for c in cells] == ["3", "2", "12"]
    assert [c["killed_max"] for c in cells] == ["4", "3", "12"]
    assert [c["location"] for c in cells] == ["Sukhnah", "Morek", ""]


def test_hxl_is_guarded_against_formulas() -> None:
    assert "'@evil" in make_events(make_event(), doc_id="@evil").to_hxl()


@pytest.mark.parametrize(
    ("library", "call", "extra"),
    [
        ("pandas", "to_frame", "notebook"),
        ("pandas", "to_acled", "notebook"),
        ("pandas", "to_ucdp", "notebook"),
        ("geopandas", "to_geopandas", "geo"),
    ],
)
def test_a_missing_library_is_named_with_its_extra(
    library: str, call: str, extra: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(
        MissingLibraryError, match=rf"{call}\(\) needs {library}: pip install \"conflict-events\[{extra}\]\""
    ):
        getattr(make_events(make_event()), call)()


def test_parquet_without_pyarrow_names_its_extra(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(ImportError, match=r"conflict-events\[parquet\]"):
        make_events(make_event()).to_parquet(tmp_path / "x")


def test_a_place_told_twice_is_one_row() -> None:
    twice = [PLACES[0], PLACES[0].model_copy(update={"text": "the town", "start": 3}), Place(text="Sukhnah")]
    assert len(json.loads(make_events(make_event(places=twice)).to_geojson())["features"]) == 2


def test_many_texts_keep_their_documents() -> None:
    many = Events.concat([make_events(make_event(id=n), doc_id=n, source=n.upper()) for n in ("a", "b")])
    assert many.to_frame()["doc_id"].tolist() == ["a", "b"]
    assert many[1:].to_frame()["source"].tolist() == ["B"]
    assert [d.doc_id for d in many.documents] == ["a", "b"]
    assert many.published is None
