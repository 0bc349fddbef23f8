"""Words around a noun or pronoun that tell whether, and for whom, it may stand."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora
from conflict_events.linking.syntax import drives_them

if TYPE_CHECKING:
    from collections.abc import Iterable

    from conflict_events.linking.candidate import Party
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token


def before_driving(them: Token) -> Iterable[Token]:
    """ "overran the SDF, pushing them out": what stands before a verb of driving out, or its comma."""
    driving = them.i > them.sent.start + 1 and them.lower_ == "them" and drives_them(them.nbor(-1))
    return them.doc[max(them.sent.start, them.i - 3) : them.i - 1] if driving else ()


def of_place(scene: Scene, pronoun: Token) -> bool:
    """ "Homs and its villages": those of the place beside them, nobody's."""
    noun = pronoun.head
    return pronoun.tag_ == "PRP$" and noun.dep_ == "conj" and noun.head.i in scene.places


def is_own(pronoun: Token) -> bool:
    """ "its own members": whoever does it may suffer it."""
    return pronoun.i + 1 < len(pronoun.doc) and pronoun.nbor().lower_ == "own"


def among(party: Party, noun: Token) -> Party:
    """ "members" of a group, who are the group."""
    return replace(party, start=noun.idx, end=noun.idx + len(noun.text), text=noun.text)


def set_free(token: Token) -> bool:
    """ "The group was freed on Sunday": captives, no armed group."""
    return token.dep_ in ("nsubjpass", "dobj") and token.head.lemma_ in anaphora()["freeing"]


def speaks_for(span: Span, token: Token) -> bool:
    """Whether an actor mention speaks for this noun, not just modifies it."""
    return span.label_ not in ("modifier", "bare") or bool(span.kb_id_) or token.i == span.end - 1


def spoken_for(scene: Scene, actor: str) -> str:
    """ "Amaq said its fighters had killed ten": those of the group that a news agency belongs to."""
    row = scene.lexicon.rows.get(actor)
    return row.parent or actor if row is not None and row.kind == "media" else actor
