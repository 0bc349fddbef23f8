"""Hostile input ends, and long input is cut into parts instead of being refused."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from invariants import PUBLISHED, check_events

from conflict_events import extract_events, load
from conflict_events.tagging.units import _LONGEST

SENTENCE = "Rebels shelled Nubl on Monday, killing two people, the Observatory said. "
# Each would take hours if the time grew with the square of the length.
HOSTILE = {
    "brackets": "(" * 10_000,
    "pairs of brackets": "()" * 10_000,
    "dashes": "-" * 100_000,
    "full stops": "." * 100_000,
    "digits": "9" * 100_000,
    "a megabyte of one letter": "a" * 1_000_000,
    "capitals": "A" * 100_000,
    "open tags": "<b " * 2_000,
    "open comments": "<!--" * 10_000,
    "open scripts": "<script>" * 10_000,
    "entities": "&#" * 10_000,
    "nested quotes": "\"'\u201c" * 10_000,
    "combining marks": "\u0301" * 100_000,
    "line ends": "\n" * 100_000,
    "letters without a blank": "".join(chr(97 + n * n % 26) for n in range(50_000)),
    "marks without a blank": "".join("[](){}<>.,;:-'\"9aA"[n * n * 7 % 17] for n in range(20_000)),
    "triggers without an end": "shelled " * 700,
    "nested clauses": "who said that rebels who " * 400,
}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE)
def test_news_around_hostile_text_is_read(hostile: str) -> None:
    text = f"{SENTENCE}\n\n{hostile}\n\nGunmen abducted a doctor in Homs."
    events = extract_events(text, published=PUBLISHED)
    check_events(events, text)
    assert {"shelling", "abduction"} <= {event.type for event in events}


def test_a_sentence_without_an_end_is_cut() -> None:
    doc = load().nlp("shelled " * 3 * _LONGEST)
    assert [len(unit) for unit in doc.spans["units"]] == [_LONGEST] * 3


def test_a_long_text_is_read_to_its_end() -> None:
    text = (
        SENTENCE
        + "It rained all day in the valley of the river. " * 2_500
        + "Gunmen abducted a doctor in Homs."
    )
    events = extract_events(text, published=PUBLISHED)
    check_events(events, text)
    assert [event.type for event in events] == ["shelling", "abduction"]


def test_no_regular_expression_takes_more_than_linear_time() -> None:
    script = Path(__file__).parent / "patterns.py"
    told = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True)
    assert told.stdout == ""
    assert int(told.stderr.split()[-2]) > 200
