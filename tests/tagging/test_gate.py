"""The gate reads lines of interest and those around them, by their words alone."""

from __future__ import annotations

import pytest

from conflict_events import load
from conflict_events.tagging.gate import Gate

PEACE = "The museum in Paris opened a new wing."


@pytest.fixture(scope="module")
def gate() -> Gate:
    return load()._gate


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Rebels shelled the town.", True),
        ("The army SHELLED the town.", True),
        ("Air-strikes went on.", True),
        ("The army took <b>con</b>trol of the town.", True),
        ("The army bom\u00adbed the town.", True),
        ("Rebels &#98;ombed the town.", True),
        ("They saidRebels were there and theyBombed it.", True),
        ("The museum in Paris opened a new wing.", False),
        ("", False),
    ],
)
def test_texts_without_a_trigger_word_are_not_read(gate: Gate, text: str, read: bool) -> None:
    assert bool(gate.read(text)) is read


@pytest.mark.parametrize(
    "text",
    [
        "Rebels shelled the town.",
        "Two people were killed in Aleppo.",
        "Two people were killed in Aleppo\u2019s suburbs.",
        "Ahrar al-Sham took the town.",
        "A bomb exploded near a market in Lagos.",
        "The soldiers were moved on Monday.\nOne was killed.",
    ],
)
def test_a_sign_of_conflict_in_the_line_or_the_one_before(gate: Gate, text: str) -> None:
    assert gate.read(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The strike by teachers entered its third week.",
        "Police arrested two burglars in Leeds.",
        "Thousands took to the streets of Lyon.",
        "",
    ],
)
def test_peaceful_news_is_not_read(gate: Gate, text: str) -> None:
    assert gate.read(text) == ""


def test_lines_far_from_those_of_interest_are_blank(gate: Gate) -> None:
    text = "\n".join([*[PEACE] * 6, "Rebels shelled the town.", *[PEACE] * 6])
    read = gate.read(text)
    assert read.count(PEACE) == 2 + 2 + 1  # the head of the text, before and behind
    assert read.index("Rebels") == text.index("Rebels")


def test_explanations_tell_of_lines_that_are_not_read() -> None:
    found = load().explain("Police in Leeds arrested two men after a robbery.")
    assert [(e.trigger.text, e.outcome, e.reason) for e in found] == [
        ("arrested", "dropped", "no sign of armed conflict near")
    ]
