"""Which events the calendars hold on a given day: no program is sent twenty years of them, back or ahead."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ethos.happening import Event, midnight
from ethos.kinds.settings import Calendars
from ethos.views.calendar.keys import keys_of

ARCHIVE = "arkiv"

CANCELLED_STAYS = timedelta(days=90)
"""How long after its day a calendar says of an event that it was cancelled or postponed."""


@dataclass(frozen=True)
class Window:
    """The moments from which on the calendars go back: what ended by then is no longer in them. And how far they go."""

    held: datetime
    """For what took place."""
    lost: datetime
    """For what was cancelled, or postponed without a new day."""
    ahead: datetime | None
    """What begins by then is in them; None for all that is coming."""

    @classmethod
    def on(cls, today: date, calendars: Calendars) -> Window:
        """What is told on a day, as far back and ahead as an agency says."""
        held = midnight(_months_from(today, -12 * calendars.years_back))
        ahead = midnight(_months_from(today, calendars.months_ahead)) if calendars.months_ahead else None
        return cls(held, max(held, midnight(today - CANCELLED_STAYS)), ahead)

    def holds(self, event: Event) -> bool:
        """True while an event is in the calendars that one subscribes to."""
        return not self.is_old(event) and (self.ahead is None or event.timing.starts < self.ahead)

    def is_old(self, event: Event) -> bool:
        """True when an event has left them."""
        return event.timing.ends <= (self.held if event.takes_place else self.lost)

    def keys_of(self, event: Event) -> Iterator[str]:
        """The calendars that hold an event on this day, or else its archive.

        What was cancelled or postponed leaves them for its own file, which it never leaves: an archive is of what was.
        """
        if self.holds(event):
            yield from keys_of(event)
        elif event.takes_place and self.is_old(event):
            yield f"{ARCHIVE}/{event.timing.starts.year}"


def _months_from(day: date, months: int) -> date:
    """The same day so many months from another, before or after; the month's last where it has no such day."""
    year, month = divmod(12 * day.year + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
