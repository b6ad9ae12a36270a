"""The disc with two sides: the figure beside a case wherever it is named, in the tints of what pulls in it.

Its line leans by the case's name, so that each has its own and keeps it. It is drawn by style (``assets/css/disc.css``)
and says nothing that words beside it do not.
"""

from __future__ import annotations

import zlib
from dataclasses import dataclass

from ethos.kinds import Entry

LEANINGS = 12
"""How many ways the line may lean: to the left or the right, 7.5 degrees from each other; never upright."""


@dataclass(frozen=True, slots=True)
class Disc:
    """Two principles, and how the line between them leans: from 0 to ``LEANINGS`` - 1."""

    one: str
    other: str
    lean: int

    @property
    def degrees(self) -> float:
        """How far the line leans to the right of upright."""
        half = LEANINGS // 2
        return (self.lean - half if self.lean < half else self.lean - half + 1) * 7.5


DIFFERENT = ("demokrati", "respekt", "legalitet", "effektivitet-och-service", "objektivitet", "fri-asiktsbildning")
"""Principles in an order where neighbours differ most in tint."""

BLANK = Disc("", "", 0)
"""One that a script fills."""


def of(entry: Entry) -> Disc | None:
    """The disc of a case: its first two principles, or two sides of its only one; nothing when it names none."""
    if not entry.principles:
        return None
    one, other = (*entry.principles, entry.principles[0])[:2]
    return Disc(one, other, zlib.crc32(entry.slug.encode()) % LEANINGS)


def group(people: int) -> list[Disc]:
    """The discs of a group, no two of whom who sit beside each other are alike."""
    return [Disc(DIFFERENT[at % 6], DIFFERENT[(at + 1) % 6], at * 5 % LEANINGS) for at in range(people)]


def of_principle(slug: str) -> Disc:
    """The disc of a principle by itself: its light tint against its deep one."""
    return Disc(slug, slug, zlib.crc32(slug.encode()) % LEANINGS)
