"""Dates, quantities, weapons and noun classes as span groups."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING

from spacy.attrs import LEMMA, POS
from spacy.strings import get_string_id
from spacy.symbols import VERB

from conflict_events.rules.load import read_toml, rules_directory
from conflict_events.tagging.dates import find_dates
from conflict_events.tagging.phrases import PhraseTable, Word
from conflict_events.tagging.quantities import find_quantities

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

_HARMLESS = "none"  # label of what only sounds like a weapon


@functools.cache
def weapon_table() -> PhraseTable[str]:
    """Weapon terms with their class (``rules/weapons.toml``)."""
    data = read_toml(rules_directory() / "weapons.toml")
    return PhraseTable(((term, kind) for kind, row in data.items() for term in row["terms"]), inflect=True)


@functools.cache
def noun_table() -> PhraseTable[tuple[str, ...]]:
    """Common nouns with their classes (``rules/nouns.toml``)."""
    classes: dict[str, list[str]] = {}
    for kind, row in read_toml(rules_directory() / "nouns.toml").items():
        for word in row["words"]:
            classes.setdefault(word, []).append(kind)
    return PhraseTable(((word, tuple(kinds)) for word, kinds in classes.items()), inflect=True)


@functools.cache
def misread_lemmas() -> dict[str, str]:
    """Verb lemmas that the English model gets wrong, with the right ones (``rules/lemmas.toml``)."""
    return read_toml(rules_directory() / "lemmas.toml")


@functools.cache
def _misread_by_id() -> dict[int, str]:
    return {get_string_id(lemma): right for lemma, right in misread_lemmas().items()}


def mend_lemmas(doc: Doc) -> None:
    """Puts right the lemmas that the model gets wrong ("staged": stag)."""
    wrong = _misread_by_id()
    for i, (pos, lemma) in enumerate(doc.to_array([POS, LEMMA]).tolist()):
        if pos == VERB and lemma in wrong:
            doc[i].lemma_ = wrong[lemma]


def _spans(doc: Doc, words: list[Word], table: PhraseTable) -> list[Span]:  # type: ignore[type-arg]
    from spacy.tokens import Span

    spans = []
    for match in table.find_all(words):
        start, end = words[match.start].token, words[match.end - 1].token + 1
        label = match.payload if isinstance(match.payload, str) else "|".join(match.payload)
        if words[match.end - 1].last or (words[match.start].first and _presumed(doc[start].text)):
            spans.append(Span(doc, start, end, label=label))
    return spans


def _presumed(name: str) -> bool:
    """ "drone believed to be American", which is one name: the thing stands before the belief."""
    return " to be" in name


def tag_weapons(doc: Doc, words: list[Word]) -> None:
    """Writes ``doc.spans["weapons"]``: label = class of weapon; no "tank" of "fuel tanks"."""
    found = _spans(doc, words, weapon_table())
    harmless = [s for s in found if s.label_ == _HARMLESS]
    doc.spans["weapons"] = [
        s for s in found if not any(h.start <= s.start and s.end <= h.end for h in harmless)
    ]


def tag_nouns(doc: Doc, words: list[Word]) -> None:
    """Writes ``doc.spans["nouns"]``: label = classes of the noun, joined by "|"."""
    doc.spans["nouns"] = _spans(doc, words, noun_table())


def tag_dates(doc: Doc, text: str) -> None:
    """Writes ``doc.spans["dates"]``: label = kind of date."""
    spans = []
    for mention in find_dates(text):
        span = doc.char_span(mention.start, mention.end, label=mention.kind, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    doc.spans["dates"] = spans


def tag_quantities(doc: Doc, text: str) -> None:
    """Writes ``doc.spans["quantities"]``: label = kind; attrs hold ``low``, ``high`` and ``exact``."""
    from spacy.tokens import SpanGroup

    spans, lows, highs, exacts = [], [], [], []
    for quantity in find_quantities(text):
        span = doc.char_span(quantity.start, quantity.end, label=quantity.kind, alignment_mode="expand")
        if span is not None:
            spans.append(span)
            lows.append(quantity.low)
            highs.append(quantity.high)
            exacts.append(quantity.exact)
    doc.spans["quantities"] = SpanGroup(
        doc, name="quantities", spans=spans, attrs={"low": lows, "high": highs, "exact": exacts}
    )
