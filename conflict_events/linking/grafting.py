"""Mends the tree where the small model is known to err, before anything is read from it.

Each graft undoes one habit of the parser that word order and word classes show to be wrong.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.reporting import reporting_verbs

if TYPE_CHECKING:
    from conflict_events.tagging.tree import Token, Tree

_SPOKEN = ("VBD", "VBZ", "VBP")
_MOST_WORDS = 14  # of speakers between comma and verb
_NOMINAL = ("DET", "ADJ", "NOUN", "PROPN", "CCONJ", "ADP", "NUM", "PRON", "PART")


def graft(tree: Tree) -> None:
    """Puts right what can be put right; the order and the number of tokens stay."""
    for verb in tree:
        if verb.tag_ in _SPOKEN and verb.lemma_.lower() in reporting_verbs():
            _free_speakers(verb)
        elif verb.lower_ == "claims" and verb.dep_ == "compound" and verb.head.lower_ == "responsibility":
            _raise_verb(verb)


def _raise_verb(verb: Token) -> None:
    """ "Islamic State claims responsibility": no noun that goes before another, but the verb."""
    noun = verb.head
    speaker = next((c for c in reversed(noun.lefts) if c.i < verb.i), None)
    verb.pos_, verb.tag_, verb.lemma_ = "VERB", "VBZ", "claim"
    above, dep = noun.head, noun.dep_
    _move(noun, verb, "dobj")
    if above is noun:
        _uproot(verb, noun)
    else:
        _move(verb, above, dep)
    if speaker is not None:
        _move(speaker, verb, "nsubj")


def _uproot(root: Token, old: Token) -> None:
    """Makes a word the root of its sentence in place of the one that it hung on."""
    root.head, root.dep_ = root, "ROOT"
    old.children = tuple(c for c in old.children if c is not root)
    old.lefts = tuple(c for c in old.lefts if c is not root)


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
    old = token.head
    token.head, token.dep_ = head, dep
    old.children = tuple(c for c in old.children if c is not token)
    head.children = tuple(sorted({*head.children, token}, key=lambda t: t.i))
    for parent in (old, head):
        parent.lefts = tuple(c for c in parent.children if c.i < parent.i)
        parent.rights = tuple(c for c in parent.children if c.i > parent.i)
