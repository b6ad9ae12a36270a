"""An event, and each of its meetings, ends after it starts; whole days may end on the day they start."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.happening import events_of
from ethos.kinds.event import Timing
from ethos.problem import Problem
from ethos.share import Share
from ethos.source import Loc


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            for loc, timing in spans(event.timing):
                if timing.ends <= timing.starts:
                    facts = {"start": timing.start, "end": timing.end}
                    yield entry.problem("end-before-start", (*event.loc, *loc, "end"), **facts)


def spans(timing: Timing) -> Iterator[tuple[Loc, Timing]]:
    """Each time that people meet, and where it stands in the event."""
    if not timing.meetings:
        yield (), timing
        return
    yield from ((("meetings", index), each) for index, each in enumerate(timing.sittings))
