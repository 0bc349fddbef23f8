"""Crashes: those of aircraft that are fired on, and those said to be none of a foe's doing."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events.linking.joins import unite
from conflict_events.linking.reporting import noun_class
from conflict_events.linking.syntax import is_verb, light_verbs, prepositions

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.joins import Joins
    from conflict_events.linking.sayings import Saying
    from conflict_events.linking.scene import Scene
    from conflict_events.rules.schema import EventType, Trigger
    from conflict_events.tagging.tree import Token

_DOWNED = ("downing", "downing.downed")
_FIRE = ("remote_violence", "ground_combat", "air_incident")
_WHEN = ("after", "when", "as")
_NEAR = 120  # tokens between the downing and the word of who explains it away


class Downings:
    """What is hit in the air and falls is shot down, in whatever words."""

    def __init__(self, scene: Scene, joins: Joins) -> None:
        self.scene, self.joins = scene, joins

    def join(
        self, found: list[Candidate], types: dict[str, EventType], triggers: dict[str, Trigger]
    ) -> list[Candidate]:
        """ "was hit by rebel fire and crashed", "crashed after coming under fire": one downing."""
        gone = set()
        type_, trigger = types.get(_DOWNED[0]), triggers.get(_DOWNED[1])
        if type_ is None or trigger is None:
            return found
        for fall in (c for c in found if c.type.type == "crash" and c.is_verb):
            blow = next((t for t in _told_with(fall.head) if self._hits_aircraft(t)), None)
            if blow is None:
                continue
            deed = next((c for c in found if c is not fall and _tells(c, blow)), None)
            if deed is not None:
                gone.add(id(fall))
                unite(deed.targets, fall.targets)
                self.joins.absorb(deed, fall, f"what {deed.span.text!r} led to")
            brought = deed or fall
            brought.type, brought.trigger = type_, trigger
        return [c for c in found if id(c) not in gone]

    def _hits_aircraft(self, verb: Token) -> bool:
        """ "hit a jet", "a drone came under fire", "it was shot down"; what lightning hits is not fired on."""
        if verb.lemma_.lower() not in light_verbs()["bringing_down"] and not _under_fire(verb):
            return False
        by = [t for c in verb.rights if c.dep_ == "agent" for t in c.children]
        if any(t.lemma_.lower() in noun_class("mishaps") for t in by):
            return False
        relations = ("nsubj", "nsubjpass") if verb.tag_ == "VBN" or _under_fire(verb) else ("dobj",)
        struck = [c for c in verb.children if c.dep_ in relations]
        return all(t.lower_ == "it" or self._flies(t) for t in struck) and (
            bool(struck) or verb.tag_ != "VBD"
        )

    def _flies(self, noun: Token) -> bool:
        return not {"aircraft", "drone"}.isdisjoint(self.scene.weapons.get(noun.i, ()))


def _under_fire(verb: Token) -> bool:
    """ "came under fire"."""
    return verb.lemma_ == "come" and any(t.lower_ == "fire" for t in prepositions(verb).get("under", ()))


def _tells(candidate: Candidate, verb: Token) -> bool:
    """Whether a verb is a mention of a deed of violence."""
    spans = (m for m in candidate.mentions if candidate.type.category in _FIRE)
    return any(m.start <= verb.i < m.end for m in spans)


def _told_with(fall: Token) -> Iterator[Token]:
    """Verbs that the tree ties to a fall: "hit it and it fell", "the jet hit by rebels fell", "fell when hit"."""
    told = [c for c in fall.lefts if c.dep_ == "nsubj"]
    if fall.dep_ == "conj" and all(t.lower_ in ("it", "which") for t in told):
        yield fall.head
    yield from (c for t in told for c in t.rights if c.dep_ in ("acl", "relcl"))
    for phrase in fall.children:
        clauses = [c for c in phrase.children if c.dep_ == "pcomp"] if phrase.dep_ == "prep" else [phrase]
        words = {phrase.lower_, *(c.lower_ for c in phrase.lefts)}
        yield from (c for c in clauses if is_verb(c) and not words.isdisjoint(_WHEN))


def deny_downings(scene: Scene, sayings: Iterable[Saying], candidates: list[Candidate]) -> None:
    """Marks the downings that somebody says were crashes."""
    if not any(c.type.type == "downing" for c in candidates):
        return
    for saying in sayings:
        downing = _explained_away(scene, saying, candidates)
        if downing is not None:
            _deny(saying, downing, candidates)


def _explained_away(scene: Scene, saying: Saying, candidates: list[Candidate]) -> Candidate | None:
    """The downing that "said the plane crashed because of a technical fault" is about."""
    words = {t.lemma_.lower() for t in scene.doc[saying.start : saying.end]}
    if "crash" not in words or words.isdisjoint(noun_class("mishaps")):
        return None
    near = [c for c in candidates if abs(c.head.i - saying.verb.i) < _NEAR]
    if any(c.type.type == "crash" and c.own_place and saying.start <= c.head.i < saying.end for c in near):
        return None  # "another plane crashed in Latakia"
    downings = [c for c in near if c.type.type == "downing" and not _is_doer(scene, saying, c)]
    return min(downings, key=lambda c: abs(c.head.i - saying.verb.i), default=None)


def _deny(saying: Saying, downing: Candidate, candidates: list[Candidate]) -> None:
    """Gives a downing the denial of who says that the aircraft fell of itself."""
    denial = replace(saying.attribution, stance="denies", certainty="denied", status="denied")
    told = [c for c in candidates if saying.start <= c.head.i < saying.end and c.type.type == "crash"]
    for candidate in (downing, *(c for c in told if c.head.i > downing.head.i and same_aircraft(c))):
        candidate.claims = [denial if c.same_as(denial) else c for c in candidate.claims]
    downing.status = "denied"


def _is_doer(scene: Scene, saying: Saying, downing: Candidate) -> bool:
    """Whether who speaks is said to have shot it down."""
    speaker = scene.lexicon.lineage(saying.attribution.actor) if saying.attribution.actor else ()
    return any(p.actor in speaker for p in downing.attackers)


def same_aircraft(crash: Candidate, downing: Candidate | None = None) -> bool:
    """ "rebels shot down a jet ... the plane crashed because of a fault": the one told before.

    Where it came down is told on: in the province where it was shot down, if that is told at all.
    """
    told = [c for c in crash.head.children if c.dep_ == "nsubj"]
    pointed = any(t.lower_ == "it" or any(c.lower_ in ("the", "its") for c in t.lefts) for t in told)
    provinces = [{p.province for p in c.places} for c in (crash, downing or crash)]
    there = downing is not None and not (downing.own_place and provinces[0].isdisjoint(provinces[1]))
    return pointed and not ((crash.own_place and not there) or crash.own_date or crash.background)
