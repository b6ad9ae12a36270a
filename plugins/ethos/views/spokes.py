"""A wheel or a compass, drawn of what stands in it: sectors from the top, sunwise, each with its number and label."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin, sqrt

SIZE = 400
"""The drawing is a square of this many units."""
CENTRE, RIM, HUB = SIZE / 2, 190, 48
AT, TIP = 128, 66
"""How far from the centre a label stands, and how far a needle reaches."""
LETTER, LEADING = 8.8, 21
"""Units that a letter takes on average at 18 units' size, and from one line to the next."""
LINES = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a label: where it is centred, and what it says."""

    x: float
    y: float
    words: str


@dataclass(frozen=True, slots=True)
class Sector:
    """One part of the wheel: the line from its beginning, the needle that points into it, and its label."""

    spoke: str
    needle: str
    shade: str
    """The half of the needle that is filled."""
    lines: Sequence[Line]


def sectors(labels: Sequence[str]) -> list[Sector]:
    """A sector for each label. When one of them has no room, all are told by their numbers alone."""
    width = 2 * pi / len(labels)
    rooms = [_room(width * place, width) for place in range(len(labels))]
    wrapped = [textwrap.wrap(label, room, break_long_words=False) for label, room in zip(labels, rooms, strict=True)]
    fits = [
        len(each) <= LINES and max(map(len, each), default=0) <= room for each, room in zip(wrapped, rooms, strict=True)
    ]
    if not all(fits):
        wrapped = [[str(number)] for number in range(1, len(labels) + 1)]
    return [_sector(width * place, width, each) for place, each in enumerate(wrapped)]


def _room(middle: float, width: float) -> int:
    """Letters that a label may have on a line, between its sector's sides and within the rim."""
    x, y = _point(middle, AT)
    within = sqrt(RIM**2 - (abs(y - CENTRE) + LEADING) ** 2) - abs(x - CENTRE)
    return max(2, int(2 * min(within, AT * sin(min(width, pi) / 2)) / LETTER))


def _sector(middle: float, width: float, words: Sequence[str]) -> Sector:
    begins = middle - width / 2
    tip, left, right = (_at(middle, TIP), _at(begins, 16), _at(middle + width / 2, 16))
    x, y = _point(middle, AT)
    top = y - (len(words) - 1) * LEADING / 2
    lines = [Line(round(x, 1), round(top + row * LEADING, 1), each) for row, each in enumerate(words)]
    centre = _at(0, 0)
    spoke = f"M{_at(begins, HUB)}L{_at(begins, RIM)}"
    return Sector(spoke, f"M{tip}L{left}L{centre}L{right}Z", f"M{tip}L{centre}L{right}Z", lines)


def _at(angle: float, away: float) -> str:
    x, y = _point(angle, away)
    return f"{x:.1f} {y:.1f}"


def _point(angle: float, away: float) -> tuple[float, float]:
    """A point by its angle from the top and its distance from the centre; y grows downward."""
    return CENTRE + away * sin(angle), CENTRE - away * cos(angle)
