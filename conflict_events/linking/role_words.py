"""Which words of a slot may name parties: no place that does not act, nobody who only brought a truce about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.choosing import fixed_word
from conflict_events.linking.owning import named_as_place
from conflict_events.linking.syntax import light_verbs
from conflict_events.tagging.place_words import ends_in_border

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


def no_places(scene: Scene, tokens: list[Token], slot: str, role: str, candidate: Candidate) -> list[Token]:
    """Slot words that may be parties: a place is none, unless it stands for the state that acts."""
    kept = []
    for token in tokens:
        span = scene.actors.get(token.i)
        if span is not None and span.label_ == "metonym" and named_as_place(token):
            continue
        if token.i == candidate.head.i or fixed_word(scene, token, candidate.span.start, candidate.span.end):
            continue
        if slot == "between" and _parts_states(token):
            continue
        if token.i in scene.places and (
            span is None or span.label_ == "metonym" or slot not in ("subject", "by", "modifier")
        ):
            if span is None:
                continue
            airspace = span is not None and span.label_ == "modifier" and " " in span.text
            acts = (
                airspace
                or slot in ("subject", "by")
                or (slot in ("from", "to") and role in ("attacker", "target"))
                or (slot == "modifier" and (span.label_ != "metonym" or _owns(token)))
            )
            if not acts and slot not in ("with", "between", "object", "against"):
                continue
            if span.label_ == "metonym" and slot not in ("subject", "by") and not _owns(token):
                continue
        kept.append(token)
    return kept


def _owns(token: Token) -> bool:
    """ "Ankara's offensive": whose it is, where "the Aleppo offensive" tells the place."""
    return token.dep_ == "poss" and any(c.dep_ == "case" for c in token.rights)


def _parts_states(token: Token) -> bool:
    """ "a blast at the crossing between Turkey and Idlib": what lies between, no fight."""
    between = token.head
    while between.dep_ == "conj":
        between = between.head.head
    return between.i > 0 and ends_in_border(between.nbor(-1).text)


def signs(token: Token, truce: Candidate) -> bool:
    """Whether a slot word of a truce may be one who agreed to it."""
    return not (_no_signatory(token) or _makes_use(truce))


def _no_signatory(token: Token) -> bool:
    """ "since it took effect": the truce itself; "a Russian-brokered truce": who only brought it about."""
    mediated = token.i + 1 < len(token.doc) and token.nbor().lower_ in light_verbs()["mediating"]
    return token.lower_ == "it" or mediated


def _makes_use(truce: Candidate) -> bool:
    """ "used the truce to move tanks": who profits by it need not have agreed to it."""
    return truce.head.dep_ == "dobj" and truce.head.head.lemma_ == "use"
