"""Colours for a whole site from one: links and buttons in it, on light and on dark ground, with the contrast asked for.

WCAG 2.2: text has 4.5:1 against its ground (1.4.3), by relative luminance.
"""

from __future__ import annotations

import re

from ethos import texts
from ethos.problem import EthosError

ENOUGH = 4.5
WHITE, BLACK = "#ffffff", "#000000"
PAPER = "#faf8f3"
"""The ground of pages in light, as ``assets/css/tokens.css`` has it."""
DARK = "#1c2226"
"""The lightest ground of pages in dark."""
STEPS = 50
"""How finely a colour is made lighter until it can be read."""

Palette = dict[str, str]


def light(colour: str) -> Palette:
    """The tokens that follow from a colour ``#rrggbb``, for the light theme.

    Raises:
        EthosError: it is no such colour, or too light for text.
    """
    written = colour.strip().lower()
    if not re.fullmatch("#[0-9a-f]{6}", written):
        raise EthosError(texts.label("palette.unread").format(written=colour))
    quiet = mixed(written, WHITE, 0.9)
    if (found := min(contrast(written, PAPER), contrast(written, quiet))) < ENOUGH:
        raise EthosError(texts.label("palette.pale").format(written=colour, found=f"{found:.1f}".replace(".", ",")))
    return _named(written, mixed(written, BLACK, 0.27), WHITE, quiet)


def dark(colour: str) -> Palette:
    """The same for the dark theme: as much lighter as it must be."""
    quiet = mixed(DARK, colour, 0.2)
    lighter = (mixed(colour, WHITE, step / STEPS) for step in range(STEPS + 1))
    action = next(each for each in lighter if min(contrast(each, DARK), contrast(each, quiet)) >= ENOUGH)
    return _named(action, mixed(action, WHITE, 0.4), mixed(colour, BLACK, 0.85), quiet)


def _named(action: str, strong: str, on: str, quiet: str) -> Palette:
    return {"action": action, "action-strong": strong, "on-action": on, "action-quiet": quiet}


def contrast(one: str, other: str) -> float:
    """How far apart two colours are, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """Relative luminance, from 0 to 1."""
    parts = [part / 255 for part in _parts(colour)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def mixed(under: str, over: str, share: float) -> str:
    """One colour seen through another: ``share`` of the one above."""
    pairs = zip(_parts(under), _parts(over), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def _parts(colour: str) -> tuple[int, ...]:
    return tuple(bytes.fromhex(colour.removeprefix("#")))
