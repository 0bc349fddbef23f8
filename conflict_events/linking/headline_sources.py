"""Sources of headlines: "Raid kills six in Douma: monitor", "Raid kills six - police", "SOHR: raid kills six"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from conflict_events.linking.reporting import noun_class, source_nouns

if TYPE_CHECKING:
    from collections.abc import Iterator

    from conflict_events.linking.scene import Scene
    from conflict_events.tagging.tree import Token

_WORDS = 4  # words of a source in a headline
_LEAST = 4  # words of what it tells
_TELLERS = ("monitor", "media", "igo", "official_source")
_MARKS = (":", "-", "--", "\u2013", "\u2014", ",")


def headline_sources(scene: Scene) -> Iterator[tuple[Token, int, int]]:
    """The speaking word of each headline that names its source, and the tokens of what it tells."""
    for sentence in scene.doc.sents:
        words = [t for t in sentence if not t.is_space]
        if len(words) < _LEAST + 2 or words[-1].text == ".":
            continue
        first = next((i for i, t in enumerate(words[: _WORDS + 1]) if t.text == ":"), None)
        if first and first + _LEAST < len(words) and _tells(scene, words[:first]):
            yield words[first - 1], words[first + 1].i, sentence.end
            continue
        last = next((i for i in range(len(words) - 2, _LEAST - 1, -1) if words[i].text in _MARKS), None)
        if last is not None and _sets_off(scene, words[last]) and _tells(scene, words[last + 1 :]):
            yield words[-1], sentence.start, words[last].i


def _sets_off(scene: Scene, mark: Token) -> bool:
    """A colon, a dash, or the comma that stands for one: with a blank before it."""
    return mark.text != "," or scene.article.clean[mark.idx - 1] == " "


def _tells(scene: Scene, words: list[Token]) -> bool:
    """Whether a few words are a source and nothing else: "state TV", "Observatory", "two security sources"."""
    if not 0 < len(words) <= _WORDS or any(t.pos_ in ("VERB", "AUX", "ADP") or t.is_punct for t in words):
        return False
    noun, span = words[-1], scene.actors.get(words[-1].i)
    row = scene.lexicon.rows.get(span.kb_id_) if span is not None else None
    spoken = {noun.lower_, noun.lemma_.lower()}
    if span is not None and row is not None and row.kind in _TELLERS:
        return all(t.pos_ in ("ADJ", "DET") for t in words if t.i < span.start)
    return noun.i not in scene.places and not spoken.isdisjoint(source_nouns().keys() | noun_class("people"))
