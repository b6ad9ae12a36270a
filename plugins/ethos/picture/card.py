"""One card: 1200 × 630 pixels of paper, with the sort of thing in words, its title, a note, and whose it is.

A card is drawn in numbers of its palette: each colour of text in ``LEVELS`` strengths above the paper.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image, ImageDraw

from ethos.picture.colours import Colour, mixed
from ethos.picture.letters import ASCENT, drawable, line
from ethos.picture.lines import LEADING, Block, block, one_line
from ethos.raster import opened

WIDTH, HEIGHT = 1200, 630
MARGIN = 84
ACROSS = WIDTH - 2 * MARGIN
BAR = 14
KIND_AT, KIND = 112, 38
TITLE_AT, TITLE_END = 138, 448
NOTE, NOTE_ABOVE = 36, 66
MARK, MARK_AT = 64, 504
NAME, NAME_AT = 40, 549
CAPITAL = 0.66
"""How tall a capital is, in sizes."""
LEVELS = 4
RLE = 3
"""zlib's Z_RLE: as small as level 6 for flat colours, in half the time, and the same bytes from every zlib."""

PAPER, INK, SOFT, ACTION, ON_ACTION = 0, 1, 1 + LEVELS, 1 + 2 * LEVELS, 1 + 3 * LEVELS
"""Where each colour begins in the palette; the last one lies on the action colour and has the levels that are left."""
OWN = 16
"""Where the colours of an agency's own mark begin."""

TOKENS = ("paper", "ink", "ink-soft", "action", "on-action")


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says: any of it but the title may be empty."""

    kind: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What all cards of a site share: its name, if it has one to show, the colours of ``TOKENS``, and its mark.

    ``mark`` is a picture of the agency's own mark, or nothing when it has none to draw; ``None`` is our mark.
    """

    name: str
    colours: tuple[Colour, ...]
    mark: bytes | None = None


def draw(words: Words, look: Look) -> bytes:
    """A card as PNG, with nothing in it but its pixels. The same words and look give the same bytes.

    Raises:
        ValueError: there is no room for the title, or the mark is no picture.
        KeyError: the font lacks a letter.
    """
    base, palette = _base(look)
    card = base.copy()
    if words.kind:
        _set(card, one_line(words.kind, KIND, ACROSS), KIND_AT, ACTION)
    top = TITLE_AT if words.kind else KIND_AT - KIND
    title = block(words.title, ACROSS, TITLE_END - top - (NOTE_ABOVE if words.note else 0))
    end = _set(card, title, top + round((LEADING + CAPITAL) / 2 * title.size), INK)
    if words.note:
        _set(card, one_line(words.note, NOTE, ACROSS), end + NOTE_ABOVE, SOFT)
    card.putpalette(palette)
    out = io.BytesIO()
    bits = 4 if len(palette) <= 3 * OWN else 8
    card.save(out, "PNG", bits=bits, compress_level=6, compress_type=RLE)
    return out.getvalue()


def suits(title: str) -> bool:
    """True when the font has every letter of a title, and a card has room for it."""
    try:
        return drawable(title) and bool(block(title, ACROSS, TITLE_END - TITLE_AT - NOTE_ABOVE).lines)
    except ValueError:
        return False


def _set(card: Image.Image, text: Block, baseline: int, colour: int, left: int = MARGIN) -> int:
    """Put lines on a card, the first on a baseline; the last one's baseline."""
    for words in text.lines:
        strip = line(words, text.size)
        top = baseline - round(ASCENT * text.size)
        where = left, top, left + strip.width, top + strip.height
        # What Image.point would do, without rounding both tables anew for each line: a fifth of a card's time.
        card.im.paste(strip.im.point(_steps(colour, LEVELS), "L"), where, strip.im.point(_seen(LEVELS), "L"))
        baseline += round(LEADING * text.size)
    return baseline - round(LEADING * text.size)


@lru_cache(maxsize=8)
def _steps(colour: int, levels: int) -> list[int]:
    """Coverage, 0–255, as a number of the palette."""
    return [round(each * levels / 255) and colour + round(each * levels / 255) - 1 for each in range(256)]


@lru_cache(maxsize=2)
def _seen(levels: int) -> list[int]:
    """Where anything at all is drawn: numbers of a palette cannot be blended, only set."""
    return [255 if each else 0 for each in _steps(1, levels)]


@lru_cache(maxsize=2)
def _base(look: Look) -> tuple[Image.Image, Sequence[int]]:
    """What is the same on every card of a site, and the palette."""
    base = Image.new("L", (WIDTH, HEIGHT), PAPER)
    base.paste(ACTION + LEVELS - 1, (0, 0, WIDTH, BAR))
    paper, ink, soft, action, on_action = look.colours
    ramps = [mixed(paper, over, (each + 1) / LEVELS) for over in (ink, soft, action) for each in range(LEVELS)]
    palette = [paper, *ramps, *(mixed(action, on_action, each / 3) for each in (1, 2, 3))]
    palette += _mark(base, look)
    left = MARGIN if look.mark == b"" else MARGIN + MARK + 20
    if look.name:
        _set(base, one_line(look.name, NAME, WIDTH - MARGIN - left), NAME_AT, INK, left)
    return base, [part for colour in palette for part in colour]


def _mark(base: Image.Image, look: Look) -> list[Colour]:
    """Draw the mark; the colours that it needs beside ours."""
    if look.mark is None:
        _our_mark(base)
    if not look.mark:
        return []
    with opened(look.mark, "PNG") as picture:
        shown = picture.convert("RGBA").resize((MARK, MARK), Image.Resampling.LANCZOS)
    flat = Image.new("RGB", shown.size, look.colours[0])
    flat.paste(shown, mask=shown)
    few = flat.quantize(64, dither=Image.Dither.NONE)
    base.paste(
        Image.frombytes("L", few.size, few.tobytes()).point([each + OWN for each in range(64)] + [0] * 192),
        (MARGIN, MARK_AT),
    )
    parts = few.getpalette() or []
    return [(parts[at], parts[at + 1], parts[at + 2]) for at in range(0, len(parts), 3)]


def _our_mark(base: Image.Image) -> None:
    """The mark of ``templates/mark.svg``: its ground, its bubble, and the line of the answer behind it."""
    fine = 4
    unit = MARK * fine / 30
    ground, sign = (Image.new("L", (MARK * fine, MARK * fine)) for _ in range(2))
    ImageDraw.Draw(ground).rounded_rectangle((0, 0, MARK * fine - 1, MARK * fine - 1), 7 * unit, 255)
    pen = ImageDraw.Draw(sign)
    pen.rounded_rectangle((8 * unit, 8 * unit, 21.5 * unit, 17 * unit), 3.5 * unit, 255)
    pen.rectangle((8 * unit, 8 * unit, 13 * unit, 17 * unit), 255)
    pen.polygon([(each[0] * unit, each[1] * unit) for each in ((8, 16), (12.5, 17), (9, 20.5), (8, 20.5))], 255)
    answer = [(22.5, 14.5), (23.5, 15.5), (24, 17), (24, 19), (23.4, 20.8), (22, 21.8), (22, 24), (19.5, 22), (15, 22)]
    pen.line([(x * unit, y * unit) for x, y in answer], 255, round(1.6 * unit), "curve")
    for mask, colour, levels in ((ground, ACTION, LEVELS), (sign, ON_ACTION, 3)):
        small = mask.resize((MARK, MARK), Image.Resampling.BOX)
        base.paste(small.point(_steps(colour, levels)), (MARGIN, MARK_AT), small.point(_seen(levels)))
