"""What an entry is called where something names it, with what has become of it: the one place that says so.

Cards, links, lists, news and search hits are given a ``Name``, never a bare title (``tests/test_states.py``).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ethos import texts
from ethos.kinds import Entry
from ethos.kinds.event import CALLED_OFF, STOCKHOLM, Gathering, State, Timing, at
from ethos.output import Name


def state_words(timing: Timing) -> str:
    """What must be known of an event before its title: ``Inställt``, ``Preliminärt``; nothing of what is confirmed."""
    return "" if timing.state is State.CONFIRMED else texts.label(f"state.{timing.state}")


def name_of(entry: Entry, today: date | None = None) -> Name:
    """What an entry is called. A course has a state when all its occasions have it; else each tells its own.

    On a given day what is over is no longer called preliminary or moved; without a day it is called what its file says.
    """
    timings = [timing for _, _, timing in entry.occurrences] if isinstance(entry, Gathering) else []
    states = {timing.state for timing in _concerned(timings, today)}
    if len(states) == 1:
        return called(entry, states.pop())
    return called(entry, State.CANCELLED if states and states <= CALLED_OFF else State.CONFIRMED)


def _concerned(timings: Sequence[Timing], today: date | None) -> Sequence[Timing]:
    """The times that tell how it is with an entry: those to come, or all when none of them ever took place."""
    if today is None:
        return timings
    coming = [timing for timing in timings if timing.ends > at(today, STOCKHOLM)]
    return coming if coming or any(timing.takes_place for timing in timings) else timings


def called(entry: Entry, state: State) -> Name:
    """What an entry, or one of its occasions, is called in a state."""
    words = "" if state is State.CONFIRMED else texts.label(f"state.{state}")
    return Name(entry.title, words, warns=state not in {State.CONFIRMED, State.PLANNED}, lang=entry.lang)
