"""Measures the extraction on annotated articles: python benchmarks/accuracy.py [--write]

Runs over the project's own articles (``tests/gold``) and, where they lie beside the checkout, over the
external evaluation sets. Prints one table; ``--write`` puts it into
docs/accuracy.md and README.md. A set that is not there keeps the figures written last.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "docs"), str(ROOT / "tests")]

from gold_articles import gold_article, gold_names  # noqa: E402
from marked import read_marked, replace_marked, table  # noqa: E402

from conflict_events.evaluation import GoldArticle, evaluate, read_gold  # noqa: E402
from conflict_events.evaluation.slots import SHARES, SLOTS  # noqa: E402

EVALUATION = ROOT.parent / "shared" / "eval"
PAGES = (ROOT / "README.md", ROOT / "docs" / "accuracy.md")
MEASURES = ("articles", "events", "detect", "type", *SLOTS, *SHARES, "whole")
SETS = {"own": "own articles", "seed": "reference article", "practice": "practice set", "dev": "check set"}
Figures = dict[str, str]


def main() -> None:
    """Prints the table of all sets that are there; writes it with ``--write``."""
    measured = {"own": measure([gold_article(name) for name in gold_names()])}
    for name in ("seed", "practice", "dev"):
        if (EVALUATION / name / "gold.json").exists():
            measured[name] = measure(evaluation_set(name))
    figures = written_figures() | {SETS[name]: row for name, row in measured.items()}
    content = figures_table(figures)
    print(content)
    if "--write" in sys.argv:
        for page in PAGES:
            text = page.read_text(encoding="utf-8")
            page.write_text(replace_marked(text, "accuracy", content), encoding="utf-8")


def evaluation_set(name: str) -> list[GoldArticle]:
    """The articles of one external set."""
    return read_gold(EVALUATION / name / "docs.jsonl", EVALUATION / name / "gold.json")


def measure(articles: list[GoldArticle]) -> Figures:
    """F1; for date and status the share that is right."""
    score = evaluate(articles)
    shown = {name: tally.f1 for name, tally in score.tallies().items()}
    shown |= {name: share.value for name, share in score.shares.items() if share.value is not None}
    counts = {"articles": str(len(articles)), "events": str(score.detect.annotated)}
    return counts | {name: f"{value:.2f}" for name, value in shown.items()}


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
