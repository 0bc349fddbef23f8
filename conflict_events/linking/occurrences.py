"""How often a deed occurred, where one mention tells of several: "27 air raids", "twin blasts", "broke the truce 12 times"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.counting import toll_words
from conflict_events.linking.syntax import clause_root

if TYPE_CHECKING:
    from conflict_events.linking.candidate import Candidate
    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token


def occurrences(scene: Scene, candidate: Candidate) -> int | None:
    """ "27 air raids": the number of occurrences, if it is exact."""
    if candidate.is_verb:
        return _times(scene, candidate.head)
    if candidate.type.type == "airstrike" and candidate.head.lemma_.lower().endswith("bomb"):
        return None  # "hit nine posts with ten bombs": so many bombs are no number of raids
    if candidate.type.type == "killing" and _counts_dead(candidate.head):
        return None  # "65 bodies were found": so many dead are no number of killings
    before = [*candidate.head.lefts, *_in_compounds(candidate.head)]
    if any(c.lower_ == "both" for c in before):
        return None  # "condemned both attacks": two that are told one by one
    for child in before:
        if child.i in scene.amounts and child.dep_ in ("nummod", "amod", "quantmod", "det"):
            low, _ = scene.amounts[child.i]
            return low if low > 1 and child.i not in scene.inexact else None
    words = {"twin": 2, "double": 2, "triple": 3, "two": 2}
    for child in before:
        if child.lower_ in words:
            return words[child.lower_]
    return _times(scene, candidate.head)


def _counts_dead(noun: Token) -> bool:
    """ "65 bodies", "nine deaths"; not "two massacres"."""
    words, names = toll_words(), {noun.lower_, noun.lemma_.lower()}
    return not names.isdisjoint(words["nouns"]) and names.isdisjoint(words["deeds"])


def _times(scene: Scene, head: Token) -> int | None:
    """ "broke the truce 12 times"."""
    for token in clause_root(head).subtree:
        if token.lower_ == "times" and token.i - 1 in scene.amounts:
            low, high = scene.amounts[token.i - 1]
            return low if low == high else None
    return None


def _in_compounds(head: Token) -> list[Token]:
    """ "two coalition strikes": the number counts the strikes, whatever noun the tree hangs it on."""
    return [t for c in head.lefts if c.dep_ == "compound" for t in c.lefts]
