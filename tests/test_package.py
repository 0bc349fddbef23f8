"""The package as users install it: quick to import, and whole without the checkout."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from conflict_events import extract_events

ROOT = Path(__file__).parents[1]
ARTICLE = ROOT / "docs" / "examples" / "article.txt"
EXTRACT = """
import json, sys
import conflict_events
events = conflict_events.extract_events(open(sys.argv[1], encoding="utf-8").read())
print(json.dumps({"file": conflict_events.__file__, "events": events.to_records()}))
"""


def run_python(code: str, *words: str, folder: Path, path: Path | None = None) -> str:
    """What ``code`` prints, run in ``folder`` with ``path`` first on the module path."""
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    if path:
        surroundings["PYTHONPATH"] = str(path)
    command = [sys.executable, "-c", code, *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=folder, env=surroundings, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", str(folder), str(ROOT)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    [path] = folder.glob("*.whl")
    return path


def test_wheel_holds_code_and_data_but_no_tests(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert "conflict_events/py.typed" in names
    assert "conflict_events/rules/events/airstrike.toml" in names
    assert any(name.startswith("conflict_events/gazetteer/data/") for name in names)
    assert all(name.startswith(("conflict_events/", "conflict_events-")) for name in names)
    built_in = {
        path.name
        for path in (ROOT / "conflict_events" / "rules").rglob("*")
        if path.suffix in (".toml", ".csv")
    }
    assert built_in <= {Path(name).name for name in names}


def test_installed_wheel_extracts_the_same_events(wheel: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    install = [
        sys.executable,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--no-deps",
        "--target",
        str(site),
        str(wheel),
    ]
    subprocess.run(install, check=True, capture_output=True)
    article = tmp_path / "article.txt"
    article.write_text(ARTICLE.read_text(encoding="utf-8"), encoding="utf-8")
    printed = json.loads(run_python(EXTRACT, str(article), folder=tmp_path, path=site))
    assert Path(printed["file"]).is_relative_to(site)
    assert printed["events"] == extract_events(article.read_text(encoding="utf-8")).to_records()
    assert printed["events"]


@pytest.mark.parametrize("heavy", ["spacy", "pandas", "dateparser", "rich"])
def test_import_is_light(heavy: str, tmp_path: Path) -> None:
    code = "import sys, conflict_events; print(sorted({m.split('.')[0] for m in sys.modules}))"
    assert f"'{heavy}'" not in run_python(code, folder=tmp_path, path=ROOT)


def test_public_names_are_there(tmp_path: Path) -> None:
    names = (
        "extract_events load Extractor explain Event Events Actor Place DateRange Casualty Loss Claim Span"
    )
    code = f"from conflict_events import __version__, {', '.join(names.split())}; print(__version__)"
    assert run_python(code, folder=tmp_path, path=ROOT).strip()


def test_types_are_declared() -> None:
    assert (ROOT / "conflict_events" / "py.typed").exists()


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("'typer' in sys.modules", "False"),
        ("callable(spacy.cli.download)", "True"),
        ("spacy.info(silent=True)['spacy_version'] == spacy.__version__", "True"),
    ],
)
def test_the_commands_of_spacy_are_read_when_asked_for(tmp_path: Path, asked: str, told: str) -> None:
    code = f"import sys; from conflict_events import load; load(); import spacy; print({asked})"
    assert run_python(code, folder=tmp_path, path=ROOT).strip() == told
