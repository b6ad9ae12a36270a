"""How a title is set: as large as there is room for, in lines that are about as long as each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ethos.picture.letters import width

SIZES = range(96, 9, -2)
MOST = 4
LEADING = 1.14
"""From one baseline to the next, in sizes."""
FINE = 0.02
"""How near the shortest possible lines come to it, in sizes."""


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of text and their size in pixels per em."""

    lines: Sequence[str]
    size: int


Word = tuple[str, float]
"""A word, or a line of words, and its width in sizes."""


def block(text: str, across: int, down: int) -> Block:
    """A text in at most ``MOST`` lines within a width and a height in pixels; no word is ever broken.

    Raises:
        ValueError: not even the smallest size is small enough.
    """
    words = [(word, width(word)) for word in text.split(" ") if word]
    widest = max((wide for _, wide in words), default=0.0)
    for size in SIZES:
        lines = _lines(words, across / size)
        if len(lines) <= MOST and round(len(lines) * LEADING * size) <= down and widest * size <= across:
            return Block(balanced(words, across / size), size)
    raise ValueError(f"no room for {text}")


def one_line(text: str, size: int, across: int) -> Block:
    """A text in one line: at a size, or smaller when it is too wide."""
    return Block([text], max(1, min(size, int(across / max(width(text), 0.01)))))


def balanced(words: Sequence[Word], limit: float) -> list[str]:
    """As few lines as a width allows, and no line longer than those few need."""
    fewest, low, high = len(_lines(words, limit)), 0.0, limit
    while high - low > FINE:
        middle = (low + high) / 2
        lines = _lines(words, middle)
        fits = len(lines) <= fewest and max(wide for _, wide in lines) <= limit
        low, high = (low, middle) if fits else (middle, high)
    return [line for line, _ in _lines(words, high)]


def _lines(words: Sequence[Word], limit: float) -> list[Word]:
    """Words in lines, each filled before the next. A word wider than the limit has a line of its own."""
    space, lines = width(" "), list[Word]()
    for word, wide in words:
        if lines and lines[-1][1] + space + wide <= limit:
            line, long = lines[-1]
            lines[-1] = f"{line} {word}", long + space + wide
        else:
            lines.append((word, wide))
    return lines
