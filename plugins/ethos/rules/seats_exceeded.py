"""No more seats are left than there are."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.happening import events_of
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            registration = event.timing.registration
            left, seats = (registration.seats_left, registration.seats) if registration else (None, None)
            if left is not None and seats is not None and left > seats:
                loc = (*event.loc, "registration", "seats_left")
                yield entry.problem("seats-exceeded", loc, left=left, seats=seats)
