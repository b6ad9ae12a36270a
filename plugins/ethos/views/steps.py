"""The steps of a conversation, and how long each takes when the whole has so many minutes.

Two ways to spend the time: a short one for up to half an hour, a longer one with groups of four. What a case lacks (a
twist, a law) is left out, and its minutes go to the talk of the whole group.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

SHORT = {"frame": 2, "read": 2, "pairs": 4, "plenary": 8, "twist": 2, "monday": 2}
"""Twenty minutes at a workplace meeting. Where the law sets a limit, that is told in the place of a twist."""
LONG = {"frame": 5, "read": 3, "pairs": 5, "fours": 10, "plenary": 10, "twist": 5, "law": 4, "monday": 3}
"""Forty-five minutes."""
LONG_FROM = 30
LEAST = ("frame", "read", "plenary", "monday")
"""What is left of a conversation of less than ten minutes."""


@dataclass(frozen=True, slots=True)
class Step:
    """A step by its name in ``label.step``; it starts so many minutes into the meeting and takes so many."""

    name: str
    start: int
    minutes: int


def agenda(minutes: int, *, twist: bool = True, law: bool = True, limit: bool = False) -> list[Step]:
    """The steps in order; together they take exactly ``minutes``, of which there are at least five.

    ``twist`` and ``law`` say whether the case has any, ``limit`` that the law decides it.
    """
    lengths = _shared(_shares(minutes, twist, law, limit), minutes)
    steps, start = [], 0
    for name, length in lengths.items():
        steps.append(Step(name, start, length))
        start += length
    return steps


def _shares(minutes: int, twist: bool, law: bool, limit: bool) -> Mapping[str, int]:
    if minutes < 10:
        return {name: SHORT[name] for name in LEAST}
    shares = dict(LONG if minutes >= LONG_FROM else SHORT)
    if minutes < LONG_FROM and law and limit:
        shares = {("law" if name == "twist" else name): share for name, share in shares.items()}
    for name, there in (("twist", twist), ("law", law)):
        if not there:
            shares["plenary"] += shares.pop(name, 0)
    return shares


def _shared(shares: Mapping[str, int], minutes: int) -> dict[str, int]:
    """Whole minutes by share, none without a minute: what rounding leaves goes to the largest remainders."""
    whole = sum(shares.values())
    lengths = {name: max(1, minutes * share // whole) for name, share in shares.items()}
    left = minutes - sum(lengths.values())
    by_remainder = sorted(shares, key=lambda name: -(minutes * shares[name] % whole))
    for name in by_remainder[: max(left, 0)]:
        lengths[name] += 1
    lengths["plenary"] += min(left, 0)
    return lengths
