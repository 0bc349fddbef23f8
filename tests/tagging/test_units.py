"""Where the parser's input is cut: at sure ends of sentences only."""

from __future__ import annotations

import pytest

from conflict_events.tagging.pipeline import load_pipeline


@pytest.fixture(scope="module")
def nlp():
    return load_pipeline()


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("Rebels shelled Nubl. The army withdrew.", ["Rebels shelled Nubl.", "The army withdrew."]),
        ('"They fled." The army withdrew.', ['"They fled."', "The army withdrew."]),
        ("It began in 2015. Many fled.", ["It began in 2015.", "Many fled."]),
        ("Did they flee? Nobody knew.", ["Did they flee?", "Nobody knew."]),
        ("Brig. Ali spoke.", ["Brig. Ali spoke."]),
        ("Mr. J. Ali spoke.", ["Mr. J. Ali spoke."]),
        ("The U.S. Army withdrew.", ["The U.S. Army withdrew."]),
        (
            "Troops Foil Attack on Base near Hama The base came under fire.",
            ["Troops Foil Attack on Base near Hama", "The base came under fire."],
        ),
        ("The Movement of The Free spoke.", ["The Movement of The Free spoke."]),
        ("Many were ex-rebels. The army withdrew.", ["Many were ex-rebels.", "The army withdrew."]),
        ("A headline\n\nThe army withdrew.", ["A headline\n\n", "The army withdrew."]),
    ],
)
def test_units(nlp, text: str, units: list[str]) -> None:
    doc = nlp(text)
    assert [u.text for u in doc.spans["units"]] == units


def test_a_parse_depends_on_nothing_outside_its_unit(nlp) -> None:
    unit = "Syrian jets bombed the town of Saraqib on Monday, killing five people."
    alone = [(t.tag_, t.dep_, t.head.i) for t in nlp(unit)]
    beside = [(t.tag_, t.dep_, t.head.i) for t in nlp(f"{unit} The army stormed a hill near Morek.")]
    assert beside[: len(alone)] == alone
