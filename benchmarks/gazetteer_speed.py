"""How fast the gazetteer loads and answers, in seconds of one core, so that other work on the machine counts little."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

from conflict_events.gazetteer import load_gazetteer, lookup

LOADING = """
import time
from conflict_events.gazetteer import load_gazetteer, lookup
start = time.process_time()
load_gazetteer()
lookup("Kafr Naboudeh")
print(time.process_time() - start)
"""


def measure_speed(shared: Path) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """Seconds to load in a fresh interpreter; exact and fuzzy look-ups a second, on names of the table."""
    loading = min(
        float(
            subprocess.run([sys.executable, "-c", LOADING], capture_output=True, text=True, check=True).stdout
        )
        for _ in range(5)
    )
    rows = [r for r in load_gazetteer().rows.values() if r.country == "SY" and r.kind in ("town", "village")]
    slips = [f"{r.name[:-3]}z{r.name[-3:]}" for r in rows if len(r.name) > 8 and r.name.isascii()]
    return {
        "seconds to load": ("0.3", f"{loading:.2f}"),
        "exact look-ups a second": ("50000", str(rate([r.name for r in rows]))),
        "fuzzy look-ups a second": ("2000", str(rate(slips[:1000]))),
    }, []


def rate(names: list[str]) -> int:
    """Look-ups a second; the best of five rounds, so that other work on the machine counts little."""
    best = 0.0
    for _ in range(5):
        start = time.process_time()
        for name in names:
            lookup(name, limit=1)
        best = max(best, len(names) / (time.process_time() - start))
    return round(best, -2).__int__()
