"""What is held at several meetings begins with the first and ends with the last, if its own start and end are written
at all: otherwise lists and calendars tell two different times."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.happening import events_of
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            timing = event.timing
            if not timing.meetings:
                continue
            told = {"start": timing.meetings[0].start, "end": timing.meetings[-1].end}
            for field, moment in told.items():
                if getattr(timing, field) != moment:
                    facts = {"field": field, "written": getattr(timing, field), "meeting": moment}
                    yield entry.problem("span-contradicts", (*event.loc, field), **facts)
