"""The rules by which reports are compared: ``rules/incidents.toml``."""

from __future__ import annotations

import functools
import math

from pydantic import BaseModel, ConfigDict, Field, model_validator

from conflict_events.rules.load import read_toml, rules_directory, validate

DIGITS = 6  # of a weight


class Level(BaseModel):
    """One outcome of a comparison; the last level of a comparison has no condition."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sql: str = ""
    m: float = Field(gt=0, lt=1)
    u: float = Field(gt=0, lt=1)
    reason: str = ""


class Comparison(BaseModel):
    """One thing that two events are compared by; ``null`` is the condition under which it says nothing."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    name: str
    null: str = ""
    level: list[Level] = Field(min_length=2)

    @property
    def weights(self) -> list[float]:
        """The weight of each level, log2(m/u): what Splink tells of a pair. A level that says nothing has 0."""
        return [round(math.log2(level.m / level.u), DIGITS) for level in self.level]

    @model_validator(mode="after")
    def _distinct(self) -> Comparison:
        if len({0.0, *self.weights}) <= len(self.level):
            raise ValueError(f"{self.name}: two levels have one weight, so that no reason can be told")
        return self


class Blocking(BaseModel):
    """Which pairs are compared: records that share a value of the list ``by``, where ``sql`` holds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    by: str
    sql: str = ""


class IncidentRules(BaseModel):
    """``rules/incidents.toml``."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    prior: float = Field(gt=0, lt=1)
    threshold: float = Field(gt=0, lt=1)
    keep: float = Field(gt=0, lt=1)
    blocking: list[Blocking]
    longest: int = Field(gt=0)
    large: int = Field(gt=0)
    reach: float = Field(gt=0)
    reach_said: float = Field(gt=0)
    seldom: float = Field(ge=0, le=1)
    states: list[str]
    general: list[str]
    rare: list[str]
    kin: list[list[str]]
    families: dict[str, list[str]]
    comparison: list[Comparison]


@functools.cache
def incident_rules() -> IncidentRules:
    """The rules of comparison, read once."""
    path = rules_directory() / "incidents.toml"
    return validate(IncidentRules, read_toml(path), path)


@functools.cache
def family(type_: str) -> str:
    """The types that may tell the same occurrence as this one share a family."""
    return next((name for name, types in incident_rules().families.items() if type_ in types), type_)


@functools.cache
def kin(type_: str) -> str:
    """Types that are easily told for each other share a name."""
    return next((types[0] for types in incident_rules().kin if type_ in types), type_)
