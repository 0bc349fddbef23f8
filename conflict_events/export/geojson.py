"""GeoJSON and geopandas: one feature an event and place, with the columns of the frame as properties."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any

from conflict_events.export.libraries import needed
from conflict_events.export.placing import sites, told
from conflict_events.export.rows import COLUMNS, Column, Row, event_row, place_name

if TYPE_CHECKING:
    import geopandas

    from conflict_events.events import Events
    from conflict_events.models import Event, Place

PLACE_COLUMNS: dict[str, Column] = {
    "place": Column("string", "name of this place"),
    "place_id": Column("string", "its id in the gazetteer"),
    "place_kind": Column("string", "village, town, governorate ..."),
    "province": Column("string", "its governorate"),
    "district": Column("string", "its district"),
    "country": Column("string", "ISO 3166 alpha-2 code of its country"),
    "geo_precision": Column("Int64", "1 the place, 2 near it or part of a region, 3 a province or more"),
}
_OWN_POINT = ("latitude", "longitude")  # these become the geometry


def to_geojson_text(events: Iterable[Event] | Iterable[Events]) -> str:
    """A FeatureCollection; what has no coordinates has a null geometry, so that nothing is lost."""
    return "".join(feature_collection(json.dumps(f, ensure_ascii=False) for f in features(events)))


def feature_collection(spelt: Iterable[str]) -> Iterator[str]:
    """The pieces of a FeatureCollection of features that are spelt as JSON."""
    yield '{"type": "FeatureCollection", "features": ['
    for number, feature in enumerate(spelt):
        yield (", " if number else "") + feature
    yield "]}\n"


def features(
    events: Iterable[Event] | Iterable[Events], further: Row | None = None
) -> Iterator[dict[str, Any]]:
    """One feature an event and place; ``further`` are more properties of all of them."""
    return (_feature(place, row | (further or {})) for place, row in place_rows(events))


def to_geopandas(events: Iterable[Event] | Iterable[Events]) -> geopandas.GeoDataFrame:
    """The same features as a GeoDataFrame in WGS 84. ImportError says what to install."""
    frames = needed("geopandas", "to_geopandas()", "geo")
    pandas = needed("pandas", "to_geopandas()", "geo")
    pairs = list(place_rows(events))
    columns = {name: c for name, c in (COLUMNS | PLACE_COLUMNS).items() if name not in _OWN_POINT}
    data = {
        name: pandas.Series([row[name] for _, row in pairs], dtype=object).astype(c.dtype)
        for name, c in columns.items()
    }
    geometry = frames.points_from_xy(
        [place.longitude if place else None for place, _ in pairs],
        [place.latitude if place else None for place, _ in pairs],
    )
    known = [place is not None and place.latitude is not None for place, _ in pairs]
    points = frames.GeoSeries(
        [p if k else None for p, k in zip(geometry, known, strict=True)], crs="EPSG:4326"
    )
    return frames.GeoDataFrame(pandas.DataFrame(data), geometry=points, crs="EPSG:4326")


def place_rows(events: Iterable[Event] | Iterable[Events]) -> Iterator[tuple[Place | None, Row]]:
    """Each event and place with its cells; an event without a place once, without one."""
    for event, document in told(events):
        row = {name: cell for name, cell in event_row(event, document).items() if name not in _OWN_POINT}
        for place in sites(event) or [None]:  # type: ignore[list-item]
            yield place, row | _place_cells(place)


def _place_cells(place: Place | None) -> Row:
    if place is None:
        return dict.fromkeys(PLACE_COLUMNS)
    return {
        "place": place_name(place),
        "place_id": place.id,
        "place_kind": place.kind,
        "province": place.province,
        "district": place.district,
        "country": place.country,
        "geo_precision": place.precision,
    }


def _feature(place: Place | None, properties: Row) -> dict[str, Any]:
    point = place and place.latitude is not None and place.longitude is not None
    geometry = (
        {"type": "Point", "coordinates": [place.longitude, place.latitude]} if place and point else None
    )
    return {"type": "Feature", "geometry": geometry, "properties": properties}
