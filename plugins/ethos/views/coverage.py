"""What the dilemmas cover: themes, principles and settings, as a picture and as tables; where there is none, a gap."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma

ROW, LEFT, TOP, SQUARE, ABREAST, APART, SLANT = 34, 212, 148, 12, 3, 22, 110
"""Units: from one theme to the next, where their names end, the height of the names of principles, a square with the
space beside it, how many stand abreast, between two principles, and
how far the last of their names leans out."""
MANY = 3
"""From how many dilemmas on a square is as dark as it gets."""


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a square is drawn, and how dark it is: from 0, nothing, to ``MANY``."""

    x: int
    y: int
    depth: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A theme, a principle and a setting, by their slugs, and how many dilemmas have all three."""

    theme: str
    principle: str
    setting: str
    count: int


@dataclass(frozen=True)
class Coverage:
    """The words that are counted, with their labels, and how many dilemmas there are of each three."""

    themes: Mapping[str, str]
    principles: Mapping[str, str]
    settings: Mapping[str, str]
    counts: Counter[tuple[str, str, str]]

    def rows(self, theme: str) -> list[tuple[str, list[Cell]]]:
        """The table of a theme: a row for each principle, a cell for each setting."""
        return [(label, self.cells(theme, principle)) for principle, label in self.principles.items()]

    def cells(self, theme: str, principle: str) -> list[Cell]:
        """How it is with a theme and a principle, in each setting."""
        return [Cell(theme, principle, each, self.counts[theme, principle, each]) for each in self.settings]

    def gaps(self, theme: str) -> int:
        """Where a theme has no dilemma."""
        return sum(not each.count for principle in self.principles for each in self.cells(theme, principle))

    @property
    def spots(self) -> Sequence[Spot]:
        """The squares of the picture: in each place those of the settings, as many abreast as there is room for."""
        return [
            Spot(x + at % ABREAST * SQUARE, y + at // ABREAST * SQUARE, min(each.count, MANY))
            for y, theme in zip(self.heights, self.themes, strict=True)
            for x, principle in zip(self.lefts, self.principles, strict=True)
            for at, each in enumerate(self.cells(theme, principle))
        ]

    @property
    def lefts(self) -> list[int]:
        """Where the squares of each principle begin."""
        return [LEFT + at * (ABREAST * SQUARE + APART) for at in range(len(self.principles))]

    @property
    def heights(self) -> list[int]:
        """Where the squares of each theme begin."""
        lines = -(-len(self.settings) // ABREAST)
        return [TOP + at * max(ROW, lines * SQUARE + SQUARE) for at in range(len(self.themes))]

    @property
    def size(self) -> tuple[int, int]:
        """How wide and high the picture is."""
        return (self.lefts or [LEFT])[-1] + ABREAST * SQUARE + SLANT, (self.heights or [TOP])[-1] + ROW


def coverage(catalogue: Catalogue) -> Coverage:
    """What the published dilemmas cover."""
    counts = Counter(
        (theme, principle, setting)
        for each in catalogue.of(Dilemma)
        for theme in each.themes
        for principle in each.principles
        for setting in each.settings
    )
    words = catalogue.settings.words
    return Coverage(words("themes"), words("principles"), words("settings"), counts)
