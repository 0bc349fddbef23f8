"""Stand-ins: what the model reads instead of numbers, unknown names, and verbs that it takes for nouns."""

from __future__ import annotations

import functools
import itertools
import re
from typing import TYPE_CHECKING

from conflict_events.tagging.misread import (
    Names,
    is_past,
    joining_commas,
    killing_deeds,
    launches,
    misread_verbs,
    stand_in_words,
)
from conflict_events.tagging.names import MERGED_KINDS
from conflict_events.tagging.quantities import number_words
from conflict_events.tagging.remembered import REMEMBERED

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

ARABIC_ARTICLE = "[Aa][ldnrstz]|[Aa]sh|[Ee]l"
_ARABIC_SURNAME = re.compile(rf"(?:{ARABIC_ARTICLE})-[A-Z][^\W\d_]+$")  # "al-Hamwi": read as an adjective
_FIGURES = re.compile(r"(?!(?:19|20)\d\d$)(?:[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,3})$")  # no year
_SHORT = 3  # letters of words that titles, too, write small
_TITLE_WORDS = 3  # longer ones, at least
_TO_ONE_SMALL = 8  # longer words of a title come to one without a capital


def stand_ins(doc: Doc) -> dict[int, tuple[str, str]]:
    """What the model reads in the stead of a token: word and norm, by token."""
    words = stand_in_words()
    actor, place, unknown = words["actor"], words["place"], words["nouns"]
    texts = [t.text for t in doc]
    lowered = [t.lower() for t in texts]
    units, actors, places = (list(doc.spans[group]) for group in ("units", "actors", "places"))
    names = Names(actors, {s.start for s in [*actors, *places]})
    found = {i: (lowered[i], "") for unit in units for i in _title_words(texts, unit)}
    found |= {i: (alone, "") for i, text in enumerate(texts) if (alone := _of_word(text)) is not None}
    found |= {
        i: (found.get(i, (texts[i],))[0], words[tense])
        for i, tense in misread_verbs(doc, lowered, units, names)
    }
    found |= dict.fromkeys(launches(lowered), (words["start"], ""))
    found |= dict.fromkeys(killing_deeds(lowered), (words["blast"], ""))
    found |= {
        i: (words["tied"][word], "")
        for i, (word, behind) in enumerate(itertools.pairwise(lowered))
        if word in words["tied"] and behind not in words["tied_to"]["words"]
    }
    found |= dict.fromkeys(joining_commas(lowered, units, names), (words["joint"], ""))
    ends = [s.end for s in actors if s.end < len(texts)]
    found |= {i: (unknown[lowered[i]], "") for i in ends if lowered[i] in unknown}
    found |= {
        i: (words["says"], "") for i in ends if lowered[i] in words["claims"] and is_past(lowered, i + 1)
    }
    for span in actors:
        text = texts[span.start]
        if span.end - span.start > 1:
            found |= {t.i: (t.text, actor.lower()) for t in span if t.text in words["verb_like"]}
            continue
        if text.islower():
            if " " in text:
                found[span.start] = (text.split()[-1], "")  # "civil defence member": a member
        elif " " in text:
            found[span.start] = (actor, "")
        elif span.label_ in MERGED_KINDS and text.isupper():  # "IS" would be read as a verb
            found[span.start] = (text, actor.lower())
    for span in places:
        text = texts[span.start]
        if span.end - span.start > 1:
            continue
        whole = (" " in text or "-" in text) and not text.islower()
        found[span.start] = (place, "") if whole else (text, place.lower())
    return found


@functools.lru_cache(maxsize=REMEMBERED)
def _of_word(text: str) -> str | None:
    """What a word is read as whatever stands beside it; None where it is read as it stands."""
    words = stand_in_words()
    if _ARABIC_SURNAME.match(text):
        return str(words["surname"])
    if text in words["spelling"]:
        return str(words["spelling"][text])
    return str(words["number"]) if _FIGURES.match(text) or text.lower() in number_words() else None


def _title_words(texts: list[str], unit: Span) -> list[int]:
    """The words of a title in capitals ("Army Kills Nine Militants"), which the model would take for names."""
    words = [i for i in range(unit.start, unit.end) if texts[i].isalpha()]
    long = [texts[i] for i in words if len(texts[i]) > _SHORT]
    small = sum(not (t.istitle() or t.isupper()) for t in long)
    if len(long) < _TITLE_WORDS or small > len(long) // _TO_ONE_SMALL:
        return []
    return [i for i in words if texts[i].istitle()]
