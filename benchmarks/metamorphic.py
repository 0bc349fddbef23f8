"""Changes texts and looks whether the events change as they must: python benchmarks/metamorphic.py [--sample 250] [--list] [--write]

Over the rules' own examples and a sample of each open set (which lie beside the checkout). ``--list`` prints
texts for which a change has another effect, ``--write`` puts the table into docs/reliability.md.
"""

from __future__ import annotations

import argparse
import csv
import json
import random
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "docs"), str(ROOT / "tests"), str(ROOT / "tests" / "robustness")]

from gold_articles import gold_article, gold_names  # noqa: E402
from marked import replace_marked, table  # noqa: E402
from odd_texts import example_texts  # noqa: E402
from transforms import TRANSFORMS, findings  # noqa: E402

EXAMPLES = ROOT / "docs" / "examples"
OPEN = ROOT.parent / "shared" / "eval" / "open"
LONGEST = 4000  # characters


def open_texts() -> list[str]:
    """The texts of the open sets, and behind them their sentences one by one."""
    texts = []
    for path in sorted(OPEN.glob("*.jsonl")):
        texts += [json.loads(line).get("text", "") for line in path.read_text(encoding="utf-8").splitlines()]
    for path in sorted(OPEN.glob("*captions.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            texts += [row["Description"] for row in csv.DictReader(lines)]
    return mixed(sorted({text for text in texts if 0 < len(text) <= LONGEST}))


def own_texts() -> list[str]:
    """The project's own articles and the examples of its rules, and behind them their sentences."""
    articles = [gold_article(name).text for name in gold_names()]
    for path in sorted(EXAMPLES.rglob("*.jsonl")):
        articles += [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]
    articles += [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.rglob("*.txt"))]
    return mixed(sorted({*articles, *example_texts()}))


def mixed(texts: list[str]) -> list[str]:
    """The texts in a fixed order, then their sentences: of a few words alone more can be said."""
    sentences = {
        piece for text in texts for piece in re.split(r'(?<=[.!?"\u201d]) (?=[A-Z"\u201c])|\n+', text)
    }
    drawn = random.Random(5)
    return drawn.sample(texts, len(texts)) + drawn.sample(rest := sorted(sentences - {*texts, ""}), len(rest))


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sample", type=int, default=250, help="texts of each kind for each change; 0: all")
    parser.add_argument("--only", help="one change by its name")
    parser.add_argument("--list", action="store_true")
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    pools = (own_texts(), open_texts())
    rows = []
    for change, goal in TRANSFORMS.items():
        if options.only not in (None, change.__name__):
            continue
        row = [change.__doc__ or "", f"{goal:.0%}"]
        for texts in pools:
            found = findings(change, texts, options.sample)
            row += [str(len(found)), f"{sum(f.holds for f in found) / len(found):.1%}" if found else ""]
            if options.list:
                print(change.__name__, *[f.text for f in found if not f.holds], sep="\n  ")
        rows.append(row)
    content = table(["change", "goal", "own", "holds", "open", "holds"], rows)
    print(content)
    if options.write:
        page = ROOT / "docs" / "reliability.md"
        page.write_text(
            replace_marked(page.read_text(encoding="utf-8"), "metamorphic", content), encoding="utf-8"
        )


if __name__ == "__main__":
    main()
