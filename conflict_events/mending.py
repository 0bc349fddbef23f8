"""Mends what trips the parser: spaces, quotes, lost apostrophes and commas, fused words, capitals.

Every change keeps the way back to the offsets of the text as given.
"""

from __future__ import annotations

import functools
import re
from array import array
from collections.abc import Callable, Iterable

from conflict_events.rules.load import read_toml, rules_directory

PLAIN = str.maketrans(
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


class Draft:
    """A text under repair that knows where each of its characters came from."""

    def __init__(self, text: str) -> None:
        self.text = text.translate(PLAIN)
        self.offsets = array("i", range(len(text)))

    def replace(
        self, pattern: re.Pattern[str], new: Callable[[re.Match[str]], str], *, before: int | None = None
    ) -> None:
        """Replaces matches, or those ``before`` a position; characters that are kept at either end keep their offsets."""
        parts: list[str] = []
        offsets = array("i")
        last = 0
        for match in pattern.finditer(self.text, 0, len(self.text) if before is None else before):
            start, end = match.span()
            replacement = new(match)
            if replacement == match.group():
                continue
            parts.append(self.text[last:start])
            offsets += self.offsets[last:start]
            parts.append(replacement)
            offsets.extend(self._spread(match.group(), replacement, start))
            last = end
        if not parts:
            return
        parts.append(self.text[last:])
        offsets += self.offsets[last:]
        self.text, self.offsets = "".join(parts), offsets

    def cut(self, start: int, end: int) -> None:
        """Puts the end of a line in place of a stretch."""
        self.text = f"{self.text[:start]}\n{self.text[end:]}"
        self.offsets[start:end] = self.offsets[start : start + 1]

    def _spread(self, old: str, new: str, start: int) -> list[int]:
        """Offsets for a replacement: aligned from the left as far as equal, then from the right."""
        same = 0
        while same < min(len(old), len(new)) and old[same].lower() == new[same].lower():
            same += 1
        tail = 0
        while tail < min(len(old), len(new)) - same and old[-1 - tail].lower() == new[-1 - tail].lower():
            tail += 1
        middle = self.offsets[start + max(same - 1, 0)] if old else 0
        left = list(self.offsets[start : start + same])
        right = list(self.offsets[start + len(old) - tail : start + len(old)])
        return left + [middle] * (len(new) - same - tail) + right


@functools.cache
def layout_words() -> dict[str, list[str]]:
    """The lists of ``rules/layout.toml``."""
    data = read_toml(rules_directory() / "layout.toml")
    return {key: value for key, value in data.items() if isinstance(value, list)}


@functools.cache
def _listed(key: str) -> frozenset[str]:
    """A list of ``rules/layout.toml`` as a set, made once."""
    return frozenset(layout_words()[key])


_LOST_APOSTROPHE = re.compile(r"\b([A-Za-z]{3,})s(?= [A-Za-z])")
_POSSESSIVE_NOUN = re.compile(r"(?:[^aeiou]y)$")
_SIDE_OF = re.compile(r" (?:north|south|east|west)[a-z-]{0,9} of\b")  # "villages north of Hama" are several
_FUSED_WORD = re.compile(r"\b(near|in|on|at|of|from|to|and|the|by|over|with|said|that)(?=[A-Z][a-z]{2,})")
_LETTERS = re.compile(r"[a-z]+", re.IGNORECASE)
_FUSED_ARTICLE = re.compile(r"(?<=[a-z] )a(?=[b-df-hj-np-tv-z][a-z]{3,})")


_HEADLINE = 250  # characters within which a headline ends
_HASH = re.compile(r"#(?=[A-Za-z])")  # "#Idlib"
_SPACED_DASH = re.compile(r"(?<=\S )[-\u2013\u2014]+(?= \S)")


# "... city. REUTERS/Rodi Said The advance": who took the picture, before the text goes on.
_CREDIT = re.compile(
    r"[.]? (?:REUTERS|AFP|AP|EPA)/[A-Z][\w'-]{1,20}(?: [A-Z][\w'-]{1,20})?(?=\s+[A-Z]|\s*\n|\s*$)"
)


@functools.cache
def _headline_source() -> re.Pattern[str]:
    """ "... killed in clashes NGO AFP Sunday", "... kills six Syrian state TV.": who told what a headline says."""
    sources = "|".join(layout_words()["headline_sources"])
    return re.compile(
        rf"(?<=[a-z\d])(?<! the)(?<! an)(?<! a)(?<! of)(?<! by)(?<! to)(?<! on)(?<! and)(?<! told)(?<! local)"
        r"(?<! say)(?<! says)(?<! said)"
        rf"(?<!an)(?<!ish)(?<![nqs]i) (?=(?:[A-Z][a-z]+(?:an|ish|[nqs]i) )?(?:{sources})"
        r"(?:\.(?: [A-Z]|$)| (?:AFP|Reuters|AP|An?|The|At)\b|\s*(?:\n|$)))"
    )


@functools.cache
def _number() -> re.Pattern[str]:
    """A number that ends a text: "9", "kill four"."""
    numbers = read_toml(rules_directory() / "numbers.toml")
    words = (*numbers["units"], *numbers["teens"], *numbers["tens"], "several", "dozens of")
    return re.compile(rf"(?:\d|\b(?:{'|'.join(w for w in words if w != 'one')}))$")


def _is_counted(match: re.Match[str]) -> bool:
    """ "kill four activists": who is hurt, not who tells it; "kills six Syrian state TV" counts no TV."""
    counted = match.string.startswith(("activists", "monitors"), match.end())
    return (
        counted
        and _number().search(match.string[max(0, match.start() - _TWO_WORDS) : match.start()]) is not None
    )


@functools.cache
def _headings() -> tuple[re.Pattern[str], re.Pattern[str]]:
    words = f"(?:{'|'.join(layout_words()['headings'])})"
    opener = f"(?:{'|'.join(layout_words()['heading_openers'])})"
    return re.compile(rf"(?<=[.!?]) (?={words} {opener})"), re.compile(rf"(?<=\n){words} (?={opener})")


def part_headings(draft: Draft) -> None:
    """ "... were killed. Homs The air force ...": puts a heading that has lost its line on one of its own."""
    before, behind = _headings()
    draft.replace(before, lambda m: "\n")
    draft.replace(behind, lambda m: m.group()[:-1] + "\n")


def mend_words(draft: Draft) -> None:
    """Puts back lost apostrophes and the spaces of fused words; sets off asides by commas, not dashes."""
    if "/" in draft.text:
        draft.replace(_CREDIT, lambda m: ".")
    if "#" in draft.text:
        draft.replace(_HASH, lambda m: "")
    draft.replace(_headline_source(), lambda m: " " if _is_counted(m) else ": ", before=_HEADLINE)
    draft.replace(_SPACED_DASH, lambda m: "," * len(m.group()))
    doubtful = {n for n in layout_words()["doubtful_possessives"] if not re.search(rf"\b{n}\b", draft.text)}
    names = _listed("possessive_names") - doubtful
    owners, owned = _listed("possessive_nouns"), _listed("owned")

    def apostrophe(match: re.Match[str]) -> str:
        stem = match.group(1)
        owner = (
            stem in owners and _next_word(match) in owned and not _SIDE_OF.match(match.string, match.end())
        )
        if stem in names or _POSSESSIVE_NOUN.search(stem) or owner:
            return stem + "'s"
        if stem == "State" and match.string.endswith("Islamic ", 0, match.start()):
            return stem + "'s"
        return match.group()

    draft.replace(_LOST_APOSTROPHE, apostrophe)
    draft.replace(_FUSED_WORD, lambda m: m.group() + " ")
    fused = _listed("fused_with_article")

    def article(match: re.Match[str]) -> str:
        word = _LETTERS.match(match.string, match.end())
        return "a " if word and word.group().lower() in fused else "a"

    draft.replace(_FUSED_ARTICLE, article)


def _next_word(match: re.Match[str]) -> str:
    """The word behind a match, without the blank between."""
    word = _LETTERS.match(match.string, match.end() + 1)
    return word.group() if word else ""


def lower_capitals(draft: Draft, lines: Iterable[tuple[int, int]]) -> None:
    """Turns lines set in capitals into sentence case; names get their capital back when they are tagged."""
    pieces: list[str] = []
    last = 0
    for start, end in lines:
        if _is_capitals(draft.text[start:end]):
            pieces += [draft.text[last:start], _sentence_case(draft.text[start:end])]
            last = end
    if pieces:
        draft.text = "".join([*pieces, draft.text[last:]])


_CAPITAL = re.compile(r"[A-Z]")


def _is_capitals(line: str) -> bool:
    if len(_CAPITAL.findall(line)) < 0.1 * len(line) or " " not in line.strip():
        return False  # most lines: told without a look at every letter
    letters = [c for c in line if c.isalpha()]
    return len(letters) >= 12 and sum(map(str.isupper, letters)) >= 0.85 * len(letters)


def _sentence_case(line: str) -> str:
    """A line in capitals with one at its start only, and those of acronyms."""
    keep = _listed("acronyms")
    cased = re.sub(r"[A-Z][A-Z'\-]+", lambda m: m.group() if m.group() in keep else m.group().lower(), line)
    first = re.search(r"[a-z]", cased)
    if first:
        cased = cased[: first.start()] + cased[first.start()].upper() + cased[first.end() :]
    return cased if len(cased) == len(line) else line


_TWO_WORDS = 40  # characters
_FEW_COMMAS = 500  # characters a comma: a text with fewer has lost them
_OUTCOME = re.compile(
    r"(?<=[A-Za-z0-9\"')]) (?=(?:killing|wounding|injuring|leaving|claiming|causing|destroying|damaging|forcing)"
    r" (?!(?:of|in|by|at|on|for|to|with|or|is|was|were|are|spree|fields?|machine)\b))"
    r"|(?<=[A-Za-z0-9\"')]) (?=(?:wounding|injuring) at (?:least|most) )"  # else a noun to the parser
)
_SAID = re.compile(
    r"(?<=[A-Za-z0-9\"')])(?<!media)(?<!local)(?<!news)(?<!press)(?<!some)(?<!other) (?=reports (?:say|said)(?:[.\"\n]|$))"
    r"|(?<=[A-Za-z0-9\"')]) (?=(?:(?:he|she) (?:said|added)(?:[.\"\n]|$))|(?:the|an?|its|his) "
    r"(?:(?:(?:that|which|who) [\w-]+|of|for|in|at|from|and|with|on|to|by) (?:(?:the|an?|its|his) )?|(?!(?:the|an?|its|his) )[\w'.-]+ ){1,9}?"
    r"(?:said|reported|added|announced)"
    r"(?: (?:on )?[A-Z][a-z]+day)?(?:[.\"\n]|$))"
)

_RELATIVES = ("that", "which", "who")


@functools.cache
def _cited() -> re.Pattern[str]:
    """ "according to government sources the army ...": where the sources end and their report begins."""
    return re.compile(
        rf"(?<=\baccording to )((?:[\w'.-]+ ){{1,4}}(?:{'|'.join(layout_words()['cited'])}))"
        r" (?=(?:the|an?|at least|two|three|dozens|\d+) )",
        re.IGNORECASE,
    )


@functools.cache
def _sources() -> re.Pattern[str]:
    """Speakers without an article, "local sources said"; what stands before them in a phrase is no end of a clause."""
    kinds, nouns = ("|".join(layout_words()[key]) for key in ("speaker_kinds", "speakers"))
    told = r"(?:said|reported|added)"
    behind = "|".join(rf"(?<= the {place})" for place in layout_words()["spoken_behind"])
    return re.compile(
        rf"(?<=[a-z0-9])(?<!an)(?<!ish)(?<!i) (?=(?:{kinds}) (?:{nouns}) {told})"
        rf"|(?:(?<= Army)|(?<= Front)|(?<= State)|{behind}) (?=(?:activists|residents|witnesses) {told})"  # not theirs
    )


def restore_commas(draft: Draft) -> None:
    """Puts commas back before outcomes and speakers, in texts that have lost theirs.

    "... on the town killing four people the Observatory said" has two places where a reader halts.
    """
    if draft.text.count(",") * _FEW_COMMAS > len(draft.text):
        return
    bound = _listed("before_no_comma")

    def comma(match: re.Match[str]) -> str:
        before = match.string[max(0, match.start() - _TWO_WORDS) : match.start()].lower().split()[-2:]
        described = before[0] in _RELATIVES if before else False  # "a group that monitors the war said"
        return match.group() if described or (before and before[-1] in bound) else ", "

    draft.replace(_OUTCOME, comma)
    draft.replace(_SAID, comma)
    draft.replace(_sources(), comma)
    draft.replace(_cited(), lambda m: f"{m.group(1)}, ")
