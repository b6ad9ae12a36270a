"""What is moved was somewhere else before, and says where: at another time, or in another city."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.happening import events_of
from ethos.kinds.event import State, Timing
from ethos.kinds.fields import day_of
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for event in events_of(entry):
            fault, field = _fault(event.timing)
            if fault:
                what = texts.label(f"moved_nowhere.{fault}").format(start=event.timing.start.isoformat()[:16])
                yield entry.problem("moved-nowhere", (*event.loc, field), what=what)


def _fault(timing: Timing) -> tuple[str, str]:
    """In which way an event has moved nowhere, and at which field that stands; nothing when it has moved."""
    if timing.state is not State.MOVED or _left_a_city(timing):
        return "", ""
    if timing.moved_from is None:
        return "untold", "state"
    return ("same", "moved_from") if _is_start(timing.moved_from, timing.start) else ("", "")


def _left_a_city(timing: Timing) -> bool:
    return bool(timing.moved_from_city) and not (timing.place and timing.place.city == timing.moved_from_city)


def _is_start(moment: date, start: date) -> bool:
    """True for the start itself, and for its day without a time."""
    return day_of(moment) == day_of(start) and (moment == start or not isinstance(moment, datetime))
