"""A map of pairs: names below each other, and arcs to their right between two that belong together."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

ROW, LEFT, WIDEST = 26, 184, 132
"""Units: from one name to the next, where names end and arcs begin, and how far out the longest arc reaches."""
THIN, THICK, STRONG = 1.2, 6.0, 0.5
"""How wide arcs are drawn, and from which part of the most an arc is among the strong."""


@dataclass(frozen=True, slots=True)
class Arc:
    """The path between two rows, its width, and whether it is among the strong."""

    path: str
    width: float
    strong: bool


@dataclass(frozen=True, slots=True)
class Box:
    """How large a drawing is, where its names end, and the heights of their middles."""

    width: int
    height: int
    left: int
    middles: Sequence[int]


def box(rows: Sequence[str]) -> Box:
    """The drawing for so many names."""
    return Box(LEFT + WIDEST + 4, len(rows) * ROW, LEFT, [_middle(row) for row in range(len(rows))])


def between(rows: Sequence[str], pairs: Sequence[tuple[str, str, int]]) -> Iterator[Arc]:
    """An arc for each pair that counts for something, the thinnest first so that the thick ones lie on top."""
    most = max((count for _, _, count in pairs), default=0)
    for one, other, count in sorted(pairs, key=lambda each: each[2]):
        if count:
            top, foot = sorted((rows.index(one), rows.index(other)))
            yield _arc(top, foot, count / most, WIDEST / max(len(rows) - 1, 1))


def _arc(top: int, foot: int, weight: float, step: float) -> Arc:
    """An arc from row to row, as far out as they are apart; a cubic curve goes three quarters of the way it points."""
    out = round(LEFT + step * (foot - top) * 4 / 3, 1)
    path = f"M{LEFT} {_middle(top)}C{out} {_middle(top)} {out} {_middle(foot)} {LEFT} {_middle(foot)}"
    return Arc(path, round(THIN + (THICK - THIN) * weight, 1), weight >= STRONG)


def _middle(row: int) -> int:
    return row * ROW + ROW // 2
