"""Measures the extraction on the open sets: python benchmarks/open_sets.py [--list] [--write]

Strike bulletins (place, count and province are known for each line), news items of one month by category
(an event in those about war, none in sports or business) and captions of videos (an event where the caption
names an attack). ``--list`` prints the items that are not as they should be, ``--write`` puts the table
into docs/accuracy.md. The sets lie beside the checkout and are not part of the project.
"""

from __future__ import annotations

import csv
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "docs"), str(ROOT / "benchmarks")]

from accuracy import EVALUATION  # noqa: E402
from marked import replace_marked, table  # noqa: E402

from conflict_events import Event, extract_events  # noqa: E402
from conflict_events.gazetteer import lookup  # noqa: E402

OPEN = EVALUATION / "open"
VERDICTS = ROOT / "benchmarks" / "data" / "open_verdicts.csv"  # by item: real, false or silent, and why
PEACEFUL = ("Sports", "Entertainment_Culture", "Business_Finance", "Technology_Internet", "Health")
MIXED = ("Politics", "Disaster_Accident", "International_Relation")
# Words of violence in an item about war, and of an attack in a caption: what should give an event.
VIOLENCE = re.compile(
    r"\b(?:kill|attack|bomb|strike|struck|shell|clash|fight|fought|captur|seiz|shot|shoot|explo|blast|raid|ambush"
    r"|assassinat|behead|execut|kidnap|abduct|offensive|siege|ceasefire|truce|airstrike|missile|gunm[ae]n)\w*",
    re.IGNORECASE,
)
ATTACK = re.compile(
    r"\b(?:air ?-?strikes?|air ?-?raids?|shell(?:s|ed|ing)|bomb\w*|target\w*|attack\w*|strikes?|struck|raid\w*|missiles?"
    r"|rockets?|barrels?|explo\w+)\b",
    re.IGNORECASE,
)
AIRSTRIKE = re.compile(r"\bair ?-?(?:strikes?|raids?)\b", re.IGNORECASE)


class Finding(NamedTuple):
    """One figure: what was looked at, how many, how many are as they should be, and those that are not."""

    measure: str
    goal: str
    looked_at: int
    right: int
    others: list[str]


def main() -> None:
    """Prints the table; lists and writes if asked to."""
    findings = [*bulletins(), *news_items(), *captions()]
    rows = [[f.measure, f.goal, str(f.looked_at), share(f)] for f in findings]
    content = table(["measure", "goal", "items", "found"], rows)
    print(content)
    if "--list" in sys.argv:
        for finding in findings:
            print(f"\n{finding.measure}", *finding.others, sep="\n  ")
    if "--write" in sys.argv:
        page = ROOT / "docs" / "accuracy.md"
        page.write_text(
            replace_marked(page.read_text(encoding="utf-8"), "open sets", content), encoding="utf-8"
        )


def share(finding: Finding) -> str:
    """Per cent with one decimal."""
    return f"{100 * finding.right / finding.looked_at:.1f} %" if finding.looked_at else ""


def finding(measure: str, goal: str, judged: list[tuple[bool, str]]) -> Finding:
    """One figure from judged items."""
    return Finding(measure, goal, len(judged), sum(r for r, _ in judged), [t for r, t in judged if not r])


def read_lines(name: str) -> list[dict[str, str]]:
    """A set in JSON lines."""
    return [json.loads(line) for line in (OPEN / name).read_text(encoding="utf-8").splitlines()]


def bulletins() -> Iterator[Finding]:
    """Strike lines of a bulletin: one airstrike each, with place and count."""
    items = [(item, extract_events(item["text"])) for item in read_lines("centcom_strikes.jsonl")]
    strikes = [(i, [e for e in found if e.type == "airstrike"], found) for i, found in items]
    yield finding("bulletin lines: airstrike", "99 %", [(bool(s), i["text"]) for i, s, _ in strikes])
    yield finding("bulletin lines: count", "99 %", [(counted(i, s), i["text"]) for i, s, _ in strikes])
    yield finding(
        "bulletin lines: place as written",
        "98 %",
        [(any(i["place_raw"] in p.text for e in s for p in e.places), i["text"]) for i, s, _ in strikes],
    )
    yield finding("bulletin lines: province", "97 %", [(placed(i, s), i["text"]) for i, s, _ in strikes])
    yield finding(
        "bulletin lines: no second event", "100 %", [(len(f) < 2, i["text"]) for i, _, f in strikes]
    )


def counted(item: dict[str, str], strikes: list[Event]) -> bool:
    """Whether the count is that of the line; one strike needs none."""
    return bool(strikes) and (strikes[0].count or 1) == int(item["count"])


def placed(item: dict[str, str], strikes: list[Event]) -> bool:
    """Whether the province (outside Syria the country) is that of the named place."""
    known = lookup(item["place_raw"], limit=1) or lookup(item["place"], limit=1)
    where = {(p.country, p.province) for e in strikes for p in e.places}
    return bool(known) and (known[0].country, known[0].province) in where


def news_items() -> Iterator[Finding]:
    """Items of a month of news by their category."""
    items = [(i, extract_events(i["text"])) for i in read_lines("wikipedia_current_events.jsonl")]
    violent = [(i, f) for i, f in items if i["category"] == "War_Conflict" and VIOLENCE.search(i["text"])]
    yield finding("news items on war: an event", "85 %", [(bool(f), i["text"]) for i, f in violent])
    yield finding("peaceful items: no event", "100 %", silent(items, PEACEFUL))
    yield finding("politics, disasters, diplomacy: no event", "", silent(items, MIXED))
    yield finding("politics, disasters, diplomacy: no false event", "97 %", without_false(items))


def silent(
    items: list[tuple[dict[str, str], list[Event]]], categories: tuple[str, ...]
) -> list[tuple[bool, str]]:
    """Items of some categories; right are those without events."""
    chosen = [(i, f) for i, f in items if i["category"] in categories]
    return [(not f, f"{[e.type for e in f]} {i['category']}: {i['text']}") for i, f in chosen]


def without_false(items: list[tuple[dict[str, str], list[Event]]]) -> list[tuple[bool, str]]:
    """Items of the mixed categories; right are those without events and those whose event was read and found real."""
    with VERDICTS.open(encoding="utf-8", newline="") as lines:
        real = {row["item"] for row in csv.DictReader(lines) if row["verdict"] == "real"}
    chosen = [(i, f) for i, f in items if i["category"] in MIXED]
    return [(not f or str(i["id"]) in real, f"{i['id']} {[e.type for e in f]}") for i, f in chosen]


def captions() -> Iterator[Finding]:
    """Captions that name an attack."""
    with (OPEN / "syrian_archive_captions.csv").open(encoding="utf-8", newline="") as lines:
        texts = [row["Description"] for row in csv.DictReader(lines)]
    attacks = [(t, extract_events(t)) for t in texts if ATTACK.search(t)]
    yield finding("captions of attacks: an event", "85 %", [(bool(f), t) for t, f in attacks])
    from_air = [(t, f) for t, f in attacks if AIRSTRIKE.search(t)]
    yield finding(
        "captions of air strikes: typed so",
        "",
        [(any(e.type == "airstrike" for e in f), f"{[e.type for e in f]} {t}") for t, f in from_air],
    )


if __name__ == "__main__":
    main()
