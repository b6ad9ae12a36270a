"""The meetings of one occasion stand in order, and none begins before the one before it has ended: their number in
that order is a part of what they are in calendars."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import pairwise

from ethos.catalogue import Catalogue
from ethos.happening import events_of
from ethos.problem import Problem
from ethos.rules.end_before_start import spans


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for event in events_of(entry):
            for (_, before), (loc, timing) in pairwise(spans(event.timing)):
                if timing.starts < before.ends:
                    facts = {"start": timing.start, "before": before.end}
                    yield entry.problem("meeting-order", (*event.loc, *loc, "start"), **facts)
