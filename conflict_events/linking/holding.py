"""Whose a place is that is struck, taken or to be taken: "rebel-held", "to push rebels out of"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import actor_classes, is_armed
from conflict_events.linking.candidate import Party
from conflict_events.linking.owning import owns
from conflict_events.linking.party_mentions import of_state, party_of
from conflict_events.linking.syntax import clause_root, light_verbs, objects, prepositions
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.parties import PartyFinder
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_SITES = frozenset({"position", "vehicle"})
TAKING = ("capture", "recapture", "equipment_captured")  # types that take from whoever holds
_AIM_REACH = 25  # tokens
_HELD = re.compile(r"([^-].{0,80}?)-(?:held|controlled|ruled|run|occupied|dominated)", re.IGNORECASE)


def holders(scene: Scene, token: Token) -> list[Party]:
    """Who holds the place: "rebel-held Douma", "the IS-held town", "the last town held by IS"."""
    apposed = [c for c in token.children if c.dep_ == "appos"]
    nouns = (token, *apposed)
    return [
        p for noun in nouns for word in noun.lefts for p in held_by(scene, word) or _ground_of(scene, word)
    ] + [
        party_of(scene, scene.actors[t.i])
        for noun in nouns
        for verb in noun.rights
        if verb.dep_ == "acl" and verb.lemma_ in light_verbs()["holding"]
        for t in prepositions(verb).get("by", ())
        if t.i in scene.actors
    ]


def users(scene: Scene, site: Token) -> list[Party]:
    """Whose a civil building is that is struck: a school civilians', a hospital its staff's."""
    aboard = [c for c in site.children if c.dep_ == "acl" and c.lemma_ in light_verbs()["carrying"]]
    if any(o.i in scene.actors or "person" in scene.classes(o) for v in aboard for o in objects(v)):
        return []  # "a bus carrying soldiers": theirs
    classes = scene.classes(site)
    owner = "medics" if "medical_site" in classes else "civilians" if "civil_site" in classes else ""
    return [Party(site.idx, site.idx + len(site.text), site.text, owner, "person")] if owner else []


def site_owners(scene: Scene, finder: PartyFinder, site: Token) -> list[Party]:
    """Whose vehicle or post a bomb goes off at: "near a checkpoint of the rebels", "in an army vehicle"."""
    if (
        site.lemma_ in light_verbs()["holding"]
    ):  # "at a checkpoint run by X", where the tree takes the run for a noun
        owners = [p for t in prepositions(site).get("by", ()) for p in finder.parties(t)]
    elif not scene.classes(site) & _SITES or site.i in scene.places:
        return []
    else:
        owners = finder.parties(site)
    return [p for p in owners if is_armed(scene, p)]


def held_by(scene: Scene, word: Token) -> list[Party]:
    """Who holds what the word describes: "rebel-held"."""
    match = _HELD.fullmatch(word.text)
    if match is None:
        return []
    end = word.idx + len(match.group(1))
    for first in (word.nbor(-1), word) if word.i > word.sent.start else (word,):  # "Islamic State-held"
        name = scene.article.clean[first.idx : end]
        owner = scene.lexicon.owner_of(name)
        if owner:
            return [Party(first.idx, end, name, owner, "modifier")]
    return []


def _ground_of(scene: Scene, word: Token) -> list[Party]:
    """ "regime territory", "rebel areas": theirs; "Syrian territory" is a country's."""
    span = scene.actors.get(word.i)
    if span is None or span.label_ not in ("modifier", "bare") or not word.text.islower():
        return []
    ground = "territory" in scene.classes(word.head) and word.i == span.end - 1 and word.head.i == span.end
    owner = [party_of(scene, span)] if ground else []
    return [o for o in owner if o.actor]  # nobody's in "military airport"


def ousted(scene: Scene, finder: PartyFinder, candidate: Candidate) -> list[Party]:
    """Whom the purpose behind a trigger is about: "to push rebels out", "to take the IS-held town"."""
    head, words = candidate.head, light_verbs()["ousting"]
    for verb in scene.doc[head.i + 1 : min(head.i + _AIM_REACH, head.sent.end)]:
        if verb.text in (".", ";") or _another_deed(verb, head):
            break
        if verb.lemma_.lower() in words and (verb.nbor(-1).lower_ == "to" or verb.lower_.endswith("ing")):
            return _first_armed(scene, finder, verb)
    return []


def _another_deed(noun: Token, head: Token) -> bool:
    """Whether a purpose behind a noun is that of this one: "... where they lose ground to two operations"."""
    deed = noun.pos_ == "NOUN" and noun.i in noun.doc.trigger_heads
    return deed and clause_root(noun) is not clause_root(head)


def taken_from(scene: Scene, finder: PartyFinder, candidate: Candidate) -> list[Party]:
    """ "took a district in Raqqa from Islamic State", wherever the tree hangs the phrase."""
    if candidate.type.type not in TAKING:
        return []
    head = candidate.head
    for word in scene.doc[head.i + 1 : min(head.i + _AIM_REACH, head.sent.end)]:
        if word.is_punct or word.tag_ in ("VBD", "VBZ", "VBP"):
            return []
        if word.lower_ == "from" and word.nbor(-1).lower_ not in light_verbs()["support"]:
            ahead = [t for t in scene.doc[word.i + 1 : word.i + 4] if t.i in scene.actors]
            found = [p for t in ahead[:1] for p in finder.parties(scene.actors[t.i][-1])]
            return [p for p in found if is_armed(scene, p)]
    return []


def fought(scene: Scene, finder: PartyFinder, candidate: Candidate, doers: list[Token]) -> list[Party]:
    """ "Kurdish fighters battling IS seized a village": from whom they take it."""
    if candidate.type.type not in TAKING:
        return []
    fighting = place_words().stand_ins.fighting
    clauses = [c for t in doers for c in t.rights if c.dep_ == "acl" and c.lower_ in fighting]
    foes = [t for c in clauses for t in (*objects(c), *prepositions(c).get("against", ()))]
    found = [p for t in foes for p in finder.parties(t)]
    return [p for p in found if is_armed(scene, p) and not any(p.same_as(a) for a in candidate.attackers)]


def held_until(scene: Scene, finder: PartyFinder, candidate: Candidate) -> list[Party]:
    """ "was held by rebels until the army took it", "was part of a rebel enclave until it was taken": who held it."""
    clause = candidate.clause
    until = clause.dep_ == "advcl" and any(c.dep_ == "mark" and c.lower_ == "until" for c in clause.lefts)
    if not until or candidate.type.type not in TAKING:
        return []
    main = clause.head
    if main.lemma_ in light_verbs()["holding"]:
        found = [p for t in prepositions(main).get("by", ()) for p in finder.parties(t)]
    else:
        told = [t for c in main.rights if c.dep_ == "attr" for t in (c, *prepositions(c).get("of", ()))]
        found = [
            p for t in told for word in t.lefts for p in (*held_by(scene, word), *_ground_of(scene, word))
        ]
        found = found or [p for t in told if t.i in scene.actors for p in finder.parties(t)]
    return [p for p in found if is_armed(scene, p) and not any(p.same_as(a) for a in candidate.attackers)]


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
        if span is not None and _may_be_ousted(scene, span):
            return finder.parties(span[-1])[:1] or [finder.party(span)]
        held = held_by(scene, word)
        if held:
            return held
    return []


def _may_be_ousted(scene: Scene, span: Span) -> bool:
    """An armed group or an owner, not a country's name or adjective: "the three Syrian provinces"."""
    if span.label_ == "metonym" or "armed" not in actor_classes(scene, span.kb_id_, span.id_, span.label_):
        return False
    if span.label_ == "modifier" and span.text[:1].isupper() and of_state(scene, span):
        return False
    return span.label_ != "modifier" or span.root.head in span or owns(scene, span, span.root, span.root.head)
