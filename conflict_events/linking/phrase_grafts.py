"""Phrases that the parser hangs on a neighbour, by another tree for another name, put where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.moving import move
from conflict_events.linking.syntax import FINITE, PASSIVE, SUBJECTS, ancestors, is_passive, light_verbs
from conflict_events.linking.unreal_verbs import cues

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_STEPS = 3  # nouns between a passive verb and its agent


def lower_kind(noun: Token) -> None:
    """ "The Front an offshoot of al-Qaeda has taken the base", which has lost its commas: what the Front is."""
    first = noun.left_edge
    name = first.nbor(-1) if first.i > noun.sent.start else noun
    if first.lower_ in ("a", "an") and name.head is noun.head and name.dep_ == noun.dep_ and name is not noun:
        move(noun, name, "appos")


def free_number(over: Token) -> None:
    """ "killed over 20 of the fighters": so many are killed, it is no phrase about where."""
    verb = over.head
    number = next((c for c in over.rights if c.dep_ == "pobj" and c.tag_ == "CD"), None)
    if number is None or verb.pos_ != "VERB" or verb.i != over.i - 1:
        return
    if not any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
        move(number, verb, "dobj")
        move(over, number, "quantmod")


def free_charge(of: Token) -> None:
    """ "accused the militia known as X of shelling Afrin": what the militia is accused of, not X."""
    noun = of.head
    if noun.pos_ not in ("NOUN", "PROPN") or not any(c.dep_ == "pcomp" for c in of.rights):
        return
    accusing = (t for t in ancestors(noun) if t.lemma_.lower() in light_verbs()["accusation"])
    verb = next(accusing, None)
    if verb is not None and any(c.dep_ == "dobj" and c.i < of.i for c in verb.rights):
        move(of, verb, "prep")


def free_time(of: Token) -> None:
    """ "took the town within 48 hours of launching an assault": who took it launched it."""
    unit = of.head
    above = unit.head.head if unit.dep_ == "pobj" else unit.head
    timed = unit.lemma_ in anaphora()["time_units"] and any(c.dep_ == "pcomp" for c in of.rights)
    if timed and above.pos_ == "VERB":
        move(of, above, "prep")


def lift_from_comma(noun: Token) -> None:
    """ "capturing the hilltop, a monitor said": what hangs on a comma is the object of the verb before it."""
    first = noun.left_edge
    verb = first.nbor(-1) if first.i > noun.sent.start else noun
    if verb.pos_ == "VERB" and not is_passive(verb) and not any(c.dep_ == "dobj" for c in verb.children):
        move(noun, verb, "dobj")


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


def join_group(noun: Token, named: set[int]) -> None:
    """ "the group Jaish al-Islam shelled Jobar": one doer, of whom the word says what he is."""
    name = noun.nbor() if noun.i + 1 < noun.sent.end else noun
    twice = name.i in named and name.head is noun.head and name.dep_ == noun.dep_
    if twice and name is not noun and noun.lower_ in light_verbs()["group_nouns"]:
        move(noun, name, "compound")


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

    So it is with "was barred from entering the town by soldiers", and "ended the truce and a raid by jets".
    Of "gunmen attacked a march by tribesmen" it is the march that is theirs: the gunmen do it.
    """
    verb, before = by.head, by.nbor(-1) if by.i else by
    object_ = before.head if before.dep_ == "conj" else before
    told = before.i in by.doc.trigger_heads or (by.dep_ == "agent" and _has_doer(verb))
    if object_.dep_ == "dobj" and object_.head is verb and told:
        move(by, before, "prep")
        lower_aim(by, before)
        return
    kept = verb.dep_ == "pcomp" and verb.head.head.lemma_ in cues()["unreal_gerund"]
    for _ in range(_STEPS):
        if (verb.dep_ == "pobj" or kept) and verb.head.dep_ == "prep":
            verb = verb.head.head
    if verb is by.head or not is_passive(verb) or any(c.lower_ == "by" for c in verb.children):
        return
    if by.dep_ == "prep" and any(c.i in named for c in by.children):
        move(by, verb, "agent")


def _has_doer(verb: Token) -> bool:
    """Whether a verb in the active has its subject: no other does it."""
    helped = any(c.dep_ == "auxpass" for c in verb.lefts)
    return verb.tag_ in FINITE and not helped and any(c.dep_ == "nsubj" for c in verb.lefts)


def lower_aim(by: Token, event: Token) -> None:
    """ "ended the truce and a raid by jets on Douma began": behind its doer, what the raid was on is its own."""
    behind = by.right_edge.i + 1
    aim = by.doc[behind] if behind < by.sent.end else by
    if aim.dep_ == "prep" and aim.lower_ in ("on", "against") and aim.head not in event.subtree:
        move(aim, event, "prep")


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


def lift_addition(phrase: Token) -> None:
    """ "leaving many dead and destroying their arms in addition to killing ten in Nawa": done by who does the rest.

    So in "foiled their attempt to enter the town in addition to killing ten": what is added stands beside the verb.
    """
    noun = next(iter(phrase.rights), phrase)
    to = next((c for c in noun.rights if c.lower_ == "to"), phrase)
    if noun.lower_ != "addition" or not any(c.dep_ == "pcomp" for c in to.rights):
        return
    above = phrase.head
    while above.head is not above and not (above.tag_ in FINITE and _has_subject(above)):
        above = above.head
    if above.pos_ == "VERB" and above is not phrase.head:
        move(phrase, above, "prep")


def _has_subject(verb: Token) -> bool:
    """Whether a verb has a subject of its own."""
    return any(c.dep_ in SUBJECTS + PASSIVE for c in verb.children)


def free_occasion(during: Token) -> None:
    """ "killed 35 rebels in clashes": the clashes are where they were killed, not which rebels these are."""
    noun = during.head
    events = during.doc.trigger_heads
    if noun.dep_ not in ("dobj", "nsubjpass") or noun.head.i not in events or noun.i > during.i:
        return
    if noun.head.pos_ == "VERB" and any(c.dep_ == "pobj" and c.i in events for c in during.rights):
        move(during, noun.head, "prep")


def lower_source(source: Token) -> None:
    """ "hundreds of troops from the alliance": it says who the troops are, not the hundreds.

    So it is with the last of "between Hezbollah and militants from the Front".
    """
    noun = source.nbor(-1) if source.i > source.sent.start else source
    if noun.dep_ == "conj" and noun.head is source.head and noun.lower_ in anaphora()["members"]:
        move(source, noun, "prep")
        return
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


def free_victim(place: Token) -> None:
    """ "At the outskirts of Douma gunman X was killed", which has lost its comma: he is killed, the place is Douma."""
    noun = place.head
    while noun.dep_ == "compound":
        noun = noun.head
    phrase = noun.head
    verb = next((t for t in ancestors(phrase) if t.pos_ == "VERB"), None)
    if noun.dep_ != "pobj" or noun.pos_ != "PROPN" or noun.i < place.i + 2 or verb is None:
        return
    between = verb.doc[noun.i + 1 : verb.i]
    alone = not any(c.dep_ in SUBJECTS + PASSIVE for c in verb.children) and verb.tag_ in ("VBD", "VBN")
    opens = verb.left_edge.i == verb.sent.start and verb.left_edge.dep_ == "prep"
    if alone and opens and verb.i > noun.i and all(t.dep_ in ("aux", "auxpass", "advmod") for t in between):
        before = [c for word in {noun, place.head} for c in word.lefts if c.i < place.i]
        move(place, phrase, "pobj")
        for word in before:
            move(word, place, word.dep_)
        move(noun, verb, "nsubjpass" if is_passive(verb) else "nsubj")
