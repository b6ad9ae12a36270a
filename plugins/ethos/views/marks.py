"""What stands on each day of the calendar: seminars and occasions, last days to register, and days moved from."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from functools import partial

from ethos import texts
from ethos.happening import Event
from ethos.kinds.event import State, Timing, in_sweden
from ethos.kinds.fields import day_of
from ethos.markdown import typeset
from ethos.naming import called, state_words
from ethos.output import Name
from ethos.views import swedish
from ethos.views.cards import Card
from ethos.views.press import Press
from ethos.views.whens import venue

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
    name: Name | str
    """The title: with its state, where what is said before it is something else."""
    said: str
    """What must be known before the title: ``Inställt``, ``Sista anmälan``."""
    warns: bool
    """True when what is said changes what one has planned."""
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


Make = Callable[..., Mark]


def marks(press: Press) -> Mapping[date, Sequence[Mark]]:
    """What stands on each day, days with nothing left out: events by the clock, then what has left, then deadlines."""
    found: defaultdict[date, list[Mark]] = defaultdict(list)
    for event in press.catalogue.events:
        for day, mark in _of(press, event):
            found[day].append(mark)
    for each in found.values():
        each.sort(key=lambda mark: (mark.order, mark.card.title.plain, mark.event))
    return found


def _of(press: Press, event: Event) -> Iterator[tuple[date, Mark]]:
    """What an event puts on which days, by the clock in Sweden, as its readers' own calendars show it."""
    make = partial(Mark, event=event.key, card=press.shelf.card(event.entry))
    yield from _held(event, make)
    yield from _left(event, make)
    yield from _closing(event, make)


def _held(event: Event, make: Make) -> Iterator[tuple[date, Mark]]:
    """An event on each of its days."""
    timing = event.timing
    said, warns = _state(timing), called(event.entry, timing.state).warns
    known = {"name": event.entry.title, "said": said, "warns": warns, "where": venue(timing)}
    for each in timing.sittings if timing.takes_place else timing.sittings[:1]:
        start = each.here.start
        for day, when in _days(each):
            clock = f"{start:%H%M}" if isinstance(start, datetime) and day == day_of(start) else ""
            yield day, make(sort=Sort(event.entry.kind), when=when, order=(0, clock), **known)


def _left(event: Event, make: Make) -> Iterator[tuple[date, Mark]]:
    """The days that it was moved from, for who looks there."""
    timing, start = event.timing, event.timing.here.start
    left = texts.label("month.moved_to").format(day=swedish.day_words(start))
    known = {"sort": Sort.AWAY, "name": event.entry.title, "said": left, "warns": True, "where": ""}
    for before in timing.moves if timing.state is State.MOVED else ():
        if _day(before, timing) != day_of(start):
            yield _day(before, timing), make(when=_clock(before, timing), order=(1, ""), **known)


def _closing(event: Event, make: Make) -> Iterator[tuple[date, Mark]]:
    """The last day to register."""
    timing, deadline = event.timing, event.deadline
    if deadline and event.takes_place:
        name, last = called(event.entry, timing.state), texts.label("month.deadline")
        known = {"sort": Sort.DEADLINE, "name": name, "said": last, "warns": False, "where": ""}
        yield _day(deadline, timing), make(when=_clock(deadline, timing), order=(2, ""), **known)


def _state(timing: Timing) -> str:
    if timing.state is State.MOVED and timing.moved_from:
        before = swedish.moment_words(timing.moved_from, timing.timezone)
        return texts.label("month.moved_from").format(moment=typeset(before))
    return state_words(timing)


def _days(timing: Timing) -> Iterator[tuple[date, str]]:
    """The days on which an event stands, and its time on each. What does not take place stands on its first day."""
    first = day_of(timing.here.start)
    count = (timing.here.last_day - first).days + 1 if timing.takes_place else 1
    if count <= 1:
        yield first, _span(timing)
    for number in range(1, count + 1) if count > 1 else ():
        if count <= LONGEST or number in {1, count}:
            told = texts.label("month.day_of").format(number=number, count=count)
            begins = _clock(timing.start, timing) if number == 1 else ""
            yield first + timedelta(days=number - 1), ", ".join(filter(None, (begins, told)))


def _span(timing: Timing) -> str:
    start, end = timing.here.start, timing.here.end
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return ""
    told = f"kl. {swedish.clock(start)}–{swedish.clock(end)}"
    return typeset(texts.label("event.in_sweden").format(time=told) if swedish.is_abroad(timing) else told)


def _clock(moment: date, timing: Timing) -> str:
    return typeset(swedish.clock_words(moment, timing.timezone))


def _day(moment: date, timing: Timing) -> date:
    return day_of(in_sweden(moment, timing.timezone))
