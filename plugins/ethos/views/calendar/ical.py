"""An event as the bytes of a VEVENT, and VEVENTs as the bytes of a calendar file (RFC 5545 and RFC 7986).

Each VEVENT is written once, and its bytes are put into every calendar that holds it: writing is what takes time.
Nothing here depends on the clock: the same sources give the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from typing import Any

from icalendar.prop import vDate, vDatetime, vDuration, vGeo, vInt, vUri

from ethos import texts
from ethos.happening import DEADLINE, Event
from ethos.kinds.attendance import Position
from ethos.kinds.event import STOCKHOLM, State, Timing, at
from ethos.kinds.settings import Settings
from ethos.views.calendar import wording
from ethos.views.calendar.lines import Text, categories, event_lines, line, octets, text, uri, word

VTIMEZONE = b"""\
BEGIN:VTIMEZONE
TZID:Europe/Stockholm
BEGIN:DAYLIGHT
TZNAME:CEST
TZOFFSETFROM:+0100
TZOFFSETTO:+0200
DTSTART:19810329T020000
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
BEGIN:STANDARD
TZNAME:CET
TZOFFSETFROM:+0200
TZOFFSETTO:+0100
DTSTART:19961027T030000
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
END:VTIMEZONE
""".replace(b"\n", b"\r\n")
"""Two rules without an end: what every reader that was tried understands. A library's own lists of dates are not."""

BEGINNING = b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Ethos//Ethos kunskapsbank//SV\r\n"
CLOSING = b"END:VCALENDAR\r\n"

END = b"END:VEVENT\r\n"

FIRST_YEAR = 1997
"""From this year on, ``VTIMEZONE`` says what the clocks in Stockholm show."""

STATUS = {
    State.PLANNED: "TENTATIVE",
    State.CONFIRMED: "CONFIRMED",
    State.MOVED: "CONFIRMED",
    State.CANCELLED: "CANCELLED",
    State.POSTPONED: "CANCELLED",
}


class Geo(vGeo):
    """Degrees with six decimals (RFC 5545 section 3.8.1.6): vGeo itself would write a small number as ``1e-05``."""

    def to_ical(self) -> str:
        return f"{self.latitude:.6f};{self.longitude:.6f}"


@dataclass(frozen=True)
class Scribe:
    """Writes the events of one site. ``site_url`` ends with a slash; its host and path are part of every UID."""

    site_url: str
    settings: Settings

    def gathering(self, event: Event, *, reminding: bool = False, offered: bool = False) -> bytes:
        """The VEVENT of a seminar or an occasion, or of each of its meetings: moved or cancelled, the same one.

        ``reminding`` for somebody's own calendar, where the agency has chosen that: who follows a calendar sets that.
        ``offered`` in a calendar of what there is to go to: it takes nobody's time until they have chosen it.
        Nothing of what is invented: nobody shall have it in a calendar, far from the page that tells.
        """
        if event.entry.example:
            return b""
        parts = enumerate(zip(event.meetings, event.timing.sittings, strict=True), 1)
        vevents = (self._meeting(event, number, *each, offered) for number, each in parts)
        hours = self.settings.calendars.reminder_hours if reminding and event.takes_place else None
        return b"".join(each if hours is None else reminded(each, hours, wording.title(event)) for each in vevents)

    def _meeting(self, event: Event, number: int, part: str, timing: Timing, offered: bool) -> bytes:
        said = self._properties(event, part, wording.meeting_title(event, number))
        said["DTSTART"] = _moment(timing.start, timing.timezone)
        said["DTEND"] = _end(timing)
        said |= _FREE if offered else _busy(timing)
        said["COLOR"] = word(self.settings.calendars.colours.of(event.entry.kind))
        if location := wording.location(timing):
            said["LOCATION"] = text(location)
        if timing.venue and timing.venue.position:
            said["GEO"] = _geo(timing.venue.position)
        if timing.link and event.takes_place:
            said["CONFERENCE"] = _conference(timing.link)
        return event_lines(said)

    def deadline(self, event: Event) -> bytes:
        """The VEVENT of the last moment to register, or nothing when there is none: a day, or a point in time."""
        moment = event.deadline
        if not moment:
            return b""
        said = self._properties(event, DEADLINE, wording.deadline_title(event))
        said["DTSTART"] = _moment(moment, event.timing.timezone)
        if not isinstance(moment, datetime):
            said["DTEND"] = _day(moment + timedelta(days=1))
        said |= _FREE
        said["COLOR"] = word(self.settings.calendars.colours.deadline)
        return event_lines(said)

    def _properties(self, event: Event, part: str, title: str) -> dict[str, Any]:
        """Who an event is, or that part of it, when it was changed, in what state, and what it is about."""
        page = uri(self.site_url + (event.entry.public if event.entry.is_withdrawn else event.entry.path))
        changed = octets(vDatetime(self._changed(event)))
        known = self.settings.vocabulary.themes
        labels = [known[theme].label for theme in event.entry.themes if theme in known]
        said = {
            "UID": text(event.uid(self.settings.identity_of(event.entry), part)),
            "DTSTAMP": changed,
            "LAST-MODIFIED": changed,
            "SEQUENCE": vInt(event.timing.sequence),
            "STATUS": word(STATUS[event.timing.state]),
            "SUMMARY": text(title),
            "DESCRIPTION": text(wording.description(event, page, self.settings.organisations), lines=True),
            "URL": page,
        }
        return said | {"CATEGORIES": categories(labels)} if labels else said

    def _changed(self, event: Event) -> datetime:
        """When what a calendar says of an event last changed: the event itself, or the words that all events share."""
        worded = self.settings.calendars.updated
        return max(event.changed, at(worded, STOCKHOLM).astimezone(UTC)) if worded else event.changed


def reminded(vevent: bytes, hours: int, title: str) -> bytes:
    """The VEVENT with a VALARM (RFC 5545 section 3.6.6) before it starts."""
    trigger = line("TRIGGER", vDuration(timedelta(hours=-hours)))
    alarm = b"BEGIN:VALARM\r\nACTION:DISPLAY\r\n" + line("DESCRIPTION", text(title)) + trigger + b"END:VALARM\r\n"
    return vevent.removesuffix(END) + alarm + END


def single(vevent: bytes, address: str, hours: int) -> bytes:
    """A file with one event. It has no name: with one, Outlook makes a calendar of what somebody downloads."""
    return _file(_header(hours), address, [vevent])


def calendar(vevents: Iterable[bytes], name: str, description: str, address: str, hours: int) -> bytes:
    """A calendar to subscribe to; ``hours`` is how often a reader is asked to look for what is new."""
    return _file(_header(hours, name, description), address, vevents)


def _header(hours: int, name: str = "", description: str = "") -> bytes:
    """The calendar's own properties, in the library's order. Each event has a calendar with a name of its own."""
    named = {"DESCRIPTION": description, "X-WR-CALDESC": description, "NAME": name, "X-WR-CALNAME": name}
    told = b"".join(line(key, text(value)) for key, value in named.items()) if name else b""
    zone = line("X-WR-TIMEZONE", Text(STOCKHOLM)) if name else b""
    return b"".join((BEGINNING, told, _refreshing(hours), zone))


@lru_cache
def _refreshing(hours: int) -> bytes:
    """How often a reader is asked to look for what is new."""
    interval = vDuration(timedelta(hours=hours), params={"VALUE": "DURATION"})
    return line("REFRESH-INTERVAL", interval) + line("X-PUBLISHED-TTL", Text(f"PT{hours}H"))


def _file(header: bytes, address: str, vevents: Iterable[bytes]) -> bytes:
    """The time zone stands first, and also alone: a calendar must hold a component (RFC 5545 section 3.6)."""
    source = line("SOURCE", vUri(uri(address), params={"VALUE": "URI"}))
    return b"".join((header, source, VTIMEZONE, *vevents, CLOSING))


def _moment(moment: date, zone: str) -> vDatetime | vDate:
    """A day as it is; a time of Stockholm's with its zone; a time of any other zone in UTC.

    UTC needs no second VTIMEZONE, and a foreign time may fall in the hour that Stockholm's clocks show twice, of which
    only the first can be written with a zone.
    """
    if not isinstance(moment, datetime):
        return _day(moment)
    there = at(moment, zone)
    return vDatetime(there if zone == STOCKHOLM and moment.year >= FIRST_YEAR else there.astimezone(UTC))


def _day(day: date) -> vDate:
    return vDate(day, params={"VALUE": "DATE"})


def _end(timing: Timing) -> vDatetime | vDate:
    """The end; for whole days the day after the last, which is how RFC 5545 counts."""
    return _day(timing.end + timedelta(days=1)) if timing.whole_day else _moment(timing.end, timing.timezone)


_FREE = {"TRANSP": word("TRANSPARENT")}


def _busy(timing: Timing) -> dict[str, bytes]:
    """Whether it takes its readers' time. Whole days do not, nor what lasts for days: few sit there through the night.

    Outlook takes what is opaque for settled unless it is told that it is tentative.
    """
    if timing.takes_days or not timing.takes_place:
        return _FREE
    tentative = {"X-MICROSOFT-CDO-BUSYSTATUS": word("TENTATIVE")} if timing.state is State.PLANNED else {}
    return {"TRANSP": word("OPAQUE"), **tentative}


def _geo(position: Position) -> Geo:
    return Geo((position.lat, position.lon))


def _conference(address: str) -> vUri:
    label = texts.label("calendar.conference")
    return vUri(uri(address), params={"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": label})
