"""Verbs that head their sentence, where the parser gives it to a noun beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.moving import crown, move, take_place
from conflict_events.linking.syntax import FINITE, light_verbs

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_MOST_NAMES = 9  # tokens before the verb


def crown_participle(verb: Token, named: set[int]) -> None:
    """ "Army units destroyed on Monday a centre", taken for units that were destroyed: what has an object is done.

    So it is with "Warplanes dropping leaflets struck the town", where a participle stands between.
    """
    doer = verb.head
    of_whom = doer if doer.i == verb.i - 1 else verb.nbor(-1)  # "units of the army"
    if doer.dep_ != "ROOT" or doer.i not in named or of_whom not in doer.subtree:
        return
    struck = next((c for c in verb.rights if c.dep_ == "dobj"), None) or _struck_with(verb)
    between = next((c for c in doer.rights if c.tag_ == "VBG" and c.dep_ == "acl"), None)
    described = between is not None and between.right_edge is of_whom
    if struck is None or (doer is not of_whom and of_whom.i not in named and not described):
        return
    crown(verb, doer)
    for word in [c for c in doer.rights if c.i > verb.i]:
        move(word, struck if word.dep_ in ("cc", "conj") else verb, word.dep_)


def _struck_with(verb: Token) -> Token | None:
    """What a verb tells as struck where the means come first: "targeted with missiles hideouts of gunmen"."""
    phrase = next((c for c in verb.rights if c.lower_ == "with"), None)
    noun = next(iter(phrase.rights), None) if phrase is not None else None
    if phrase is None or noun is None:
        return None
    if noun.i in verb.doc.trigger_heads:
        return verb  # "A warplane targeted north of the city with four air strikes"
    arms = {t.i for span in verb.doc.spans["weapons"] for t in span}
    means = next((c for c in reversed(noun.lefts) if c.dep_ == "compound" and c.i in arms), None)
    if means is None or noun.i in arms:
        return None
    for word in [c for c in noun.lefts if c.i < means.i]:
        move(word, means, word.dep_)
    move(means, phrase, "pobj")
    move(noun, verb, "dobj")
    return noun


def crown_far(verb: Token) -> None:
    """ "Trucks with food for 300 people entered the town", taken for people who entered it: the trucks did."""
    doer = verb.sent.root
    if verb.tag_ != "VBD" or doer.pos_ != "NOUN" or verb.head.dep_ not in ("pobj", "dobj"):
        return
    others = (t for t in verb.sent if t is not verb)
    if any(c.dep_ == "dobj" for c in verb.rights) and not any(t.tag_ in (*FINITE, "MD") for t in others):
        crown(verb, doer)


def crown_backed(verb: Token) -> None:
    """ "Rebels backed by Turkish tanks pushed into al-Bab", taken for tanks that were pushed: the rebels did it."""
    doer = verb.sent.root
    by = verb.head.head
    if (
        doer.pos_ not in ("NOUN", "PROPN")
        or verb.dep_ != "acl"
        or by.lower_ != "by"
        or by.head.head is not doer
    ):
        return
    backed = by.head.lemma_.lower() in light_verbs()["backing"] and by.head.dep_ == "acl"
    others = [t for t in verb.sent if t is not verb and t is not by.head]
    if backed and not any(t.tag_ in ("VBZ", "VBP", "MD") or t.dep_ in ("aux", "auxpass") for t in others):
        if not any(c.dep_ == "agent" for c in verb.rights):
            crown(verb, doer)


def crown_behind(backed: Token) -> None:
    """ "Syrian rebels backed by Turkey attacked", read as what backed somebody: the verb behind is theirs."""
    by, doers = backed.nbor(), [c for c in backed.lefts if c.dep_ == "nsubj"]
    if backed.lemma_.lower() not in light_verbs()["backing"] or by.lower_ != "by" or len(doers) != 1:
        return
    verb = next((c for c in backed.rights if c.tag_ in FINITE), None)
    if verb is None or any(c.dep_ in ("nsubj", "nsubjpass", "mark") or c.lower_ == "," for c in verb.lefts):
        return
    crown(verb, doers[0])
    backed.tag_ = "VBN"
    move(backed, doers[0], "acl")
    for word in [c for c in backed.children if c.i > verb.i]:
        move(word, verb, word.dep_)


def opens_with_names(verb: Token, named: set[int]) -> bool:
    """Whether only names stand before a verb in its sentence: "The army and Hezbollah besieged"."""
    before = verb.doc[verb.sent.start : verb.i]
    if not 0 < len(before) < _MOST_NAMES or verb.i - 1 not in named:
        return False
    return len(before) < 3 or all(t.i in named or t.pos_ in ("DET", "CCONJ") for t in before)


def raise_participle(verb: Token) -> None:
    """ "Turkey massed tanks along its border", taken for tanks that Turkey massed: the verb heads the sentence."""
    noun, doer = verb.head, verb.nbor(-1)
    if noun.dep_ == "conj" and noun.head.dep_ == "ROOT" and noun.head.i < verb.i:
        _raise_listed(verb, noun.head, noun, doer)
        return
    if noun.dep_ == "nsubj" and noun.head.dep_ == "ROOT" and noun.head.nbor(-1).dep_ == "cc":
        _raise_first(verb, noun, doer)
        return
    if noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN") or doer.head not in (verb, noun):
        return
    if any(t.tag_ in (*FINITE, "MD") and t is not verb for t in verb.sent):
        return
    crown(verb, doer)
    move(noun, verb, "dobj")
    for phrase in [c for c in noun.rights if c.dep_ in ("prep", "punct", "npadvmod", "advmod")]:
        if phrase.dep_ != "prep" or phrase.lower_ != "of":
            move(phrase, verb, phrase.dep_)


def _raise_first(verb: Token, noun: Token, doer: Token) -> None:
    """ "The UN condemned violations and said jets bombed Homs", taken for condemned violations that say so."""
    second = noun.head
    link = second.nbor(-1)
    if link.head is not noun or doer.i > verb.i:
        return
    crown(verb, doer)
    move(noun, verb, "dobj")
    move(link, verb, "cc")
    move(second, verb, "conj")


def _raise_listed(verb: Token, first: Token, noun: Token, last: Token) -> None:
    """ "The army and Hezbollah besieged Madaya", taken for a list of the army and a besieged town."""
    crown(verb, first)
    move(noun, verb, "dobj")
    move(last, first, "conj")
    for sign in [c for c in first.rights if c.i > verb.i]:
        move(sign, verb, sign.dep_)


def raise_verb(verb: Token) -> None:
    """ "Islamic State claims responsibility": no noun that goes before another, but the verb."""
    noun = verb.head
    speaker = next((c for c in reversed(noun.lefts) if c.i < verb.i), None)
    verb.pos_, verb.tag_ = "VERB", "VBZ"
    take_place(verb, noun)
    move(noun, verb, "dobj")
    if speaker is not None:
        move(speaker, verb, "nsubj")
