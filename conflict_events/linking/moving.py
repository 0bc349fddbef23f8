"""Moves a word of a tree to another head."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token


def move(token: Token, head: Token, dep: str) -> None:
    """Hangs a word, with all that hangs on it, on another one; not on one of its own, which would make a ring."""
    if _hangs_on(head, token):
        return
    _cut(token)
    token.head, token.dep_ = head, dep
    _settle(head, tuple(sorted({*head.children, token}, key=lambda t: t.i)))


def uproot(root: Token) -> None:
    """Makes a word the root of its sentence in place of the one that it hung on."""
    _cut(root)
    root.head, root.dep_ = root, "ROOT"


def crown(verb: Token, doer: Token) -> None:
    """Makes a word that was taken for a participle the verb of its sentence, and ``doer`` its subject."""
    uproot(verb)
    verb.tag_, verb.pos_ = "VBD", "VERB"
    move(doer, verb, "nsubj")


def take_place(word: Token, above: Token) -> None:
    """Hangs a word where the one stands under which the parser put it."""
    if above.head is above:
        uproot(word)
    else:
        move(word, above.head, above.dep_)


def unfold(verb: Token, doer: Token) -> None:
    """Makes a participle between its doer and a noun their verb: "a helicopter bombed rebels", read as bombed rebels."""
    noun = verb.head
    above, dep = noun.head, noun.dep_
    verb.tag_, verb.pos_ = "VBD", "VERB"
    if above is noun:
        uproot(verb)
    else:
        move(verb, above, "ccomp" if dep == "dobj" else dep)
    before = [c for c in noun.lefts if c.i < doer.i]
    move(noun, verb, "dobj")
    move(doer, verb, "nsubj")
    for word in before:
        move(word, *((verb, "mark") if word.dep_ == "mark" else (doer, word.dep_)))


def _hangs_on(word: Token, above: Token) -> bool:
    while word is not above and word.head is not word:
        word = word.head
    return word is above


def _cut(token: Token) -> None:
    _settle(token.head, tuple(c for c in token.head.children if c is not token))


def _settle(parent: Token, children: tuple[Token, ...]) -> None:
    parent.children = children
    parent.lefts = tuple(c for c in children if c.i < parent.i)
    parent.rights = tuple(c for c in children if c.i > parent.i)
