"""Places of texts: articles and captions with a known province, and news that is not about Syria."""

from __future__ import annotations

import csv
import json
import re
import tempfile
from collections import Counter
from pathlib import Path

from gazetteer_rows import share

from conflict_events import Event, Extractor, Place, load
from conflict_events.gazetteer import import_places, load_gazetteer, lookup

Figures = dict[str, tuple[str, str]]
CITIES = {"DEIR EZZOR": "Deir ez-Zor", "LATTAKIA": "Latakia"}
SYRIAN = re.compile(r"Syria|Damascus|Aleppo|Latakia|Deir ez-Zor|Islamic State|Palmyra", re.IGNORECASE)
# Both sources write Damascus for the city and the countryside around it.
AROUND = {"Rif Dimashq": "Damascus"}


def check_articles(shared: Path) -> tuple[Figures, list[str]]:
    """Whether an article's province is the commonest, or one, among the places of its events."""
    extractor = load()
    found = common = often = among = 0
    differences = []
    for article in read_lines(shared / "eval" / "open" / "fakes_provinces.jsonl"):
        events = extractor(article["text"], published=article["published"], title=article["title"])
        if not events:
            continue
        events_of, mentions_of = count_provinces(list(events))
        found += 1
        among += article["province"] in events_of
        often += is_commonest(article["province"], events_of)
        right = is_commonest(article["province"], mentions_of)
        common += right
        if not right:
            differences.append(f"{article['doc_id']} {article['province']}: {dict(mentions_of)}")
    return {
        "articles: their province is the commonest, by mentions of events": ("88 %", share(common, found)),
        "articles: their province is the commonest, by events": ("", share(often, found)),
        "articles: their province is among those found": ("95 %", share(among, found)),
    }, differences


def count_provinces(events: list[Event]) -> tuple[Counter[str], Counter[str]]:
    """How many events, and mentions of events, an article has in each province; background only for want of others."""
    by_event, by_mention = Counter[str](), Counter[str]()
    for event in [e for e in events if not e.background] or events:
        for province in {fold(place) for place in event.places if place.province}:
            by_event[province] += 1
            by_mention[province] += len(event.mentions)
    return by_event, by_mention


def is_commonest(province: str, counts: Counter[str]) -> bool:
    """Whether no other province has more."""
    return bool(counts) and counts[province] == max(counts.values())


def fold(place: Place) -> str:
    """A place's province, Rif Dimashq as Damascus."""
    return AROUND.get(place.province or "", place.province or "")


def check_captions(shared: Path) -> tuple[Figures, list[str]]:
    """Whether the named quarter or town of a caption resolves, and to the caption's governorate."""
    with (shared / "eval" / "open" / "syrian_archive_captions.csv").open(
        encoding="utf-8", newline=""
    ) as lines:
        rows = list(csv.DictReader(lines))
    figures, differences = quarters(rows, "built-in table")
    figures |= captions(rows, load(), differences)
    with tempfile.TemporaryDirectory() as folder:
        import_places("ocha", shared / "gazetteer" / "ocha_communities.csv", Path(folder))
        more, _ = quarters(rows, "OCHA imported", folder, goal="90 %")
    return figures | more, differences


def quarters(
    rows: list[dict[str, str]], label: str, folder: str | None = None, goal: str = "80 %"
) -> tuple[Figures, list[str]]:
    """The column of town or quarter names, looked up alone."""
    table = load_gazetteer(folder)
    named = [r for r in rows if r["Neighborhood"].strip()]
    found = [(r, lookup(r["Neighborhood"], country="SY", limit=1, gazetteer=table)) for r in named]
    known = [(r, places[0]) for r, places in found if places]
    right = [r for r, place in known if fold(place) == city(r)]
    differences = [f"unknown: {r['Neighborhood']} ({r['City']})" for r, places in found if not places]
    differences += [
        f"{r['Neighborhood']} ({r['City']}): {p.name}, {p.province}" for r, p in known if fold(p) != city(r)
    ]
    return {
        f"captions, place column, {label}: resolve": (goal, share(len(known), len(named))),
        f"captions, place column, {label}: province right": ("97 %", share(len(right), len(known))),
    }, differences


def captions(rows: list[dict[str, str]], extractor: Extractor, differences: list[str]) -> Figures:
    """The places that stand in the captions' own words."""
    found = [(r, [p for p in extractor.places(r["Description"]) if p.country == "SY"]) for r in rows]
    placed = [(r, [p for p in places if p.province]) for r, places in found]
    placed = [(r, places) for r, places in placed if places]
    right = [r for r, places in placed if city(r) in {fold(p) for p in places}]
    differences += [
        f"caption {r['Reference_Code']} ({r['City']}): {[(p.text, p.province) for p in places]}"
        for r, places in placed
        if city(r) not in {fold(p) for p in places}
    ]
    return {
        "captions, their words: a place is found": ("80 %", share(len(placed), len(rows))),
        "captions, their words: province right": ("97 %", share(len(right), len(placed))),
    }


def city(row: dict[str, str]) -> str:
    """The governorate of a caption."""
    return CITIES.get(row["City"], row["City"].capitalize())


def check_news(shared: Path) -> tuple[Figures, list[str]]:
    """Syrian places in news items that do not concern Syria: each one is wrong."""
    extractor = load()
    wrong = items = 0
    differences = []
    for item in read_lines(shared / "eval" / "open" / "wikipedia_current_events.jsonl"):
        if SYRIAN.search(item["text"]):
            continue
        items += 1
        places = [p.text for p in extractor.places(item["text"]) if p.country == "SY"]
        wrong += bool(places)
        if places:
            differences.append(f"{item['id']}: {places}")
    return {"news items not about Syria with a Syrian place": ("0", f"{wrong} of {items}")}, differences


def read_lines(path: Path) -> list[dict[str, str]]:
    """The records of a JSON lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
