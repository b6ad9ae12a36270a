"""Registration opens before it closes: with its deadline, or else when the event starts."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.happening import events_of
from ethos.kinds.event import at
from ethos.kinds.stage import closing
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            timing, registration = event.timing, event.timing.registration
            if registration and registration.opens and at(registration.opens, timing.timezone) >= closing(timing):
                facts = {"opens": registration.opens, "closes": registration.deadline or timing.start}
                yield entry.problem("late-opening", (*event.loc, "registration", "opens"), **facts)
