"""What the package never does: talk to a network, run what it is given, or let a text become code."""

from __future__ import annotations

import ast
import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browsing import CHROMIUM, DRIVER, open_browser
from making import TEXT, actor_of, make_event, make_events, place_of, span_of

import conflict_events
from conflict_events.errors import GazetteerError, RuleError
from conflict_events.events import Events
from conflict_events.export.delimited import FORMULA_STARTS, guard_cell
from conflict_events.gazetteer import import_places
from conflict_events.rules.load import load_actor_rows, load_event_types

PACKAGE = Path(conflict_events.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
NETWORK = {
    "socket",
    "ssl",
    "http",
    "urllib",
    "requests",
    "httpx",
    "aiohttp",
    "ftplib",
    "smtplib",
    "xmlrpc",
    "telnetlib",
}
CODE = {
    "pickle",
    "cPickle",
    "dill",
    "joblib",
    "marshal",
    "shelve",
    "subprocess",
    "pty",
    "ctypes",
    "code",
    "runpy",
    "imp",
}
CALLS = {
    "eval",
    "exec",
    "compile",
    "__import__",
    "system",
    "popen",
    "execv",
    "spawnv",
    "unsafe_load",
    "yaml_load",
}


def imports(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def calls(tree: ast.AST) -> Iterator[str]:
    """Names of called functions: of ``os.system`` the last part; ``re.compile`` is none of those meant."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield node.func.id
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr != "compile"
        ):
            yield node.func.attr


@pytest.mark.parametrize("path", MODULES, ids=[str(p.relative_to(PACKAGE)) for p in MODULES])
def test_no_module_reaches_a_network_or_runs_code(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert set(imports(tree)) & (NETWORK | CODE) == set()
    assert set(calls(tree)) & CALLS == set()


def test_no_result_depends_on_the_clock() -> None:
    told = {name for path in MODULES for name in calls(ast.parse(path.read_text(encoding="utf-8")))}
    assert told & {"today", "now", "utcnow", "monotonic", "localtime", "gmtime"} == set()


@pytest.mark.parametrize(
    "content", ["!!python/object/apply:os.system ['true']", "type = __import__('os')", "{{ 7 * 7 }}"]
)
def test_a_rule_file_is_data(tmp_path: Path, content: str) -> None:
    (tmp_path / "raid.toml").write_text(content, encoding="utf-8")
    with pytest.raises(RuleError, match=r"raid\.toml"):
        load_event_types(tmp_path)


def test_a_list_of_actors_is_data(tmp_path: Path) -> None:
    (tmp_path / "actors.csv").write_text("id,name\n=cmd|' /C calc'!A0,x\n", encoding="utf-8")
    with pytest.raises(RuleError):
        load_actor_rows(tmp_path / "actors.csv")


@pytest.mark.parametrize("population", ["²", "1e9", "__import__('os')"])
def test_a_gazetteer_is_data(tmp_path: Path, population: str) -> None:
    (tmp_path / "in.csv").write_text(f"name,kind,population\nAbtin,village,{population}\n", encoding="utf-8")
    with pytest.raises(GazetteerError, match="whole number"):
        import_places("csv", tmp_path / "in.csv", tmp_path / "out")


@pytest.mark.parametrize("name", ["../../../etc/passwd", "/etc/passwd", "..\\up", "a\0b"])
def test_no_id_of_a_document_or_place_becomes_a_path(tmp_path: Path, name: str) -> None:
    events = Events([make_event()], text=TEXT, doc_id=name)
    folder = tmp_path / "out"
    folder.mkdir()
    events.to_csv(folder / "events.csv")
    events.to_json(folder / "events.json")
    assert sorted(p.name for p in tmp_path.rglob("*")) == ["events.csv", "events.json", "out"]


@pytest.mark.parametrize("start", [*FORMULA_STARTS, "\n="])
def test_no_cell_is_a_formula(start: str) -> None:
    cell = guard_cell(f"{start}HYPERLINK(1)")
    assert isinstance(cell, str)
    assert cell.startswith("'")


HOSTILE = (
    "<script>window.hacked = 1</script>",
    '"><img src=x onerror="window.hacked = 2">',
    "</script><script>window.hacked = 3</script>",
    "</style><svg onload=window.hacked=4>",
    "${window.hacked = 5}`;window.hacked=5;//",
    "');window.hacked = 6;('",
    "{{ constructor.constructor('window.hacked = 7')() }}",
    "javascript:window.hacked=8",
    "<iframe srcdoc='<script>parent.hacked = 9</script>'>",
    "\u2028window.hacked = 10\u2029",
    "<!--<script>window.hacked = 11",
    "&lt;script&gt;window.hacked = 12&lt;/script&gt;",
)


def hostile_events() -> Events:
    """Events in which every text is hostile."""
    return make_events(
        *[
            make_event(
                id=f"e{n}",
                evidence=span_of("bombed").model_copy(update={"text": words}),
                attackers=[actor_of("Russian jets", name=words, kind=words)],
                places=[place_of("Sukhnah", name=words, district=words, latitude=34.9 + n / 50, longitude=38.8)],
                weapons=[words],
            )
            for n, words in enumerate(HOSTILE)
        ],
        title=HOSTILE[0], source=HOSTILE[1], doc_id=HOSTILE[2], text=f"{TEXT} {' '.join(HOSTILE)}",
    )  # fmt: skip


@pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver")
@pytest.mark.parametrize("view", ["notebook", "map", "report"])
def test_no_script_of_an_article_runs_in_a_browser(tmp_path: Path, view: str) -> None:
    path = tmp_path / "page.html"
    path.write_text(_page(view), encoding="utf-8")
    with open_browser() as driver:
        driver.get(path.as_uri())
        driver.implicitly_wait(2)
        driver.execute_script(
            "document.querySelectorAll('.card, .leaflet-interactive, .marker-cluster, .tabulator-row')"
            ".forEach(e => e.dispatchEvent(new MouseEvent('click', {bubbles: true})))"
        )
        assert driver.execute_script("return window.hacked || 'untouched'") == "untouched"
        assert (
            driver.execute_script(
                "return document.querySelectorAll('img[onerror], svg[onload], iframe').length"
            )
            == 0
        )


def _page(view: str) -> str:
    from conflict_events.export.report import report_page

    events = hostile_events()
    if view == "notebook":
        return f"<!doctype html><meta charset=utf-8>{events._repr_html_()}"
    if view == "report":
        return report_page(events.to_frame(), HOSTILE[0])
    pytest.importorskip("folium")
    return str(events.map(tiles=None).get_root().render())


def test_a_csv_of_hostile_events_can_be_read_back() -> None:
    rows = list(csv.reader(io.StringIO(hostile_events().to_csv())))
    assert len(rows) == len(HOSTILE) + 1
    assert len({len(row) for row in rows}) == 1


@pytest.mark.parametrize("words", ["{{ 7 * 7 }}", "{% for x in y %}", "{# gone #}", "{{{{"])
def test_no_template_of_an_article_is_run_by_the_map(words: str) -> None:
    pytest.importorskip("folium")
    event = make_event(evidence=span_of("bombed").model_copy(update={"text": words}))
    page = make_events(event).map(tiles=None).get_root().render()
    assert re.sub(r"\{(?=[{%#])", r"\\u007b", words)[:8] in page


@pytest.mark.parametrize("words", ["{{ 7 * 191 }}", "{% for x in 'ab' %}zz{% endfor %}", "{# gone #}"])
@pytest.mark.parametrize("named", [True, False], ids=["name", "column"])
def test_no_template_of_an_area_is_run_by_the_map(words: str, named: bool) -> None:
    page = _page_of_areas("name" if named else words, words)
    assert "1337" not in re.sub(r"[0-9a-f]{32}", "", page)  # the map's own random names may hold these digits
    assert "zzzz" not in page


@pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver")
def test_no_script_of_an_area_runs_in_a_browser(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(_page_of_areas("name", HOSTILE[1]), encoding="utf-8")
    with open_browser() as driver:
        driver.get(path.as_uri())
        driver.execute_script(
            "Object.values(window).filter(o => o && o.openTooltip && o.eachLayer)"
            ".forEach(group => group.eachLayer(layer => layer.openTooltip()))"
        )
        assert driver.execute_script("return window.hacked || 'untouched'") == "untouched"
        assert driver.execute_script("return document.querySelectorAll('img[onerror]').length") == 0


def _page_of_areas(column: str, name: str) -> str:
    """A map with an area of a hostile name."""
    pytest.importorskip("folium")
    geopandas = pytest.importorskip("geopandas")
    from shapely import box

    areas = geopandas.GeoDataFrame({column: [name]}, geometry=[box(38, 34, 40, 36)], crs=4326)
    events = make_events(make_event(places=[place_of("Sukhnah", latitude=34.9, longitude=38.8)]))
    return str(events.map(tiles=None, provinces=areas).get_root().render())
