"""Lists of seminars and courses: what is coming, what was, and the calendars to subscribe to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from ethos.catalogue import Event, events_of
from ethos.kinds import Course, Seminar
from ethos.output import Page
from ethos.views.calendar import feed_for_all, feeds
from ethos.views.cards import EventCard
from ethos.views.press import Press, words

Grouped = list[tuple[str, list[EventCard]]]


def pages(press: Press) -> Iterator[Page]:
    """Every page that lists gatherings or calendars."""
    yield seminars(press)
    yield courses(press)
    yield calendars(press)


def seminars(press: Press) -> Page:
    upcoming = [e for e in press.catalogue.upcoming(press.today) if isinstance(e.entry, Seminar)]
    past = [e for e in press.catalogue.past(press.today) if isinstance(e.entry, Seminar)]
    return press.page(
        "seminar/list.html",
        Seminar.public,
        *words("seminar"),
        section="seminarier",
        upcoming=[press.shelf.event_card(event) for event in upcoming],
        past=by_year(press, past),
        feeds=[feed_for_all(press.catalogue, press.site_url)],
    )


def by_year(press: Press, events: Sequence[Event]) -> Grouped:
    """Events in their order, gathered under the year they start."""
    years = groupby(events, key=lambda event: str(event.timing.starts.year))
    return [(year, [press.shelf.event_card(event) for event in each]) for year, each in years]


def courses(press: Press) -> Page:
    shelf, coming = press.shelf, set(map(id, (e.timing for e in press.catalogue.upcoming(press.today))))
    found = [(entry, list(events_of(entry))) for entry in press.catalogue.of(Course)]
    found.sort(key=lambda pair: pair[1][0].timing.starts)
    rows = [(shelf.card(entry), [shelf.when(e) for e in events], events) for entry, events in found]
    is_upcoming = [any(id(event.timing) in coming for event in events) for _, _, events in rows]
    return press.page(
        "course/list.html",
        Course.public,
        *words("course"),
        section="kurser",
        upcoming=[(card, whens) for (card, whens, _), now in zip(rows, is_upcoming, strict=True) if now],
        past=[(card, whens) for (card, whens, _), now in zip(rows, is_upcoming, strict=True) if not now],
        feeds=[feed_for_all(press.catalogue, press.site_url)],
    )


def calendars(press: Press) -> Page:
    groups = feeds(press.catalogue, press.site_url)
    return press.page("calendar/page.html", "kalender/", *words("calendar"), section="seminarier", groups=groups)
