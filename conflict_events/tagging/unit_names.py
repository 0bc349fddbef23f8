"""Names of armed units that no list has: "Lightning Brigade", "Liwa al-Fath"."""

from __future__ import annotations

from collections.abc import Callable

from conflict_events.tagging.actor_grammar import ActorGrammar
from conflict_events.tagging.actor_mentions import ActorMention
from conflict_events.tagging.phrases import Word, fold


class UnitNames:
    """The words that names of units begin and end with, ready to match."""

    def __init__(self, grammar: ActorGrammar) -> None:
        self.prefixes = frozenset(fold(w) for w in grammar.unit_prefixes)
        self.suffixes = frozenset(fold(w) for w in grammar.unit_suffixes)
        self.breaks = frozenset(fold(w) for w in grammar.unit_breaks)

    def at(
        self, words: list[Word], start: int, known: Callable[[list[Word], int], bool]
    ) -> ActorMention | None:
        """Named units that no list has: "Lightning Brigade", "Liwa al-Fath"; no listed actor, which is ``known``, begins inside."""
        word = words[start]
        if not word.raw[:1].isupper() or word.form in ("the", "a", "an", "of"):
            return None
        i = start
        if word.form in self.prefixes:
            i += 1
            while i < len(words) and (
                words[i].raw[:1].isupper() or words[i].form in ("al", "ash", "as", "an", "ar")
            ):
                i += 1
            if i - start < 2:
                return None
            return ActorMention(word.token, words[i - 1].token + 1, "", "unit", "group")
        while (
            i < len(words) and i - start < 5 and (words[i].raw[:1].isupper() or words[i].form in ("al", "of"))
        ):
            if words[i].form in self.breaks or (i > start and known(words, i)):
                return None
            if i > start and words[i].form in self.suffixes and words[i].raw[:1].isupper():
                return ActorMention(word.token, words[i].token + 1, "", "unit", "group")
            i += 1
        return None
