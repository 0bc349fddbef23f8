"""A folium map of events: clusters by place, colours by category. Needs folium and pandas.

The scripts of the map are part of the page; only background tiles come from the network.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

from conflict_events.export.libraries import needed
from conflict_events.export.outlines import ATTRIBUTION, Box, outlines_within
from conflict_events.export.tally import category_colours, count_by_place
from conflict_events.export.templating import asset, inert, templates

if TYPE_CHECKING:
    import folium
    import geopandas
    import pandas

SHADES = ("#f6eff7", "#d0d1e6", "#a6bddb", "#67a9cf", "#1c9099", "#016c59")
MARGIN = 1.5  # degrees around the events within which outlines are drawn


def event_map(
    frame: pandas.DataFrame,
    *,
    provinces: geopandas.GeoDataFrame | None = None,
    tiles: str | None = "OpenStreetMap",
    background: bool = False,
) -> folium.Map:
    """A map of a frame of events, such as :meth:`Events.to_frame` gives; see :meth:`Events.map`."""
    library = needed("folium", "map()", "geo")
    shown = frame if background else frame[~frame["background"].fillna(False).astype(bool)]
    places = count_by_place(shown)
    box = _box(places)
    page: Any = library.Map(
        location=(34.9, 38.5), zoom_start=7, tiles=tiles, prefer_canvas=True, control_scale=True
    )
    page.default_js = [("leaflet", _script("leaflet/leaflet.js"))]
    page.default_css = [("leaflet_css", _style("leaflet/leaflet.css"))]
    _add_outlines(page, box)
    if provinces is not None:
        _add_provinces(page, provinces, shown)
    _add_markers(page, places, len(shown) - sum(p["events"] for p in places))
    library.LayerControl(collapsed=False).add_to(page)
    if box:
        page.fit_bounds([(box[1], box[0]), (box[3], box[2])], max_zoom=11, padding=(20, 20))
    result: folium.Map = page
    return result


def _box(places: list[dict[str, Any]]) -> Box | None:
    if not places:
        return None
    latitudes, longitudes = zip(*(p["at"] for p in places), strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _add_markers(page: folium.Map, places: list[dict[str, Any]], unplaced: int) -> None:
    from folium.elements import JSCSSMixin
    from folium.map import Layer

    class EventMarkers(JSCSSMixin, Layer):
        """The clusters, the legend, and the note on events without coordinates."""

        _template = templates().get_template("map_markers.html")
        default_js = [("markercluster", _script("leaflet.markercluster/leaflet.markercluster.js"))]
        default_css = [("markercluster_css", _style("leaflet.markercluster/MarkerCluster.css"))]

    markers: Any = EventMarkers(name="Events", overlay=True)
    markers.places, markers.unplaced = places, unplaced
    markers.attribution = ATTRIBUTION
    markers.colours = category_colours(p["category"] for p in places)
    markers.add_to(page)


def _add_outlines(page: folium.Map, box: Box | None) -> None:
    import folium

    wide = (box[0] - MARGIN, box[1] - MARGIN, box[2] + MARGIN, box[3] + MARGIN) if box else None
    features = outlines_within(wide)
    folium.GeoJson(
        {"type": "FeatureCollection", "features": features},
        name="Outlines",
        style_function=_outline_style,
        interactive=False,
    ).add_to(page)


def _outline_style(feature: dict[str, Any]) -> dict[str, Any]:
    country = feature["properties"]["kind"] == "country"
    return {"color": "#777", "weight": 1.4 if country else 0.7, "fill": False}


def _add_provinces(page: folium.Map, provinces: geopandas.GeoDataFrame, frame: pandas.DataFrame) -> None:
    """Areas shaded by the number of events whose coordinates lie in them."""
    import folium

    counted = count_by_area(provinces, frame)
    most = max(1, int(counted["events"].max()))
    named = [c for c in counted.columns if c not in (counted.geometry.name, "events")][:1]
    names = ["area"] if named else []
    counted = counted.rename(columns=dict.fromkeys(named, "area"))
    if names:
        counted["area"] = counted["area"].map(inert)

    def shade(feature: dict[str, Any]) -> dict[str, Any]:
        share = feature["properties"]["events"] / most
        step = 0 if share == 0 else 1 + min(len(SHADES) - 2, int(share * (len(SHADES) - 1)))
        return {"fillColor": SHADES[step], "fillOpacity": 0.55, "color": "#555", "weight": 1}

    tooltip = folium.GeoJsonTooltip(fields=[*names, "events"], aliases=["", "events"][-len(names) - 1 :])
    folium.GeoJson(counted, name="Provinces", style_function=shade, tooltip=tooltip).add_to(page)


def count_by_area(areas: geopandas.GeoDataFrame, frame: pandas.DataFrame) -> geopandas.GeoDataFrame:
    """``areas`` in WGS 84 with the text column that tells them apart best and the number of ``events`` in each."""
    import geopandas as gpd

    located = frame.dropna(subset=["latitude", "longitude"])
    at = gpd.points_from_xy(located["longitude"].astype(float), located["latitude"].astype(float), crs=4326)
    plain = areas.set_crs(4326) if areas.crs is None else areas.to_crs(4326)
    texts = [c for c in plain.columns if plain[c].map(lambda cell: isinstance(cell, str)).any()]
    named = sorted(texts, key=lambda c: -plain[c].nunique())[:1]
    kept = plain[[*named, plain.geometry.name]].reset_index(drop=True)
    inside = gpd.sjoin(gpd.GeoDataFrame(geometry=at), kept, predicate="within")
    counts = inside["index_right"].value_counts()
    return kept.assign(events=[int(counts.get(n, 0)) for n in kept.index])


def _script(path: str) -> str:
    return _data_address("text/javascript", asset(path))


def _style(path: str) -> str:
    return _data_address("text/css", asset(path))


def _data_address(kind: str, content: str) -> str:
    return f"data:{kind};base64,{base64.b64encode(content.encode()).decode()}"
