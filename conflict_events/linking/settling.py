"""What is settled once all mentions of an event are merged: victims and tolls that say it best."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.candidate import Party
from conflict_events.linking.kindred import UNSIGNED, VIOLENT
from conflict_events.linking.totals import settled

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate

_NAMED = ("name", "force", "unit", "modifier")
_OWN = 12  # characters before a mention in which "its own" may stand
_ANYBODY = {"", "civilians"}
_ATTACK = " attack"
_UNCHOSEN = ("remote_violence",)  # categories of attack that hit whoever is there


def settle(candidate: Candidate) -> None:
    """Sorts out the parties and tolls of a merged event."""
    text = candidate.head.doc.text
    accused = [p for p in candidate.attackers if not _mere_label(p, candidate, text)]
    candidate.attackers = _identified(accused)
    if candidate.type.category in _UNCHOSEN:
        # "a raid in the rebel-held town killed people": they are no rebels
        _leave_out_holders(candidate)
    candidate.targets = [
        t
        for t in candidate.targets
        if not _superfluous(t, candidate.targets) and not _comrades(t, candidate.targets, text)
    ]
    if candidate.type.category in VIOLENT and not candidate.type.symmetric:
        candidate.targets = [t for t in candidate.targets if not _of_doers(t, candidate.attackers, text)]
    _leave_out_holders(candidate)
    candidate.targets = candidate.targets or candidate.holders or _uncalled(candidate)
    candidate.tolls = settled(candidate.tolls)
    if candidate.type.type == "property_destruction":
        candidate.losses = []  # what it destroys is its target


def _leave_out_holders(candidate: Candidate) -> None:
    """Drops who holds the place that was struck, where others are named who suffered it."""
    candidate.targets = [t for t in candidate.targets if t not in candidate.holders] or candidate.targets


def _uncalled(candidate: Candidate) -> list[Party]:
    """ "six others were killed in an air strike": people, whoever they were."""
    if candidate.type.category not in _UNCHOSEN:
        return []
    return [
        Party(t.start, t.end, t.who, "civilians", "person")
        for t in candidate.tolls
        if t.kind in ("killed", "wounded") and t.who and not t.part and not t.victims
    ][:1]


def _mere_label(party: Party, candidate: Candidate, text: str) -> bool:
    """ "a terrorist attack killed five": what it is called, where nobody is accused; not one on the army."""
    if party.kind != "modifier" or party.text.lower() not in anaphora()["labels"]:
        return False
    behind = text[party.end : party.end + len(_ATTACK) + 1]
    one = behind[:-1].lower() == _ATTACK and not behind[-1:].isalpha()
    on_people = candidate.type.type == "ground_attack" and {t.actor for t in candidate.targets} <= _ANYBODY
    return one and (on_people or candidate.type.type in UNSIGNED)


def _identified(attackers: list[Party]) -> list[Party]:
    """Drops "the bombers" beside the group that sent them, and "a bomber" beside "the bombers"."""
    if any(p.actor for p in attackers):
        return [p for p in attackers if p.actor or p.noun not in anaphora()["perpetrators"]]
    return [p for i, p in enumerate(attackers) if not any(_alike(p, q) for q in attackers[:i])]


def _superfluous(party: Party, targets: list[Party]) -> bool:
    """ "people" beside "policemen", "the pilot" beside "an army pilot": another mention says who they were."""
    others = [t for t in targets if t is not party]
    if not party.actor and any(t.actor and _alike(party, t) for t in others):
        return True
    anybody = anaphora()["anybody"]
    told = [t for t in others if t.noun not in anybody or t.actor not in _ANYBODY]
    return party.noun in anybody and party.actor in _ANYBODY and any(t.kind != "person" for t in told)


def _comrades(party: Party, targets: list[Party], text: str) -> bool:
    """ "two members" beside the group that was struck: its own; not "members of their families"."""
    if party.actor or party.kind != "person" or party.noun not in anaphora()["comrades"]:
        return False
    return text[party.end : party.end + 4] != " of " and any(t.actor and t.kind in _NAMED for t in targets)


def _of_doers(party: Party, attackers: list[Party], text: str) -> bool:
    """ "Nine soldiers and 12 of the group's men fell in its attack": its dead are no target; "its own men" are."""
    alone = bool(party.actor) and {p.actor for p in attackers} == {party.actor}
    return alone and " own " not in text[max(0, party.start - _OWN) : party.end]


def _alike(one: Party, other: Party) -> bool:
    """Whether two parties are named by one noun: "a bomber", "two suicide bombers"."""
    return one.noun.removesuffix("s") == other.noun.removesuffix("s")
