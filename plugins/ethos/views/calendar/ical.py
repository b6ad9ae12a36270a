"""An event as the bytes of a VEVENT, and VEVENTs as the bytes of a calendar file (RFC 5545 and RFC 7986).

Each VEVENT is written once, and its bytes are put into every calendar that holds it: writing is what takes time.
Nothing here depends on the clock: the same sources give the same bytes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from urllib.parse import quote, urlsplit

import icalendar
from icalendar.prop import vCategory, vDatetime, vText, vUri

from ethos import texts
from ethos.catalogue import Event
from ethos.kinds.event import STOCKHOLM, Format, State, Timing, at
from ethos.kinds.settings import Settings
from ethos.views import swedish

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

CLOSING = b"END:VCALENDAR\r\n"

FIRST_YEAR = 1997
"""From this year on, ``VTIMEZONE`` says what the clocks in Stockholm show."""

STATUS = {
    State.PLANNED: "TENTATIVE",
    State.CONFIRMED: "CONFIRMED",
    State.MOVED: "CONFIRMED",
    State.CANCELLED: "CANCELLED",
    State.POSTPONED: "CANCELLED",
}

BREAK = re.compile("\r\n|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]")
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
"""What no line of a calendar may hold (RFC 5545 section 3.1), and halves of letters that UTF-8 cannot."""

FOLD = re.compile(rb".{1,73}[^\\](?![\x80-\xbf])|.{1,74}(?![\x80-\xbf])")
r"""A piece of a line: 74 octets at most, no letter cut in two, and where possible no ``\,`` either."""

URI = "%:/?#[]@!$&'()*+,;=~"
"""What RFC 3986 allows in an address, beside letters, digits and ``-._``."""


class Text(vText):
    r"""A TEXT value: vText itself would take a written ``\N``, as in ``C:\Ny``, for the end of a line."""

    def to_ical(self) -> bytes:
        escaped = re.sub(r"([\\;,])", r"\\\1", self)
        return escaped.replace("\n", r"\n").encode()


@dataclass(frozen=True)
class Scribe:
    """Writes the events of one site. ``site_url`` ends with a slash; its host is part of every UID."""

    site_url: str
    settings: Settings

    def gathering(self, event: Event) -> bytes:
        """The VEVENT of a seminar or an occasion: cancelled or moved, it is the same one (MODEL.md)."""
        timing = event.timing
        component = self._component(event, event.key, event.entry.title)
        component.add("dtstart", _written(timing.start, timing.timezone))
        component.add("dtend", _end(timing))
        component.add("transp", "OPAQUE" if event.takes_place else "TRANSPARENT")
        component.add("color", self.settings.calendars.colours.of(event.entry.kind))
        if location := _location(timing):
            component.add("location", text(location))
        if timing.online_url:
            component.add("conference", _conference(timing.online_url))
        return _bytes(component)

    def deadline(self, event: Event) -> bytes:
        """The VEVENT of the last moment to register, or nothing when there is none: a day, or a point in time."""
        moment = event.timing.registration and event.timing.registration.deadline
        if not moment:
            return b""
        title = texts.label("calendar.deadline").format(title=event.entry.title)
        component = self._component(event, f"{event.key}-anmalan", title)
        component.add("dtstart", _written(moment, event.timing.timezone))
        if not isinstance(moment, datetime):
            component.add("dtend", moment + timedelta(days=1))
        component.add("transp", "TRANSPARENT")
        component.add("color", self.settings.calendars.colours.deadline)
        return _bytes(component)

    def _component(self, event: Event, key: str, title: str) -> icalendar.Event:
        """Who an event is, when it was changed, in what state, and what it is about."""
        changed = _midnight(event.entry.changed)
        page = uri(self.site_url + event.entry.path)
        component = icalendar.Event()
        component.add("uid", f"{key}@{urlsplit(self.site_url).hostname}")
        component.add("dtstamp", changed)
        component.add("last-modified", changed)
        component.add("sequence", event.timing.sequence)
        component.add("status", STATUS[event.timing.state])
        component.add("summary", text(_prefix(event) + title))
        component.add("description", text("\n".join(_description(event, page)), lines=True))
        component.add("url", page)
        if themes := self._themes(event):
            component.add("categories", vCategory(themes))
        return component

    def _themes(self, event: Event) -> list[str]:
        known = self.settings.vocabulary.themes
        return [text(known[theme].label) for theme in event.entry.themes if theme in known]


def single(vevent: bytes, hours: int) -> bytes:
    """A file with one event. It has no name: with one, Outlook makes a calendar of what somebody downloads."""
    return _file(_header(hours), [vevent])


def calendar(vevents: Iterable[bytes], name: str, description: str, address: str, hours: int) -> bytes:
    """A calendar to subscribe to; ``hours`` is how often a reader is asked to look for what is new."""
    return _file(_header(hours, name, description, address), vevents)


@lru_cache
def _header(hours: int, name: str = "", description: str = "", address: str = "") -> bytes:
    """The calendar's own properties."""
    header = icalendar.Calendar()
    header.add("version", "2.0")
    header.add("prodid", "-//Ethos//Ethos kunskapsbank//SV")
    header.add("refresh-interval", timedelta(hours=hours), {"VALUE": "DURATION"})
    header.add("x-published-ttl", Text(f"PT{hours}H"))
    if address:
        names = {"name": name, "x-wr-calname": name, "description": description, "x-wr-caldesc": description}
        for key, value in names.items():
            header.add(key, text(value))
        header.add("x-wr-timezone", Text(STOCKHOLM))
        header.add("source", uri(address), {"VALUE": "URI"})
    return _bytes(header).removesuffix(CLOSING)


def _bytes(component: icalendar.Component) -> bytes:
    """What the library's ``to_ical`` gives, in a third less time: it folds one letter at a time, of every line."""
    lines: list[str] = component.content_lines()
    return b"".join(b"\r\n ".join(FOLD.findall(line.encode())) + b"\r\n" for line in lines if line)


def _file(header: bytes, vevents: Iterable[bytes]) -> bytes:
    """The time zone stands first, and also alone: a calendar must hold a component (RFC 5545 section 3.6)."""
    return b"".join((header, VTIMEZONE, *vevents, CLOSING))


def text(value: str, *, lines: bool = False) -> Text:
    """Text without control characters; what ends a line becomes a space, or stays when there may be ``lines``."""
    return Text(FORBIDDEN.sub("", BREAK.sub("\n" if lines else " ", value)))


def uri(address: str) -> vUri:
    """A web address in the letters that an address may have (RFC 3986)."""
    return vUri(quote(FORBIDDEN.sub("", address), safe=URI))


@lru_cache
def _midnight(day: date) -> vDatetime:
    """The moment at which an entry counts as changed: sources know only the day."""
    return vDatetime(datetime.combine(day, time(), UTC))


def _written(moment: date, zone: str) -> date:
    """A day as it is; a time of Stockholm's with its zone; a time of any other zone in UTC.

    UTC needs no second VTIMEZONE, and a foreign time may fall in the hour that Stockholm's clocks show twice, of which
    only the first can be written with a zone.
    """
    if not isinstance(moment, datetime):
        return moment
    there = at(moment, zone)
    return there if zone == STOCKHOLM and moment.year >= FIRST_YEAR else there.astimezone(UTC)


def _end(timing: Timing) -> date:
    """The end; for whole days the day after the last, which is how RFC 5545 counts."""
    return timing.end + timedelta(days=1) if timing.whole_day else _written(timing.end, timing.timezone)


def _prefix(event: Event) -> str:
    """Shouted, since some readers show a cancelled event as any other."""
    return "" if event.takes_place else f"{texts.label(f'state.{event.timing.state}').upper()}: "


def _state(event: Event) -> Iterator[str]:
    if event.timing.state is State.MOVED and event.timing.moved_from:
        yield texts.label("calendar.moved").format(moment=swedish.moment_words(event.timing.moved_from))
    elif event.timing.state is State.MOVED or not event.takes_place:
        yield f"{texts.label(f'state.{event.timing.state}')}."


def _description(event: Event, page: str) -> Iterator[str]:
    yield from _state(event)
    yield event.entry.summary
    if event.entry.example:
        yield texts.label("calendar.example")
    yield ""
    if event.takes_place:
        yield from _joining(event.timing)
    yield texts.label("calendar.more").format(url=page)


def _joining(timing: Timing) -> Iterator[str]:
    """How to register, and where to go when it is online."""
    registration = timing.registration
    if registration and registration.deadline:
        yield texts.label("event.deadline").format(day=swedish.moment_words(registration.deadline)) + "."
    if registration:
        yield texts.label("calendar.register").format(url=uri(registration.url))
    if timing.online_url:
        yield texts.label("calendar.join").format(url=uri(timing.online_url))


def _location(timing: Timing) -> str:
    place = timing.place
    if place:
        return ", ".join(filter(None, (place.name, place.address, place.city)))
    return texts.label("format.online") if timing.format is Format.ONLINE else ""


def _conference(address: str) -> vUri:
    label = texts.label("calendar.conference")
    return vUri(uri(address), params={"VALUE": "URI", "FEATURE": "VIDEO", "LABEL": label})
