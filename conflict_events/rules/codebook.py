"""The codebook in use: the event types and actors of the package, with a user's own added or in their place."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from conflict_events.errors import RuleError
from conflict_events.rules.load import (
    actor_rows_with,
    builtin_actor_rows,
    builtin_event_types,
    event_types_with,
)
from conflict_events.rules.schema import ActorRow, EventType


@dataclass(frozen=True, slots=True)
class Codebook:
    """What events and actors there are, by name and by id: exports look their codes up here."""

    types: Mapping[str, EventType]
    actors: Mapping[str, ActorRow]


def load_codebook(rules: str | Path | None = None, actors: str | Path | None = None) -> Codebook:
    """The built-in codebook, with the rule files of the folder ``rules`` and the rows of the file ``actors``.

    A type or an actor of a name or id that the package has replaces it; others are added. Files are read
    anew only after they have changed. RuleError names file and key of a mistake.
    """
    return Codebook(event_types(rules), actor_rows(actors))


def event_types(rules: str | Path | None = None) -> dict[str, EventType]:
    """The event types in use."""
    return _types(str(rules), _changed(Path(rules), "*.toml")) if rules else builtin_event_types()


def actor_rows(actors: str | Path | None = None) -> dict[str, ActorRow]:
    """The actors in use."""
    return _actors(str(actors), _changed(Path(actors))) if actors else builtin_actor_rows()


@functools.lru_cache(maxsize=4)
def _types(rules: str, changed: tuple[tuple[str, int], ...]) -> dict[str, EventType]:
    return event_types_with(Path(rules))


@functools.lru_cache(maxsize=4)
def _actors(actors: str, changed: tuple[tuple[str, int], ...]) -> dict[str, ActorRow]:
    return actor_rows_with(Path(actors))


def _changed(path: Path, pattern: str | None = None) -> tuple[tuple[str, int], ...]:
    """Names and times of the files; RuleError when there is no such folder or file."""
    if not (path.is_dir() if pattern else path.is_file()):
        raise RuleError(f"{path}: no such {'folder' if pattern else 'file'}")
    files = sorted(path.glob(pattern)) if pattern else [path]
    return tuple((file.name, file.stat().st_mtime_ns) for file in files)
