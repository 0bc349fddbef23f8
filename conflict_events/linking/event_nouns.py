"""What stands around an event noun: its modifiers, its phrases, and the verbs that carry it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from conflict_events.linking.preposition_names import preposition_name
from conflict_events.linking.syntax import (
    NOUNLIKE,
    PASSIVE,
    STEPS,
    SUBJECTS,
    Phrases,
    Slots,
    Words,
    is_passive,
    is_verb,
    light_verbs,
    object_relative,
    prepositions,
    prepositions_of,
    with_conjuncts,
)
from conflict_events.tagging.place_words import place_words
from conflict_events.tagging.tree import kept
from conflict_events.tagging.verb_or_noun import gerund_owner

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token


@kept
def noun_modifiers(noun: Token) -> Words:
    """Words before a noun that may say whose it is, and coordinated ones."""
    owner = gerund_owner(noun)
    found = [owner] if owner is not None else []
    found += _presumed_origin(noun)
    for child in noun.lefts:
        beside = (
            child.dep_ == "nsubj" and child.i == noun.i - 1
        )  # of a noun that the tagger may take for a verb
        if beside or child.dep_ in ("amod", "compound", "poss", "nmod", "npadvmod"):
            found += with_conjuncts(child)
            if child.lemma_ not in light_verbs()["mediating"]:
                found += [t for t in child.lefts if t.dep_ in ("amod", "compound", "poss", "nmod")]
    return tuple(t for t in found if not _says_which_settlement(t, noun))


def _says_which_settlement(word: Token, noun: Token) -> bool:
    """ "killed in a Syrian town bomb attack": the town is Syrian, nobody says whose the attack is."""
    return (
        word.tag_ == "JJ"
        and word.i + 1 < noun.i
        and word.nbor().lemma_.lower() in place_words().stand_ins.settled
    )


@kept
def event_verbs(noun: Token) -> tuple[tuple[str, Token], ...]:
    """Verbs around an event noun: ("object", launched), ("subject", hit); relatives and participles too."""
    return tuple(_event_verbs(noun))


def _event_verbs(noun: Token) -> Iterator[tuple[str, Token]]:
    top = gerund_owner(noun) or noun
    for _ in range(STEPS):
        if top.dep_ == "conj" and top.head.pos_ in NOUNLIKE:
            top = top.head
        else:
            break
    head = top.head
    if is_verb(head) and head != top:
        if top.dep_ in SUBJECTS:
            yield "subject", head
        elif top.dep_ in ("dobj", "obj", *PASSIVE):
            yield "object", _presumed(head)
        elif top.dep_ in ("attr", "oprd"):
            yield "attribute", head
    if top.dep_ == "pobj" and top.head.dep_ in ("prep", "agent"):
        yield from _above_preposition(top.head)
    for child in _said_of(noun):
        if is_passive(child) or object_relative(child):
            yield "object", child
        else:
            yield "subject", child


def _above_preposition(preposition: Token) -> Iterator[tuple[str, Token]]:
    """The verb above "in the raid": also above "responsible for", "responsibility for", "rebels of"."""
    name, above = f"prep:{preposition_name(preposition)}", preposition.head
    if is_verb(above):
        yield name, above
    elif above.lemma_.lower() in ("responsible", "responsibility", "accountable") and is_verb(above.head):
        yield "prep:behind", above.head
    elif above.lemma_.lower() in light_verbs()["suffering"] and above.dep_ == "attr":
        yield "prep:under", above.head  # "was the target of an attack": under attack
    while above.dep_ == "conj" and above.head.pos_ in NOUNLIKE:
        above = above.head
    if above.dep_ == "dobj" and above.head.lemma_.lower() in light_verbs()["accusation"]:
        yield name, above.head
    elif above.dep_ == "dobj" and above.head.lemma_.lower() in light_verbs()["wielding"]:
        yield name, above.head  # "used tanks in an assault on the town"


def _said_of(noun: Token) -> Iterator[Token]:
    """Verbs of the relative and participle clauses of an event noun, or of the place behind it.

    Of "which the opposition said were carried out by Russia" that is "carried".
    """
    own = [c for c in noun.children if c.dep_ in ("acl", "relcl")]
    words = light_verbs()
    for child in noun.children:
        if child.dep_ == "prep" and not own:
            low = [v for p in child.children if p.dep_ == "pobj" for v in p.children if v.dep_ == "relcl"]
            own += [v for v in low if _inner(v).lemma_.lower() in words["agent"] | words["origin"]]
            tied = [v for p in child.children if p.dep_ == "pobj" for v in p.children if v.dep_ == "acl"]
            own += [v for v in tied if v.lemma_.lower() in words["presuming"]]
    if noun.dep_ == "attr":  # "was an operation near the border, launched by rebels"
        own += [c for c in noun.head.rights if c.dep_ == "advcl" and c.tag_ == "VBN" and c.i > noun.i]
    yield from (_presumed(_inner(v)) for v in own if is_verb(v))


def _inner(verb: Token) -> Token:
    """The verb that the relative pronoun belongs to: not "said" in "which he said came from"."""
    for told in (c for c in verb.children if c.dep_ == "ccomp"):
        if all(g.tag_ in ("WDT", "WP") for g in told.children if g.dep_ in SUBJECTS + PASSIVE):
            return told
    return verb


def _presumed(verb: Token) -> Token:
    """The verb of "believed to have been carried out by Russia": that is "carried"."""
    if verb.lemma_.lower() not in light_verbs()["presuming"] or not is_passive(verb):
        return verb
    return next((c for c in verb.rights if c.dep_ == "xcomp" and c.pos_ == "VERB"), verb)


def _presumed_origin(noun: Token) -> list[Token]:
    """ "raids believed to be Russian": as "Russian raids"."""
    held = [c for c in noun.rights if c.dep_ == "acl" and c.lemma_ in light_verbs()["presuming"]]
    being = [b for c in held for b in c.rights if b.dep_ == "xcomp" and b.lemma_ == "be"]
    return [t for b in being for t in b.rights if t.dep_ == "acomp"]


def planters(bombs: Iterable[Token]) -> list[Token]:
    """ "a mine laid by rebels killed two": who laid it; so with "a mine of those laid by rebels", "which rebels laid"."""
    of_whole = [(bomb, *prepositions(bomb).get("of", ())) for bomb in bombs]
    told = (c for nouns in of_whole for noun in nouns for c in noun.rights if c.dep_ in ("acl", "relcl"))
    laid = [v for v in told if v.lemma_ in light_verbs()["planting"]]
    by_whom = [t for verb in laid for t in prepositions(verb).get("by", ())]
    return by_whom + [
        t for v in laid if object_relative(v) for c in v.lefts if c.dep_ == "nsubj" for t in with_conjuncts(c)
    ]


_STRAY = frozenset({"by", "between", "against"})
_SIDES = ("between", "against")
_STRAY_REACH = 15  # tokens


def stray_prepositions(noun: Token) -> Slots:
    """Phrases behind an event noun that the tree hangs elsewhere: "shelling of the old town by rebels".

    They are read in the order of the words, as far as the next verb, sign or event noun.
    """
    slots: Slots = defaultdict(list)
    behind = noun.doc[noun.i + 1] if noun.i + 1 < noun.sent.end else noun
    if behind.lower_ == "from" and noun.head.lower_ == "under":  # "came under mortar fire from rebels"
        _extend(slots, prepositions_of(behind))
    holding = light_verbs()["holding"] | light_verbs()["backing"]
    for word in _phrase_behind(noun, noun.i + 1):
        holds = word.head.lemma_ in holding  # "a market run by rebels": they did not strike it
        if word.lower_ in _STRAY and word.dep_ in ("prep", "agent") and word.head != noun and not holds:
            _extend(slots, prepositions_of(word))
    for relation, verb in event_verbs(noun):
        if relation == "subject" and verb.i > noun.i:  # "fighting erupted overnight between X and Y"
            for word in _phrase_behind(noun, verb.i + 1):
                if word.lower_ in _SIDES and word.dep_ == "prep" and word.head != verb:
                    _extend(slots, prepositions_of(word))
    return slots


def _phrase_behind(noun: Token, start: int) -> Iterator[Token]:
    others = noun.doc.trigger_heads
    for word in noun.doc[start : min(start + _STRAY_REACH, noun.sent.end)]:
        if word.dep_ == "acl" and word.lemma_ in light_verbs()["backing"]:
            continue  # "between the militia backed by jets against the army"
        if word.pos_ in ("VERB", "AUX", "PUNCT", "SCONJ") or word.i in others:
            return
        yield word


def _extend(slots: Slots, more: Phrases) -> None:
    for name, tokens in more.items():
        slots[name] += tokens
