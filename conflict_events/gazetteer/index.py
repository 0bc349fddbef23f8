"""The table of places in memory: rows by id, spellings by their folded forms."""

from __future__ import annotations

import functools
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from conflict_events.errors import GazetteerError
from conflict_events.gazetteer.names import key
from conflict_events.gazetteer.prepared import TABLES, Forms, fold_spellings, read_index
from conflict_events.gazetteer.tables import Alias, Row, data_directory, is_arabic, read_aliases, read_rows
from conflict_events.models import Place

# ACLED's geo_precision and UCDP's where_prec by kind of place (docs/gazetteer.md).
_PRECISION: dict[str, tuple[Literal[1, 2, 3], Literal[1, 2, 3, 4, 5, 6, 7]]] = {
    "country": (3, 6), "governorate": (3, 4), "district": (2, 3), "subdistrict": (2, 3), "region": (2, 5), "plain": (2, 5),
    "mountain": (2, 5), "river": (2, 5), "road": (2, 5), "front": (2, 5), "border": (2, 5),
}  # fmt: skip
_SHORTEST_KEY = 3
_SHORTEST_PHRASE = 3
_HOME = "SY"
_SURE_KEY = 5  # sounds of a name that no other word is likely to share


class Gazetteer:
    """Places and their spellings, ready to look up; ``forms`` are prepared foldings of the spellings."""

    def __init__(self, rows: list[Row], aliases: list[Alias], forms: Forms | None = None) -> None:
        self.rows = {row.id: row for row in rows}
        if len(self.rows) < len(rows):
            raise GazetteerError("places.csv: id: an id stands twice; build the table anew")
        self._spellings: list[tuple[str, str, bool]] = [(r.id, r.name, True) for r in rows]
        self._spellings += [(place, alias, strength == "strong") for place, alias, strength in aliases]
        self._spellings += [(r.id, r.arabic, True) for r in rows if r.arabic]
        self._forms: Forms = forms or {}
        self.prominence = {row.id: row.prominence for row in rows}
        self._places: dict[str, Place] = {}

    def get(self, place_id: str) -> Place | None:
        """The place with an id."""
        known = self._places.get(place_id)
        if known is None:
            row = self.rows.get(place_id)
            if row is None:
                return None
            known = self._places[place_id] = to_place(row, row.name, 100.0, "exact")
        return known

    def found(self, place_id: str, text: str, score: float, match: str) -> Place:
        """The place with an id as found under a name; records are frozen, so one found by its own is shared."""
        known = self._places.get(place_id) or self.get(place_id)
        if known is None:
            raise KeyError(place_id)
        if match == known.match and text == known.text and score == known.score:
            return known
        return known.model_copy(update={"text": text, "score": score, "match": match})

    def names(self) -> Iterator[tuple[str, str]]:
        """Ids with the Latin spellings that stand for the place without a doubt."""
        return ((place, s) for place, s, strong in self._spellings if strong and s.isascii())

    def is_sure(self, spelling: str) -> bool:
        """Whether running text needs no cue for a spelling: no word, person or other place bears it."""
        return self.forms[spelling][0] not in self._weak

    @functools.cached_property
    def _weak(self) -> frozenset[str]:
        """Plain spellings that are also words, or names of something else."""
        return frozenset(self.forms[alias][0] for _, alias, strong in self._spellings if not strong)

    def phrases(self) -> Iterator[tuple[str, bool]]:
        """All Latin spellings that running text may use, and whether each may be tagged without a cue."""
        for _, spelling, strong in self._spellings:
            if not is_arabic(spelling):
                sure = strong and len(spelling) >= _SHORTEST_PHRASE and self.is_sure(spelling)
                yield spelling, sure
                if spelling.startswith("Kafr "):
                    yield f"Kfar {spelling[5:]}", sure

    def spells(self, name: str) -> bool:
        """Whether a name is another spelling of a Syrian place: "Hammuriyeh" for Hammura, "Kfar Zita" for Kafr Zita."""
        folded = key(name)
        places = self.keys.get(folded, ()) if len(folded) >= _SURE_KEY else ()
        return any(self.rows[place].country == _HOME for place in places)

    @functools.cached_property
    def forms(self) -> Forms:
        """The folded forms of all spellings, the prepared ones where there are any."""
        missing = {s for _, s, _ in self._spellings} - self._forms.keys()
        return self._forms | fold_spellings(missing) if missing else self._forms

    @functools.cached_property
    def exact(self) -> dict[str, list[tuple[str, bool]]]:
        """Ids by plain spelling (Arabic ones by their own key); True for the place's own name."""
        names, forms = {i: row.name for i, row in self.rows.items()}, self.forms
        table: dict[str, list[tuple[str, bool]]] = {}
        for place, spelling, _ in self._spellings:
            own = spelling == names[place]
            ids = table.setdefault(forms[spelling][0], [])
            if (place, True) in ids or (place, own) in ids:
                continue
            if own and (place, False) in ids:
                ids[ids.index((place, False))] = (place, True)
            else:
                ids.append((place, own))
        return table

    @functools.cached_property
    def keys(self) -> dict[str, list[str]]:
        """Ids by folded key."""
        return self._by(1)

    @functools.cached_property
    def skeletons(self) -> dict[str, list[str]]:
        """Ids by consonants."""
        return self._by(2)

    @functools.cached_property
    def keys_by_letter(self) -> dict[str, list[str]]:
        """Folded keys by their first sound, for likeness."""
        table: dict[str, list[str]] = defaultdict(list)
        for folded in self.keys:
            table[folded[0]].append(folded)
        return table

    @functools.cached_property
    def spellings(self) -> dict[str, list[str]]:
        """The Latin spellings of each place."""
        table: dict[str, list[str]] = defaultdict(list)
        for place, spelling, _ in self._spellings:
            if self.forms[spelling][1]:
                table[place].append(spelling)
        return table

    @functools.cached_property
    def keys_of(self) -> dict[str, list[str]]:
        """The folded keys of each place."""
        table: dict[str, list[str]] = defaultdict(list)
        for place, spelling, _ in self._spellings:
            folded = self.forms[spelling][1]
            if folded:
                table[place].append(folded)
        return table

    def _by(self, form: int) -> dict[str, list[str]]:
        table: dict[str, list[str]] = {}
        forms = self.forms
        for place, spelling, _ in self._spellings:
            folded = forms[spelling][form]
            if len(folded) >= _SHORTEST_KEY:
                ids = table.setdefault(folded, [])
                if place not in ids:
                    ids.append(place)
        return table


def to_place(row: Row, text: str, score: float, match: str) -> Place:
    """A row as users see it; the row is known to be valid, so that nothing is checked anew."""
    precision, where_prec = _PRECISION.get(row.kind, (1, 1))
    return Place.model_construct(
        text=text, start=0, end=0, id=row.id, name=row.name, kind=row.kind,
        province=row.province or None, district=row.district or None, country=row.country or None,
        latitude=row.latitude, longitude=row.longitude,
        precision=precision, where_prec=where_prec, score=score, match=match,
    )  # fmt: skip


def load_gazetteer(directory: str | Path | None = None) -> Gazetteer:
    """The built-in gazetteer; with ``directory`` that of a folder with places.csv and aliases.csv.

    A folder is read anew only after its tables have changed. Raises GazetteerError when the folder has no
    tables, or names the file and line that is wrong.
    """
    if directory is None:
        return _builtin()
    folder = Path(directory)
    return _read(folder, _changed(folder))


@functools.cache
def _builtin() -> Gazetteer:
    folder = data_directory()
    return _read(folder, _changed(folder))


@functools.lru_cache(maxsize=4)
def _read(folder: Path, changed: tuple[int, ...]) -> Gazetteer:
    rows = read_rows(folder / "places.csv")
    aliases = read_aliases(folder / "aliases.csv", {row.id for row in rows})
    return Gazetteer(rows, aliases, read_index(folder))


def _changed(folder: Path) -> tuple[int, ...]:
    """When the tables were last written; GazetteerError when one is missing."""
    missing = [name for name in TABLES if not (folder / name).is_file()]
    if missing:
        raise GazetteerError(
            f"{folder}: no {missing[0]}; make the folder with: conflict-events gazetteer import SOURCE FILE --out {folder}"
        )
    return tuple((folder / name).stat().st_mtime_ns for name in TABLES)
