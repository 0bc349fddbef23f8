"""The slots of a trigger word: who and what stands around it in the logical form."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from conflict_events.linking.actor_kinds import is_armed
from conflict_events.linking.event_nouns import event_verbs, noun_modifiers, stray_prepositions
from conflict_events.linking.order import doers, strikes
from conflict_events.linking.party_mentions import party_of
from conflict_events.linking.syntax import (
    PASSIVE,
    Slots,
    is_passive,
    light_verbs,
    objects,
    prepositions,
    relative_object,
    subjects,
    with_conjuncts,
)

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token


_NESTED = 3  # "the start of the first stage of the operation"


def slots_of(scene: Scene, head: Token, is_trigger_verb: bool, span: Span | None = None) -> Slots:
    """The logical slots of a trigger word; of a noun also those that its verb opens."""
    if is_trigger_verb:
        slots = _verb_slots(head)
        if strikes(scene, head, slots):
            slots["subject"], slots["object"] = slots["object"], list(objects(head))
        elif not is_passive(head):
            slots["subject"] = doers(scene, head)
        _add_inner_slots(slots, head, span)
        _add_aims(scene, slots)
        return slots
    slots = defaultdict(list)
    for noun in dict.fromkeys((head, carrier(head), container(head))):
        slots["modifier"] += [t for t in noun_modifiers(noun) if t.i != head.i]
        for told in (noun, *_counted_among(noun)):
            for name, tokens in prepositions(told).items():
                slots[name] += tokens
        for relation, verb in event_verbs(noun):
            _add_verb_slots(scene, slots, noun, relation, verb)
    for name, stray in stray_prepositions(head).items():
        slots[name] += [t for t in stray if t not in slots[name]]
    return slots


def _verb_slots(verb: Token) -> Slots:
    """Logical slots of a verb: passives are turned round."""
    slots: Slots = defaultdict(list)
    found = subjects(verb)
    if is_passive(verb):
        own = any(c.dep_ in PASSIVE for c in verb.children)
        reduced = verb.dep_ in ("acl", "relcl") and not own
        slots["object"] += with_conjuncts(verb.head) if reduced and verb.tag_ == "VBN" else found
    else:
        slots["subject"] += found
        slots["object"] += objects(verb) or relative_object(verb)
    for name, tokens in prepositions(verb).items():
        slots[name] += tokens
    return slots


def _add_aims(scene: Scene, slots: Slots) -> None:
    """ "opened fire with machine guns on the town": what the tree takes for where the guns stood."""
    means = [t for name in ("with", "by") for t in slots.get(name, []) if t.i in scene.weapons]
    for name, tokens in (pair for noun in means for pair in prepositions(noun).items()):
        if name in ("on", "at", "against", "towards"):
            slots[name] += [t for t in tokens if t not in slots[name]]


def _add_inner_slots(slots: Slots, verb: Token, span: Span | None) -> None:
    """What nouns of a verb trigger add: "laid an ambush for X", "killed two in a raid claimed by X", "under X control"."""
    heads = verb.doc.trigger_heads
    if verb.lemma_ in light_verbs()["exchanging"]:  # "exchanged prisoners with the army"
        slots["with"] += [t for noun in objects(verb) for t in prepositions(noun).get("with", ())]
    for noun in span[1:] if span is not None else ():
        for name, tokens in prepositions(noun).items() if noun.pos_ == "NOUN" else ():
            if name in ("on", "against", "at", "by", "to", "with", "over"):
                slots[name] += [t for t in tokens if t not in slots[name]]
        if noun.dep_ == "pobj" and noun.head.lower_ == "under":
            slots["under"] += [*noun_modifiers(noun), *prepositions(noun).get("of", ())]
    slots["by"] += _convoys(verb)
    slots["towards"] += [t for noun in objects(verb) for t in prepositions(noun).get("towards", ())]
    for noun in slots.get("in", []):
        for relation, above in event_verbs(noun) if noun.i in heads else ():
            if relation == "object" and is_passive(above) and above.lemma_.lower() in light_verbs()["agent"]:
                slots["by"] += prepositions(above).get("by", [])


def _counted_among(noun: Token) -> list[Token]:
    """ "the raid, the first by US jets in Idlib": what is told of the first is told of the raid."""
    return [
        c for c in noun.rights if c.dep_ == "appos" and c.lower_ in ("first", "second", "third", "latest")
    ]


def _convoys(verb: Token) -> list[Token]:
    """ "trucks entered as part of a UN convoy": whose convoy it was."""
    parts = [t for t in prepositions(verb).get("as", ()) if t.lemma_ == "part"]
    wholes = [t for part in parts for t in prepositions(part).get("of", ())]
    return [t for t in wholes if t.lemma_ in light_verbs()["convoys"]]


def container(noun: Token) -> Token:
    """The noun that counts or bounds an event noun: "series" in "a series of raids", "start" in "the start of"."""
    for _ in range(_NESTED):
        above = noun.head
        counted = noun.dep_ == "pobj" and above.lower_ == "of"
        if not counted or above.head.lemma_.lower() not in light_verbs()["containers"]:
            break
        noun = above.head
    return noun


def carrier(noun: Token) -> Token:
    """The noun that carries an event noun: "attempt" in "an attack attempt by rebels"."""
    if noun.dep_ == "amod" and noun.pos_ == "ADJ" and 0 < noun.head.i - noun.i < 3:
        return noun.head  # "an offensive south of the town": the tree takes the offensive for an adjective
    if noun.dep_ == "compound" and noun.text[:1].isupper() and noun.head.pos_ == "PROPN":
        return noun.head  # "launched Operation Desert Lion"
    carries = noun.dep_ == "compound" and noun.head.lemma_.lower() in light_verbs()["carriers"]
    return noun.head if carries and noun.head.i > noun.i else noun


def _add_verb_slots(scene: Scene, slots: Slots, noun: Token, relation: str, verb: Token) -> None:
    """What a verb around an event noun adds: its subject does or suffers it, its object is hit."""
    words, lemma = light_verbs(), verb.lemma_.lower()
    if relation == "object":
        if lemma in words["accusation"]:
            slots["subject"] += _blamed(slots, verb)
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
        if lemma in words["driving"] and not is_passive(verb):
            slots["against"] += _driven_out(scene, verb)
        if lemma in words["origin"]:
            slots["subject"] += prepositions(verb).get("from", [])
    elif relation.startswith("prep:"):
        if any(c.dep_ == "neg" for c in verb.children):
            return  # "did not take part in the attack"
        rebuked = lemma in words["reproach"] and any(c.lower_ == "the" for c in noun.lefts)
        if (lemma in words["accusation"] or rebuked) and relation in ("prep:for", "prep:of"):
            slots["subject"] += subjects(verb) if is_passive(verb) else objects(verb)
            return
        if relation == "prep:behind":
            slots["subject"] += [t for t in subjects(verb) if t.i != noun.i]
            return
        if relation == "prep:in" and _fall_in(verb) and _aims(noun) and _in_vain(scene, noun):
            slots["subject"] += [t for t in subjects(verb) if t.i != noun.i]
        elif (lemma in words["experiencer"] and relation in ("prep:under", "prep:to")) or (
            is_passive(verb) and lemma in words["hitting"] and _is_means(relation, lemma)
        ):
            slots["object"] += [t for t in subjects(verb) if t.i != noun.i]
        elif lemma in words["consent"] and relation in ("prep:to", "prep:on"):
            slots["subject"] += [t for t in subjects(verb) if t.i != noun.i]
        elif relation == "prep:on" and lemma in ("be", "go"):  # "have been on the offensive"
            slots["subject"] += [t for t in subjects(verb) if t.i != noun.i]
        elif relation == "prep:under" and lemma == "be":
            slots["object"] += [t for t in subjects(verb) if t.i != noun.i]
            slots["by"] += prepositions(verb).get("by", [])
        elif lemma in words["doing"] and relation in ("prep:with", "prep:by", "prep:in", "prep:during"):
            slots["subject"] += [t for t in _agents(scene, verb) or subjects(verb) if t.i != noun.i]
            slots["object"] += objects(verb)
        elif lemma in words["wielding"] and relation in ("prep:in", "prep:during"):
            slots["subject"] += [t for t in _agents(scene, verb) if t.i != noun.i]
        elif lemma in words["losing"] and relation in ("prep:in", "prep:during") and _in_vain(scene, noun):
            slots["subject"] += [t for t in subjects(verb) if t.i != noun.i]
    if relation in ("object", "subject", "attribute"):
        for name, tokens in prepositions(verb).items():
            if name != "by" or relation != "object" or not is_passive(verb):
                slots[name] += [t for t in tokens if t.i != noun.i]


def _fall_in(verb: Token) -> bool:
    """Whether the subject of a verb dies: "were killed", "died"."""
    dies = verb.lemma_ in light_verbs()["transitive"] and is_passive(verb)
    return dies or verb.lemma_ in light_verbs()["perishing"]


def _aims(noun: Token) -> bool:
    """ "killed in a failed bid to retake the town": who falls so wanted it; in "a failed attack" either side may."""
    return noun.i + 1 < noun.sent.end and noun.nbor().tag_ == "TO"


def _in_vain(scene: Scene, noun: Token) -> bool:
    """ "lost men in a failed attack": those who lose them made it, unless it is "a failed rebel attack"."""
    if prepositions(noun).get("by") or any(t.i in scene.actors for t in noun_modifiers(noun)):
        return False
    return any(c.dep_ == "amod" and c.lower_ in light_verbs()["vain"] for c in noun.lefts)


def _is_means(relation: str, lemma: str) -> bool:
    """Whether a phrase behind a passive verb of hitting names the deed; who is "killed during" it may have done it."""
    struck = relation == "prep:during" and lemma in light_verbs()["doing"]
    return struck or relation in ("prep:by", "prep:in", "prep:with")


def _driven_out(scene: Scene, verb: Token) -> list[Token]:
    """ "shelling forced the rebels to leave": armed people are what it was aimed at."""
    driven = [*objects(verb), *(t for c in verb.rights if c.dep_ in ("ccomp", "xcomp") for t in subjects(c))]
    return [t for t in driven if t.i in scene.actors and is_armed(scene, party_of(scene, scene.actors[t.i]))]


def _blamed(slots: Slots, verb: Token) -> list[Token]:
    """ "blamed the raid on X": on whom, wherever the tree hangs it; of "the raid on Y on X" the second."""
    behind = prepositions(verb)
    blamed = [*behind.get("on", ()), *(behind.get("to", ()) if verb.lemma_ == "attribute" else ())]
    if not blamed and verb.lemma_ == "blame" and not behind.get("for"):
        blamed = [t for t in slots.pop("on", []) if t.i > verb.i]
    return blamed


def _agents(scene: Scene, verb: Token) -> list[Token]:
    """Who does it: the subject, or the by-phrase of a passive."""
    if is_passive(verb):
        return list(prepositions(verb).get("by", ()))
    return doers(scene, verb)
