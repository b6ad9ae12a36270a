"""Calendars (iCalendar, RFC 5545): a seminar for each occasion, with the identity that subscribers know it by."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from icalendar import Calendar
from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON

from ethos.kinds.event import HERE, STOCKHOLM
from ethos.kinds.settings import Settings
from ethos.moving.found import MOST, Found, Read, contents, refused, told
from ethos.moving.gathering import Told, seminar
from ethos.moving.series import MOST as OCCASIONS
from ethos.moving.series import starts

LARGEST = 5 << 20
SERIES = 100
"""Followed in one file."""
STATES = {"CANCELLED": "cancelled", "TENTATIVE": "planned", "CONFIRMED": "confirmed"}


def seminars(path: Path, settings: Settings) -> Read:
    """The events of a calendar file.

    Raises:
        EthosError: it is no calendar.
    """
    try:
        calendars = Calendar.from_ical(contents(path, LARGEST), multiple=True)
        events = [each for calendar in calendars for each in calendar.walk("VEVENT")]
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise refused("broken", path=path.name) from error
    moved = {(_text(each, "UID"), _moment(each, "RECURRENCE-ID")) for each in events if "RECURRENCE-ID" in each}
    if sum("RRULE" in each for each in events) > SERIES:
        raise refused("many_series", path=path.name, limit=SERIES)
    found = (made for each in events for made in _occasions(each, moved, settings))
    return Read(list(islice(found, MOST)))


def _occasions(event: Any, moved: set[tuple[str, date | None]], settings: Settings) -> Iterator[Found]:
    """Each time that an event is held; those that have an event of their own come with that."""
    start = _moment(event, "DTSTART")
    if start is None:
        yield seminar(Told(_text(event, "SUMMARY") or _text(event, "UID"), notes=[told("no_start")]), settings)
        return
    end, zone = _end(event, start), _zone(event.get("DTSTART")) or HERE
    given, (times, is_whole) = _told(event), starts(event, start, zone)
    notes = [] if is_whole else [told("rule", number=OCCASIONS)]
    held = [each for each in times if "RECURRENCE-ID" in event or (given.uid, _utc(each)) not in moved]
    for number, each in enumerate(held):
        begins, ends, named = _local(each, each + (end - start), zone)
        is_first = number == 0 and "RECURRENCE-ID" not in event
        more = [*notes, *([] if is_first else [told("series")])]
        uid = given.uid if is_first else ""
        said = replace(given, start=begins, end=ends, timezone=named, uid=uid, notes=[*given.notes, *more])
        yield seminar(said, settings)


def _told(event: Any) -> Told:
    urls = [_text(event, name) for name in ("CONFERENCE", "X-MICROSOFT-SKYPETEAMSMEETINGURL", "X-GOOGLE-CONFERENCE")]
    page = _text(event, "URL")
    return Told(
        title=_text(event, "SUMMARY") or _text(event, "UID"),
        text=_text(event, "DESCRIPTION"),
        place=_text(event, "LOCATION"),
        online_url=next((each for each in urls if each), ""),
        state=STATES.get(_text(event, "STATUS").upper(), ""),
        uid=_text(event, "UID"),
        lists={"themes": _categories(event)},
        notes=[told("url", url=page)] if page else [],
    )


def _text(event: Any, name: str) -> str:
    value = event.get(name, "")
    return str(value[0] if isinstance(value, list) and value else value or "").strip()


def _categories(event: Any) -> list[str]:
    value = event.get("CATEGORIES", [])
    listed = value if isinstance(value, list) else [value]
    return [str(name) for each in listed for name in getattr(each, "cats", [each])]


def _moment(event: Any, name: str) -> date | None:
    """A day, or a moment with a time zone: the one named, in Windows' names too, else Sweden's."""
    value = event.get(name)
    found = getattr(value[0] if isinstance(value, list) else value, "dt", None)
    if isinstance(found, datetime):
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=_zone(value) or HERE)
    return found if isinstance(found, date) else None


def _zone(value: Any) -> ZoneInfo | None:
    """The zone that a moment is said to be in. Windows' names are those of CLDR's table."""
    name = str(getattr(value, "params", {}).get("TZID", ""))
    name = WINDOWS_TO_OLSON.get(name, name)
    return ZoneInfo(name) if name in available_timezones() else None


def _end(event: Any, start: date) -> date:
    """When an event ends: a day that it is said to end is the day after its last (RFC 5545, 3.6.1)."""
    end = _moment(event, "DTEND")
    lasts = getattr(event.get("DURATION"), "dt", None)
    if end is None and isinstance(lasts, timedelta):
        end = start + lasts
    if end is None or isinstance(end, datetime) != isinstance(start, datetime) or end < start:
        return start
    return end if isinstance(end, datetime) or end == start else end - timedelta(days=1)


def _utc(moment: date) -> date:
    return moment.astimezone(UTC) if isinstance(moment, datetime) else moment


def _local(start: date, end: date, zone: ZoneInfo) -> tuple[str, str, str]:
    """Both by the clock where it is held; the zone is named when that is another than Sweden's."""
    if not isinstance(start, datetime) or not isinstance(end, datetime):
        return start.isoformat(), end.isoformat(), ""
    is_ours = start.astimezone(zone).utcoffset() == start.astimezone(HERE).utcoffset()
    there = HERE if is_ours or zone.key == "UTC" else zone
    begins, ends = (each.astimezone(there).strftime("%Y-%m-%dT%H:%M") for each in (start, end))
    return begins, ends if ends > begins else "", "" if there.key == STOCKHOLM else there.key
