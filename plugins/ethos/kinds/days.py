"""Days and local times as they are written in the content: one form, and years that a text can need."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime

from ethos.kinds import right

ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")
ISO_MINUTE = re.compile(r"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?")
YEARS = range(1900, 2200)


def day(value: object) -> object:
    """A day, of text as YYYY-MM-DD; raises what a model tells as a fault."""
    if isinstance(value, str) and ISO_DAY.fullmatch(value):
        return _parse(date.fromisoformat, value, right.day)
    raise right.refused("not-a-date", value, right.day)


def moment(value: object) -> object:
    """A day, or a local time of a day: YYYY-MM-DDTHH:MM."""
    for pattern, parse in ((ISO_MINUTE, datetime.fromisoformat), (ISO_DAY, date.fromisoformat)):
        if isinstance(value, str) and pattern.fullmatch(value):
            return _parse(parse, value, right.moment)
    raise right.refused("not-a-date", value, right.moment)


def _parse(parse: Callable[[str], date], value: str, mend: right.Mend) -> date:
    """Years far away are refused: no text needs them, and arithmetic with them would overflow."""
    try:
        moment = parse(value)
    except ValueError:
        moment = date.min
    if moment.year not in YEARS:
        raise right.refused("no-such-date", value, mend)
    return moment
