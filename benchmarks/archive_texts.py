"""Documents for the benchmarks of archives: the texts of all open sets, repeated with other days and places.

One document in twenty is about war: articles, strike bulletins, captions of videos and news items in turn. The
others are items on disasters, politics, crime, sports, business and so on, and general news of our own. Without
the open sets beside the checkout, the project's own articles stand in.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

import speed_texts

from conflict_events.gazetteer import load_gazetteer

BASE = 2000  # texts that are repeated
DAYS = 3000
Record = dict[str, str]


def write_documents(path: Path, count: int) -> Path:
    """The documents as JSON lines; the file stays as it is where it has been written whole."""
    draft = path.with_suffix(".draft")
    if not path.exists():
        with draft.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(record) + "\n" for record in documents(count))
        draft.replace(path)
    return path


def documents(count: int) -> Iterator[Record]:
    """Texts with other days and other towns; the same for the same count."""
    base, source = base_texts(), random.Random(7)
    towns = sorted({p.name for p in load_gazetteer().rows.values() if p.kind in ("town", "village")})
    swap = re.compile(r"\b(?:Aleppo|Idlib|Douma|Daraa|Homs|Hama|Raqqa)\b")
    for number in range(count):
        day = dt.date(2012, 1, 1) + dt.timedelta(days=source.randrange(DAYS))
        text = swap.sub(source.choice(towns), source.choice(base))
        yield {"id": f"d{number:07}", "text": text, "published": day.isoformat()}


def base_texts() -> list[str]:
    """The texts, war and peace in their shares."""
    war = round(BASE * speed_texts.WAR_SHARE)
    kinds = [texts for texts in (articles(), bulletins(), captions(), war_items()) if texts]
    source = random.Random(3)
    told = [source.choice(kinds[number % len(kinds)]) for number in range(war)]
    return told + [text for text, _ in speed_texts.no_war(BASE - war)]


def articles() -> list[str]:
    return [text for text, _ in speed_texts.war_news()]


def bulletins() -> list[str]:
    return [row["text"] for row in lines_of("centcom_strikes.jsonl")]


def war_items() -> list[str]:
    rows = lines_of("wikipedia_current_events.jsonl")
    return [row["text"] for row in rows if row["category"] == "War_Conflict"]


def captions() -> list[str]:
    path = speed_texts.OPEN / "syrian_archive_captions.csv"
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as file:
        return [row["Description"] for row in csv.DictReader(file)]


def lines_of(name: str) -> list[Record]:
    """The records of an open set; none where it is not there."""
    path = speed_texts.OPEN / name
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )
