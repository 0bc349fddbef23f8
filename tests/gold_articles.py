"""The project's own annotated articles: ``tests/gold``."""

from __future__ import annotations

from pathlib import Path

from conflict_events.evaluation.gold import GoldAnnotation, GoldArticle

GOLD = Path(__file__).parent / "gold"
ARTICLE = Path(__file__).parents[1] / "docs" / "examples" / "article.txt"


def gold_names() -> list[str]:
    """The names of the annotated articles."""
    return sorted(path.stem for path in GOLD.glob("*.json"))


def gold_article(name: str) -> GoldArticle:
    """One annotated article; the sample article's text is the one that the documentation shows."""
    told = GoldAnnotation.model_validate_json((GOLD / f"{name}.json").read_text(encoding="utf-8"))
    text = (ARTICLE if name == "article" else GOLD / f"{name}.txt").read_text(encoding="utf-8")
    return GoldArticle(doc_id=name, text=text, published=told.published, events=told.events)
