"""Rules in words, for the command line and the documentation."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from conflict_events.rules.examples import unmarked

if TYPE_CHECKING:
    from conflict_events.rules.schema import Conditions, EventType, Trigger

TRIGGER_HEADERS = ("rule", "words", "conditions", "example")


def spell_codes(event_type: EventType) -> str:
    """The type in the words of other codebooks, on one line."""
    acled, plover = event_type.acled, event_type.plover
    mode = f" ({plover.mode})" if plover.mode else ""
    return (
        f"ACLED: {acled.event_type}, {acled.sub_event_type} · "
        f"PLOVER: {plover.event}{mode} · CAMEO: {event_type.cameo}"
    )


def trigger_cells(trigger: Trigger) -> tuple[str, ...]:
    """Id, words, conditions and first example of a trigger; "…" stands for up to six words."""
    words = ", ".join([*trigger.verbs, *trigger.nouns, *trigger.phrases]).replace("*", "…")
    limits = [*_spell_conditions("when", trigger.when), *_spell_conditions("unless", trigger.unless)]
    return trigger.id, words, "; ".join(limits), unmarked(trigger.examples[0])


def _spell_conditions(word: str, conditions: Conditions) -> Iterator[str]:
    """``when weapon is aircraft or air_bomb``, one for each key that is set."""
    set_keys = conditions.keys()
    for key in set_keys:
        yield f"{word} {key} is {' or '.join(getattr(conditions, key))}"
