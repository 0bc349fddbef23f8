"""Compares records pair by pair with Splink and tells which are the same occurrence, and why."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from conflict_events.corpus.records import Comparison, incident_rules
from conflict_events.export.libraries import needed

if TYPE_CHECKING:
    import pyarrow
    from splink import SettingsCreator

_LISTS = (
    "keys", "places", "small_places", "places_said", "wholes", "attackers", "attacker_lines", "attacker_sides", "targets",
    "target_lines",
)  # fmt: skip
_BATCH = 10_000
_NUMBER_LISTS = ("tokens",)
_TRUTHS = ("wide_type", "day_told", "day_inferred")
_TEXTS = ("type", "words")
_REALS = ("latitude", "longitude")


class Pair(NamedTuple):
    """Two records (the lower number first), the probability that they are one, and what speaks for it."""

    one: int
    other: int
    probability: float
    reasons: tuple[str, ...]


def compare(records: Iterable[dict[str, Any]]) -> Iterator[Pair]:
    """The pairs of records that may be one occurrence, the likeliest first.

    Only records of different documents that share a key are compared. The settings are Splink's, so that
    the same comparison runs on Spark where a user has it: see docs/archives.md.
    """
    linker = needed("splink", "merge_reports()", "archive").Linker
    database = needed("splink.backends.duckdb", "merge_reports()", "archive").DuckDBAPI()
    table = to_table(records)
    if table.num_rows < 2:
        return
    found = linker(database.register(table), linkage_settings(), log_level="ERROR").inference.predict(
        threshold_match_probability=incident_rules().keep
    )
    gammas = ", ".join(f"gamma_{c.name}" for c in incident_rules().comparison)
    rows = database.duckdb_con.execute(
        "select least(number_l, number_r) as one, greatest(number_l, number_r) as other,"
        f" round(match_probability, 6) as sure, {gammas} from {found.physical_name}"
        " order by sure desc, one, other"
    )
    while batch := rows.fetchmany(_BATCH):
        for one, other, sure, *levels in batch:
            yield Pair(one, other, sure, reasons(tuple(levels)))


def linkage_settings() -> SettingsCreator:
    """The comparisons of ``rules/incidents.toml`` as settings for Splink, for any of its backends."""
    from splink import SettingsCreator, block_on

    rules = incident_rules()
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="number",
        probability_two_random_records_match=rules.prior,
        blocking_rules_to_generate_predictions=[block_on("keys", arrays_to_explode=["keys"])],
        comparisons=[_comparison(c) for c in rules.comparison],
        retain_matching_columns=True,
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
def reasons(gammas: tuple[int, ...]) -> tuple[str, ...]:
    """What each comparison found, in words; Splink counts the levels from the last, which is 0."""
    told = []
    for comparison, gamma in zip(incident_rules().comparison, gammas, strict=True):
        if gamma >= 0:
            told.append(comparison.level[len(comparison.level) - 1 - int(gamma)].reason)
    return tuple(reason for reason in told if reason)


def to_table(records: Iterable[dict[str, Any]]) -> pyarrow.Table:
    """Records as an Arrow table of fixed types, also where a column holds nothing."""
    import pyarrow as pa

    rows = list(records)
    names = list(rows[0]) if rows else ["number"]
    return pa.table({name: pa.array([row[name] for row in rows], _type(name)) for name in names})


def _type(name: str) -> Any:
    import pyarrow as pa

    if name in _LISTS:
        return pa.list_(pa.string())
    if name in _NUMBER_LISTS:
        return pa.list_(pa.uint32())
    if name in _TRUTHS:
        return pa.bool_()
    if name in _TEXTS:
        return pa.string()
    return pa.float64() if name in _REALS else pa.int64()
