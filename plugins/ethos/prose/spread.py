"""How long the sentences of a text are, and how much they differ: even lengths sound like a list read aloud."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import fmean, pstdev

LONG = 20
"""Words: a sentence of more is a long one."""


@dataclass(frozen=True)
class Spread:
    """Lengths in words: how many sentences, their mean, their standard deviation, and the share (0–1) of long ones."""

    count: int
    mean: float
    deviation: float
    long: float


def spread(lengths: Sequence[int]) -> Spread:
    """The spread of some lengths; all zero when there are none. The deviation is that of a population."""
    if not lengths:
        return Spread(0, 0.0, 0.0, 0.0)
    return Spread(len(lengths), fmean(lengths), pstdev(lengths), sum(each > LONG for each in lengths) / len(lengths))
