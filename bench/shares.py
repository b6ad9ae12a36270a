"""Counts as shares, in a fixed order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable


def shares(values: Iterable[object]) -> dict[str, float]:
    """What there is and its share (0–1), the most common first."""
    count = Counter(map(str, values))
    rows = sorted(count.items(), key=lambda row: (-row[1], row[0]))
    return {value: share(number, count.total()) for value, number in rows}


def share(part: int, all_: int) -> float:
    """A part of all, 0–1 with three decimals; 0 of nothing."""
    return round(part / all_, 3) if all_ else 0.0
