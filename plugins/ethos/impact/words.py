"""What happens to an event, in Swedish: the middle of a sentence that begins with its title."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from ethos import texts
from ethos.happening import Event
from ethos.kinds.event import STOCKHOLM, Timing
from ethos.views import swedish


def name(event: Event) -> str:
    """The title, with the id of the one of a course's occasions: ``Leda samtal (varen-2027)``."""
    return f"{event.entry.title} ({event.occasion})" if event.occasion else event.entry.title


def hours(timing: Timing) -> tuple[tuple[date, ...], str]:
    """What a calendar says of when: the ends of each meeting, in a time zone that whole days do not have."""
    ends = tuple(moment for each in timing.sittings for moment in (each.start, each.end))
    return ends, "" if timing.whole_day else timing.timezone


def when(timing: Timing) -> str:
    """``onsdag 17 mars 2027 kl. 8.15–9.15``, and the time zone when it is not ours."""
    words = ", ".join(map(swedish.bare_words, timing.sittings))
    zone = "" if timing.whole_day or timing.timezone == STOCKHOLM else f" ({timing.timezone})"
    return words[0].lower() + words[1:] + zone


def moved(old: Timing, new: Timing) -> str:
    """``flyttas onsdag 17 mars 2027 kl. 8.15–9.15 → kl. 9.15–10.15``: the day once, when it is the same."""
    before, after = when(old), when(new)
    day, found, clock = before.partition(" kl. ")
    if found and after.startswith(day + found) and clock != before:
        after = after.removeprefix(day + " ")
    return texts.label("impact.what.time").format(old=before, new=after)


def deadline(timing: Timing) -> str:
    """The last moment to register, or nothing."""
    moment = timing.registration and timing.registration.deadline
    if not moment:
        return ""
    zone = "" if not isinstance(moment, datetime) or timing.timezone == STOCKHOLM else f" ({timing.timezone})"
    return swedish.bare_moment(moment) + zone


def replaced(what: str, old: str, new: str) -> str:
    """That something is another, or has come, or is gone."""
    form = "changed" if old and new else "came" if new else "went"
    return texts.label(f"impact.what.{what}.{form}").format(old=old, new=new)


def state(old: Event, new: Event) -> str:
    """``ställs in``; an event that is held after all has words of its own."""
    again = new.takes_place and not old.takes_place
    return texts.label(f"impact.what.state.{'again' if again else new.timing.state}")


def names(properties: Iterable[str]) -> str:
    """What calendars' properties are called, those that have a name."""
    known = texts.labels("impact.property")
    return ", ".join(dict.fromkeys(str(known.get(each, each)) for each in properties))
