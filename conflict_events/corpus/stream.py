"""A stream of documents through one extractor, in this process or in several."""

from __future__ import annotations

import gc
import itertools
import os
from collections import deque
from collections.abc import Iterable, Iterator, Sized
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import replace
from typing import TYPE_CHECKING

from conflict_events.corpus.documents import DocumentError, Item, Record, to_record

if TYPE_CHECKING:
    from conflict_events.api import Extractor
    from conflict_events.events import Events

Outcome = "Events | DocumentError"
BATCH_SIZE = 64  # documents: some 10 seconds of work, and what a memory zone holds at a time
_AHEAD = 3  # batches that wait for each process


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
    processes = n_process if n_process > 0 else os.cpu_count() or 1
    if batch_size < 1:
        raise ValueError(f"batch_size must be 1 or more, not {batch_size}")
    batches = _batches(items, batch_size)
    run = _in_processes if processes > 1 else _here
    found = itertools.chain.from_iterable(run(extractor, batches, processes, min_confidence))
    return _shown(found, len(items) if isinstance(items, Sized) else None) if progress else found


def _batches(items: Iterable[Item], size: int) -> Iterator[tuple[int, list[Item]]]:
    """Lists of items, each with the position of its first one."""
    stream = iter(items)
    position = 0
    while batch := list(itertools.islice(stream, size)):
        yield position, batch
        position += len(batch)


def _here(
    extractor: Extractor, batches: Iterable[tuple[int, list[Item]]], processes: int, confidence: float
) -> Iterator[list[Events | DocumentError]]:
    for position, batch in batches:
        yield extract_batch(extractor, position, batch, confidence)


def extract_batch(
    extractor: Extractor, position: int, batch: list[Item], confidence: float = 0.0
) -> list[Events | DocumentError]:
    """The outcomes of some documents; what spaCy kept for them is freed at the end."""
    with extractor.nlp.memory_zone():
        return [extract_one(extractor, position + i, item, confidence) for i, item in enumerate(batch)]


def extract_one(
    extractor: Extractor, position: int, item: Item, confidence: float = 0.0
) -> Events | DocumentError:
    """The events of one document, or the error that it ended in."""
    name = None
    try:
        record = to_record(item)
        name = record.doc_id
        return _extract(extractor, record, confidence)
    except Exception as error:  # whatever it is: one document must not end the stream
        return DocumentError(_told(error), position, name)


def _extract(extractor: Extractor, record: Record, confidence: float) -> Events:
    return extractor(
        record.text,
        published=record.published,
        title=record.title,
        doc_id=record.doc_id,
        source=record.source,
        min_confidence=confidence,
    )


def _told(error: Exception) -> str:
    words = str(error.args[0]) if isinstance(error, KeyError) and error.args else str(error)
    return (
        words if isinstance(error, (TypeError, ValueError, KeyError)) else f"{type(error).__name__}: {words}"
    )


# processes

_EXTRACTOR: list[Extractor] = []  # of this worker


def _begin(extractor: Extractor) -> None:
    """Prepares a worker: the lexicons last as long as it does, so that no collection need look at them."""
    _EXTRACTOR[:] = [extractor]
    gc.collect()
    gc.freeze()


def _work(position: int, batch: list[Item], confidence: float) -> list[Events | DocumentError]:
    outcomes = extract_batch(_EXTRACTOR[0], position, batch, confidence)
    return [_without_codebook(o) for o in outcomes]


def _without_codebook(outcome: Events | DocumentError) -> Events | DocumentError:
    """The codebook is the same for all, and the caller has it."""
    return (
        outcome
        if isinstance(outcome, DocumentError)
        else outcome.of(replace(outcome.document, codebook=None))
    )


def _in_processes(
    extractor: Extractor, batches: Iterable[tuple[int, list[Item]]], processes: int, confidence: float
) -> Iterator[list[Events | DocumentError]]:
    """Batches go out to the processes, a few ahead, and come back in order."""
    waiting: deque[Future[list[Events | DocumentError]]] = deque()
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(extractor,)) as pool:
        try:
            for position, batch in batches:
                waiting.append(pool.submit(_work, position, batch, confidence))
                if len(waiting) >= _AHEAD * processes:
                    yield _with_codebook(extractor, waiting.popleft().result())
            while waiting:
                yield _with_codebook(extractor, waiting.popleft().result())
        finally:
            for future in waiting:
                future.cancel()


def _with_codebook(
    extractor: Extractor, outcomes: list[Events | DocumentError]
) -> list[Events | DocumentError]:
    if extractor.codebook is None:
        return outcomes
    return [
        o if isinstance(o, DocumentError) else o.of(replace(o.document, codebook=extractor.codebook))
        for o in outcomes
    ]


def _shown(outcomes: Iterable[Events | DocumentError], total: int | None) -> Iterator[Events | DocumentError]:
    """The same outcomes, with a bar that tells rate and time left."""
    from tqdm.auto import tqdm

    yield from tqdm(outcomes, total=total, unit="doc", desc="extracting", mininterval=0.5)
