"""Phrases that the parser hangs on a neighbour, by another tree for another name, put where they belong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.moving import crown, move, uproot
from conflict_events.linking.syntax import PASSIVE, SUBJECTS, is_passive, light_verbs

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Span, Token

_MODIFYING = ("nmod", "compound", "amod")
_TIES = ("ally", "link", "affiliate", "back", "support", "lead")  # of participles that say who somebody is
_FINITE = ("VBD", "VBZ", "VBP")
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


def join_objects(word: Token) -> None:
    """ "killed its leader and 4 of his guards": what "and" joins is the object's neighbour, no second verb."""
    verb, first = word.head, word.left_edge
    objects = [c for c in verb.rights if c.dep_ == "dobj" and c.i < word.i]
    if objects and first.i > 0 and first.nbor(-1).lower_ in ("and", "&"):
        move(word, objects[-1], "conj")


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


def return_object(noun: Token) -> None:
    """ "seized parts of the road severing them": what stands right behind a verb is its object, and severs nothing."""
    clause = noun.head
    verb = clause.head
    told = clause.dep_ == "advcl" or (clause.dep_ == "ccomp" and verb.i in noun.doc.trigger_heads)
    if not told or clause.tag_ != "VBG" or verb.pos_ != "VERB" or noun.left_edge.i != verb.i + 1:
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
    nearer = next((t for t in reversed(between) if t.pos_ == "VERB" and t.tag_ in _FINITE), None)
    if nearer is not None and nearer in above.subtree:
        move(clause, nearer, "advcl")


def lower_told(verb: Token) -> None:
    """ "an attack the ministry says killed ten": what is said of the attack, not what another verb goes on with."""
    says = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if verb.pos_ != "VERB" or verb.dep_ != "conj" or says.dep_ != "relcl":
        return
    if verb.head.i < says.i and not any(c.dep_ in SUBJECTS + PASSIVE for c in verb.lefts):
        move(verb, says, "ccomp")


def raise_second_verb(word: Token) -> None:
    """ "Army Kills Nine in Hama Advances in Idlib", which has lost its comma: what the army does, too."""
    above = word.head
    while above.pos_ != "VERB" and above.head is not above:
        above = above.head
    if above.tag_ == "VBZ" and above.i < word.i:
        move(word, above, "conj")


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


def crown_behind_tie(verb: Token) -> None:
    """ "Militants allied to the group start attacks": the alliance only says who they are.

    So it is with "blasts claimed by the alliance Tahrir al-Sham killed ten", read as what the alliance did.
    """
    tie = verb.head
    doer = next((c for c in tie.lefts if c.dep_ in SUBJECTS), None)
    if tie.dep_ != "ROOT" or doer is None or any(c.dep_ in ("aux", "auxpass") for c in tie.lefts):
        return
    own = next((c for c in verb.lefts if c.dep_ in SUBJECTS), None)
    before = own.left_edge.nbor(-1) if own is not None and own.left_edge.i > tie.i else tie
    if own is not None and (tie.tag_ != "VBN" or before.dep_ != "pobj" or before.head.dep_ != "agent"):
        return
    if own is None and tie.lemma_ not in _TIES:
        return
    if own is not None:
        move(own, before, "appos")
    crown(verb, doer)
    move(tie, doer, "acl")


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
    if main.tag_ not in _FINITE and not any(c.dep_ == "aux" and c.tag_ in _FINITE for c in main.lefts):
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


def crown_participle(verb: Token, named: set[int]) -> None:
    """ "Army units destroyed on Monday a centre", taken for units that were destroyed: what has an object is done."""
    doer, struck = verb.head, next((c for c in verb.rights if c.dep_ == "dobj"), None)
    means = [n for c in verb.rights if c.lower_ == "with" for n in c.rights]
    if struck is None and any(n.i in verb.doc.trigger_heads for n in means):
        struck = verb  # "A warplane targeted north of the city with four air strikes"
    if struck is None or doer.dep_ != "ROOT" or doer.i not in named or doer.i != verb.i - 1:
        return
    crown(verb, doer)
    for word in [c for c in doer.rights if c.i > verb.i]:
        move(word, struck if word.dep_ in ("cc", "conj") else verb, word.dep_)


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


def free_doer(verb: Token, named: set[int]) -> None:
    """ "Damage caused by army helicopters bombing Anadan": the helicopters bomb, not the damage."""
    doer = verb.nbor(-1) if verb.i > verb.sent.start else verb
    if doer.i in named and doer.dep_ == "pobj" and doer.head.dep_ == "agent":
        for other in [c for c in verb.lefts if c.dep_ in SUBJECTS]:
            other.dep_ = "dep"
        move(doer, verb, "nsubj")


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
    """ "was removed from the trucks by soldiers": who does it; "drove back an assault by the army": whose it is."""
    verb, before = by.head, by.nbor(-1) if by.i else by
    if before.dep_ == "dobj" and before.head is verb and before.i in by.doc.trigger_heads:
        move(by, before, "prep")
        return
    for _ in range(_STEPS):
        if verb.dep_ == "pobj" and verb.head.dep_ == "prep":
            verb = verb.head.head
    if verb is by.head or not is_passive(verb) or any(c.lower_ == "by" for c in verb.children):
        return
    if any(c.i in named for c in by.children):
        move(by, verb, "agent")


def free_occasion(during: Token) -> None:
    """ "killed 35 rebels in clashes": the clashes are where they were killed, not which rebels these are."""
    noun = during.head
    events = during.doc.trigger_heads
    if noun.dep_ not in ("dobj", "nsubjpass") or noun.head.i not in events or noun.i > during.i:
        return
    if noun.head.pos_ == "VERB" and any(c.dep_ == "pobj" and c.i in events for c in during.rights):
        move(during, noun.head, "prep")


def free_source(source: Token, named: set[int]) -> None:
    """ "seized by rebels from the army": from whom it is seized, not where the rebels come from."""
    doer = source.head
    agent = doer.head
    if doer.dep_ == "pobj" and agent.dep_ == "agent" and any(c.i in named for c in source.children):
        move(source, agent.head, "prep")


def raise_relative(which: Token, named: set[int]) -> None:
    """ "the attack which the regime blamed on rebels": the verb is that of a relative clause."""
    if which.i == 0 or which.i + 2 >= which.sent.end:
        return
    noun, doer = which.nbor(-1), which.nbor(2 if which.nbor().pos_ == "DET" else 1)
    verb = next((c for c in doer.rights if c.dep_ == "acl" and c.tag_ in ("VBN", "VBD")), None)
    if verb is None or doer.i not in named or noun.pos_ != "NOUN" or noun in doer.subtree:
        return
    move(verb, noun, "relcl")
    verb.tag_ = "VBD"
    move(doer, verb, "nsubj")
    move(which, verb, "dobj")
