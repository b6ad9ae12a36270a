"""Whether a change says when it was made: programs that ask when an event last changed keep the old one otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta

from ethos import texts
from ethos.happening import Event
from ethos.impact import words
from ethos.impact.compare import differing
from ethos.impact.identity import is_over
from ethos.impact.seen import Calendars, Seen, properties
from ethos.kinds.event import HERE, STOCKHOLM, at
from ethos.problem import Problem
from ethos.views import swedish

STAMP = ":%Y%m%dT%H%M%SZ"


def undated(old: Seen, new: Seen, today: date) -> Iterator[Problem]:
    """A change that nobody would see who asks for what has changed since; a stamp may not fall either.

    An event whose file is the same says something else because of words that many share: they have a date of their own.
    """
    was, names = stamp(old), differing(old, new)
    if is_same_file(old, new) or is_unheeded(old, new, today) or stamp(new) > was:
        return
    if names or stamp(new) < was:
        entry, falls = new.event.entry, stamp(new) < was and was.date() > today
        loc = ("updated",) if entry.updated else ("published",)
        what = words.names(sorted(names)) or texts.label("impact.property.LAST-MODIFIED")
        told = {"title": words.name(new.event), "what": what, "was": swedish.day_words(was)}
        mend = f"sequence: {new.event.timing.sequence + 1}" if falls else later(new.event, was, today)
        yield entry.problem("change-date-falls" if falls else "change-unseen", loc, **told, example=mend)


def reworded(before: Calendars, after: Calendars, today: date) -> Iterator[Problem]:
    """Events that say something else though their files are the same: a theme has another name."""
    pairs = [(before.events[key], after.events[key]) for key in sorted(before.events.keys() & after.events.keys())]
    kept = [(old, new) for old, new in pairs if is_same_file(old, new) and not is_unheeded(old, new, today)]
    found = [names for old, new in kept if stamp(new) <= stamp(old) and (names := differing(old, new))]
    if found:
        what = words.names(sorted(set().union(*found)))
        count = texts.label(f"impact.event.{'one' if len(found) == 1 else 'many'}").format(count=len(found))
        facts = {"count": count, "what": what, "today": today}
        yield after.catalogue.settings.problem("calendars", "calendar-words-change", ("updated",), **facts)


def stamp(seen: Seen) -> datetime:
    """When an event was last changed, as the calendars say (UTC)."""
    written = max(properties(seen.written)["LAST-MODIFIED"])
    return datetime.strptime(written, STAMP).replace(tzinfo=UTC)


def later(event: Event, than: datetime, today: date) -> str:
    """What to write so that it is later: today's day, else a time on it, else the minute after."""
    number = timedelta(seconds=event.timing.sequence)
    noon = datetime.combine(today, time(12))
    if datetime.combine(today, time(), UTC) + number > than:
        return f"updated: {today}"
    if at(noon, STOCKHOLM) + number > than:
        return f"updated: {noon:%Y-%m-%dT%H:%M}"
    return f"updated: {(than - number).astimezone(HERE) + timedelta(minutes=1):%Y-%m-%dT%H:%M}"


def is_same_file(old: Seen, new: Seen) -> bool:
    """True when the entry is read from the same bytes."""
    return old.event.entry is new.event.entry


def is_unheeded(old: Seen, new: Seen, today: date) -> bool:
    """True for what had ended, and still has."""
    return is_over(old.event, today) and is_over(new.event, today)
