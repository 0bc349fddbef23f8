"""How fast map, timeline and report page of many events are made, and how fast the page loads and filters.

    python benchmarks/report_page.py           # prints a table
    python benchmarks/report_page.py --write   # and puts it into docs/views.md

The events are made up: real places of the gazetteer, random types, days, actors and sentences. Needs
chromium, chromedriver and the extras "geo" and "test".
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from conflict_events.export.map import event_map
from conflict_events.export.report import report_page
from conflict_events.export.rows import COLUMNS
from conflict_events.export.timeline import event_timeline
from conflict_events.rules.load import builtin_event_types

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT / "tests"))
sys.path.insert(0, str(ROOT / "docs"))
from browsing import open_browser, wait_for  # noqa: E402 - tests and docs are no packages
from marked import replace_marked, table  # noqa: E402

if TYPE_CHECKING:
    import pandas

EVENTS = 50_000
ACTORS = ("Syrian Arab Army", "Russian Armed Forces", "Islamic State", "Opposition rebels", "Civilians")
WORDS = "shelled raided stormed lost village market road checkpoint near after heavy fighters families said".split()
FILTERS = {
    "type": "shelling",
    "province": "Idlib",
    "actor": "Islamic State",
    "status": "claimed",
    "words": "market",
    "from": "2017-01-01",
}
# Sets one filter, waits until the table, too, has been drawn anew, and tells the milliseconds.
FILTER = """
const [name, value, done] = arguments, start = performance.now();
document.getElementById("filters").reset();
document.getElementById(name).value = value;
report.apply();
report.table.built.then(() => requestAnimationFrame(() => requestAnimationFrame(() =>
  done([performance.now() - start, report.chosen.length]))));
"""


def made_up_frame(number: int) -> pandas.DataFrame:
    """Events whose places follow a long tail, as places in the news do."""
    import pandas as pd

    chance = random.Random(1)
    places = pd.read_csv(ROOT / "data" / "gazetteer" / "places.csv", dtype=str, keep_default_na=False)
    syrian = places[(places["country"] == "SY") & (places["latitude"] != "")].sample(2000, random_state=1)
    weights = [1 / (rank + 1) ** 0.8 for rank in range(len(syrian))]
    chosen = syrian.iloc[chance.choices(range(len(syrian)), weights, k=number)].reset_index(drop=True)
    types = chance.choices(list(builtin_event_types().values()), k=number)
    days = pd.Timestamp("2013-01-01") + pd.to_timedelta([chance.randrange(2000) for _ in range(number)], "D")
    told = {
        "id": [f"{n:016x}" for n in range(number)],
        "type": [t.type for t in types],
        "category": [t.category for t in types],
        "attackers": chance.choices(ACTORS, k=number),
        "targets": chance.choices(ACTORS, k=number),
        "places": chosen["name"],
        "provinces": chosen["province"],
        "districts": chosen["district"],
        "countries": "SY",
        "latitude": chosen["latitude"].astype(float),
        "longitude": chosen["longitude"].astype(float),
        "date_start": days,
        "date_end": days,
        "date_precision": "day",
        "killed_low": chance.choices((None, None, 1, 3, 12), k=number),
        "status": chance.choices(("reported", "claimed", "unconfirmed", "denied"), (8, 3, 1, 0.3), k=number),
        "background": False,
        "evidence": [" ".join(chance.choices(WORDS, k=28)) for _ in range(number)],
        "doc_id": [f"article-{n // 4}" for n in range(number)],
    }
    frame = pd.DataFrame(told).reindex(columns=list(COLUMNS))
    return frame.astype({name: column.dtype for name, column in COLUMNS.items()})


def timed(make: Callable[[], Any]) -> tuple[str, Any]:
    """How long it took, and what came of it."""
    start = time.perf_counter()
    made = make()
    return f"{time.perf_counter() - start:.1f} s", made


def measure_making(frame: pandas.DataFrame) -> tuple[list[list[str]], str]:
    """A row each for map, timeline and report page; the page itself."""
    took_map, page = timed(lambda: event_map(frame).get_root().render())
    took_chart, _ = timed(lambda: event_timeline(frame).to_json())
    took_report, report = timed(lambda: report_page(frame))
    return [
        ["`event_map`", f"{took_map}, {len(page) / 1e6:.1f} MB", ""],
        ["`event_timeline`", took_chart, ""],
        ["`report_page`", f"{took_report}, {len(report) / 1e6:.1f} MB", ""],
    ], report


def measure_page(report: str) -> Iterator[list[str]]:
    """A row for opening the page and one for each filter, until all is drawn anew."""
    with TemporaryDirectory() as folder, open_browser() as browser:
        path = Path(folder) / "report.html"
        path.write_text(report, encoding="utf-8")
        browser.execute_cdp_cmd("Performance.enable", {"timeDomain": "threadTicks"})
        start = busy(browser)
        took, _ = timed(lambda: load(browser, path))
        yield ["page opens", took, f"{busy(browser) - start:.1f} s"]
        for name, value in FILTERS.items():
            start = busy(browser)
            wait, left = browser.execute_async_script(FILTER, name, value)
            computed = 1000 * (busy(browser) - start)
            yield [f"{name} {value}: {left:,} events left", f"{wait:.0f} ms", f"{computed:.0f} ms"]


def busy(browser: Any) -> float:
    """Seconds that the page's main thread has computed, whatever else the machine does."""
    metrics = browser.execute_cdp_cmd("Performance.getMetrics", {})["metrics"]
    return float(next(m["value"] for m in metrics if m["name"] == "TaskDuration"))


def load(browser: Any, path: Path) -> None:
    """Opens the page and waits until its first selection is shown."""
    browser.get(path.as_uri())
    wait_for(lambda: browser.execute_script("return document.body.dataset.state") == "ready", 60)


def main() -> None:
    """Prints the table; with ``--write`` puts it into the documentation."""
    making, report = measure_making(made_up_frame(EVENTS))
    measured = table(["50,000 events", "time", "computing"], [*making, *measure_page(report)])
    print(measured)
    if "--write" in sys.argv:
        page = ROOT / "docs" / "views.md"
        page.write_text(
            replace_marked(page.read_text(encoding="utf-8"), "report_speed", measured), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
