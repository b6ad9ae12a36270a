"""Work shared among the processor's cores, in processes that know at once all that this one knows: forked ones.

Never among threads, for a fork may take their locks. Where nothing can be forked the work is done in turn.
"""

from __future__ import annotations

import multiprocessing
import os
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from ethos import texts
from ethos.problem import EthosError

FORKS = "fork" in multiprocessing.get_all_start_methods()
"""Where processes cannot be forked, what they need would have to be copied first."""

MANY = 200
"""Pages, or as much work, that are worth a process more: to fork one with all it holds takes some 20 ms."""

T = TypeVar("T")
R = TypeVar("R")

_given: list[Any] = []
"""In a process that has been forked: what it works at."""


def can_fork() -> bool:
    """True when a process can be forked now."""
    return FORKS and threading.active_count() == 1


def shared(work: Callable[[Sequence[T]], R], items: Sequence[T]) -> list[R]:
    """What ``work`` answers for each core's share of ``items``, which are many. Only the answers are left.

    Raises:
        EthosError: a process was killed.
        Exception: whatever ``work`` raises.
    """
    shares = min(count(), len(items) // MANY) if can_fork() else 1
    if shares < 2:
        return [work(items)]
    context, given = multiprocessing.get_context("fork"), (work, items, shares)
    try:
        with ProcessPoolExecutor(shares - 1, context, initializer=_given.extend, initargs=(given,)) as others:
            begun = [others.submit(_share, number) for number in range(1, shares)]
            return [work(items[::shares]), *(each.result() for each in begun)]
    except BrokenProcessPool as error:
        raise EthosError(texts.label("cores.killed")) from error


def _share(number: int) -> Any:
    work, items, shares = _given
    return work(items[number::shares])


def count() -> int:
    """How many we may use, which a container's settings may say."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
