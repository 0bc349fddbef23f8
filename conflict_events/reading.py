"""Reads a news text as it comes: a clean copy to parse, with the way back to every original offset.

The clean copy drops dateline, byline, boilerplate and mark-up, mends what trips the parser (spaces,
quotes, lost apostrophes, fused words, capitals) and keeps one segment a line.
"""

from __future__ import annotations

import datetime as dt
import functools
import html
import re
from bisect import bisect_right
from collections.abc import Callable
from dataclasses import dataclass, field

from conflict_events.datelines import find_dateline
from conflict_events.rules.load import read_toml, rules_directory

_PLAIN = str.maketrans(
    {
        "\u00a0": " ",
        "\u2007": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\u3000": " ",
        "\t": " ",
        "\r": "\n",
        "\u2028": "\n",
        "\u2029": "\n",
        "\u0085": "\n",
        "\x0b": "\n",
        "\x0c": "\n",
        "\u2018": "'",
        "\u2019": "'",
        "\u201b": "'",
        "\u02bc": "'",
        "\u00b4": "'",
        "`": "'",
        "\u201c": '"',
        "\u201d": '"',
        "\u201e": '"',
        "\u00ab": '"',
        "\u00bb": '"',
        "\u2010": "-",
        "\u2011": "-",
        "\u2012": "-",
        "\u2212": "-",
    }
)
_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANKS = re.compile(r" {2,}")
_MARKUP = re.compile(
    r"<(script|style)\b[^>]{0,500}>[^<]{0,200000}</\1>|</?[a-zA-Z][^<>]{0,1000}>|<!--[^<>]{0,2000}-->", re.I
)
_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,5}|[a-zA-Z]{2,12});")
_SENTENCE_END = re.compile(r"[.!?]['\")\]]?\s")


@dataclass(frozen=True)
class Segment:
    """A line of the clean text and what it is: headline, caption or paragraph."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Article:
    """A text made ready for the parser.

    ``clean`` is what the parser sees; ``original(start, end)`` maps a stretch of it back to offsets
    into ``text``, the text as given. ``published`` is the day of publication, or None.
    """

    text: str
    clean: str
    offsets: list[int] = field(repr=False)
    published: dt.date | None
    segments: list[Segment]
    title: str | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the text as given of ``clean[start:end]``."""
        if end <= start or not self.offsets:
            return (0, 0)
        return self.offsets[start], self.offsets[end - 1] + 1

    def segment_at(self, position: int) -> Segment | None:
        """The segment that holds a position of the clean text."""
        index = bisect_right([s.start for s in self.segments], position) - 1
        return self.segments[index] if index >= 0 else None


class Draft:
    """A text under repair that knows where each of its characters came from."""

    def __init__(self, text: str) -> None:
        self.text = text.translate(_PLAIN)
        self.offsets = list(range(len(text)))

    def replace(self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str]) -> None:
        """Replaces matches; characters that are kept at either end keep their offsets."""
        parts: list[str] = []
        offsets: list[int] = []
        last = 0
        for match in pattern.finditer(self.text):
            start, end = match.span()
            parts.append(self.text[last:start])
            offsets += self.offsets[last:start]
            replacement = new(match)
            parts.append(replacement)
            offsets += self._spread(match.group(), replacement, start)
            last = end
        if not parts:
            return
        parts.append(self.text[last:])
        offsets += self.offsets[last:]
        self.text, self.offsets = "".join(parts), offsets

    def _spread(self, old: str, new: str, start: int) -> list[int]:
        """Offsets for a replacement: aligned from the left as far as equal, then from the right."""
        same = 0
        while same < min(len(old), len(new)) and old[same].lower() == new[same].lower():
            same += 1
        tail = 0
        while tail < min(len(old), len(new)) - same and old[-1 - tail].lower() == new[-1 - tail].lower():
            tail += 1
        middle = self.offsets[start + max(same - 1, 0)] if old else 0
        left = self.offsets[start : start + same]
        right = self.offsets[start + len(old) - tail : start + len(old)]
        return left + [middle] * (len(new) - same - tail) + right


@functools.cache
def _layout() -> dict[str, list[str]]:
    return {key: list(value) for key, value in read_toml(rules_directory() / "layout.toml").items()}


@functools.cache
def _boilerplate() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in _layout()["boilerplate_lines"]), re.I)


@functools.cache
def _trailers() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in _layout()["trailers"]), re.I)


@functools.cache
def _insets() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in _layout()["insets"]))


@functools.cache
def _caption() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in _layout()["captions"]), re.I)


def strip_markup(draft: Draft) -> None:
    """Takes out HTML tags and entities, if there are any."""
    if "<" in draft.text:
        draft.replace(
            _MARKUP,
            lambda m: (
                "\n" if re.match(r"</?(p|br|div|h\d|li|tr|title|script|style)\b", m.group(), re.I) else ""
            ),
        )
    if "&" in draft.text:
        draft.replace(_ENTITY, lambda m: html.unescape(m.group())[:1].translate(_PLAIN))


def _known_names() -> frozenset[str]:
    """Names that take a lost apostrophe: "Syrias" is "Syria's"."""
    return frozenset(_layout()["possessive_names"])


_LOST_APOSTROPHE = re.compile(r"\b([A-Za-z]{3,})s(?= [A-Za-z])")
_POSSESSIVE_NOUN = re.compile(r"(?:[^aeiou]y)$")
_FUSED_WORD = re.compile(r"\b(near|in|on|at|of|from|to|and|the|by|over|with|said|that)(?=[A-Z][a-z]{2,})")
_FUSED_ARTICLE = re.compile(r"(?<=[a-z] )a(?=[b-df-hj-np-tv-z][a-z]{3,})")


_SPACED_DASH = re.compile(r"(?<=\S )[-\u2013\u2014]+(?= \S)")


def mend_words(draft: Draft) -> None:
    """Puts back lost apostrophes and the spaces of fused words; sets off asides by commas, not dashes."""
    draft.replace(_SPACED_DASH, lambda m: "," * len(m.group()))
    names = _known_names()

    def apostrophe(match: re.Match[str]) -> str:
        stem = match.group(1)
        if stem in names or _POSSESSIVE_NOUN.search(stem):
            return stem + "'s"
        return match.group()

    draft.replace(_LOST_APOSTROPHE, apostrophe)
    draft.replace(_FUSED_WORD, lambda m: m.group() + " ")
    fused = frozenset(_layout()["fused_with_article"])

    def article(match: re.Match[str]) -> str:
        word = re.match(r"[a-z]+", match.string[match.end() :], re.I)
        return "a " if word and word.group().lower() in fused else "a"

    draft.replace(_FUSED_ARTICLE, article)


def lower_capitals(draft: Draft, start: int, end: int) -> None:
    """Turns a line set in capitals into sentence case; names get their capital back when they are tagged."""
    line = draft.text[start:end]
    letters = [c for c in line if c.isalpha()]
    if (
        len(letters) < 12
        or " " not in line.strip()
        or sum(c.isupper() for c in letters) < 0.85 * len(letters)
    ):
        return
    keep = frozenset(_layout()["acronyms"])
    cased = re.sub(r"[A-Z][A-Z'\-]+", lambda m: m.group() if m.group() in keep else m.group().lower(), line)
    first = re.search(r"[a-z]", cased)
    if first:
        cased = cased[: first.start()] + cased[first.start()].upper() + cased[first.end() :]
    if len(cased) == len(line):
        draft.text = draft.text[:start] + cased + draft.text[end:]


def _kind_of(line: str, index: int, body_seen: bool) -> str:
    if _caption().search(line):
        return "caption"
    if not body_seen and index < 3 and not _SENTENCE_END.search(line + " ") and len(line) < 160:
        return "headline"
    return "paragraph"


def _lines(text: str) -> list[tuple[int, int]]:
    """Start and end of every line that is not blank, stripped."""
    spans = []
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        left = len(line) - len(line.lstrip())
        right = len(line.rstrip())
        if right > left:
            spans.append((match.start() + left, match.start() + right))
    return spans


def _assemble(draft: Draft, cut: tuple[int, int] | None) -> tuple[str, list[int], list[Segment]]:
    """The clean text line by line, without dateline, boilerplate and repeated lines."""
    parts: list[str] = []
    offsets: list[int] = []
    segments: list[Segment] = []
    seen: set[str] = set()
    position, body_seen = 0, False
    for index, (start, end) in enumerate(_lines(draft.text)):
        for left, right in _without(start, end, cut):
            trailer = _trailers().search(draft.text, left, right)
            right = trailer.start() if trailer else right
            line = draft.text[left:right].strip()
            left += len(draft.text[left:right]) - len(draft.text[left:right].lstrip())
            right = left + len(line)
            key = line.lower()
            if not line or _boilerplate().fullmatch(line) or (key in seen and len(line) < 300):
                continue
            seen.add(key)
            kind = _kind_of(line, index, body_seen)
            body_seen |= kind == "paragraph"
            segments.append(Segment(kind, position, position + len(line)))
            parts.append(line + "\n\n")
            offsets += [*draft.offsets[left:right], draft.offsets[right - 1], draft.offsets[right - 1]]
            position += len(line) + 2
    return "".join(parts), offsets, segments


def _without(start: int, end: int, cut: tuple[int, int] | None) -> list[tuple[int, int]]:
    """A line less the dateline."""
    if cut is None or cut[1] <= start or end <= cut[0]:
        return [(start, end)]
    return [(a, b) for a, b in ((start, max(start, cut[0])), (min(end, cut[1]), end)) if b > a]


def read_article(text: str, *, published: dt.date | None = None, title: str | None = None) -> Article:
    """Reads a text; ``published`` left out is taken from the dateline, if there is one."""
    draft = Draft(text)
    draft.replace(_SURROGATE, lambda m: "\n")  # half a character: no record can hold it
    draft.replace(_INVISIBLE, lambda m: "")
    draft.replace(_BLANKS, lambda m: " ")
    strip_markup(draft)
    draft.replace(_insets(), lambda m: "\n")
    for start, end in _lines(draft.text):
        lower_capitals(draft, start, end)
    mend_words(draft)
    dateline = find_dateline(draft.text[:3000])
    cut = None
    if dateline is not None:
        day, start, end = dateline
        published = published or day
        cut = (start, end)
    clean, offsets, segments = _assemble(draft, cut)
    return Article(text, clean, offsets, published, segments, title)
