"""Reads a news text as it comes: a clean copy to parse, with the way back to every original offset.

The clean copy drops dateline, byline, boilerplate and mark-up, mends what trips the parser (spaces,
quotes, lost apostrophes, fused words, capitals) and keeps one segment a line.
"""

from __future__ import annotations

import datetime as dt
import functools
import html
import itertools
import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from conflict_events.datelines import disagree, find_dateline, find_undated, find_yearless
from conflict_events.mending import (
    PLAIN,
    Draft,
    layout_words,
    lower_capitals,
    mend_words,
    part_headings,
    restore_commas,
)
from conflict_events.rules.load import read_toml, rules_directory

_INVISIBLE = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad\x00-\x08\x0e-\x1f\x7f]+")
_SURROGATE = re.compile(r"[\ud800-\udfff]")
_BLANKS = re.compile(r" {2,}")
# One to three characters over and over are a rule or an attack, no words: what is behind the first is cut.
_OVER_AND_OVER = re.compile(r"(\S{1,3}?)\1{79,}")
_KEPT = 60  # characters of them
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
    into ``text``, the text as given. ``published`` is the day of publication, or None; ``other_dateline``
    is the day that the text itself gives, where that cannot be ``published``.
    """

    text: str
    clean: str
    offsets: array[int] = field(repr=False)
    published: dt.date | None
    segments: list[Segment]
    title: str | None = None
    other_dateline: dt.date | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Offsets into the text as given of ``clean[start:end]``."""
        if end <= start or not self.offsets:
            return (0, 0)
        return self.offsets[start], self.offsets[end - 1] + 1

    def segment_at(self, position: int) -> Segment | None:
        """The segment that holds a position of the clean text."""
        index = bisect_right(self.segments, position, key=lambda s: s.start) - 1
        return self.segments[index] if index >= 0 else None


@functools.cache
def _boilerplate() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in layout_words()["boilerplate_lines"]), re.I)


@functools.cache
def _trailers() -> list[tuple[str, re.Pattern[str]]]:
    """What ends the report of a line, each with letters that it never lacks."""
    patterns = read_toml(rules_directory() / "layout.toml")["trailers"]
    return [(letters, re.compile(pattern, re.I)) for letters, pattern in patterns.items()]


def _end_of_report(text: str, start: int, end: int) -> int:
    """Where the report of a line ends."""
    line = text[start:end].lower()
    tried = [p.search(text, start, end) for letters, p in _trailers() if letters in line]
    return min((match.start() for match in tried if match), default=end)


@functools.cache
def _insets() -> list[tuple[str, re.Pattern[str]]]:
    """What stands within a report and is none of it, each with letters that it never lacks."""
    patterns = read_toml(rules_directory() / "layout.toml")["insets"]
    return [(letters, re.compile(pattern)) for letters, pattern in patterns.items()]


@functools.cache
def _caption() -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in layout_words()["captions"]), re.I)


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
        draft.replace(_ENTITY, lambda m: html.unescape(m.group())[:1].translate(PLAIN))


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


def _days(draft: Draft, told: dt.date | None) -> tuple[dt.date | None, dt.date | None]:
    """The day told, else that of the dateline; and the dateline's where it cannot be the one told.

    The dateline is taken out while its marks still stand.
    """
    dateline = find_dateline(draft.text[:3000])
    if dateline is None:
        head = draft.text[:_HEAD]
        if stretch := find_yearless(head) or find_undated(head):
            draft.cut(*stretch)
        return told, None
    day, start, end = dateline
    words = draft.text[start:end]
    draft.cut(start, end)
    return told or day, day if told is not None and disagree(told, day, words) else None


def _assemble(draft: Draft) -> tuple[str, array[int], list[Segment]]:
    """The clean text line by line, without dateline, boilerplate and repeated lines."""
    parts: list[str] = []
    offsets = array("i")
    segments: list[Segment] = []
    seen: set[str] = set()
    position, body_seen = 0, False
    for index, (left, right) in enumerate(_lines(draft.text)):
        right = _end_of_report(draft.text, left, right)
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
        offsets += draft.offsets[left:right]
        offsets.extend([draft.offsets[right - 1]] * 2)
        position += len(line) + 2
    return "".join(parts), offsets, segments


def whole(text: str) -> str:
    """The text with "\ufffd" for each half of a character (a lone surrogate), which no file can hold."""
    return _SURROGATE.sub("\ufffd", text)


def read_article(text: str, *, published: dt.date | None = None, title: str | None = None) -> Article:
    """Reads a text; ``published`` left out is taken from the dateline, if there is one."""
    draft = Draft(text)
    draft.replace(_SURROGATE, lambda m: "\n")
    draft.replace(_INVISIBLE, lambda m: "")
    draft.replace(_BLANKS, lambda m: " ")
    if max(map(len, draft.text.split()), default=0) > _KEPT:
        draft.replace(_OVER_AND_OVER, lambda m: m.group()[:_KEPT])
    strip_markup(draft)
    published, other = _days(draft, published)
    for letters, inset in _insets():
        if letters in draft.text:
            draft.replace(inset, lambda m: "\n")
    part_headings(draft)
    lower_capitals(draft, _lines(draft.text))
    mend_words(draft)
    restore_commas(draft)
    clean, offsets, segments = _assemble(draft)
    return Article(whole(text), clean, offsets, published, segments, title, other)


_HEAD = 2000  # characters: a dateline stands within them
_LONGEST = 100_000  # characters of clean text that are linked together


def skim_article(text: str, *, published: dt.date | None = None, title: str | None = None) -> Article:
    """An article of which no more is asked than its day of publication, and whether it is English."""
    head = read_article(text[:_HEAD], published=published) if published is None else None
    day = head.published if head is not None else published
    return Article(text, _INVISIBLE.sub("", text[:20_000]), array("i"), day, [], title)


def parts(article: Article) -> Iterator[Article]:
    """An article as it is, or a very long text cut between lines, or else sentences, into pieces.

    Each piece is linked by itself, so that the time for a text grows no faster than its length.
    """
    if len(article.clean) <= _LONGEST:
        if article.segments:
            yield article
        return
    start = 0
    while start < len(article.clean):
        end = _cut(article.clean, start)
        yield replace(
            article,
            clean=article.clean[start:end],
            offsets=article.offsets[start:end],
            segments=list(_between(article.segments, start, end)),
        )
        start = end


def _cut(clean: str, start: int) -> int:
    """Where the piece that begins at a position ends."""
    last = start + _LONGEST
    if last >= len(clean):
        return len(clean)
    for mark in ("\n\n", ". ", " "):
        found = clean.rfind(mark, start + _LONGEST // 2, last)
        if found >= 0:
            return found + len(mark)
    return last


def _between(segments: list[Segment], start: int, end: int) -> Iterator[Segment]:
    """The segments within a piece, counted from its start."""
    first = max(0, bisect_right(segments, start, key=lambda s: s.start) - 1)
    for segment in itertools.islice(segments, first, None):
        if segment.start >= end:
            return
        if segment.end > start:
            yield Segment(segment.kind, max(segment.start, start) - start, min(segment.end, end) - start)
