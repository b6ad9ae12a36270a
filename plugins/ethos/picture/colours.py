"""The colours of the light theme, as the site's own styles have them: ours, or an agency's."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from PIL import ImageColor

Colour = tuple[int, int, int]

COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
MEDIA = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
ROOT = re.compile(r":root\s*\{([^}]*)\}")
TOKEN = re.compile(r"--([\w-]+)\s*:\s*([^;}]+)")
VAR = re.compile(r"^var\(\s*--([\w-]+)\s*\)$")
DEEPEST = 8
"""How many tokens may lead to each other before it counts as a circle."""


def colours(css: str, wanted: Sequence[str]) -> dict[str, Colour]:
    """The wanted tokens' colours, outside every ``@media``: of each the last value that Pillow can read.

    What it cannot read, such as ``oklch(…)``, leaves the value before it, in the end ours.

    Raises:
        KeyError: a token has no value that can be read at all.
    """
    found: dict[str, list[str]] = {}
    for name, value in _tokens(css):
        found.setdefault(name, []).insert(0, value)
    return {name: _first(name, found, 0) for name in wanted}


def sides(css: str) -> dict[str, Colour]:
    """The colours of the sides of discs, by token: ``light-…`` and ``deep-…``."""
    names = sorted({name for name, _ in _tokens(css) if name.startswith(("light-", "deep-"))})
    return {name: colour for name in names for colour in colours(css, [name]).values()}


def _tokens(css: str) -> Iterator[tuple[str, str]]:
    for body in ROOT.findall(MEDIA.sub("", COMMENT.sub("", css))):
        yield from ((name, value.strip()) for name, value in TOKEN.findall(body))


def _first(name: str, values: Mapping[str, Sequence[str]], depth: int) -> Colour:
    for value in values.get(name, ()):
        led = VAR.match(value)
        try:
            if led and depth < DEEPEST:
                return _first(led[1], values, depth + 1)
            return ImageColor.getrgb(value)[:3]
        except (ValueError, KeyError):
            continue
    raise KeyError(name)


def mixed(under: Colour, over: Colour, share: float) -> Colour:
    """One colour seen through another: ``share`` of the one above."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(under, over, strict=True))
    return red, green, blue
