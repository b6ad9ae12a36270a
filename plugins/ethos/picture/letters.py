"""The card's own letters: how wide words are, and how they look.

Letters are set one by one with the widths and the kerning of ``ethos-cards.json``, since Pillow's two ways of setting
text differ by machine: one needs libfribidi, the other leaves kerning out.
"""

from __future__ import annotations

import io
import json
from functools import cache, lru_cache
from importlib import resources
from itertools import pairwise
from typing import TypedDict

from PIL import Image, ImageFont

UNITS = 1000
"""Widths and kerning are in thousandths of the size."""
STEPS = 4
"""A letter stands at the nearest quarter of a pixel."""
ASCENT, DESCENT = 1.0, 0.32
"""How far above and below the baseline letters reach at most, in sizes; accents on capitals are highest."""


class Metrics(TypedDict):
    """What ``ethos-cards.json`` holds."""

    advance: dict[str, int]
    kern: dict[str, dict[str, int]]


def drawable(text: str) -> bool:
    """True when the font has every letter of a text."""
    return all(each in _metrics()["advance"] for each in _spaced(text))


def width(text: str) -> float:
    """How wide a line of text is, in sizes: multiply by pixels per em."""
    letters, metrics = _spaced(text), _metrics()
    closer = sum(metrics["kern"].get(a, {}).get(b, 0) for a, b in pairwise(letters))
    return (sum(metrics["advance"][each] for each in letters) + closer) / UNITS


@lru_cache(maxsize=64)
def line(text: str, size: int) -> Image.Image:
    """A line of text as coverage, 0–255, on a strip whose baseline is ``ASCENT`` sizes down. Not to be drawn on."""
    letters, metrics = _spaced(text), _metrics()
    strip = Image.new("L", (round(width(text) * size) + size, round((ASCENT + DESCENT) * size)))
    base, x = round(ASCENT * size), 0.0
    for letter, following in zip(letters, [*letters[1:], ""], strict=True):
        whole, part = divmod(round(x * STEPS), STEPS)
        mask, (left, top) = _glyph(letter, size, part)
        if wide := mask.size[0]:
            at = (whole + left, base + top)
            strip.im.paste(255, (*at, at[0] + wide, at[1] + mask.size[1]), mask.im)
        x += (metrics["advance"][letter] + metrics["kern"].get(letter, {}).get(following, 0)) * size / UNITS
    return strip


def _spaced(text: str) -> str:
    return text.replace("\N{NO-BREAK SPACE}", " ")


@cache
def _glyph(letter: str, size: int, part: int) -> tuple[Image.Image, tuple[int, int]]:
    """A letter's coverage, and where its corner lies from the point on the baseline where the letter begins."""
    pixels, corner = _font(size).getmask2(letter, "L", anchor="ls", start=(part / STEPS, 0))
    mask = Image.new("L", pixels.size)
    if all(pixels.size):
        mask.im.paste(pixels, (0, 0, *pixels.size))
    return mask, corner


@cache
def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(io.BytesIO(_read("ethos-cards.ttf")), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _metrics() -> Metrics:
    found: Metrics = json.loads(_read("ethos-cards.json"))
    return found


def _read(name: str) -> bytes:
    return resources.files("ethos").joinpath("assets", "fonts", name).read_bytes()
