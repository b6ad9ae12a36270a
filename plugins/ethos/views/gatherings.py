"""The pages of seminars and courses."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from ethos.catalogue import events_of
from ethos.kinds import Course, Dilemma, Entry, Seminar
from ethos.kinds.event import Gathering
from ethos.output import Link, Page
from ethos.views import linked_data, people, series, swedish
from ethos.views.calendar import feed_for_all, feed_for_event
from ethos.views.cards import Card, facts
from ethos.views.press import Press

DILEMMAS = 3
"""How many dilemmas to talk about are shown, at most."""


def seminar(press: Press, entry: Seminar) -> Page:
    event = next(events_of(entry))
    seats = entry.registration and entry.registration.seats
    rows = {"seats": f"{seats}" if seats else "", "audience": ", ".join(press.shelf.plurals(entry.audience))}
    return press.entry_page(
        entry,
        when=press.shelf.when(event),
        facts=facts(rows),
        organisers=organisations(press, entry.organisers),
        feed=feed_for_event(event, press.site_url),
        feeds=[feed_for_all(press.catalogue, press.site_url)],
        data=linked_data.event(event, press.site_url, press.shelf),
        **gathering(press, entry),
    )


def course(press: Press, entry: Course) -> Page:
    """A course, with its occasions in order of time: an order that no day changes."""
    events = sorted(events_of(entry), key=lambda event: event.timing.starts)
    rows = {
        "level": entry.level or "",
        "credits": f"{entry.credits:g}".replace(".", ",") if entry.credits else "",
        "price": entry.price or "",
        "audience": ", ".join(press.shelf.plurals(entry.audience)),
    }
    return press.entry_page(
        entry,
        occasions=[(press.shelf.when(each), feed_for_event(each, press.site_url)) for each in events],
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


def organisations(press: Press, slugs: Iterable[str]) -> list[Link]:
    """Organisations by name; those with a site of their own lead to it."""
    known = press.catalogue.settings.organisations
    return [Link(known[slug].url or "", known[slug].name) for slug in slugs]


def dilemmas(press: Press, entry: Gathering, explicit: Iterable[Entry]) -> list[Card]:
    """Dilemmas to talk about afterwards: all that editors have tied to it, then those that share most themes."""
    tied = [each for each in explicit if isinstance(each, Dilemma)]
    near = (each for each in _sharing(press, entry) if each not in tied)
    return press.shelf.cards([*tied, *islice(near, max(DILEMMAS - len(tied), 0))])


def _sharing(press: Press, entry: Gathering) -> Iterator[Dilemma]:
    by_theme = press.catalogue.by_theme
    shared = [each for theme in dict.fromkeys(entry.themes) for each in by_theme[theme] if isinstance(each, Dilemma)]
    counts = Counter(each.key for each in shared)
    unique = {each.key: each for each in shared}.values()
    yield from sorted(unique, key=lambda each: (-counts[each.key], swedish.sort_key(each.title), each.key))
