"""Processes that hold one thing each, such as an extractor, and work on what they are given, in order."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Any, TypeVar

from conflict_events.errors import WorkerLostError

Held = TypeVar("Held")
Task = TypeVar("Task")
Result = TypeVar("Result")
_AHEAD = 3  # tasks that wait for each process
_LOST = (
    "a worker process was killed from outside, perhaps because memory ran out; what is written is whole: "
    "give the same command again to go on, with fewer processes if memory is short"
)
_HELD: list[Any] = []  # what this process holds


def process_count(asked: int) -> int:
    """The number of processes: 0 or less stands for one a core."""
    return asked if asked > 0 else os.cpu_count() or 1


def work(
    held: Held, do: Callable[[Held, Task], Result], tasks: Iterable[Task], processes: int
) -> Iterator[Result]:
    """The results of all tasks in their order, worked out here or by several processes.

    ``do`` is a function of a module, so that other processes can find it. Tasks are drawn only a few
    ahead of the results.
    """
    if processes == 1:
        yield from (do(held, task) for task in tasks)
        return
    gc.collect()  # here: what other libraries left behind must not be torn down in a forked process
    with ProcessPoolExecutor(processes, initializer=_begin, initargs=(held,)) as pool:
        try:
            yield from _in_order(pool, do, tasks, _AHEAD * processes)
        except BrokenProcessPool:
            raise WorkerLostError(_LOST) from None
        except KeyboardInterrupt:
            _end_children()  # what they were at is not done, and will be done again
            raise
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def _in_order(
    pool: ProcessPoolExecutor, do: Callable[[Held, Task], Result], tasks: Iterable[Task], ahead: int
) -> Iterator[Result]:
    waiting: deque[Future[Result]] = deque()
    for task in tasks:
        waiting.append(pool.submit(_do, do, task))
        if len(waiting) >= ahead:
            yield waiting.popleft().result()
    while waiting:
        yield waiting.popleft().result()


def _end_children() -> None:
    for process in multiprocessing.active_children():
        process.terminate()


def _do(do: Callable[[Held, Task], Result], task: Task) -> Result:
    return do(_HELD[0], task)


def _begin(held: object) -> None:
    """Prepares a process: what it was born with lasts as long as it does, and no collection looks at it."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the parent too, which decides
    _HELD[:] = [held]
    threading.Thread(target=_end_with_parent, daemon=True).start()
    gc.freeze()


def _end_with_parent() -> None:
    """Ends this process when the one that began it is gone, killed without a word."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
