"""The shape of a rule file (one event type, its triggers, their examples) and of a row of the list of actors."""

from __future__ import annotations

import functools
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

Category = Literal[
    "remote_violence",
    "ground_combat",
    "territory",
    "air_incident",
    "persons",
    "deescalation",
    "forces",
    "humanitarian",
    "civil",
]
Slot = Literal[
    "subject",
    "object",
    "modifier",
    "by",
    "of",
    "on",
    "against",
    "at",
    "in",
    "into",
    "from",
    "to",
    "with",
    "between",
    "for",
    "over",
    "near",
    "inside",
    "towards",
    "under",
]
Role = Literal["attacker", "target", "place", "side", "weapon", "source_place", "none"]
Roles = dict[str, Role]

VERB_ROLES: Roles = {
    "subject": "attacker",
    "object": "target",
    "by": "attacker",
    "on": "target",
    "against": "target",
    "at": "target",
    "with": "none",
    "from": "source_place",
}
NOUN_ROLES: Roles = {
    "subject": "attacker",
    "object": "target",
    "modifier": "attacker",
    "by": "attacker",
    "from": "source_place",
    "of": "target",
    "on": "target",
    "against": "target",
    "at": "target",
    "between": "side",
    "with": "none",
}
SIDE_ROLES: Roles = dict.fromkeys(
    ("subject", "object", "modifier", "by", "with", "between", "among", "amongst", "against", "of"), "side"
)


class Closed(BaseModel):
    """Base of all rule records: a misspelt key is an error."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Conditions(Closed):
    """What a clause must (``when``) or must not (``unless``) hold; see docs/rules.md."""

    weapon: list[str] = []
    subject: list[str] = []
    object: list[str] = []
    lemma: list[str] = []
    subject_lemma: list[str] = []
    object_lemma: list[str] = []

    @functools.cached_property
    def told(self) -> tuple[str, ...]:
        """The condition keys that are set."""
        return tuple(name for name in type(self).model_fields if getattr(self, name))

    def keys(self) -> tuple[str, ...]:
        """The condition keys that are set."""
        return self.told


class Trigger(Closed):
    """Words that name an event of the file's type, in one construction."""

    id: str
    verbs: list[str] = []
    nouns: list[str] = []
    phrases: list[str] = []
    when: Conditions = Conditions()
    unless: Conditions = Conditions()
    roles: dict[Slot, Role] = {}
    fallback: bool = False
    background: bool = False
    examples: list[str] = Field(min_length=1)
    counterexamples: list[str] = []

    @model_validator(mode="after")
    def _has_words(self) -> Trigger:
        if not (self.verbs or self.nouns or self.phrases):
            raise ValueError("needs at least one of verbs, nouns, phrases")
        return self


class TypeRoles(Closed):
    """Changes to the slot-to-role maps for all triggers of a file."""

    verb: dict[Slot, Role] = {}
    noun: dict[Slot, Role] = {}


class Acled(Closed):
    """ACLED's names for the type; ``coded`` is false for what ACLED does not normally code."""

    event_type: str
    sub_event_type: str
    disorder_type: str
    coded: bool = True


class Plover(Closed):
    """PLOVER's names for the type."""

    event: str
    mode: str = ""


class EventType(Closed):
    """One event type: a whole rule file. ``armed_force``: whether its deaths are deaths of armed force (UCDP)."""

    type: str
    category: Category
    definition: str
    rank: int = 40
    symmetric: bool = False
    acled: Acled
    plover: Plover
    cameo: str
    armed_force: bool = True
    roles: TypeRoles = TypeRoles()
    trigger: list[Trigger] = Field(min_length=1)

    @field_validator("trigger")
    @classmethod
    def _unique_ids(cls, triggers: list[Trigger]) -> list[Trigger]:
        ids = [t.id for t in triggers]
        doubled = sorted({i for i in ids if ids.count(i) > 1})
        if doubled:
            raise ValueError(f"two triggers with the id {', '.join(doubled)}")
        return triggers

    def role_map(self, trigger: Trigger, is_verb: bool) -> Roles:
        """Slot -> role for one trigger: the defaults, then the type's, then the trigger's own."""
        roles = dict(VERB_ROLES if is_verb else NOUN_ROLES)
        if self.symmetric:
            roles |= SIDE_ROLES
        for change in (self.roles.verb if is_verb else self.roles.noun, trigger.roles):
            roles.update({str(slot): role for slot, role in change.items()})
        return roles


class ActorRow(Closed):
    """One actor of the list (``rules/actors.csv``).

    ``aliases``, ``weak_aliases``, ``metonyms`` and ``modifiers`` hold several words or names each, separated
    by a vertical bar. ``modifiers`` are adjectives of a country: before a force noun they stand for it.
    """

    id: str
    name: str
    kind: str
    side: str
    parent: str = ""
    role: str = ""
    active_from: str = ""
    active_to: str = ""
    acled_actor: str = ""
    acled_inter: str = ""
    ucdp_name: str = ""
    plover_code: str = ""
    aliases: str = ""
    weak_aliases: str = ""
    metonyms: str = ""
    modifiers: str = ""

    def listed(self, column: str) -> list[str]:
        """The entries of a column that holds several."""
        return [entry.strip() for entry in str(getattr(self, column)).split("|") if entry.strip()]
