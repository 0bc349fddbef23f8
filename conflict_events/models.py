"""What users get: frozen records of strings, numbers and character offsets, free of spaCy.

Every offset counts characters of the text exactly as the caller passed it, so that
``text[span.start:span.end] == span.text`` always holds.
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SCHEMA_VERSION = "1"

Status = Literal["reported", "claimed", "unconfirmed", "denied"]
Stance = Literal["asserts", "claims_responsibility", "accuses", "denies", "confirms", "reports_hearsay"]
Certainty = Literal["fact", "reported", "possible", "disputed", "denied"]
CasualtyKind = Literal["killed", "wounded", "captured", "missing", "displaced"]
DatePrecision = Literal["day", "week", "month", "year", "range"]

PROVINCES: tuple[str, ...] = (
    "Aleppo",
    "Damascus",
    "Rif Dimashq",
    "Daraa",
    "Deir ez-Zor",
    "Hama",
    "Al-Hasakah",
    "Homs",
    "Idlib",
    "Latakia",
    "Quneitra",
    "Raqqa",
    "As-Suwayda",
    "Tartus",
)


class Record(BaseModel):
    """Base of all records: frozen, and closed against unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(Record):
    """A stretch of the text as given: ``text[start:end]``."""

    text: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)


class Actor(Record):
    """Somebody who acts, suffers or speaks.

    ``id`` is the actor's id in the list of actors, or None where the text names somebody that the
    list lacks; ``name`` is then the name as written. ``side`` is the actor's usual bloc, ``kind``
    what it is (state_forces, rebel, jihadist, civilian ...).
    """

    text: str
    start: int
    end: int
    id: str | None = None
    name: str = ""
    side: str | None = None
    kind: str | None = None


class Place(Record):
    """Where: a place as written, and what the gazetteer or the text itself knows of it.

    ``province`` is one of :data:`PROVINCES` for Syria, else None; ``country`` is ISO 3166 alpha-2.
    ``precision`` follows ACLED's geo_precision (1 the named place, 2 near it or part of a region,
    3 a province or larger), ``where_prec`` UCDP's (1 exact ... 4 province, 6 country).
    ``score`` is 0 to 100, ``match`` the way the name was found: exact, alias, normalised, fuzzy,
    context (the text itself told the province) or none.
    """

    text: str
    start: int = 0
    end: int = 0
    id: str | None = None
    name: str = ""
    kind: str | None = None
    province: str | None = None
    district: str | None = None
    country: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    precision: Literal[1, 2, 3] | None = None
    where_prec: Literal[1, 2, 3, 4, 5, 6, 7] | None = None
    score: float = 0.0
    match: str = "none"


class DateRange(Record):
    """When: first and last day, both included. ``inferred``: carried over from the context."""

    start: dt.date
    end: dt.date
    precision: DatePrecision = "day"
    text: str = ""
    inferred: bool = False

    @model_validator(mode="after")
    def _ordered(self) -> DateRange:
        if self.end < self.start:
            raise ValueError(f"end {self.end} before start {self.start}")
        return self


class Casualty(Record):
    """People killed, wounded, captured, missing or displaced: ``low`` to ``high`` persons.

    ``part`` marks a subtotal ("including three children"), never to be added to the total.
    """

    kind: CasualtyKind
    low: int = Field(ge=0)
    high: int = Field(ge=0)
    who: str = ""
    part: bool = False
    text: str = ""

    @model_validator(mode="after")
    def _ordered(self) -> Casualty:
        if self.high < self.low:
            raise ValueError(f"high {self.high} below low {self.low}")
        return self


class Loss(Record):
    """Material destroyed, damaged or captured: ``count`` of ``item``."""

    item: str
    count: int = Field(ge=0)
    text: str = ""


class Claim(Record):
    """Somebody to whom the text attributes the event.

    ``source`` is the speaker as written, ``actor`` its id in the list of actors or None, ``verb``
    the lemma of the reporting verb ("according to" where there is none).
    """

    source: str
    actor: str | None = None
    verb: str = ""
    stance: Stance = "asserts"
    certainty: Certainty = "reported"
    text: str = ""
    start: int = 0
    end: int = 0


class Event(Record):
    """One occurrence, or one series that the text reports as one.

    ``attackers`` do it (or begin it), ``targets`` suffer it; of a symmetric event (clash, ceasefire,
    prisoner_exchange) one side stands in each list. An empty list means that the text does not say.
    ``count`` is the number of occurrences (27 air raids), never of munitions. ``background`` marks
    events more than about a year old, summaries of the whole war and stative descriptions.
    ``rule`` is the id of the trigger in ``rules/events`` that fired; ``confidence`` is 0 to 1.
    """

    id: str
    type: str
    category: str
    trigger: Span
    mentions: list[Span]
    attackers: list[Actor] = Field(default_factory=list)
    targets: list[Actor] = Field(default_factory=list)
    places: list[Place] = Field(default_factory=list)
    date: DateRange | None = None
    count: int | None = None
    weapons: list[str] = Field(default_factory=list)
    casualties: list[Casualty] = Field(default_factory=list)
    losses: list[Loss] = Field(default_factory=list)
    claims: list[Claim] = Field(default_factory=list)
    status: Status = "reported"
    background: bool = False
    evidence: Span
    rule: str
    confidence: float = Field(ge=0, le=1)

    def _repr_html_(self) -> str:
        """What a notebook shows: a card with the sentence that tells the event."""
        from conflict_events.export.html import event_html

        return event_html(self)
