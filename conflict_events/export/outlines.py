"""Outlines of countries and of Syria's provinces (Natural Earth, public domain), so that a map without tiles tells where."""

from __future__ import annotations

import functools
import json
from collections.abc import Iterator
from typing import Any

from conflict_events.export.templating import asset

ATTRIBUTION = "Outlines: Natural Earth"
Box = tuple[float, float, float, float]  # west, south, east, north


def outlines_within(box: Box | None) -> list[dict[str, Any]]:
    """GeoJSON features whose boxes touch ``box``; all of them without a box."""
    features = _features()
    return [f for b, f in features if box is None or _touch(b, box)]


@functools.cache
def _features() -> list[tuple[Box, dict[str, Any]]]:
    features = json.loads(asset("outlines.json"))["features"]
    return [(_box(f["geometry"]["coordinates"]), f) for f in features]


def _box(coordinates: list[Any]) -> Box:
    points = list(_points(coordinates))
    longitudes, latitudes = zip(*points, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _points(coordinates: list[Any]) -> Iterator[tuple[float, float]]:
    if isinstance(coordinates[0], (int, float)):
        yield coordinates[0], coordinates[1]
    else:
        for part in coordinates:
            yield from _points(part)


def _touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
