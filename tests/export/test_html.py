"""The notebook view: all words stay, marks and cards belong together, article text never becomes markup."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from making import TEXT, make_events, make_told_event, span_of

from conflict_events.events import Events

HOSTILE = (
    '<script>alert("x")</script><img src=x onerror=alert(1)>',
    "</style><style>*{display:none}</style>",
    "{{ 7 * 7 }} {% raw %}",
    "\u202eoverride & \ud800 lone surrogate",
)


class Page(HTMLParser):
    """Tags, attributes, and the text outside the style sheet."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.classes: list[list[str]] = []
        self.attributes: set[str] = set()
        self.text = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {name for name, _ in attrs}
        self.classes.append((dict(attrs).get("class") or "").split())

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] != ["style"]:
            self.text += data


def hostile_events(words: str) -> Events:
    """An event in which every string that comes from an article is hostile."""
    event = make_told_event(
        weapons=[words],
        trigger=span_of("bombed").model_copy(update={"text": words}),
        evidence=span_of("bombed").model_copy(update={"text": words}),
    )
    event = event.model_copy(
        update={
            "places": [p.model_copy(update={"name": words, "district": words}) for p in event.places],
            "attackers": [a.model_copy(update={"name": words}) for a in event.attackers],
            "claims": [c.model_copy(update={"source": words, "verb": words}) for c in event.claims],
        }
    )
    return Events([event], text=TEXT + words, title=words, notes=[words])


def test_the_whole_text_is_shown() -> None:
    assert TEXT in Page(make_events(make_told_event())._repr_html_()).text


@pytest.mark.parametrize(
    "words",
    ["airstrike", "Russian Armed Forces → Civilians", "Sukhnah (", "2015-10-05", "12 killed", "the Observatory", "reported"],
)  # fmt: skip
def test_a_card_tells_the_event(words: str) -> None:
    assert words in Page(make_told_event()._repr_html_()).text


def test_a_card_and_its_words_share_a_class() -> None:
    page = Page(make_events(make_told_event())._repr_html_())
    tied = [(tag, c[0]) for tag, c in zip(page.tags, page.classes, strict=True) if "e0" in c]
    assert ("li", "card") in tied
    assert {"trigger", "actor", "place", "claim", "date"} <= {kind for tag, kind in tied if tag == "mark"}


def test_views_need_no_script() -> None:
    page = Page(make_events(make_told_event())._repr_html_())
    assert "script" not in page.tags
    assert not [name for name in page.attributes if name.startswith("on")]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_text_stays_text(words: str) -> None:
    shown = Page(hostile_events(words)._repr_html_())
    plain = Page(hostile_events("harmless")._repr_html_())
    assert shown.tags == plain.tags
    assert shown.attributes == plain.attributes
    assert shown.text.count(words.replace("\ud800", "?")) == plain.text.count("harmless")


def test_hostile_text_of_one_event_stays_text() -> None:
    [event] = hostile_events(HOSTILE[0])
    assert Page(event._repr_html_()).tags.count("script") == 0


def test_events_without_text_show_their_sentences() -> None:
    page = Page(Events([make_told_event()])._repr_html_())
    assert "blockquote" in page.tags
    assert make_told_event().evidence.text in page.text


def test_no_events_give_the_reason() -> None:
    page = Page(Events([], text="Nothing.", notes=["The text is empty."])._repr_html_())
    assert "No conflict events" in page.text
    assert "The text is empty." in page.text


def test_of_a_long_text_the_lines_with_marks_are_shown() -> None:
    text = TEXT + "\nfiller" * 10_000
    page = Page(Events([make_told_event()], text=text)._repr_html_())
    assert TEXT in page.text
    assert "filler" not in page.text


def test_of_many_events_the_first_have_cards() -> None:
    page = Page(Events([make_told_event(id=str(n)) for n in range(5000)])._repr_html_())
    assert page.text.count("airstrike") < 1000
    assert "4800 more events" in page.text
