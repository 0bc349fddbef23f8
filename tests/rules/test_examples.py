"""Every example and counter-example of every rule file is one test case."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1]))
from marked_examples import PUBLISHED, differences, parse

from conflict_events import extract_events
from conflict_events.rules.load import builtin_event_types

TYPES = builtin_event_types()
KNOWN = set((Path(__file__).parent / "known_failures.txt").read_text(encoding="utf-8").splitlines())


def _cases(kind: str):
    for event_type in TYPES.values():
        for trigger in event_type.trigger:
            for number, example in enumerate(getattr(trigger, kind), start=1):
                name = f"{trigger.id}-{'x' if kind == 'counterexamples' else ''}{number}"
                marks = [pytest.mark.xfail(reason="known weakness", strict=True)] if name in KNOWN else []
                yield pytest.param(event_type.type, example, id=name, marks=marks)


@pytest.mark.parametrize(("type_", "example"), list(_cases("examples")))
def test_example(type_: str, example: str) -> None:
    text, wanted = parse(example, set(TYPES))
    assert type_ in {w.type for w in wanted}, "an example marks an event of its file's type"
    assert differences(wanted, list(extract_events(text, published=PUBLISHED))) == []


@pytest.mark.parametrize(("type_", "example"), list(_cases("counterexamples")))
def test_counterexample(type_: str, example: str) -> None:
    text, wanted = parse(example, set(TYPES))
    events = list(extract_events(text, published=PUBLISHED))
    assert type_ not in {e.type for e in events}
    assert differences(wanted, events) == []
