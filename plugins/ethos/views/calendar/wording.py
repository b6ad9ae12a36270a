"""What a calendar program shows of an event: its name, what it is about, and where it is, as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Event
from ethos.kinds.event import Format, State, Timing
from ethos.naming import state_words
from ethos.views import swedish
from ethos.web import plain_address


def title(event: Event) -> str:
    """The event's name; what does not take place shouts it, since some readers show it as any other.

    What is preliminary says so, for few readers show TENTATIVE. What is moved stands at its new time, and tells of the
    old one in its description.
    """
    return _prefix(event) + event.entry.title


def deadline_title(event: Event) -> str:
    """The name of the last moment to register."""
    return _prefix(event) + texts.label("calendar.deadline").format(title=event.entry.title)


def description(event: Event, page: str) -> str:
    """State, summary, last day to register, and where to go on the web: one matter a line."""
    return "\n".join(_told(event, page))


def location(timing: Timing) -> str:
    """Where to go, in one line, or that it is online; nothing when it is not known."""
    if found := timing.venue:
        return ", ".join(filter(None, (found.name, found.address, found.city)))
    return texts.label("format.online") if timing.format is Format.ONLINE else ""


def former_city(timing: Timing) -> str | None:
    """Where it would have been before it was moved."""
    return timing.moved_from_city if timing.state is State.MOVED else None


def _prefix(event: Event) -> str:
    words = "" if event.timing.state is State.MOVED else state_words(event.timing)
    return words and f"{words if event.takes_place else words.upper()}: "


def _told(event: Event, page: str) -> Iterator[str]:
    yield from _state(event)
    if swedish.is_abroad(event.timing) and event.timing.state is not State.POSTPONED:
        yield f"{swedish.timing_words(event.timing)}."
    if event.entry.is_withdrawn:
        yield texts.label("calendar.withdrawn")
        return
    yield event.entry.summary
    if event.entry.example:
        yield texts.label("calendar.example")
    yield ""
    if event.takes_place:
        yield from _joining(event.timing)
    yield texts.label("calendar.more").format(url=page)


def _state(event: Event) -> Iterator[str]:
    if event.timing.state is State.MOVED and event.timing.moved_from:
        yield texts.label("calendar.moved").format(moment=_moment(event.timing, event.timing.moved_from))
    elif event.timing.state is State.PLANNED:
        yield f"{state_words(event.timing)}. {texts.label('event.tentative')}"
    elif event.timing.state is State.POSTPONED:
        yield f"{state_words(event.timing)}. {texts.label('event.no_new_day')}"
    elif words := state_words(event.timing):
        yield f"{words}."
    if city := former_city(event.timing):
        yield texts.label("calendar.moved_city").format(city=city)


def _moment(timing: Timing, moment: date) -> str:
    return swedish.moment_words(moment, timing.timezone, anywhere=True)


def _joining(timing: Timing) -> Iterator[str]:
    """How to register, and where to go when it is online."""
    registration = timing.registration
    if registration and registration.deadline:
        yield texts.label("event.deadline").format(day=_moment(timing, registration.deadline)) + "."
    if registration:
        yield texts.label("calendar.register").format(url=plain_address(registration.url))
    if timing.link:
        yield texts.label("calendar.join").format(url=plain_address(timing.link))
