"""Reads rule and lexicon files; every mistake names the file and the key."""

from __future__ import annotations

import csv
import functools
import tomllib
from collections.abc import Iterator
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from conflict_events.errors import RuleError
from conflict_events.rules.schema import ActorRow, EventType

M = TypeVar("M", bound=BaseModel)


def rules_directory() -> Path:
    """The folder of the built-in rules and lexicons."""
    return Path(str(resources.files("conflict_events.rules")))


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a TOML file; RuleError with the file's name when it does not parse."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise RuleError(f"{path.name}: {error}") from error


def read_csv(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file as dicts; RuleError with the file's name when it cannot be read."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as lines:
            yield from csv.DictReader(lines)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise RuleError(f"{path.name}: {error}") from error


def validate(model: type[M], data: object, path: Path) -> M:
    """``data`` as ``model``; RuleError naming file and key when it does not fit."""
    try:
        return model.model_validate(data)
    except ValidationError as error:
        first = error.errors()[0]
        key = ".".join(str(part) for part in first["loc"]) or "file"
        raise RuleError(f"{path.name}: {key}: {first['msg']}") from error


def load_event_type(path: Path) -> EventType:
    """One rule file; its name must be the type's."""
    event_type = validate(EventType, read_toml(path), path)
    if event_type.type != path.stem:
        raise RuleError(f"{path.name}: type: is {event_type.type!r}, but the file is named {path.stem!r}")
    return event_type


def load_event_types(directory: Path | None = None) -> dict[str, EventType]:
    """All rule files of a folder by type, in the order of their names; trigger ids are unique among all."""
    folder = directory or rules_directory() / "events"
    types = [load_event_type(path) for path in sorted(folder.glob("*.toml"))]
    if not types:
        raise RuleError(f"{folder}: no rule file (*.toml) in this folder")
    return _with_unique_triggers({event_type.type: event_type for event_type in types})


def _with_unique_triggers(types: dict[str, EventType]) -> dict[str, EventType]:
    owners: dict[str, str] = {}
    for event_type in types.values():
        for trigger in event_type.trigger:
            if trigger.id in owners:
                raise RuleError(
                    f"{event_type.type}.toml: trigger.id: {trigger.id!r} is also in {owners[trigger.id]}.toml"
                )
            owners[trigger.id] = event_type.type
    return types


def load_actor_rows(path: Path | None = None) -> dict[str, ActorRow]:
    """The actors of a CSV file by id."""
    source = path or rules_directory() / "actors.csv"
    rows: dict[str, ActorRow] = {}
    for line in read_csv(source):
        row = validate(ActorRow, {k: v for k, v in line.items() if v is not None}, source)
        if row.id in rows:
            raise RuleError(f"{source.name}: id: {row.id!r} stands twice")
        rows[row.id] = row
    return rows


@functools.cache
def builtin_event_types() -> dict[str, EventType]:
    """The built-in event types, read once."""
    return load_event_types()


@functools.cache
def builtin_actor_rows() -> dict[str, ActorRow]:
    """The built-in list of actors, read once."""
    return load_actor_rows()


def event_types_with(directory: Path) -> dict[str, EventType]:
    """The built-in event types and those of a folder; of two of one name the folder's counts."""
    return _with_unique_triggers(builtin_event_types() | load_event_types(directory))


def actor_rows_with(path: Path) -> dict[str, ActorRow]:
    """The built-in actors and those of a file; of two with one id the file's counts."""
    rows = builtin_actor_rows() | load_actor_rows(path)
    for row in rows.values():
        if row.parent and row.parent not in rows:
            raise RuleError(f"{path.name}: parent: {row.id!r} has the parent {row.parent!r}, which is no id")
    return rows
