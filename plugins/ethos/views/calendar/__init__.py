"""Calendars that people subscribe to, and the addresses with which they do it.

``feeds.py`` says which calendars there are and what goes into each, ``ical.py`` how an event is written.
"""

from ethos.views.calendar.feeds import Feed, calendars, feed_for, feed_for_all, feed_for_event, feed_for_theme, feeds

__all__ = ["Feed", "calendars", "feed_for", "feed_for_all", "feed_for_event", "feed_for_theme", "feeds"]
