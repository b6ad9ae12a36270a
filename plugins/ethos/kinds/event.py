"""What seminars and courses share: when, where, in which state, and how to register."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from functools import cache
from typing import Annotated, Self
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, Field, model_validator
from pydantic_core import PydanticCustomError
from slugify import slugify

from ethos.kinds import fields as f
from ethos.kinds.attendance import Located, Place, Placing, Registered, Registering, Registration
from ethos.kinds.base import Entry
from ethos.kinds.film import Film
from ethos.source import Loc

STOCKHOLM = "Europe/Stockholm"
HERE = ZoneInfo(STOCKHOLM)
"""Where those are for whom the site is."""

OFTEN = {"start": "09:00", "end": "16:00"}
"""Shown where a time is missing, for nobody can know which."""
NIGHT = time(6)
"""What ends no later than this on the day after belongs to the evening before."""


class Format(StrEnum):
    ONSITE = "onsite"
    ONLINE = "online"
    HYBRID = "hybrid"


class State(StrEnum):
    PLANNED = "planned"
    CONFIRMED = "confirmed"
    CANCELLED = "cancelled"
    POSTPONED = "postponed"
    MOVED = "moved"


CALLED_OFF = frozenset({State.CANCELLED, State.POSTPONED})
"""States of what does not take place."""

STAYS = frozenset({State.PLANNED, State.CONFIRMED})
"""States of what takes place and has not moved."""


class Background(StrEnum):
    PRACTITIONER = "practitioner"
    RESEARCHER = "researcher"
    OTHER = "other"


@cache
def _zones() -> frozenset[str]:
    """Looked for on disk, so once."""
    return frozenset(available_timezones())


def _zone(value: str) -> str:
    if value not in _zones():
        raise PydanticCustomError("no-such-zone", "no such time zone")
    return value


class Meeting(f.Model):
    """One of the times that people meet on an occasion that has several."""

    start: f.Moment
    end: f.Moment


class Timing(f.Model):
    """One occasion: local times in ``timezone``, or whole days with an inclusive last day."""

    start: f.Moment
    end: f.Moment
    meetings: Annotated[tuple[Meeting, ...], f.several(2)] = ()
    """When it is held at several times that all belong together; ``start`` and ``end`` may then be left out."""
    timezone: Annotated[f.Line, AfterValidator(_zone)] = STOCKHOLM
    format: Format | None = None
    """May be unknown for what is past; a rule asks for it when the event is to come."""
    located: Annotated[Located | None, Field(alias="place")] = None
    online_url: f.WebAddress | None = None
    state: State
    sequence: Annotated[f.Whole, Field(ge=0, le=1_000_000)]
    moves: Annotated[tuple[f.Moment, ...], f.several(), f.ONE_OR_SEVERAL, Field(alias="moved_from")] = ()
    """When it was to be before it was moved; more than once moved, the oldest first."""
    moved_from_city: f.Line | None = None
    """Its calendar keeps the event: who subscribed to that city's alone is told, too."""
    registered: Annotated[Registered | None, Field(alias="registration")] = None
    uid: f.Uid | None = None
    """Its identity in calendars, where it comes from another system that has given it one."""

    @model_validator(mode="before")
    @classmethod
    def _span_of_meetings(cls, written: object) -> object:
        """An occasion of several meetings begins with the first and ends with the last."""
        held = written.get("meetings") if isinstance(written, Mapping) else None
        if not isinstance(written, Mapping) or not isinstance(held, list) or not held:
            return written
        ends = {"start": held[0], "end": held[-1]}
        known = {name: each.get(name, each.get("start")) for name, each in ends.items() if isinstance(each, Mapping)}
        return {**known, **written}

    @model_validator(mode="after")
    def _one_way_to_tell_time(self) -> Timing:
        if isinstance(self.start, datetime) != isinstance(self.end, datetime):
            bare, field = (self.end, "end") if isinstance(self.start, datetime) else (self.start, "start")
            raise PydanticCustomError("mixed-times", "a day", {"at": field, "right": f"{field}: {bare}T{OFTEN[field]}"})
        moments = (self.start, *(moment for each in self.meetings for moment in (each.start, each.end)))
        if len({isinstance(moment, datetime) for moment in moments}) > 1:
            example = f"start: {f.day_of(self.start)}T{OFTEN['start']}"
            raise PydanticCustomError("mixed-times", "a day", {"at": "meetings", "right": example})
        return self

    @property
    def place(self) -> Place | None:
        return self.located if isinstance(self.located, Place) else None

    @property
    def place_comes(self) -> bool:
        """True when there will be a place to go to that is not known yet; what is preliminary need not say so."""
        if self.format is Format.ONLINE or self.format is None:
            return False
        awaited = self.located is None and self.state is State.PLANNED
        return awaited or self.located is Placing.LATER or bool(self.place and not self.place.name)

    @property
    def registration(self) -> Registration | None:
        return self.registered if isinstance(self.registered, Registration) else None

    @property
    def moved_from(self) -> date | None:
        """When it was to be before it was last moved."""
        return self.moves[-1] if self.moves else None

    @property
    def sittings(self) -> Sequence[Self]:
        """Each of its meetings as an event of its own; itself when it is held at one time."""
        if not self.meetings:
            return (self,)
        return [self.model_copy(update={"start": e.start, "end": e.end, "meetings": ()}) for e in self.meetings]

    @property
    def registering(self) -> Registering | None:
        """Why there is nowhere to register, where that is said."""
        return self.registered if isinstance(self.registered, Registering) else None

    @property
    def whole_day(self) -> bool:
        return not isinstance(self.start, datetime)

    @property
    def takes_place(self) -> bool:
        return self.state not in CALLED_OFF

    @property
    def venue(self) -> Place | None:
        """The place to go to; none for what is online only, wherever it is sent from."""
        return None if self.format is Format.ONLINE else self.place

    @property
    def link(self) -> str | None:
        """Where one takes part from afar; none for what is only on site."""
        return None if self.format is Format.ONSITE else self.online_url

    @property
    def here(self) -> Self:
        """The same by the clock in Sweden; whole days are those where it is."""
        if self.whole_day or self.timezone == STOCKHOLM:
            return self
        start, end = in_sweden(self.start, self.timezone), in_sweden(self.end, self.timezone)
        return self.model_copy(update={"start": start, "end": end, "meetings": (), "timezone": STOCKHOLM})

    @property
    def last_day(self) -> date:
        """The last day that it is on, where it is. An evening that goes on past midnight is of the day it began."""
        if not isinstance(self.start, datetime) or not isinstance(self.end, datetime):
            return self.end
        into_night = self.end.date() > self.start.date() and self.end.time() <= NIGHT
        return self.end.date() - timedelta(days=1) if into_night else self.end.date()

    @property
    def takes_days(self) -> bool:
        """True for whole days and for what lasts longer than one: nobody is busy every hour of it."""
        return self.whole_day or self.last_day > f.day_of(self.start)

    @property
    def starts(self) -> datetime:
        """When it starts, with its time zone."""
        return at(self.start, self.timezone)

    @property
    def ends(self) -> datetime:
        """When it ends, with its time zone: for whole days, the midnight after the last day."""
        return at(self.end if isinstance(self.end, datetime) else self.end + timedelta(days=1), self.timezone)


class Occasion(Timing):
    """One of a course's occasions, with a calendar identity of its own."""

    id: f.Slug


class Speaker(f.Model):
    name: f.Line
    role: f.Line | None = None
    organisation: f.Line | None = None
    background: Background
    id: f.Slug | None = None
    """Tells apart two persons of one name, and keeps together one person under two."""

    @property
    def slug(self) -> str:
        """Who this is, in addresses: the same name is the same person, unless an ``id`` says otherwise."""
        return self.id or named(self.name)


class Slides(f.Model):
    title: f.Line
    url: f.WebAddress
    format: f.Line
    size: f.Line


class Gathering(Entry):
    """An entry that people gather for."""

    themes: Annotated[tuple[f.Theme, ...], f.several(1)]
    speakers: Annotated[tuple[Speaker, ...], f.several()] = ()
    audience: Annotated[tuple[f.Role, ...], f.several()] = ()
    series: f.Line | None = None
    price: f.Line | None = None
    questions: Annotated[tuple[f.Said, ...], f.several()] = ()
    film: Film | None = None
    slides: Annotated[tuple[Slides, ...], f.several()] = ()

    @property
    def occurrences(self) -> Sequence[tuple[Loc, str, Timing]]:
        """Each time that it is held: where that stands in the file, its name beside the others, and when it is."""
        raise NotImplementedError

    @property
    def arrangers(self) -> Sequence[str]:
        """The organisations that hold it, as slugs."""
        raise NotImplementedError

    @property
    def filming(self) -> tuple[Film | None, bool]:
        """The film of a single time that it was held, and whether there is one to wait for."""
        return None, False

    @property
    def film_path(self) -> str:
        """The public path of the page about its film, when there is one."""
        return f"{self.path}film/"


def named(name: str) -> str:
    """The part of an address that a person or a series gets from its name: short enough to name a folder."""
    return slugify(name, max_length=80) or "namn"


def at(moment: date, zone: str) -> datetime:
    """A local moment with its time zone; a date stands for its first midnight."""
    local = moment if isinstance(moment, datetime) else datetime.combine(moment, time())
    return local.replace(tzinfo=ZoneInfo(zone))


def in_sweden(moment: date, zone: str) -> date:
    """A local moment by the clock in Sweden; a day is a day."""
    return at(moment, zone).astimezone(HERE).replace(tzinfo=None) if isinstance(moment, datetime) else moment


def is_gap(moment: date, zone: str) -> bool:
    """True for a local time that the clock skips when summer time begins."""
    there = at(moment, zone)
    return there.astimezone(UTC).astimezone(there.tzinfo).replace(tzinfo=None) != there.replace(tzinfo=None)


def is_ambiguous(moment: date, zone: str) -> bool:
    """True for a local time that occurs twice when summer time ends."""
    there = at(moment, zone)
    return not is_gap(moment, zone) and there.utcoffset() != there.replace(fold=1).utcoffset()
