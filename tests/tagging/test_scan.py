"""The scan changes no result: the events are the same when the parser reads everything."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from conflict_events import load
from conflict_events.export.plain import plain_table
from conflict_events.rules.examples import cases, parse
from conflict_events.rules.load import builtin_event_types

TYPES = builtin_event_types()
HERE = Path(__file__).parents[1]
EVALUATION = HERE.parents[1] / "shared" / "eval"
SETS = {
    "practice": "practice/docs.jsonl",
    "dev": "dev/docs.jsonl",
    "reference": "seed/docs.jsonl",
    "provinces": "open/fakes_provinces.jsonl",
    "current events": "open/wikipedia_current_events.jsonl",
    "strikes": "open/centcom_strikes.jsonl",
}
_ARTICLE = 600  # characters: shorter texts are joined, so that one can refer to another


def joined(texts: list[str], lines: int = 12) -> Iterator[str]:
    """Long texts as they are, short ones as articles of some lines."""
    yield from (t for t in texts if len(t) > _ARTICLE)
    short = [t for t in texts if len(t) <= _ARTICLE]
    for start in range(0, len(short), lines):
        yield "\n\n".join(short[start : start + lines])


def own_texts() -> list[str]:
    texts = [p.read_text(encoding="utf-8") for p in sorted((HERE / "gold").glob("*.txt"))]
    return [*texts, (HERE / "data" / "general_news.txt").read_text(encoding="utf-8")]


def rule_texts() -> list[str]:
    return [parse(case.example, set(TYPES))[0] for case in cases(TYPES.values())]


def outside_texts(name: str) -> list[str]:
    path = EVALUATION / SETS[name]
    if not path.exists():
        pytest.skip(f"{name} is not there")
    return [json.loads(line)["text"] for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def extractor():
    return load()


def in_full(extractor, text: str) -> str:
    """The events when the parser reads every unit."""
    article = extractor._read(text, "2016-05-05", None)
    return "\n".join(e.model_dump_json() for e in extractor._find(article, scan=False))


def scanned(extractor, text: str) -> str:
    return "\n".join(e.model_dump_json() for e in extractor(text, published="2016-05-05"))


@pytest.mark.parametrize("name", ["own", "rules", *SETS])
def test_the_scan_changes_no_event(extractor, name: str) -> None:
    texts = {"own": own_texts, "rules": rule_texts}.get(name, lambda: outside_texts(name))()
    different = [t[:60] for t in joined(texts) if scanned(extractor, t) != in_full(extractor, t)]
    assert different == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Rebels shelled Nubl. The museum opened a wing.", ["Rebels shelled Nubl."]),
        ("The museum opened a wing. Rebels shelled Nubl.", ["Rebels shelled Nubl."]),
        ("The museum opened a wing. They shelled Nubl.", ["The museum opened a wing.", "They shelled Nubl."]),
        ("The museum opened a wing.", []),
    ],
)
def test_which_units_are_read(extractor, text: str, read: list[str]) -> None:
    doc = extractor.nlp(text)
    assert [u.text for u in doc.spans["units"] if u.label_ == "read"] == read


def test_explanations_tell_of_all_trigger_words(extractor) -> None:
    assert [e.trigger.text for e in extractor.explain("The jury will release its list.")] == ["release"]
    assert "release" not in plain_table(extractor("The jury will release its list."))
