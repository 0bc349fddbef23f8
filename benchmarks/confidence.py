"""Fits and checks the confidence of events: python benchmarks/confidence.py [--write] [DOCS GOLD ...]

The weights are fitted on the practice articles (and on further pairs of DOCS GOLD in the form of the
evaluation sets). Each article is also judged by weights fitted on the other articles, and level and spread
are set by these judgements. Prints the reliability table of the articles so held back: of the events with
a confidence of about 0.8, eight of ten should be right. ``--write`` puts the weights into
rules/confidence.toml and the table into docs/accuracy.md. Needs scikit-learn.
"""

from __future__ import annotations

import itertools
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

import numpy as np

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "docs"), str(ROOT / "benchmarks"), str(ROOT / "tests")]

from accuracy import EVALUATION  # noqa: E402
from marked import replace_marked, table  # noqa: E402

from conflict_events import extract_events  # noqa: E402
from conflict_events.evaluation import read_gold  # noqa: E402
from conflict_events.evaluation.pairing import pair_events  # noqa: E402
from conflict_events.resolving.confidence import features  # noqa: E402
from conflict_events.rules.load import builtin_event_types  # noqa: E402

WEIGHTS = ROOT / "conflict_events" / "rules" / "confidence.toml"
PAGE = ROOT / "docs" / "accuracy.md"
EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)
STRENGTH = 0.3  # of the ridge: the smaller, the nearer the weights stay to zero
FOLDS = 5


class Example(NamedTuple):
    """One extracted event: its article, what it tells, whether the annotation has it with this type."""

    article: str
    features: dict[str, float]
    right: bool


def main() -> None:
    """Fits, checks, prints; writes with ``--write``."""
    further = [Path(a) for a in sys.argv[1:] if not a.startswith("--")]
    pairs = [(EVALUATION / "practice" / "docs.jsonl", EVALUATION / "practice" / "gold.json")]
    pairs += list(zip(further[::2], further[1::2], strict=True))
    fitted = [e for docs, gold in pairs for e in examples(docs, gold)]
    names = sorted({name for e in fitted for name in e.features})
    weights, intercept = fit(matrix(fitted, names), rights(fitted))
    odds = judged_by_others(fitted, names)
    content = reliability(calibrated_by_others(fitted, odds), rights(fitted))
    print(content)
    slope, level = calibrate(odds, rights(fitted))
    if "--write" in sys.argv:
        write_weights(dict(zip(names, weights * slope, strict=True)), intercept * slope + level)
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(replace_marked(page, "reliability", content), encoding="utf-8")


def examples(docs: Path, gold: Path) -> Iterable[Example]:
    """The events of annotated articles; an event counts as right when an annotated one has its type."""
    for article in read_gold(docs, gold):
        found = extract_events(article.text, published=article.published)
        partners = pair_events(article, found, builtin_event_types()).partners
        annotated = {j: article.events[i] for i, j in partners.items()}
        for j, event in enumerate(found):
            right = j in annotated and annotated[j].accepts(event.type)
            yield Example(article.doc_id, features(event), right)


def matrix(found: list[Example], names: list[str]) -> np.ndarray:
    """One row an event, one column a feature."""
    return np.array([[e.features.get(name, 0.0) for name in names] for e in found])


def rights(found: list[Example]) -> np.ndarray:
    """Which events are right."""
    return np.array([e.right for e in found])


def fit(rows: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, float]:
    """Weights and intercept of a ridge logistic regression."""
    from sklearn.linear_model import LogisticRegression

    model = LogisticRegression(C=STRENGTH, max_iter=1000).fit(rows, right)
    return model.coef_[0], float(model.intercept_[0])


def calibrate(odds: np.ndarray, right: np.ndarray) -> tuple[float, float]:
    """Slope and level that bring the odds to those of articles held back."""
    weights, level = fit(odds.reshape(-1, 1), right)
    return float(weights[0]), level


def folds(found: list[Example]) -> np.ndarray:
    """The fold of each event: all events of an article are in one."""
    articles = sorted({e.article for e in found})
    return np.array([articles.index(e.article) % FOLDS for e in found])


def judged_by_others(found: list[Example], names: list[str]) -> np.ndarray:
    """The log odds of each event, with weights of articles other than its own."""
    fold_of, rows, right = folds(found), matrix(found, names), rights(found)
    odds = np.zeros(len(found))
    for fold in range(FOLDS):
        inside = fold_of == fold
        weights, intercept = fit(rows[~inside], right[~inside])
        odds[inside] = rows[inside] @ weights + intercept
    return odds


def calibrated_by_others(found: list[Example], odds: np.ndarray) -> np.ndarray:
    """The confidence of each event, with slope and level of articles other than its own."""
    fold_of = folds(found)
    confidences = np.zeros(len(found))
    for fold in range(FOLDS):
        inside = fold_of == fold
        slope, level = calibrate(odds[~inside], rights(found)[~inside])
        confidences[inside] = 1 / (1 + np.exp(-(slope * odds[inside] + level)))
    return confidences


def reliability(confidences: np.ndarray, right: np.ndarray) -> str:
    """By bands of confidence: how many events, how sure on average, how many are right."""
    rows = []
    for low, high in itertools.pairwise(EDGES):
        band = (confidences >= low) & (confidences < high)
        if band.any():
            shown = f"{low:.1f} to {min(high, 1):.1f}"
            rows.append(
                [shown, str(band.sum()), f"{confidences[band].mean():.2f}", f"{right[band].mean():.2f}"]
            )
    return table(["confidence", "events", "mean confidence", "share right"], rows)


def write_weights(weights: dict[str, float], intercept: float) -> None:
    """Keeps the comments above and writes the numbers."""
    comment = [line for line in WEIGHTS.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    lines = [f'"{name}" = {weight:.2f}' for name, weight in weights.items() if abs(weight) >= 0.01]
    content = [*comment, "", f"intercept = {intercept:.2f}", "", "[weights]", *lines]
    WEIGHTS.write_text("\n".join(content) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
