"""Measures the gazetteer: python benchmarks/gazetteer.py [--differences] [--write]

Checks the compiled rows against independent references, the places of texts against texts whose province
is known, and the speed of look-up. The references and texts lie beside the checkout (``../shared``); a
measure whose file is not there keeps the figure written last. ``--differences`` lists every row and text
that differs; ``--write`` puts the table into docs/gazetteer.md.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "docs"), str(ROOT / "benchmarks")]

from gazetteer_rows import check_names, check_rows  # noqa: E402
from gazetteer_speed import measure_speed  # noqa: E402
from gazetteer_texts import check_articles, check_captions, check_news  # noqa: E402
from marked import read_marked, replace_marked, table  # noqa: E402

PAGE = ROOT / "docs" / "gazetteer.md"
SHARED = ROOT.parent / "shared"
Measure = Callable[[Path], tuple[dict[str, tuple[str, str]], list[str]]]
MEASURES: tuple[Measure, ...] = (
    check_rows, check_names, check_articles, check_captions, check_news, measure_speed,
)  # fmt: skip


def main() -> None:
    """Prints the table of all measures whose files are there."""
    figures: dict[str, tuple[str, str]] = {}
    for measure in MEASURES:
        try:
            found, differences = measure(SHARED)
        except FileNotFoundError as error:
            print(f"skipped {measure.__name__}: {error.filename} is not at hand", file=sys.stderr)
            continue
        figures |= found
        if "--differences" in sys.argv:
            print("\n".join([f"# {measure.__name__}", *differences]))
    page = PAGE.read_text(encoding="utf-8")
    content = table(["measure", "goal", "found"], [[m, *f] for m, f in (written(page) | figures).items()])
    print(content)
    if "--write" in sys.argv:
        PAGE.write_text(replace_marked(page, "gazetteer", content), encoding="utf-8")


def written(page: str) -> dict[str, tuple[str, str]]:
    """The figures that docs/gazetteer.md shows."""
    lines = [line for line in read_marked(page, "gazetteer").splitlines() if line.startswith("|")][2:]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return {row[0]: (row[1], row[2]) for row in cells}


if __name__ == "__main__":
    main()
