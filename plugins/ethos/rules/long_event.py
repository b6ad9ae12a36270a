"""An event ends within days of its start, or within a term when it is whole days: else the year or month is wrong."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ethos.happening import events_of
from ethos.kinds.event import Timing
from ethos.problem import Problem
from ethos.share import Share

LONGEST = timedelta(days=14)
"""From the time of a start to the time of an end. What goes on for longer has no hour, and is written as whole days."""
LONGEST_TERM = timedelta(days=300)


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            timing = event.timing
            if (days := _days(timing)) > (LONGEST_TERM if timing.whole_day or timing.meetings else LONGEST).days:
                facts = {"start": timing.start, "end": timing.end, "days": days, "right": _right(timing)}
                yield entry.problem("long-event", (*event.loc, "end"), **facts)


def _days(timing: Timing) -> int:
    return (timing.ends - timing.starts).days


def _right(timing: Timing) -> str:
    """The end in the year of the start, which is what most often is wrong; else on its day."""
    written = timing.end.isoformat()[:16]
    same_year = f"{timing.start.year}{written[4:]}"
    first = timing.start.isoformat()[:10]
    return same_year if same_year[:10] >= first and same_year != written else first + written[10:]
