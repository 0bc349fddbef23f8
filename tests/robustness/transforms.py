"""Changes to a text whose effect on its events is known: what must stay, what must change, and how.

A change returns None for a text to which it does not apply: where it would make a text contradict itself
(a number told twice, a side told by two names) or say something else (a name within a longer name).
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

from sides import NAME_PART, marked, renamed, swapped

from conflict_events import extract_events
from conflict_events.models import Event

Told = dict[str, Any]
DAY, WEEK = date(2015, 10, 8), timedelta(7)
WORDS = tomllib.loads((Path(__file__).parent / "changes.toml").read_text(encoding="utf-8"))
WEEKDAY = re.compile(r"\b(?:on|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today)\b")
MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*"
DATED = re.compile(rf"\b20\d\d\b|\b{MONTH}\.? \d|\d (?:of )?{MONTH}\b")
SPELT = "three four five six seven eight nine ten eleven twelve".split()
PEOPLE = r"people|civilians|soldiers|fighters|rebels|children|women|men|militants|troops|residents|gunmen"
NUMBER = re.compile(rf"(?<![\w.,:-])(?:[3-9]|[1-3]\d)(?= (?:{PEOPLE})\b)", re.I)
SPELT_NUMBER = re.compile(rf"(?<![\w.,:-])(?:{'|'.join(SPELT)})(?= (?:{PEOPLE})\b)")
PARAGRAPH = 600  # characters: a longer text tells more of its sides and numbers than one name and one number
SYMMETRIC = {"clash", "ceasefire", "prisoner_exchange"}
SITE = "(?:dam|air ?base|airport|camp|hospital|bridge)"


class Finding(NamedTuple):
    """Whether a change had its effect and no other, and the text."""

    holds: bool
    text: str


def read(text: str, day: date = DAY) -> Any:
    return extract_events(text, published=day)


def told(events: Any, *without: str) -> list[Told]:
    """What events say, less where it stands."""
    return [{k: v for k, v in _told(event).items() if k not in without} for event in events]


def _told(event: Event) -> Told:
    return {
        "type": event.type,
        "status": event.status,
        "attackers": sorted({a.id or a.name.lower() for a in event.attackers}),
        "targets": sorted({a.id or a.name.lower() for a in event.targets}),
        "places": [(p.id or p.name.lower(), p.province) for p in event.places],
        "date": (event.date.start, event.date.end) if event.date else None,
        "count": event.count,
        "casualties": [(c.kind, c.low, c.high, c.part) for c in event.casualties],
        "losses": [loss.count for loss in event.losses],
        "speakers": [c.actor or c.source.lower() for c in event.claims],
    }


def later_week(text: str) -> bool | None:
    """A publication day a week later moves every day told by its weekday by a week, and nothing else."""
    if not WEEKDAY.search(text) or DATED.search(text):
        return None  # a text with a date of its own may count from that
    early, late = told(read(text)), told(read(text, DAY + WEEK))
    relative = {e["date"] for e in early if e["date"] and (DAY - e["date"][0]).days < 8}
    moved = [
        {**e, "date": tuple(d + WEEK for d in e["date"]) if e["date"] in relative else e["date"]}
        for e in early
    ]
    return _stays(moved, late)


def html_page(text: str) -> bool | None:
    """A page around the text: the events stay."""
    lines = "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line.strip())
    page = f"<html><head><style>p {{ color: red }}</style></head><body><div class='text'>{lines}</div></body></html>"
    return _stays(told(read(text)), told(read(page)))


def curly_quotes(text: str) -> bool | None:
    """Straight marks for typographic quotation marks and apostrophes, or the reverse: the events stay."""
    if not re.search("[\"'\u2018\u2019\u201c\u201d]", text):
        return None
    other = re.sub("[\u2018\u2019]", "'", re.sub("[\u201c\u201d]", '"', text))
    if other == text:
        other = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text).replace("'", "\u2019")
    return _stays(told(read(text)), told(read(other)))


def upper_case(text: str) -> bool | None:
    """Capitals: the types stay."""
    return _stays([e.type for e in read(text)], [e.type for e in read(text.upper())])


def american(text: str) -> bool | None:
    """The other spelling of some words: the events stay."""
    other = text
    for british, spelt in WORDS["spelling"].items():
        pair = (british, spelt) if british in other else (spelt, british)
        other = re.sub(rf"\b{pair[0]}", pair[1], other)
    return _stays(_american(told(read(text))), _american(told(read(other)))) if other != text else None


def _american(records: list[Told]) -> str:
    """What is told in one spelling: sources without an id are told in the words of the text."""
    words = str(records) if records else ""
    for british, spelt in WORDS["spelling"].items():
        words = words.replace(british, spelt)
    return words


def _stays(before: Any, after: Any) -> bool | None:
    """Whether the same is told; None where nothing is, before or after."""
    return before == after if before or after else None


def other_number(text: str) -> bool | None:
    """One number of people made greater by 40: that number changes, and no other."""
    match = NUMBER.search(text) if len(text) <= PARAGRAPH else None
    if match is None or _stands_again(text, match) or _is_part(text, match):
        return None
    number = int(match.group())
    before = told(read(text))
    after = told(read(f"{text[: match.start()]}{number + 40}{text[match.end() :]}"))
    if not before and not after:
        return None
    if _without(before, "casualties", "count") != _without(after, "casualties", "count"):
        return False
    figures = [[n for e in side for c in e["casualties"] for n in c[1:3]] for side in (before, after)]
    return len(figures[0]) == len(figures[1]) and all(b in (a, a + 40) for a, b in zip(*figures, strict=True))


def _stands_again(text: str, match: re.Match[str]) -> bool:
    """Told twice, in digits or words, a changed number contradicts itself."""
    from conflict_events.tagging.quantities import find_quantities

    number = int(match.group())
    return [number in (q.low, q.high) for q in find_quantities(text)].count(True) > 1


def _is_part(text: str, match: re.Match[str]) -> bool:
    """A part may not grow beyond its whole, nor one of two numbers whose sum is told."""
    before = text[max(0, match.start() - 40) : match.start()]
    return bool(re.search(r"\b(?:including|among (?:them|whom)|of (?:whom|them|which))\b", before))


def _without(records: list[Told], *keys: str) -> list[Told]:
    return [{k: v for k, v in record.items() if k not in keys} for record in records]


def digits(text: str) -> bool | None:
    """A number of people in digits for its word: the events stay."""
    match = SPELT_NUMBER.search(text)
    if match is None:
        return None
    figure = str(SPELT.index(match.group()) + 3)
    return _stays(told(read(text)), told(read(f"{text[: match.start()]}{figure}{text[match.end() :]}")))


def swapped_actors(text: str) -> bool | None:
    """Two sides change names: the roles change with them."""
    return _sides_change(text, swapped(text)) if len(text) <= PARAGRAPH else None


def other_actor(text: str) -> bool | None:
    """Another side's name: the name changes, and nothing else."""
    return _sides_change(text, renamed(text)) if len(text) <= PARAGRAPH else None


def _sides_change(text: str, changed: tuple[str, dict[str, str]] | None) -> bool | None:
    if changed is None:
        return None
    other, camps = changed
    back = {after: before for before, after in camps.items()}
    before, after = read(text), read(other)
    if not before and not after:
        return None
    same = told(before, "attackers", "targets", "speakers") == told(after, "attackers", "targets", "speakers")
    stay = {camp: camp for camp in (*camps, *back)}
    return same and _parties(before, stay) == _parties(after, {**stay, **back})


def _parties(events: Any, camps: dict[str, str]) -> list[list[list[str]]]:
    """Both sides of each event, camps by what they are called in ``camps``."""
    sides = [
        (e.type, [sorted({marked(a.text, camps) for a in s}) for s in (e.attackers, e.targets)])
        for e in events
    ]
    return [sorted(pair) if type_ in SYMMETRIC else pair for type_, pair in sides]


def other_town(text: str) -> bool | None:
    """Another town of the province: the place changes, and nothing else."""
    pair = next(_towns(text), None)
    if pair is None:
        return None
    town, other = pair
    before, after = read(text), read(re.sub(rf"\b{town}\b", other, text))
    if not before and not after:
        return None
    if told(before, "places") != told(after, "places"):
        return False
    return all(_moved(b, a, town, other) for b, a in zip(before, after, strict=True))


def _towns(text: str) -> Iterator[tuple[str, str]]:
    """A town that stands by itself everywhere, and one that the text does not have."""
    for towns in WORDS["towns"].values():
        spellings = [town.split("|") for town in towns]
        others = [forms[0] for forms in spellings if not any(form.lower() in text.lower() for form in forms)]
        for forms in spellings:
            told = {m.span() for form in forms for m in re.finditer(re.escape(form), text, re.I)}
            for town in forms:
                alone = rf"(?<![\w’'-])(?<![Aa]l )(?<!al- ){town}(?![\w-]|[’']| {NAME_PART}| {SITE})"
                if others and told and told == {m.span() for m in re.finditer(alone, text)}:
                    yield town, others[0]


def _moved(before: Event, after: Event, town: str, other: str) -> bool:
    """The town's place has become the other town, and all others have stayed."""
    here = [(town in p.text, p.province, None if town in p.text else p.id or p.name) for p in before.places]
    there = [(other in p.text, p.province, None if other in p.text else p.id or p.name) for p in after.places]
    return here == there


# The share of texts for which each must hold.
TRANSFORMS: dict[Callable[[str], bool | None], float] = {
    later_week: 0.99, other_number: 0.99, digits: 0.99, curly_quotes: 0.99, html_page: 0.99,
    swapped_actors: 0.97, other_actor: 0.97, other_town: 0.97, upper_case: 0.9, american: 0.99,
}  # fmt: skip


def findings(change: Callable[[str], bool | None], texts: list[str], most: int = 0) -> list[Finding]:
    """The outcome for the first texts that the change applies to; at most so many (0: all)."""
    outcomes = ((change(text), text) for text in texts)
    applied = (Finding(holds, text) for holds, text in outcomes if holds is not None)
    return list(islice(applied, most or None))
