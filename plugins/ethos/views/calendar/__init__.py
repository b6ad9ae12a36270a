"""Calendars that people subscribe to, and the addresses with which they do it.

``keys.py`` says which calendars there are and which of them are about an event, ``window.py`` how far back they go on a
day, ``feeds.py`` how one subscribes, ``files.py`` puts events into files. ``ical.py`` writes an event in the words of
``wording.py``, and ``lines.py`` keeps each line sound.
"""

from ethos.views.calendar.adding import adding
from ethos.views.calendar.feeds import (
    Feed,
    alternate,
    archives,
    feed_for,
    feed_for_all,
    feed_for_event,
    feed_for_theme,
    feeds,
)
from ethos.views.calendar.files import calendars
from ethos.views.calendar.keys import keys_of

__all__ = [
    "Feed",
    "adding",
    "alternate",
    "archives",
    "calendars",
    "feed_for",
    "feed_for_all",
    "feed_for_event",
    "feed_for_theme",
    "feeds",
    "keys_of",
]
