"""What fuzzing found, and a few inputs of each kind: replayed without a fuzzer."""

from __future__ import annotations

import pytest
import targets

FILES = sorted(path for path in targets.CORPUS.glob("*/*") if path.is_file())


@pytest.mark.parametrize("path", FILES, ids=[f"{p.parent.name}/{p.name}" for p in FILES])
def test_replay(path) -> None:
    targets.TARGETS[path.parent.name](path.read_bytes())
