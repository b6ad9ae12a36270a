"""A count of the seats that are left says on which day it was made: without one the page cannot tell it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.happening import events_of
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share, today: date) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            registration = event.timing.registration
            if registration and registration.seats_left is not None and registration.as_of is None:
                loc = (*event.loc, "registration", "seats_left")
                yield entry.problem("undated-seats", loc, left=registration.seats_left, today=today)
