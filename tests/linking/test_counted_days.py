"""Days that a statement lends to what was done at dawn, vague times, and days counted from another deed."""

from __future__ import annotations

import pytest

from conflict_events import extract_events

Told = list[tuple[str, str | None]]
DAYS: list[tuple[str, Told]] = [
    ("A police source said on Wednesday that rebels shelled Nubl at dawn.", [("shelling", "2016-11-09")]),
    ("Police said on Wednesday that a bomb went off in Homs.", [("bombing", None)]),
    ("In recent weeks rebels have shelled Nubl.", [("shelling", "2016-10-25")]),
    (
        "Jets bombed Raqqa on Monday. Rebels were able to leave the old city of Homs in recent days.",
        [("airstrike", "2016-11-14"), ("withdrawal", None)],
    ),
    (
        "Jets bombed Jasim on Sunday. The raids came in response to an offensive that has been under way "
        "in southern Syria for months.",
        [("airstrike", "2016-11-13"), ("offensive", None)],
    ),
    (
        "Shells killed nine people in the Midan quarter of Aleppo on Friday. Earlier a police source said that "
        "gunmen fired rockets on the Furqan quarter of Aleppo.",
        [("shelling", "2016-11-11"), ("shelling", "2016-11-11")],
    ),
    (
        "Jets bombed Raqqa a day after the army lost Sarmin on Sunday.",
        [("airstrike", "2016-11-14"), ("capture", "2016-11-13")],
    ),
    (
        "Jets bombed Raqqa on Thursday. Two days after the raid, gunmen killed four people in Nubl.",
        [("airstrike", "2016-11-10"), ("killing", "2016-11-12")],
    ),
    (
        "Jets bombed Raqqa on Thursday. The raid was carried out two days after leaders met in Sochi.",
        [("airstrike", "2016-11-10")],
    ),
    (
        "Jets bombed Raqqa on Sunday, a day after a raid on Morek.",
        [("airstrike", "2016-11-13"), ("ground_attack", "2016-11-12")],
    ),
    (
        "The death toll from an air strike on Raqqa two days earlier rose to nine on Sunday.",
        [("airstrike", "2016-11-11")],
    ),
    (
        "A monitor said on Sunday that nine people were killed in air strikes on Raqqa the previous day.",
        [("airstrike", "2016-11-12")],
    ),
    (
        "On Sunday the army said it had killed 40 rebels in Morek in two days.",
        [("killing", "2016-11-12")],
    ),
]  # fmt: skip


@pytest.mark.parametrize(("text", "told"), DAYS)
def test_when_each_was(text: str, told: Told) -> None:
    events = extract_events(text, published="2016-11-15")
    assert [(e.type, e.date and str(e.date.start)) for e in events] == told
