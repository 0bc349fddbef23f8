"""The prepared index: every spelling's folded forms, so that loading need not fold them anew.

``index.json`` lies beside the tables and names their fingerprint; where it is missing or the tables have
changed since, the forms are folded while loading, which takes a moment longer and gives the same.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from conflict_events.gazetteer.names import FOLDING, arabic_key, key, plain, skeleton
from conflict_events.gazetteer.tables import Row, is_arabic, read_aliases, read_rows

Forms = dict[str, list[str]]  # spelling -> plain, key, skeleton
TABLES = ("places.csv", "aliases.csv")


def fingerprint(folder: Path) -> str:
    """What tells one pair of tables, and one way of folding, from another."""
    digest = hashlib.sha256(str(FOLDING).encode())
    for name in TABLES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()


def fold_spellings(spellings: Iterable[str]) -> Forms:
    """The folded forms of spellings."""
    return {
        s: [arabic_key(s), "", ""] if is_arabic(s) else [plain(s), key(s), skeleton(s)] for s in spellings
    }


def spellings_of(rows: Iterable[Row], aliases: Iterable[tuple[str, str, str]]) -> set[str]:
    """Every spelling of a table."""
    found = {alias for _, alias, _ in aliases}
    for row in rows:
        found |= {row.name, row.arabic}
    return found - {""}


def write_index(folder: Path) -> None:
    """Writes index.json for the tables of a folder, one spelling a line."""
    rows = read_rows(folder / TABLES[0])
    aliases = read_aliases(folder / TABLES[1], {r.id for r in rows})
    forms = fold_spellings(sorted(spellings_of(rows, aliases)))
    content = {"fingerprint": fingerprint(folder), "forms": forms}
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":")).replace('],"', '],\n"')
    (folder / "index.json").write_text(f"{text}\n", encoding="utf-8")


def read_index(folder: Path) -> Forms:
    """The prepared forms, or none where they are missing or belong to other tables."""
    path = folder / "index.json"
    if not path.is_file():
        return {}
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
        if content["fingerprint"] != fingerprint(folder):
            return {}
        forms: Forms = content["forms"]
    except (ValueError, KeyError, TypeError):
        return {}
    return forms
