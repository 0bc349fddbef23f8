"""Whether a trigger word is a verb or a noun where it stands: the tagger errs on headlines and on words in -ing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from conflict_events.tagging.verb_forms import irregular

if TYPE_CHECKING:
    from spacy.tokens import Token

    from conflict_events.tagging import tree

T = TypeVar("T", "Token", "tree.Token")


def gerund_owner(token: T) -> T | None:
    """Whose an -ing noun is that the tree takes for a participle: "wounded in rebel shelling of the town"."""
    if token.tag_ != "VBG" or token.i == 0 or any(c.dep_ == "dobj" for c in token.children):
        return None
    owner = token.nbor(-1)
    if owner.dep_ != "pobj":
        return None
    if owner.pos_ == "ADJ":
        return owner if owner.lower_ != owner.text else None  # "by Russian shelling"
    bare = token.dep_ in ("ROOT", "ccomp") and not any(c.dep_ == "aux" for c in token.children)
    if owner.pos_ not in ("NOUN", "PROPN") or not (bare or token.dep_ in ("acl", "advcl", "aux")):
        return None
    follows = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else "."
    return owner if follows in _BEHIND_NOUNS or not follows.isalpha() else None


_BEHIND_NOUNS = frozenset(
    "on of in at near around between against and across over that which targeting".split()
)


def is_read_as_verb(token: Token) -> bool:
    """Whether the tagger takes a word that is listed as verb and as noun for a verb."""
    if gerund_owner(token) is not None or _names_what_goes_on(token):
        return False
    if token.pos_ in ("VERB", "AUX"):
        if token.tag_ == "VBG" and any(c.dep_ == "amod" and not c.text.islower() for c in token.lefts):
            return False  # "by Russian shelling that hit the town"
        if token.tag_ == "VBG" and token.dep_ in ("compound", "pobj", "nsubj", "dobj", "csubj"):
            has_object = any(c.dep_ in ("dobj", "prt") for c in token.children)
            return has_object and not any(c.dep_ in ("det", "poss", "amod") for c in token.children)
        return not any(c.dep_ in ("det",) for c in token.children)
    return token.text.lower().endswith("ed") and token.pos_ not in ("NOUN", "PROPN")


def _names_what_goes_on(token: Token) -> bool:
    """ "Killed since Monday in fighting around Hajin": what goes on there, not how somebody kills."""
    behind = token.dep_ == "pcomp" and token.i > 0 and token.nbor(-1).lower_ in ("in", "during", "amid")
    follows = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else "."
    return behind and token.tag_ == "VBG" and (follows in _BEHIND_NOUNS or not follows.isalnum())


def may_be_verb(token: Token) -> bool:
    """Whether a word that is listed as a verb only can be one here; the tagger errs on headlines."""
    if token.i and token.nbor(-1).lower_ in ("the", "a", "an", "many"):
        return False
    if token.pos_ in ("VERB", "AUX"):
        return not _describes_place(token)
    lower = token.text.lower()
    if token.pos_ in ("ADJ", "NOUN", "PROPN"):
        if token.dep_ in ("amod", "compound"):
            return False
        if token.dep_ in ("nsubj", "pobj", "dobj", "nsubjpass") and not _next_is_object(token):
            return False
        return (
            lower.endswith("ed") or lower in irregular() or (lower.endswith("s") and _next_is_object(token))
        )
    return False


def _describes_place(participle: Token) -> bool:
    """ "In occupied Afrin": what kind of place it is, and no act of taking it."""
    return participle.tag_ == "VBN" and participle.dep_ == "pcomp" and participle.head.i == participle.i - 1


def _next_is_object(token: Token) -> bool:
    """A headline verb in -s is followed by its object: "Army repels attack"."""
    if token.i + 1 >= len(token.doc) or token.dep_ in ("pobj", "dobj"):
        return False
    following = token.nbor()
    return following.pos_ in ("NOUN", "PROPN", "ADJ", "NUM", "DET") and following.text != "\n\n"
