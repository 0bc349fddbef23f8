"""The tables of places and spellings on disk: read with every mistake named by file and line, written sorted."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from importlib import resources
from itertools import zip_longest
from pathlib import Path

from conflict_events.errors import GazetteerError

PLACE_COLUMNS = [
    "id", "name", "arabic", "kind", "country", "province", "district", "subdistrict",
    "latitude", "longitude", "population", "source",
]  # fmt: skip
ALIAS_COLUMNS = ["place", "alias", "strength", "script"]

# Of places with one name the better known comes first.
_PROMINENCE = {
    "country": 90, "city": 80, "governorate": 70, "region": 60, "air_base": 55, "town": 50, "plain": 48, "mountain": 45, "camp": 44,
    "neighbourhood": 42, "suburb": 42, "village": 30, "district": 20, "subdistrict": 15,
}  # fmt: skip
_MOST_PEOPLE = 3_000_000

Alias = tuple[str, str, str]  # place id, spelling, strength


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
        return _PROMINENCE.get(self.kind, 35) + min(self.population, _MOST_PEOPLE) / _MOST_PEOPLE * 9


def data_directory() -> Path:
    """Where the tables lie: in the installed package, or in the checkout of an editable install."""
    packed = Path(str(resources.files("conflict_events.gazetteer"))) / "data"
    return packed if packed.is_dir() else Path(__file__).resolve().parents[2] / "data" / "gazetteer"


def read_table(
    path: Path, needed: Iterable[str], delimiter: str = ","
) -> Iterator[tuple[int, dict[str, str]]]:
    """The lines of a CSV file with their numbers; GazetteerError when it is missing, no text or lacks a column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            reader = csv.reader(lines, delimiter=delimiter)
            columns = next(reader, [])
            missing = [c for c in needed if c not in columns]
            if missing:
                raise GazetteerError(
                    f"{path}: line 1: no column {', '.join(missing)}; needed: {', '.join(needed)}"
                )
            for cells in reader:
                if len(cells) > len(columns):
                    raise GazetteerError(f"{path}: line {reader.line_num}: more cells than columns")
                if len(cells) == len(columns):
                    yield reader.line_num, dict(zip(columns, cells, strict=True))
                elif cells:
                    yield reader.line_num, dict(zip_longest(columns, cells, fillvalue=""))
    except OSError as error:
        raise GazetteerError(f"{path}: {error.strerror}; name an existing file") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{path}: not UTF-8 text (byte {error.start}); convert it first") from error
    except csv.Error as error:
        raise GazetteerError(f"{path}: not a CSV file: {error}") from error


def degrees(cell: str, limit: float, where: str) -> float | None:
    """Decimal degrees, None for an empty cell; GazetteerError when it is no number or beyond the limit."""
    if not cell.strip():
        return None
    try:
        value = float(cell)
    except ValueError:
        value = limit + 1
    if not abs(value) <= limit:
        raise GazetteerError(f"{where}: {cell!r} is no decimal degree between -{limit:g} and {limit:g}")
    return value


def _row(line: dict[str, str], where: str) -> Row:
    if not line["id"] or not line["name"] or not line["kind"]:
        raise GazetteerError(f"{where}: id, name and kind must not be empty")
    population = line["population"] or "0"
    if not population.isdecimal():
        raise GazetteerError(f"{where}: population {population!r} is no whole number")
    return Row(
        line["id"], line["name"], line["arabic"], line["kind"], line["country"], line["province"],
        line["district"], line["subdistrict"],
        degrees(line["latitude"], 90, f"{where}: latitude"),
        degrees(line["longitude"], 180, f"{where}: longitude"),
        int(population), line["source"],
    )  # fmt: skip


def read_rows(path: Path) -> list[Row]:
    """The places of a table; GazetteerError names the file and the line that is wrong."""
    rows: dict[str, Row] = {}
    for number, line in read_table(path, PLACE_COLUMNS):
        row = _row(line, f"{path}: line {number}")
        if row.id in rows:
            raise GazetteerError(f"{path}: line {number}: the id {row.id!r} stands twice")
        rows[row.id] = row
    return list(rows.values())


def read_aliases(path: Path, places: set[str]) -> list[Alias]:
    """(place, alias, strength) of a table; GazetteerError for an alias of no known place."""
    aliases = []
    for number, line in read_table(path, ALIAS_COLUMNS):
        if line["place"] not in places:
            raise GazetteerError(
                f"{path}: line {number}: {line['alias']!r} points to {line['place']!r}, which is no place"
            )
        if line["strength"] not in ("strong", "weak"):
            raise GazetteerError(
                f"{path}: line {number}: strength is {line['strength']!r}, not strong or weak"
            )
        aliases.append((line["place"], line["alias"], line["strength"]))
    return aliases


def write_rows(rows: Iterable[Row], path: Path) -> None:
    """Writes the places, sorted by id."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(PLACE_COLUMNS)
        for r in sorted(rows, key=lambda r: r.id):
            numbers = [_spell(r.latitude), _spell(r.longitude), r.population or ""]
            writer.writerow(
                [
                    r.id,
                    r.name,
                    r.arabic,
                    r.kind,
                    r.country,
                    r.province,
                    r.district,
                    r.subdistrict,
                    *numbers,
                    r.source,
                ]
            )


def write_aliases(aliases: Iterable[Alias], path: Path) -> None:
    """Writes the spellings, sorted, with their script."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(ALIAS_COLUMNS)
        writer.writerows(
            (*alias, "Arab" if is_arabic(alias[1]) else "Latn") for alias in sorted(set(aliases))
        )


def _spell(value: float | None) -> str:
    return "" if value is None else f"{value:.4f}".rstrip("0").rstrip(".")


def is_arabic(text: str) -> bool:
    """Whether a text holds Arabic letters."""
    return not text.isascii() and any("\u0600" <= c <= "\u06ff" for c in text)
