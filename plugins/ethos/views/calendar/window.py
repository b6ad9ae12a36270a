"""Which events the calendars hold on a given day: no program is sent twenty years of them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from ethos.catalogue import midnight
from ethos.happening import Event
from ethos.views.calendar.keys import keys_of

ARCHIVE = "arkiv"

CANCELLED_STAYS = timedelta(days=90)
"""How long after its day a calendar says of an event that it was cancelled or postponed."""


@dataclass(frozen=True)
class Window:
    """The moments from which on the calendars go back: what ended by then is no longer in them."""

    held: datetime
    """For what took place."""
    lost: datetime
    """For what was cancelled, or postponed without a new day."""

    @classmethod
    def on(cls, today: date, years_back: int) -> Window:
        """What is told on a day, as many years back."""
        held = midnight(_years_before(today, years_back))
        return cls(held, max(held, midnight(today - CANCELLED_STAYS)))

    def holds(self, event: Event) -> bool:
        """True while an event is in the calendars that one subscribes to."""
        return event.timing.ends > (self.held if event.takes_place else self.lost)

    def keys_of(self, event: Event) -> Iterator[str]:
        """The calendars that hold an event on this day, or else its archive.

        What was cancelled or postponed leaves them for its own file, which it never leaves: an archive is of what was.
        """
        if self.holds(event):
            yield from keys_of(event)
        elif event.takes_place:
            yield f"{ARCHIVE}/{event.timing.starts.year}"


def _years_before(day: date, years: int) -> date:
    """The same day that many years before; 28 February for a 29th that the year does not have."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)
