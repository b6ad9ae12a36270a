"""When and where an event is, and how it is with it, as pages show it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date
from urllib.parse import quote

from markupsafe import Markup

from ethos import texts
from ethos.happening import Event, midnight
from ethos.kinds.attendance import Registration
from ethos.kinds.event import Format, State, Timing
from ethos.kinds.stage import Part, timeline
from ethos.markdown import typeset
from ethos.views import stages, swedish

ACTIONS = {Part.REGISTER, Part.REGISTRATION, Part.CALENDAR, Part.JOIN, Part.FILM}
NOTABLE = {State.CANCELLED, State.POSTPONED, State.MOVED}


@dataclass(frozen=True, slots=True)
class Sitting:
    """One of the meetings of an occasion: its day for machines, and when it is in words."""

    iso: str
    words: str
    swedish_time: str


@dataclass(frozen=True, slots=True)
class DateBlock:
    """A day as a picture: month, day and weekday, short; ``iso`` for machines."""

    iso: str
    month: str
    day: str
    weekday: str
    year: str


@dataclass(frozen=True, slots=True)
class When:
    """One event's time, place, state and registration, in words, on the day of the build and on every day after.

    What depends on the day is shown by the macros of ``shared/events.html``, which no template does without: ``live``
    gives the element of an event its phases, ``part`` shows what stands in it only in some of them, ``stage`` says how
    it is in words. In the reader's browser ``events/stage.js`` then shows the phase of the reader's day.

    A row of a list that is divided into what comes and what was stands in both halves, each as the part ``kommande``
    or ``tidigare``: ``events(list, level, "kommande")``. One of the two is hidden, and the day decides which. So a
    page's coming rows are those that had not ended when its day began (``is_coming``), and its past rows are *all*
    rows, latest first. Their order must not depend on the day.
    """

    block: DateBlock
    words: str
    place: str
    state: str
    """What no day changes: cancelled, put off, moved."""
    warns: bool
    ics: str
    stage: str
    """The stage on the day of the build (``kinds/stage.py``), for styles."""
    told: str
    """That stage in words, where they stay true: ”Fullt”, ”Har varit”."""
    note: str
    """What one wants to know beside it, with a date: ”Anmäl dig senast 10 mars 2027”."""
    parts: frozenset[str]
    """What is shown on the day of the build (``kinds.stage.Part``)."""
    ever: frozenset[str]
    """What is shown on that day or a later one: the rest need not stand on the page."""
    phases: Markup
    """The phases to come, for ``events/stage.js``; nothing when no later day changes anything."""
    swedish_time: str = ""
    """The time in Sweden, for an event in another time zone."""
    moved_from: str = ""
    seats: str = ""
    place_words: str = ""
    address: str = ""
    map_url: str | None = None
    online_url: str | None = None
    registration_url: str | None = None
    registration_mail: str = ""
    """The mail address that one writes to, where that is how one registers."""
    meetings: Sequence[Sitting] = ()
    """When it is held at several times that belong together."""
    id: str = ""
    example: bool = False
    """True for one that is made up: there is nothing to register for, and nowhere to go."""

    @property
    def past(self) -> bool:
        """True when it had ended as the day of the build began."""
        return Part.PAST in self.parts

    @property
    def is_coming(self) -> bool:
        """True when it had not: it comes, or goes on."""
        return Part.COMING in self.parts

    @property
    def has_actions(self) -> bool:
        """True when there is something to do about it, on the day of the build or later."""
        return not ({Part.FILM} if self.example else ACTIONS).isdisjoint(self.ever)


def when_of(event: Event, today: date) -> When:
    """An event as it is told on a day, and on every day after."""
    timing = event.timing.model_copy(update={"registered": None}) if event.entry.example else event.timing
    place, registration = timing.venue, timing.registration
    film, awaited = event.entry.filming
    phases = timeline(timing, film, awaited=awaited, since=midnight(today).astimezone(UTC))
    shown = timing.state if timing.state in NOTABLE else None
    return When(
        block(timing),
        typeset(swedish.timing_words(timing)),
        venue(timing),
        texts.label(f"state.{shown}") if shown else "",
        shown is not None,
        event.ics,
        phases[0].stage,
        stages.lasting(phases[0]),
        stages.note(phases[0], timing, film),
        phases[0].parts,
        frozenset(part for phase in phases for part in phase.parts),
        stages.as_data(phases, timing, film),
        swedish_time=typeset(swedish.swedish_time(timing)),
        moved_from=typeset(swedish.moved_words(timing)),
        seats=stages.seats(registration),
        place_words=place_words(timing),
        address=(place.address or "") if place else "",
        map_url=place.map_url if place else None,
        online_url=timing.link,
        registration_url=registration_address(registration, event.entry.title) if registration else None,
        registration_mail=registration.mail if registration else "",
        meetings=[sitting(each) for each in timing.sittings] if timing.meetings else (),
        id=event.occasion,
        example=event.entry.example,
    )


def sitting(timing: Timing) -> Sitting:
    """One meeting in words."""
    words = typeset(swedish.timing_words(timing))
    return Sitting(timing.starts.date().isoformat(), words, typeset(swedish.swedish_time(timing)))


def place_words(timing: Timing) -> str:
    """The place in full, or as much of it as is known, and that the rest will be told."""
    later = texts.label("event.place_later") if timing.place_comes else ""
    return ". ".join(filter(None, (timing.venue.words if timing.venue else "", later)))


def registration_address(registration: Registration, title: str) -> str:
    """Where one registers: a page, or a letter that says what it is about."""
    if not registration.mail:
        return registration.url
    return f"{registration.url}?subject={quote(texts.label('event.mail_subject').format(title=title))}"


def block(timing: Timing) -> DateBlock:
    """The day on which an event starts, where it is."""
    return day_block(timing.starts.date())


def day_block(day: date) -> DateBlock:
    month, weekday = (swedish.words(day, pattern).strip(".")[:3] for pattern in ("MMM", "EEE"))
    return DateBlock(day.isoformat(), month, str(day.day), weekday, str(day.year))


def venue(timing: Timing) -> str:
    """Where, in a few words: the town, ”digitalt”, or both."""
    town = timing.venue.city if timing.venue else ""
    if timing.format is Format.ONLINE:
        return texts.label("venue.online")
    if timing.format is Format.HYBRID:
        return texts.label("venue.hybrid").format(town=town) if town else texts.label("format.hybrid")
    return town
