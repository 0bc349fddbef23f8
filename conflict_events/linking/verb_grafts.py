"""Verbs that the parser tears from what they share: participles beside verbs, objects of a relative clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.moving import move, take_place
from conflict_events.linking.reporting import reporting_of
from conflict_events.linking.syntax import FINITE, PASSIVE, SUBJECTS, is_passive, light_verbs

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_ABOARD = ("aboard", "inside", "outside", "nearby")


def free_captives(lot: Token) -> None:
    """ "took five others prisoner", "20 others taken prisoner": the others are taken, and no prisoner."""
    verb = lot.head
    if lot.lower_ not in light_verbs()["captive"] or verb.lemma_ not in ("take", "hold", "seize"):
        return
    taken = [c for c in lot.lefts if c.dep_ == "compound" and c.tag_ in ("NNS", "NNPS")]
    for noun in taken:
        move(noun, verb, "dobj")
        for word in [c for c in lot.lefts if c.i < noun.i]:
            move(word, noun, word.dep_)
    for subject in [c for c in verb.lefts if c.dep_ == "nsubj" and verb.lower_ == "taken"]:
        if not any(c.dep_ == "aux" for c in verb.lefts):
            move(subject, verb, "nsubjpass")
    if len(list(lot.lefts)) == 0:
        move(lot, verb, "oprd")


def free_purpose(verb: Token) -> None:
    """ "took advantage of the chaos to seize a base": they seize it, not the chaos, nor is that what it was for."""
    of = verb.head if verb.dep_ == "pcomp" else verb.head.head
    chance = of.nbor(-1) if of.i else of
    if of.lower_ != "of" or chance.lower_ != "advantage" or verb.nbor(-1).lower_ != "to":
        return
    for noun in [c for c in verb.lefts if c.dep_ in SUBJECTS]:
        move(noun, of, "pobj")
    move(verb, chance.head, "advcl")


def free_second(word: Token) -> None:
    """ "killed and wounded numbers of rebels": both are done to the rebels; no wounded numbers are killed."""
    noun, link = word.head, word.nbor(-1) if word.i > word.sent.start else word
    first = noun.head
    told = first.i == word.i - 2 and first.tag_ in ("VBD", "VBN") and first.pos_ == "VERB"
    if word.tag_ != "VBN" or not told or link.dep_ != "cc" or noun.dep_ not in ("conj", "dobj"):
        return
    word.tag_, word.pos_ = first.tag_, "VERB"
    move(word, first, "conj")
    move(noun, word, "dobj")


def free_hurt(word: Token) -> None:
    """ "two were killed and six injured in Azaz": six were injured, not killed and described as such."""
    number, harming = word.head, light_verbs()["harming"]
    first = number.head
    told = number.dep_ == "conj" and number.tag_ == "CD" and first.pos_ == "VERB" and is_passive(first)
    if told and number.i < word.i and {first.lemma_, word.lemma_} <= harming:
        move(word, first, "conj")
        move(number, word, "nsubjpass")


def part_headline(word: Token) -> None:
    """ "Four Soldiers Killed 6 Wounded in IS Attack", which has lost its comma: the soldiers are killed, six wounded."""
    number, harming = word.head, light_verbs()["harming"]
    verb = number.head
    told = number.dep_ == "dobj" and number.tag_ == "CD" and number.i == verb.i + 1 == word.i - 1
    if (
        not told
        or verb.tag_ not in ("VBD", "VBN")
        or not {verb.lemma_.lower(), word.lemma_.lower()} <= harming
    ):
        return
    subject = next((c for c in verb.lefts if c.dep_ == "nsubj"), None)
    if subject is None or any(t.lower_ in ("a", "an", "the") for t in verb.sent):
        return
    subject.dep_, verb.tag_ = "nsubjpass", "VBN"
    move(word, verb, "conj")
    move(number, word, "nsubjpass")


def free_gerund(word: Token) -> None:
    """ "accused the army of dropping barrel bombs filled with gas": it dropped them; these are no dropping bombs."""
    noun, throws = word.head, word.lemma_.lower() in light_verbs()["throwing"]
    if throws and noun.dep_ == "pobj" and word.i == noun.head.i + 1:
        word.pos_ = "VERB"
        move(word, noun.head, "pcomp")
        move(noun, word, "dobj")


def lower_moving(word: Token, named: set[int]) -> None:
    """ "shelled retreating troops", "trapped 150 fleeing soldiers": who does it to them does not retreat."""
    noun = next((c for c in word.rights if c.dep_ == "dobj"), word)
    before = word.nbor(-1) if word.i > word.sent.start else word
    counted = before.tag_ == "CD" and before.dep_ in ("dobj", "pobj", "nsubj", "nsubjpass")
    verb = before.head if counted else before
    if word.lemma_ not in light_verbs()["on_the_move"] or noun.i not in named or verb.pos_ != "VERB":
        return
    if noun.left_edge.i != word.i + 1 or before.head is word or verb.lemma_ in light_verbs()["agent"]:
        return
    doubtful = word.lemma_ in light_verbs()["on_the_move_counted"]
    hurts = verb.i in verb.doc.trigger_heads and not is_passive(verb)
    if not counted and (verb.tag_ not in FINITE or (doubtful and not hurts)):
        return
    for further in [c for c in word.rights if c is not noun]:
        move(further, verb, further.dep_)
    move(noun, before.head if counted else verb, before.dep_ if counted else "dobj")
    if counted:
        move(before, noun, "nummod")
    move(word, noun, "amod")


def raise_told(verb: Token) -> None:
    """ "fired to break up the march and detained four": they did, it is not what they fired for."""
    aim = verb.head
    infinitive = aim.tag_ == "VB" and any(c.tag_ == "TO" for c in aim.lefts)
    doer = aim.head
    while doer.dep_ in ("xcomp", "advcl", "acl") and doer.tag_ not in FINITE:
        doer = doer.head
    own = any(c.dep_ in SUBJECTS + PASSIVE or c.dep_ == "aux" for c in verb.lefts)
    if infinitive and not own and doer.tag_ in FINITE and doer.pos_ == "VERB" and doer.i < aim.i:
        move(verb, doer, "conj")


def join_aims(verb: Token) -> None:
    """ "vowed to go on with the operation launched in May and seize the town": it is to be seized, as the first is an aim.

    A verb in its base form goes on with one in the same form, not with a participle between them.
    """
    between = verb.head
    own = any(c.dep_ in SUBJECTS + PASSIVE or c.dep_ == "aux" for c in verb.lefts)
    helped = any(c.dep_ in ("aux", "auxpass") for c in between.lefts)
    if own or helped or between.tag_ not in ("VBN", "VBD", "VBG") or between.dep_ in ("ROOT", "conj"):
        return
    before = verb.doc[verb.sent.start : between.i]
    aim = next((t for t in reversed(before) if t.tag_ == "VB" and any(c.tag_ == "TO" for c in t.lefts)), None)
    if aim is not None:
        move(verb, aim, "conj")


def raise_further_saying(verb: Token) -> None:
    """ "denied that the town had fallen and said that ...": the saying is no more of what is denied."""
    denied = verb.head
    above = reporting_of(denied.head)
    own = any(c.dep_ in SUBJECTS + PASSIVE or c.dep_ == "aux" for c in verb.lefts)
    if verb.dep_ != "conj" or own or denied.dep_ != "ccomp" or above is None or reporting_of(denied):
        return
    if above.stance == "denies" and denied.head.tag_ in FINITE:
        move(verb, denied.head, "conj")


def lower_aboard(killed: Token) -> None:
    """ "leaving all militants aboard killed": they are killed, no phrase goes on behind "aboard"."""
    place = killed.head
    if killed.tag_ == "VBN" and place.lower_ in _ABOARD and place.head.pos_ in ("NOUN", "PROPN", "VERB"):
        noun = place.nbor(-1)
        if noun.pos_ in ("NOUN", "PROPN"):
            move(killed, noun, "acl")


def lower_listed(noun: Token) -> None:
    """ "the group, which has fought the army, tribes and rebels, took the hill": whom it fought, not who took it.

    Of two subjects of a verb, the one right behind a relative clause of the other goes on with its list.
    """
    first = next((c for c in noun.head.lefts if c.dep_ == "nsubj"), noun)
    clause = next((c for c in first.rights if c.dep_ == "relcl"), None)
    if first is noun or clause is None or noun.doc[noun.left_edge.i - 1].text != ",":
        return
    listed = [c for c in clause.rights if c.dep_ in ("dobj", "pobj")]
    if listed and clause.right_edge.i == noun.left_edge.i - 2 and any(c.dep_ == "cc" for c in noun.rights):
        move(noun, listed[-1], "conj")


def return_victims(noun: Token) -> None:
    """ "killed two patients injured nine", which has lost its comma: the patients are killed, and injure nobody.

    Of "caused the displacement of 500 families destroyed two clinics" the displacement is caused, and destroys none.
    """
    clause = noun.head
    verb, harming = clause.head, light_verbs()["harming"]
    told = clause.dep_ == "ccomp" and clause.tag_ in ("VBD", "VBN") and verb.pos_ == "VERB"
    harms = clause.lemma_ in harming and (verb.lemma_ in harming or verb.lemma_ in light_verbs()["causing"])
    if not told or not harms or noun.left_edge.i != verb.i + 1:
        return
    if not is_passive(clause) and any(c.dep_ == "dobj" for c in clause.rights):
        move(noun, verb, "dobj")
        move(clause, verb, "conj")


def lower_share(noun: Token) -> None:
    """ "killed 50 people most of them women wounded nine", without its commas: the women wounded nobody."""
    verb, at = noun.head, noun.i - 1
    being = at > noun.sent.start and noun.doc[at].lemma_ == "be"
    them = noun.doc[at - being] if at > noun.sent.start + 1 else noun
    if them.lower_ not in ("them", "whom") or them.nbor(-1).lower_ != "of" or noun.i != verb.i - 1:
        return
    above = (c for c in verb.lefts if c.dep_ == "ccomp" and c.i < them.i)
    first = verb.head.head if verb.dep_ == "relcl" else next(above, verb.head)
    harms = verb.lemma_ in light_verbs()["harming"] | light_verbs()["causing"] | light_verbs()["evicting"]
    if first.lemma_ not in light_verbs()["harming"] or not harms or first.i > them.i or verb is first:
        return
    if not any(c.dep_ in ("dobj", "ccomp") for c in verb.rights):
        return
    if first.head is verb:
        take_place(first, verb)
    move(verb, first, "conj")
    move(noun, first, "parataxis")
    if being:
        move(noun.doc[at], noun, "cop")
