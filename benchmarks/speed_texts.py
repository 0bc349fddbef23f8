"""The texts on which speed is measured: news of war, news of everything else, mixtures, and long texts."""

from __future__ import annotations

import itertools
import json
import random
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
OPEN = ROOT.parent / "shared" / "eval" / "open"
GENERAL = ROOT / "tests" / "data" / "general_news.txt"
WAR_SHARE = 0.05
WARS_ELSEWHERE = (139, 178)
ARTICLE = 12  # paragraphs of one of the joined articles
Texts = list[tuple[str, str]]  # text, day


def war_news() -> Texts:
    """The articles of the open set, or the project's own where it is not there."""
    path = OPEN / "fakes_provinces.jsonl"
    if path.exists():
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        return [(r["text"], r["published"]) for r in rows]
    own = sorted((ROOT / "tests" / "gold").glob("*.txt"))
    return [(p.read_text(encoding="utf-8"), "2016-05-05") for p in own] * 10


def current_events() -> dict[str, list[str]]:
    """Items about disasters, politics, crime, sports ..., all but war, by category."""
    path = OPEN / "wikipedia_current_events.jsonl"
    found: dict[str, list[str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines() if path.exists() else ():
        row = json.loads(line)
        if row["category"] != "War_Conflict":
            found.setdefault(row["category"], []).append(row["text"])
    return found or {"general": general_paragraphs()}


def articles_of(topics: dict[str, list[str]], count: int, seed: int) -> Texts:
    """Paragraphs joined to articles of one topic each, drawn at random; as often as the topic is."""
    source = random.Random(seed)
    names, shares = list(topics), [len(paragraphs) for paragraphs in topics.values()]
    drawn = (topics[name] for name in source.choices(names, shares, k=count))
    return [("\n\n".join(source.sample(p, min(ARTICLE, len(p)))), "2016-05-05") for p in drawn]


def general_paragraphs() -> list[str]:
    """Our own news without those of wars elsewhere, which stand together."""
    paragraphs = [p for p in GENERAL.read_text(encoding="utf-8").split("\n\n") if p.strip()]
    return paragraphs[: WARS_ELSEWHERE[0]] + paragraphs[WARS_ELSEWHERE[1] :]


def no_war(count: int = 190) -> Texts:
    """Half current events other than war, half general news."""
    general = articles_of({"general": general_paragraphs()}, count, 1)
    current = articles_of(current_events(), count, 2)
    return [a for pair in zip(current, general, strict=True) for a in pair][:count]


def mixed(count: int = 200) -> Texts:
    """A news archive of which one article in twenty is about war."""
    war = round(count * WAR_SHARE)
    texts = [*random.Random(3).sample(war_news(), war), *no_war(count - war)]
    random.Random(4).shuffle(texts)
    return texts


def long_text(size: int) -> str:
    """War news joined to one text; the same one ten times as long begins with it."""
    lines = itertools.cycle(enumerate(text for text, _ in war_news()))
    parts: list[str] = []
    length = 0
    for round_, (number, text) in enumerate(lines):
        parts.append(f"Report {round_} {number}.\n\n{text}\n\n")
        length += len(parts[-1])
        if length >= size:
            return "".join(parts)[:size]
    raise AssertionError
