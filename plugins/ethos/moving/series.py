"""When a series in a calendar is held (RFC 5545, section 3.8.5): within bounds, for a rule may never come to an end."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any
from zoneinfo import ZoneInfo

from dateutil.rrule import rrulestr
from icalendar.prop import vRecur

MOST = 60
"""Occasions: more than weekly for a year."""
YEARS = timedelta(days=3 * 366)
"""How far a series without an end is followed."""
CALM = frozenset({"FREQ", "INTERVAL", "BYDAY", "BYMONTHDAY", "BYMONTH", "WKST", "COUNT", "UNTIL"})
"""What a rule may say. With others (every second second of the year) we would be busy for hours."""
BY = frozenset({"BYDAY", "BYMONTHDAY", "BYMONTH"})
LEAP, FIFTH = 2028, 5
OFTEN = frozenset({"DAILY", "WEEKLY", "MONTHLY", "YEARLY"})


def starts(event: Any, start: date, zone: ZoneInfo) -> tuple[list[date], bool]:
    """The moments, or the days, that an event begins on, by the clock of a zone; and whether those are all.

    Of a rule that we do not follow there is the first alone.
    """
    naive = _naive(start, zone)
    try:
        found = {naive, *_of_rule(event.get("RRULE"), naive, zone), *_listed(event, "RDATE", zone)}
        held = sorted(found - {*_listed(event, "EXDATE", zone)})
    except (ValueError, OverflowError, AttributeError, TypeError):
        return [start], False
    return [_aware(each, start, zone) for each in held[:MOST]], len(held) <= MOST


def _of_rule(rule: Any, start: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    if rule is None:
        return
    said = {name.upper(): value for name, value in rule.items()}
    if not said.keys() <= CALM or str(said["FREQ"][0]).upper() not in OFTEN or not _comes_true(said):
        raise ValueError("RRULE")
    count = int(said.pop("COUNT", [MOST + 1])[0])
    last = start + YEARS
    for each in said.pop("UNTIL", []):
        last = min(last, _naive(each, zone) if isinstance(each, datetime) else datetime.combine(each, time.max))
    text: Any = vRecur(said)
    held: Any = rrulestr(text.to_ical().decode(), dtstart=start, ignoretz=True)
    yield from islice(held.replace(until=last), min(count, MOST + 1))


def _comes_true(said: Mapping[str, Any]) -> bool:
    """False for what would be looked for in every year until 9999: 31 February, the sixth Monday of a month."""
    months, days = said.get("BYMONTH") or range(1, 13), said.get("BYMONTHDAY") or [1]
    is_day = any(abs(int(day)) <= monthrange(LEAP, int(month))[1] for month in months for day in days)
    numbers = [int(found[0]) for each in said.get("BYDAY", ()) if (found := re.match(r"[-+]?\d+", str(each)))]
    is_plain = str(said["FREQ"][0]).upper() != "DAILY" or int(said.get("INTERVAL", [1])[0]) == 1
    return is_day and (is_plain or not said.keys() & BY) and all(1 <= abs(number) <= FIFTH for number in numbers)


def _listed(event: Any, name: str, zone: ZoneInfo) -> Iterator[datetime]:
    value = event.get(name, [])
    for part in value if isinstance(value, list) else [value]:
        yield from (_naive(each.dt, zone) for each in getattr(part, "dts", ())[:1000])


def _naive(moment: date, zone: ZoneInfo) -> datetime:
    """By the clock of the zone, which is what a rule counts in."""
    if not isinstance(moment, datetime):
        return datetime.combine(moment, time())
    return (moment.astimezone(zone) if moment.tzinfo else moment).replace(tzinfo=None)


def _aware(moment: datetime, like: date, zone: ZoneInfo) -> date:
    return moment.replace(tzinfo=zone) if isinstance(like, datetime) else moment.date()
