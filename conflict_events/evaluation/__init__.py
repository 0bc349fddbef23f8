"""Scores the library on annotated articles: ``evaluate(read_gold("docs.jsonl", "gold.json"))``."""

from conflict_events.evaluation.gold import GoldArticle, GoldEvent, read_gold, read_predictions
from conflict_events.evaluation.scoring import Fault, Score, Share, Tally, evaluate, score_article

__all__ = [
    "Fault",
    "GoldArticle",
    "GoldEvent",
    "Score",
    "Share",
    "Tally",
    "evaluate",
    "read_gold",
    "read_predictions",
    "score_article",
]
