"""Units: what the parser sees at a time, cut where a sentence ends for certain.

A unit never crosses a line, and its parse depends on nothing outside it. So it is the same whether its
neighbours are parsed or left out. Where it is doubtful that a full stop ends a sentence ("Brig. Ali"),
the unit goes on, and the parser finds the sentences in it.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from conflict_events.mending import layout_words

if TYPE_CHECKING:
    from spacy.tokens import Token

READ, UNREAD = "read", "unread"
_STOPS = frozenset({".", "!", "?"})
_CLOSING = frozenset({'"', "'", "''", ")", "]"})
_OPENING = frozenset({'"', "'", "``", "(", "["})
_LONGEST = 500  # tokens: no sentence is longer, and the time for one may grow with the square of its length
_HEADING, _LONGEST_HEADING = 4, 20  # words
_SURE_LENGTH = 5  # letters: a shorter word with a capital may be a title or an initial


def is_read(doc: Doc) -> bool:
    """Whether any unit of a Doc is read."""
    return any(unit.label_ == READ for unit in doc.spans["units"])


def mark_lines(doc: Doc) -> Doc:
    """Writes ``doc.spans["units"]``; all are to be read, unless the scan says otherwise."""
    names = {i for group in ("actors", "places") for s in doc.spans[group] for i in range(s.start, s.end)}
    words = list(doc)
    capitals = {s.end for s in doc.spans["actors"] if s.label_ == "metonym"}  # "MOSCOW The ministry said"
    cuts = [0]
    for i in range(1, len(words)):
        headed = i not in capitals and _behind_heading(words, cuts[-1], i)
        if headed or _begins(words, i, names) or i - cuts[-1] == _LONGEST:
            cuts.append(i)
    cuts.append(len(words))
    doc.spans["units"] = [Span(doc, a, b, label=READ) for a, b in pairwise(cuts) if b > a]
    return doc


def _begins(words: list[Token], i: int, names: set[int]) -> bool:
    """Whether a unit begins at a token: behind a line, or behind a sure end of a sentence."""
    before = words[i - 1]
    if before.is_space:
        return "\n" in before.text
    text = before.text
    if text in _CLOSING and i > 1 and not words[i - 2].whitespace_:
        end, text = i - 2, words[i - 2].text
    else:
        end = i - 1
    return text in _STOPS and bool(before.whitespace_) and _opens(words[i]) and _ends(words, end, names)


def _behind_heading(words: list[Token], start: int, i: int) -> bool:
    """Whether "The" ends a heading that runs on: "Army Hits Dozens of Militants near Homs The army went on ..."."""
    if words[i].text != "The" or not _HEADING <= i - start <= _LONGEST_HEADING:
        return False
    heading = [t.text for t in words[start:i]]
    small = layout_words()["heading_words"]
    if not heading[-1][0].isupper() or not all(
        w[0].isupper() or w[0].isdigit() or w in small for w in heading
    ):
        return False
    return sum(w[0].isupper() for w in heading) >= _HEADING


def _opens(word: Token) -> bool:
    first = word.text[0]
    return first.isupper() or word.text in _OPENING or first.isdigit()


def _ends(words: list[Token], stop: int, names: set[int]) -> bool:
    """Whether the stop behind a word ends its sentence: not that of a title or an initial."""
    if stop == 0 or words[stop - 1].whitespace_:
        return False
    if words[stop].text != "." or stop - 1 in names:
        return True
    word = words[stop - 1].text
    if word[0].isupper():
        return len(word) >= _SURE_LENGTH and word.isalpha()
    return (
        (len(word) > 2 and word.replace("-", "").isalpha())
        or word.isdigit()
        or not word[-1].isalnum()
        or word == "%"
    )
