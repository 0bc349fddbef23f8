"""A user's own places: every format, no doubles, and mistakes named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from conflict_events import extract_events, load
from conflict_events.errors import GazetteerError
from conflict_events.gazetteer import import_places, load_gazetteer, lookup
from conflict_events.gazetteer.index import Gazetteer
from conflict_events.models import Place

OCHA = """PP_NAME_EN,PP_REF_NAM,PP_ALT1_EN,PP_ALT2_EN,ADM3_EN,ADM2_EN,ADM1_EN,lat,lon
Tal Nowhere,Tell Nowher,,,Mhambal,Ariha,Idleb,35.80,36.45
Saraqab,,Saraqeb Town,,Saraqab,Idleb,Idleb,35.863,36.805
"""
SUBDISTRICTS = """ADM3_EN,ADM3_AR,ADM3_REF,ADM2_EN,ADM1_EN
Nowhere Centre,,Nowhere Markaz,Ariha,Idleb
"""
UCDP = """where_coordinates,where_prec,latitude,longitude,adm_1,adm_2
Tal Nowhere village,1,35.80,36.45,Idlib Governorate,Ariha district
Northern Idlib,5,36.0,36.6,Idlib Governorate,
"""
PLAIN = """name,kind,province,latitude,longitude,aliases
Tal Nowhere,village,Idlib,35.80,36.45,Tall Nower|Nowhereh
"""
GEONAMES = "\t".join(
    ["1", "Tal Nowhere", "Tal Nowhere", "Tall Nower,Nowhereh", "35.80", "36.45", "P", "PPL", "SY", "", "12"] + [""] * 3 + ["900", "", "400", "Asia/Damascus", "2020-01-01"]
)  # fmt: skip
FORMATS = {"ocha": OCHA, "ucdp": UCDP, "csv": PLAIN, "geonames": GEONAMES}


def write(folder: Path, content: str) -> Path:
    path = folder / "given.txt"
    path.write_text(content, encoding="utf-8")
    return path


def imported(tmp_path: Path, source: str) -> Gazetteer:
    import_places(source, write(tmp_path, FORMATS[source]), tmp_path / "out")
    return load_gazetteer(tmp_path / "out")


def found(name: str, table: Gazetteer) -> list[Place]:
    return lookup(name, gazetteer=table)


@pytest.mark.parametrize("source", FORMATS)
def test_a_new_place_is_found_with_its_province_and_point(source: str, tmp_path: Path) -> None:
    place = found("Tal Nowhere", imported(tmp_path, source))[0]
    assert (place.kind, place.province, place.latitude, place.longitude) == ("village", "Idlib", 35.8, 36.45)


def test_the_built_in_places_are_still_there(tmp_path: Path) -> None:
    table = imported(tmp_path, "csv")
    assert set(load_gazetteer().rows) < set(table.rows)


def test_a_known_place_gains_spellings_and_no_double(tmp_path: Path) -> None:
    table = imported(tmp_path, "ocha")
    assert len(found("Saraqeb Town", table)) == 1
    assert found("Saraqeb Town", table)[0].id == lookup("Saraqib")[0].id


def test_the_same_file_twice_changes_nothing(tmp_path: Path) -> None:
    file = write(tmp_path, OCHA)
    import_places("ocha", file, tmp_path / "out")
    before = (tmp_path / "out" / "places.csv").read_bytes()
    assert import_places("ocha", file, tmp_path / "out") == (2, 0)
    assert (tmp_path / "out" / "places.csv").read_bytes() == before


def test_a_second_source_adds_to_the_first(tmp_path: Path) -> None:
    imported(tmp_path, "ucdp")
    import_places("ocha", write(tmp_path, SUBDISTRICTS), tmp_path / "out")
    table = load_gazetteer(tmp_path / "out")
    assert found("Tal Nowhere", table)
    assert found("Nowhere Centre subdistrict", table)[0].kind == "subdistrict"


def test_vague_sites_are_left_out(tmp_path: Path) -> None:
    assert "Northern Idlib" not in {r.name for r in imported(tmp_path, "ucdp").rows.values()}


def test_events_are_placed_by_the_imported_table(tmp_path: Path) -> None:
    imported(tmp_path, "csv")
    text = "Government jets bombed Tal Nowhere on Monday."
    extractor = load(gazetteer=tmp_path / "out")
    assert [p.province for e in extractor(text) for p in e.places] == ["Idlib"]
    assert [p.province for e in extract_events(text) for p in e.places] != ["Idlib"]


@pytest.mark.parametrize(
    ("source", "content", "complaint"),
    [
        ("csv", "name,kind\nX,village\n,town\n", "line 3: name and kind"),
        ("csv", "name,kind,province\nX,village,Nowhere\n", "line 2: 'Nowhere'"),
        ("csv", "name,kind,latitude\nX,village,north\n", "line 2: latitude: 'north'"),
        ("csv", "name,kind,latitude\nX,village,nan\n", "line 2: latitude: 'nan'"),
        ("csv", "name,kind,population\nX,village,many\n", "line 2: population 'many'"),
        ("csv", "name,kind\nX,village,more\n", "line 2: more cells"),
        ("csv", "name\nX\n", "line 1: no column kind"),
        ("csv", "name,kind\n", "no places in it"),
        ("ocha", OCHA.replace("Idleb,35.80", "Atlantis,35.80"), "line 2: ADM1_EN 'Atlantis'"),
        ("ocha", OCHA.replace("35.80", "135.80"), "line 2: lat: '135.80'"),
        ("ucdp", "a,b\n1,2\n", "line 1: no column where_coordinates"),
        ("geonames", "one\ttwo\n", "line 1: 2 columns instead of 19"),
        ("geonames", GEONAMES.replace("35.80", "x"), "line 1: latitude: 'x'"),
        ("atlas", "", "no source 'atlas'"),
    ],
)
def test_a_wrong_file_is_named_with_its_line(
    source: str, content: str, complaint: str, tmp_path: Path
) -> None:
    with pytest.raises(GazetteerError, match="(?s)" + complaint.replace("(", r"\(")):
        import_places(source, write(tmp_path, content), tmp_path / "out")


def test_a_wrong_file_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError):
        import_places("csv", write(tmp_path, "name,kind\n,town\n"), tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_bytes_that_are_no_text(tmp_path: Path) -> None:
    path = tmp_path / "given.txt"
    path.write_bytes(b"name,kind\n\xff\xfe,town\n")
    with pytest.raises(GazetteerError, match="not UTF-8"):
        import_places("csv", path, tmp_path / "out")


def test_a_missing_file(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="No such file"):
        import_places("csv", tmp_path / "none.csv", tmp_path / "out")


def test_a_folder_without_tables(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=r"no places\.csv"):
        load(gazetteer=tmp_path)


@pytest.mark.parametrize(
    ("table", "line", "complaint"),
    [
        ("places.csv", "sy-x,X,,village,SY,Idlib,,,35.8,36.4,,me", "stands twice"),
        ("places.csv", "sy-y,,,village,SY,Idlib,,,35.8,36.4,,me", "must not be empty"),
        ("aliases.csv", "sy-none,Y,strong,Latn", "which is no place"),
        ("aliases.csv", "sy-x,Y,certain,Latn", "not strong or weak"),
    ],
)
def test_a_wrong_table_is_named_with_its_line(table: str, line: str, complaint: str, tmp_path: Path) -> None:
    (tmp_path / "places.csv").write_text(
        "id,name,arabic,kind,country,province,district,subdistrict,latitude,longitude,population,source\n"
        "sy-x,X,,village,SY,Idlib,,,35.8,36.4,,me\n",
        encoding="utf-8",
    )
    (tmp_path / "aliases.csv").write_text(
        "place,alias,strength,script\nsy-x,Ex,strong,Latn\n", encoding="utf-8"
    )
    with (tmp_path / table).open("a", encoding="utf-8") as out:
        out.write(line + "\n")
    with pytest.raises(GazetteerError, match=f"line 3: .*{complaint}"):
        load_gazetteer(tmp_path)


def test_a_stale_or_broken_index_is_not_used(tmp_path: Path) -> None:
    imported(tmp_path, "csv")
    (tmp_path / "out" / "index.json").write_text("{", encoding="utf-8")
    with (tmp_path / "out" / "aliases.csv").open("a", encoding="utf-8") as out:
        out.write("sy-village-tal-nowhere,Somewhere Else,strong,Latn\n")
    assert found("Somewhere Else", load_gazetteer(tmp_path / "out"))[0].name == "Tal Nowhere"
