"""What is moved was somewhere else before, and says where: at another time, or in another city.

What says from where without being moved is told too: no page and no calendar shows from where.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from ethos import texts
from ethos.happening import Event, events_of
from ethos.kinds.event import STAYS, State, Timing
from ethos.kinds.fields import day_of
from ethos.problem import Problem
from ethos.share import Share

BEFORE = timedelta(days=7)
"""How much earlier the time in an example is: it must not be the new one."""
CITIES = ("Umeå", "Lund")


def check(share: Share) -> Iterator[Problem]:
    for entry in share.entries:
        for event in events_of(entry):
            yield from _nowhere(event) if event.timing.state is State.MOVED else _unsaid(event)


def _nowhere(event: Event) -> Iterator[Problem]:
    fault, field = _fault(event.timing)
    if fault:
        start, city = event.timing.start.isoformat()[:16], event.timing.moved_from_city
        what = texts.label(f"moved_nowhere.{fault}").format(start=start, city=city)
        right = _example(event.timing, field)
        yield event.entry.problem("moved-nowhere", (*event.loc, field), what=what, right=right)


def _unsaid(event: Event) -> Iterator[Problem]:
    """From where it was moved, in what is not said to have moved. What is called off may have been moved before."""
    told = {"moved_from": event.timing.moves, "moved_from_city": event.timing.moved_from_city}
    field = next((name for name, value in told.items() if value), "")
    if field and event.timing.state in STAYS:
        facts = {"field": field, "state": event.timing.state}
        yield event.entry.problem("moved-unsaid", (*event.loc, field), **facts)


def _fault(timing: Timing) -> tuple[str, str]:
    """In which way an event has moved nowhere, and at which field that stands; nothing when it has moved."""
    if _left_a_city(timing):
        return "", ""
    if timing.moved_from is None:
        return ("city", "moved_from_city") if timing.moved_from_city else ("untold", "state")
    return ("same", "moved_from") if _is_start(timing.moved_from, timing.start) else ("", "")


def _left_a_city(timing: Timing) -> bool:
    return bool(timing.moved_from_city) and not (timing.place and timing.place.city == timing.moved_from_city)


def _is_start(moment: date, start: date) -> bool:
    """True for the start itself, and for its day without a time."""
    return day_of(moment) == day_of(start) and (moment == start or not isinstance(moment, datetime))


def _example(timing: Timing, field: str) -> str:
    """What to write, in the form that the event's own time has: a day, or a day and a time."""
    if field == "moved_from_city":
        return f"moved_from_city: {next(each for each in CITIES if each != timing.moved_from_city)}"
    return f"moved_from: {(timing.start - BEFORE).isoformat()[:16]}"
