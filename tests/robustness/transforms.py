"""Changes to a text whose effect on its events is known: what must stay, what must change, and how."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any, NamedTuple

from conflict_events import extract_events
from conflict_events.models import Event

Told = dict[str, Any]
DAY = date(2015, 10, 8)
WEEKDAY = re.compile(r"\b(?:on|last) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:yesterday|today)\b")
SPELLINGS = {"neighbourhood": "neighborhood", "centre": "center", "harbour": "harbor", "organisation": "organization", "armour": "armor", "defence": "defense"}  # fmt: skip
SIDES = (
    ("Rebels", "Government forces"),
    ("rebels", "government forces"),
    ("Turkish", "Russian"),
    ("Kurdish", "Turkish"),
)
TOWNS = (("Saraqib", "Binnish"), ("Nubl", "Atarib"), ("Douma", "Zabadani"), ("Sukhnah", "Talbiseh"))
NUMBER = re.compile(
    r"(?<![\w.,:-])(?:[3-9]|[1-3]\d)(?= (?:people|civilians|soldiers|fighters|rebels|children|women|men|militants)\b)"
)


class Finding(NamedTuple):
    """Whether a change had its effect and no other, and the text."""

    holds: bool
    text: str


def told(events: Any, *without: str) -> list[Told]:
    """What events say, less where it stands."""
    return [_told(event, set(without)) for event in events]


def _told(event: Event, without: set[str]) -> Told:
    record = {
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
    return {key: value for key, value in record.items() if key not in without}


def read(text: str, day: date = DAY) -> Any:
    return extract_events(text, published=day)


def later_week(text: str) -> bool | None:
    """A publication day a week later moves every day told by its weekday by a week, and nothing else."""
    if not WEEKDAY.search(text) or re.search(r"\b20\d\d\b", text):
        return None  # a text with a date of its own may count from that
    early, late = told(read(text)), told(read(text, DAY + timedelta(7)))
    relative = [e["date"] for e in early if e["date"] and (DAY - e["date"][0]).days < 8]
    moved = [
        tuple(d + timedelta(7) for d in e["date"]) if e["date"] in relative else e["date"] for e in early
    ]
    same = [{**e, "date": 0} for e in early] == [{**e, "date": 0} for e in late]
    return same and moved == [e["date"] for e in late]


def html_page(text: str) -> bool | None:
    """A page around the text: the events stay."""
    lines = "".join(f"<p>{line}</p>\n" for line in text.split("\n") if line.strip())
    page = f"<html><head><style>p {{ color: red }}</style></head><body><div class='text'>{lines}</div></body></html>"
    return told(read(page)) == told(read(text))


def curly_quotes(text: str) -> bool | None:
    """Typographic quotation marks and apostrophes: the events stay."""
    if "'" not in text and '"' not in text:
        return None
    curly = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", text).replace("'", "\u2019")
    return told(read(curly)) == told(read(text))


def upper_case(text: str) -> bool | None:
    """Capitals: the types stay."""
    return [e.type for e in read(text.upper())] == [e.type for e in read(text)]


def american(text: str) -> bool | None:
    """The other spelling of some words: the events stay."""
    other = text
    for british, spelt in SPELLINGS.items():
        other = other.replace(british, spelt) if british in other else other.replace(spelt, british)
    return told(read(other)) == told(read(text)) if other != text else None


def other_number(text: str) -> bool | None:
    """One number of people made greater by 40: that number changes, and no other."""
    match = NUMBER.search(text)
    if match is None or len(re.findall(rf"\b{match.group()}\b", text)) > 1:
        return None  # told twice, it would contradict itself
    number = int(match.group())
    before = told(read(text))
    after = told(read(f"{text[: match.start()]}{number + 40}{text[match.end() :]}"))
    if len(before) != len(after) or told_without(before, "casualties", "count") != told_without(
        after, "casualties", "count"
    ):
        return False
    figures = [[n for e in side for c in e["casualties"] for n in c[1:3]] for side in (before, after)]
    return len(figures[0]) == len(figures[1]) and all(b in (a, a + 40) for a, b in zip(*figures, strict=True))


def told_without(records: list[Told], *keys: str) -> list[Told]:
    return [{k: v for k, v in record.items() if k not in keys} for record in records]


def swapped_actors(text: str) -> bool | None:
    """Two sides change names: the roles change with them."""
    pair = next((p for p in SIDES if all(re.search(rf"\b{w}\b", text) for w in p)), None)
    if pair is None or "airspace" in text:
        return None
    swap = dict(zip(pair, reversed(pair), strict=True))
    other = re.sub("|".join(pair), lambda m: swap[m.group()], text)
    before, after = read(text), read(other)
    spans = [
        [[[a.text for a in side] for side in (e.attackers, e.targets)] for e in events]
        for events in (before, after)
    ]
    meant = [
        [[re.sub("|".join(pair), lambda m: swap[m.group()], t) for t in side] for side in e] for e in spans[0]
    ]
    return [e.type for e in before] == [e.type for e in after] and meant == spans[1]


def other_town(text: str) -> bool | None:
    """Another town: the place changes, and nothing else."""
    town = next((t for t in TOWNS if re.search(rf"\b{t[0]}\b", text) and t[1] not in text), None)
    if town is None:
        return None
    before, after = read(text), read(re.sub(rf"\b{town[0]}\b", town[1], text))
    moved = any(town[0] in p.text for e in before for p in e.places) == any(
        town[1] in p.text for e in after for p in e.places
    )
    return moved and told(before, "places") == told(after, "places")


# The share of texts for which each must hold.
TRANSFORMS: dict[Callable[[str], bool | None], float] = {
    later_week: 0.99, other_number: 0.99, curly_quotes: 0.99, html_page: 0.99,
    swapped_actors: 0.97, other_town: 0.97, upper_case: 0.9, american: 0.99,
}  # fmt: skip


def findings(change: Callable[[str], bool | None], texts: list[str], most: int = 0) -> list[Finding]:
    """The outcome for texts that the change applies to, drawn in a fixed order; at most so many (0: all)."""
    found: list[Finding] = []
    for text in random.Random(5).sample(texts, len(texts)):
        holds = change(text)
        if holds is not None:
            found.append(Finding(holds, text))
        if len(found) == most:
            break
    return found
