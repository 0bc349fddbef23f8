"""The whole flow on one page: text to article, to tagged Doc, to candidates, to events."""

from __future__ import annotations

import datetime as dt
import functools
from pathlib import Path
from typing import TYPE_CHECKING

from conflict_events.events import Events
from conflict_events.explanations import Explanations, explain_verdicts
from conflict_events.reading import Article, read_article

if TYPE_CHECKING:
    from spacy.language import Language

    from conflict_events.linking.linker import Linked
    from conflict_events.models import Place

Published = dt.date | dt.datetime | str | None


class Extractor:
    """Extracts conflict events from English news texts; loaded once, called as often as you like."""

    def __init__(self, nlp: Language, rules: str | None = None, gazetteer: str | None = None) -> None:
        from conflict_events.gazetteer import load_gazetteer, lookup
        from conflict_events.linking.linker import Linker
        from conflict_events.rules.load import builtin_event_types, load_event_types
        from conflict_events.tagging.actors import builtin_actors

        self.nlp = nlp
        self.lexicon = builtin_actors()
        types = load_event_types(Path(rules)) if rules else builtin_event_types()
        self._lookup = functools.partial(lookup, gazetteer=load_gazetteer(gazetteer)) if gazetteer else lookup
        self._linker = Linker(types, self._lookup)

    def __call__(
        self, text: str, *, published: Published = None, title: str | None = None, min_confidence: float = 0.0
    ) -> Events:
        """The events of one article; see :func:`extract_events`."""
        return self._extract(text, published, title).at_least(min_confidence)

    def _extract(self, text: str, published: Published, title: str | None) -> Events:
        article = _read(text, published, title)
        if not _may_be_english(article.clean):
            return self._events(article, [])
        return self._events(article, self._resolve(article, self._link(article)))

    def explain(self, text: str, *, published: Published = None, title: str | None = None) -> Explanations:
        """Why each trigger word of a text became an event or not."""
        article = _read(text, published, title)
        if not _may_be_english(article.clean):
            return Explanations([], text=text, notes=_notes(article))
        return explain_verdicts(article, self._link(article), self._resolver(article), _notes(article))

    def places(self, text: str) -> list[Place]:
        """The places that a text names, in order, events or not; each resolved by the words around it."""
        from conflict_events.resolving.places import find_places
        from conflict_events.tagging.tree import Tree

        article = _read(text, None, None)
        if not _may_be_english(article.clean):
            return []
        resolver = self._resolver(article)
        return [resolver.place(p) for p in find_places(Tree(self.nlp(article.clean)), self._lookup)]

    def _link(self, article: Article) -> Linked:
        from conflict_events.linking.scene import build_scene

        doc = self.nlp(article.clean)
        return self._linker.link(build_scene(doc, article, self.lexicon))

    def _resolver(self, article: Article):  # type: ignore[no-untyped-def]
        from conflict_events.resolving.events import EventResolver

        return EventResolver(article, self.lexicon)

    def _resolve(self, article: Article, linked: Linked) -> list:  # type: ignore[type-arg]
        resolver = self._resolver(article)
        return [resolver.resolve(c) for c in sorted(linked.candidates, key=lambda c: c.span.start)]

    def _events(self, article: Article, events: list) -> Events:  # type: ignore[type-arg]
        return Events(
            events,
            text=article.text,
            published=article.published,
            title=article.title,
            model=f"{self.nlp.meta.get('lang')}_{self.nlp.meta.get('name')} {self.nlp.meta.get('version')}",
            notes=_notes(article),
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


def load(model: str | Path | Language | None = None, *, gazetteer: str | Path | None = None) -> Extractor:
    """Loads the pipeline and gives an :class:`Extractor`.

    ``model`` is the name or path of another installed English spaCy pipeline with tagger and parser, or a
    loaded one; ``gazetteer`` a folder made by ``conflict-events gazetteer import``, left out the built-in
    table. Raises :class:`~conflict_events.errors.ModelNotFoundError` when the model is missing or unfit and
    :class:`~conflict_events.errors.GazetteerError` when the folder is.
    """
    from conflict_events.tagging.pipeline import load_pipeline

    folder = None if gazetteer is None else str(gazetteer)
    return Extractor(load_pipeline(model, gazetteer=folder), gazetteer=folder)


def extract_events(
    text: str, *, published: Published = None, title: str | None = None, min_confidence: float = 0.0
) -> Events:
    """The conflict events that an English news text reports.

    ``published`` is the day of publication as date, datetime or ISO string; left out, the dateline of the
    text is used; with neither, relative dates stay unresolved. ``title`` is a headline that stands apart
    from the text. Events below ``min_confidence`` (0 to 1) are left out: asked for 0.9, fewer are found and
    more of them are right (docs/accuracy.md). Raises TypeError when ``text`` is no string and ValueError when ``published`` is
    unreadable or ``min_confidence`` no share.
    """
    return _cached(None)(text, published=published, title=title, min_confidence=min_confidence)


def explain(text: str, *, published: Published = None, title: str | None = None) -> Explanations:
    """Tells for each trigger word of a text why it became an event or not."""
    return _cached(None).explain(text, published=published, title=title)
