"""How sure an event is: the probability that a careful reader of the text finds it, with this type.

A logistic model over what the event tells. Its weights are data, ``rules/confidence.toml``, fitted on
annotated articles and checked on others by ``benchmarks/confidence.py``.
"""

from __future__ import annotations

import functools
import math
from typing import TYPE_CHECKING

from pydantic import BaseModel, ConfigDict

from conflict_events.rules.load import read_toml, rules_directory, validate

if TYPE_CHECKING:
    from conflict_events.models import Event

_MANY = 3  # mentions: more say no more


class ConfidenceModel(BaseModel):
    """Intercept and weights, in log odds."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    intercept: float
    weights: dict[str, float]


@functools.cache
def confidence_model() -> ConfidenceModel:
    """The fitted weights, read once."""
    path = rules_directory() / "confidence.toml"
    return validate(ConfidenceModel, read_toml(path), path)


def features(event: Event) -> dict[str, float]:
    """What the event tells, as numbers; a name that the model lacks weighs nothing."""
    told: dict[str, object] = {
        "attacker": event.attackers,
        "attacker_known": any(a.id for a in event.attackers),
        "target": event.targets,
        "target_known": any(a.id for a in event.targets),
        "place": event.places,
        "place_resolved": any(p.id for p in event.places),
        "date": event.date,
        "date_inferred": event.date is not None and event.date.inferred,
        "casualties": event.casualties,
        "losses": event.losses,
        "count": event.count,
        "weapons": event.weapons,
        "claim": event.claims,
        "background": event.background,
        "long_trigger": " " in event.trigger.text.strip(),
        f"status.{event.status}": True,
        f"category.{event.category}": True,
    }
    found = {name: float(bool(value)) for name, value in told.items()}
    return found | {"mentions": float(min(len(event.mentions), _MANY) - 1)}


def confidence(event: Event) -> float:
    """0 to 1, in hundredths."""
    model = confidence_model()
    odds = model.intercept + sum(model.weights.get(name, 0.0) * x for name, x in features(event).items())
    return round(1 / (1 + math.exp(-odds)), 2)
