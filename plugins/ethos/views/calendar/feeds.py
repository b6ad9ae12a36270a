"""The calendars that one can subscribe to, and the addresses with which one does it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import quote, urlencode

from ethos import places, texts
from ethos.catalogue import Catalogue
from ethos.happening import Event
from ethos.kinds.settings import Settings
from ethos.output import Alternate
from ethos.views import swedish
from ethos.views.calendar.keys import ALL, DIGITAL, FOLDERS, GENERAL, ORGANISER, PLACE, THEME, keys_of, terms
from ethos.views.calendar.lines import text
from ethos.views.calendar.window import ARCHIVE, Window
from ethos.web import closed, plain_address

GROUPS = {"tema": "theme", "malgrupp": "audience", "ort": "place", "arrangor": "organiser"}
"""What each folder's heading is called in ``sv.toml``, in the order they are shown."""

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


def every(catalogue: Catalogue, site_url: str) -> dict[str, Feed]:
    """Every calendar that can be subscribed to, by its key.

    Each theme and role of the vocabulary, each organisation and each city has one, also with nothing in it, so that
    nobody who subscribed early, or long ago, meets an error.
    """
    settings = catalogue.settings
    found = {key: _general(settings, site_url, key) for key in GENERAL}
    for folder in FOLDERS:
        listed = terms(catalogue, folder).items()
        found |= {f"{folder}/{slug}": _of_term(settings, site_url, folder, slug, name) for slug, name in listed}
    return found


def feeds(catalogue: Catalogue, site_url: str) -> list[tuple[str, list[Feed]]]:
    """Calendars in groups under Swedish headings: the general ones, by theme, audience, place and organiser.

    Organisations that have never arranged anything real are left out here, though they have a file.
    """
    used = {key for event in catalogue.in_calendars if not event.entry.example for key in keys_of(event)}
    found: dict[str, list[Feed]] = {}
    for key, feed in every(catalogue, site_url).items():
        folder = key.rpartition("/")[0]
        if folder != ORGANISER or key in used:
            found.setdefault(GROUPS.get(folder, "general"), []).append(feed)
    return [(texts.label(f"calendar.group.{group}"), listed) for group, listed in found.items()]


def archives(catalogue: Catalogue, site_url: str, today: date) -> list[Feed]:
    """The files with what is older than the calendars go back, one a year, the latest first. They are to download."""
    window = Window.on(today, catalogue.settings.calendars)
    old = (
        event for event in catalogue.events if not event.entry.example and event.takes_place and window.is_old(event)
    )
    years = sorted({event.timing.starts.year for event in old}, reverse=True)
    return [archive(catalogue.settings, site_url, str(year)) for year in years]


def archive(settings: Settings, site_url: str, year: str) -> Feed:
    """The file of one year."""
    return _of_term(settings, site_url, ARCHIVE, year, year)


def feed_for(catalogue: Catalogue, site_url: str, key: str) -> Feed:
    """A calendar by the middle of its address: ``alla``, ``sista-anmalan``, ``tema/jav``, ``ort/umea``.

    Raises:
        KeyError: there is no such calendar; a fault in the program, never in content.
    """
    folder, _, slug = key.rpartition("/")
    if not folder:
        return _general(catalogue.settings, site_url, key)
    return _of_term(catalogue.settings, site_url, folder, slug, terms(catalogue, folder)[slug])


def feed_for_all(catalogue: Catalogue, site_url: str) -> Feed:
    """The calendar of every seminar and course."""
    return feed_for(catalogue, site_url, ALL)


def feed_for_theme(catalogue: Catalogue, site_url: str, theme: str) -> Feed:
    """The calendar of a theme of the vocabulary, by its slug."""
    return feed_for(catalogue, site_url, f"{THEME}/{theme}")


def feed_for_event(event: Event, site_url: str) -> Feed:
    """The calendar of one event: it follows when the event is moved or cancelled."""
    when = swedish.timing_words(event.timing)
    return _feed(event.entry.title, texts.label("calendar.only").format(when=when), event.followed, site_url)


def alternate(feed: Feed) -> Alternate:
    """A calendar as a page's head names it, for programs to find."""
    return Alternate(feed.path, "text/calendar", feed.name)


def _general(settings: Settings, site_url: str, key: str) -> Feed:
    worded = _worded(settings, key)
    path, label = f"{places.CALENDAR.path}{key}.ics", texts.label(f"calendar.label.{key}")
    return _feed(*worded, path, site_url, label)


def _of_term(settings: Settings, site_url: str, folder: str, slug: str, term: str) -> Feed:
    """A calendar as ``calendars.yml`` words it, with the term in its place."""
    is_digital = (folder, slug) == (PLACE, DIGITAL)
    worded = _worded(settings, DIGITAL if is_digital else folder)
    name, description = (words.replace("{term}", term) for words in worded)
    return _feed(name, description, f"{places.CALENDAR.path}{folder}/{slug}.ics", site_url, term)


def _worded(settings: Settings, name: str) -> tuple[str, str]:
    """A calendar's name and description in ``calendars.yml``, with the site's name where they ask for it."""
    worded = settings.calendars.feed(name)
    return worded.name.replace("{site}", settings.site.name), worded.description


def address(site_url: str, path: str) -> str:
    """The whole address of a file, which may be written in a calendar."""
    return plain_address(closed(site_url) + path)


def _feed(name: str, description: str, path: str, site_url: str, label: str = "") -> Feed:
    name = str(text(name))
    https = address(site_url, path)
    webcal = f"webcal://{https.partition('://')[2]}"
    # Google refuses a cid that starts with https:, and Outlook shows an empty calendar for webcal:.
    google = f"{GOOGLE}?{urlencode({'cid': webcal})}"
    outlook = f"{OUTLOOK}?{urlencode({'url': https, 'name': name}, quote_via=quote)}"
    return Feed(name, description, path, https, webcal, google, outlook, label or name)
