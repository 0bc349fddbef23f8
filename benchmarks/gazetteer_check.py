"""Compares the gazetteer with independent references where they are at hand: python benchmarks/gazetteer_check.py

Reads ``../shared/gazetteer`` beside the checkout. Prints, for the compiled rows that the references know, how
many agree on province and lie within 5 and 10 km, and lists the rows that do not.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from math import cos, hypot, radians
from pathlib import Path

from conflict_events.gazetteer import load_gazetteer
from conflict_events.gazetteer.index import Row
from conflict_events.gazetteer.names import key

REFERENCE = Path(__file__).resolve().parents[2] / "shared" / "gazetteer"
PROVINCES = {
    "Idleb": "Idlib", "Lattakia": "Latakia", "Rural Damascus": "Rif Dimashq", "Deir-ez-Zor": "Deir ez-Zor", "Ar-Raqqa": "Raqqa",
    "Al-Hasakeh": "Al-Hasakah", "Dar'a": "Daraa", "As-Sweida": "As-Suwayda", "Tartous": "Tartus",
}  # fmt: skip
Point = tuple[str, float, float]


def main() -> int:
    """Prints the comparison; 1 when a province differs."""
    if not REFERENCE.is_dir():
        print("no references at hand")
        return 0
    known = communities()
    rows = [
        r
        for r in load_gazetteer().rows.values()
        if r.country == "SY" and r.kind in ("city", "town", "village")
    ]
    compared = [(row, nearest(row, known[key(row.name)])) for row in rows if key(row.name) in known]
    far = [(row, km) for row, (_, km) in compared if km > 5]
    wrong = [row for row, (province, km) in compared if province != row.province and km < 25]
    print(f"{len(compared)} of {len(rows)} settlements known to the reference")
    print(
        f"within 5 km: {1 - len(far) / len(compared):.3f}, within 10 km: {sum(km <= 10 for _, (_, km) in compared) / len(compared):.3f}"
    )
    print(f"other province though near: {len(wrong)}")
    for row in wrong:
        print("  province?", row.name, row.province)
    for row, km in sorted(far, key=lambda x: -x[1]):
        print(f"  {km:6.1f} km  {row.name} ({row.province}) {row.latitude} {row.longitude}")
    return int(bool(wrong))


def communities() -> dict[str, list[Point]]:
    """Reference communities by folded name."""
    known: dict[str, list[Point]] = defaultdict(list)
    with (REFERENCE / "ocha_communities.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            province = PROVINCES.get(line["ADM1_EN"], line["ADM1_EN"])
            for name in {line["PP_NAME_EN"], line["PP_REF_NAM"], line["PP_ALT1_EN"]} - {""}:
                known[key(name)].append((province, float(line["lat"]), float(line["lon"])))
    return known


def nearest(row: Row, points: list[Point]) -> tuple[str, float]:
    """Province and distance in kilometres of the nearest namesake."""
    latitude, longitude = row.latitude or 0.0, row.longitude or 0.0
    distances = [
        (hypot(lat - latitude, (lon - longitude) * cos(radians(lat))) * 111.2, province)
        for province, lat, lon in points
    ]
    km, province = min(distances)
    return province, km


if __name__ == "__main__":
    sys.exit(main())
