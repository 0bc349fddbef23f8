"""Events as a table for the eye: the cells, and a layout in plain text of bounded width."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from conflict_events.export.rows import actor_name, place_name
from conflict_events.export.tolls import casualty_range, spell_range

if TYPE_CHECKING:
    from conflict_events.events import Events
    from conflict_events.models import DateRange, Event, Place

WIDTH = 110
GAP = "  "
HEADERS = ("type", "who → whom", "where", "when", "killed/wounded", "says who", "status")
NARROWEST = 8
ASK_WHY = "explain(text) tells of each trigger word why it became none."
SYMMETRIC_TYPES = frozenset({"clash", "ceasefire", "prisoner_exchange"})


def plain_table(events: Events, width: int = WIDTH) -> str:
    """A table of at most ``width`` characters a line; one line with the reason when there is no event."""
    if not events:
        return clean_line(" ".join(["No conflict events.", *(events.notes or [ASK_WHY])]))
    rows = [HEADERS, *map(event_cells, events)]
    widths = _fit_widths([max(len(cell) for cell in column) for column in zip(*rows, strict=True)], width)
    lines = [_lay_out(row, widths) for row in rows]
    return "\n".join([heading(events), *lines, *(clean_line(f"note: {note}") for note in events.notes)])


def event_cells(event: Event) -> tuple[str, ...]:
    """The cells of one event under ``HEADERS``, free of control characters."""
    cells = (
        event.type,
        spell_parties(event),
        ", ".join(dict.fromkeys(_spell_place(p) for p in event.places)),
        spell_date(event.date),
        _toll(event),
        ", ".join(dict.fromkeys(c.source for c in event.claims)),
        _state(event),
    )
    return tuple(clean_line(cell) for cell in cells)


def clean_line(text: str) -> str:
    """``text`` on one line, without control and direction characters that could upset a terminal."""
    visible = (" " if unicodedata.category(char) in ("Cc", "Cf", "Zl", "Zp") else char for char in text)
    return " ".join("".join(visible).split())


def spell_date(date: DateRange | None) -> str:
    """``2015-10-08``, ``2015-09-28..10-04``; empty where unknown."""
    if date is None:
        return ""
    if date.start == date.end:
        return date.start.isoformat()
    end = date.end.isoformat()
    return f"{date.start.isoformat()}..{end[5:] if date.start.year == date.end.year else end}"


def heading(events: Events) -> str:
    """``3 conflict events, published 2015-10-08``."""
    number = f"{len(events)} conflict event{'s' if len(events) > 1 else ''}"
    return f"{number}, published {events.published}" if events.published else number


def spell_parties(event: Event) -> str:
    """``A → B``, ``A – B`` where neither side is the attacker, ``?`` where the text does not say."""
    if not event.attackers and not event.targets:
        return ""
    sides = [", ".join(map(actor_name, side)) or "?" for side in (event.attackers, event.targets)]
    return (" – " if event.type in SYMMETRIC_TYPES else " → ").join(sides)


def _spell_place(place: Place) -> str:
    """``Sukhnah (Homs)``, ``Mosul (IQ)``; the province or country only where it tells more."""
    name = place_name(place)
    region = place.province or (place.country if place.country != "SY" else None)
    return name if not region or region == name or place.kind == "country" else f"{name} ({region})"


def _toll(event: Event) -> str:
    """``12/3``, ``24-99/-``: killed, then wounded; empty where the text tells neither."""
    ranges = [casualty_range(event.casualties, kind) for kind in ("killed", "wounded")]
    if ranges == [None, None]:
        return ""
    return "/".join(spell_range(*found) if found else "-" for found in ranges)


def _state(event: Event) -> str:
    if not event.background:
        return event.status
    return "background" if event.status == "reported" else f"{event.status}, background"


def _fit_widths(widths: Sequence[int], total: int) -> list[int]:
    """Takes from the widest column until the row fits; no column falls under ``NARROWEST``."""
    fitted = list(widths)
    room = total - len(GAP) * (len(fitted) - 1)
    while sum(fitted) > room and max(fitted) > NARROWEST:
        fitted[fitted.index(max(fitted))] -= 1
    return fitted


def _lay_out(cells: Iterable[str], widths: Iterable[int]) -> str:
    return GAP.join(_cut(cell, size).ljust(size) for cell, size in zip(cells, widths, strict=True)).rstrip()


def _cut(cell: str, size: int) -> str:
    return cell if len(cell) <= size else cell[: size - 1] + "…"
