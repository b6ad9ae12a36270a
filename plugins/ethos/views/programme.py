"""Lists of seminars and courses: what is coming, what was, and the ways to other views of the same."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ethos import places, texts
from ethos.happening import Event
from ethos.kinds import Course, Seminar
from ethos.output import Link, Page
from ethos.views import months
from ethos.views.agenda import Agenda, agendas, are_invented, divided, laid_out
from ethos.views.calendar import alternate, feed_for, feed_for_all
from ethos.views.cards import Card, EventCard
from ethos.views.face import listed
from ethos.views.press import Press
from ethos.views.whens import When

Given = tuple[Card, list[When]]
"""A course, and its occasions to come."""


def seminars(press: Press) -> Iterator[Page]:
    events = press.catalogue.events_of(Seminar)
    parts = shared(press)
    for agenda in agendas(press, Seminar.public, events):
        yield _page(press, "seminar", agenda, parts)


def courses(press: Press) -> Iterator[Page]:
    """Courses with occasions to come, each with those; then every occasion that was, by year."""
    events = press.catalogue.events_of(Course)
    coming, past = divided(press, events)
    parts = shared(press)
    for agenda in laid_out(press, Course.public, given(press, coming), coming, past):
        yield _page(press, "course", agenda, parts)


def given(press: Press, coming: Sequence[Event]) -> list[Given]:
    """Events by their course, the course with the soonest one first."""
    found: dict[str, list[Event]] = {}
    for event in coming:
        found.setdefault(event.entry.key, []).append(event)
    shelf = press.shelf
    return [(shelf.card(events[0].entry), [shelf.when(event) for event in events]) for events in found.values()]


def shared(press: Press) -> dict[str, object]:
    """What every page of both lists shows beside its events."""
    return {
        "ways": ways(press),
        "feeds": [feed_for_all(press.catalogue, press.site_url)],
        "all_invented": are_invented(press.catalogue.upcoming(press.today)),
    }


def _page(press: Press, kind: str, agenda: Agenda[EventCard] | Agenda[Given], parts: dict[str, object]) -> Page:
    title, description = listed(kind)
    feed = feed_for(press.catalogue, press.site_url, places.OF_KIND[kind].path.strip("/"))
    parts = {"at": places.OF_KIND[kind], "agenda": agenda, "alternates": [alternate(feed)], **parts}
    return press.page(f"kinds/{kind}/list.html", agenda.sheet.path, agenda.sheet.title(title), description, **parts)


def ways(press: Press) -> list[Link]:
    """Other views of what is coming and what was."""
    month = months.nearest(press)
    subscribe = Link("#prenumerera", texts.label("programme.subscribe"))
    found = [Link(month.path, texts.label("page.months.title"))] if month else []
    gathered = (each for each in (places.OF_KIND["course"], places.PEOPLE, places.SERIES) if each not in press.bare)
    return [subscribe, *found, *(Link(each.path, each.label) for each in gathered)]
