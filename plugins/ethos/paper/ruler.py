"""How many lines a text takes on paper, told by the widths of its letters: to let typst set it to see takes a hundred
times as long."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
UNITS = 1000
"""Of an em: what letters are measured in."""


def lines(text: str, font: str, size: float, width: float) -> int:
    """How many lines a text takes when words are never divided; rather one too many than one too few.

    ``font`` is a file of ``fonts/`` without its ending, ``size`` and ``width`` are in points.
    """
    letters, room = _letters(font), width / size
    count, used, space = 1, 0.0, letters[" "]
    for word in text.split(" "):
        long = sum(map(letters.__getitem__, word))
        used += space + long if used else long
        if used > room and used > long:
            count, used = count + 1, long
    return count


class _Letters(dict[str, float]):
    """The widths of a font's letters in ems, each measured when it is first met; none is moved closer to another."""

    def __init__(self, font: str) -> None:
        super().__init__()
        self._font = ImageFont.truetype(FONTS / f"{font}.ttf", UNITS, layout_engine=ImageFont.Layout.BASIC)

    def __missing__(self, letter: str) -> float:
        self[letter] = self._font.getlength(letter) / UNITS
        return self[letter]


_letters = cache(_Letters)
