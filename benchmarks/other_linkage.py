"""The same links by another library: python benchmarks/other_linkage.py [EVENTS]

Compares the synthetic events of benchmarks/merging.py (5,000 when left out) with Splink, as the library does,
and with recordlinkage: blocked by place and neighbouring day, compared by type, day, attacker and number,
classified by its unsupervised ECM. Both are judged by pairs before any grouping. Needs
``pip install recordlinkage``.
"""

from __future__ import annotations

import random
import sys
import time
from typing import Any

import pandas
from merging import reports

from conflict_events.corpus.incident_rules import incident_rules
from conflict_events.corpus.incidents import Report
from conflict_events.corpus.linkage import compare, tables
from conflict_events.corpus.records import record

Pairs = set[tuple[int, int]]


def main() -> None:
    """Prints precision, recall and seconds of both."""
    size = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    told = [
        Report(doc_id=e.doc_id, published=e.published, event=e[0]) for e in reports(size, random.Random(5))
    ]
    occurrence = [(one.doc_id or "").split("/")[0] for one in told]
    records = [record(n, one, one.doc_id or "") for n, one in enumerate(told)]
    for name, link in (("Splink", by_splink), ("recordlinkage", by_recordlinkage)):
        start = time.perf_counter()
        found = link(records)
        seconds = time.perf_counter() - start
        right = sum(occurrence[a] == occurrence[b] for a, b in found)
        wanted = sum(n * (n - 1) // 2 for n in pandas.Series(occurrence).value_counts())
        precision, recall = right / max(1, len(found)), right / wanted
        print(f"{name}: precision {precision:.3f}  recall {recall:.3f}  seconds {seconds:.1f}")


def by_splink(records: list[dict[str, Any]]) -> Pairs:
    """The pairs that the library links."""
    found = compare(tables(records))
    sure = found.probability >= incident_rules().threshold
    one, other = found.positions[found.one[sure]], found.positions[found.other[sure]]
    return {(min(pair), max(pair)) for pair in zip(one.tolist(), other.tolist(), strict=True)}


def by_recordlinkage(records: list[dict[str, Any]]) -> Pairs:
    """The pairs that recordlinkage links."""
    import recordlinkage

    names = ("type", "first_day", "killed_low")
    frame = pandas.DataFrame([{name: row[name] for name in names} for row in records])
    frame["place"] = [next(iter(row["places"]), None) for row in records]
    frame["attacker"] = [next(iter(row["attackers"]), None) for row in records]
    index = recordlinkage.Index()
    index.sortedneighbourhood("first_day", window=3, block_on=["place"])
    judge = recordlinkage.Compare()
    judge.exact("type", "type")
    judge.exact("first_day", "first_day")
    judge.exact("attacker", "attacker")
    judge.exact("killed_low", "killed_low")
    vectors = judge.compute(index.index(frame), frame)
    links = recordlinkage.ECMClassifier(binarize=0.5).fit_predict(vectors)
    return {(min(pair), max(pair)) for pair in links}


if __name__ == "__main__":
    main()
