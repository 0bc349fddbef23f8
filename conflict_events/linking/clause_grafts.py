"""Clauses that the parser takes for others: participles for main verbs, what is told for what tells, and the reverse."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.moving import crown, move, uproot
from conflict_events.linking.reporting import reporting_verbs
from conflict_events.linking.syntax import FINITE, PASSIVE, SUBJECTS, drives_them, is_passive, light_verbs
from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token

_NOUNS = ("NOUN", "PROPN")
_ON_THEM = ("of", "on", "upon", "among", "to")


def return_object(noun: Token) -> None:
    """ "seized parts of the road severing them": what stands right behind a verb is its object, and severs nothing.

    So is what stands behind its particle: "beat back militants trying to enter".
    """
    clause = noun.head
    verb = clause.head
    told = clause.dep_ == "advcl" or (clause.dep_ == "ccomp" and verb.i in noun.doc.trigger_heads)
    between = verb.doc[verb.i + 1 : noun.left_edge.i]
    behind = all(t.head is verb and t.pos_ in ("ADP", "ADV") for t in between) and verb.i < noun.i
    if not told or clause.tag_ != "VBG" or verb.pos_ != "VERB" or not behind:
        return
    if not is_passive(verb) and not any(c.dep_ == "dobj" for c in verb.children):
        move(noun, verb, "dobj")
        clause.dep_ = "advcl"


def lower_participle(clause: Token) -> None:
    """ "clashes erupted after rebels seized the road severing it": what no comma parts belongs to the nearer verb.

    So it does behind a comma where the farther verb is its own: "killed ten as troops took the hill, killing six".
    """
    above = clause.head
    between = clause.doc[above.i + 1 : clause.i]
    if clause.lemma_ != above.lemma_ and any(t.is_punct or t.dep_ == "cc" for t in between):
        return
    nearer = next((t for t in reversed(between) if t.pos_ == "VERB" and t.tag_ in FINITE), None)
    if nearer is not None and nearer in above.subtree:
        move(clause, nearer, "advcl")


def lower_foe(clause: Token, actors: set[int]) -> None:
    """ "took orders from the coalition fighting IS": who is named right before fights, whoever takes orders."""
    doer = clause.nbor(-1) if clause.i > clause.sent.start else clause
    if doer.i in actors and clause.lower_ in place_words().stand_ins.fighting and doer.dep_ == "pobj":
        move(clause, doer, "acl")


def lower_taken(clause: Token, places: set[int]) -> None:
    """ "advanced on the town, captured by rebels in May": the town was captured, not those who advance."""
    comma = clause.nbor(-1) if clause.i > clause.sent.start + 1 else clause
    place = comma.nbor(-1) if comma.text == "," else clause
    suffered = any(c.dep_ == "agent" or (clause.lemma_ == "lose" and c.lower_ == "to") for c in clause.rights)
    if (
        clause.tag_ != "VBN"
        or not suffered
        or clause.lemma_ in light_verbs()["tying"]
        or clause.i not in clause.doc.trigger_heads
    ):
        return
    if clause.head.i < place.i and (place.i in places or place.lower_ in place_words().stand_ins.held):
        move(clause, place, "acl")


def lower_backing(clause: Token, named: set[int]) -> None:
    """ "carried out by the alliance X supported by jets": X is the alliance, which is supported."""
    name = clause.nbor(-1) if clause.i > clause.sent.start else clause
    noun = clause.head
    passive = any(c.dep_ == "agent" for c in clause.rights) and clause.lemma_ in light_verbs()["backing"]
    if passive and name.i in named and name.head is clause and noun.i == name.i - 1 and noun.pos_ == "NOUN":
        clause.tag_ = "VBN"
        move(clause, noun, "acl")
        move(name, noun, "appos")


def lower_filling(clause: Token) -> None:
    """ "attacked the town with bombs laced with gas": the bombs are laced, not those who attack."""
    noun = clause.nbor(-1) if clause.i > clause.sent.start else clause
    if clause.lemma_.lower() in light_verbs()["filling"] and noun.dep_ in ("pobj", "dobj"):
        move(clause, noun, "acl")


def raise_second_verb(word: Token) -> None:
    """ "Army Kills Nine in Hama Advances in Idlib", which has lost its comma: what the army does, too."""
    above = word.head
    while above.pos_ != "VERB" and above.head is not above:
        above = above.head
    if above.tag_ == "VBZ" and above.i < word.i:
        move(word, above, "conj")


def return_subject(noun: Token) -> None:
    """ "was killed by rivals and his body was found": the body is found, and killed nobody."""
    doc, end = noun.doc, noun.right_edge.i + 1
    verb = doc[end].head if end < noun.sent.end and doc[end].dep_ in ("aux", "auxpass") else noun
    if verb.dep_ != "conj" or verb.i < end or noun.head not in verb.head.subtree:
        return
    listed = any(c.dep_ == "conj" for c in noun.rights)
    if not listed and not any(c.dep_ in SUBJECTS + PASSIVE for c in verb.lefts):
        move(noun, verb, "nsubjpass" if is_passive(verb) else "nsubj")


def return_told(noun: Token) -> None:
    """ "denied its planes had hit a school": the planes hit it, they are not what is denied."""
    end = _with_listed(noun).i + 1
    behind = noun.doc[end] if end < noun.sent.end else noun
    verb = behind.head if behind.dep_ in ("aux", "auxpass") else behind
    if (
        verb.dep_ != "ccomp"
        or verb.head is not noun.head
        or noun.head.lemma_.lower() not in reporting_verbs()
    ):
        return
    deed = noun.i in noun.doc.trigger_heads
    listed = any(c.dep_ == "cc" for c in noun.rights) and not deed  # "claiming four dead and 13 injured"
    if not listed and not any(c.dep_ in SUBJECTS + PASSIVE for c in verb.lefts):
        move(noun, verb, "nsubjpass" if is_passive(verb) else "nsubj")


def _with_listed(noun: Token) -> Token:
    """The end of a phrase: in "said raids on Homs and its suburbs killed ten" the suburbs, which stand beside the city."""
    link = noun.right_edge
    last, first = link.nbor(-1), link.nbor() if link.i + 1 < noun.sent.end else link
    listed = next((t for t in (first, first.head) if t.left_edge is first and t.dep_ == "nsubj"), link)
    told = listed.head.head is noun.head and listed.head.dep_ == "ccomp" and noun.i in noun.doc.trigger_heads
    if link.dep_ != "cc" or last.dep_ != "pobj" or listed.tag_ not in ("NN", "NNS") or not told:
        return link
    move(listed, last, "conj")
    return listed.right_edge


def return_doer(noun: Token) -> None:
    """ "bombed villages near Homs and the group shelled the city": no village is near the group, who shelled it."""
    doc, first, behind = noun.doc, noun.left_edge, noun.right_edge.i + 1
    verb = doc[behind] if behind < noun.sent.end else noun
    above = verb.head
    if verb.pos_ != "VERB" or verb.tag_ not in FINITE or verb.dep_ not in ("conj", "advcl"):
        return
    if above.tag_ not in FINITE or above.lemma_ in light_verbs()["tying"] or not above.i < first.i:
        return
    joined = first.i > above.i + 1 and doc[first.i - 1].dep_ == "cc" and noun in above.subtree
    if joined and not any(c.dep_ in SUBJECTS + PASSIVE for c in verb.lefts):
        move(noun, verb, "nsubj")


def crown_behind_tie(verb: Token) -> None:
    """ "Militants allied to the group start attacks": the alliance only says who they are.

    So it is with "blasts claimed by the alliance Tahrir al-Sham killed ten", read as what the alliance did.
    """
    tie = _tie_beside(verb) or verb.head
    doer = next((c for c in tie.lefts if c.dep_ in SUBJECTS), None)
    if (
        tie.dep_ not in ("ROOT", "ccomp")
        or doer is None
        or any(c.dep_ in ("aux", "auxpass") for c in tie.lefts)
    ):
        return
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    before = own.left_edge.nbor(-1) if own is not None and own.left_edge.i > tie.i else tie
    if own is not None and (tie.tag_ != "VBN" or before.dep_ != "pobj" or before.head.dep_ != "agent"):
        return
    if own is None and tie.lemma_ not in light_verbs()["tying"] and not held_to_be(tie):
        return
    if own is not None:
        move(own, before, "appos")
    if tie.dep_ == "ROOT":
        crown(verb, doer)
    else:  # "said that troops backed by X took the hill"
        move(verb, tie.head, tie.dep_)
        move(doer, verb, "nsubj")
    move(tie, doer, "acl")
    tie.tag_ = "VBN"
    for phrase in [c for c in tie.rights if c.i > verb.i and c.dep_ != "punct"]:
        move(phrase, verb, phrase.dep_)


def held_to_be(verb: Token) -> bool:
    """ "raids thought to be Russian killed ten": nobody thinks, the raids killed."""
    presumed = verb.lemma_ in light_verbs()["presuming"]
    return presumed and any(c.dep_ == "xcomp" and c.lemma_ == "be" for c in verb.rights)


def _tie_beside(verb: Token) -> Token | None:
    """ "said that troops backed by X took the hill", read as two things that are said."""
    beside = (c for c in verb.head.rights if c.dep_ == "ccomp" and c.right_edge.i == verb.i - 1)
    return next((c for c in beside if c.lemma_ in light_verbs()["tying"]), None)


def lower_description(verb: Token, named: set[int]) -> None:
    """ "rebels fighting the YPG shelled the town": whom they fight says who they are; that they shelled is told."""
    doer = verb.nbor(-1) if verb.i > verb.sent.start else verb
    main = next((c for c in verb.rights if c.dep_ == "ccomp"), None)
    if (
        doer.i not in named
        or doer.head is not verb
        or main is None
        or any(c.dep_ == "aux" for c in verb.lefts)
    ):
        return
    if main.tag_ not in FINITE and not any(c.dep_ == "aux" and c.tag_ in FINITE for c in main.lefts):
        return
    foes = [c for c in main.lefts if c.dep_ in SUBJECTS]
    if verb.head is verb:
        uproot(main)
    else:
        move(main, verb.head, verb.dep_)
    for foe in foes:
        move(foe, verb, "dobj")
    for word in [c for c in verb.rights if c.i > main.i]:
        move(word, main, word.dep_)
    move(doer, main, "nsubj")
    move(verb, doer, "acl")


def free_doer(verb: Token, named: set[int]) -> None:
    """ "Damage caused by army helicopters bombing Anadan": the helicopters bomb, not the damage."""
    doer = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if doer.i in named and doer.dep_ == "pobj" and doer.head.dep_ == "agent":
        for other in [c for c in verb.lefts if c.dep_ in SUBJECTS]:
            other.dep_ = "dep"
        move(doer, verb, "nsubj")


def free_driver(driven: Token) -> None:
    """ "overran the SDF driving them out", "dealt a blow to troops driving them out": who is driven drives nobody."""
    clause = driven.nbor(-1) if driven.i else driven
    noun = clause.nbor(-1) if clause.i > clause.sent.start else clause
    if not drives_them(clause) or noun.pos_ not in _NOUNS:
        return
    if clause.dep_ == "pcomp" and noun.head is clause:
        move(noun, clause.head, "pobj")
    verb = clause.head
    while verb.head is not verb and verb.pos_ != "VERB":
        verb = verb.head
    if verb.pos_ == "VERB" and clause.dep_ in ("acl", "xcomp", "pcomp", "ccomp"):
        move(clause, verb, "advcl")
        clause.dep_ = "advcl"


def free_participle(clause: Token, places: set[int]) -> None:
    """ "has carried out raids in support of Damascus targeting rebels": no place does it, but whoever acts there."""
    noun = clause.head
    named = [c for c in clause.lefts if c.dep_ == "nsubj" and c.i in places]
    if noun.i not in places and not named and not (_is_behind_part(clause) or _is_done_to_them(clause)):
        return
    for place in named:
        move(place, noun, "appos")
    _raise_to_verb(clause, noun.head)


def free_behind_place(clause: Token, places: set[int]) -> None:
    """ "seized the village of Ithriya cutting off the town", "east of Zabadani besieging it": whoever seized it."""
    way, place = clause.head, clause.nbor(-1) if clause.i > clause.sent.start else clause
    above, words = way.head, place_words()
    kind = above.lower_ in (*words.parts.countryside, *words.stand_ins.unnamed)
    beside = f"{above.lower_} {way.lower_}" in words.parts.near
    if place.i not in places or place.head not in (clause, way) or not (kind or beside):
        return
    if place.head is clause:
        move(place, way, "pobj")
    _raise_to_verb(clause, above)


def _raise_to_verb(clause: Token, above: Token) -> None:
    """Hangs a participle on the verb over a word, which has a subject."""
    verb = above
    while verb.head is not verb and verb.pos_ != "VERB":
        verb = verb.head
    if verb.pos_ == "VERB" and any(c.dep_ in SUBJECTS + PASSIVE for c in verb.children):
        move(clause, verb, "advcl")


def _is_done_to_them(clause: Token) -> bool:
    """ "fought the militants across the country inflicting losses on them": those before it suffer it."""
    objects = [c for c in clause.rights if c.dep_ == "dobj"]
    phrases = [c for w in (clause, *objects) for c in w.rights if c.dep_ == "prep" and c.lower_ in _ON_THEM]
    struck = [*objects, *(c for phrase in phrases for c in phrase.rights)]
    return clause.head.tag_ == "NNS" and any(t.lower_ == "them" for t in struck)


def _is_behind_part(clause: Token) -> bool:
    """ "advanced in the outskirts of Homs on Sunday seizing hills": the name or the day stands between."""
    noun, words = clause.head, place_words()
    part = noun.lower_ in words.parts.countryside or noun.lower_ in words.stand_ins.held
    return part and clause.i > noun.i + 1 and any(c.dep_ == "dobj" for c in clause.rights)
