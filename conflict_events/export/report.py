"""One page of many events that needs no network: filters, map, timeline, table, download. Needs pandas."""

from __future__ import annotations

import base64
import gzip
import hashlib
import json
from typing import TYPE_CHECKING, Any

from conflict_events.export.outlines import ATTRIBUTION, Box, outlines_within
from conflict_events.export.tally import category_colours
from conflict_events.export.templating import asset, render, templates

if TYPE_CHECKING:
    import pandas

MARGIN = 3.0  # degrees around the events within which outlines are drawn
STYLES = ("leaflet/leaflet.css", "uplot/uPlot.min.css", "tabulator/tabulator_simple.min.css")
SCRIPTS = ("leaflet/leaflet.js", "uplot/uPlot.iife.min.js", "tabulator/tabulator.min.js")


def report_page(frame: pandas.DataFrame, title: str = "Conflict events") -> str:
    """The page as HTML for a frame with the columns of :meth:`Events.to_frame`; a column ``url`` may join them.

    The events are packed (gzip, base64), so that no word of an article is markup; besides, the page's own
    policy lets no script run but the four that it holds, and loads nothing.
    """
    from conflict_events import __version__

    scripts = [*map(_without_source_map, map(asset, SCRIPTS)), _own("report.js")]
    return render(
        "report.html",
        title=title,
        version=__version__,
        attribution=ATTRIBUTION,
        styles=[*map(asset, STYLES), _own("report.css")],
        scripts=scripts,
        hashes=[_hash(script) for script in scripts],
        data=pack(report_data(frame)),
    )


def report_data(frame: pandas.DataFrame) -> dict[str, Any]:
    """What the page knows: columns, colours of the categories, outlines around the events."""
    return {
        "size": len(frame),
        "columns": {str(name): _column(frame[name]) for name in frame.columns},
        "colours": category_colours(frame["category"].dropna().unique()),
        "outlines": {"type": "FeatureCollection", "features": outlines_within(_box(frame))},
    }


def pack(data: dict[str, Any]) -> str:
    """JSON, gzip, base64; the same data give the same text."""
    plain = json.dumps(data, ensure_ascii=False, separators=(",", ":"), allow_nan=False)
    packed = gzip.compress(plain.encode("utf-8", "replace"), compresslevel=6, mtime=0)
    return base64.b64encode(packed).decode("ascii")


def _column(column: pandas.Series[Any]) -> dict[str, list[Any]]:
    """The values of a column; where they repeat, the distinct ones and each row's position among them."""
    import pandas as pd

    if pd.api.types.is_datetime64_any_dtype(column):
        column = column.dt.strftime("%Y-%m-%d")
    if pd.api.types.is_numeric_dtype(column):
        rounded = column.round(4) if pd.api.types.is_float_dtype(column) else column
        return {"values": rounded.astype(object).where(rounded.notna(), None).tolist()}
    texts = column.astype(object).where(column.notna(), None).map(_text, na_action="ignore")
    positions, words = pd.factorize(texts)
    return {"words": list(words), "at": positions.tolist()}


def _text(cell: object) -> str:
    return cell if isinstance(cell, str) else json.dumps(cell, ensure_ascii=False, default=str)


def _box(frame: pandas.DataFrame) -> Box | None:
    located = frame.dropna(subset=["latitude", "longitude"])
    if located.empty:
        return None
    south, north = float(located["latitude"].min()), float(located["latitude"].max())
    west, east = float(located["longitude"].min()), float(located["longitude"].max())
    return west - MARGIN, south - MARGIN, east + MARGIN, north + MARGIN


def _own(name: str) -> str:
    return templates().get_template(name).render()


def _without_source_map(script: str) -> str:
    """A script without the line by which browsers would ask for its source map."""
    return "\n".join(line for line in script.splitlines() if not line.startswith("//# sourceMappingURL"))


def _hash(script: str) -> str:
    return base64.b64encode(hashlib.sha256(script.encode()).digest()).decode("ascii")
