"""A time as sources tell it, no nearer than they do: a year, a half of one, a month or a day."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from ethos.kinds import right

WHEN = re.compile(r"(?P<year>(?:19|20|21)\d\d)(?:-(?:(?P<half>var|host)|(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?))?")
"""``2013``, ``2013-host``, ``2016-01``, ``2016-01-01``."""
PLAIN = re.sub(r"\?P<\w+>", "?:", WHEN.pattern)
"""The same as JavaScript reads it too."""
HALVES = {"var": (1, 6), "host": (7, 12)}
"""From which month to which: what a text calls spring or autumn is a term, not a season."""


def when(value: object) -> object:
    """The time as text, a bare year too; refused when there is no such day."""
    text = str(value) if isinstance(value, int) else value
    if isinstance(text, str) and WHEN.fullmatch(text):
        try:
            bounds(text)
        except ValueError:
            raise right.refused("no-such-date", value) from None
        return text
    raise right.refused("not-a-when", value)


def bounds(text: str) -> tuple[date, date]:
    """The first and the last day of a time.

    Raises:
        ValueError: there is no such time.
    """
    found = WHEN.fullmatch(text)
    if not found:
        raise ValueError(text)
    year, half, month, day = int(found["year"]), found["half"], found["month"], found["day"]
    if day:
        return (one := date(year, int(month), int(day))), one
    first, last = HALVES[half] if half else (int(month), int(month)) if month else (1, 12)
    return date(year, first, 1), date(year, last, monthrange(year, last)[1])
