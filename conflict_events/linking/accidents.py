"""Harm that nobody did on purpose: floods, stampedes, collisions."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from conflict_events.rules.load import read_toml, rules_directory

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_REACH = 60  # tokens behind the sentence that tells the accident


@functools.cache
def accidents() -> dict[str, Any]:
    """Types, words and pairs of words."""
    return read_toml(rules_directory() / "accidents.toml")


def accident_word(scene: Scene, candidate: Candidate) -> str:
    """The word that makes an accident of a deed without a doer, or an empty string.

    It stands in the sentence, or before it where the text goes on about the accident.
    """
    words, kind = accidents(), candidate.type.type
    if kind in words["blasts"]:
        known = {t.lemma_.lower() for t in candidate.sentence}
        return "" if candidate.attackers else _pair(words["blast_pairs"], known)
    if kind not in words["types"] or (candidate.attackers and kind not in words["rescues"]):
        return ""
    start = max(0, candidate.sentence.start - _REACH)
    lemmas = [t.lemma_.lower() for t in scene.doc[start : candidate.sentence.end] if not _of_guns(t)]
    found = next((lemma for lemma in lemmas if lemma in words["words"]), "")
    return found or _pair(words["pairs"], set(lemmas))


def _of_guns(fire: Token) -> bool:
    """ "opened fire on a leader", "came under fire": nothing burns."""
    return fire.lower_ == "fire" and fire.head.lemma_.lower() in accidents()["firing"]


def _pair(pairs: list[list[str]], known: set[str]) -> str:
    """The first pair of words that are both there."""
    return next((" ".join(pair) for pair in pairs if known.issuperset(pair)), "")
