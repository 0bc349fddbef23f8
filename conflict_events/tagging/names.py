"""Names: marks actors and places, and makes one token of each name.

The parser then sees one word it knows for each name (see :mod:`conflict_events.tagging.parsing`): trees
become right that hyphens and Arabic articles would break.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from spacy.attrs import SPACY
from spacy.tokens import Doc, Span

from conflict_events.tagging.keeping import NothingToKeep
from conflict_events.tagging.phrases import words_of
from conflict_events.tagging.places import PlaceTagger

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from conflict_events.gazetteer import Gazetteer
    from conflict_events.tagging.actor_mentions import ActorMention
    from conflict_events.tagging.actors import ActorLexicon
    from conflict_events.tagging.places import PlaceMention

MERGED_KINDS = ("name", "unit", "metonym")
_RECALLING = ("Coalition", "The Coalition", "the Coalition")
_LONGEST_BRACKET = 12  # tokens
_Labels = tuple[str, str, str]


class NameTagger(NothingToKeep):
    """Marks actors and places by name, and makes one token of each name."""

    def __init__(self, lexicon: ActorLexicon, gazetteer: Gazetteer) -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.places = PlaceTagger(gazetteer.phrases(), gazetteer.spells)

    def __call__(self, doc: Doc) -> Doc:
        words = words_of(doc)
        actors = list(_recalled(doc, self.lexicon.find(words)))
        places = list(self.places.find(words, actors))
        texts = [t.text for t in doc]
        brackets = _brackets(texts, actors, places)
        inside = {i for name_end, end in brackets.items() for i in range(name_end, end)}
        actors = [m for m in actors if m.start not in inside]
        merged, moved = _merge(doc, texts, _one_token_each(texts, actors, places, brackets))
        merged.spans["actors"] = [
            _span(merged, moved, m.start, m.end, (m.kind, m.actor, m.class_)) for m in actors
        ]
        merged.spans["places"] = [
            _span(merged, moved, m.start, m.end, ("name" if m.known else "unknown", "", m.kind))
            for m in places
        ]
        return merged


def _recalled(doc: Doc, mentions: Iterable[ActorMention]) -> Iterator[ActorMention]:
    """ "The Syrian National Coalition ... The Coalition": with a capital it is the one told before."""
    last = ""
    for mention in mentions:
        word = doc[mention.end - 1].text
        if word == "Coalition" and doc[mention.start : mention.end].text in _RECALLING:
            yield replace(mention, actor=last or mention.actor)
            continue
        if word.lower() == "coalition":
            last = mention.actor
        yield mention


def _span(doc: Doc, moved: list[int], start: int, end: int, labels: _Labels) -> Span:
    """The span of a mention after merging."""
    label, kb_id, span_id = labels
    return Span(doc, moved[start], moved[end - 1] + 1, label=label, kb_id=kb_id, span_id=span_id)


def _joined(mention: ActorMention) -> bool:
    """Whether the words of an actor become one token."""
    return mention.kind in MERGED_KINDS or mention.named


def _one_token_each(
    texts: list[str], actors: list[ActorMention], places: list[PlaceMention], brackets: dict[int, int]
) -> list[tuple[int, int]]:
    """Start and end of the names that become one token, from left to right without overlap."""
    names = [(m.start, m.end) for m in places]
    names += [(m.start, brackets.get(m.end, m.end)) for m in actors if _joined(m)]
    kept, last = [], 0
    for start, end in sorted(names):
        if start >= last and not any("\n" in text for text in texts[start:end]):
            kept.append((start, end))
            last = end
    return kept


def _merge(doc: Doc, texts: list[str], names: list[tuple[int, int]]) -> tuple[Doc, list[int]]:
    """A Doc with one token for each name, and for every old token the place of the new one."""
    blanks: list[bool] = doc.to_array([SPACY]).astype(bool).tolist()
    words: list[str] = []
    spaces: list[bool] = []
    moved: list[int] = []
    last = 0
    for start, end in [*names, (len(texts), len(texts))]:
        moved += range(len(words), len(words) + start - last)
        words += texts[last:start]
        spaces += blanks[last:start]
        if end > start:
            moved += [len(words)] * (end - start)
            inside = zip(texts[start : end - 1], blanks[start : end - 1], strict=True)
            words.append("".join(f"{t} " if b else t for t, b in inside) + texts[end - 1])
            spaces.append(blanks[end - 1])
        last = end
    return Doc(doc.vocab, words=words, spaces=spaces), moved


def _brackets(texts: list[str], actors: list[ActorMention], places: list[PlaceMention]) -> dict[int, int]:
    """Brackets right behind names, start to end: "al-Nusra (Qaeda's branch) and others" breaks trees.

    A bracket that names a place stays: it may say where something happened.
    """
    named = {i for m in places for i in range(m.start, m.end)}
    ends = {m.end: _bracket_end(texts, m.end, named) for m in actors if _joined(m)}
    return {start: end for start, end in ends.items() if end > start}


def _bracket_end(texts: list[str], start: int, named: set[int]) -> int:
    if start >= len(texts) or texts[start] != "(":
        return start
    for i in range(start + 1, min(len(texts), start + _LONGEST_BRACKET)):
        if texts[i] == ")":
            return i + 1
        if i in named or "\n" in texts[i] or texts[i] == ".":
            return start
    return start
