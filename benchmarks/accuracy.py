"""Measures the extraction on annotated articles: python benchmarks/accuracy.py [--write]

Runs over the project's own articles (``tests/gold``) and, where they lie beside the checkout, over the
external evaluation sets with their own scorer. Prints one table; ``--write`` puts it into
docs/accuracy.md and README.md. A set that is not there keeps the figures written last.
"""

from __future__ import annotations

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "docs"), str(ROOT / "tests")]

from gold_scoring import SLOTS, Score, gold_names, read_gold, score_article  # noqa: E402
from marked import read_marked, replace_marked, table  # noqa: E402

from conflict_events import extract_events  # noqa: E402

EVALUATION = ROOT.parent / "shared" / "eval"
PAGES = (ROOT / "README.md", ROOT / "docs" / "accuracy.md")
MEASURES = ("articles", "events", "detect", "type", *SLOTS, "whole")
SETS = {"own": "own articles", "seed": "reference article", "practice": "practice set", "dev": "check set"}
Figures = dict[str, str]


def main() -> None:
    """Prints the table of all sets that are there; writes it with ``--write``."""
    measured = {"own": measure_own()}
    for name in ("seed", "practice", "dev"):
        if (EVALUATION / name / "gold.json").exists():
            measured[name] = measure_evaluation_set(name)
    figures = written_figures() | {SETS[name]: row for name, row in measured.items()}
    content = figures_table(figures)
    print(content)
    if "--write" in sys.argv:
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            page.write_text(replace_marked(text, "accuracy", content), encoding="utf-8")


def measure_own() -> Figures:
    """The project's own annotated articles, scored by tests/gold_scoring.py."""
    articles = [read_gold(name) for name in gold_names()]
    total = Score()
    for article in articles:
        total += score_article(article, extract_events(article.text, published=article.published))
    shown = {"detect": total.detect.f1, "type": total.type.f1}
    shown |= {slot: total.slots[slot].f1 for slot in SLOTS}
    counts = {"articles": str(len(articles)), "events": str(total.detect.annotated)}
    return counts | {name: f"{value:.2f}" for name, value in shown.items()}


def measure_evaluation_set(name: str) -> Figures:
    """One external set, scored by the scorer that comes with it."""
    scorer = load_scorer()
    lines = (EVALUATION / name / "docs.jsonl").read_text(encoding="utf-8").splitlines()
    docs = {doc["doc_id"]: doc for doc in map(json.loads, lines)}
    gold = json.loads((EVALUATION / name / "gold.json").read_text(encoding="utf-8"))
    gold = gold if isinstance(gold, list) else [gold]
    found = {
        g["doc_id"]: extract_events(docs[g["doc_id"]]["text"], published=g["published"]).to_records()
        for g in gold
    }
    counts, _ = scorer.score(docs, gold, found)
    return {"articles": str(len(gold)), "events": str(counts["detect"]["gold"])} | {
        measure: spell(measure, counts[measure]) for measure in MEASURES[2:]
    }


def spell(measure: str, count: Any) -> str:
    """F1; for date and status the share that is right."""
    if measure in ("date", "status"):
        return f"{count['right'] / count['all']:.2f}" if count["all"] else ""
    return f"{count.f1()[2]:.2f}"


def load_scorer() -> ModuleType:
    """The scorer of the evaluation sets."""
    spec = importlib.util.spec_from_file_location("score", EVALUATION / "score.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def written_figures() -> dict[str, Figures]:
    """The figures that docs/accuracy.md shows, set by set."""
    lines = read_marked(PAGES[1].read_text(encoding="utf-8"), "accuracy").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    if not cells:
        return {}
    names = cells[0][1:]
    return {name: {row[0]: row[i] for row in cells[2:]} for i, name in enumerate(names, 1)}


def figures_table(figures: dict[str, Figures]) -> str:
    """One line a measure, one column a set."""
    names = [name for name in SETS.values() if name in figures]
    rows = [[measure, *(figures[name].get(measure, "") for name in names)] for measure in MEASURES]
    return table(["measure", *names], rows)


if __name__ == "__main__":
    main()
