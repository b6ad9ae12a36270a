"""The calendar files of a day: every event is written once and put where it belongs, in one pass."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.happening import FOLLOW, Event
from ethos.output import File
from ethos.views.calendar import ical
from ethos.views.calendar.feeds import Feed, address, archive, every, feed_for_event
from ethos.views.calendar.keys import DEADLINES
from ethos.views.calendar.window import ARCHIVE, Window
from ethos.web import closed


def calendars(catalogue: Catalogue, site_url: str, today: date) -> Iterator[File]:
    """Two files for every event, one to put into a calendar and one to subscribe to; every calendar that gathers
    events; and the archives of older years.

    An invented event has its two as well, with nothing in them: whoever had it, when calendars held such, is rid of it.
    """
    settings = catalogue.settings
    window = Window.on(today, settings.calendars)
    scribe = ical.Scribe(closed(site_url), settings)
    contents: defaultdict[str, list[bytes]] = defaultdict(list)
    for event in catalogue.in_calendars:
        chosen, reminding = scribe.gathering(event), scribe.gathering(event, reminding=True)
        yield from _own(event, chosen, reminding, site_url, settings.calendars.refresh_hours)
        offered = scribe.gathering(event, offered=True)
        for key in () if event.entry.example else window.keys_of(event):
            contents[key].append(offered)
        if window.holds(event):
            contents[DEADLINES].append(scribe.deadline(event))
    for key, feed in _offered(catalogue, site_url, contents).items():
        yield _file(feed, contents[key], settings.calendars.refresh_hours)


def _own(event: Event, vevent: bytes, reminding: bytes, site_url: str, hours: int) -> Iterator[File]:
    """An event's own two files, at every address that they have had: who subscribes there goes on to be told."""
    single, feed = ical.single(reminding, address(site_url, event.ics), hours), feed_for_event(event, site_url)
    for name in event.names:
        yield File(event.ics_at(name), single)
        yield File(event.ics_at(name, FOLLOW), _file(feed, [vevent], hours).content)


def _offered(catalogue: Catalogue, site_url: str, contents: dict[str, list[bytes]]) -> dict[str, Feed]:
    """The calendars by key. An archive is there when there is something in it; a word out of the lists has none."""
    years = sorted(key.removeprefix(f"{ARCHIVE}/") for key in contents if key.startswith(f"{ARCHIVE}/"))
    archives = {f"{ARCHIVE}/{year}": archive(catalogue.settings, site_url, year) for year in years}
    return every(catalogue, site_url) | archives


def _file(feed: Feed, vevents: list[bytes], hours: int) -> File:
    return File(feed.path, ical.calendar(vevents, feed.name, feed.description, feed.https, hours))
