"""Measures the merging of reports on judged pairs: python benchmarks/incident_pairs.py [--write]

``data/incident_pairs.csv`` names pairs of events in articles and captions of the open sets and the practice
set: document and offset of a word of each event, and whether the two are the same occurrence, judged from the
texts twice. The pairs were drawn in strata: a to e by falling probability of the model as it was then, f from
pairs that it did not compare although their sentences are alike; ``weight`` is how many pairs of its stratum
a pair stands for. An event inside another (a raid of an offensive) is "part", which counts as not the same.

``--write`` puts the table into docs/incidents.md. Without the sets beside the checkout nothing is measured.
"""

from __future__ import annotations

import csv
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "docs"), str(ROOT / "benchmarks")]

from accuracy import EVALUATION  # noqa: E402
from marked import replace_marked, table  # noqa: E402

from conflict_events import extract_many, merge_reports  # noqa: E402
from conflict_events.corpus.incidents import Incident  # noqa: E402
from conflict_events.datelines import find_dateline  # noqa: E402
from conflict_events.events import Events  # noqa: E402

PAIRS = ROOT / "benchmarks" / "data" / "incident_pairs.csv"
PAGE = ROOT / "docs" / "incidents.md"
SETS = (EVALUATION / "open" / "fakes_provinces.jsonl", EVALUATION / "practice" / "docs.jsonl",
        EVALUATION / "open" / "wikipedia_current_events.jsonl", EVALUATION / "open" / "syrian_archive_captions.csv")  # fmt: skip


class Judged(NamedTuple):
    """One pair: each event as a document and an offset, and what was judged."""

    one: tuple[str, int]
    other: tuple[str, int]
    half: str
    weight: float
    first: str
    second: str
    verdict: str


class Outcome(NamedTuple):
    """A judged pair and what became of it: merged or not, or why it does not count."""

    pair: Judged
    merged: bool
    left_out: str = ""


def main() -> None:
    """Prints the table; writes it if asked to."""
    if not all(path.exists() for path in SETS):
        print("The sets of texts do not lie beside the checkout: nothing measured.")
        return
    pairs = read_pairs()
    outcomes = judge(pairs, merge_reports(read_events()))
    content = f"{figures(outcomes)}\n\n{left_out(outcomes)} {agreement(pairs)}"
    print(content)
    if "--write" in sys.argv:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(replace_marked(page, "judged pairs", content), encoding="utf-8")


def read_pairs() -> list[Judged]:
    """The judged pairs."""
    with PAIRS.open(encoding="utf-8", newline="") as file:
        return [
            Judged(
                (row["document"], int(row["start"])),
                (row["other_document"], int(row["other_start"])),
                row["half"],
                float(row["weight"]),
                row["first"],
                row["second"],
                row["verdict"],
            )
            for row in csv.DictReader(file)
        ]


def read_events() -> list[Events]:
    """The events of all documents of the sets."""
    found = extract_many(documents(), progress=False)
    return [events for events in found if isinstance(events, Events)]


def documents() -> Iterator[dict[str, Any]]:
    """All texts, each with an id of its own and its day of publication.

    Of the articles 70 of 250 are given another day than their datelines tell: they go by the dateline.
    """
    articles, practice, items, captions = SETS
    for path in (articles, practice):
        for row in map(json.loads, path.open(encoding="utf-8")):
            yield {
                "id": row["doc_id"],
                "text": row["text"],
                "published": None if find_dateline(row["text"][:3000]) else row["published"],
                "title": row["title"],
            }
    for row in map(json.loads, items.open(encoding="utf-8")):
        yield {"id": f"wikipedia-{row['id']}", "text": row["text"], "published": row["date"]}
    for row in csv.DictReader(captions.open(encoding="utf-8", newline="")):
        yield {
            "id": f"archive-{row['Reference_Code']}",
            "text": row["Description"],
            "published": row["Recording_Date"] or None,
        }


def judge(pairs: Iterable[Judged], incidents: Iterable[Incident]) -> list[Outcome]:
    """What became of every pair; one whose event is no longer found, or told as background, does not count."""
    where: dict[tuple[str, int], tuple[str, bool]] = {}
    for incident in incidents:
        for report in incident.reports:
            for mention in report.event.mentions:
                for offset in range(mention.start, mention.end):
                    where[report.doc_id or "", offset] = (incident.id, report.event.background)
    return [outcome(pair, where.get(pair.one), where.get(pair.other)) for pair in pairs]


def outcome(pair: Judged, one: tuple[str, bool] | None, other: tuple[str, bool] | None) -> Outcome:
    """One pair by the incidents that hold its events."""
    if pair.verdict == "unclear":
        return Outcome(pair, False, "unclear")
    if one is None or other is None:
        return Outcome(pair, False, "not found")
    if one[1] or other[1]:
        return Outcome(pair, False, "background")
    return Outcome(pair, one[0] == other[0])


def figures(outcomes: list[Outcome]) -> str:
    """Precision and recall of each half and of both, pair by pair and by weight."""
    counted = [o for o in outcomes if not o.left_out]
    rows = []
    for name in ("tuning", "checking", "both"):
        chosen = [o for o in counted if name in ("both", o.pair.half)]
        same = [o for o in chosen if o.pair.verdict == "same"]
        merged = [o for o in chosen if o.merged]
        right = [o for o in same if o.merged]
        rows.append(
            [
                name,
                str(len(chosen)),
                str(len(same)),
                f"{len(right) / len(merged):.3f}",
                f"{len(right) / len(same):.3f}",
                f"{weight(right) / weight(merged):.2f}",
                f"{weight(right) / weight(same):.2f}",
            ]
        )
    headers = ["half", "pairs", "the same", "precision", "recall", "precision, weighted", "recall, weighted"]
    return table(headers, rows)


def weight(outcomes: Iterable[Outcome]) -> float:
    return sum(o.pair.weight for o in outcomes)


def left_out(outcomes: Iterable[Outcome]) -> str:
    """How many pairs do not count, and why."""
    counts = Counter(o.left_out for o in outcomes if o.left_out)
    told = ", ".join(f"{counts[why]} {why}" for why in ("unclear", "not found", "background"))
    return f"Pairs that do not count: {told}."


def agreement(pairs: list[Judged]) -> str:
    """How often the two judgements agree, and Cohen's kappa."""
    observed = sum(p.first == p.second for p in pairs) / len(pairs)
    first, second = Counter(p.first for p in pairs), Counter(p.second for p in pairs)
    chance = sum(first[name] * second[name] for name in first) / len(pairs) ** 2
    kappa = (observed - chance) / (1 - chance)
    return f"The two judgements agree on {observed:.1%} of {len(pairs)} pairs (kappa {kappa:.2f})."


if __name__ == "__main__":
    main()
