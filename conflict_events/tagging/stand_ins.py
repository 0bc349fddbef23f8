"""Stand-ins: what the model reads instead of names that it does not know and verbs that it takes for nouns."""

from __future__ import annotations

import functools
import re
from typing import TYPE_CHECKING, Any

from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.names import MERGED_KINDS
from conflict_events.tagging.verb_forms import irregular

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc, Token

# "al-Hamwi" would be read as an adjective
_ARABIC_SURNAME = re.compile(r"(?:[Aa][ldnrstz]|[Aa]sh|[Ee]l)-[A-Z][^\W\d_]+$")


@functools.cache
def _words() -> dict[str, Any]:
    """The stand-ins and what they stand in for (``rules/stand_ins.toml``)."""
    return read_toml(rules_directory() / "stand_ins.toml")


def unknown_nouns() -> dict[str, str]:
    """Nouns that the model takes for verbs behind whose they are, and what it reads in their stead."""
    found: dict[str, str] = _words()["nouns"]
    return found


def stand_ins(doc: Doc) -> dict[int, tuple[str, str]]:
    """What the model reads in the stead of a token: word and norm, by token."""
    actor, place = _words()["actor"], _words()["place"]
    found = {t.i: (_words()["surname"], "") for t in doc if _ARABIC_SURNAME.match(t.text)}
    found |= {i: (doc[i].text, _words()["past"]) for i in _pasts(doc)}
    ends = [s.end for s in doc.spans["actors"] if s.end < len(doc)]
    found |= {i: (unknown_nouns()[doc[i].lower_], "") for i in ends if doc[i].lower_ in unknown_nouns()}
    for span in doc.spans["actors"]:
        text = doc[span.start].text
        if span.end - span.start > 1:
            continue
        if text.islower():
            if " " in text:
                found[span.start] = (text.split()[-1], "")  # "civil defence member": a member
        elif " " in text:
            found[span.start] = (actor, "")
        elif span.label_ in MERGED_KINDS and text.isupper():  # "IS" would be read as a verb
            found[span.start] = (text, actor.lower())
    for span in doc.spans["places"]:
        text = doc[span.start].text
        if span.end - span.start > 1:
            continue
        whole = (" " in text or "-" in text) and not text.islower()
        found[span.start] = (place, "") if whole else (text, place.lower())
    return found


def _pasts(doc: Doc) -> Iterator[int]:
    """Verbs in the past that the model would take for nouns or adjectives.

    "retook", which it does not know, and "The army on Friday liberated the town", where it reads of a day and
    a liberated town.
    """
    for i in range(1, len(doc)):
        word = doc[i].lower_
        if word in _words()["unknown_pasts"] or (
            _behind_day(doc, i) and (word.endswith("ed") or word in irregular())
        ):
            yield i


def _behind_day(doc: Doc, i: int) -> bool:
    """Whether "on Friday", itself behind a noun, stands right before a word."""
    before, on = doc[i - 1], i - 2
    if not before.lower_.endswith(tuple(_words()["days"])):
        return False
    if on > 0 and doc[on].text[:1].isupper() and doc[on].lower_.endswith("day"):  # "on Friday night"
        on -= 1
    return on > 0 and doc[on].lower_ == "on" and _goes_on(doc[on - 1])


def _goes_on(word: Token) -> bool:
    """Whether a word before "on" belongs to the same clause."""
    return not (word.is_punct or word.is_space)
