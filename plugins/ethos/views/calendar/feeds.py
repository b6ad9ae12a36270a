"""Which calendars there are, what goes into each, and how one subscribes to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, urlencode

from ethos import texts
from ethos.catalogue import Catalogue, Event
from ethos.kinds.settings import Settings
from ethos.output import File
from ethos.views import swedish
from ethos.views.calendar import ical

ALL = "alla"
DEADLINES = "sista-anmalan"
GENERAL = (ALL, "seminarier", "kurser", DEADLINES)
"""The calendars that do not depend on themes and organisers. A kind's calendar is called as its public folder."""

GOOGLE = "https://calendar.google.com/calendar/r"
OUTLOOK = "https://outlook.office.com/calendar/0/addfromweb"
"""For accounts at work: outlook.live.com, with the same question, knows only private ones."""


@dataclass(frozen=True, slots=True)
class Feed:
    """A calendar to subscribe to: ``path`` from the site's root, ``https`` to copy, and three that open a program."""

    name: str
    description: str
    path: str
    https: str
    webcal: str
    google: str
    outlook: str
    label: str
    """The name in a list of calendars, where what they have in common need not be said each time."""


def calendars(catalogue: Catalogue, site_url: str) -> Iterator[File]:
    """One file for every event, and every calendar that can be subscribed to.

    Each theme of the vocabulary and each organisation has a calendar, also with nothing in it, so that nobody who
    subscribed early, or long ago, meets an error.
    """
    site_url = _closed(site_url)
    scribe = ical.Scribe(site_url, catalogue.settings)
    hours = catalogue.settings.calendars.refresh_hours
    contents: dict[str, list[bytes]] = {key: [] for key in _keys(catalogue.settings)}
    for event in catalogue.events:
        vevent = scribe.gathering(event)
        yield File(event.ics, ical.single(vevent, hours))
        for key in _keys_of(event):
            contents.get(key, []).append(vevent)
        contents[DEADLINES].append(scribe.deadline(event))
    for key, vevents in contents.items():
        feed = feed_for(catalogue, site_url, key)
        yield File(feed.path, ical.calendar(vevents, feed.name, feed.description, feed.https, hours))


def feeds(catalogue: Catalogue, site_url: str) -> list[tuple[str, list[Feed]]]:
    """Calendars in groups under Swedish headings: the general ones, by theme, by organiser.

    Organisations that have never arranged anything are left out here, though they have a file.
    """
    used = {key for event in catalogue.events for key in _keys_of(event)}
    settings = catalogue.settings
    groups = {
        "general": GENERAL,
        "theme": _keys_under("tema", settings.vocabulary.themes),
        "organiser": [key for key in _keys_under("arrangor", settings.organisations) if key in used],
    }
    found = {name: [feed_for(catalogue, site_url, key) for key in keys] for name, keys in groups.items()}
    return [(texts.label(f"calendar.group.{name}"), listed) for name, listed in found.items() if listed]


def feed_for(catalogue: Catalogue, site_url: str, key: str) -> Feed:
    """A calendar by the middle of its address: ``alla``, ``sista-anmalan``, ``tema/jav``, ``arrangor/statskontoret``.

    Raises:
        KeyError: there is no such calendar; a fault in the program, never in content.
    """
    name, description = _words(catalogue.settings, key)
    return _feed(name, description, f"kalender/{key}.ics", site_url, _label(catalogue.settings, key))


def feed_for_all(catalogue: Catalogue, site_url: str) -> Feed:
    """The calendar of every seminar and course."""
    return feed_for(catalogue, site_url, ALL)


def feed_for_theme(catalogue: Catalogue, site_url: str, theme: str) -> Feed:
    """The calendar of a theme of the vocabulary, by its slug."""
    return feed_for(catalogue, site_url, f"tema/{theme}")


def feed_for_event(event: Event, site_url: str) -> Feed:
    """The calendar of one event: it follows when the event is moved or cancelled."""
    when = swedish.timing_words(event.timing)
    return _feed(event.entry.title, texts.label("calendar.only").format(when=when), event.ics, site_url)


def _feed(name: str, description: str, path: str, site_url: str, label: str = "") -> Feed:
    name = str(ical.text(name))
    https = str(ical.uri(_closed(site_url) + path))
    webcal = f"webcal://{https.partition('://')[2]}"
    # Google refuses a cid that starts with https:, and Outlook shows an empty calendar for webcal:.
    google = f"{GOOGLE}?{urlencode({'cid': webcal})}"
    outlook = f"{OUTLOOK}?{urlencode({'url': https, 'name': name}, quote_via=quote)}"
    return Feed(name, description, path, https, webcal, google, outlook, label or name)


def _keys(settings: Settings) -> Iterator[str]:
    yield from GENERAL
    yield from _keys_under("tema", settings.vocabulary.themes)
    yield from _keys_under("arrangor", settings.organisations)


def _keys_under(folder: str, slugs: Iterable[str]) -> list[str]:
    return [f"{folder}/{slug}" for slug in slugs]


def _keys_of(event: Event) -> Iterator[str]:
    """The calendars that hold an event, once each; a word that is not in the lists has none."""
    yield event.entry.public.strip("/")
    yield from (f"tema/{theme}" for theme in dict.fromkeys(event.entry.themes))
    yield from (f"arrangor/{organiser}" for organiser in dict.fromkeys(event.organisers))
    yield ALL


def _words(settings: Settings, key: str) -> tuple[str, str]:
    """A calendar's name and description, as ``calendars.yml`` words them."""
    folder, _, slug = key.partition("/")
    worded = settings.calendars.feed(folder)
    terms = {"tema": settings.words("themes"), "arrangor": settings.words("organisations")}
    term = terms[folder][slug] if slug else ""
    return worded.name.replace("{term}", term), worded.description.replace("{term}", term)


def _label(settings: Settings, key: str) -> str:
    folder, _, slug = key.partition("/")
    return (
        settings.words({"tema": "themes", "arrangor": "organisations"}[folder])[slug]
        if slug
        else texts.label(f"calendar.label.{key}")
    )


def _closed(site_url: str) -> str:
    return site_url.rstrip("/") + "/"
