"""A chart of events over time, counted in pandas before the browser sees them. Needs altair and pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from conflict_events.export.libraries import needed
from conflict_events.export.tally import category_colours, count_by_time

if TYPE_CHECKING:
    import altair
    import pandas

WIDTH = 720
MILLISECONDS_A_DAY = 86_400_000


def event_timeline(frame: pandas.DataFrame, *, background: bool = False) -> altair.VConcatChart:
    """A chart of a frame of events, such as :meth:`Events.to_frame` gives; see :meth:`Events.timeline`."""
    alt = needed("altair", "timeline()", "notebook")
    shown = frame if background else frame[~frame["background"].fillna(False).astype(bool)]
    unit, counts = count_by_time(shown)
    placed = int(counts["events"].sum())
    picked = alt.selection_point(fields=["category"], bind="legend")
    charts = [_bars(alt, counts, unit, "events", picked).properties(height=220).add_params(picked)]
    if counts["killed"].any():
        charts.append(_bars(alt, counts, unit, "killed", picked).properties(height=90))
    left_out = len(frame) - placed
    title = f"{placed} events by {unit}" + (
        f", {left_out} undated or background left out" if left_out else ""
    )
    whole: altair.VConcatChart = alt.vconcat(*charts, title=title).resolve_scale(x="shared")
    return whole


def _bars(alt: Any, counts: pandas.DataFrame, unit: str, measure: str, picked: Any) -> Any:
    """Bars stacked by category; a click on the legend picks one."""
    colours = category_colours(counts["category"])
    scale = alt.Scale(domain=list(colours), range=list(colours.values()))
    titles = {"events": "events", "killed": "killed, at least"}
    chart = alt.Chart(_stacked(counts, measure)).mark_rect(stroke="white", strokeWidth=0.3)
    return chart.encode(
        x=alt.X("start:T", title=None, axis=alt.Axis(tickMinStep=MILLISECONDS_A_DAY, labelOverlap=True)),
        x2="end:T",
        y=alt.Y("low:Q", title=titles[measure], axis=alt.Axis(tickMinStep=1)),
        y2="high:Q",
        color=alt.Color("category:N", scale=scale, title="category"),
        opacity=alt.condition(picked, alt.value(1), alt.value(0.15)),
        tooltip=[
            alt.Tooltip("start:T", title=f"{unit} from"),
            "category:N",
            alt.Tooltip(f"{measure}:Q", title=titles[measure]),
        ],
    ).properties(width=WIDTH)


def _stacked(counts: pandas.DataFrame, measure: str) -> pandas.DataFrame:
    """``low`` and ``high`` of each bar: bars that end where the next begins cannot be stacked by vega."""
    bars = counts[counts[measure] > 0]
    high = bars.groupby("start")[measure].cumsum()
    return bars.assign(high=high, low=high - bars[measure])
