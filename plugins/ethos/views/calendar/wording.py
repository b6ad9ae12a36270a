"""What a calendar program shows of an event: its name, what it is about, and where it is, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ethos import texts
from ethos.happening import Event
from ethos.kinds.event import Format, State, Timing
from ethos.kinds.organisation import Organisation
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


def description(event: Event, page: str, organisations: Mapping[str, Organisation]) -> str:
    """State, summary, who is in it, last day to register, and where to go on the web: one matter a line."""
    return "\n".join(_told(event, page, organisations))


def meeting_title(event: Event, number: int) -> str:
    """The name of one of its meetings, with which of them it is; the event's own when it is held at one time."""
    count = len(event.timing.meetings)
    whole = title(event)
    return texts.label("calendar.meeting").format(title=whole, number=number, count=count) if count else whole


def location(timing: Timing) -> str:
    """Where to go, in one line, or that it is online, or that one will know; nothing when that is not said."""
    found, later = timing.venue, texts.label("event.place_later") if timing.place_comes else ""
    if found:
        return ", ".join(filter(None, (found.name, found.address, found.city, later.lower())))
    if later:
        return later
    return texts.label("format.online") if timing.format is Format.ONLINE else ""


def former_city(timing: Timing) -> str | None:
    """Where it would have been before it was moved."""
    return timing.moved_from_city if timing.state is State.MOVED else None


def _prefix(event: Event) -> str:
    words = "" if event.timing.state is State.MOVED else state_words(event.timing)
    told = words if event.takes_place else words.upper()
    return f"{told}: " if told else ""


def _told(event: Event, page: str, organisations: Mapping[str, Organisation]) -> Iterator[str]:
    yield from _state(event)
    if swedish.is_abroad(event.timing) and event.timing.state is not State.POSTPONED:
        yield f"{swedish.timing_words(event.timing)}."
    if event.entry.is_withdrawn:
        yield texts.label("calendar.withdrawn")
        return
    yield event.entry.summary
    yield from _people(event, organisations)
    yield ""
    if event.takes_place:
        yield from _joining(event.timing)
    yield texts.label("calendar.more").format(url=page)


def _people(event: Event, organisations: Mapping[str, Organisation]) -> Iterator[str]:
    """Who is in it, and who holds it: many calendars have no field for that which readers show."""
    told = {
        "speakers": [speaker.name for speaker in event.entry.speakers],
        "organisers": [organisations[slug].name for slug in event.organisers if slug in organisations],
    }
    for fact, names in told.items():
        if names:
            yield f"{texts.label(f'fact.{fact}')}: {', '.join(names)}"


def _state(event: Event) -> Iterator[str]:
    if event.timing.state is State.MOVED and event.timing.moved_from:
        *earlier, last = [_moment(event.timing, each) for each in event.timing.moves]
        yield texts.label("calendar.moved").format(moment=last)
        yield from (texts.label("calendar.moved_before").format(moment=each) for each in reversed(earlier))
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
    if registration and registration.mail:
        yield texts.label("calendar.register_mail").format(address=registration.mail)
    elif registration:
        yield texts.label("calendar.register").format(url=plain_address(registration.url))
    elif timing.registering:
        yield texts.label(f"event.registering.{timing.registering}") + "."
    if timing.link:
        yield texts.label("calendar.join").format(url=plain_address(timing.link))
