"""What is told of deeds in general: habits, kinds of people, and what such deeds mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.event_nouns import event_verbs
from conflict_events.linking.syntax import clause_root, is_verb, prepositions
from conflict_events.linking.unreal_verbs import cues

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


def is_habit(verb: Token) -> bool:
    """ "they target only militants": what somebody does, or does not do, at all times.

    So it is with "has regularly been targeted" and "is often hit by the coalition targeting militants".
    """
    deed, spoken, verb = verb, _is_spoken_of(verb), _described_in(verb)
    if not _to_this_day(verb):
        return False
    if spoken and any(t.lower_ == "past" for v in (verb, deed) for t in prepositions(v).get("in", ())):
        return True  # "has in the past denied targeting civilians"
    helped = any(c.dep_ in ("aux", "auxpass") for c in verb.lefts)
    words = cues()["usually"] if helped else cues()["usually"] | cues()["habits"]
    words |= cues()["spoken_often"] if spoken else frozenset()
    struck = [c for c in verb.rights if c.dep_ == "dobj"]
    beside = (c for word in (verb, *struck) for c in word.lefts)
    return any(c.lower_ in words and not _behind_article(c) for c in beside) or _now_and_then(verb)


def _now_and_then(verb: Token) -> bool:
    """ "they shell the town every now and then"."""
    behind = verb.doc[verb.i : verb.sent.end].text.lower()
    return any(phrase in behind for phrase in cues()["now_and_then"])


def _behind_article(word: Token) -> bool:
    """ "hit the only hospital" tells no habit."""
    return word.i > 0 and word.nbor(-1).lower_ == "the"


def _to_this_day(verb: Token) -> bool:
    """Whether a verb stands in the present or the perfect."""
    helping = [c for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    return (helping or [verb])[0].tag_ in ("VBZ", "VBP")


def is_of_habit(scene: Scene, noun: Token) -> bool:
    """ "The town has often been targeted by air strikes", "groups that carry out attacks": no one deed."""
    verbs = [
        v for relation, v in event_verbs(noun) if relation in ("subject", "object", "prep:by", "prep:in")
    ]
    rare = noun.tag_ == "NNS" and any(c.lower_ in cues()["recurring"] for c in noun.lefts)
    told = any(is_habit(v) or (rare and _to_this_day(v)) for v in verbs)
    return told or _known_for(noun) or (noun.dep_ == "dobj" and says_who(scene, noun.head))


def _known_for(noun: Token) -> bool:
    """ "known for its beheadings and suicide attacks": for deeds of a kind."""
    first = noun.head if noun.dep_ == "conj" else noun
    why = first.head
    return first.dep_ == "pobj" and why.lower_ == "for" and why.head.lower_ in cues()["famed"]


def is_judged(noun: Token) -> bool:
    """ "Attacks on hospitals violate the law": what such deeds are, not that there was one."""
    verb = noun.head
    if (
        noun.dep_ != "nsubj"
        or verb.tag_ not in ("VBZ", "VBP")
        or verb.lemma_.lower() not in cues()["judging"]
    ):
        return False
    return noun.tag_ != "NN" and not any(c.dep_ in ("det", "poss", "nummod") for c in noun.lefts)


def says_who(scene: Scene, verb: Token) -> bool:
    """ "the terrorists that attack our people": of a kind of people, without a day or a number."""
    if verb.dep_ != "relcl" or verb.tag_ != "VBP" or any(c.dep_ == "aux" for c in verb.lefts):
        return False
    doers = [c for c in verb.lefts if c.dep_ == "nsubj" and c.lower_ in ("who", "that", "which")]
    told = (t.i in scene.places or t.i in scene.dates or t.tag_ == "CD" for t in verb.subtree)
    return bool(doers) and not any(told)


def _is_spoken_of(verb: Token) -> bool:
    """ "denied using", "admits bombing"."""
    return verb.dep_ == "xcomp" and verb.tag_ == "VBG"


def _described_in(verb: Token) -> Token:
    """The verb of whose doers or means a bare participle tells; else the verb itself.

    "is often hit by the coalition targeting militants", "is usually attacked with shells fired by the group",
    "has repeatedly denied using chemical weapons".
    """
    if _is_spoken_of(verb):
        return verb.head
    bare = verb.i > 0 and verb.dep_ == "acl" and not verb.nbor(-1).is_punct
    counted = any(c.dep_ in ("det", "nummod", "poss") for c in verb.head.lefts)
    bare &= verb.tag_ == "VBG" or (verb.head.tag_ == "NNS" and not counted)
    return clause_root(verb.head) if bare and is_verb(clause_root(verb.head)) else verb


def names_a_kind(noun: Token) -> bool:
    """ "has carried out similar attacks", "the third such raid": deeds of a kind, none of which is told."""
    if not any(c.lower_ in cues()["of_a_kind"] for c in noun.lefts):
        return False
    if noun.tag_ != "NNS":
        return any(c.lower_ == "the" for c in noun.lefts)  # not "a similar attack", "one such raid"
    verb = noun.head
    if any(t.lower_ == "past" and t.dep_ == "pobj" for t in verb.subtree):
        return True  # "which carried out similar attacks in the past"
    return noun.dep_ in ("dobj", "nsubj", "nsubjpass") and (
        verb.tag_ in ("VBZ", "VBP") or any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)
    )


def among_others(noun: Token) -> bool:
    """ "is among the deadliest attacks": many deeds that one told before is measured against."""
    return noun.dep_ == "pobj" and noun.head.lower_ == "among" and noun.head.head.lemma_ == "be"


def in_ranked_toll(noun: Token) -> bool:
    """ "The toll is among the highest in raids on schools": neither the toll nor the raids that it is measured against."""
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        among = (t for c in noun.head.rights if c.lower_ == "among" for t in c.rights)
        return any(t.tag_ == "JJS" for t in among)
    best = noun
    while best.dep_ == "pobj" and best.head.lower_ in ("in", "from", "for"):
        best = best.head.head
    if (
        best is noun
        or noun.tag_ != "NNS"
        or not (best.tag_ == "JJS" or any(c.tag_ == "JJS" for c in best.lefts))
    ):
        return False
    one = best.head.head if best.dep_ == "pobj" and best.head.lower_ == "of" else best
    return among_others(best) or (one.lower_ == "one" and one.dep_ == "attr")


def is_ranked(head: Token) -> bool:
    """ "It was the second jet to be downed in a month": one told before, and how many there were."""
    infinitive = head.dep_ in ("relcl", "acl") and any(c.tag_ == "TO" for c in head.lefts)
    noun = head.head if infinitive else head
    before = {c.lower_ for c in noun.lefts}
    return noun.dep_ == "attr" and "the" in before and not before.isdisjoint(anaphora()["ranks"])
