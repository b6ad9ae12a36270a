"""Registration closes no later than the event starts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.happening import events_of
from ethos.kinds.event import at
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for event in events_of(entry):
            timing = event.timing
            deadline = timing.registration and timing.registration.deadline
            if deadline and at(deadline, timing.timezone) > timing.starts:
                loc = (*event.loc, "registration", "deadline")
                yield entry.problem("late-deadline", loc, deadline=deadline, start=timing.start)
