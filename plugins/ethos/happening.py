"""One thing in a calendar: what it is called there, who it stays, and where its own calendar lies."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ethos.kinds import Entry
from ethos.kinds.event import STOCKHOLM, Gathering, State, Timing, at
from ethos.source import Loc

DEADLINE = "-anmalan"
"""What the UID of an event's last moment to register has after that of the event."""

FOLLOW = "folj/"
"""Where the calendars of single events lie, beneath the page of each."""


@dataclass(frozen=True)
class Event:
    """One thing in a calendar: a seminar, or one occasion of a course."""

    entry: Gathering
    timing: Timing
    occasion: str = ""
    loc: Loc = ()
    """Where the event stands in its file: ``("occasions", 1)``, or the top for a seminar."""

    @property
    def takes_place(self) -> bool:
        return self.timing.takes_place

    @property
    def key(self) -> str:
        """What it is called among the site's events: ``seminar-<slug>`` or ``course-<slug>-<occasion>``."""
        return "-".join(filter(None, (self.entry.kind, self.entry.slug, self.occasion)))

    @property
    def identity(self) -> str:
        """The part of its calendar UID before the site's, by the first name that its file had; or the UID of old.

        So neither a new name nor a new home makes another event of it in the calendars that have it.
        """
        own = "-".join(filter(None, (self.entry.kind, self.entry.first_name, self.occasion)))
        return self.timing.uid or own

    @property
    def meetings(self) -> Sequence[str]:
        """What the UID of each of its meetings has after the identity: nothing, ``.2``, ``.3``.

        The first has the UID of the whole, so that an event which gets more meetings stays the one that people have.
        No slug has a full stop, so none is taken for a meeting of another's.
        """
        return ["", *(f".{number}" for number in range(2, len(self.timing.meetings) + 1))]

    def uid(self, site: str, part: str = "") -> str:
        """The UID of the event, or of a part of it, on a site with such an identity (``web.identity_of``)."""
        name, at, host = (self.timing.uid or f"{self.identity}@{site}").partition("@")
        return f"{name}{part}{at}{host}"

    @property
    def changed(self) -> datetime:
        """When it was last changed (UTC), as the file has it; each change that it counts itself is a second more.

        So every change has a moment of its own and later ones have later moments, with no clock and no history asked.
        """
        moment = self.entry.updated or self.entry.published
        known = at(moment, STOCKHOLM) if isinstance(moment, datetime) else datetime.combine(moment, time(), UTC)
        return known.astimezone(UTC) + timedelta(seconds=self.timing.sequence)

    @property
    def deadline(self) -> date | None:
        """The last moment to register; none for an invented example, which nobody can register for."""
        registration = self.timing.registration
        return registration.deadline if registration and not self.entry.example else None

    @property
    def organisers(self) -> Sequence[str]:
        return self.entry.arrangers

    @property
    def ics(self) -> str:
        """The public path of the event's own calendar file, to put into a calendar that one has."""
        return self.ics_at(self.entry.slug)

    @property
    def followed(self) -> str:
        """The public path of the same as a calendar to subscribe to, which has a name that programs show."""
        return self.ics_at(self.entry.slug, FOLLOW)

    @property
    def names(self) -> Sequence[str]:
        """The name of its file, and those that it has had: its own calendars are at all of them."""
        return [*dict.fromkeys((self.entry.slug, *self.entry.former_names))]

    def ics_at(self, name: str, folder: str = "") -> str:
        """The public path of one of its calendar files, under a name that the entry has or has had."""
        return f"{self.entry.public}{name}/{folder}{self.occasion or name}.ics"


def events_of(entry: Entry) -> Iterator[Event]:
    """The events of one seminar or course; nothing for what nobody gathers for."""
    if isinstance(entry, Gathering):
        yield from (Event(entry, timing, name, loc) for loc, name, timing in entry.occurrences)


def called_off(event: Event) -> Event:
    """The same event, which does not take place."""
    return replace(event, timing=event.timing.model_copy(update={"state": State.CANCELLED}))


def midnight(day: date) -> datetime:
    """The moment a day begins in Stockholm."""
    return datetime.combine(day, time(), ZoneInfo(STOCKHOLM))
