"""The capital as a name: "the Syrian capital", and "the capital" where nothing else is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.tagging.place_words import place_words

if TYPE_CHECKING:
    from conflict_events.tagging.phrases import Word

_NEAR = 3  # words before it that may say whose capital it is


def capital_end(words: list[Word], i: int, *, local: bool) -> int | None:
    """Where "Syrian capital", "Syria's capital" or "capital" ends that begins at a word; no name may follow it."""
    capital = place_words().capital
    at = i
    if words[i].form in capital.of:
        at += 1 + (words[i + 1 : i + 2] != [] and words[i + 1].form == "s")
    if at >= len(words) or words[at].form != capital.word or words[at].raw[:1].isupper():
        return None
    if any(w.form in capital.others for w in words[max(0, i - _NEAR) : i]) or _named(words, at + 1):
        return None
    if at > i:
        return at + 1
    alone = i > 0 and words[i - 1].form == "the" and not any(w.form in capital.abroad for w in words)
    return at + 1 if local and alone else None


def _named(words: list[Word], i: int) -> bool:
    """ "the capital of the province", "the capital, Damascus", "the capital Damascus"."""
    behind = words[i : i + 2]
    if not behind:
        return False
    if behind[0].form == "of" or behind[0].raw[:1].isupper():
        return behind[0].form not in place_words().cues.calendar
    return behind[0].raw == "," and len(behind) > 1 and behind[1].raw[:1].isupper()
