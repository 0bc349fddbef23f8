"""Harm that nobody did on purpose: floods, stampedes, collisions."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from conflict_events.rules.load import read_toml, rules_directory

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene

_REACH = 60  # tokens behind the sentence that tells the accident


@functools.cache
def accidents() -> dict[str, Any]:
    """Types, words and pairs of words."""
    return read_toml(rules_directory() / "accidents.toml")


def accident_word(scene: Scene, candidate: Candidate) -> str:
    """The word that makes an accident of a deed without a doer, or an empty string.

    It stands in the sentence, or before it where the text goes on about the accident.
    """
    words = accidents()
    if candidate.attackers or candidate.type.type not in words["types"]:
        return ""
    start = max(0, candidate.sentence.start - _REACH)
    lemmas = [t.lemma_.lower() for t in scene.doc[start : candidate.sentence.end]]
    found = next((lemma for lemma in lemmas if lemma in words["words"]), "")
    known = set(lemmas)
    return found or next((" ".join(pair) for pair in words["pairs"] if known.issuperset(pair)), "")
