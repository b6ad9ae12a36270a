"""What would harm or mislead those who subscribe, as problems: where it stands, and what to write instead."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from ethos import places, texts
from ethos.happening import Event
from ethos.impact import words
from ethos.impact.compare import Former, meant
from ethos.impact.dates import reworded, undated
from ethos.impact.identity import is_another, is_over
from ethos.impact.report import Kind, Part
from ethos.impact.seen import Calendars, Seen
from ethos.problem import Problem, problem
from ethos.source import Loc
from ethos.views.calendar.keys import AUDIENCE, DIGITAL, ORGANISER, PLACE, THEME, terms
from ethos.views.calendar.window import CANCELLED_STAYS

COUNTED = {Kind.TIME, Kind.PLACE, Kind.STATE, Kind.DEADLINE}
"""What ``sequence`` must rise for. The deadline is an event of its own, with the same number (RFC 5545, 3.8.7.4)."""

SETTLES = {"sequence-not-raised", "identity-reused"}
"""Problems that give a change a date when they are mended: the number is a part of it."""

RENAMED = {"renamed", "id"}
"""Ways of getting lost in which the event itself is still there."""

ARCHIVE = f"{places.CALENDAR.path}arkiv/"
CITIES = f"{places.CALENDAR.path}{PLACE}/"
WORDS_OF: Mapping[str, tuple[str, Loc]] = {
    THEME: ("vocabulary", ("themes",)),
    AUDIENCE: ("vocabulary", ("roles",)),
    ORGANISER: ("organisations", ()),
}
"""Calendars that are there because a word is: in which file and field of ``site_config/``."""


def faults(
    before: Calendars, after: Calendars, former: Former, today: date, hidden: Collection[str] = ()
) -> Iterator[Problem]:
    """Every problem of the change, in no particular order.

    ``hidden`` are files and folders that cannot be read now: their events are neither there nor gone.
    """
    moved = list(address(before, after))
    yield from moved
    yield from lost_calendars(before, after)
    if not moved:
        yield from reworded(before, after, today)
    new = {key: seen.event for key, seen in after.events.items() if key not in before.events}
    heirs = _by_title(new.values())
    for identity, old in before.events.items():
        entry = old.event.entry
        if identity in after.events:
            new_seen = after.events[identity]
            told = list(between(old.event, new_seen.event, today))
            yield from told
            yield from left_cities(old, new_seen, after, today)
            if not SETTLES.intersection(each.code for each in told):
                yield from undated(old, new_seen, today)
        elif not any(str(each) in hidden for each in (entry.source.path, *PurePosixPath(entry.source.path).parents)):
            yield vanished(old, after, heirs.get(entry.title, ()), today)
    for identity in sorted(new.keys() & former.keys()):
        yield from between(former[identity], new[identity], today)


def _by_title(events: Iterable[Event]) -> Mapping[str, Sequence[Event]]:
    found: defaultdict[str, list[Event]] = defaultdict(list)
    for event in events:
        found[event.entry.title].append(event)
    return found


def between(old: Event, new: Event, today: date) -> Iterator[Problem]:
    """The problems of an event that had the same identity before.

    What had ended, and still has, may be corrected freely: nobody is going there.
    """
    if is_another(old, new, today):
        yield reused(old, new)
    elif not (is_over(old, today) and is_over(new, today)):
        parts = [part for part in meant(old, new) if part.kind in COUNTED]
        yield from unnumbered(old, new, parts)
        if is_over(new, today):
            yield new.entry.problem("moved-to-past", (*new.loc, "start"), title=words.name(new), today=today)
        if parts and new.entry.changed <= old.entry.changed and new.entry.changed < today:
            loc = ("updated",) if new.entry.updated else ("published",)
            yield new.entry.problem("change-without-date", loc, title=words.name(new), today=today)


def left_cities(old: Seen, new: Seen, after: Calendars, today: date) -> Iterator[Problem]:
    """Calendars of places, still there, that an event to come has left: it is gone, and nothing says where it is."""
    event = new.event
    if is_over(old.event, today) or is_over(event, today) or not event.takes_place:
        return
    left = (old.calendars - new.calendars) & after.feeds.keys()
    for path in sorted(each for each in left if each.startswith(CITIES)):
        word = path.removeprefix(CITIES).removesuffix(".ics")
        city = "digitalt" if word == DIGITAL else terms(after.catalogue, PLACE).get(word, word)
        facts = {"title": words.name(event), "address": f"/{path}", "city": city, "next": old.event.timing.sequence + 1}
        yield event.entry.problem("leaves-city-calendar", (*event.loc, "place"), **facts)


def unnumbered(old: Event, new: Event, parts: list[Part]) -> Iterator[Problem]:
    """Programs that compare numbers keep what they have, unless the number is higher."""
    was, now = old.timing.sequence, new.timing.sequence
    if now < was or (parts and now == was):
        what = "; ".join(part.words for part in parts) or texts.label("impact.what.details").format(names="sequence")
        number = texts.label(f"impact.number.{'same' if now == was else 'lower'}").format(was=was, now=now)
        facts = {"title": words.name(new), "what": what, "number": number, "next": was + bool(parts)}
        yield new.entry.problem("sequence-not-raised", (*new.loc, "sequence"), **facts)


def reused(old: Event, new: Event) -> Problem:
    """The identity of an event has been given to another."""
    loc = (*new.loc, "id") if new.occasion else ("start",)
    start = old.timing.start
    facts = {"title": words.name(new), "identity": new.identity, "old": words.name(old), "when": words.when(old.timing)}
    moved = {"moved_from": start.isoformat()[:16], "next": old.timing.sequence + 1}
    way = texts.label(f"impact.apart.{'occasion' if new.occasion else 'file'}")
    return new.entry.problem("identity-reused", loc, **facts, **moved, way=way)


def vanished(old: Seen, after: Calendars, namesakes: Iterable[Event], today: date) -> Problem:
    """A published event that no calendar holds any longer, and how it got lost."""
    event = old.event
    path, line, column, why, name = _why(event, after, namesakes)
    general = any(each.startswith(places.CALENDAR.path) and not each.startswith(ARCHIVE) for each in old.calendars)
    code = "event-vanishes" if general or not is_over(event, today) else "past-event-vanishes"
    label = {
        "name": name,
        "old": event.occasion or event.entry.source.path,
        "next": event.timing.sequence + 1,
        "stays": CANCELLED_STAYS.days,
    }
    mend = texts.label(f"impact.mend.{why}")
    if why not in RENAMED:
        mend += "\n" + texts.label(f"impact.mend.{'else' if event.takes_place else 'leaves'}")
    told = {"why": texts.label(f"impact.why.{why}").format_map(label), "mend": mend.format_map(label)}
    return problem(code, path, line, column, title=words.name(event), when=words.when(event.timing), **told)


def _why(event: Event, after: Calendars, namesakes: Iterable[Event]) -> tuple[str, int, int, str, str]:
    """Where an event got lost (path, line, column), in which way, and what it may be called now."""
    path = event.entry.source.path
    here = after.catalogue.by_source.get(path)
    heir = next((each for each in namesakes if _continues(event, each)), None)
    if here is not None and not here.is_public:
        return path, *here.source.position(("status",)), "draft", ""
    if here is not None and heir is not None and heir.entry is here:
        return path, *here.source.position((*heir.loc, "id")), "id", heir.occasion
    if here is not None and here.example:
        return path, *here.source.position(("example",)), "example", ""
    if here is not None:
        return path, *here.source.position(("occasions",)), "occasion", event.occasion
    if heir is not None:
        return heir.entry.source.path, 1, 1, "renamed", heir.entry.source.path
    return path, 1, 1, "deleted", ""


def _continues(old: Event, new: Event) -> bool:
    """True when a new event under the same title is the old one with another name."""
    return words.hours(old.timing) == words.hours(new.timing) or old.occasion == new.occasion != ""


def address(before: Calendars, after: Calendars) -> Iterator[Problem]:
    """The site's host and path are part of every UID, and its address of every subscription."""
    old, new = (each.catalogue.settings.site for each in (before, after))
    if not before.events:
        return
    facts: dict[str, object] = {"old": old.url, "new": new.url, "identity": old.identity, "given": new.identity}
    facts |= {"count": len(before.events)}
    if _host_and_path(old.url) != _host_and_path(new.url):
        code = "calendar-address" if old.identity == new.identity else "calendar-host"
        yield after.catalogue.settings.problem("site", code, ("url",), **facts)
    elif old.identity != new.identity:
        yield after.catalogue.settings.problem("site", "calendar-id", ("calendar_id",), **facts)


def _host_and_path(address: str) -> tuple[str, str]:
    parts = urlsplit(address)
    return parts.netloc, parts.path.rstrip("/")


def lost_calendars(before: Calendars, after: Calendars) -> Iterator[Problem]:
    """Calendars that exist no longer: those who subscribe to one get nothing more, and are told nothing.

    A city that is gone may have been misspelled, so that is a warning, and an empty archive is no loss.
    """
    settings = after.catalogue.settings
    for path in sorted(before.feeds.keys() - after.feeds.keys()):
        folder, _, word = path.removeprefix(places.CALENDAR.path).removesuffix(".ics").partition("/")
        if folder == PLACE:
            city = terms(before.catalogue, PLACE).get(word, word)
            yield settings.problem("calendars", "city-calendar-vanishes", ("cities",), address=f"/{path}", city=city)
        elif folder in WORDS_OF:
            name, loc = WORDS_OF[folder]
            yield settings.problem(name, "calendar-vanishes", loc, address=f"/{path}", word=word)
