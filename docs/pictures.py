"""Renders the pictures of the documentation with headless chromium: python docs/pictures.py

Needs chromium, chromedriver, the extras "notebook" and "test", vl-convert-python and pillow.
"""

from __future__ import annotations

import json
import sys
import tempfile
from io import BytesIO
from pathlib import Path

from PIL import Image

DOCS = Path(__file__).parent
sys.path.insert(0, str(DOCS.parent / "tests"))
from browsing import open_browser  # noqa: E402 - the tests are no package

from conflict_events import Events, extract_events, load  # noqa: E402
from conflict_events.export.report import report_page  # noqa: E402

COLOURS = 96
POPUP = "document.querySelectorAll('.ce-pin')[1].dispatchEvent(new MouseEvent('click', { bubbles: true }))"
ROW = "document.querySelectorAll('.tabulator-row')[4].click()"


def main() -> None:
    """Writes notebook, notebook_dark, map, timeline and report."""
    article = (DOCS / "examples" / "article.txt").read_text(encoding="utf-8")
    events = extract_events(article, published="2015-10-22")
    many = archive()
    for name, theme in (("notebook", "true"), ("notebook_dark", "false")):
        page = f'<!doctype html><meta charset="utf-8"><body data-jp-theme-light="{theme}" style="margin:0">'
        take(name, page + events._repr_html_(), 1100, 790, "document.querySelectorAll('.card')[1].focus()")
    take("map", events.map(tiles=None).get_root().render(), 900, 620, POPUP)
    take("report", report_page(many.to_frame(), "Two dozen reports"), 1100, 1180, ROW)
    chart = BytesIO()
    many.timeline().save(chart, format="png", scale_factor=1.2)
    keep("timeline", chart.getvalue())


def archive() -> Events:
    """The events of the sample archive."""
    lines = (DOCS / "examples" / "archive.jsonl").read_text(encoding="utf-8").splitlines()
    extractor = load()
    reports = map(json.loads, lines)
    return Events.concat(extractor(report.pop("text"), **report) for report in reports)


def take(name: str, page: str, width: int, height: int, script: str) -> None:
    """A picture of a page after a script has touched it."""
    with tempfile.TemporaryDirectory() as folder, open_browser(width, height) as browser:
        path = Path(folder) / "page.html"
        path.write_text(page, encoding="utf-8")
        browser.get(path.as_uri())
        browser.implicitly_wait(3)
        browser.execute_async_script("setTimeout(arguments[0], 2500)")
        browser.execute_script(script)
        browser.execute_async_script("setTimeout(arguments[0], 1200)")
        keep(name, browser.get_screenshot_as_png())


def keep(name: str, picture: bytes) -> None:
    """Saves a picture in few colours: small enough for the repository."""
    few = Image.open(BytesIO(picture)).convert("RGB").quantize(COLOURS)
    few.save(DOCS / "pictures" / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
