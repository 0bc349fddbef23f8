"""Rules, actors and places of one's own: added, replaced, saved with the pipeline, checked by the program."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from typer.testing import CliRunner

from conflict_events import Event, load
from conflict_events.api import Extractor
from conflict_events.cli import app
from conflict_events.errors import RuleError
from conflict_events.export.acled import acled_rows
from conflict_events.gazetteer import import_places
from conflict_events.rules.codebook import actor_rows, event_types
from conflict_events.rules.examples import Case, cases, check
from conflict_events.rules.load import builtin_actor_rows, builtin_event_types, load_event_types

EXAMPLE = Path(__file__).parents[2] / "docs" / "examples" / "own_rules"
RULES, ACTORS = EXAMPLE / "rules", EXAMPLE / "actors.csv"
HEADER = "id,name,kind,side,parent,aliases\n"


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("places")
    import_places("csv", EXAMPLE / "places.csv", folder)
    return folder


@pytest.fixture(scope="module")
def sudan(places: Path) -> Extractor:
    return load(rules=RULES, actors=ACTORS, gazetteer=places)


def told(event: Event) -> tuple[str, list[str], list[str], list[str | None]]:
    return (
        event.type,
        [a.name for a in event.attackers],
        [p.name for p in event.places],
        [p.country for p in event.places],
    )


def test_the_worked_example_reads_another_war(sudan: Extractor) -> None:
    events = sudan((EXAMPLE / "report.txt").read_text(encoding="utf-8"), published="2025-10-09")
    assert [told(event) for event in events] == [
        ("shelling", ["Rapid Support Forces"], ["Zamzam"], ["SD"]),
        ("clash", ["Sudanese Armed Forces"], ["El Fasher"], ["SD"]),
        ("cattle_raid", ["Unidentified armed group"], ["Nyala"], ["SD"]),
    ]


def test_exports_know_own_types_and_actors(sudan: Extractor) -> None:
    events = sudan((EXAMPLE / "report.txt").read_text(encoding="utf-8"), published="2025-10-09")
    assert [(row["sub_event_type"], row["actor1"]) for row in acled_rows(events)] == [
        ("Shelling/artillery/missile attack", "RSF: Rapid Support Forces"),
        ("Armed clash", "Military Forces of Sudan (2019-)"),
        ("Looting/property destruction", "Unidentified Armed Group (Sudan)"),
    ]


@pytest.mark.parametrize("case", list(cases(load_event_types(RULES).values())), ids=lambda c: c.name)
def test_examples_of_the_worked_example_hold(case: Case, sudan: Extractor) -> None:
    assert check(case, sudan, set(event_types(RULES))) == []


def test_generic_words_and_adjectives_follow_the_own_actors(sudan: Extractor) -> None:
    [strike] = sudan("Sudanese warplanes bombed Nyala on Monday.", published="2025-10-09")
    [attack] = sudan("Soldiers attacked a base in Nyala on Monday.", published="2025-10-09")
    assert [a.name for a in strike.attackers + attack.attackers] == [
        "Sudanese Air Force",
        "Sudanese Armed Forces",
    ]


def test_without_own_files_nothing_changes() -> None:
    assert event_types() is builtin_event_types()
    assert actor_rows() is builtin_actor_rows()


def test_a_type_of_the_same_name_replaces(tmp_path: Path) -> None:
    text = (RULES / "cattle_raid.toml").read_text(encoding="utf-8").replace("cattle_raid", "siege")
    (tmp_path / "siege.toml").write_text(text, encoding="utf-8")
    types = event_types(tmp_path)
    assert [t.id for t in types["siege"].trigger] == ["siege.rustle"]
    assert len(types) == len(builtin_event_types())


def test_a_trigger_id_of_another_type_is_an_error(tmp_path: Path) -> None:
    text = (RULES / "cattle_raid.toml").read_text(encoding="utf-8")
    (tmp_path / "cattle_raid.toml").write_text(
        text.replace('"cattle_raid.rustle"', '"airstrike.bomb"'), encoding="utf-8"
    )
    with pytest.raises(RuleError, match=r"airstrike\.bomb"):
        event_types(tmp_path)


def test_an_actor_of_the_same_id_replaces(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text(
        f"{HEADER}saa,Army of Freedonia,state_forces,freedonia,,\n", encoding="utf-8"
    )
    rows = actor_rows(tmp_path / "actors.csv")
    assert rows["saa"].name == "Army of Freedonia"
    assert len(rows) == len(builtin_actor_rows())


def test_a_changed_file_is_read_anew(tmp_path: Path) -> None:
    path = tmp_path / "actors.csv"
    for name in ("First Brigade of X", "Second Brigade of X, renamed"):
        path.write_text(f'{HEADER}x,"{name}",rebel,x,,\n', encoding="utf-8")
        assert actor_rows(path)["x"].name == name


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (f"{HEADER}x,X,rebel,x,nobody,\n", r"actors\.csv: parent: 'x' has the parent 'nobody'"),
        (f"{HEADER}x,X,rebel,x,,\nx,Y,rebel,x,,\n", r"actors\.csv: id: 'x' stands twice"),
        ("id,name\nx,X\n", r"actors\.csv: kind: Field required"),
        ("id,name,kind,side,colour\nx,X,rebel,x,red\n", r"actors\.csv: colour: Extra inputs"),
    ],
)
def test_a_mistake_in_the_list_of_actors_is_named(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "actors.csv").write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=message):
        actor_rows(tmp_path / "actors.csv")


@pytest.mark.parametrize("own", [{"rules": "nowhere"}, {"actors": "nowhere.csv"}])
def test_what_is_not_there_is_named(own: dict[str, str]) -> None:
    with pytest.raises(RuleError, match=r"nowhere.*: no such"):
        load(**own)  # type: ignore[arg-type]


def test_a_saved_pipeline_keeps_its_rules(sudan: Extractor, tmp_path: Path) -> None:
    sudan.nlp.to_disk(tmp_path / "pipeline")
    text = "Gunmen rustled 50 camels near Nyala on Monday."
    again = load(tmp_path / "pipeline")
    assert list(again(text, published="2025-10-09")) == list(sudan(text, published="2025-10-09"))
    with pytest.raises(ValueError, match="holds rules and lists already"):
        load(spacy.load(tmp_path / "pipeline"), rules=RULES)


def test_two_processes_use_the_own_rules(sudan: Extractor) -> None:
    texts = ["Gunmen rustled 50 camels near Nyala on Monday.\n\n"] * 4
    docs = list(sudan.nlp.pipe(texts, n_process=2, batch_size=2))
    assert [doc.spans["triggers"].attrs["readings"][0][0][0] for doc in docs] == ["cattle_raid"] * 4


def run(*words: object) -> tuple[int, str, str]:
    result = CliRunner().invoke(app, [str(word) for word in words])
    return result.exit_code, result.stdout, result.stderr


def test_check_passes_the_worked_example(places: Path) -> None:
    code, out, _ = run("rules", "check", RULES, "--actors", ACTORS, "--gazetteer", places)
    assert (code, out) == (0, "3 examples, 0 of them do not hold\n")


def test_check_shows_an_example_that_does_not_hold(tmp_path: Path) -> None:
    text = (RULES / "cattle_raid.toml").read_text(encoding="utf-8")
    (tmp_path / "cattle_raid.toml").write_text(text, encoding="utf-8")
    code, out, _ = run("rules", "check", tmp_path)  # without the actors and places that the examples name
    assert code == 1
    assert "cattle_raid.rustle-2" in out


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("rank = 45", "rnak = 45", "rnak"),
        ("[Gunmen](attacker)", "[Gunmen](culprit)", "culprit"),
        ('id = "cattle_raid.rustle"', 'id = "airstrike.bomb"', "airstrike.bomb"),
    ],
)
def test_check_names_a_mistake(tmp_path: Path, old: str, new: str, message: str) -> None:
    text = (RULES / "cattle_raid.toml").read_text(encoding="utf-8").replace(old, new)
    (tmp_path / "cattle_raid.toml").write_text(text, encoding="utf-8")
    code, _, error = run("rules", "check", tmp_path)
    assert code == 2
    assert "cattle_raid.toml" in error
    assert message in error


def test_extract_takes_own_files_and_layouts(places: Path) -> None:
    own = ("--rules", RULES, "--actors", ACTORS, "--gazetteer", places)
    code, out, _ = run(
        "extract", EXAMPLE / "report.txt", "--published", "2025-10-09", "--format", "ucdp", *own
    )
    assert code == 0
    assert "Government of Sudan - RSF" in out


def test_show_and_list_know_own_types() -> None:
    assert "cattle_raid.rustle" in run("rules", "show", "cattle_raid", "--rules", RULES)[1]
    assert "cattle_raid" in run("rules", "list", "--rules", RULES)[1]
