"""Every example and counter-example of every rule file is one test case."""

from __future__ import annotations

from pathlib import Path

import pytest

from conflict_events import load
from conflict_events.api import Extractor
from conflict_events.rules.examples import Case, cases, check
from conflict_events.rules.load import builtin_event_types

TYPES = builtin_event_types()
KNOWN = set((Path(__file__).parent / "known_failures.txt").read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    return load()


def _params():
    for case in cases(TYPES.values()):
        known = [pytest.mark.xfail(reason="known weakness", strict=True)] if case.name in KNOWN else []
        yield pytest.param(case, id=case.name, marks=known)


@pytest.mark.parametrize("case", list(_params()))
def test_example(case: Case, extractor: Extractor) -> None:
    assert check(case, extractor, set(TYPES)) == []


@pytest.mark.parametrize("name", sorted(TYPES))
def test_type_has_examples_enough(name: str) -> None:
    held = [case for case in cases([TYPES[name]]) if case.name not in KNOWN]
    counters = sum(case.counter for case in held)
    assert len(held) - counters >= 12
    assert counters >= 5
