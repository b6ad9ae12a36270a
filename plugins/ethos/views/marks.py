"""What stands on each day of the calendar: seminars and occasions, last days to register, and days moved from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from ethos import texts
from ethos.catalogue import Event
from ethos.kinds.event import State, Timing
from ethos.markdown import typeset
from ethos.views import swedish
from ethos.views.cards import NOTABLE, Card, venue
from ethos.views.press import Press

LONGEST = 14
"""Days: an event that lasts longer stands only on its first day and its last."""


class Sort(StrEnum):
    """What a mark is; the values are classes in the page."""

    SEMINAR = "seminar"
    COURSE = "course"
    DEADLINE = "deadline"
    AWAY = "away"
    """Something that has left the day."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something on a day, in words."""

    sort: Sort
    event: str
    """Which event it belongs to."""
    card: Card
    said: str
    """What must be known before the title: ``Inställt``, ``Sista anmälan``."""
    when: str
    """``13.00–14.30``, ``dag 2 av 2``."""
    where: str
    order: tuple[int, str]

    @property
    def is_event(self) -> bool:
        return self.sort in {Sort.SEMINAR, Sort.COURSE}

    @property
    def kind_label(self) -> str:
        return texts.label(f"kind.{self.card.kind}.one")

    @property
    def warns(self) -> bool:
        """True when what is said changes what one has planned."""
        return bool(self.said) and self.sort is not Sort.DEADLINE


def marks(press: Press) -> Mapping[date, Sequence[Mark]]:
    """What stands on each day, days with nothing left out: events by the clock, then what has left, then deadlines."""
    found: defaultdict[date, list[Mark]] = defaultdict(list)
    for event in press.catalogue.events:
        for day, mark in _of(press, event):
            found[day].append(mark)
    for each in found.values():
        each.sort(key=lambda mark: (mark.order, mark.card.title, mark.event))
    return found


def _of(press: Press, event: Event) -> Iterator[tuple[date, Mark]]:
    timing, card = event.timing, press.shelf.card(event.entry)
    said, where = _state(timing), venue(timing)
    for day, when in _days(event):
        clock = f"{timing.start:%H%M}" if isinstance(timing.start, datetime) and day == _day(timing.start) else ""
        yield day, Mark(Sort(event.entry.kind), event.key, card, said, when, where, (0, clock))
    if timing.state is State.MOVED and timing.moved_from and _day(timing.moved_from) != _day(timing.start):
        left = texts.label("month.moved_to").format(day=swedish.day_words(timing.start))
        yield _day(timing.moved_from), Mark(Sort.AWAY, event.key, card, left, _clock(timing.moved_from), "", (1, ""))
    deadline = timing.registration and timing.registration.deadline
    if deadline and event.takes_place:
        last = texts.label("month.deadline")
        yield _day(deadline), Mark(Sort.DEADLINE, event.key, card, last, _clock(deadline), "", (2, ""))


def _state(timing: Timing) -> str:
    if timing.state is State.MOVED and timing.moved_from:
        return texts.label("month.moved_from").format(moment=typeset(swedish.moment_words(timing.moved_from)))
    return texts.label(f"state.{timing.state}") if timing.state in NOTABLE else ""


def _days(event: Event) -> Iterator[tuple[date, str]]:
    """The days on which an event stands, and its time on each. What does not take place stands on its first day."""
    timing = event.timing
    first, last = _day(timing.start), (timing.ends.replace(tzinfo=None) - timedelta(microseconds=1)).date()
    count = (last - first).days + 1 if event.takes_place else 1
    if count <= 1:
        yield first, _span(timing)
    for number in range(1, count + 1) if count > 1 else ():
        if count <= LONGEST or number in {1, count}:
            told = texts.label("month.day_of").format(number=number, count=count)
            begins = _clock(timing.start) if number == 1 else ""
            yield first + timedelta(days=number - 1), ", ".join(filter(None, (begins, told)))


def _span(timing: Timing) -> str:
    start, end = timing.start, timing.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return ""
    return typeset(f"kl. {swedish.clock(start)}–{swedish.clock(end)}")


def _clock(moment: date) -> str:
    return typeset(f"kl. {swedish.clock(moment)}") if isinstance(moment, datetime) else ""


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
