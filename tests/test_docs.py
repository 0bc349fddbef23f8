"""The documentation is complete and true: its code runs, its output is real, no field is left out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from marked import code_blocks
from pydantic import BaseModel

import conflict_events.spacy_component  # noqa: F401 - an install from before its entry point does, too
from conflict_events import models
from conflict_events.explanations import Explanation
from conflict_events.export.rows import COLUMNS
from conflict_events.rules.schema import Conditions, EventType, Trigger

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
NOTEBOOKS = sorted((DOCS / "notebooks").glob("*.ipynb"))
PAGES = sorted([*DOCS.glob("*.md"), ROOT / "README.md", ROOT / "CHANGELOG.md"])
RECORDS = [models.Event, models.Span, models.Actor, models.Place, models.DateRange, models.Casualty]
RECORDS += [models.Loss, models.Claim, Explanation]


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def section(page: str, title: str) -> str:
    found = re.search(rf"^## {title}\n(.*?)(?=^## |\Z)", page, re.DOTALL | re.MULTILINE)
    assert found, f"no section {title}"
    return found[1]


def page_id(path: Path) -> str:
    return path.name


def test_generated_parts_are_up_to_date() -> None:
    command = [sys.executable, str(DOCS / "update.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, f"run python docs/update.py\n{done.stdout}{done.stderr}"


@pytest.mark.parametrize("page", [p for p in PAGES if "```python" in read(p)], ids=page_id)
def test_code_on_the_page_runs(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    names: dict[str, object] = {"__name__": "page"}
    for block in code_blocks(read(page), "python"):
        exec(compile(block, page.name, "exec"), names)


@pytest.mark.parametrize("page", PAGES, ids=page_id)
def test_links_lead_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`\n]*`", "", read(page), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#]+)(?:#[^)]*)?\)", text):
        assert (page.parent / target).exists(), target


def test_navigation_names_every_page() -> None:
    named = set(re.findall(r": (\w+\.md)$", read(ROOT / "mkdocs.yml"), re.MULTILINE))
    assert named == {path.name for path in DOCS.glob("*.md")}


@pytest.mark.parametrize("notebook", NOTEBOOKS, ids=page_id)
def test_notebooks_are_kept_as_run_from_top_to_bottom(notebook: Path) -> None:
    cells = [cell for cell in json.loads(read(notebook))["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in cells] == list(range(1, len(cells) + 1))


@pytest.mark.parametrize("picture", sorted((DOCS / "pictures").glob("*.png")), ids=page_id)
def test_pictures_are_small(picture: Path) -> None:
    assert picture.stat().st_size < 150_000


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: r.__name__)
def test_every_field_is_described(record: type[BaseModel]) -> None:
    described = re.findall(
        r"^\| `(\w+)` \|", section(read(DOCS / "schema.md"), record.__name__), re.MULTILINE
    )
    assert described == list(record.model_fields)


def test_every_column_is_described() -> None:
    described = re.findall(r"^\| `(\w+)` \|", section(read(DOCS / "schema.md"), "Columns"), re.MULTILINE)
    assert described == list(COLUMNS)


@pytest.mark.parametrize("model", [EventType, Trigger, Conditions])
def test_every_key_of_a_rule_file_is_described(model: type[BaseModel]) -> None:
    page = read(DOCS / "rules.md")
    for name in model.model_fields:
        key = f"[[{name}]]" if name == "trigger" else f"[{name}.verb]" if name == "roles" else name
        assert f"`{key}`" in page or f"`{name}`" in page, name


def test_worked_example_is_a_rule_file() -> None:
    [block] = code_blocks(read(DOCS / "rules.md"), "toml")
    rule = EventType.model_validate(tomllib.loads(block))
    assert rule.trigger[0].id.startswith(f"{rule.type}.")


def readme_commands() -> list[str]:
    return [line for block in code_blocks(read(ROOT / "README.md"), "sh") for line in block.splitlines()]


def test_readme_names_the_two_commands() -> None:
    assert readme_commands()[:2] == [
        "pip install . && conflict-events extract docs/examples/article.txt",
        'pip install -e ".[test]" && python -m pytest',
    ]


def test_ci_installs_and_tests_as_the_readme_says() -> None:
    script = read(ROOT / ".ci" / "run")
    for command in readme_commands()[1].split(" && "):
        assert command.replace("pip install", "pip install --quiet") in script


def test_readme_command_works_on_the_sample_article() -> None:
    words = readme_commands()[0].split(" && ")[1].split()[1:]
    command = [sys.executable, "-m", "conflict_events", *words]
    done = subprocess.run(command, capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert "airstrike" in done.stdout


def test_changelog_tells_the_version() -> None:
    version = tomllib.loads(read(ROOT / "pyproject.toml"))["project"]["version"]
    assert f"## {version}" in read(ROOT / "CHANGELOG.md")
