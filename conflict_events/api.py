"""The whole flow on one page: text to article, to tagged Doc, to candidates, to events."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_events.events import Document, Events
from conflict_events.explanations import Explanations, explain_verdicts
from conflict_events.reading import Article, read_article

if TYPE_CHECKING:
    from spacy.language import Language

    from conflict_events.linking.linker import Linked
    from conflict_events.models import Place

Published = dt.date | dt.datetime | str | None


class Extractor:
    """Extracts conflict events from English news texts; loaded once, called as often as you like."""

    def __init__(self, nlp: Language) -> None:
        """``nlp`` holds the components of the library; rules, actors and gazetteer are theirs."""
        from conflict_events.gazetteer import lookup
        from conflict_events.linking.linker import Linker
        from conflict_events.rules.codebook import Codebook, load_codebook

        names: Any = nlp.get_pipe("conflict_names")
        triggers: Any = nlp.get_pipe("conflict_triggers")
        self.nlp = nlp
        self.lexicon = names.lexicon
        own = Codebook(triggers.types, names.lexicon.rows)
        self.codebook = None if own == load_codebook() else own
        self._lookup = functools.partial(lookup, gazetteer=names.gazetteer)
        self._linker = Linker(triggers.types, self._lookup)

    def __call__(
        self,
        text: str,
        *,
        published: Published = None,
        title: str | None = None,
        doc_id: str | None = None,
        source: str | None = None,
        min_confidence: float = 0.0,
    ) -> Events:
        """The events of one article; see :func:`extract_events`."""
        article = _read(text, published, title)
        found = self._resolve(article, self._link(article)) if _may_be_english(article.clean) else []
        events = Events(found, document=self._document(article, doc_id, source), notes=_notes(article))
        return events.at_least(min_confidence)

    def explain(self, text: str, *, published: Published = None, title: str | None = None) -> Explanations:
        """Why each trigger word of a text became an event or not."""
        article = _read(text, published, title)
        if not _may_be_english(article.clean):
            return Explanations([], text=text, notes=_notes(article))
        return explain_verdicts(article, self._link(article, scan=False), self._resolver(article), _notes(article))

    def places(self, text: str) -> list[Place]:
        """The places that a text names, in order, events or not; each resolved by the words around it."""
        from conflict_events.resolving.places import find_places
        from conflict_events.tagging.tree import Tree

        article = _read(text, None, None)
        if not _may_be_english(article.clean):
            return []
        resolver = self._resolver(article)
        return [resolver.place(p) for p in find_places(Tree(self.nlp(article.clean)), self._lookup)]

    def _link(self, article: Article, *, scan: bool = True) -> Linked:
        """Tags, parses and links an article; without the scan the parser reads all of it."""
        from conflict_events.linking.scene import build_scene

        doc = self.nlp(article.clean, disable=[] if scan else ["conflict_scan"])
        return self._linker.link(build_scene(doc, article, self.lexicon))

    def _resolver(self, article: Article):  # type: ignore[no-untyped-def]
        from conflict_events.resolving.events import EventResolver

        return EventResolver(article, self.lexicon)

    def _resolve(self, article: Article, linked: Linked) -> list:  # type: ignore[type-arg]
        resolver = self._resolver(article)
        return [resolver.resolve(c) for c in sorted(linked.candidates, key=lambda c: c.span.start)]

    def _document(self, article: Article, doc_id: str | None, source: str | None) -> Document:
        meta = self.nlp.meta
        return Document(
            text=article.text,
            published=article.published,
            title=article.title,
            doc_id=doc_id,
            source=source,
            model=f"{meta.get('lang')}_{meta.get('name')} {meta.get('version')}",
            codebook=self.codebook,
        )


def _read(text: str, published: Published, title: str | None) -> Article:
    from conflict_events.datelines import parse_published

    if not isinstance(text, str):
        raise TypeError(
            f"text must be a str, not {type(text).__name__}; decode bytes first: data.decode('utf-8')"
        )
    if title is not None and not isinstance(title, str):
        raise TypeError(f"title must be a str or None, not {type(title).__name__}")
    return read_article(text, published=parse_published(published), title=title)


def _may_be_english(clean: str) -> bool:
    """Whether a text holds enough Latin letters to be read at all."""
    letters = [c for c in clean[:20000] if c.isalpha()]
    latin = sum(c < "\u0250" for c in letters)
    return bool(letters) and latin >= 0.5 * len(letters)


def _notes(article: Article) -> list[str]:
    """What a user should know about how a text was read."""
    notes = []
    if not article.clean.strip():
        notes.append("The text is empty.")
    elif not _may_be_english(article.clean):
        notes.append("The text is not in Latin letters: only English is read.")
    if article.published is None:
        notes.append("No publication date given or found: relative dates stay unresolved.")
    return notes


@functools.lru_cache(maxsize=4)
def _cached(model: str | None) -> Extractor:
    return load(model)


def load(
    model: str | Path | Language | None = None,
    *,
    rules: str | Path | None = None,
    actors: str | Path | None = None,
    gazetteer: str | Path | None = None,
) -> Extractor:
    """Loads the pipeline and gives an :class:`Extractor`.

    ``model`` is the name or path of another installed English spaCy pipeline with tagger and parser, or a
    loaded one. ``rules`` is a folder of rule files and ``actors`` a CSV file: their event types and actors
    are added to the built-in ones, or replace those of the same name or id. ``gazetteer`` is a folder made
    by ``conflict-events gazetteer import``. Raises :class:`~conflict_events.errors.ModelNotFoundError` when
    the model is missing or unfit, :class:`~conflict_events.errors.RuleError` and
    :class:`~conflict_events.errors.GazetteerError` when a file is wrong.
    """
    from conflict_events.tagging.pipeline import load_pipeline

    own = {"rules": rules, "actors": actors, "gazetteer": gazetteer}
    paths = {name: str(Path(path).resolve()) for name, path in own.items() if path is not None}
    return Extractor(load_pipeline(model, **paths))


def extract_events(
    text: str,
    *,
    published: Published = None,
    title: str | None = None,
    doc_id: str | None = None,
    source: str | None = None,
    min_confidence: float = 0.0,
) -> Events:
    """The conflict events that an English news text reports.

    ``published`` is the day of publication as date, datetime or ISO string; left out, the dateline of the
    text is used; with neither, relative dates stay unresolved. ``title`` is a headline that stands apart
    from the text. ``doc_id`` and ``source`` (who printed it) are not read but go with the events into every
    layout. Events below ``min_confidence`` (0 to 1) are left out: asked for 0.9, fewer are found and more of
    them are right (docs/accuracy.md). Raises TypeError when ``text`` is no string and ValueError when
    ``published`` is unreadable or ``min_confidence`` no share.
    """
    return _cached(None)(
        text, published=published, title=title, doc_id=doc_id, source=source, min_confidence=min_confidence
    )


def explain(text: str, *, published: Published = None, title: str | None = None) -> Explanations:
    """Tells for each trigger word of a text why it became an event or not."""
    return _cached(None).explain(text, published=published, title=title)
