"""Reads places from files that users have: GeoNames dumps, OCHA tables, UCDP GED, a plain CSV.

``import_places`` merges them with the built-in table (or with what an earlier import left in the folder)
and writes tables that ``load(gazetteer=...)`` takes. A place that the table knows gains spellings, not a
double: same province, a spelling in common and points within 12 km.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from conflict_events.errors import GazetteerError
from conflict_events.gazetteer.build import is_usable, settlement_kind
from conflict_events.gazetteer.entries import Entry, Pool, entries_of, identify, write_entries
from conflict_events.gazetteer.prepared import write_index
from conflict_events.gazetteer.provinces import ADMIN1, province_of
from conflict_events.gazetteer.tables import (
    data_directory,
    degrees,
    is_arabic,
    read_aliases,
    read_rows,
    read_table,
)
from conflict_events.models import PROVINCES

_GEONAMES_COLUMNS = 19
_GEONAMES_KINDS = {
    "PCLI": "country", "ADM1": "governorate", "ADM2": "district", "ADM3": "subdistrict", "AIRB": "air_base", "AIRP": "airport",
    "AIRF": "airport", "AIRM": "air_base", "INSM": "military_base", "MT": "mountain", "MTS": "mountain", "HLL": "hill", "STM": "river",
    "DAM": "dam", "RFGC": "camp", "PPLX": "neighbourhood", "OILF": "oil_field", "GASF": "gas_field", "PRN": "prison", "HSP": "hospital",
}  # fmt: skip
_EXACT = {"1", "1.0", "2", "2.0"}


def import_places(source: str, file: str | Path, out: str | Path) -> tuple[int, int]:
    """Merges the places of a file into the tables of ``out``; gives how many were read and how many were new.

    ``source`` is geonames, ocha, ucdp or csv. ``out`` is made if need be; where it holds tables, they grow,
    else the built-in ones are the start. Raises GazetteerError naming file and line when the file is wrong.
    """
    if source not in IMPORTERS:
        raise GazetteerError(f"no source {source!r}; known are {', '.join(IMPORTERS)}")
    out = Path(out)
    read = list(IMPORTERS[source](Path(file)))
    if not read:
        raise GazetteerError(f"{file}: no places in it; is it a {source} file?")
    pool = Pool(_start(out))
    before = len(pool.entries)
    for entry in read:
        pool.add(entry, point_of_new=False)
    write_entries(identify(pool.entries), out)
    write_index(out)
    return len(read), len(pool.entries) - before


def _start(out: Path) -> list[Entry]:
    """The places to start from: those of the folder, else the built-in ones."""
    folder = out if (out / "places.csv").is_file() else data_directory()
    rows = read_rows(folder / "places.csv")
    return entries_of(rows, read_aliases(folder / "aliases.csv", {r.id for r in rows}))


def read_geonames(file: Path) -> Iterator[Entry]:
    """A GeoNames country dump such as SY.txt: tab-separated, 19 columns, no header."""
    csv.field_size_limit(min(sys.maxsize, 2**31 - 1))
    for number, cells in _lines(file):
        where = f"{file}: line {number}"
        if len(cells) != _GEONAMES_COLUMNS:
            raise GazetteerError(
                f"{where}: {len(cells)} columns instead of {_GEONAMES_COLUMNS}; is it a GeoNames country dump?"
            )
        if cells[6] == "P" or cells[7] in _GEONAMES_KINDS:
            yield _geonames_entry(cells, where)


def _lines(file: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    yield number, line.rstrip("\r\n").split("\t")
    except OSError as error:
        raise GazetteerError(f"{file}: {error.strerror}; name an existing file") from error
    except UnicodeDecodeError as error:
        raise GazetteerError(f"{file}: not UTF-8 text (byte {error.start}); convert it first") from error


def _geonames_entry(cells: list[str], where: str) -> Entry:
    name, country, population = cells[1], cells[8], int(cells[14] or 0) if cells[14].isdecimal() else 0
    others = [n for n in cells[3].split(",") if len(n) > 2 and n != name and not n.islower() and is_usable(n)]
    return Entry(
        name, _GEONAMES_KINDS.get(cells[7]) or settlement_kind(population), country,
        ADMIN1.get(cells[10], "") if country == "SY" else "",
        arabic=next((n for n in others if is_arabic(n)), ""),
        latitude=degrees(cells[4], 90, f"{where}: latitude"),
        longitude=degrees(cells[5], 180, f"{where}: longitude"),
        population=population, source="geonames", aliases=tuple(n for n in others if not is_arabic(n)),
    )  # fmt: skip


def read_ocha(file: Path) -> Iterator[Entry]:
    """OCHA's COD tables: populated places (PP_NAME_EN ...) or administrative boundaries (ADM3_EN ...)."""
    columns = ("ADM1_EN", "ADM2_EN", "ADM3_EN")
    for number, line in read_table(file, columns):
        where = f"{file}: line {number}"
        province = province_of(line["ADM1_EN"])
        if not province:
            raise GazetteerError(f"{where}: ADM1_EN {line['ADM1_EN']!r} is no governorate of Syria")
        yield (
            _community(line, province, where) if "PP_NAME_EN" in line else _subdistrict(line, province, where)
        )


def _community(line: dict[str, str], province: str, where: str) -> Entry:
    names = [line.get(c, "").strip() for c in ("PP_NAME_EN", "PP_REF_NAM", "PP_ALT1_EN", "PP_ALT2_EN")]
    return Entry(
        names[0], "village", "SY", province, line["ADM2_EN"], line["ADM3_EN"], line.get("PP_NAME_AR", ""),
        degrees(line.get("lat", ""), 90, f"{where}: lat"), degrees(line.get("lon", ""), 180, f"{where}: lon"),
        source="ocha", aliases=tuple(dict.fromkeys(n for n in names[1:] if n and n != names[0])),
    )  # fmt: skip


def _subdistrict(line: dict[str, str], province: str, where: str) -> Entry:
    names = [line.get(c, "").strip() for c in ("ADM3_EN", "ADM3_REF", "ADM3ALT1EN")]
    return Entry(
        f"{names[0]} subdistrict", "subdistrict", "SY", province, line["ADM2_EN"], names[0], line.get("ADM3_AR", ""),
        degrees(line.get("lat", ""), 90, f"{where}: lat"), degrees(line.get("lon", ""), 180, f"{where}: lon"),
        source="ocha", aliases=tuple(f"{n} subdistrict" for n in dict.fromkeys(names[1:]) if n and n != names[0]),
    )  # fmt: skip


def read_ucdp(file: Path) -> Iterator[Entry]:
    """The exactly placed sites of a UCDP GED file: where_coordinates, where_prec, adm_1, coordinates."""
    columns = ("where_coordinates", "where_prec", "latitude", "longitude", "adm_1", "adm_2")
    seen = set()
    for number, line in read_table(file, columns):
        if line.get("country", "Syria") != "Syria" or line["where_prec"] not in _EXACT:
            continue
        found = re.fullmatch(
            r"(.+?) (town|village|city|neighborhood|neighbourhood)", line["where_coordinates"]
        )
        province = province_of(line["adm_1"])
        name, kind = (
            (found[1], found[2].replace("bor", "bour").replace("bouru", "bour")) if found else ("", "")
        )
        if not province or not name or (name, province) in seen:
            continue
        seen.add((name, province))
        where = f"{file}: line {number}"
        yield Entry(
            name, kind, "SY", province, re.sub(r" district$", "", line["adm_2"]),
            latitude=degrees(line["latitude"], 90, f"{where}: latitude"),
            longitude=degrees(line["longitude"], 180, f"{where}: longitude"), source="ucdp",
        )  # fmt: skip


def read_plain(file: Path) -> Iterator[Entry]:
    """A CSV with the columns name and kind, and any of arabic, country, province, district, subdistrict,
    latitude, longitude, population, aliases and weak_aliases (several separated by "|")."""
    for number, line in read_table(file, ("name", "kind")):
        where = f"{file}: line {number}"
        country = line.get("country") or "SY"
        province = line.get("province", "")
        if not line["name"] or not line["kind"]:
            raise GazetteerError(f"{where}: name and kind must not be empty")
        if country == "SY" and province and province not in PROVINCES:
            raise GazetteerError(f"{where}: {province!r} is none of {', '.join(PROVINCES)}")
        population = line.get("population") or "0"
        if not population.isdecimal():
            raise GazetteerError(f"{where}: population {population!r} is no whole number")
        yield Entry(
            line["name"], line["kind"], country, province, line.get("district", ""), line.get("subdistrict", ""),
            line.get("arabic", ""),
            degrees(line.get("latitude", ""), 90, f"{where}: latitude"),
            degrees(line.get("longitude", ""), 180, f"{where}: longitude"),
            int(population), "imported", _several(line, "aliases"), _several(line, "weak_aliases"),
        )  # fmt: skip


def _several(line: dict[str, str], column: str) -> tuple[str, ...]:
    return tuple(a.strip() for a in line.get(column, "").split("|") if a.strip())


IMPORTERS: dict[str, Callable[[Path], Iterator[Entry]]] = {
    "geonames": read_geonames,
    "ocha": read_ocha,
    "ucdp": read_ucdp,
    "csv": read_plain,
}
