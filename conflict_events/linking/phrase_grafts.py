"""Phrases that the parser hangs on a neighbour, by another tree for another name, put where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.moving import crown, move, uproot
from conflict_events.linking.syntax import PASSIVE, SUBJECTS, is_passive, light_verbs
from conflict_events.linking.unreal_verbs import cues

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Span, Token

_MODIFYING = ("nmod", "compound", "amod")
_KINDS = ("group", "militia", "fighter", "allies")  # of actors that a name behind them may name
_STEPS = 3  # nouns between a passive verb and its agent


def join_names(span: Span, named: set[int]) -> None:
    """ "the Legion and ISIS fighters": the whole name behind "and" is joined, not its first word.

    "Syrian and Russian forces", where two adjectives share a noun, stays as it is.
    """
    head = span[-1]
    inner = next((t for t in span if t.dep_ == "conj" and t.head.i < span.start), None)
    if inner is None or inner is head or inner.head.head is not head or inner.head.dep_ not in _MODIFYING:
        return
    first = inner.head
    alone = first.i in named and first.pos_ == "PROPN" and first.tag_ != "JJ"
    one = head.tag_ == "NNS" and any(t.lower_ in ("a", "an") for t in head.lefts)
    if not (alone or one) or first.i != span.start - 2:
        return
    above, dep = head.head, head.dep_
    of_both = [t for t in head.lefts if t.i < first.i] + [
        t for t in head.rights if t.dep_ in ("acl", "relcl")
    ]
    for word in of_both:
        move(word, first, word.dep_)
    if above is head:
        uproot(first)
    else:
        move(first, above, dep)
    move(head, first, "conj")
    move(inner, head, "compound")


def join_list(span: Span, actors: dict[int, Span]) -> None:
    """ "by the regime, Russia and Iran", "by the army Russia and Iran": a list, no other name for the first."""
    name = span.root
    first = actors.get(name.head.i)
    if name.dep_ != "appos" or first is None or first.label_ == "unit" or first.id_ in _KINDS:
        return
    if any(c.dep_ == "conj" and c.i in actors for c in name.rights) and span.label_ == "name":
        name.dep_ = "conj"


def join_subject(noun: Token) -> None:
    """ "a town held by rebels and jihadists had been hit": of two subjects the one behind "and" is no subject.

    Nor is it in "clashes between the army and rebels broke out".
    """
    first = noun.left_edge
    tie = first.nbor(-1) if first.i > noun.sent.start else noun
    phrase = tie.head.head
    if (
        tie.dep_ != "cc"
        or tie.head.dep_ != "pobj"
        or not (phrase.dep_ == "agent" or phrase.lower_ == "between")
    ):
        return
    if any(c.dep_ in SUBJECTS + PASSIVE and tie in c.subtree for c in noun.head.lefts):
        move(noun, tie.head, "conj")


def lower_kind(noun: Token) -> None:
    """ "The Front an offshoot of al-Qaeda has taken the base", which has lost its commas: what the Front is."""
    first = noun.left_edge
    name = first.nbor(-1) if first.i > noun.sent.start else noun
    if first.lower_ in ("a", "an") and name.head is noun.head and name.dep_ == noun.dep_ and name is not noun:
        move(noun, name, "appos")


def join_wounded(word: Token) -> None:
    """ "took the village, leaving many dead and wounded": the wounded stand beside the dead, whoever took it."""
    first = word.nbor(-2) if word.i > word.sent.start + 1 else word
    tied = word.nbor(-1).lower_ in ("and", "or", "&") if first is not word else False
    if tied and first.lower_ == "dead" and word.head is not first:
        word.tag_ = "VBN"
        for phrase in [c for c in word.rights if c.dep_ == "prep"]:
            move(phrase, word.head, "prep")  # "..., in addition to destroying a post": whoever took it
        move(word, first, "conj")


def join_objects(word: Token) -> None:
    """ "killed its leader and 4 of his guards": what "and" joins is the object's neighbour, no second verb."""
    verb, first = word.head, word.left_edge
    objects = [c for c in verb.rights if c.dep_ == "dobj" and c.i < word.i]
    if objects and first.i > 0 and first.nbor(-1).lower_ in ("and", "&"):
        move(word, objects[-1], "conj")


def free_number(over: Token) -> None:
    """ "killed over 20 of the fighters": so many are killed, it is no phrase about where."""
    verb = over.head
    number = next((c for c in over.rights if c.dep_ == "pobj" and c.tag_ == "CD"), None)
    if number is None or verb.pos_ != "VERB" or verb.i != over.i - 1:
        return
    if not any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
        move(number, verb, "dobj")
        move(over, number, "quantmod")


def raise_counted(noun: Token) -> None:
    """ "killed 30 men from rebel factions and nine soldiers": what is counted stands beside what is counted."""
    phrase = noun.head.head
    whole = phrase.nbor(-1) if phrase.i else phrase
    if (
        noun.head.dep_ != "pobj"
        or phrase.lower_ not in ("from", "of")
        or phrase.head not in (whole, whole.head)
    ):
        return
    if _counted(noun) and _counted(whole) and not _counted(noun.head):
        move(noun, whole, "conj")
        move(phrase, whole, "prep")


def _counted(noun: Token) -> bool:
    return any(c.dep_ == "nummod" for c in noun.lefts)


def free_month(word: Token) -> None:
    """ "since 21 May": a month is no "may"."""
    word.tag_, word.pos_, word.dep_ = "NNP", "PROPN", "npadvmod"


def free_object(noun: Token, dated: set[int]) -> None:
    """ "bombed on Monday the town", "dropped on Sunday barrel bombs": what is hit is no other name of a day."""
    if noun.dep_ == "appos" and noun.head.i in dated:
        day = noun.head
    else:
        day = next((c for c in noun.lefts if c.i in dated and c.dep_ == "compound"), noun)
        if day is noun or noun.dep_ != "pobj" or noun.head.i != day.i - 1:
            return
        move(day, noun.head, "pobj")
    verb = day.head.head if day.head.dep_ == "prep" else day.head
    if verb.pos_ != "VERB" or any(c.dep_ == "dobj" for c in verb.children):
        return
    move(noun, verb, "dobj")
    doer = verb.head
    if (verb.dep_, verb.tag_, doer.dep_) == ("acl", "VBN", "ROOT") and doer.pos_ in ("NOUN", "PROPN"):
        crown(verb, doer)  # "Warplanes bombed on Monday the town", taken for warplanes that were bombed
        for phrase in [c for c in doer.rights if c.i > verb.i]:
            move(phrase, verb, phrase.dep_)


def free_dated(place: Token, dated: set[int]) -> None:
    """ "hit Douma Sunday", "near Marea town October 11": the place is hit, it is no kind of day."""
    day = place.head
    if day.i != place.i + 1 or day.i not in dated or day.dep_ not in ("dobj", "pobj", "npadvmod"):
        return
    above, dep = day.head, day.dep_
    verb = above.head if dep == "pobj" else above
    move(place, above, "dobj" if dep == "npadvmod" else dep)
    move(day, verb, "npadvmod")


def join_states(state: Token, places: set[int]) -> None:
    """ "who fights in Syria and Iraq": the second place stands beside the first one, not beside who fights."""
    first = state.i - 2
    joined = first > 0 and state.nbor(-1).lower_ == "and" and first in places
    if joined and state.head.i < first and state.doc[first].head.lower_ == "in":
        move(state, state.doc[first], "conj")


def lift_from_comma(noun: Token) -> None:
    """ "capturing the hilltop, a monitor said": what hangs on a comma is the object of the verb before it."""
    first = noun.left_edge
    verb = first.nbor(-1) if first.i > noun.sent.start else noun
    if verb.pos_ == "VERB" and not is_passive(verb) and not any(c.dep_ == "dobj" for c in verb.children):
        move(noun, verb, "dobj")


def free_subject(noun: Token, dated: set[int]) -> None:
    """ "said on Friday two soldiers had been captured": a day is the whole of its phrase, the soldiers go on."""
    day = next((c for c in noun.head.rights if c.i in dated and c.dep_ == "pobj" and c.i < noun.i), None)
    if day is None or noun.dep_ != "pobj":
        return
    for word in [c for c in day.rights if c.i < noun.i]:
        move(word, noun, word.dep_)
    verb = next((t for t in noun.doc[noun.i + 1 : noun.sent.end] if t.pos_ == "VERB"), None)
    if verb is not None and not any(c.dep_ in SUBJECTS + PASSIVE for c in verb.children):
        move(noun, verb, "nsubjpass" if is_passive(verb) else "nsubj")


def free_resident(noun: Token, places: set[int], named: set[int]) -> None:
    """ "In Hasaka, army units, with allied militias, repelled an attack": the units are no other name of the city."""
    place, verb = noun.head, noun.head.head.head
    fronted = noun.dep_ == "appos" and place.i in places and noun.i in named and place.head.lower_ == "in"
    if fronted and place.i < noun.i < verb.i and not any(c.dep_ in SUBJECTS + PASSIVE for c in verb.children):
        move(noun, verb, "nsubj")


def free_means(word: Token) -> None:
    """ "responded to the attack with air strikes": the strikes are the response, the attack has none."""
    noun = word.head
    above = noun.head.head if noun.dep_ == "pobj" and noun.head.lower_ == "to" else noun.head
    if noun.dep_ in ("pobj", "dobj") and above.lemma_.lower() in light_verbs()["answering"]:
        move(word, above, "prep")


def join_modifier(word: Token) -> None:
    """ "in rebel shelling": a phrase has one noun; the word right before it says whose it is."""
    following = word.nbor() if word.i + 1 < word.sent.end else word
    if following.dep_ == "pobj" and following.head is word.head and following is not word:
        move(word, following, "compound")


def free_direction(side: Token) -> None:
    """ "seized a depot southeast of Palmyra": the depot is seized, the side says where."""
    noun = side.nbor(-1) if side.i else side
    followed = side.i + 1 < len(side.doc) and side.nbor().lower_ == "of"
    if not followed or noun.dep_ != "compound" or noun.head is not side:
        return
    move(noun, side.head, side.dep_)
    for word in [t for t in side.lefts if t.i < noun.i]:
        move(word, noun, word.dep_)
    move(side, noun, "advmod")


def free_agent(by: Token, named: set[int]) -> None:
    """ "was removed from the trucks by soldiers": who does it; "drove back an assault by the army": whose it is.

    So it is with "was barred from entering the town by soldiers".
    """
    verb, before = by.head, by.nbor(-1) if by.i else by
    if before.dep_ == "dobj" and before.head is verb and before.i in by.doc.trigger_heads:
        move(by, before, "prep")
        return
    kept = verb.dep_ == "pcomp" and verb.head.head.lemma_ in cues()["unreal_gerund"]
    for _ in range(_STEPS):
        if (verb.dep_ == "pobj" or kept) and verb.head.dep_ == "prep":
            verb = verb.head.head
    if verb is by.head or not is_passive(verb) or any(c.lower_ == "by" for c in verb.children):
        return
    if any(c.i in named for c in by.children):
        move(by, verb, "agent")


def free_particle(off: Token) -> None:
    """ "fought off an attack": the attack is the object of the two words."""
    verb = off.head
    noun = next((c for c in off.rights if c.dep_ == "pobj"), None)
    if noun is None or verb.i != off.i - 1 or verb.lemma_ not in light_verbs()["warding"]:
        return
    move(noun, verb, "dobj")
    off.dep_ = "prt"


def free_downed(down: Token) -> None:
    """ "shoots down a drone": the drone is the object of the two words, "down" says nothing of it alone."""
    if down.head.lemma_.lower() not in light_verbs()["downing"]:
        return
    for noun in [c for c in down.rights if c.dep_ == "pobj"]:
        move(noun, down.head, "dobj")
        down.dep_ = "prt"


def free_occasion(during: Token) -> None:
    """ "killed 35 rebels in clashes": the clashes are where they were killed, not which rebels these are."""
    noun = during.head
    events = during.doc.trigger_heads
    if noun.dep_ not in ("dobj", "nsubjpass") or noun.head.i not in events or noun.i > during.i:
        return
    if noun.head.pos_ == "VERB" and any(c.dep_ == "pobj" and c.i in events for c in during.rights):
        move(during, noun.head, "prep")


def lower_source(source: Token) -> None:
    """ "hundreds of troops from the alliance": it says who the troops are, not the hundreds."""
    noun = source.nbor(-1) if source.i > source.sent.start else source
    counted = noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head is source.head
    if counted and source.head.lemma_.lower() in anaphora()["measures"]:
        move(source, noun, "prep")


def free_source(source: Token, named: set[int]) -> None:
    """ "seized by rebels from the army": from whom it is seized; of "by fighters from the group X" who they are."""
    doer = source.head
    agent = doer.head
    if doer.lower_ in anaphora()["members"] or doer.i in doer.doc.trigger_heads:
        return  # "by fighters from the group X", "by sniper fire from the hill"
    if doer.dep_ == "pobj" and agent.dep_ == "agent" and any(c.i in named for c in source.children):
        move(source, agent.head, "prep")


def lower_date(word: Token, dated: set[int]) -> None:
    """ "women abducted by rebels last year were freed": what stands before "were" tells when they were abducted."""
    verb = word.head
    last = max((t.i for t in word.subtree), default=word.i)
    helps = [c.i for c in verb.lefts if c.dep_ in ("aux", "auxpass")]
    if not helps or last + 1 != min(helps) or not any(t.i in dated for t in word.subtree):
        return
    subjects = (c for c in verb.lefts if c.dep_ in ("nsubj", "nsubjpass"))
    told = [c for s in subjects for c in s.rights if c.dep_ == "acl" and c.tag_ == "VBN" and c.i < word.i]
    if told:
        move(word, told[-1], word.dep_)
