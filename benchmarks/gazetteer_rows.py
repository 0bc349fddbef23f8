"""The rows that we compiled against OCHA's communities and UCDP's places of fighting."""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from math import cos, hypot, radians
from pathlib import Path

from conflict_events.gazetteer import load_gazetteer, lookup
from conflict_events.gazetteer.index import Row
from conflict_events.gazetteer.names import key, skeleton
from conflict_events.gazetteer.tables import data_directory, read_table

PROVINCES = {
    "Idleb": "Idlib", "Lattakia": "Latakia", "Rural Damascus": "Rif Dimashq", "Deir-ez-Zor": "Deir ez-Zor",
    "Deir ez Zor": "Deir ez-Zor", "Ar-Raqqa": "Raqqa", "Ar Raqqah": "Raqqa", "Al-Hasakeh": "Al-Hasakah",
    "Al Hasakah": "Al-Hasakah", "Dar'a": "Daraa", "As-Sweida": "As-Suwayda", "As Suwayda": "As-Suwayda",
    "Tartous": "Tartus", "Hamah": "Hama",
}  # fmt: skip
# Names of districts that folding does not bring together, and newer districts by the one they were split from.
DISTRICTS = {
    "jebel saman": "mount simeon", "jabal saman": "mount simeon", "quamishli": "qamishli", "tadmor": "tadmur",
    "al ma'ra": "maarat al-numan", "maarat al-numaan": "maarat al-numan", "rural damascus": "markaz rif dimashq",
    "ath-thawrah": "thawrah", "menbij": "manbij", "al fiq": "fiq", "dreikish": "duraykish", "duma": "douma",
    "al makhrim": "mukharram", "as-salamiyeh": "salamiyah", "albu kamal": "abu kamal", "atarib": "mount simeon",
    "dayr hafir": "bab", "tell abiad": "tal abyad", "al-malikeyyeh": "malikiyah", "ar raqqah": "raqqa",
    "muhradah": "mhardeh", "jablah": "jableh", "markaz al quneitra": "quneitra", "jisr-ash-shugur": "jisr al-shughur",
    "jisr ash shughur": "jisr al-shughur", "maarrat al-nu'man": "maarat al-numan", "al malikiyah": "malikiyah",
    "al-suqaylabiyah": "suqaylabiyah", "as suqaylibiyah": "suqaylabiyah", "harim": "harem", "yabroud": "yabrud",
    "qadmous": "baniyas", "khan shaykhun": "maarat al-numan", "taldou": "homs", "shaddadi": "hasakah", "qudsaya": "markaz rif dimashq",
}  # fmt: skip
SETTLEMENTS = ("city", "town", "village", "suburb")
NEAR_KM = 5.0
OTHER_PROVINCE_KM = 8.0


@dataclass(frozen=True)
class Reference:
    """A place as a reference has it."""

    source: str
    province: str
    district: str
    latitude: float
    longitude: float


def check_rows(shared: Path) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """Province, district and distance of compiled settlements that a reference knows in their province."""
    known = references(shared / "gazetteer")
    compiled = [r for r in load_gazetteer().rows.values() if r.country == "SY" and "compiled" in r.source]
    rows = [r for r in compiled if r.kind in SETTLEMENTS and r.latitude is not None]
    compared = [(r, c) for r in rows for c in [compare(r, known)] if c]
    placed = [(r, c) for r, c in compared if c.km is not None]
    districts = [c.district_right for _, c in placed if c.district_right is not None]
    near = [c.km <= NEAR_KM for _, c in placed if c.km is not None]
    return {
        "compiled rows": ("1800", str(len(compiled))),
        "compiled settlements that a reference knows": ("", f"{len(compared)} of {len(rows)}"),
        "their province is right": ("100 %", share(len(placed), len(compared))),
        "their district is right": ("98 %", share(sum(districts), len(districts))),
        "they lie within 5 km": ("97 %", share(sum(near), len(near))),
    }, list_differences(compared)  # fmt: skip


@dataclass(frozen=True)
class Comparison:
    """What the references say of one row; ``km`` is None where only another province has the name near by."""

    km: float | None
    district_right: bool | None
    note: str


def compare(row: Row, known: dict[str, list[Reference]]) -> Comparison | None:
    """The nearest namesake of a row's province; OCHA's district counts before UCDP's. None: no reference knows it."""
    namesakes = [n for name in names_of(row) for n in known.get(key(name), ())]
    same = sorted((n for n in namesakes if n.province == row.province), key=lambda n: kilometres(row, n))
    if not same:
        near = [n for n in namesakes if kilometres(row, n) < OTHER_PROVINCE_KM]
        return (
            Comparison(None, None, f"province: {near[0].source} has it in {near[0].province}")
            if near
            else None
        )
    km = kilometres(row, same[0])
    judge = next((n for n in same if n.source == "OCHA" and kilometres(row, n) < km + NEAR_KM), same[0])
    right = district(row.district) == district(judge.district) if row.district and judge.district else None
    notes = [] if right is not False else [f"district: {row.district}, {judge.source} {judge.district}"]
    notes += (
        []
        if km <= NEAR_KM
        else [f"{km:.1f} km from {same[0].source}'s point {same[0].latitude:.3f} {same[0].longitude:.3f}"]
    )
    return Comparison(km, right, "; ".join(notes))


def list_differences(compared: list[tuple[Row, Comparison]]) -> list[str]:
    """One line a differing row, with the verdict that data/gazetteer/verdicts.csv gives it."""
    path = data_directory() / "verdicts.csv"
    columns = ("name", "province", "verdict")
    lines = [line for _, line in read_table(path, columns)] if path.is_file() else []
    verdicts = {(line["name"], line["province"]): line["verdict"] for line in lines}
    return [
        f"{r.name} ({r.province}): {c.note} -- {verdicts.get((r.name, r.province), 'no verdict yet')}"
        for r, c in sorted(compared, key=lambda rc: (rc[0].province, rc[0].name))
        if c.note
    ]


def check_names(shared: Path) -> tuple[dict[str, tuple[str, str]], list[str]]:
    """Names as news spells them, with their province."""
    with (shared / "gazetteer" / "names.csv").open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    wrong = [r for r in rows if [p.province for p in lookup(r["name"], limit=1)] != [r["province"]]]
    figures = {"names of news: province": ("100 %", share(len(rows) - len(wrong), len(rows)))}
    return figures, [f"{r['name']} ({r['province']})" for r in wrong]


def references(folder: Path) -> dict[str, list[Reference]]:
    """The places of both references by folded name."""
    known: dict[str, list[Reference]] = defaultdict(list)
    for name, reference in [*communities(folder), *fighting_places(folder)]:
        known[key(name)].append(reference)
    return known


def communities(folder: Path) -> Iterator[tuple[str, Reference]]:
    """OCHA's communities under each of their names."""
    with (folder / "ocha_communities.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            province = PROVINCES.get(line["ADM1_EN"], line["ADM1_EN"])
            place = Reference("OCHA", province, line["ADM2_EN"], float(line["lat"]), float(line["lon"]))
            for name in {line[c] for c in ("PP_NAME_EN", "PP_REF_NAM", "PP_ALT1_EN", "PP_ALT2_EN")} - {""}:
                yield name, place


def fighting_places(folder: Path) -> Iterator[tuple[str, Reference]]:
    """UCDP's exactly placed settlements."""
    with (folder / "ucdp_places.csv").open(encoding="utf-8", newline="") as lines:
        for line in csv.DictReader(lines):
            if line["where_prec"] not in ("1", "1.0"):
                continue
            province = line["adm_1"].removesuffix(" Governorate")
            where = float(line["latitude"]), float(line["longitude"])
            name = re.sub(r" (?:town|village|city)$", "", line["where_coordinates"])
            yield name, Reference("UCDP", PROVINCES.get(province, province), line["adm_2"], *where)


def names_of(row: Row) -> list[str]:
    """Every Latin spelling of a row; its name also without the province that tells it from a namesake."""
    bare = row.name.removesuffix(f" {row.province}") if row.province else row.name
    return list(dict.fromkeys([row.name, bare, *load_gazetteer().spellings[row.id]]))


def district(name: str) -> str:
    """A district under one name, whoever writes it."""
    bare = re.sub(r"^(?:Mintaqat )?(?:Markaz (?!Rif))?| [Dd]istrict$", "", name).strip().lower()
    bare = re.sub(r"^(?:mintaqat )?(?:markaz (?!rif))?", "", bare)
    return skeleton(DISTRICTS.get(bare, bare))


def kilometres(row: Row, place: Reference) -> float:
    """Distance in kilometres on the flat, which does for a few dozen of them."""
    north = (row.latitude or 0.0) - place.latitude
    east = ((row.longitude or 0.0) - place.longitude) * cos(radians(place.latitude))
    return hypot(north, east) * 111.2


def share(part: int, whole: int) -> str:
    """ "97.3 % of 1200"."""
    return f"{100 * part / whole:.1f} % of {whole}" if whole else "none"
