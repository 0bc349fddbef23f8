"""Munitions as the object of a verb or the content of a salvo: they are thrown, and nobody's loss."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.syntax import light_verbs, prepositions

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.syntax import Slots
    from conflict_events.tagging.tree import Token

_THROWN = frozenset({"missile", "rocket", "shell", "mortar", "artillery", "air_bomb", "ied", "drone"})


def thrown(scene: Scene, candidate: Candidate, slot: str, tokens: list[Token]) -> list[Token]:
    """The munitions that are fired, launched or dropped: "Israeli missiles were fired at the base"."""
    if candidate.type.category != "remote_violence":
        return []
    lemma = candidate.head.lemma_.lower()
    throws = slot == "object" and candidate.is_verb and lemma in light_verbs()["throwing"]
    bundle = slot == "of" and not candidate.is_verb and lemma in light_verbs()["containers"]
    if not (throws or bundle):
        return []
    return [t for t in tokens if not _THROWN.isdisjoint(scene.weapons.get(t.i, ()))]


def shells(scene: Scene, tokens: Iterable[Token]) -> list[Token]:
    """ "hurt in army shells": munitions that fell, no shelling."""
    return [t for t in tokens if t.tag_ == "NNS" and not _THROWN.isdisjoint(scene.weapons.get(t.i, ()))]


def complete_downing(scene: Scene, finder: PartyFinder, candidate: Candidate, slots: Slots) -> None:
    """Who flew what is shot down, and who mans the guns, where the nouns alone do not say it."""
    guns = [*slots.get("subject", ()), *slots.get("by", ())]
    for role, named in (
        (candidate.targets, _launchers(slots.get("object", ()))),
        (candidate.attackers, _gunners(scene, guns)),
    ):
        role += [p for t in named for p in finder.parties(t)] if not role else []


def _launchers(things: Iterable[Token]) -> list[Token]:
    """ "drones launched by militants", "a rocket fired by Hezbollah": whose they are that are shot down."""
    throwing = light_verbs()["throwing"] | light_verbs()["flying"]
    sent = [v for thing in things for v in thing.rights if v.dep_ == "acl" and v.lemma_.lower() in throwing]
    return [t for verb in sent for t in prepositions(verb).get("by", ())]


def _gunners(scene: Scene, guns: Iterable[Token]) -> list[Token]:
    """ "air defences at Russia's base": whose base it is."""
    sites = [
        site
        for gun in guns
        if "air_defence" in scene.weapons.get(gun.i, ())
        for slot in ("at", "of", "from", "near")
        for site in prepositions(gun).get(slot, ())
    ]
    return [c for site in sites for c in site.lefts if c.dep_ in ("poss", "amod") and c.i in scene.actors]
