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
from conflict_events.rules.schema import EventType

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
    """The rows of a CSV file as dicts."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(lines)


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
    owners: dict[str, str] = {}
    for event_type in types:
        for trigger in event_type.trigger:
            if trigger.id in owners:
                raise RuleError(
                    f"{event_type.type}.toml: trigger.id: {trigger.id!r} is also in {owners[trigger.id]}.toml"
                )
            owners[trigger.id] = event_type.type
    return {event_type.type: event_type for event_type in types}


@functools.cache
def builtin_event_types() -> dict[str, EventType]:
    """The built-in event types, read once."""
    return load_event_types()
