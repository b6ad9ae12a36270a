"""What changes for subscribers between two sets of calendars, event by event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from ethos import texts
from ethos.happening import Event
from ethos.impact import words
from ethos.impact.identity import is_another, is_over
from ethos.impact.report import Change, Kind, Part
from ethos.impact.seen import Calendars, Seen, properties
from ethos.source import Loc
from ethos.views.calendar.wording import location

STAMPS = {"DTSTAMP", "LAST-MODIFIED", "UID"}
"""What no reader shows. The host in UID is told of once, where the site's address stands."""

TOLD = {
    Kind.TIME: {"DTSTART", "DTEND", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS"},
    Kind.PLACE: {"LOCATION", "CONFERENCE", "GEO"},
    Kind.STATE: {"STATUS", "TRANSP", "X-MICROSOFT-CDO-BUSYSTATUS", "SUMMARY", "CONFERENCE"},
    Kind.DEADLINE: {"DTSTART", "DTEND"},
    Kind.NAME: {"SUMMARY"},
}
"""The properties that a part of a change has already told of."""

FIELDS = {Kind.TIME: "start", Kind.PLACE: "place", Kind.STATE: "state", Kind.DEADLINE: "registration"}
"""Where in the file each part stands; the rest is told at ``title``."""

Former = Mapping[str, Event]
"""What had an identity before, of those that the base does not know."""


def changes(before: Calendars, after: Calendars, former: Former, today: date) -> Iterator[Change]:
    """Everything that subscribers will see, in order of time; what no reader shows is passed over.

    Over any number of events this takes one look at each.
    """
    both = {**before.events, **after.events}
    for identity in sorted(both, key=lambda each: (both[each].event.timing.starts, each)):
        old, new = before.events.get(identity), after.events.get(identity)
        if old and new:
            yield from _changed(old, new, today)
        elif new:
            yield _come(former.get(identity), new, today)
        elif old:
            yield _gone(identity, old, today)


def _changed(old: Seen, new: Seen, today: date) -> Iterator[Change]:
    names = differing(old, new)
    if not names and old.calendars == new.calendars:
        return
    parts = [*meant(old.event, new.event), *_moves(old, new)]
    parts += _rest(names, {part.kind for part in parts})
    if parts:
        yield _change(old.event, new, parts, old.calendars | new.calendars, today)


def differing(old: Seen, new: Seen) -> set[str]:
    """The properties that a reader shows, and that are not what they were, of the event or of its deadline.

    A deadline that comes or goes is told by the calendar of deadlines, which it comes into or leaves.
    """
    pairs = [(old.written, new.written)]
    if old.deadline and new.deadline:
        pairs.append((old.deadline, new.deadline))
    known = [(properties(before), properties(after)) for before, after in pairs if before != after]
    return {name for one, other in known for name in {*one, *other} if one.get(name) != other.get(name)} - STAMPS


def _come(former: Event | None, new: Seen, today: date) -> Change:
    if former is None or is_another(former, new.event, today):
        part = Part(Kind.NEW, texts.label("impact.what.new").format(when=words.when(new.event.timing)))
        return _change(None, new, [part], new.calendars, today)
    back = Part(Kind.BACK, texts.label("impact.what.back").format(when=words.when(new.event.timing)))
    return _change(former, new, [back, *meant(former, new.event)], new.calendars, today)


def _gone(identity: str, old: Seen, today: date) -> Change:
    event = old.event
    part = Part(Kind.GONE, texts.label("impact.what.gone").format(when=words.when(event.timing)))
    over, sequence = is_over(event, today), event.timing.sequence
    return Change(
        identity, words.name(event), [part], sorted(old.calendars), sequence, None, over, event.entry.source.path
    )


def _change(old: Event | None, new: Seen, parts: list[Part], held: frozenset[str], today: date) -> Change:
    event = new.event
    line, column = event.entry.source.position(_loc(event, parts[0].kind))
    return Change(
        event.identity,
        words.name(event),
        parts,
        sorted(held),
        old.timing.sequence if old else None,
        event.timing.sequence,
        is_over(event, today) and (old is None or is_over(old, today)),
        event.entry.source.path,
        line,
        column,
    )


def _loc(event: Event, kind: Kind) -> Loc:
    field = FIELDS.get(kind)
    return (*event.loc, field) if field else event.loc or ("title",)


def meant(old: Event, new: Event) -> Iterator[Part]:
    """What an editor has changed of what subscribers plan by: time, place, state, deadline and name."""
    if words.hours(old.timing) != words.hours(new.timing):
        yield Part(Kind.TIME, words.moved(old.timing, new.timing))
    for what, before, after in _where(old, new):
        if before != after:
            yield Part(Kind.PLACE, words.replaced(what, before, after))
    if old.timing.state is not new.timing.state:
        yield Part(Kind.STATE, words.state(old, new))
    if words.deadline(old.timing) != words.deadline(new.timing):
        yield Part(Kind.DEADLINE, words.replaced("deadline", words.deadline(old.timing), words.deadline(new.timing)))
    if old.entry.title != new.entry.title:
        yield Part(Kind.NAME, texts.label("impact.what.name").format(old=old.entry.title))


def _where(old: Event, new: Event) -> Iterator[tuple[str, str, str]]:
    """The place and the link, before and after; a calendar has no link to what does not take place."""
    yield "place", location(old.timing), location(new.timing)
    if old.takes_place and new.takes_place:
        yield "link", old.timing.link or "", new.timing.link or ""


def _moves(old: Seen, new: Seen) -> Iterator[Part]:
    """The calendars it comes into or leaves, its own file and its deadline's apart."""
    own = {old.event.ics, new.event.ics}
    for label, paths in (("joins", new.calendars - old.calendars), ("leaves", old.calendars - new.calendars)):
        if told := sorted(paths - own):
            yield Part(Kind.CALENDARS, texts.label(f"impact.what.{label}").format(paths=", ".join(told)))


def _rest(names: set[str], told: set[Kind]) -> Iterator[Part]:
    """What else is written of it, so that nothing a subscriber may see goes by unseen."""
    rest = names - {name for kind in told for name in TOLD.get(kind, ())}
    if told - {Kind.CALENDARS}:
        rest -= {"SEQUENCE"}
    if named := sorted(rest - {"DESCRIPTION"}):
        yield Part(Kind.DETAILS, texts.label("impact.what.details").format(names=words.names(named)))
    elif rest and not told:
        yield Part(Kind.TEXT, texts.label("impact.what.details").format(names=words.names(rest)))
