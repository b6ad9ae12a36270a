"""No more seats are left than there are."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.happening import events_of
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for event in events_of(entry):
            registration = event.timing.registration
            left, seats = (registration.seats_left, registration.seats) if registration else (None, None)
            if left is not None and seats is not None and left > seats:
                loc = (*event.loc, "registration", "seats_left")
                yield entry.problem("seats-exceeded", loc, left=left, seats=seats)
