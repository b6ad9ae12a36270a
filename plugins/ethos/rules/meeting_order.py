"""The meetings of one occasion stand in order, and none begins before the one before it has ended: their number in
that order is a part of what they are in calendars."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from ethos.happening import events_of
from ethos.problem import Problem
from ethos.rules.end_before_start import spans
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            for (_, before), (loc, timing) in pairwise(spans(event.timing)):
                if timing.starts < before.ends:
                    facts = {"start": timing.start, "before": before.end}
                    yield entry.problem("meeting-order", (*event.loc, *loc, "start"), **facts)
