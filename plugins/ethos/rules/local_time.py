"""A local time must occur exactly once: when the clock is set forward an hour is skipped, and when it is set back
one occurs twice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ethos import texts
from ethos.happening import Event, events_of
from ethos.kinds.event import is_ambiguous, is_gap
from ethos.problem import Problem
from ethos.rules.end_before_start import spans
from ethos.share import Share
from ethos.source import Loc


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            for loc, moment in _moments(event):
                what = _what(moment, event.timing.timezone)
                if what:
                    yield entry.problem(
                        "local-time",
                        (*event.loc, *loc),
                        written=moment,
                        what=texts.label(f"local_time.{what}"),
                        zone=event.timing.timezone,
                    )


def _moments(event: Event) -> Iterator[tuple[Loc, datetime]]:
    timing = event.timing
    deadline = timing.registration.deadline if timing.registration else None
    named: list[tuple[Loc, date | None]] = [(("registration", "deadline"), deadline)]
    for loc, each in spans(timing):
        named += [((*loc, "start"), each.start), ((*loc, "end"), each.end)]
    for loc, moment in named:
        if isinstance(moment, datetime):
            yield loc, moment


def _what(moment: datetime, zone: str) -> str:
    if is_gap(moment, zone):
        return "gap"
    return "ambiguous" if is_ambiguous(moment, zone) else ""
