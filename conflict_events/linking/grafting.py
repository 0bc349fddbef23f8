"""Mends the tree where the small model is known to err, before anything is read from it.

Each graft undoes one habit of the parser that word order and word classes show to be wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.reporting import noun_class, reporting_verbs

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token, Tree

_SPOKEN = ("VBD", "VBZ", "VBP")
_MOST_WORDS = 14  # of speakers between comma and verb
_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "CCONJ", "ADP", "NUM", "PRON", "PART")


def graft(tree: Tree) -> None:
    """Puts right what can be put right; the order and the number of tokens stay."""
    places = {t.i for span in tree.spans["places"] for t in span}
    named = places.union(t.i for span in tree.spans["actors"] for t in span)
    for word in tree:
        if word.tag_ in _SPOKEN and word.lemma_.lower() in reporting_verbs():
            _free_speakers(word)
        elif word.i in places and word.dep_ == "compound":
            _free_place(word)
        elif word.tag_ == "VBN" and word.dep_ == "amod" and word.i - word.sent.start in (1, 2):
            if word.i - 1 in named:
                _raise_participle(word)
        elif (
            word.tag_ == "NNS" and word.dep_ == "compound" and word.head.lower_ in noun_class("answered_for")
        ):
            if word.lemma_.lower() in reporting_verbs():
                _raise_verb(word)


def _free_place(place: Token) -> None:
    """ "retook Kafr Zita hours after losing it": the place is taken, it is no kind of hours."""
    unit = place.head
    verb = unit.head
    if (
        unit.lemma_.lower() not in anaphora()["time_units"]
        or unit.dep_ not in ("npadvmod", "dobj")
        or unit.i != place.i + 1
    ):
        return
    if verb.pos_ == "VERB" and verb.i == place.i - 1:
        _move(place, verb, "dobj")
        unit.dep_ = "npadvmod"


def _raise_participle(verb: Token) -> None:
    """ "Turkey massed tanks along its border", taken for tanks that Turkey massed: the verb heads the sentence."""
    noun, doer = verb.head, verb.nbor(-1)
    if noun.dep_ != "ROOT" or noun.pos_ not in ("NOUN", "PROPN") or doer.head not in (verb, noun):
        return
    if any(t.tag_ in (*_SPOKEN, "MD") for t in verb.sent):
        return
    _move(doer, verb, "nsubj")
    _uproot(verb)
    verb.tag_, verb.pos_ = "VBD", "VERB"
    _move(noun, verb, "dobj")
    for phrase in [c for c in noun.rights if c.dep_ in ("prep", "punct", "npadvmod", "advmod")]:
        if phrase.dep_ != "prep" or phrase.lower_ != "of":
            _move(phrase, verb, phrase.dep_)


def _raise_verb(verb: Token) -> None:
    """ "Islamic State claims responsibility": no noun that goes before another, but the verb."""
    noun = verb.head
    speaker = next((c for c in reversed(noun.lefts) if c.i < verb.i), None)
    verb.pos_, verb.tag_ = "VERB", "VBZ"
    above, dep = noun.head, noun.dep_
    _move(noun, verb, "dobj")
    if above is noun:
        _uproot(verb)
    else:
        _move(verb, above, dep)
    if speaker is not None:
        _move(speaker, verb, "nsubj")


def _uproot(root: Token) -> None:
    """Makes a word the root of its sentence in place of the one that it hung on."""
    _cut(root)
    root.head, root.dep_ = root, "ROOT"


def _free_speakers(verb: Token) -> None:
    """ "wounding dozens, a medic and a resident said": those who speak are no members of the list before them.

    The words between the last comma and the verb are its speakers when the parser has hung the first of them
    on a word before that comma.
    """
    words = _behind_comma(verb)
    if not words:
        return
    outside = (w for w in words if w.head.i < words[0].i and w.dep_ in ("conj", "appos", "dobj"))
    first = next(outside, None)
    if first is None or any(w.i < first.i and w not in first.subtree for w in words):
        return
    own = next((w for w in words if w.head is verb and w.dep_ == "nsubj"), None)
    _move(first, verb, "nsubj")
    if own is not None:
        _move(own, first, "conj")


def _behind_comma(verb: Token) -> list[Token]:
    """The nominal words between the nearest comma and a verb behind it; empty where others stand there."""
    words: list[Token] = []
    for i in range(verb.i - 1, max(verb.sent.start, verb.i - _MOST_WORDS), -1):
        token = verb.doc[i]
        if token.text == ",":
            return words[::-1]
        if token.pos_ not in _NOMINAL:
            break
        words.append(token)
    return []


def _move(token: Token, head: Token, dep: str) -> None:
    _cut(token)
    token.head, token.dep_ = head, dep
    _settle(head, tuple(sorted({*head.children, token}, key=lambda t: t.i)))


def _cut(token: Token) -> None:
    _settle(token.head, tuple(c for c in token.head.children if c is not token))


def _settle(parent: Token, children: tuple[Token, ...]) -> None:
    parent.children = children
    parent.lefts = tuple(c for c in children if c.i < parent.i)
    parent.rights = tuple(c for c in children if c.i > parent.i)
