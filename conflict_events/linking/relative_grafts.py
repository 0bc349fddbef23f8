"""Relative clauses that the parser hangs on another noun, or takes for other clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.moving import move
from conflict_events.linking.syntax import PASSIVE, SUBJECTS, light_verbs

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_OWN = 6  # tokens between a verb and "its"


def lower_relative(pronoun: Token) -> None:
    """ "hit villages that X had wrested from Y": the clause is the villages' own, no complement of "hit"."""
    verb, noun = pronoun.head, pronoun.nbor(-1) if pronoun.i else pronoun
    above = verb.head
    if verb.dep_ != "ccomp" or noun.pos_ not in ("NOUN", "PROPN") or not above.i < noun.i < verb.i:
        return
    move(verb, noun, "relcl")
    for clause in [
        c for c in verb.rights if c.dep_ == "advcl" and c.tag_ == "VBG" and c.nbor(-1).text == ","
    ]:
        move(clause, above, "advcl")  # "..., killing two": what the main verb did


def lower_outcome(pronoun: Token) -> None:
    """ "after hours of clashes that killed 40": it is the clashes that kill, not the hours."""
    verb = pronoun.head
    unit, events = verb.head, pronoun.doc.trigger_heads
    if verb.dep_ != "relcl" or unit.lemma_.lower() not in anaphora()["time_units"]:
        return
    lasted = [
        t for c in unit.rights if c.lower_ == "of" for t in c.rights if t.i in events and t.i < pronoun.i
    ]
    if lasted:
        move(verb, lasted[-1], "relcl")


def raise_outcome(pronoun: Token) -> None:
    """ "an attack at a checkpoint that killed nine": it is the attack that kills, not the post."""
    verb = pronoun.head
    noun, events = verb.head, pronoun.doc.trigger_heads
    if verb.dep_ != "relcl" or verb.lemma_ not in light_verbs()["harming"] or noun.i in events:
        return
    while noun.dep_ == "pobj" and noun.i not in events:
        noun = noun.head.head
    if noun.i in events and noun.pos_ == "NOUN":
        move(verb, noun, "relcl")


def lower_who(who: Token, named: set[int]) -> None:
    """ "clashes between the army and rebels, who seized the base": who it is stands right before the word."""
    verb = who.head
    near = who.nbor(-1) if who.i else who
    if near.text == "," and near.i:
        near = near.nbor(-1)
    if verb.dep_ != "relcl" or near.i not in named or near in (who, verb.head):
        return
    listed = near.dep_ == "conj" and _phrase_of(near) == "between"
    if listed or (verb.head.i in who.doc.trigger_heads and near in verb.head.subtree):
        move(verb, near, "relcl")


def _phrase_of(noun: Token) -> str:
    """The preposition of a listed noun."""
    while noun.dep_ == "conj":
        noun = noun.head
    return noun.head.lower_ if noun.dep_ == "pobj" else ""


def lower_told(verb: Token) -> None:
    """ "an attack the ministry says killed ten": what is said of the attack, not what another verb goes on with."""
    says = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if verb.pos_ != "VERB" or verb.dep_ != "conj" or says.dep_ != "relcl":
        return
    if verb.head.i < says.i and not any(c.dep_ in SUBJECTS + PASSIVE for c in verb.lefts):
        move(verb, says, "ccomp")


def raise_revenge(verb: Token) -> None:
    """ "intercepted a group which tried to slip in and killed its members": no group kills its own."""
    relative = verb.head
    struck = next((c for c in verb.rights if c.dep_ == "dobj"), None)
    if relative.dep_ != "relcl" or struck is None or verb.lemma_ not in light_verbs()["harming"]:
        return
    owned = any(t.tag_ == "PRP$" and t.i < verb.i + _OWN for t in struck.subtree)
    main = relative.head.head
    if owned and struck.sent == verb.sent and main.pos_ == "VERB" and main.i < relative.head.i:
        move(verb, main, "conj")


def raise_relative(which: Token, named: set[int]) -> None:
    """ "the attack which the regime blamed on rebels": the verb is that of a relative clause."""
    if which.i == 0 or which.i + 2 >= which.sent.end:
        return
    before = which.nbor(-2 if which.i > 1 and which.nbor(-1).is_punct else -1)
    noun = before.head.head if before.pos_ == "PROPN" and before.dep_ == "pobj" else before
    doer = which.nbor(2 if which.nbor().pos_ == "DET" else 1)
    verb = next((c for c in doer.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), None)
    if verb is None or doer.i not in named or noun.pos_ != "NOUN" or noun in doer.subtree:
        return
    beside = noun.i == which.i - 1 and which.dep_ != "nsubj"
    if not beside and verb.lemma_ not in light_verbs()["accusation"]:
        return
    move(verb, noun, "relcl")
    verb.tag_ = "VBD"
    move(doer, verb, "nsubj")
    move(which, verb, "dobj")
