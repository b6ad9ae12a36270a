"""The pages of seminars and courses."""

from __future__ import annotations

import heapq
from collections import Counter
from collections.abc import Container, Iterable, Iterator

from ethos import texts
from ethos.happening import Event, events_of, midnight
from ethos.kinds import Course, Dilemma, Entry, Seminar
from ethos.kinds.event import Gathering, State
from ethos.naming import state_words
from ethos.output import Link, Page
from ethos.views import linked_data, people, series, swedish
from ethos.views.calendar import adding, alternate, feed_for_all, feed_for_event
from ethos.views.cards import Card, Shelf, facts
from ethos.views.press import Press

DILEMMAS = 3
"""How many dilemmas to talk about are shown, at most."""


def seminar(press: Press, entry: Seminar) -> Page:
    event = next(events_of(entry))
    seats = entry.registration and not entry.example and entry.registration.seats
    rows = {
        "price": entry.price or "",
        "seats": f"{seats}" if seats else "",
        "audience": ", ".join(press.shelf.plurals(entry.audience)),
    }
    return press.entry_page(
        entry,
        when=press.shelf.when(event),
        facts=facts(rows),
        organisers=organisations(press, entry.organisers),
        feed=feed_for_event(event, press.site_url),
        google=adding(event, press.catalogue.settings),
        alternates=[] if entry.example else [alternate(feed_for_event(event, press.site_url))],
        feeds=[feed_for_all(press.catalogue, press.site_url)],
        data=linked_data.event(event, press.site_url, press.shelf),
        **gathering(press, entry),
    )


def course(press: Press, entry: Course) -> Page:
    """A course, with its occasions in order of time: an order that no day changes."""
    events = sorted(events_of(entry), key=lambda event: event.timing.starts)
    followed = [(each, feed_for_event(each, press.site_url)) for each in events]
    rows = {
        "level": entry.level or "",
        "credits": f"{entry.credits:g}".replace(".", ",") if entry.credits else "",
        "price": entry.price or "",
        "audience": ", ".join(press.shelf.plurals(entry.audience)),
    }
    return press.entry_page(
        entry,
        occasions=[(press.shelf.when(each), feed, adding(each, press.catalogue.settings)) for each, feed in followed],
        alternates=[] if entry.example else [alternate(feed) for _, feed in followed],
        facts=facts(rows),
        providers=organisations(press, entry.providers),
        feeds=[feed_for_all(press.catalogue, press.site_url)],
        data=linked_data.course(entry, press.site_url, press.shelf),
        **gathering(press, entry),
    )


def gathering(press: Press, entry: Gathering) -> dict[str, object]:
    """What seminars and courses both show."""
    explicit = [*press.shelf.related_entries(entry), *press.shelf.referring(entry)]
    return {
        "speakers": [(Link(people.path(each), each.name), people.about(each)) for each in entry.speakers],
        "series": Link(series.path(entry.series), entry.series, lang=entry.lang) if entry.series else None,
        "film_page": entry.film_path if entry.film else "",
        "themes": press.shelf.links("themes", entry.themes),
        "principles": press.shelf.links("principles", entry.principles),
        "audience": press.shelf.links("roles", entry.audience),
        "dilemmas": dilemmas(press, entry, explicit),
        "related": press.shelf.cards(e for e in press.shelf.related_entries(entry) if not isinstance(e, Dilemma)),
        "backlinks": press.shelf.cards(e for e in press.shelf.referring(entry) if not isinstance(e, Dilemma)),
    }


def on_card(shelf: Shelf, entry: Gathering) -> list[str]:
    """When it is, every time that it is, with what has become of that time where the title does not say it of all."""
    tell = day_of if shelf.name(entry).state else _told_day
    return [*filter(None, map(tell, events_of(entry)))]


def _told_day(event: Event) -> str:
    """``Planerat till onsdag 3 maj 2017``, ``Inställt: onsdag 3 maj 2017``; the day alone of what is confirmed."""
    state, day = state_words(event.timing), day_of(event)
    if not state or not day:
        return state or day
    form = texts.label("event.planned_for" if event.timing.state is State.PLANNED else "event.state_and_day")
    return form.format(state=state, day=swedish.within(day))


def told(press: Press, entry: Gathering) -> dict[str, object]:
    """What its news tells beside its text: who holds it."""
    return {"organisers": [each.label for each in organisations(press, entry.arrangers)]}


def names(entry: Gathering) -> Iterator[str]:
    """Who speaks."""
    yield from (speaker.name for speaker in entry.speakers)


def note(shelf: Shelf, entry: Gathering) -> str:
    """The day of its next event, or of the last one when all are past."""
    events = sorted(events_of(entry), key=lambda event: event.timing.starts)
    coming = (event for event in events if event.timing.ends > midnight(shelf.today))
    return event_note(next(coming, events[-1]))


def event_note(event: Event) -> str:
    """An event's day in words, and what has become of it; one that is put off has no day."""
    return " · ".join(filter(None, (state_words(event.timing), day_of(event))))


def day_of(event: Event) -> str:
    """When an event is; nothing for one that is put off, whose day no longer holds."""
    return "" if event.timing.state is State.POSTPONED else swedish.timing_words(event.timing)


def organisations(press: Press, slugs: Iterable[str]) -> list[Link]:
    """Organisations by name; those with a site of their own lead to it."""
    known = press.catalogue.settings.organisations
    return [Link(known[slug].url or "", known[slug].name) for slug in slugs]


def dilemmas(press: Press, entry: Gathering, explicit: Iterable[Entry]) -> list[Card]:
    """Dilemmas to talk about afterwards: all that editors have tied to it, then those that share most themes."""
    tied = [each for each in explicit if isinstance(each, Dilemma)]
    near = _sharing(press, entry, {each.key for each in tied}, max(DILEMMAS - len(tied), 0))
    return press.shelf.cards([*tied, *near])


def _sharing(press: Press, entry: Gathering, apart: Container[str], most: int) -> list[Dilemma]:
    """Those that share most themes, without some: of very many only so many are wanted."""
    by_theme = press.catalogue.by_theme
    found = [each for theme in dict.fromkeys(entry.themes) for each in by_theme.get(theme, ())]
    shared = {each.key: each for each in found if isinstance(each, Dilemma)}
    counts = Counter(each.key for each in found)
    unique = (each for key, each in shared.items() if key not in apart)
    return heapq.nsmallest(most, unique, key=lambda each: (-counts[each.key], swedish.sort_key(each.title), each.key))
