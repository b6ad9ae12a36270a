"""Times and figures as pictures: bars along years, and bars along a scale. A table beside them says the same."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH = 420
"""Both drawings are so many units wide."""
LETTERS, LEADING, THICK, APART = 46, 20, 12, 16
"""Letters on a line of a label; units from line to line, across a bar, and between rows."""
LEAST = 6
"""Units that the shortest bar is long."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar under its label: where each line of the label stands, and where the bar begins and how long it is."""

    lines: Sequence[tuple[float, str]]
    x: float
    y: float
    width: float
    sort: str
    """``open`` for what has no end that is known; for figures what each is: ``baseline``, ``outcome``, ``target``."""


@dataclass(frozen=True, slots=True)
class Drawing:
    bars: Sequence[Bar]
    height: float
    ticks: Sequence[tuple[float, str]] = ()
    """The years along the foot, each where it begins."""
    zero: float = 0
    """Where a scale has its zero."""


Row = tuple[str, float, float, str]
"""A label, where the bar begins and ends as shares of the width, and its sort."""


def timeline(rows: Sequence[tuple[str, date, date, bool]]) -> Drawing:
    """Labels with the first and the last day that are known, and whether it ended then, in the order given."""
    first = min(begins for _, begins, _, _ in rows).year
    last = max(ends for _, _, ends, _ in rows).year + 1
    start, length = date(first, 1, 1).toordinal(), (date(last, 1, 1) - date(first, 1, 1)).days

    def share(day: date) -> float:
        return (day.toordinal() - start) / length

    drawn = [(label, share(begins), share(ends), "ended" if over else "open") for label, begins, ends, over in rows]
    ticks = [(round(share(date(year, 1, 1)) * WIDTH, 1), str(year)) for year in range(first, last)]
    bars, height = _bars(drawn)
    return Drawing(bars, height + LEADING, ticks)


def scale(rows: Sequence[tuple[str, float, str]]) -> Drawing:
    """Labels with their values and sorts, along one scale that has its zero in it."""
    low, high = min(0.0, *(value for _, value, _ in rows)), max(0.0, *(value for _, value, _ in rows))
    room = high - low or 1.0
    zero = -low / room
    sides = ((label, zero, (value - low) / room, sort) for label, value, sort in rows)
    bars, height = _bars([(label, min(a, b), max(a, b), sort) for label, a, b, sort in sides])
    return Drawing(bars, height, zero=round(zero * WIDTH, 1))


def _bars(rows: Sequence[Row]) -> tuple[list[Bar], float]:
    found, y = [], 0.0
    for label, begins, ends, sort in rows:
        words = textwrap.wrap(label, LETTERS) or [""]
        lines = [(y + LEADING * (place + 0.75), line) for place, line in enumerate(words)]
        y += LEADING * len(words) + 4
        width = max(LEAST, (ends - begins) * WIDTH)
        found.append(Bar(lines, round(min(begins * WIDTH, WIDTH - width), 1), y, round(width, 1), sort))
        y += THICK + APART
    return found, y
