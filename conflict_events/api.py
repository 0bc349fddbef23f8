"""The whole flow on one page: text to article, to tagged Doc, to candidates, to events."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from conflict_events.collection import uncollected
from conflict_events.events import Document, Events
from conflict_events.explanations import Explanation, Explanations, explain_verdicts
from conflict_events.languages import is_hardly_english, why_unread
from conflict_events.reading import Article, parts, read_article, skim_article

if TYPE_CHECKING:
    from spacy.language import Language

    from conflict_events.corpus.documents import DocumentError, Item
    from conflict_events.linking.linker import Linked
    from conflict_events.models import Event, Place

Published = dt.date | dt.datetime | str | None


class Extractor:
    """Extracts conflict events from English news texts; loaded once, called as often as you like."""

    def __init__(self, nlp: Language) -> None:
        """``nlp`` holds the components of the library; rules, actors and gazetteer are theirs."""
        from conflict_events.gazetteer import lookup
        from conflict_events.linking.linker import Linker
        from conflict_events.rules.codebook import Codebook, load_codebook
        from conflict_events.tagging.gate import Gate
        from conflict_events.tagging.splitting import Splitter

        names: Any = nlp.get_pipe("conflict_names")
        triggers: Any = nlp.get_pipe("conflict_triggers")
        self.nlp = nlp
        self.model = "{lang}_{name} {version}".format(**nlp.meta)
        self.lexicon = names.lexicon
        own = Codebook(triggers.types, names.lexicon.rows)
        self.codebook = None if own == load_codebook() else own
        self._lookup = functools.partial(lookup, gazetteer=names.gazetteer)
        self._gate = Gate(triggers.types, triggers.index, names.lexicon.rows, names.gazetteer)
        self.split = Splitter(nlp)
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
        article = self._read(text, published, title)
        unread = why_unread(article.clean)
        found = [] if unread else self._find(article)
        events = Events(
            found, document=self._document(article, doc_id, source), notes=_notes(article, unread)
        )
        return events.at_least(min_confidence)

    def __reduce__(self) -> tuple[Any, ...]:
        """For other processes: the pipeline as bytes."""
        return _revived, (self.nlp.config.to_str(), self.nlp.to_bytes())

    def explain(self, text: str, *, published: Published = None, title: str | None = None) -> Explanations:
        """Why each trigger word of a text became an event or not."""
        article = _read(text, published, title)
        found: list[Explanation] = []
        unread = why_unread(article.clean)
        for part in () if unread else parts(article):
            linked = self._link(part, scan=False)
            found += explain_verdicts(part, linked, self._resolver(part)) if linked is not None else []
        kept = self._gate.read(text)
        found = [e if kept[e.trigger.start : e.trigger.end].strip() else e.unread() for e in found]
        return Explanations(found, text=text, notes=_notes(article, unread))

    def extract_many(
        self,
        items: Iterable[Item],
        *,
        n_process: int = 1,
        batch_size: int = 64,
        progress: bool = True,
        min_confidence: float = 0.0,
    ) -> Iterator[Events | DocumentError]:
        """The events of each document of a stream; see :func:`extract_many`."""
        from conflict_events.corpus.stream import extract_many

        options = {"progress": progress, "min_confidence": min_confidence}
        return extract_many(self, items, n_process=n_process, batch_size=batch_size, **options)  # type: ignore[arg-type]

    def places(self, text: str) -> list[Place]:
        """The places that a text names, in order, events or not; each resolved by the words around it."""
        from conflict_events.resolving.places import find_places
        from conflict_events.tagging.tree import Tree

        article = _read(text, None, None)
        if why_unread(article.clean):
            return []
        found = []
        for part in parts(article):
            resolver, doc = self._resolver(part), self.nlp(part.clean, disable=["conflict_scan"])
            found += [resolver.place(p) for p in find_places(Tree(doc), self._lookup)]
        return found

    @uncollected()
    def _read(self, text: str, published: Published, title: str | None) -> Article:
        """A text without a line of interest is not read beyond its dateline; of others those lines are."""
        kept = self._gate.read(text) if isinstance(text, str) else text
        if kept is text:
            return _read(text, published, title)
        skimmed = _read(text, published, title, read=skim_article)
        return replace(_read(kept, skimmed.published, title), text=text) if kept else skimmed

    def _find(self, article: Article, *, scan: bool = True) -> list[Event]:
        """The events of an article that may hold some; a very long one is linked in parts."""
        found: list[Event] = []
        for part in parts(article):
            with uncollected():
                found += self._find_in(part, scan=scan)
        return found

    def _find_in(self, part: Article, *, scan: bool) -> list[Event]:
        linked = self._link(part, scan=scan)
        if linked is None:
            return []
        found = self._resolve(part, linked)
        linked.tree.fell()  # nobody asks for its words any more
        return found

    def _link(self, article: Article, *, scan: bool = True) -> Linked | None:
        """Tags, parses and links an article, if it may hold events; without the scan the parser reads all of it."""
        from conflict_events.linking.scene import build_scene
        from conflict_events.tagging.units import is_read

        doc = self.nlp(self.split(article.clean), disable=[] if scan else ["conflict_scan"])
        if not is_read(doc):
            return None
        return self._linker.link(build_scene(doc, article, self.lexicon))

    def _resolver(self, article: Article):  # type: ignore[no-untyped-def]
        from conflict_events.resolving.events import EventResolver

        return EventResolver(article, self.lexicon)

    def _resolve(self, article: Article, linked: Linked) -> list:  # type: ignore[type-arg]
        resolver = self._resolver(article)
        return [resolver.resolve(c) for c in sorted(linked.candidates, key=lambda c: c.span.start)]

    def _document(self, article: Article, doc_id: str | None, source: str | None) -> Document:
        return Document(
            text=article.text,
            published=article.published,
            title=article.title,
            doc_id=doc_id,
            source=source,
            model=self.model,
            codebook=self.codebook,
        )


def _revived(config: str, data: bytes) -> Extractor:
    """An extractor out of the bytes of its pipeline."""
    from spacy.util import load_model_from_config
    from thinc.api import Config

    nlp = load_model_from_config(Config().from_str(config), auto_fill=True)
    return Extractor(nlp.from_bytes(data))


def _read(
    text: str, published: Published, title: str | None, read: Callable[..., Article] = read_article
) -> Article:
    from conflict_events.datelines import parse_published

    if not isinstance(text, str):
        raise TypeError(
            f"text must be a str, not {type(text).__name__}; decode bytes first: data.decode('utf-8')"
        )
    if title is not None and not isinstance(title, str):
        raise TypeError(f"title must be a str or None, not {type(title).__name__}")
    return read(text, published=parse_published(published), title=title)


def _notes(article: Article, unread: str | None) -> list[str]:
    """What a user should know about how a text was read."""
    notes = []
    if not article.clean.strip():
        notes.append("The text is empty.")
    elif unread:
        notes.append(unread)
    elif is_hardly_english(article.clean):
        notes.append("The text hardly holds English words: only English is read.")
    if article.published is None:
        notes.append("No publication date given or found: relative dates stay unresolved.")
    if article.other_dateline is not None:
        notes.append(
            f"Dated by the given day {article.published}, though the dateline says {article.other_dateline}; "
            "where days are those of a crawl, leave them out."
        )
    return notes


@functools.lru_cache(maxsize=4)
def _cached(model: str | None) -> Extractor:
    return load(model)


@uncollected()
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
    from conflict_events.tagging.starting import import_spacy

    import_spacy()
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
    text is used (where both are there and cannot be one day, a note says so); with neither, relative dates
    stay unresolved. ``title`` is a headline that stands apart from the text. ``doc_id`` and ``source`` (who
    printed it) are not read but go with the events into every layout. Events below ``min_confidence`` (0 to 1) are left out: asked for 0.9, fewer are found and more of
    them are right (docs/accuracy.md). Raises TypeError when ``text`` is no string and ValueError when
    ``published`` is unreadable or ``min_confidence`` no share.
    """
    return _cached(None)(
        text, published=published, title=title, doc_id=doc_id, source=source, min_confidence=min_confidence
    )


def extract_many(
    items: Iterable[Item],
    *,
    n_process: int = 1,
    batch_size: int = 64,
    progress: bool = True,
    min_confidence: float = 0.0,
) -> Iterator[Events | DocumentError]:
    """The events of each document of a stream, in the order of the documents.

    An item is a text, a pair ``(text, published)``, or a mapping with the keys text, published, title, id
    and source. A document that cannot be read gives a
    :class:`~conflict_events.corpus.documents.DocumentError` in its place, and the stream goes on.
    ``n_process`` processes work at a time (0 or less: as many as there are cores), each on one thread and
    on ``batch_size`` documents at a time; ``progress`` shows a bar on standard error. The events are the
    same for any number of processes, size of batches and order of documents.
    """
    options = {"progress": progress, "min_confidence": min_confidence}
    return _cached(None).extract_many(items, n_process=n_process, batch_size=batch_size, **options)  # type: ignore[arg-type]


def explain(text: str, *, published: Published = None, title: str | None = None) -> Explanations:
    """Tells for each trigger word of a text why it became an event or not."""
    return _cached(None).explain(text, published=published, title=title)
