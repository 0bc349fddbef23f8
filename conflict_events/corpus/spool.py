"""Reports on disk: as many as there are, in little memory."""

from __future__ import annotations

import tempfile
from array import array
from collections.abc import Iterable
from types import TracebackType


class Spool:
    """Lines by their position; a file holds them, and memory only where each begins."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(prefix="conflict-events-")
        self._starts = array("Q", [0])

    def __enter__(self) -> Spool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._starts) - 1

    def extend(self, lines: Iterable[str]) -> None:
        """Keeps lines behind those that it holds."""
        self._file.seek(self._starts[-1])
        for line in lines:
            self._starts.append(self._starts[-1] + self._file.write(line.encode("utf-8")))

    def __getitem__(self, position: int) -> bytes:
        start, end = self._starts[position : position + 2]
        self._file.seek(start)
        return self._file.read(end - start)
