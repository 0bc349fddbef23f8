"""Mentions of actors, and the words that they begin with and end before."""

from __future__ import annotations

from dataclasses import dataclass

from conflict_events.tagging.phrases import Word

_FOUNDED = ("coalition", "alliance")
_ADJECTIVES = 3  # words between "a" and "coalition"


@dataclass(frozen=True, slots=True)
class ActorMention:
    """Words that name an actor: first and last token (exclusive), id, and how they name it."""

    start: int
    end: int
    actor: str
    kind: str  # name, metonym, force, bare, modifier, unit
    class_: str
    named: bool = False  # a force with a name of several words in it: "Nusra Front fighters"


def word_at(words: list[Word], i: int, token: int) -> int:
    """Index of the first word at or behind a token."""
    while i < len(words) and words[i].token < token:
        i += 1
    return i


def some_group(words: list[Word], i: int, mention: ActorMention) -> ActorMention:
    """ "a coalition of rebel groups": any group, not the one that is called the coalition."""
    if words[i].form not in _FOUNDED or mention.end > words[i].token + 1 or mention.kind == "name":
        return mention
    before = [w.form for w in words[max(0, i - _ADJECTIVES) : i]]
    follows = words[i + 1].form if i + 1 < len(words) else ""
    if follows != "of" or not {"a", "an", "another"} & set(before):
        return mention
    return ActorMention(mention.start, mention.end, "", "bare", "group")
