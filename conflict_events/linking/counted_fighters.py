"""Whose counted fighters are: "took the town from Islamic State. More than 100 militants were killed"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.antecedents import anaphora, before, may_be_called, names_group
from conflict_events.linking.reporting import reporting_of

if TYPE_CHECKING:
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Span, Token

_SIDES = ("jihadist", "islamic_state", "opposition", "turkey_backed")


def counted_fighters(scene: Scene, token: Token) -> Span | None:
    """The one group told in the sentence, or of the hunted in the one before, of whom so many were counted."""
    if not any(c.i in scene.amounts for c in token.lefts):
        return None
    if token.lower_ in anaphora()["zealots"]:
        return _only([s for s in _groups(scene, token, token.sent.start) if may_be_called(scene, s, token)])
    last = scene.doc[max(0, token.sent.start - 1)].sent
    elsewhere = any(scene.places[t.i].text not in last.text for t in token.sent if t.i in scene.places)
    if token.lower_ not in anaphora()["hunted"] or elsewhere:
        return None
    first = last.start
    return _only([s for s in _groups(scene, token, first) if scene.lexicon.rows[s.kb_id_].side in _SIDES])


def _groups(scene: Scene, token: Token, first: int) -> list[Span]:
    """The listed groups that stand between a word and a token, nearest first; none that speaks or is a mere tie.

    Such are "Golani said", "al-Qaeda-linked militants".
    """
    near = [s for s in before(scene, token) if s.start >= first and "-linked" not in s.text]
    named = [s for s in near if names_group(scene, s) and s.kb_id_ in scene.lexicon.rows]
    return [s for s in named if reporting_of(s.root.head) is None and not _is_surname(s)]


def _is_surname(span: Span) -> bool:
    """ "Abu Omar al-Golani"."""
    return any(c.dep_ == "compound" and c.tag_ == "NNP" and c.i < span.start for c in span.root.lefts)


def _only(groups: list[Span]) -> Span | None:
    return groups[0] if len({s.kb_id_ for s in groups}) == 1 else None
