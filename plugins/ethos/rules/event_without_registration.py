"""A coming event that takes place says how to register."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.problem import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    for event in catalogue.upcoming(today):
        if event.timing.registered is None and event.takes_place:
            yield event.entry.problem("event-without-registration", (*event.loc, "registration"))
