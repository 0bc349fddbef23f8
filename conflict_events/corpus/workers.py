"""Processes that hold an extractor each and work on what they are given, in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from conflict_events.api import Extractor

Task = TypeVar("Task")
Result = TypeVar("Result")
_AHEAD = 3  # tasks that wait for each process
_HELD: list[Extractor] = []  # the extractor of this process


def process_count(asked: int) -> int:
    """The number of processes: 0 or less stands for one a core."""
    return asked if asked > 0 else os.cpu_count() or 1


def work(
    extractor: Extractor, do: Callable[[Extractor, Task], Result], tasks: Iterable[Task], processes: int
) -> Iterator[Result]:
    """The results of all tasks in their order, worked out here or by several processes.

    ``do`` is a function of a module, so that other processes can find it. Tasks are drawn only a few
    ahead of the results.
    """
    if processes == 1:
        yield from (do(extractor, task) for task in tasks)
        return
    gc.collect()  # here: what other libraries left behind must not be torn down in a forked process
    waiting: deque[Future[Result]] = deque()
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(extractor,)) as pool:
        try:
            for task in tasks:
                waiting.append(pool.submit(_do, do, task))
                if len(waiting) >= _AHEAD * processes:
                    yield waiting.popleft().result()
            while waiting:
                yield waiting.popleft().result()
        finally:
            for future in waiting:
                future.cancel()


def _do(do: Callable[[Extractor, Task], Result], task: Task) -> Result:
    return do(_HELD[0], task)


def _begin(extractor: Extractor) -> None:
    """Prepares a process: what it was born with lasts as long as it does, and no collection looks at it."""
    _HELD[:] = [extractor]
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()


def _end_with_parent() -> None:
    """Ends this process when the one that began it is gone, killed without a word."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
