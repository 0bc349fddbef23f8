"""A stream of documents through one extractor, in this process or in several."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sized
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from conflict_events.corpus.documents import DocumentError, Item, to_record
from conflict_events.corpus.workers import process_count, work
from conflict_events.events import Events

if TYPE_CHECKING:
    from conflict_events.api import Extractor
    from conflict_events.rules.codebook import Codebook

BATCH_SIZE = 64  # documents: some seconds of work, and what a memory zone holds at a time


class Batch(NamedTuple):
    """Some documents of a stream, and the position of the first."""

    position: int
    items: list[Item]
    confidence: float


def extract_many(
    extractor: Extractor,
    items: Iterable[Item],
    *,
    n_process: int = 1,
    batch_size: int = BATCH_SIZE,
    progress: bool = True,
    min_confidence: float = 0.0,
) -> Iterator[Events | DocumentError]:
    """The events of each document, in the order of the documents; see :func:`conflict_events.extract_many`."""
    if batch_size < 1:
        raise ValueError(f"batch_size must be 1 or more, not {batch_size}")
    batches = _batches(items, batch_size, min_confidence)
    outcomes = itertools.chain.from_iterable(work(extractor, _in_batch, batches, process_count(n_process)))
    found = (_with_codebook(o, extractor.codebook) for o in outcomes)
    return _shown(found, len(items) if isinstance(items, Sized) else None) if progress else found


def _batches(items: Iterable[Item], size: int, confidence: float) -> Iterator[Batch]:
    stream = iter(items)
    position = 0
    while batch := list(itertools.islice(stream, size)):
        yield Batch(position, batch, confidence)
        position += len(batch)


def _in_batch(extractor: Extractor, batch: Batch) -> list[Events | DocumentError]:
    """The outcomes of a batch, without the codebook: it is the same for all, and the caller has it."""
    outcomes = extract_batch(extractor, batch.items, batch.position, batch.confidence)
    return [_with_codebook(o, None) for o in outcomes]


def extract_batch(
    extractor: Extractor, items: list[Item], position: int = 0, confidence: float = 0.0
) -> list[Events | DocumentError]:
    """The outcomes of some documents; what spaCy kept for them is freed at the end."""
    extractor.split.keep_words()
    with extractor.nlp.memory_zone():
        return [extract_one(extractor, item, position + i, confidence) for i, item in enumerate(items)]


def extract_one(
    extractor: Extractor, item: Item, position: int = 0, confidence: float = 0.0
) -> Events | DocumentError:
    """The events of one document, or the error that it ended in."""
    name = None
    try:
        record = to_record(item)
        name = record.doc_id
        return extractor(
            record.text,
            published=record.published,
            title=record.title,
            doc_id=name,
            source=record.source,
            min_confidence=confidence,
        )
    except Exception as error:  # whatever it is: one document must not end the stream
        return DocumentError(_told(error), position, name)


def _told(error: Exception) -> str:
    words = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    return (
        words if isinstance(error, (TypeError, ValueError, KeyError)) else f"{type(error).__name__}: {words}"
    )


def _with_codebook(outcome: Events | DocumentError, codebook: Codebook | None) -> Events | DocumentError:
    if isinstance(outcome, DocumentError) or outcome.document.codebook is codebook:
        return outcome
    return outcome.of(replace(outcome.document, codebook=codebook))


def _shown(outcomes: Iterable[Events | DocumentError], total: int | None) -> Iterator[Events | DocumentError]:
    """The same outcomes, with a bar that tells rate and time left."""
    from tqdm.auto import tqdm

    yield from tqdm(outcomes, total=total, unit="doc", desc="extracting", mininterval=0.5)
