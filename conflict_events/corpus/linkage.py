"""Compares records pair by pair with Splink and tells which are the same occurrence, and why."""

from __future__ import annotations

import functools
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from conflict_events.corpus.incident_rules import DIGITS, Comparison, incident_rules
from conflict_events.export.libraries import needed

if TYPE_CHECKING:
    import duckdb
    import pyarrow
    from numpy.typing import NDArray
    from splink import SettingsCreator

    from conflict_events.corpus.records import Record

    Column = NDArray[Any]

_LISTS = (
    "region_days", "marks", "places", "small_places", "places_said", "wholes", "cities", "attackers", "attacker_lines",
    "attacker_sides", "targets", "target_lines",
)  # fmt: skip
_TRUTHS = ("wide_type", "rare_type", "day_told", "day_inferred")
_TEXTS = ("published", "name", "event", "type", "kin")
_NUMBERS = ("killed_told", "wounded_told")
_REALS = ("south", "north", "west", "east", "reach")
_BATCH = 20_000  # records
_MEMORY = "3GB"  # of the database; more goes to the disk
_BITS = 5  # hold what one comparison found

# How many places the archive tells of in the same region, days and family of types: the more, the likelier is
# another occurrence that looks alike.
_CROWDS = """
create table crowds as
with told as (select position, unnest(region_days) as key from loaded),
    places as (select position, unnest(places) as place from loaded),
    counted as (select key, count(distinct place) as places from told join places using (position) group by key)
select position, max(places) as crowd from told join counted using (key) group by position
"""
# The places of each record that the archive tells of on few of its days: two reports hardly meet there by chance.
_SELDOM = """
create table seldom as
with named as (select position, first_day, unnest(small_places) as place from loaded),
    few as (select place from named group by place
        having count(distinct first_day) <= $share * (select count(distinct first_day) from loaded))
select position, list(place) as seldom from named join few using (place) group by position
"""
# Records get the numbers of an order of their own, so that the order of the input changes nothing.
_NUMBERED = """
create table records as
select row_number() over (order by published, name, start, event, hash(loaded)) - 1 as number,
    dense_rank() over (order by name) as document,
    coalesce(crowd, 0) as crowd, coalesce(seldom, []) as seldom, loaded.* replace (words::bit as words)
from (select columns(*) from loaded) as loaded left join crowds using (position) left join seldom using (position)
"""


class Compared(NamedTuple):
    """Records in their order, and the pairs of them that may be one occurrence.

    A record is a number, its place in that order: ``positions`` tells where it stood in the input. Of a pair,
    ``one`` is the lower number, ``probability`` that both are one, ``levels`` what the comparisons found, packed
    for :func:`reasons`.
    """

    positions: Column
    one: Column
    other: Column
    probability: Column
    levels: Column


def compare(records: Iterable[pyarrow.Table]) -> Compared:
    """The pairs of records that may be one occurrence.

    Only records that a rule of blocking brings together are compared. They lie in a file that is gone at the
    end, so that there may be more of them than memory holds.
    """
    linker = needed("splink", "merging", "archive").Linker
    backend = needed("splink.backends.duckdb", "merging", "archive").DuckDBAPI
    with _database() as database:
        if not _load(database, records):
            return _nothing()
        [positions] = _columns(database, "select position from records order by number")
        found = linker(
            backend(database).register("records"), linkage_settings(), log_level="ERROR"
        ).inference.predict(threshold_match_probability=incident_rules().keep)
        return Compared(positions, *_columns(database, _pairs_sql(found.physical_name)))


@contextmanager
def _database() -> Iterator[duckdb.DuckDBPyConnection]:
    """An empty database in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="conflict-events-") as folder:
        database = needed("duckdb", "merging", "archive").connect(f"{folder}/records.duckdb")
        database.execute(f"set memory_limit = '{_MEMORY}'")
        try:
            yield database
        finally:
            database.close()


def _columns(database: duckdb.DuckDBPyConnection, query: str) -> list[Column]:
    found: dict[str, Any] = database.execute(query).fetchnumpy()
    return list(found.values())


def _nothing() -> Compared:
    import numpy as np

    return Compared(*(np.empty(0, dtype=np.int64) for _ in Compared._fields))


def _load(database: duckdb.DuckDBPyConnection, records: Iterable[pyarrow.Table]) -> bool:
    """Puts the records into a table and numbers them; false where there are none."""
    statement = "create table loaded as select * from batch"
    for batch in records:
        database.register("batch", batch)
        database.execute(statement)
        statement = "insert into loaded select * from batch"
    if statement.startswith("create"):
        return False
    database.execute(_CROWDS)
    database.execute(_SELDOM, {"share": incident_rules().seldom})
    database.execute(_NUMBERED)
    database.execute("drop table loaded")
    return True


def _pairs_sql(predicted: str) -> str:
    """The columns of pairs that :class:`Compared` has."""
    levels = (
        f"(coalesce(list_position({comparison.weights}, round(mw_{comparison.name}, {DIGITS})), 0)::bigint << {_BITS * i})"
        for i, comparison in enumerate(incident_rules().comparison)
    )
    return (
        "select least(number_l, number_r) as one, greatest(number_l, number_r) as other,"
        f" round(match_probability, 6) as probability, {' + '.join(levels)} as levels from {predicted}"
    )


def linkage_settings() -> SettingsCreator:
    """Blocking and comparisons of ``rules/incidents.toml`` as settings for Splink."""
    from splink import SettingsCreator

    rules = incident_rules()
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="number",
        probability_two_random_records_match=rules.prior,
        blocking_rules_to_generate_predictions=[
            {"blocking_rule": f"l.{b.by} = r.{b.by} and {b.sql}", "arrays_to_explode": [b.by]}
            for b in rules.blocking
        ],
        comparisons=[_comparison(c) for c in rules.comparison],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=True,
    )


def _comparison(comparison: Comparison) -> Any:
    import splink.comparison_level_library as levels
    from splink.comparison_library import CustomComparison

    found: list[Any] = []
    if comparison.null:
        found = [levels.CustomLevel(comparison.null, base_dialect_str="duckdb").configure(is_null_level=True)]
    for level in comparison.level:
        made = levels.CustomLevel(level.sql, base_dialect_str="duckdb") if level.sql else levels.ElseLevel()
        found.append(made.configure(m_probability=level.m, u_probability=level.u))
    return CustomComparison(output_column_name=comparison.name, comparison_levels=found)


@functools.lru_cache(maxsize=4096)
def reasons(levels: int) -> tuple[str, ...]:
    """What each comparison found, in words."""
    told = []
    for place, comparison in enumerate(incident_rules().comparison):
        level = (levels >> _BITS * place) % (1 << _BITS)
        told.append(comparison.level[level - 1].reason if level else "")
    return tuple(reason for reason in told if reason)


def tables(records: Iterable[Record]) -> Iterator[pyarrow.Table]:
    """Records as tables, some thousands each."""
    stream = iter(records)
    while batch := list(islice(stream, _BATCH)):
        yield to_table(batch)


def to_table(records: list[Record]) -> pyarrow.Table:
    """Records as an Arrow table of fixed types, also where a column holds nothing."""
    import pyarrow as pa

    return pa.table({name: pa.array([row[name] for row in records], _type(name)) for name in records[0]})


def _type(name: str) -> Any:
    import pyarrow as pa

    if name in _LISTS:
        return pa.list_(pa.string())
    if name in _NUMBERS:
        return pa.list_(pa.int64())
    if name in _TRUTHS:
        return pa.bool_()
    if name in _TEXTS:
        return pa.string()
    if name == "words":
        return pa.binary()
    return pa.float64() if name in _REALS else pa.int64()
