"""Texts as the open web has them, and worse: strategies for property tests.

``CONFLICT_EVENTS_PROFILE=long python -m pytest tests/robustness`` tries many more of them than the usual run.
"""

from __future__ import annotations

import os
from collections.abc import Callable

from gold_articles import gold_article, gold_names
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from conflict_events.rules.examples import cases, parse
from conflict_events.rules.load import builtin_event_types

_SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example]
PROFILES = {
    "ci": settings(
        max_examples=8, derandomize=True, database=None, deadline=None, suppress_health_check=_SLOW
    ),
    "long": settings(max_examples=2000, deadline=None, suppress_health_check=_SLOW),
}
profile = PROFILES[os.environ.get("CONFLICT_EVENTS_PROFILE", "ci")]


def example_texts() -> list[str]:
    """The examples of the rules without their marks."""
    types = builtin_event_types()
    return [parse(case.example, set(types))[0] for case in cases(types.values())]


SENTENCES = st.sampled_from(example_texts())
PARAGRAPHS = st.sampled_from(
    [line for name in gold_names() for line in gold_article(name).text.splitlines() if len(line) > 40]
)
NEWS = st.lists(SENTENCES | PARAGRAPHS, min_size=1, max_size=3).map(" ".join)

UNICODE = st.text(st.characters(), max_size=200)
CONTROLS = st.text(
    st.sampled_from([chr(n) for n in range(32)] + ["\x7f", "\x85", "\xad", "\ufeff"]), max_size=40
)
SURROGATES = st.text(st.characters(min_codepoint=0xD800, max_codepoint=0xDFFF), max_size=20)
RIGHT_TO_LEFT = st.text(st.sampled_from("قصف حلب שלום ٠١٢٣\u202e\u202d\u2067\u2069\u200f "), max_size=40)
COMBINING = st.text(st.characters(whitelist_categories=["Mn", "Me"]), max_size=40)
ZERO_WIDTH = st.text(st.sampled_from("\u200b\u200c\u200d\u2060\ufeff\u00ad"), max_size=10)
EMOJI = st.text(st.sampled_from("💥🔥😢👨‍👩‍👧🇸🇾✈️‼️①²½٪"), max_size=20)
LONG_WORDS = st.sampled_from("aZéق9-'.").flatmap(lambda c: st.integers(200, 2000).map(lambda n: c * n))
BRACKETS = st.sampled_from(
    ["(", "[", "{", "<", "()", "<b>", '"', "'", "\u201c", '("', "((Rebels) shelled "]
).flatmap(lambda c: st.integers(1, 300).map(lambda n: c * n))
HTML = st.sampled_from(
    ["<p>", "</div>", "<br/>", "<b", "<!--", "-->", "<script>bombed()</script>", "&amp;", "&#8217;", "&#xD800;", "&#0;",
     "&nbsp", "&lt;b&gt;", '<a href="x>y">', "<style>", "</style>", "<td class='shelled'>", "]]>", "<?xml"]
)  # fmt: skip
NUMBERS = st.sampled_from(
    ["0", "-1", "10^9", "1,000,000,000,000", "1e400", "٣", "²", "½", "½ million", "NaN", "99999999999999999999999 people",
     "between 9 and 3", "31 February", "0 October", "October 99", "29 February 2015", "9999-12-31", "0001-01-01", "24:61",
     "dozens of hundreds of thousands of"]
)  # fmt: skip
ODD = {
    "unicode": UNICODE,
    "controls": CONTROLS,
    "surrogates": SURROGATES,
    "right to left": RIGHT_TO_LEFT,
    "combining": COMBINING,
    "zero width": ZERO_WIDTH,
    "emoji": EMOJI,
    "long words": LONG_WORDS,
    "brackets": BRACKETS,
    "html": HTML,
    "numbers": NUMBERS,
}


@st.composite
def with_pieces(draw: st.DrawFn, pieces: st.SearchStrategy[str]) -> str:
    """News with odd pieces anywhere in it, within words too."""
    text = draw(NEWS)
    for piece in draw(st.lists(pieces, min_size=1, max_size=6)):
        at = draw(st.integers(0, len(text)))
        text = text[:at] + piece + text[at:]
    return text


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """News with stretches cut out, doubled, moved or turned round."""
    text = draw(NEWS)
    for _ in range(draw(st.integers(1, 8))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, min(len(text), start + 30)))
        piece = text[start:end]
        change = draw(st.sampled_from(["", piece * 2, piece[::-1], piece.upper(), " " + piece, piece + "\n"]))
        text = text[:start] + change + text[end:]
    return text


def mojibake(text: str) -> str:
    """UTF-8 read as a one-byte code."""
    return text.replace("'", "\u2019").encode("utf-8", "replace").decode("latin-1")


def double_mojibake(text: str) -> str:
    """The same twice."""
    return mojibake(mojibake(text))


def without_spaces(text: str) -> str:
    """All words fused."""
    return text.replace(" ", "")


def quoted(text: str) -> str:
    """Every word in quotes of its own, within others."""
    return '"\u201c' + " ".join(f"'{word}\"" for word in text.split()) + "\u201d"


def one_word_a_line(text: str) -> str:
    """A column as wide as a word."""
    return text.replace(" ", "\n")


def spaced(text: str) -> str:
    """A b l a n k behind every letter."""
    return " ".join(text)


SPOILT: dict[str, Callable[[str], str]] = {
    function.__name__: function
    for function in (mojibake, double_mojibake, without_spaces, quoted, one_word_a_line, spaced)
}
