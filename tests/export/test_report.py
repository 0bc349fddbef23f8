"""The report page in a real browser: filters change what is shown, hostile text stays text, nothing is loaded."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import io
import re
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from browsing import CHROMIUM, DRIVER, open_browser, wait_for
from making import actor_of, make_event, make_events, place_of, span_of

from conflict_events.events import Events
from conflict_events.export.delimited import to_csv_text
from conflict_events.export.report import SCRIPTS, STYLES, report_page
from conflict_events.models import DateRange, Event

pytest.importorskip("pandas")
pytest.importorskip("selenium")
in_browser = pytest.mark.skipif(not (CHROMIUM and DRIVER), reason="needs chromium and chromedriver")

HOSTILE = '</script><script>window.hacked = 1</script><img src=x onerror="window.hacked = 2">'
FORMULA = "=HYPERLINK(1)"


def on(day: str) -> DateRange:
    return DateRange(start=dt.date.fromisoformat(day), end=dt.date.fromisoformat(day))


def sample() -> Events:
    """Six events that differ in every filter; the last one is told as background."""
    idlib = place_of(
        "Sukhnah", name="Binnish", province="Idlib", country="SY", latitude=35.95, longitude=36.71
    )
    sdf = actor_of("Russian jets", id="sdf", name="Syrian Democratic Forces")
    hostile = {
        "evidence": span_of("bombed").model_copy(update={"text": HOSTILE}),
        "places": [idlib.model_copy(update={"name": HOSTILE})],
        "attackers": [sdf.model_copy(update={"name": HOSTILE})],
    }
    events: list[Event] = [
        make_event(id="a", date=on("2015-10-05")),
        make_event(id="b", date=on("2015-11-20"), type="shelling", places=[idlib], status="claimed"),
        make_event(id="c", date=on("2016-02-01"), type="capture", category="territory", attackers=[sdf]),
        make_event(id="d", date=on("2016-02-03"), type="capture", category="territory", **hostile),
        make_event(id="e", date=None, places=[], status="denied", weapons=[FORMULA]),
        make_event(id="f", date=on("2011-03-20"), background=True),
    ]
    return make_events(*events, title=HOSTILE, doc_id=FORMULA)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("report") / "report.html"
    path.write_text(report_page(sample().to_frame(), f"Title {HOSTILE}"), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def browser(page: Path) -> Iterator[Any]:
    with open_browser(downloads=page.parent) as driver:
        driver.get(page.as_uri())
        wait_for(lambda: driver.execute_script("return document.body.dataset.state") == "ready")
        yield driver


def choose(browser: Any, **filters: str) -> None:
    """Resets the page and sets filters as a user does, by events of the form."""
    browser.execute_script("document.getElementById('filters').reset(); report.apply()")
    for name, value in filters.items():
        browser.execute_script(
            "const box = document.getElementById(arguments[0]);"
            "if (box.type === 'checkbox') box.checked = true; else box.value = arguments[1];"
            "box.dispatchEvent(new Event('input', { bubbles: true }))",
            name,
            value,
        )


def ids_in(browser: Any) -> str:
    return str(browser.execute_script("return report.chosen.map(row => report.column('id')[row]).join('')"))


def rows_shown(browser: Any) -> list[str]:
    script = "return [...document.querySelectorAll('.tabulator-row')].map(row => row.innerText)"
    return list(browser.execute_script(script))


@in_browser
@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({}, "abcde"),
        ({"from": "2015-11-01"}, "bcd"),
        ({"to": "2015-11-20"}, "ab"),
        ({"from": "2015-11-01", "to": "2016-02-01"}, "bc"),
        ({"type": "capture"}, "cd"),
        ({"type": "family:remote_violence"}, "abe"),
        ({"actor": "democratic"}, "c"),
        ({"actor": "Civilians", "type": "shelling"}, "b"),
        ({"province": "Idlib"}, "bd"),
        ({"status": "denied"}, "e"),
        ({"words": "window.hacked"}, "d"),
        ({"background": "on"}, "abcdef"),
        ({"words": "no such words"}, ""),
    ],
)
def test_filters_choose_events(browser: Any, filters: dict[str, str], ids: str) -> None:
    choose(browser, **filters)
    wait_for(lambda: ids_in(browser) == ids)
    wait_for(lambda: len(rows_shown(browser)) == len(ids))
    assert browser.find_element("id", "summary").text.startswith(f"{len(ids)} of 6 events")


@in_browser
def test_filters_change_map_and_timeline(browser: Any) -> None:
    state = "return [report.map.drawn.length, report.timeline.plot.data[1].reduce((a, b) => a + b, 0)]"
    choose(browser)
    assert browser.execute_script(state) == [2, 4]
    choose(browser, province="Idlib")
    wait_for(lambda: browser.execute_script(state) == [1, 2])


@in_browser
def test_days_chosen_on_the_timeline_are_a_filter(browser: Any) -> None:
    choose(browser)
    browser.execute_script("report.chooseDays(Date.UTC(2016, 0, 30) / 1000, Date.UTC(2016, 1, 2) / 1000)")
    assert ids_in(browser) == "c"
    assert browser.execute_script("return document.getElementById('from').value") == "2016-01-30"


@in_browser
def test_a_click_on_a_row_shows_its_sentence_and_sources(browser: Any) -> None:
    choose(browser, status="claimed")
    wait_for(lambda: len(rows_shown(browser)) == 1)
    browser.execute_script("document.querySelector('.tabulator-row').click()")
    detail = browser.find_element("id", "detail").text
    for words in (
        make_event().evidence.text,
        "Russian Armed Forces → Civilians",
        "the Observatory",
        "Binnish",
    ):
        assert words in detail


@in_browser
def test_hostile_text_stays_text(browser: Any) -> None:
    choose(browser, words="window.hacked")
    wait_for(lambda: any(HOSTILE[:20] in row for row in rows_shown(browser)))
    browser.execute_script("document.querySelector('.tabulator-row').click()")
    assert HOSTILE in browser.find_element("id", "detail").text
    assert HOSTILE in browser.find_element("tag name", "h1").text
    assert browser.execute_script("return window.hacked || 'untouched'") == "untouched"
    assert (
        browser.execute_script("return document.querySelectorAll('img, body script:not(#data)').length") == 4
    )


@in_browser
def test_a_script_that_gets_into_the_page_does_not_run(page: Path) -> None:
    with open_browser() as driver:
        driver.get(page.as_uri())
        driver.execute_script(
            "const made = document.createElement('script'); made.textContent = 'window.hacked = 3';"
            "document.body.append(made);"
            "document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.hacked = 4\">')"
        )
        assert driver.execute_script("return window.hacked || 'untouched'") == "untouched"
        refused = [
            entry["message"] for entry in driver.get_log("browser") if "script-src" in entry["message"]
        ]
        assert refused


@in_browser
def test_download_is_the_selection_as_guarded_csv(browser: Any) -> None:
    choose(browser, background="on")
    wait_for(lambda: ids_in(browser) == "abcdef")
    told = list(csv.reader(io.StringIO(browser.execute_script("return report.csv()"))))
    meant = list(csv.reader(io.StringIO(to_csv_text(sample()))))
    assert told == meant
    assert "'" + FORMULA in told[1]


@in_browser
def test_download_button_writes_a_file(browser: Any, page: Path) -> None:
    choose(browser, status="denied")
    wait_for(lambda: ids_in(browser) == "e")
    browser.find_element("id", "download").click()
    wait_for(lambda: (page.parent / "events.csv").exists())
    assert len((page.parent / "events.csv").read_text(encoding="utf-8").splitlines()) == 2


@in_browser
def test_page_works_without_errors_and_without_a_network(browser: Any) -> None:
    loaded = browser.execute_script(
        "return performance.getEntriesByType('resource').map(entry => entry.name)"
    )
    assert [name for name in loaded if not name.startswith(("data:", "blob:"))] == []


@in_browser
def test_no_events_give_a_page(tmp_path: Path) -> None:
    path = tmp_path / "empty.html"
    path.write_text(report_page(make_events().to_frame()), encoding="utf-8")
    with open_browser() as driver:
        driver.get(path.as_uri())
        wait_for(lambda: driver.execute_script("return document.body.dataset.chosen") == "0")
        assert [entry for entry in driver.get_log("browser") if entry["level"] == "SEVERE"] == []


@in_browser
def test_notebook_cards_and_words_light_up_together(tmp_path: Path) -> None:
    path = tmp_path / "view.html"
    path.write_text(
        f"<!doctype html><meta charset=utf-8>{make_events(make_event())._repr_html_()}", encoding="utf-8"
    )
    with open_browser() as driver:
        driver.get(path.as_uri())
        outline = "return getComputedStyle(document.querySelector('.article mark.trigger')).outlineStyle"
        assert driver.execute_script(outline) == "none"
        driver.execute_script("document.querySelector('.card').focus()")
        assert driver.execute_script(outline) == "solid"


def test_no_word_of_an_article_is_markup() -> None:
    assert "window.hacked" not in report_page(sample().to_frame())


def test_the_page_is_the_same_for_the_same_events() -> None:
    assert report_page(sample().to_frame()) == report_page(sample().to_frame())


@pytest.mark.parametrize("path", [*SCRIPTS, *STYLES, "leaflet.markercluster/leaflet.markercluster.js"])
def test_scripts_of_others_are_unchanged_and_have_a_licence(path: str) -> None:
    folder = files("conflict_events.export") / "assets"
    hashes = dict(
        re.findall(r"`([\w./]+)` \| `(\w{64})`", (folder / "README.md").read_text(encoding="utf-8"))
    )
    assert hashlib.sha256((folder / path).read_bytes()).hexdigest() == hashes[path]
    assert (folder / path.split("/")[0] / "LICENSE").is_file()
