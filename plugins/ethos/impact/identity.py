"""Whether two events under one identity are the same one, at two times."""

from __future__ import annotations

from datetime import date
from difflib import SequenceMatcher

from ethos.happening import Event, midnight
from ethos.kinds.event import State, Timing
from ethos.kinds.fields import day_of
from ethos.kinds.parse import plain

ALIKE = 0.6
"""How much of two titles must be the same for them to be two wordings of one."""


def is_over(event: Event, today: date) -> bool:
    """True for what has ended when the day begins in Stockholm."""
    return event.timing.ends <= midnight(today)


def is_another(old: Event, new: Event, today: date) -> bool:
    """True when an identity is given to another event: last year's file with this year's date, or with a new title.

    An event that is moved and renamed at once, or moved when its day has come, looks the same: then the entry says so
    with ``state: moved`` or ``moved_from``.
    """
    if _says_moved(old.timing, new.timing) or day_of(old.timing.start) == day_of(new.timing.start):
        return False
    recycled = old.takes_place and is_over(old, today) and not is_over(new, today)
    return recycled or not _alike(old.entry.title, new.entry.title)


def _says_moved(old: Timing, new: Timing) -> bool:
    """True when the entry says that it was moved from just there; ``state`` alone may be left from an earlier move."""
    if new.moved_from is not None:
        return day_of(new.moved_from) == day_of(old.start)
    return new.state is State.MOVED and old.state is not State.MOVED


def _alike(one: str, other: str) -> bool:
    first, second = plain(one), plain(other)
    apart = not (first.startswith(second) or second.startswith(first))
    return not apart or SequenceMatcher(None, first, second, autojunk=False).ratio() >= ALIKE
