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
        "Two people were killed in Mar\u2019a.",
        "Ahrar al-Sham took the town.",
        "Two people were killed in Mar'a.",
        "A bomb exploded near a market in Lagos.",
        "The soldiers were moved on Monday.\nOne was killed.",
        "The soldiers were bored.\nThey were arrested.",
    ],
)
def test_a_sign_of_conflict_in_the_line_or_the_one_before(gate: Gate, text: str) -> None:
    assert gate.read(text) == text


@pytest.mark.parametrize(
    "text",
    [
        "The strike by teachers entered its third week.",
        "Police arrested two burglars in Leeds.",
        "Rabia Khan won a baking prize that took her three days.",
        "Thousands took to the streets of Lyon.",
        "Soldiers from the United States are in town.",
        "",
    ],
)
def test_peaceful_news_is_not_read(gate: Gate, text: str) -> None:
    assert gate.read(text) == ""


OTHER_NEWS = [*[PEACE] * 6, "Rebels shelled the town.", *[PEACE] * 6]


def test_other_news_beside_a_line_of_interest_is_not_read(gate: Gate) -> None:
    text = "\n".join(OTHER_NEWS)
    read = gate.read(text)
    assert read.split() == ["Rebels", "shelled", "the", "town."]
    assert read.index("Rebels") == text.index("Rebels")


@pytest.mark.parametrize(
    ("behind", "read"),
    [("Two of them were killed.", True), ("Two farmers were killed.", False), ("They slept.", False)],
)
def test_a_line_that_goes_back_is_read_with_the_one_before(gate: Gate, behind: str, read: bool) -> None:
    text = "\n".join([*[PEACE] * 6, "Soldiers had come.", behind, *[PEACE] * 6])
    assert ("Soldiers" in gate.read(text)) is read


def test_the_headline_of_a_text_with_a_line_of_interest_is_read(gate: Gate) -> None:
    assert gate.read("\n".join(["News of the day", *OTHER_NEWS])).startswith("News of the day\n")


def test_the_dateline_counts_though_its_line_is_not_read() -> None:
    text = "\n".join(["PARIS, Oct 8, 2015 (Reuters) - " + PEACE, *OTHER_NEWS])
    events = load()(text)
    assert str(events.document.published) == "2015-10-08"
    assert [e.trigger.text for e in events] == ["shelled"]


def test_explanations_tell_of_lines_that_are_not_read() -> None:
    found = load().explain("Police in Leeds arrested two men after a robbery.")
    assert [(e.trigger.text, e.outcome, e.reason) for e in found] == [
        ("arrested", "dropped", "no sign of armed conflict near")
    ]
