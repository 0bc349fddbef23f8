"""Texts in which two sides change names, or the only side takes another's.

A side is a camp of ``changes.toml`` with all names that a text has for it. Each becomes a name of the other camp
and of the same form, so that verbs agree; a text that tells of a camp in a way that no form covers is left out.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any, NamedTuple

WORDS = tomllib.loads((Path(__file__).parent / "changes.toml").read_text(encoding="utf-8"))
CAMPS: dict[str, dict[str, Any]] = WORDS["camps"]
FORMS = ("people", "one", "countries", "modifiers", "held")
NAME_PART = r"(?:[A-Z][\w’'-]*|al-\w+)"


class Name(NamedTuple):
    """A name of a camp where it stands in a text."""

    start: int
    end: int
    camp: str
    form: str
    text: str


def swapped(text: str) -> tuple[str, dict[str, str]] | None:
    """The text whose first two camps have changed names, and which became which."""
    names = told_names(text)
    camps = list(dict.fromkeys(name.camp for name in names))
    pairs = ((one, other) for one, other in combinations(camps, 2))
    texts = (exchanged(text, names, {one: other, other: one}) for one, other in pairs)
    return next((changed for changed in texts if changed), None)


def renamed(text: str) -> tuple[str, dict[str, str]] | None:
    """The text whose only camp has taken the name of another, and which became which."""
    names = told_names(text)
    if len({name.camp for name in names}) != 1 or _told_besides(text, names):
        return None
    others = (exchanged(text, names, {names[0].camp: camp}) for camp in CAMPS if camp != names[0].camp)
    return next((changed for changed in others if changed), None)


def _told_besides(text: str, names: list[Name]) -> bool:
    """Whether more is told of camps or of fighters without a camp, who may be this one's and not the other's."""
    rest = re.sub("|".join(re.escape(text[n.start : n.end]) for n in names), "", text)
    return any(re.search(rf"\b(?:{words})", rest, re.I) for words in (WORDS["armed"], *_camp_words()))


def told_names(text: str) -> list[Name]:
    """The names of the camps of which a text tells by these alone, in their order."""
    names = list(_longest(name for camp in CAMPS for name in _names(text, camp)))
    return [n for n in names if _is_told_by(text, names, n.camp)]


def _is_told_by(text: str, names: list[Name], camp: str) -> bool:
    told = (m.span() for m in re.finditer(rf"\b(?:{CAMPS[camp]['words']})", text, re.I))
    return all(any(n.start <= start and end <= n.end for n in names) for start, end in told)


def _camp_words() -> list[str]:
    return [camp["words"] for camp in CAMPS.values()]


def exchanged(text: str, names: list[Name], camps: dict[str, str]) -> tuple[str, dict[str, str]] | None:
    """The text with the names of other camps; a capital where a sentence begins. None without a like name."""
    if not all(_told_alike(text, *pair) for pair in camps.items()) or _has_two_names(names, camps):
        return None
    pieces, done = [], 0
    for name in names:
        if name.camp not in camps:
            continue
        other = _like(name, camps[name.camp], names)
        if other is None:
            return None
        opens = text[name.start].isupper() and not re.search(r"[\w,;:’'-]\W{0,2}$", text[: name.start])
        pieces += [text[done : name.start], other[0].upper() + other[1:] if opens else other]
        done = name.end
    return "".join([*pieces, text[done:]]), camps


def _has_two_names(names: list[Name], camps: dict[str, str]) -> bool:
    """Whether a camp has two proper names, which would become one: "ISIS, formerly al-Qaeda in Iraq"."""
    told = [{n.text.lower() for n in names if (n.camp, n.form) == (camp, "one")} for camp in camps]
    return any(len(of_camp) > 1 for of_camp in told)


def _told_alike(text: str, one: str, other: str) -> bool:
    """Whether what the text tells means the same of both camps: of a state that "it bombed", of a group that "it split"."""

    def says(words: str) -> bool:
        return re.search(rf"\b(?:{WORDS[words]})", text, re.I) is not None

    def differ(key: str) -> bool:
        return CAMPS[one].get(key) != CAMPS[other].get(key)

    return not (differ("state") and says("owned")) and not (differ("foreign_air") and says("strikes"))


def _like(name: Name, camp: str, names: list[Name]) -> str | None:
    """A name of the camp in the form of another camp's: one that the text has, or else the first of its list."""
    told = [n.text for n in names if (n.camp, n.form) == (camp, name.form)]
    return next(iter(told or CAMPS[camp].get(name.form, [])), None)


def _names(text: str, camp: str) -> Iterator[Name]:
    """The camp's names where they stand by themselves."""
    if not re.search(rf"\b(?:{CAMPS[camp]['words']})", text, re.I):
        return
    for form in FORMS:
        for name in CAMPS[camp].get(form, ()):
            for match in _standing(name, form).finditer(text):
                if _stands_free(text, match.start(), form):
                    yield Name(*match.span(), camp, form, name)


def _longest(names: Iterable[Name]) -> Iterator[Name]:
    """Of names that overlap the first and longest."""
    taken = 0
    for name in sorted(names, key=lambda n: (n.start, -n.end)):
        if name.start >= taken:
            taken = name.end
            yield name


def _stands_free(text: str, start: int, form: str) -> bool:
    """Whether no modifier stands before the name: "two rebels", but not "Syrian and Russian forces"."""
    if form == "held":
        return True
    before = text[:start].split()[-2:]
    if not before:
        return True
    modifier = rf"(?:{WORDS['coordinated']}|{'|'.join(_modifiers())})"
    if len(before) == 2 and re.fullmatch(rf"{modifier} (?:and|or)", " ".join(before), re.I):
        return False
    openings = (
        WORDS["openings"] if form in ("one", "countries") else rf"{WORDS['openings']}|the|{WORDS['numbers']}"
    )
    return bool(re.fullmatch(rf"{openings}|.*[.,;:]", before[-1], re.I))


@cache
def _modifiers() -> list[str]:
    return [re.escape(word) for camp in CAMPS.values() for word in camp.get("modifiers", ())]


@cache
def _standing(name: str, form: str) -> re.Pattern[str]:
    """The name where it is no part of a longer one."""
    first = f"[{name[0].upper()}{name[0].lower()}]{re.escape(name[1:])}"
    behind = rf"(?![\w-]|[’']| \(| {NAME_PART}| of | in Iraq| (?:{WORDS['belongings']}|{WORDS['longer']})\b| (?i:{'|'.join(_camp_words())}))"
    if form == "modifiers":
        behind = rf"(?= (?:{WORDS['belongings']})\b)"
    return re.compile(rf"(?<![\w’'-])(?<!-[Bb]acked ){first}{behind}")


def marked(name: str, camps: dict[str, str]) -> str:
    """A party's name in a text with each camp's name, in whatever form, for the camp that it becomes."""
    return _camp_names(tuple(camps)).sub(lambda m: camps[str(m.lastgroup)], name.lower().removeprefix("the "))


@cache
def _camp_names(camps: tuple[str, ...]) -> re.Pattern[str]:
    """A group for each camp: its names, the longest first, without the article."""
    groups = []
    for camp in camps:
        names = {n.lower().removeprefix("the ") for form in FORMS for n in CAMPS[camp].get(form, ())}
        listed = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
        groups.append(rf"(?<!\w)(?P<{camp}>{listed})(?!\w)")
    return re.compile("|".join(groups))
