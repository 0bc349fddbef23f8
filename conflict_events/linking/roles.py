"""Fills the roles of a trigger from its slots: attacker, target, sides, and the places named there."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from conflict_events.linking.candidate import Party
from conflict_events.linking.choosing import actor_classes, fixed_word
from conflict_events.linking.order import doers
from conflict_events.linking.syntax import (
    Slots,
    event_verbs,
    is_passive,
    light_verbs,
    noun_modifiers,
    objects,
    prepositions,
    stray_prepositions,
    subjects,
    verb_slots,
)

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.rules.schema import Roles
    from conflict_events.tagging.tree import Span, Token


def slots_of(scene: Scene, head: Token, is_trigger_verb: bool) -> Slots:
    """The logical slots of a trigger word; of a noun also those that its verb opens."""
    if is_trigger_verb:
        slots = verb_slots(head)
        if not is_passive(head):
            slots["subject"] = doers(scene, head)
        return slots
    slots = defaultdict(list)
    for noun in dict.fromkeys((head, carrier(head))):
        slots["modifier"] += [t for t in noun_modifiers(noun) if t.i != head.i]
        for name, tokens in prepositions(noun).items():
            slots[name] += tokens
        for relation, verb in event_verbs(noun):
            _add_verb_slots(scene, slots, noun, relation, verb)
    for name, tokens in stray_prepositions(head).items():
        slots[name] += [t for t in tokens if t not in slots[name]]
    return slots


def carrier(noun: Token) -> Token:
    """The noun that carries an event noun: "attempt" in "an attack attempt by rebels"."""
    if noun.dep_ == "amod" and noun.pos_ == "ADJ" and 0 < noun.head.i - noun.i < 3:
        return noun.head  # "an offensive south of the town": the tree takes the offensive for an adjective
    carries = noun.dep_ == "compound" and noun.head.lemma_.lower() in light_verbs()["carriers"]
    return noun.head if carries and noun.head.i > noun.i else noun


def _add_verb_slots(scene: Scene, slots: Slots, noun: Token, relation: str, verb: Token) -> None:
    """What a verb around an event noun adds: its subject does or suffers it, its object is hit."""
    words, lemma = light_verbs(), verb.lemma_.lower()
    if relation == "object":
        if lemma in words["accusation"]:
            blamed = prepositions(verb)
            slots["subject"] += blamed.get("on", []) + (blamed.get("to", []) if lemma == "attribute" else [])
            return
        if lemma in words["agent"]:
            slots["subject"] += [t for t in _agents(scene, verb) if t.i != noun.i]
        elif lemma in words["experiencer"]:
            slots["object"] += [t for t in subjects(verb) if t.i != noun.i]
        elif lemma in words["mention"]:
            return
    elif relation == "subject":
        if lemma in words["hitting"] and not is_passive(verb):
            slots["object"] += objects(verb)
        if lemma in words["origin"]:
            slots["subject"] += prepositions(verb).get("from", [])
    elif relation.startswith("prep:"):
        if lemma in words["accusation"] and relation in ("prep:for", "prep:of"):
            slots["subject"] += subjects(verb) if is_passive(verb) else objects(verb)
            return
        if relation == "prep:behind":
            slots["subject"] += [t for t in subjects(verb) if t.i != noun.i]
            return
        if (lemma in words["experiencer"] and relation in ("prep:under", "prep:to")) or (
            is_passive(verb) and relation in ("prep:by", "prep:in", "prep:with") and lemma in words["hitting"]
        ):
            slots["object"] += [t for t in subjects(verb) if t.i != noun.i]
        elif relation == "prep:on" and lemma in ("be", "go"):  # "have been on the offensive"
            slots["subject"] += [t for t in subjects(verb) if t.i != noun.i]
        elif relation == "prep:under" and lemma == "be":
            slots["object"] += [t for t in subjects(verb) if t.i != noun.i]
            slots["by"] += prepositions(verb).get("by", [])
        elif lemma in words["doing"] and relation in ("prep:with", "prep:by", "prep:in", "prep:during"):
            slots["subject"] += [t for t in _agents(scene, verb) or subjects(verb) if t.i != noun.i]
            slots["object"] += objects(verb)
    if relation in ("object", "subject", "attribute"):
        for name, tokens in prepositions(verb).items():
            if name != "by" or relation != "object" or not is_passive(verb):
                slots[name] += [t for t in tokens if t.i != noun.i]


def _agents(scene: Scene, verb: Token) -> list[Token]:
    """Who does it: the subject, or the by-phrase of a passive."""
    if is_passive(verb):
        return prepositions(verb).get("by", [])
    return doers(scene, verb)


def fill_roles(scene: Scene, finder: PartyFinder, candidate: Candidate, slots: Slots, roles: Roles) -> None:
    """Puts the parties of each slot into their role."""
    sides: list[tuple[str, list[Party]]] = []
    for slot, tokens in slots.items():
        role = roles.get(slot, "place")
        if role in ("none", "weapon", "source_place"):
            continue
        if slot in ("on", "of", "in", "into", "object", "against"):
            held = [p for t in tokens for p in holders(scene, t)]
            _add(candidate.targets if candidate.type.category in _GROUND else candidate.holders, held)
        if role == "place":
            continue
        parties = [
            p
            for t in _no_places(scene, tokens, slot, role, candidate)
            for p in finder.parties(t, passive_role=role == "target")
        ]
        if slot == "modifier":
            parties = [p for p in parties if not _mere_label(candidate, p)]
            parties += _inherited(scene, finder, candidate)
        if role == "side":
            sides.append((slot, parties))
        else:
            _add(candidate.attackers if role == "attacker" else candidate.targets, parties)
    if sides:
        _share_sides(candidate, sides)
    if candidate.type.category in _GROUND and not candidate.targets:
        _add(candidate.targets, _ousted(scene, finder, candidate))
    _keep_fitting(scene, candidate)
    candidate.targets = [
        t
        for t in candidate.targets
        if not any(t.same_as(a) for a in candidate.attackers) or _reflexive(scene, t)
    ]


def _mere_label(candidate: Candidate, party: Party) -> bool:
    """ "a terrorist explosion" says what it was, not who did it."""
    return candidate.type.type in ("bombing", "suicide_bombing") and party.text.lower() == "terrorist"


def _reflexive(scene: Scene, party: Party) -> bool:
    """ "executed some of its own fighters"."""
    return scene.doc.text[: party.start].rstrip().lower().endswith(" own")


def _ousted(scene: Scene, finder: PartyFinder, candidate: Candidate) -> list[Party]:
    """Whom the purpose behind a trigger is about: "to push rebels out", "to take the IS-held town"."""
    head, words = candidate.head, light_verbs()["ousting"]
    for verb in scene.doc[head.i + 1 : min(head.i + _AIM_REACH, head.sent.end)]:
        if verb.text in (".", ";"):
            break
        if verb.lemma_.lower() in words and (verb.nbor(-1).lower_ == "to" or verb.lower_.endswith("ing")):
            return _first_armed(scene, finder, verb)
    return []


def _first_armed(scene: Scene, finder: PartyFinder, verb: Token) -> list[Party]:
    """The first armed group behind a verb in the order of the words, be it object, owner or holder."""
    for word in scene.doc[verb.i + 1 : min(verb.i + _AIM_REACH, verb.sent.end)]:
        span = scene.actors.get(word.i)
        if (
            word.lower_ in ("with", "by", "under", "after")
            or word.tag_ in ("VBD", "VBZ", "VBP")
            or word.is_punct
        ):
            return []
        if span is not None and _may_be_ousted(scene, finder, span):
            return finder.parties(span[-1])[:1] or [finder.party(span)]
        held = held_by(scene, word)
        if held:
            return held
    return []


def _may_be_ousted(scene: Scene, finder: PartyFinder, span: Span) -> bool:
    """An armed group or an owner, not a country's name or adjective: "the three Syrian provinces"."""
    if span.label_ == "metonym" or "armed" not in actor_classes(scene, span.kb_id_, span.id_, span.label_):
        return False
    return span.label_ != "modifier" or span.root.head in span or finder.owns(span, span.root, span.root.head)


_AIM_REACH = 25  # tokens
_GROUND = ("ground_combat", "territory")
_HELD = re.compile(r"(.+)-(?:held|controlled|ruled|run|occupied|dominated)", re.IGNORECASE)


def holders(scene: Scene, token: Token) -> list[Party]:
    """Who holds the place: "rebel-held Douma", "the IS-held town"."""
    return [p for word in token.lefts for p in held_by(scene, word)]


def held_by(scene: Scene, word: Token) -> list[Party]:
    """Who holds what the word describes: "rebel-held"."""
    match = _HELD.fullmatch(word.text)
    owner = scene.lexicon.owner_of(match.group(1)) if match is not None else ""
    if match is None or not owner:
        return []
    return [Party(word.idx, word.idx + len(match.group(1)), match.group(1), owner, "modifier")]


_NEVER_ATTACK = ("civilian", "civilian_org", "monitor", "media")
_VIOLENT = ("remote_violence", "ground_combat", "air_incident", "territory")


def _keep_fitting(scene: Scene, candidate: Candidate) -> None:
    """Monitors and news agencies take no part; civilians do not bomb, storm or capture."""
    rows = scene.lexicon.rows

    def takes_part(party: Party) -> bool:
        return party.actor not in rows or rows[party.actor].role != "source"

    candidate.attackers = [p for p in candidate.attackers if takes_part(p)]
    candidate.targets = [p for p in candidate.targets if takes_part(p)]
    if candidate.type.category in _VIOLENT or candidate.type.category == "persons":
        candidate.attackers = [
            p for p in candidate.attackers if p.actor not in rows or rows[p.actor].kind not in _NEVER_ATTACK
        ]


def _no_places(scene: Scene, tokens: list[Token], slot: str, role: str, candidate: Candidate) -> list[Token]:
    """Slot words that may be parties: a place is none, unless it stands for the state that acts."""
    kept = []
    for token in tokens:
        span = scene.actors.get(token.i)
        if token.i == candidate.head.i or fixed_word(scene, token, candidate.span.start, candidate.span.end):
            continue
        if token.i in scene.places and (
            span is None or span.label_ == "metonym" or slot not in ("subject", "by", "modifier")
        ):
            if span is None:
                continue
            airspace = span is not None and span.label_ == "modifier" and " " in span.text
            acts = (
                airspace
                or slot in ("subject", "by")
                or (slot in ("from", "to") and role in ("attacker", "target"))
                or (slot == "modifier" and span.label_ != "metonym")
            )
            if not acts and slot not in ("with", "between", "object", "against"):
                continue
            if span.label_ == "metonym" and slot not in ("subject", "by"):
                continue
        kept.append(token)
    return kept


def _inherited(scene: Scene, finder: PartyFinder, candidate: Candidate) -> list[Party]:
    """Modifiers of a noun coordinated with the event noun: "Russian air strikes and shelling"."""
    head = candidate.head
    if candidate.type.symmetric and head.dep_ == "conj" and head.head.i in scene.actors:
        return finder.parties(head.head)  # "regime and rebels battle": the tree takes the verb for a noun
    if head.dep_ != "conj" or candidate.attackers or any(t.i in scene.actors for t in noun_modifiers(head)):
        return []
    return [p for t in noun_modifiers(head.head) if t.i in scene.actors for p in finder.parties(t)]


def _add(role: list[Party], parties: list[Party]) -> None:
    for party in parties:
        if not any(party.same_as(p) for p in role):
            role.append(party)


def _share_sides(candidate: Candidate, sides: list[tuple[str, list[Party]]]) -> None:
    """One slot a side; of a single slot with two parties each is one, unless both are fought "against"."""
    filled = [(slot, parties) for slot, parties in sides if parties]
    if len(filled) == 1:
        slot, parties = filled[0]
        cut = 0 if slot == "against" else 1
        _add(candidate.attackers, parties[:cut])
        _add(candidate.targets, parties[cut:])
    elif filled:
        _add(candidate.attackers, filled[0][1])
        for _, side in filled[1:]:
            _add(candidate.targets, side)
