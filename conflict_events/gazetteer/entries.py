"""Places on their way into a table: two rows for one place become one, and every row gets a stable id."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from math import cos, hypot, radians
from pathlib import Path

from conflict_events.gazetteer.names import key, plain
from conflict_events.gazetteer.tables import Alias, Row, write_aliases, write_rows

_SAME_KM = 12.0
_TOWNLIKE = frozenset({"city", "town", "village", "suburb"})
# Two rows of these kinds are one place when name and province are the same, wherever their points lie.
_AREAS = frozenset({"governorate", "district", "subdistrict", "country"})


@dataclass(frozen=True)
class Entry:
    """One place on its way into the table; ``id`` is empty until it gets one."""

    name: str
    kind: str
    country: str
    province: str = ""
    district: str = ""
    subdistrict: str = ""
    arabic: str = ""
    latitude: float | None = None
    longitude: float | None = None
    population: int = 0
    source: str = "compiled"
    aliases: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    id: str = ""


class Pool:
    """A growing list of entries that knows which of them a further one repeats."""

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self.entries: list[Entry] = []
        self._by_name: dict[tuple[str, str, str], list[int]] = defaultdict(list)
        for entry in entries:
            self.append(entry)

    def append(self, entry: Entry) -> None:
        """Adds a place that the pool lacks."""
        self.entries.append(entry)
        self._note(len(self.entries) - 1)

    def _note(self, at: int) -> None:
        entry = self.entries[at]
        for name in {key(n) for n in (entry.name, *entry.aliases)}:
            places = self._by_name[entry.country, entry.province, name]
            if at not in places:
                places.append(at)

    def find(self, entry: Entry) -> int | None:
        """The place of the same province, a name of its own and nearly the same point."""
        names = {key(n) for n in (entry.name, *entry.aliases)}
        rivals = {at for n in names for at in self._by_name.get((entry.country, entry.province, n), ())}
        return min((at for at in rivals if _same(self.entries[at], entry)), default=None)

    def add(self, entry: Entry, *, point_of_new: bool) -> None:
        """Adds a place, or its names and numbers to the place that it repeats."""
        at = self.find(entry)
        if at is None:
            self.append(entry)
        else:
            self.entries[at] = _united(self.entries[at], entry, point_of_new)
            self._note(at)


def _same(a: Entry, b: Entry) -> bool:
    if a.kind in _AREAS or b.kind in _AREAS:
        return a.kind == b.kind
    if not (a.kind in _TOWNLIKE and b.kind in _TOWNLIKE) and a.kind != b.kind:
        return False
    if a.latitude is None or b.latitude is None:
        return a.district == b.district
    return _kilometres(a, b) <= _SAME_KM


def _kilometres(a: Entry, b: Entry) -> float:
    north = (a.latitude or 0.0) - (b.latitude or 0.0)
    east = ((a.longitude or 0.0) - (b.longitude or 0.0)) * cos(radians(a.latitude or 0.0))
    return hypot(north, east) * 111.2


def _united(mine: Entry, other: Entry, point_of_new: bool) -> Entry:
    """The first entry with what the second knows beyond it."""
    newer = other.latitude is not None and (point_of_new or mine.latitude is None)
    weak = {plain(w) for w in mine.weak}
    names = [n for n in (other.name, *other.aliases) if plain(n) not in weak and n != mine.name]
    return replace(
        mine,
        arabic=mine.arabic or other.arabic,
        district=mine.district or other.district,
        subdistrict=mine.subdistrict or other.subdistrict,
        latitude=other.latitude if newer else mine.latitude,
        longitude=other.longitude if newer else mine.longitude,
        population=max(mine.population, other.population),
        source=mine.source if other.source in mine.source.split("+") else f"{mine.source}+{other.source}",
        aliases=tuple(dict.fromkeys([*mine.aliases, *names])),
        weak=tuple(dict.fromkeys([*mine.weak, *other.weak])),
    )


def identify(entries: Iterable[Entry]) -> list[Entry]:
    """Entries with ids of country, kind and name; doubles get the province, then a number. Given ids stay."""
    found: dict[str, Entry] = {e.id: e for e in entries if e.id}
    new = [e for e in entries if not e.id]
    for entry in sorted(
        new, key=lambda e: (e.country, e.name, e.kind, e.province, e.district, e.latitude or 0)
    ):
        base = _slug(f"{entry.country or 'xx'}-{entry.kind}-{entry.name}")
        place_id = next(o for o in _ids(base, entry) if o not in found)
        found[place_id] = replace(entry, id=place_id)
    return [found[i] for i in sorted(found)]


def _ids(base: str, entry: Entry) -> Iterator[str]:
    yield base
    yield _slug(f"{base}-{entry.province}")
    yield _slug(f"{base}-{entry.province}-{entry.district}")
    number = 2
    while True:
        yield f"{base}-{number}"
        number += 1


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def entries_of(rows: Iterable[Row], aliases: Iterable[Alias]) -> list[Entry]:
    """The entries of a table that exists already."""
    strong: dict[str, list[str]] = defaultdict(list)
    weak: dict[str, list[str]] = defaultdict(list)
    for place, alias, strength in aliases:
        (strong if strength == "strong" else weak)[place].append(alias)
    return [
        Entry(
            r.name, r.kind, r.country, r.province, r.district, r.subdistrict, r.arabic, r.latitude, r.longitude,
            r.population, r.source, tuple(strong[r.id]), tuple(weak[r.id]), r.id,
        )
        for r in rows
    ]  # fmt: skip


def write_entries(entries: list[Entry], folder: Path) -> None:
    """Writes places.csv and aliases.csv."""
    folder.mkdir(parents=True, exist_ok=True)
    write_rows((_row(e) for e in entries), folder / "places.csv")
    write_aliases((alias for e in entries for alias in _aliases(e)), folder / "aliases.csv")


def _row(e: Entry) -> Row:
    return Row(
        e.id, e.name, e.arabic, e.kind, e.country, e.province, e.district, e.subdistrict,
        e.latitude, e.longitude, e.population, e.source,
    )  # fmt: skip


def _aliases(entry: Entry) -> Iterator[Alias]:
    weak = {plain(a) for a in entry.weak}
    for alias in dict.fromkeys([*entry.aliases, *entry.weak]):
        if alias != entry.name or plain(alias) in weak:
            yield entry.id, alias, "weak" if plain(alias) in weak else "strong"
