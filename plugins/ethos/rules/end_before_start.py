"""An event ends after it starts; whole days may end on the day they start."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue, events_of
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for event in events_of(entry):
            timing = event.timing
            if timing.ends <= timing.starts:
                yield entry.problem("end-before-start", (*event.loc, "end"), start=timing.start, end=timing.end)
