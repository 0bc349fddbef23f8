"""The examples of rule files: reads their marks ("[Russian jets](attacker) [bombed](airstrike) ...") and
compares events with them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from conflict_events.errors import RuleError

if TYPE_CHECKING:
    from conflict_events.api import Extractor
    from conflict_events.models import Event
    from conflict_events.rules.schema import EventType

PUBLISHED = "2015-10-08"
_MARK = re.compile(r"\[([^\[\]]+)\]\(([^()]+)\)")
_TOLLS = ("killed", "wounded", "captured", "missing", "displaced")
_STATUSES = ("reported", "claimed", "unconfirmed", "denied")


@dataclass(frozen=True)
class Case:
    """One example or counter-example of a rule file: its number counts from 1 within its trigger."""

    type: str
    trigger: str
    number: int
    example: str
    counter: bool

    @property
    def name(self) -> str:
        """``airstrike.bomb-2``, of a counter-example ``airstrike.bomb-x2``."""
        return f"{self.trigger}-{'x' if self.counter else ''}{self.number}"


def cases(types: Iterable[EventType]) -> Iterator[Case]:
    """All examples and counter-examples of some types."""
    for kind in types:
        for trigger in kind.trigger:
            for counter, examples in ((False, trigger.examples), (True, trigger.counterexamples)):
                for number, example in enumerate(examples, start=1):
                    yield Case(kind.type, trigger.id, number, example, counter)


def check(case: Case, extractor: Extractor, types: set[str]) -> list[str]:
    """What an example is wrong about; empty when it holds. RuleError when its marks cannot be read."""
    try:
        text, wanted = parse(case.example, types)
    except (ValueError, IndexError, KeyError) as error:
        raise RuleError(f"{case.type}.toml: {case.name}: marks of {case.example!r}: {error}") from error
    events = list(extractor(text, published=PUBLISHED))
    wrong = differences(wanted, events)
    if not case.counter and case.type not in {w.type for w in wanted}:
        wrong.insert(0, f"marks no {case.type}")
    return wrong + (
        [f"gives a {case.type}"] if case.counter and case.type in {e.type for e in events} else []
    )


@dataclass
class Wanted:
    """One event as its example marks it: spans by role, numbers, attributes."""

    number: str
    type: str = ""
    trigger: tuple[int, int] = (0, 0)
    status: str = "reported"
    count: int | None = None
    background: bool = False
    attackers: list[tuple[int, int]] = field(default_factory=list)
    targets: list[tuple[int, int]] = field(default_factory=list)
    places: list[tuple[tuple[int, int], dict[str, str]]] = field(default_factory=list)
    dates: list[str] = field(default_factory=list)
    claims: list[tuple[int, int]] = field(default_factory=list)
    tolls: list[tuple[str, int, int, bool]] = field(default_factory=list)
    losses: list[int] = field(default_factory=list)


def parse(example: str, types: set[str]) -> tuple[str, list[Wanted]]:
    """The plain text of an example and the events that it marks."""
    text, marks = _plain(example)
    events: dict[str, Wanted] = {}
    for span, label, words in marks:
        name, _, number = label.partition("#")
        if name in types:
            wanted = events.setdefault(number, Wanted(number))
            wanted.type, wanted.trigger = name, span
            _attributes(wanted, words)
    for span, label, words in marks:
        name, _, number = label.partition("#")
        if name not in types:
            for wanted in [events[number]] if number else events.values():
                _fill(wanted, name, span, words)
    return text, list(events.values())


def unmarked(example: str) -> str:
    """The sentence of an example without its marks."""
    return _plain(example)[0]


def _plain(example: str) -> tuple[str, list[tuple[tuple[int, int], str, list[str]]]]:
    text, last, marks = "", 0, []
    for match in _MARK.finditer(example):
        text += example[last : match.start()]
        span = (len(text), len(text) + len(match.group(1)))
        text += match.group(1)
        last = match.end()
        for part in match.group(2).split(","):
            label, *words = part.split()
            marks.append((span, label, _joined(words)))
    return text + example[last:], marks


def _joined(words: list[str]) -> list[str]:
    """Puts "province=Deir ez-Zor" together again."""
    joined: list[str] = []
    for word in words:
        if joined and "=" in joined[-1] and "=" not in word and joined[-1].startswith("province"):
            joined[-1] += " " + word
        else:
            joined.append(word)
    return joined


def _attributes(wanted: Wanted, words: list[str]) -> None:
    for word in words:
        key, _, value = word.partition("=")
        if key == "status":
            wanted.status = value
        elif key == "count":
            wanted.count = int(value)
        elif key == "background":
            wanted.background = True
        else:
            raise ValueError(f"unknown attribute {word!r}")


def _fill(wanted: Wanted, name: str, span: tuple[int, int], words: list[str]) -> None:
    if name == "attacker":
        wanted.attackers.append(span)
    elif name == "target":
        wanted.targets.append(span)
    elif name == "place":
        wanted.places.append((span, dict(w.split("=") for w in words)))
    elif name == "date":
        wanted.dates.append(words[0] if words else "")
    elif name == "claim":
        wanted.claims.append(span)
    elif name in _TOLLS:
        low, _, high = words[0].partition("-")
        wanted.tolls.append((name, int(low), int(high or low), "part" in words))
    elif name == "loss":
        wanted.losses.append(int(words[0]))
    elif name != "weapon":
        raise ValueError(f"unknown label {name!r}")


def differences(wanted: list[Wanted], events: list[Event]) -> list[str]:
    """What is missing, too much or wrong; empty when an example holds."""
    left, wrong = list(events), []
    for want in wanted:
        event = _match(want, left)
        if event is None:
            wrong.append(f"no {want.type}")
            continue
        left.remove(event)
        wrong += [f"{want.type}: {w}" for w in _compare(want, event)]
    return wrong + [f"also {e.type} ({e.trigger.text!r})" for e in left]


def _match(want: Wanted, events: list[Event]) -> Event | None:
    same = [e for e in events if e.type == want.type]
    at = [e for e in same if any(_overlap(want.trigger, (m.start, m.end)) for m in e.mentions)]
    return next(iter(at or same), None)


def _overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _compare(want: Wanted, event: Event) -> list[str]:
    wrong = []
    sides = want.attackers + want.targets, [*event.attackers, *event.targets]
    symmetric = event.type in ("clash", "ceasefire", "prisoner_exchange")
    pairs = [("sides", *sides)] if symmetric else [
        ("attackers", want.attackers, event.attackers),
        ("targets", want.targets, event.targets),
    ]  # fmt: skip
    for name, spans, actors in pairs:
        if not _same_spans(spans, [(a.start, a.end) for a in actors]):
            wrong.append(f"{name} {[a.text for a in actors]}")
    if not _same_spans([s for s, _ in want.places], [(p.start, p.end) for p in event.places]):
        wrong.append(f"places {[p.text for p in event.places]}")
    for span, values in want.places:
        place = next((p for p in event.places if _overlap(span, (p.start, p.end))), None)
        for key, value in values.items():
            if place is not None and getattr(place, key) != value:
                wrong.append(f"{place.text} {key} {getattr(place, key)}")
    if bool(want.dates) != bool(event.date):
        wrong.append(f"date {event.date and event.date.start}")
    elif event.date and want.dates[0]:
        start, _, end = want.dates[0].partition("..")
        if (str(event.date.start), str(event.date.end)) != (start, end or start):
            wrong.append(f"date {event.date.start}..{event.date.end}")
    if (want.claims and not _same_spans(want.claims, [(c.start, c.end) for c in event.claims])) or (
        not want.claims and event.claims
    ):
        wrong.append(f"claims {[c.source for c in event.claims]}")
    tolls = sorted((c.kind, c.low, c.high, c.part) for c in event.casualties)
    if tolls != sorted(want.tolls):
        wrong.append(f"casualties {tolls}")
    if sorted(want.losses) != sorted(x.count for x in event.losses):
        wrong.append(f"losses {[(x.item, x.count) for x in event.losses]}")
    if want.status != event.status:
        wrong.append(f"status {event.status}")
    if want.count != event.count:
        wrong.append(f"count {event.count}")
    if want.background and not event.background:
        wrong.append("not background")
    return wrong


def _same_spans(want: list[tuple[int, int]], got: list[tuple[int, int]]) -> bool:
    left = list(got)
    for span in want:
        hit = next((g for g in left if _overlap(span, g)), None)
        if hit is None:
            return False
        left.remove(hit)
    return not left
