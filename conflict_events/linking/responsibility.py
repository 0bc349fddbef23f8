"""Responsibility: who owns up to a deed, shows it, or is blamed for it, where nobody is named as its doer."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import is_armed
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.candidate import Party
from conflict_events.linking.claims import add_claim, set_status
from conflict_events.linking.factuality import why_not
from conflict_events.linking.kindred import VIOLENT
from conflict_events.linking.party_mentions import ANYBODY, STATES, composed
from conflict_events.linking.syntax import ancestors, is_passive, objects, prepositions, subjects

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.sayings import Saying
    from conflict_events.linking.scene import Scene
    from conflict_events.linking.sides import Sides
    from conflict_events.linking.syntax import Slots
    from conflict_events.tagging.tree import Token

_BLAMING = ("blame", "attribute")
_PUTTING = ("lay", "put", "place", "pin", "hold")
_SHOWN = ("execution", "killing")
_BOMBS = {"bombing", "suicide_bombing"}
_NEAR = 100  # tokens back to the deed that somebody owns up to


def own_up(candidates: list[Candidate], sayings: Iterable[Saying], parties: PartyFinder) -> None:
    """ "A car bomb killed five. Islamic State claimed responsibility.": it did it, and says so."""
    for saying in sayings:
        if saying.attribution.stance != "claims_responsibility":
            continue
        if why_not(parties.scene, saying.verb, True):  # "no group has claimed responsibility"
            continue
        for deed in _owned(saying, candidates):
            add_claim(deed, saying.attribution)
            if all(p.actor in ANYBODY for p in deed.attackers):
                deed.attackers = [p for t in subjects(saying.verb) for p in parties.parties(t)]


def _owned(saying: Saying, candidates: list[Candidate]) -> list[Candidate]:
    """The deeds before a claim that names none; where it names "the attacks", "both blasts", all of them.

    A deed before it in its own sentence ("gunmen shot him; X claimed responsibility") is the one.
    """
    named = [c for c in candidates if saying.verb.i < c.head.i < saying.end]
    if any(c.anaphoric and c.head.tag_ == "NNS" for c in named):
        told = [c for c in _deeds_before(saying.verb, candidates) if not c.trigger.fallback]
        return [c for c in told if _alike(c, told[-1])]
    deed = _deed_before(saying.verb, candidates) if not named else None
    return [deed] if deed is not None else []


def _alike(one: Candidate, other: Candidate) -> bool:
    """Whether two deeds may be called by one word: bombs of whatever kind, else those of one type."""
    return one.type is other.type or {one.type.type, other.type.type} <= _BOMBS


def show_own(candidates: list[Candidate], parties: PartyFinder) -> None:
    """ "The group released a video showing the execution of two men": the armed show what they did themselves."""
    for deed in candidates:
        if deed.attackers or deed.type.type not in _SHOWN:
            continue
        found = [p for t in _publishers(deed.head)[:1] for p in parties.parties(t)]
        deed.attackers = [p for p in found if p.actor and is_armed(parties.scene, p)]


def _publishers(head: Token) -> list[Token]:
    """Who published the pictures in which a deed is seen."""
    told = (t for above in ancestors(head) for t in (above, *subjects(above), *_published(above)))
    pictures = {t.i: t for t in told if t.lemma_.lower() in anaphora()["pictures"]}
    found: list[Token] = []
    for picture in pictures.values():
        if picture.dep_ == "dobj" and picture.head.lemma_ in anaphora()["publishing"]:
            found += subjects(picture.head)
        for verb in picture.rights:
            if verb.dep_ in ("acl", "relcl") and verb.lemma_ in anaphora()["publishing"]:
                found += prepositions(verb).get("by", ())
    return found


def _published(verb: Token) -> tuple[Token, ...]:
    """What is published, where the tree hangs what it shows on the verb."""
    return objects(verb) if verb.lemma_ in anaphora()["publishing"] else ()


def lay_blame(candidates: list[Candidate], sayings: Sequence[Saying], parties: PartyFinder) -> None:
    """ "A car bomb killed five, an attack that X blamed on Y", "... X blamed Y": Y is said to have done it."""
    heads = {c.head.i for c in candidates}
    for verb in parties.scene.doc.having(_BLAMING):
        if any(t.i in heads for t in _charged_with(verb)) or why_not(parties.scene, verb, True):
            continue
        deed = _deed_before(verb, candidates)
        if deed is None or any(p.actor not in ANYBODY for p in deed.attackers):
            continue
        behind = prepositions(verb)
        blamed = behind.get("on") or behind.get("to", ())
        if blamed:
            deed.attackers = [p for t in blamed for p in parties.parties(t)]
            set_status(deed, "claimed")
            for saying in (s for s in sayings if s.verb.i == verb.i):
                add_claim(deed, saying.attribution)
        else:
            _blame_by_name(verb, deed, sayings, parties)


def put_blame(candidates: list[Candidate], parties: PartyFinder) -> None:
    """ "laid the blame for the raid on X", "holds X responsible for the raid": X is said to have done it."""
    for verb in parties.scene.doc.having(_PUTTING):
        words = [verb, *(o for o in objects(verb) if o.lemma_ == "blame")]
        words += [c for c in verb.rights if c.lower_ == "responsible"]
        if len(words) == 1:
            continue
        deeds = {t.i for word in words for t in prepositions(word).get("for", ())}
        for deed in (c for c in candidates if c.head.i in deeds and c.type.category in VIOLENT):
            blamed = [p for t in _blamed(verb, [*words, deed.head]) for p in parties.parties(t)]
            if blamed:
                deed.attackers = blamed
                deed.targets = [t for t in deed.targets if not any(t.same_as(p) for p in blamed)]
                set_status(deed, "claimed")


def _blamed(verb: Token, words: list[Token]) -> list[Token]:
    """The X of "the blame ... on X", "holds X responsible"."""
    if verb.lemma_ == "hold":
        return [*subjects(words[1]), *objects(verb)]
    return [t for word in words for t in prepositions(word).get("on", ())]


def point_fingers(candidates: list[Candidate], sayings: Sequence[Saying], parties: PartyFinder) -> None:
    """ "pointed the finger at X for the raid", "A raid killed five. The mayor pointed the finger at X"."""
    for verb in parties.scene.doc.having({"point"}):
        fingers = [o for o in objects(verb) if o.lemma_ == "finger"]
        blamed = [t for word in (verb, *fingers) for t in prepositions(word).get("at", ())] if fingers else []
        deeds = [c for c in candidates if not c.trigger.fallback]
        here = [c for c in deeds if verb.i < c.head.i < verb.sent.end and c.type.category in VIOLENT]
        deed = here[0] if here else _deed_before(verb, candidates)
        if (
            not blamed
            or deed is None
            or deed.trigger.fallback
            or any(p.actor not in ANYBODY for p in deed.attackers)
        ):
            continue
        deed.attackers = [p for t in blamed for p in parties.parties(t)]
        set_status(deed, "claimed")
        for saying in (s for s in sayings if s.verb.i == verb.i):
            add_claim(deed, saying.attribution)


def own_aircraft(
    scene: Scene, candidates: Iterable[Candidate], slots: dict[int, Slots], sides: Sides
) -> None:
    """ "Russia's military said six bombers struck IS near Raqqa": its own, if those struck are none of its own.

    Not so "a helicopter", of which a state tells as of somebody else's.
    """
    for candidate in candidates:
        flown = [t for t in slots[id(candidate)].get("subject", ()) if "aircraft" in scene.classes(t)]
        foes = bool(candidate.targets) and all(_is_foe(scene, p) for p in candidate.targets)
        strange = any(c.lower_ in ("a", "an") for t in flown for c in t.lefts)
        if candidate.attackers or not (flown and foes) or strange or candidate.status == "denied":
            continue
        noun = flown[0]
        told = [c.actor for c in candidate.claims if c.stance == "asserts" and _flies(scene, c.actor)]
        actors = {composed(scene, actor, "air") for actor in told}
        words = (noun.idx, noun.idx + len(noun.text), noun.text)
        owner = [Party(*words, actor, "force", "air") for actor in actors]
        if len(owner) == 1 and not sides.compatible(owner, candidate.targets):
            candidate.attackers = owner


def _is_foe(scene: Scene, party: Party) -> bool:
    """Whether a party is an armed group of no state."""
    row = scene.lexicon.rows.get(party.actor)
    return row is not None and row.kind not in STATES and is_armed(scene, party)


def _flies(scene: Scene, actor: str) -> bool:
    """Whether a speaker is a state, its army or its ministry."""
    row = scene.lexicon.rows.get(actor)
    return (
        row is not None and row.kind in (*STATES, "official_source") and bool(composed(scene, actor, "air"))
    )


def _blame_by_name(verb: Token, deed: Candidate, sayings: Sequence[Saying], parties: PartyFinder) -> None:
    """ "A bomb killed five. The mayor blamed Y": that it went off is no claim, only that Y did it."""
    if verb.lemma_ != "blame" or is_passive(verb) or any(c.lower_ == "for" for c in verb.children):
        return
    blamed = [p for t in objects(verb) for p in parties.parties(t)]
    if blamed:
        deed.attackers = blamed
        for saying in (s for s in sayings if s.verb.i == verb.i):
            add_claim(deed, replace(saying.attribution, status="reported"))


def _charged_with(verb: Token) -> list[Token]:
    """What somebody is blamed for."""
    above = [verb.head] if verb.dep_ in ("acl", "relcl") else []
    return [*objects(verb), *(subjects(verb) if is_passive(verb) else ()), *above]


def _deed_before(verb: Token, candidates: list[Candidate]) -> Candidate | None:
    told = _deeds_before(verb, candidates)
    return told[-1] if told else None


def _deeds_before(verb: Token, candidates: list[Candidate]) -> list[Candidate]:
    """The deeds told before a verb, which somebody may own up to or be blamed for."""
    at = verb.i
    before = [c for c in candidates if 0 < at - c.head.i < _NEAR and c.type.category in VIOLENT]
    return [c for c in before if not c.background and not c.type.symmetric]
