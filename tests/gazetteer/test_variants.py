"""A thousand transliterations that no table lists find their place, and never one of another province."""

from __future__ import annotations

import functools

from gazetteer.variants import sample

from conflict_events.gazetteer import load_gazetteer, lookup
from conflict_events.gazetteer.names import key, plain, skeleton
from conflict_events.gazetteer.tables import Row

COUNT = 1000
KINDS = ("city", "town", "village", "neighbourhood")
SHORTEST = 4  # sounds: shorter names match only exactly, by design


@functools.cache
def named_once() -> dict[str, Row]:
    """Places whose name, as spoken, no place of another province shares."""
    table = load_gazetteer()
    rows = [r for r in table.rows.values() if r.country == "SY" and r.kind in KINDS and r.name.isascii()]
    return {r.name: r for r in rows if len(key(r.name)) >= SHORTEST and not rivals(r)}


def rivals(row: Row) -> bool:
    """Whether another place has the same key, or a place of another province the same consonants."""
    table = load_gazetteer()
    alike = [table.rows[i] for i in table.skeletons.get(skeleton(row.name), ())]
    return len(table.keys[key(row.name)]) > 1 or any(r.province != row.province for r in alike)


@functools.cache
def pairs() -> list[tuple[Row, str]]:
    """Rows with a spelling of theirs that is new to the table."""
    rows = named_once()
    exact = load_gazetteer().exact
    return [
        (rows[name], variant) for name, variant in sample(sorted(rows), COUNT, lambda v: plain(v) in exact)
    ]


def test_a_thousand_variants_are_made() -> None:
    assert len(set(pairs())) == COUNT


def test_variants_resolve_to_their_place() -> None:
    missed = [(r.name, v) for r, v in pairs() if [p.id for p in lookup(v, limit=1)] != [r.id]]
    assert len(missed) <= 0.03 * COUNT, missed


def test_no_variant_resolves_to_another_province() -> None:
    found = [(r, v, lookup(v, limit=1)) for r, v in pairs()]
    assert [(r.name, v, p[0].name) for r, v, p in found if p and p[0].province != r.province] == []
