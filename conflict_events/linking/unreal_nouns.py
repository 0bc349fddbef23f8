"""What stands around an event noun and tells whether the event happened: agreed, held off, only spoken of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.syntax import ancestors, is_verb, light_verbs
from conflict_events.linking.unreal_verbs import cues, unreal_verb
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token


def is_settled(noun: Token) -> bool:
    """ "agreed to a truce that would last two days": it is agreed, whatever it would do."""
    verb = noun.head.head if noun.dep_ == "pobj" else noun.head
    return is_verb(verb) and verb.lemma_.lower() in cues()["settling"] and not unreal_verb(verb)


def taken_for(noun: Token) -> bool:
    """ "killed in what were likely Russian strikes": that they were is told, whose they were is not sure."""
    return noun.dep_ == "attr" and noun.head.tag_ == "VBD" and any(c.tag_ == "WP" for c in noun.head.lefts)


def held_off(verb: Token, preposition: str) -> bool:
    """ "has held off on renewed strikes", "held back from an assault": there were none."""
    particles = {c.lower_ for c in verb.rights if c.dep_ in ("prt", "advmod")}
    return verb.lemma_ == "hold" and preposition in ("on", "from") and bool(particles & {"off", "back"})


def unseen(governor: Token) -> bool:
    """ "no sign of a raid", "there was no sign so far of shelling": there was none."""
    governor = governor.head if governor.dep_ == "advmod" else governor
    told = [c for c in governor.children if c.dep_ == "attr"] if governor.lemma_ == "be" else [governor]
    signs = [t for t in told if t.lemma_.lower() in cues()["signs"]]
    return any(c.lower_ in ("no", "little") for t in signs for c in t.children)


def promised_to(noun: Token, clause: Token) -> bool:
    """ "offers an amnesty to fighters who lay down their arms": to whoever may do so, nobody has."""
    if clause.dep_ != "relcl" or clause.tag_ != "VBP" or any(c.dep_ in ("det", "nummod") for c in noun.lefts):
        return False
    return noun.dep_ == "pobj" and any(t.lemma_.lower() in cues()["offers"] for t in ancestors(noun))


def charged_with(word: Token) -> bool:
    """ "executed two men accused of fighting against it", "of planting bombs": what persons are charged with.

    It is no deed of its own unless "the" says that it is known.
    """
    if word.lower_ in cues()["charges"] and word.dep_ in ("pobj", "pcomp") and word.head.lower_ == "of":
        return any(t.lemma_.lower() in light_verbs()["accusation"] for t in ancestors(word) if is_verb(t))
    told = word.head if word.dep_ == "dobj" else word  # "of planting bombs", by either tree
    known = any(c.dep_ in ("det", "nummod") for c in word.lefts)
    if told.dep_ not in ("pcomp", "pobj") or told.head.lower_ != "of" or word.tag_ != "NNS" or known:
        return False
    charge = told.head.head
    of_persons = charge.dep_ == "acl" and charge.head.dep_ in ("dobj", "nsubjpass")
    return of_persons and charge.lemma_.lower() in light_verbs()["accusation"]


def names_camp(noun: Token) -> bool:
    """ "a strike hit a displacement camp": what the camp is for, nobody is driven out."""
    return noun.dep_ in ("compound", "amod") and noun.head.lemma_.lower() in place_words().stand_ins.settled


def carried_by(noun: Token) -> Token | None:
    """ "called for the imposition of a truce": the noun of doing above it tells whether it is."""
    if noun.dep_ != "pobj" or noun.head.lower_ != "of":
        return None
    above = noun.head.head
    return above if above.lemma_.lower() in cues()["doings"] and above.dep_ in ("pobj", "dobj") else None


def is_judged_at_large(noun: Token) -> bool:
    """ "stressed the gravity of any use of gas", "condemned any attack on medics": of no deed in particular."""
    above = noun.head.head
    return noun.dep_ == "pobj" and noun.head.lower_ == "of" and above.lemma_.lower() in cues()["weight"]


def is_modal(noun: Token) -> bool:
    """ "will answer any strikes": nobody has struck; "denied any attack" speaks of one."""
    verb = next((t for t in ancestors(noun) if is_verb(t)), noun)
    return any(c.tag_ == "MD" for c in verb.lefts)
