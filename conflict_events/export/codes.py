"""The closed sets of the codebooks and the rules that choose among them: ``rules/codes``, read once."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal, TypeVar

from conflict_events.errors import RuleError
from conflict_events.rules.codebook import load_codebook
from conflict_events.rules.load import read_csv, read_toml, rules_directory, validate
from conflict_events.rules.schema import Closed, EventType

if TYPE_CHECKING:
    from conflict_events.events import Document
    from conflict_events.models import Event
    from conflict_events.rules.codebook import Codebook


M = TypeVar("M", bound=Closed)


class Country(Closed):
    """A country in the names and numbers of ISO 3166, ACLED and UCDP (``gw``: Gleditsch and Ward)."""

    iso2: str
    iso3: str
    iso: str
    name: str
    acled_region: str
    ucdp_name: str
    gw: str
    ucdp_region: str


class CodedName(Closed):
    """An actor as ACLED writes it, and its inter code."""

    name: str
    inter: int


class AcledActors(Closed):
    """How actors get ACLED's names and inter codes."""

    state_kinds: list[str]
    government_sides: list[str]
    unarmed_codes: list[int]
    home: str
    civilians: CodedName
    prisoners: str
    unknown: CodedName
    unnamed_unit: int


class AcledDays(Closed):
    """How a stretch of days becomes rows of one day."""

    daily_types: list[str]
    longest_daily: int
    longest: int
    one_moment: list[str]


class Imputation(Closed):
    """The numbers that stand for deaths without a number."""

    war_zone: int
    elsewhere: int
    war_zones: list[str]
    deadly_types: list[str]

    def number(self, country: str | None) -> int:
        """The number for a country."""
        return self.war_zone if country in self.war_zones else self.elsewhere


class Change(Closed):
    """A case in which an event gets another sub-event than its type's."""

    types: list[str]
    becomes: str
    attacker: Literal["government", "nonstate"] | None = None
    target: Literal["civilian", "armed"] | None = None
    weapons: list[str] = []
    rules: list[str] = []
    words: list[str] = []
    casualties: list[str] = []


class AcledCodes(Closed):
    """``rules/codes/acled.toml``."""

    event_types: list[str]
    sub_events: dict[str, tuple[str, str]]
    inter: dict[str, str]
    inter_of_kind: dict[str, int]
    actors: AcledActors
    unknown_of_type: dict[str, CodedName]
    days: AcledDays
    imputation: Imputation
    change: list[Change]


class UcdpSides(Closed):
    """How actors get UCDP's names."""

    supported: dict[str, str]
    supporting_kinds: list[str]
    state_prefix: str
    civilians: str
    unarmed_kinds: list[str]


class UcdpFire(Closed):
    """Types whose fire may hit civilians without being aimed at them."""

    imprecise_types: list[str]


class UcdpDates(Closed):
    """Days to date_prec, and the days of a report without a date."""

    precisions: list[tuple[int, int]]
    before: tuple[int, int]


class UcdpCodes(Closed):
    """``rules/codes/ucdp.toml``."""

    sides: UcdpSides
    fire: UcdpFire
    dates: UcdpDates


class PloverContexts(Closed):
    """Contexts by category and by type."""

    known: list[str]
    of_category: dict[str, list[str]]
    of_type: dict[str, list[str]]


class PloverSectors(Closed):
    """The sectors of actors."""

    known: list[str]


class PloverModes(Closed):
    """Auxiliary modes and special cases."""

    background: str
    both_sides: list[str]


class PloverCodes(Closed):
    """``rules/codes/plover.toml``."""

    quads: dict[str, list[str]]
    scores: dict[str, float]
    contexts: PloverContexts
    sectors: PloverSectors
    modes: PloverModes


class VictimWords(Closed):
    """``rules/codes/victims.toml``: who the dead are, by the last word."""

    civilian: list[str]
    state: list[str]
    armed: list[str]
    whole: list[str]
    more: list[str]
    irregular: dict[str, str]
    identities: dict[str, str]


class VagueNumber(Closed):
    """A number that a word stands for; ``acled`` is None where the word gives none of its own."""

    low: int
    best: int | None
    acled: int | None
    imputed: bool


@functools.cache
def acled_codes() -> AcledCodes:
    """ACLED's closed sets and rules."""
    return _read("acled.toml", AcledCodes)


@functools.cache
def ucdp_codes() -> UcdpCodes:
    """UCDP's closed sets and rules."""
    return _read("ucdp.toml", UcdpCodes)


@functools.cache
def plover_codes() -> PloverCodes:
    """PLOVER's closed sets and rules."""
    return _read("plover.toml", PloverCodes)


@functools.cache
def victim_words() -> VictimWords:
    """Words for the dead."""
    return _read("victims.toml", VictimWords)


@functools.cache
def vague_numbers() -> Mapping[str, VagueNumber]:
    """Vague numbers of deaths by their words, in the order in which they are tried."""
    path = rules_directory() / "codes" / "vague_deaths.csv"
    return {
        row.pop("words"): validate(
            VagueNumber, {k: v or None for k, v in row.items()} | {"imputed": bool(row["imputed"])}, path
        )
        for row in read_csv(path)
    }


@functools.cache
def countries() -> Mapping[str, Country]:
    """Countries by ISO 3166 alpha-2 code."""
    path = rules_directory() / "codes" / "countries.csv"
    return {row["iso2"]: validate(Country, row, path) for row in read_csv(path)}


@functools.cache
def countries_by_iso3() -> Mapping[str, Country]:
    """Countries by ISO 3166 alpha-3 code."""
    return {country.iso3: country for country in countries().values()}


def codebook_of(document: Document) -> Codebook:
    """The event types and actors by which a text was read."""
    return document.codebook or load_codebook()


def kind_of(event: Event, document: Document) -> EventType:
    """An event's type in the codebook; RuleError for a type that is not there."""
    types = codebook_of(document).types
    if event.type not in types:
        raise RuleError(
            f"event type {event.type!r} is not known; give Events(..., codebook=load_codebook(rules=DIR))"
        )
    return types[event.type]


def _read(name: str, model: type[M]) -> M:
    path = rules_directory() / "codes" / name
    return validate(model, read_toml(path), path)
