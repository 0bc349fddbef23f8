"""Results change on purpose only: python tests/robustness/snapshot.py --accept."""

from __future__ import annotations

import pytest
import snapshot

ACCEPT = "if this is meant: python tests/robustness/snapshot.py --accept"
needs_snapshot = pytest.mark.skipif(not snapshot.KEPT.exists(), reason="no snapshot accepted yet")


@needs_snapshot
def test_the_events_of_own_texts_are_the_accepted_ones() -> None:
    told = snapshot.difference(snapshot.kept()["own"], snapshot.taken())
    assert not told, "\n".join([*told, ACCEPT])


@needs_snapshot
def test_the_events_of_open_texts_have_the_accepted_digests() -> None:
    old, new = snapshot.kept()["open"], snapshot.digests()
    if not new:
        pytest.skip("the open texts are not at hand")
    changed = [text for text in old if text in new and old[text] != new[text]]
    assert not changed, f"{len(changed)} of {len(new)} open texts give other events; {ACCEPT}"


def test_a_difference_is_readable() -> None:
    old = {"t": {"a": "shelling", "b": "capture"}}
    new = {"t": {"a": "airstrike", "c": "arrest"}}
    assert [line.split()[0] for line in snapshot.difference(old, new)] == ["lost", "gained", "changed"]
