"""The table of places in memory: rows by id, spellings by key."""

from __future__ import annotations

import csv
import functools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import resources
from pathlib import Path

from conflict_events.errors import GazetteerError
from conflict_events.gazetteer.names import key, plain, skeleton
from conflict_events.models import Place

PLACE_COLUMNS = [
    "id", "name", "arabic", "kind", "country", "province", "district", "subdistrict",
    "latitude", "longitude", "population", "source",
]  # fmt: skip
ALIAS_COLUMNS = ["place", "alias", "strength", "script"]

# ACLED's geo_precision and UCDP's where_prec by kind of place (docs/gazetteer.md).
_PRECISION = {
    "country": (3, 6), "governorate": (3, 4), "district": (2, 3), "subdistrict": (2, 3), "region": (2, 5), "plain": (2, 5),
    "mountain": (2, 5), "river": (2, 5), "road": (2, 5), "front": (2, 5), "border": (2, 5),
}  # fmt: skip
# Of places with one name the better known comes first.
_PROMINENCE = {
    "country": 90, "city": 80, "governorate": 70, "region": 60, "air_base": 55, "town": 50, "plain": 48, "mountain": 45, "camp": 44,
    "neighbourhood": 42, "suburb": 42, "village": 30, "district": 20, "subdistrict": 15,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Row:
    """One place of the table."""

    id: str
    name: str
    arabic: str
    kind: str
    country: str
    province: str
    district: str
    subdistrict: str
    latitude: float | None
    longitude: float | None
    population: int
    source: str

    @property
    def prominence(self) -> float:
        """How well known a place is: by kind, then by population."""
        return _PROMINENCE.get(self.kind, 35) + min(self.population, 3_000_000) / 3_000_000 * 9


class Gazetteer:
    """Places and their spellings, ready to look up."""

    def __init__(self, rows: list[Row], aliases: list[tuple[str, str, str]]) -> None:
        self.rows = {row.id: row for row in rows}
        if len(self.rows) < len(rows):
            raise GazetteerError("places.csv: id: an id stands twice")
        self._spellings: list[tuple[str, str, bool]] = [(r.id, r.name, True) for r in rows]
        self._spellings += [(place, alias, strength == "strong") for place, alias, strength in aliases]
        self._spellings += [(r.id, r.arabic, True) for r in rows if r.arabic]
        for place, alias, _ in self._spellings:
            if place not in self.rows:
                raise GazetteerError(f"aliases.csv: place: {alias!r} points to {place!r}, which is no place")

    def get(self, place_id: str) -> Place | None:
        """The place with an id."""
        row = self.rows.get(place_id)
        return to_place(row, row.name, 100, "exact") if row is not None else None

    def phrases(self) -> Iterator[tuple[str, bool]]:
        """All Latin spellings that running text may use, and whether each may be tagged without a cue."""
        weak = {plain(alias) for _, alias, strong in self._spellings if not strong}
        for _, spelling, strong in self._spellings:
            if spelling.isascii() or not any("\u0600" <= c <= "\u06ff" for c in spelling):
                yield spelling, strong and plain(spelling) not in weak and len(spelling) > 2

    @functools.cached_property
    def _own_spellings(self) -> dict[str, list[str]]:
        table: dict[str, list[str]] = defaultdict(list)
        for place, spelling, _ in self._spellings:
            table[place].append(spelling)
        return table

    def spellings_of(self, place_id: str) -> list[str]:
        """All spellings of a place."""
        return self._own_spellings.get(place_id, [])

    @functools.cached_property
    def exact(self) -> dict[str, list[tuple[str, bool]]]:
        """Ids by plain spelling; True for the place's own name."""
        table: dict[str, list[tuple[str, bool]]] = defaultdict(list)
        for place, spelling, _ in self._spellings:
            entry = (place, spelling == self.rows[place].name)
            if entry not in table[plain(spelling)]:
                table[plain(spelling)].append(entry)
        return table

    @functools.cached_property
    def keys(self) -> dict[str, list[str]]:
        """Ids by folded key."""
        return self._by(key)

    @functools.cached_property
    def skeletons(self) -> dict[str, list[str]]:
        """Ids by consonants."""
        return self._by(skeleton)

    def _by(self, fold) -> dict[str, list[str]]:  # type: ignore[no-untyped-def]
        table: dict[str, list[str]] = defaultdict(list)
        for place, spelling, _ in self._spellings:
            folded = fold(spelling)
            if len(folded) > 2 and place not in table[folded]:
                table[folded].append(place)
        return table


def to_place(row: Row, text: str, score: float, match: str) -> Place:
    """A row as users see it."""
    precision, where_prec = _PRECISION.get(row.kind, (1, 1))
    return Place(
        text=text, id=row.id, name=row.name, kind=row.kind, province=row.province or None, district=row.district or None,
        country=row.country or None, latitude=row.latitude, longitude=row.longitude,
        precision=precision, where_prec=where_prec, score=score, match=match,
    )  # fmt: skip


def data_directory() -> Path:
    """Where the tables lie: in the installed package, or in the checkout of an editable install."""
    packed = Path(str(resources.files("conflict_events.gazetteer"))) / "data"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2] / "data" / "gazetteer"


def _row(line: dict[str, str]) -> Row:
    return Row(
        id=line["id"],
        name=line["name"],
        arabic=line["arabic"],
        kind=line["kind"],
        country=line["country"],
        province=line["province"],
        district=line["district"],
        subdistrict=line["subdistrict"],
        latitude=float(line["latitude"]) if line["latitude"] else None,
        longitude=float(line["longitude"]) if line["longitude"] else None,
        population=int(line["population"] or 0),
        source=line["source"],
    )


def read_rows(path: Path) -> list[Row]:
    """The places of a table; GazetteerError names the file and the line that is wrong."""
    rows = []
    with path.open(encoding="utf-8", newline="") as lines:
        for number, line in enumerate(csv.DictReader(lines), start=2):
            try:
                rows.append(_row(line))
            except (KeyError, ValueError, TypeError) as error:
                raise GazetteerError(f"{path.name}: line {number}: {error}") from error
    return rows


def read_aliases(path: Path) -> list[tuple[str, str, str]]:
    """(place, alias, strength) of a table."""
    with path.open(encoding="utf-8", newline="") as lines:
        return [(line["place"], line["alias"], line["strength"]) for line in csv.DictReader(lines)]


@functools.lru_cache(maxsize=4)
def load_gazetteer(directory: str | None = None) -> Gazetteer:
    """The built-in gazetteer; with ``directory`` that of a folder with places.csv and aliases.csv."""
    folder = Path(directory) if directory else data_directory()
    if not (folder / "places.csv").is_file():
        raise GazetteerError(f"{folder}: no places.csv; reinstall the package or name a folder that has one")
    return Gazetteer(read_rows(folder / "places.csv"), read_aliases(folder / "aliases.csv"))
