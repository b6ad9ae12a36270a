"""In which stage an event is, and when it passes into the next: told by its file alone, whatever day it is.

``timeline`` is the one place that knows. A build picks the phase of its day, a reader's browser that of the reader's:
both look for the last phase whose instant has come, and neither knows more about events than that.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from ethos.kinds.event import HERE, State, Timing, at
from ethos.kinds.film import Film

BEGINNING = datetime.min.replace(tzinfo=UTC)
"""Since when the first phase of every event holds."""

NEAR = 7
"""Days before the last one to register from which the page counts them."""

FRESH = timedelta(days=14)
"""How long a count of seats is worth showing."""

AWAITED = timedelta(days=365)
"""How long a page says that a film will come: as long as the editor is reminded (``rules/film_awaited.py``)."""


class Stage(StrEnum):
    """What one would answer who asks how it is with an event."""

    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    COMING = "coming"
    OPENS = "opens"
    """Registration has not opened."""
    OPEN = "open"
    NEAR = "near"
    """The last days to register."""
    FULL = "full"
    CLOSED = "closed"
    TODAY = "today"
    """It starts later today, and there is nothing to say about registration."""
    ONGOING = "ongoing"
    PAST = "past"
    UNKNOWN = "unknown"
    """Its time is over, and nobody has confirmed that it took place."""
    FILM_SOON = "film-soon"
    FILM = "film"


class Part(StrEnum):
    """What a page shows in some phases only; the values are what templates and ``events/stage.js`` call them."""

    COMING = "kommande"
    """Its place in a list of what is to come, which ongoing events are in too."""
    PAST = "tidigare"
    """Its place in a list of what was."""
    REGISTER = "anmal"
    REGISTRATION = "anmalan"
    """The way to where one registers, for those who cannot now: it opens later, or every seat is taken."""
    CALENDAR = "kalender"
    JOIN = "delta"
    SEATS = "platser"
    TENTATIVE = "preliminart"
    FILM = "film"


@dataclass(frozen=True, slots=True)
class Phase:
    """How it is with an event from an instant (UTC) until its next phase."""

    since: datetime
    stage: Stage
    parts: frozenset[Part]
    days_left: int | None = None
    """When the last days to register are counted: how many there are after this one."""

    def follows(self, other: Phase) -> bool:
        """True when something is different from the other phase."""
        return (self.stage, self.parts, self.days_left) != (other.stage, other.parts, other.days_left)


def timeline(
    timing: Timing, film: Film | None = None, *, awaited: bool = False, since: datetime = BEGINNING
) -> tuple[Phase, ...]:
    """Every phase of an event in order of time: the one that holds ``since`` an instant (UTC), and those to come.

    A film is ``awaited`` when there is none yet and the editor has said that there will be one.
    """
    clock = _Clock.of(timing, film, awaited=awaited)
    found = [clock.phase(since)]
    for instant in sorted({each for each in clock.instants() if each > since}):
        phase = clock.phase(instant)
        if phase.follows(found[-1]):
            found.append(phase)
    return tuple(found)


def phase_at(phases: Sequence[Phase], moment: datetime) -> Phase:
    """The last phase whose instant has come at an aware moment."""
    return phases[bisect_right(phases, moment, key=lambda phase: phase.since) - 1]


def closing(timing: Timing) -> datetime:
    """When registration ends: with the deadline's day or at its time, and no later than the event starts."""
    deadline = timing.registration and timing.registration.deadline
    if not deadline:
        return timing.starts
    last = deadline if isinstance(deadline, datetime) else deadline + timedelta(days=1)
    return min(at(last, timing.timezone), timing.starts, key=_utc)


@dataclass(frozen=True, slots=True)
class _Clock:
    """The instants (UTC) that decide over one event, and how it is with it at any other."""

    timing: Timing
    starts: datetime
    starts_day: datetime
    """When the day on which it starts begins, for those who read in Sweden."""
    ends: datetime
    film: datetime | None
    awaits: datetime | None
    """Until when one may hope for a film that has no day yet."""
    opens: datetime
    closes: datetime
    """When it starts, where nobody registers."""
    last: date | None
    """The last day to register, where there is a deadline."""
    counted: datetime
    """When the seats were counted."""

    @classmethod
    def of(cls, timing: Timing, film: Film | None, *, awaited: bool) -> _Clock:
        registration, starts, closes = timing.registration, _utc(timing.starts), _utc(closing(timing))
        ends = max(_utc(timing.ends), starts)
        deadline, opens, counted = (
            (registration.deadline, registration.opens, registration.as_of) if registration else (None, None, None)
        )
        return cls(
            timing,
            starts,
            _midnight(_day(starts)),
            ends,
            _midnight(film.published) if film else None,
            ends + AWAITED if awaited and not film else None,
            _utc(at(opens, timing.timezone)) if opens else BEGINNING,
            closes,
            _day(closes - timedelta(microseconds=1)) if deadline else None,
            _utc(at(counted, timing.timezone)) if counted else BEGINNING,
        )

    def instants(self) -> Iterator[datetime]:
        """Every instant at which something may change, in no order."""
        yield from (self.starts, self.starts_day, self.ends, self.opens, self.closes, self.counted)
        yield from (instant for instant in (self.film, self.awaits) if instant)
        if self.counted > BEGINNING:
            yield self.counted + FRESH
        if self.last:
            yield from (_midnight(self.last - timedelta(days=left)) for left in range(NEAR + 1))

    def phase(self, now: datetime) -> Phase:
        stage = self.stage(now)
        left = (self.last - _day(now)).days if self.last and stage is Stage.NEAR else None
        return Phase(now, stage, frozenset(self.parts(now, stage)), left)

    def stage(self, now: datetime) -> Stage:
        if self.timing.state in FIXED:
            return FIXED[self.timing.state]
        if now >= self.ends:
            return self._afterwards(now)
        if now >= self.starts:
            return Stage.ONGOING
        if self.timing.registration and now < self.closes:
            return self._registering(now)
        if now >= self.starts_day:
            return Stage.TODAY
        return Stage.CLOSED if self.timing.registration else Stage.COMING

    def _afterwards(self, now: datetime) -> Stage:
        if self.film:
            return Stage.FILM if now >= self.film else Stage.FILM_SOON
        if self.timing.state is State.PLANNED:
            return Stage.UNKNOWN
        return Stage.FILM_SOON if self.awaits and now < self.awaits else Stage.PAST

    def _registering(self, now: datetime) -> Stage:
        """The stage while registration has not closed. Full stays full: to count again is for the editor."""
        if now < self.opens:
            return Stage.OPENS
        if self._left == 0 and now >= self.counted:
            return Stage.FULL
        if self.last and now >= _midnight(self.last - timedelta(days=NEAR)):
            return Stage.NEAR
        return Stage.TODAY if now >= self.starts_day else Stage.OPEN

    @property
    def _left(self) -> int | None:
        return self.timing.registration.seats_left if self.timing.registration else None

    def parts(self, now: datetime, stage: Stage) -> Iterator[Part]:
        yield Part.COMING if now < self.ends else Part.PAST
        if stage is Stage.FILM:
            yield Part.FILM
        if self.timing.state in FIXED or now >= self.ends:
            return
        yield Part.CALENDAR
        if self.timing.link:
            yield Part.JOIN
        if self.timing.state is State.PLANNED and now < self.starts:
            yield Part.TENTATIVE
        if self.timing.registration and now < self.closes:
            yield Part.REGISTRATION if stage in {Stage.OPENS, Stage.FULL} else Part.REGISTER
            if self._left and BEGINNING < self.counted <= now < self.counted + FRESH:
                yield Part.SEATS


FIXED = {State.CANCELLED: Stage.CANCELLED, State.POSTPONED: Stage.POSTPONED}
"""States that no time changes."""


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _day(instant: datetime) -> date:
    """The day that an instant falls on for those who read in Sweden."""
    return instant.astimezone(HERE).date()


def _midnight(day: date) -> datetime:
    """The instant at which a day begins for those who read in Sweden."""
    return datetime.combine(day, time(), HERE).astimezone(UTC)
