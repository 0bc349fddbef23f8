"""What a deed was done with: the weapons around its trigger, but not those of another deed or of what is struck."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.answered import is_answered
from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.syntax import ancestors, light_verbs, prepositions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from conflict_events.linking.scene import Scene
    from conflict_events.linking.syntax import Slots
    from conflict_events.tagging.tree import Token

_DEEP = 5  # nouns between a weapon and the site where it was used
_TIMES = frozenset({"after", "before", "following", "since"})
TOWNS = ("town", "village", "city", "suburb")


def means(scene: Scene, head: Token, form: str, slots: Slots, words: Iterable[Token]) -> list[Token]:
    """The weapons among the words around a trigger that its deed was done with."""
    armed = [t for t in words if t.i in scene.weapons]
    armed = [t for t in armed if not (names_town(t) or _of_site(t, head))]
    armed = [t for t in armed if not (_of_other_deed(t) or _backs(t))]
    if head.lemma_.lower() in light_verbs()["striking"]:
        armed = [t for t in armed if not _below(t, head, _dating)]
    struck = _struck(head, form, slots) if armed else ()
    return [t for t in armed if t.i not in struck]


def in_answer(word: Token, head: Token) -> bool:
    """Whether a word stands, behind a trigger, in a phrase that tells what is answered."""
    return _below(word, head, _answering)


def is_struck(noun: Token) -> bool:
    """ "hit the militants' reinforcements": what an attack is aimed at."""
    return noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_.lower() in light_verbs()["striking"]


def _struck(head: Token, form: str, slots: Slots) -> set[int]:
    """The words of what is struck: a mortar that a raid destroys is not what it was done with.

    Of "20 injured in rocket attacks" the rockets are no part of the 20.
    """
    if form == "verb" and head.lemma_.lower() not in light_verbs()["striking"]:
        return set()
    hurt = [t for t in slots.get("object", []) if form == "verb" or head not in t.subtree]
    return {d.i for t in hurt for d in t.subtree if not _with_phrase(d, t)}


def filling(munition: Token) -> list[Token]:
    """What is in a munition: the gas of "bombs laced with gas"."""
    filled = [c for c in munition.rights if c.dep_ == "acl" and c.lemma_.lower() in light_verbs()["filling"]]
    return [t for verb in filled for t in prepositions(verb).get("with", ())]


def _with_phrase(token: Token, top: Token) -> bool:
    """Whether a word stands in a "with" phrase below the struck noun, where the tree hangs it too low."""
    while token.i != top.i and token.head.i != token.i:
        if token.dep_ == "prep" and token.lower_ in ("with", "by", "using"):
            return token.head.dep_ != "acl"  # "vehicles mounted with guns"
        token = token.head
    return False


def _of_other_deed(weapon: Token) -> bool:
    """ "launched missiles following a sarin attack", "in response to mortar fire": not what it was done with."""
    if weapon.dep_ != "compound":
        return weapon.dep_ == "pobj" and is_answered(weapon)
    noun = weapon.head
    before = noun.dep_ == "pobj" and noun.head.lower_ in ("after", "following", "before", "since", "over")
    return before or is_answered(noun)


def _backs(weapon: Token) -> bool:
    """ "troops backed by helicopters shelled the town": with what they are backed, not with what they shell."""
    noun = weapon.head if weapon.dep_ == "compound" else weapon
    agent = noun.head
    return agent.dep_ == "agent" and agent.head.dep_ == "acl" and agent.head.lemma_ in ("back", "support")


def names_town(word: Token) -> bool:
    """ "a raid on the gas attack town": what once befell a town says which one it is."""
    while word.dep_ in ("compound", "amod", "nmod") and word.i < word.head.i:
        last, word = word, word.head
        if word.lemma_.lower() in TOWNS:
            return word.nbor(-1) is last and last.i in word.doc.trigger_heads
    return False


def _of_site(word: Token, deed: Token) -> bool:
    """ "hit the town, site of a gas attack": what once befell it."""
    above = list(ancestors(word))[:_DEEP]
    return any(t.lemma_.lower() in ("site", "scene") and deed.i < t.i < word.i for t in above)


def _below(word: Token, head: Token, is_another: Callable[[Token], bool]) -> bool:
    """Whether a word stands, behind a trigger, in a phrase of another deed."""
    for above in ancestors(word):
        if above.i == head.i:
            return False
        if above.dep_ == "prep" and above.i > head.i and is_another(above):
            return True
    return False


def _dating(preposition: Token) -> bool:
    """ "Israel strikes targets after rocket fire"."""
    return preposition.lower_ in _TIMES


def _answering(preposition: Token) -> bool:
    """ "hit the base in response to a gas attack"."""
    return preposition.lower_ in ("for", "to") and preposition.head.lemma_.lower() in anaphora()["answers"]
