"""The regular expressions of the package, and hostile input for each: python tests/robustness/patterns.py

Every expression that is compiled while the package reads texts is gathered, the ones made of word lists too. For
each repeat in it a text is made that the repeat can take many times over, with an end that it cannot take. All
are searched under a limit of processor time; what exceeds it is printed.
"""

from __future__ import annotations

import json
import re
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from re import _constants as codes  # type: ignore[attr-defined]
from re import _parser as parser  # type: ignore[attr-defined]
from types import FrameType
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
TIMES = 8_000  # characters of a hostile text
SECONDS = 0.4  # of processor time for one search: hundreds of times what a linear one takes
MANY = 10  # a repeat of fewer is harmless
UNWANTED = "\0"  # ends a hostile text


class Expression(NamedTuple):
    pattern: str
    flags: int
    module: str


def gathered() -> list[Expression]:
    """Every expression that a module of the package compiles or uses while own articles are read and written."""
    found: dict[Expression, None] = {}
    compiled = re._compile  # type: ignore[attr-defined]

    def recording(pattern: Any, flags: int) -> Any:
        module = _caller(sys._getframe(1))
        if module.startswith("conflict_events") and isinstance(pattern, str):
            found[Expression(pattern, int(flags), module)] = None
        return compiled(pattern, flags)

    re._compile = recording  # type: ignore[attr-defined]
    try:
        _use_everything()
    finally:
        re._compile = compiled  # type: ignore[attr-defined]
    return list(found)


def _caller(frame: FrameType | None) -> str:
    while frame is not None and frame.f_globals["__name__"].split(".")[0] == "re":
        frame = frame.f_back
    return frame.f_globals["__name__"] if frame is not None else ""


def _use_everything() -> None:
    import importlib
    import pkgutil

    import conflict_events

    for module in pkgutil.walk_packages(conflict_events.__path__, "conflict_events."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    from gold_articles import gold_article, gold_names

    for name in gold_names()[:4]:
        article = gold_article(name)
        events = conflict_events.extract_events(article.text, published=article.published)
        conflict_events.explain(article.text)
        for written in (events.to_csv, events.to_geojson, events.to_frame, events._repr_html_):
            written()
    for word in ("Kafr Nabudah", "حلب", "the village of Nubl"):
        conflict_events.lookup(word)


def hostile(expression: Expression) -> Iterator[str]:
    """Texts that a repeat of the expression can take for long, and then not."""
    for opening, body in dict.fromkeys(_repeats(parser.parse(expression.pattern, expression.flags), "")):
        yield opening + body * (TIMES // len(body)) + UNWANTED


def _repeats(parsed: Any, before: str) -> Iterator[tuple[str, str]]:
    """What stands before each repeat without a bound, and what it repeats."""
    for code, value in parsed:
        if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
            least, most, inner = value
            piece = _sample(inner)
            if most > MANY and piece:
                yield before, piece
                yield "", before + piece
            yield from _repeats(inner, before)
            before += piece * least
        elif code is codes.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, before)
            before += _sample(value[1][0])
        elif code is codes.SUBPATTERN:
            yield from _repeats(value[-1], before)
            before += _sample(value[-1])
        elif code in (codes.ASSERT, codes.ASSERT_NOT):
            yield from _repeats(value[1], before)
        else:
            before += _sample([(code, value)])


def _sample(parsed: Any) -> str:
    """A short text that an expression takes."""
    return "".join(_one(code, value) for code, value in parsed)


def _one(code: Any, value: Any) -> str:
    if code is codes.LITERAL:
        return chr(value)
    if code is codes.NOT_LITERAL:
        return "b" if value != ord("b") else "c"
    if code is codes.IN:
        return _member(value)
    if code is codes.ANY:
        return "b"
    if code is codes.BRANCH:
        return _sample(value[1][0])
    if code is codes.SUBPATTERN:
        return _sample(value[-1])
    if code in (codes.MAX_REPEAT, codes.MIN_REPEAT, codes.POSSESSIVE_REPEAT):
        return _sample(value[2]) * max(1, value[0]) if value[1] else ""
    return ""


CATEGORIES = {
    codes.CATEGORY_DIGIT: "1", codes.CATEGORY_SPACE: " ", codes.CATEGORY_WORD: "b",
    codes.CATEGORY_NOT_DIGIT: "b", codes.CATEGORY_NOT_SPACE: "b", codes.CATEGORY_NOT_WORD: "-",
}  # fmt: skip


def _member(members: Any) -> str:
    """One character of a class; of a negated one a common one that it does not exclude."""
    if members[0][0] is codes.NEGATE:
        taken = re.compile(_class(members[1:]))
        return next((c for c in "bA1 -.\"'" if not taken.match(c)), "")
    code, value = members[0]
    return CATEGORIES[value] if code is codes.CATEGORY else chr(value[0] if code is codes.RANGE else value)


def _class(members: Any) -> str:
    named = {codes.CATEGORY_DIGIT: r"\d", codes.CATEGORY_SPACE: r"\s", codes.CATEGORY_WORD: r"\w",
             codes.CATEGORY_NOT_DIGIT: r"\D", codes.CATEGORY_NOT_SPACE: r"\S", codes.CATEGORY_NOT_WORD: r"\W"}  # fmt: skip
    parts = []
    for code, value in members:
        if code is codes.CATEGORY:
            parts.append(named[value])
        elif code is codes.RANGE:
            parts.append("-".join(re.escape(chr(v)) for v in value))
        else:
            parts.append(re.escape(chr(value)))
    return f"[{''.join(parts)}]"


class Slow(Exception):  # noqa: N818 - an outcome, not an error
    """A search went on for too long."""


def slow(expressions: list[Expression]) -> Iterator[tuple[Expression, str]]:
    """The expressions that take too long, with the text."""
    signal.signal(signal.SIGVTALRM, _stop)
    for expression in expressions:
        searched = re.compile(expression.pattern, expression.flags)
        text = next((text for text in hostile(expression) if _takes_long(searched, text)), None)
        if text is not None:
            yield expression, text


def _takes_long(searched: re.Pattern[str], text: str) -> bool:
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    try:
        for _ in searched.finditer(text):
            pass
    except Slow:
        return True
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return False


def _stop(*_: object) -> None:
    raise Slow


def main() -> None:
    """Prints what is slow, one JSON record a line, and how many were tried."""
    sys.path.insert(0, str(ROOT / "tests"))
    expressions = gathered()
    for expression, text in slow(expressions):
        print(json.dumps([expression.module, expression.pattern[:200], text[:40], text[-3:]]))
    print(f"{len(expressions)} expressions", file=sys.stderr)


if __name__ == "__main__":
    main()
