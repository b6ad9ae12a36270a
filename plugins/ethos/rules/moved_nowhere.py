"""What is moved was somewhere else before: at another time, or in another city."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.happening import events_of
from ethos.kinds.event import State
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for event in events_of(entry):
            timing = event.timing
            if timing.state is State.MOVED and timing.moved_from == timing.start and not timing.moved_from_city:
                yield entry.problem("moved-nowhere", (*event.loc, "moved_from"), start=timing.start)
