"""Columns and codes of the layouts agree with the field's own lists."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conflict_events.export.acled import ACLED_COLUMNS
from conflict_events.export.codes import acled_codes, countries, plover_codes, ucdp_codes
from conflict_events.export.hxl import HXL_TAGS
from conflict_events.export.ucdp import UCDP_COLUMNS
from conflict_events.rules.load import builtin_actor_rows, builtin_event_types

VOCABULARY = Path(__file__).parents[3] / "shared" / "reference" / "vocabulary.md"
TYPES = builtin_event_types().values()
ACLED = (
    "event_id_cnty event_date year time_precision disorder_type event_type sub_event_type actor1 assoc_actor_1 "
    "inter1 actor2 assoc_actor_2 inter2 interaction civilian_targeting iso region country admin1 admin2 admin3 "
    "location latitude longitude geo_precision source source_scale notes fatalities tags timestamp"
).split()


@pytest.fixture(scope="module")
def vocabulary() -> str:
    if not VOCABULARY.exists():
        pytest.skip("the reference lists are not there")
    return VOCABULARY.read_text(encoding="utf-8")


def listed(vocabulary: str, before: str) -> list[str]:
    """The first list in backticks behind some words."""
    found = re.search(r"`([^`]+)`", vocabulary[vocabulary.index(before) + len(before) :])
    assert found
    return [name.strip() for name in found[1].split(",")]


def test_acled_has_its_31_columns_in_order() -> None:
    assert list(ACLED_COLUMNS) == ACLED
    assert len(ACLED) == 31


def test_acled_columns_are_those_of_the_reference(vocabulary: str) -> None:
    behind = vocabulary[vocabulary.index("31 columns; same in API") :]
    assert list(ACLED_COLUMNS) == listed(behind, "**[V]**:")


def test_ucdp_columns_are_those_of_the_reference(vocabulary: str) -> None:
    assert list(UCDP_COLUMNS) == listed(vocabulary, "Current CSV, 49:")
    assert len(UCDP_COLUMNS) == 49


def test_acled_sub_events_are_those_of_the_reference(vocabulary: str) -> None:
    start = vocabulary.index("| event_type | sub_event_type |")
    rows = re.findall(
        r"^\| ([^|]+) \| ([^|]+) \|", vocabulary[start : vocabulary.index("- `disorder_type`")], re.MULTILINE
    )
    pairs = {(name.strip(), kind) for kind, names in rows[1:] for name in names.split(";")}
    assert {(name, kind) for name, (kind, _) in acled_codes().sub_events.items()} == pairs
    assert len(acled_codes().sub_events) == 25


def test_hxl_tags_are_those_of_the_reference(vocabulary: str) -> None:
    start = vocabulary.index("OCHA/HXL tags")
    known = set(re.findall(r"#[a-z0-9+]+", vocabulary[start : vocabulary.index("Berkeley Protocol")]))
    assert set(HXL_TAGS.values()) - known == {"#status"}


def test_plover_categories_are_those_of_the_reference(vocabulary: str) -> None:
    section = vocabulary[vocabulary.index("### 3.1") : vocabulary.index("### 3.2")]
    for name in (n for names in plover_codes().quads.values() for n in names):
        assert re.search(rf"\b{name}\b", section)
    contexts = re.search(r"Contexts \(37\): ([^.]+)\.", section)
    assert contexts
    assert plover_codes().contexts.known == contexts[1].split(", ")
    sectors = re.search(r"Sectors: ([A-Z /]+)\.", section)
    assert sectors
    assert plover_codes().sectors.known == sectors[1].replace("/", "").split()


def test_every_disorder_is_known() -> None:
    known = {
        "Political violence",
        "Demonstrations",
        "Political violence; Demonstrations",
        "Strategic developments",
    }
    assert {disorder for _, disorder in acled_codes().sub_events.values()} == known
    assert {kind for kind, _ in acled_codes().sub_events.values()} == set(acled_codes().event_types)


@pytest.mark.parametrize("event_type", TYPES, ids=lambda t: t.type)
def test_codes_of_a_type_are_in_the_closed_sets(event_type) -> None:
    acled = event_type.acled
    assert acled_codes().sub_events[acled.sub_event_type] == (acled.event_type, acled.disorder_type)
    categories = {name for names in plover_codes().quads.values() for name in names}
    assert event_type.plover.event in {*categories, ""}


@pytest.mark.parametrize("change", acled_codes().change, ids=lambda c: f"{c.types[0]}-{c.becomes}")
def test_a_changed_sub_event_is_known(change) -> None:
    assert change.becomes in acled_codes().sub_events
    assert set(change.types) <= {t.type for t in TYPES}


@pytest.mark.parametrize("row", builtin_actor_rows().values(), ids=lambda r: r.id)
def test_codes_of_an_actor_are_in_the_closed_sets(row) -> None:
    assert row.acled_inter in {*acled_codes().inter, ""}
    assert row.acled_inter or row.kind in acled_codes().inter_of_kind
    assert set(row.plover_code.split()) - set(plover_codes().sectors.known) <= {
        c.iso3 for c in countries().values()
    } | {"IGO"}


def test_contexts_are_known() -> None:
    contexts = plover_codes().contexts
    used = {name for names in [*contexts.of_category.values(), *contexts.of_type.values()] for name in names}
    assert used <= set(contexts.known)


def test_countries_have_one_row_each() -> None:
    numbers = [c.gw for c in countries().values() if c.gw]
    assert len(numbers) == len(set(numbers))
    assert len({c.iso3 for c in countries().values()}) == len(countries())


def test_syria_has_the_codes_of_all_codebooks() -> None:
    syria = countries()["SY"]
    assert (syria.iso, syria.acled_region, syria.gw, syria.ucdp_name) == (
        "760",
        "Middle East",
        "652",
        "Syria",
    )


def test_types_named_in_the_rules_of_codes_exist() -> None:
    codes, names = acled_codes(), {t.type for t in TYPES}
    assert {*codes.unknown_of_type, *codes.days.daily_types, *codes.imputation.deadly_types} <= names
    assert set(ucdp_codes().fire.imprecise_types) <= names
    assert {*plover_codes().contexts.of_type, *plover_codes().modes.both_sides} <= names
