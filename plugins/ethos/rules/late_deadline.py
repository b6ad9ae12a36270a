"""Registration closes no later than the event starts."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.happening import events_of
from ethos.kinds.event import at
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            timing = event.timing
            deadline = timing.registration and timing.registration.deadline
            if deadline and at(deadline, timing.timezone) > timing.starts:
                loc = (*event.loc, "registration", "deadline")
                yield entry.problem("late-deadline", loc, deadline=deadline, start=timing.start)
