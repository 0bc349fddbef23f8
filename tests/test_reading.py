"""Reading: a clean copy for the parser, and the way back to every offset."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conflict_events.reading import parts, read_article


def test_the_dateline_gives_the_day_and_is_cut() -> None:
    article = read_article("Rebels advance\n\n08 October, 2015\nRebels advanced in Hama on Monday.")
    assert article.published == dt.date(2015, 10, 8)
    assert "2015" not in article.clean


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Raids go on\nTAMPA, Fla., May 3, 2016 - Jets struck a depot near Raqqa.", "2016-05-03"),
        ("Beirut, 8 Oct 2015 (AFP) - Jets struck a depot near Raqqa.", "2015-10-08"),
        ("Published On 5 May 2021\n\nJets struck a depot near Raqqa.", "2021-05-05"),
        ("8 September 2018\n\nHama, SANA \u2013 Jets struck a depot near Raqqa.", "2018-09-08"),
    ],
)
def test_marks_of_datelines_are_read_before_dashes_are_mended(text: str, day: str) -> None:
    article = read_article(text)
    assert str(article.published) == day
    assert article.clean.endswith("\n\nJets struck a depot near Raqqa.\n\n") or article.clean.startswith(
        "Jets"
    )


def test_a_given_day_wins_over_the_dateline() -> None:
    article = read_article("08 October, 2015\nRebels advanced.", published=dt.date(2016, 1, 1))
    assert article.published == dt.date(2016, 1, 1)


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("Syrias army shelled the town.", "Syria's army shelled the town."),
        ("Fridays assault failed.", "Friday's assault failed."),
        ("Rebels fought nearNawa today.", "Rebels fought near Nawa today."),
        ("They ambushed apatrol there.", "They ambushed a patrol there."),
        ("Jets\u00a0 bombed \u201cthe base\u201d.", 'Jets bombed "the base".'),
        ("The group - based in Idlib - said so.", "The group , based in Idlib , said so."),
        ("Beirut London- Jets struck.", "Jets struck."),
        ("<p>Jets &amp; drones hit Douma.</p>", "Jets & drones hit Douma."),
    ],
)
def test_words_are_mended(raw: str, clean: str) -> None:
    assert read_article(raw).clean.strip() == clean


@pytest.mark.parametrize(
    "line", ["3 min read", "Read also: more news", "(Reporting by A. Writer; Editing by B. Reader)"]
)
def test_boilerplate_is_left_out(line: str) -> None:
    assert read_article(f"Rebels advanced in Hama on Monday and held it.\n{line}").clean.count("\n\n") == 1


def test_a_repeated_headline_is_read_once() -> None:
    assert (
        len(read_article("Rebels take town\n\nRebels take town\nThey took it. It was Monday.").segments) == 2
    )


def test_a_caption_is_told_from_the_text() -> None:
    kinds = [
        s.kind for s in read_article("Ruins after a raid [Agency/Getty]\nJets hit Douma. They left.").segments
    ]
    assert kinds == ["caption", "paragraph"]


@given(st.text(max_size=300))
def test_every_offset_leads_back_into_the_text(text: str) -> None:
    article = read_article(text)
    assert len(article.offsets) == len(article.clean)
    assert all(0 <= o < max(1, len(text)) for o in article.offsets)
    assert list(article.offsets) == sorted(article.offsets)


LINES = [f"Rebels shelled the village of Nubl in Aleppo province for the {n}th time." for n in range(4000)]


@pytest.mark.parametrize("between", ["\n\n", " "])
def test_a_very_long_text_is_cut_into_parts_that_cover_it(between: str) -> None:
    article = read_article(between.join(LINES))
    pieces = list(parts(article))
    assert len(pieces) > 2
    assert "".join(p.clean for p in pieces) == article.clean
    assert [o for p in pieces for o in p.offsets] == list(article.offsets)


def test_the_segments_of_a_part_are_counted_from_its_start() -> None:
    for piece in parts(read_article("\n\n".join(LINES))):
        assert [piece.clean[s.start : s.end] for s in piece.segments] == piece.clean.strip().split("\n\n")


def test_a_line_without_a_blank_is_cut_too() -> None:
    assert len(list(parts(read_article("".join(f"x{n}" for n in range(60_000)))))) > 2


@pytest.mark.parametrize("piece", ["(", "9", "=", "()", "ab!"])
def test_of_what_comes_over_and_over_the_beginning_is_read(piece: str) -> None:
    article = read_article(f"Rebels shelled Nubl. {piece * 50_000} They left.")
    assert len(article.clean) < 200
    assert article.clean.startswith(f"Rebels shelled Nubl. {piece}")
    assert article.text[slice(*article.original(*_stretch(article.clean, "They left.")))] == "They left."


def _stretch(text: str, words: str) -> tuple[int, int]:
    return text.index(words), text.index(words) + len(words)


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("The groups director said so.", "The group's director said so."),
        ("Jets hit the towns outskirts.", "Jets hit the town's outskirts."),
        ("Two groups said so.", "Two groups said so."),
        ("Ten rebels die in clashes NGO AFP Sunday.", "Ten rebels die in clashes: NGO AFP Sunday."),
        ("Blast kills six Syrian state TV. It was a mine.", "Blast kills six: Syrian state TV. It was a mine."),
        ("Rebels shelled the state TV. A guard died.", "Rebels shelled the state TV. A guard died."),
    ],
)  # fmt: skip
def test_what_headlines_and_genitives_have_lost(text: str, clean: str) -> None:
    assert read_article(text).clean.strip() == clean
