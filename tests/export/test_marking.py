"""Marks on the words of events, and how they lie inside each other."""

from __future__ import annotations

import pytest
from making import TEXT, make_told_event, span_of

from conflict_events.export.marking import Mark, Node, find_marks, nest_marks


def marked(kind: str, **fields: object) -> list[str]:
    return [TEXT[m.start : m.end] for m in find_marks([make_told_event(**fields)], TEXT) if m.kind == kind]


def drawn(nodes: list[Node]) -> str:
    """The nodes with brackets around marks; the kind behind a bracket that ends its mark."""
    return "".join(
        n.text
        if n.mark is None
        else f"[{drawn(n.children)}]{n.mark.kind if n.last else '…'}"
        for n in nodes
    )  # fmt: skip


def mark_of(start: int, end: int, kind: str) -> Mark:
    return Mark(start, end, kind, kind, kind, [0])


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("trigger", ["bombed"]),
        ("actor", ["Russian jets", "people"]),
        ("place", ["Sukhnah"]),
        ("claim", ["the Observatory"]),
        ("date", ["on Monday"]),
        ("weapon", ["jets"]),
        ("number", ["12 people", "two tanks"]),
    ],
)
def test_words_of_an_event_are_marked(kind: str, words: list[str]) -> None:
    assert marked(kind) == words


def test_a_weapon_that_the_text_lacks_has_no_mark() -> None:
    assert marked("weapon", weapons=["howitzer"]) == []


def test_part_of_a_word_is_no_mention() -> None:
    assert marked("weapon", weapons=["jet"]) == []


def test_a_mark_inside_one_of_its_kind_joins_it() -> None:
    assert marked("weapon", weapons=["Russian jets", "jets"]) == ["Russian jets"]


def test_words_are_taken_from_the_lines_that_tell_the_event() -> None:
    text = f"On Monday it rained jets.\n{TEXT}"
    moved = {"trigger": span_of("bombed").model_copy(update={"start": 39, "end": 45})}
    moved["mentions"] = [moved["trigger"]]
    [weapon] = [m for m in find_marks([make_told_event(**moved)], text) if m.kind == "weapon"]
    assert weapon.start == text.index("jets bombed")


def test_events_share_a_mark() -> None:
    [trigger] = [
        m for m in find_marks([make_told_event(), make_told_event(id="ce2")], TEXT) if m.kind == "trigger"
    ]
    assert trigger.events == [0, 1]


@pytest.mark.parametrize(
    ("marks", "picture"),
    [
        ([], "abcdef"),
        ([mark_of(1, 3, "actor")], "a[bc]actordef"),
        ([mark_of(0, 4, "actor"), mark_of(1, 3, "weapon")], "[a[bc]weapond]actoref"),
        ([mark_of(1, 3, "actor"), mark_of(1, 3, "claim")], "a[[bc]actor]claimdef"),
        ([mark_of(0, 3, "actor"), mark_of(2, 5, "place")], "[ab[c]…]actor[de]placef"),
        ([mark_of(0, 6, "claim"), mark_of(0, 2, "actor"), mark_of(4, 6, "place")], "[[ab]actorcd[ef]place]claim"),
        ([mark_of(4, 9, "place")], "abcd[ef]…"),
    ],
)  # fmt: skip
def test_marks_nest(marks: list[Mark], picture: str) -> None:
    assert drawn(nest_marks("abcdef", marks, 0, 6)) == picture
