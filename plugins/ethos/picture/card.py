"""One card: 1200 × 630 pixels of paper, with the sort of thing in words, its title, a note, and whose it is.

A card is drawn in numbers of its palette: each colour of text in ``LEVELS`` strengths above the paper.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import cos, radians, sin

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
OUR_LEAN = 22
"""How the line of our own mark leans, in degrees, as in ``templates/mark.svg``."""
NAME, NAME_AT = 40, 549
CAPITAL = 0.66
"""How tall a capital is, in sizes."""
LEVELS = 4
RLE = 3
"""zlib's Z_RLE: as small as level 6 for flat colours, in half the time, and the same bytes from every zlib."""

PAPER, INK, SOFT, ACTION, SIDES = 0, 1, 1 + LEVELS, 1 + 2 * LEVELS, 1 + 3 * LEVELS
"""Where each colour begins in the palette."""
OWN = SIDES + 2 * LEVELS
"""Where the colours of the mark begin: ours has two sides, too, and an agency's own up to 64 colours."""
DISC, DISC_AT = 264, (978, 482)
"""How large the disc of a case is, and where: below all text, and cut by the card's corner."""
GAP = 2
"""How wide the line between the sides of a disc is, in pixels."""

TOKENS = ("paper", "ink", "ink-soft", "action", "light-demokrati", "deep-demokrati", "line", "control")


@dataclass(frozen=True, slots=True)
class Words:
    """What a card says: any of it but the title may be empty."""

    kind: str
    title: str
    note: str = ""
    disc: tuple[str, str, float] | None = None
    """The tokens of the two sides of its disc, and how its line leans, in degrees to the right."""


@dataclass(frozen=True, slots=True)
class Look:
    """What all cards of a site share: its name, if it has one to show, its colours, those of ``TOKENS``, and its mark.

    ``mark`` is a picture of the agency's own mark, or nothing when it has none to draw; ``None`` is our mark.
    """

    name: str
    colours: tuple[Colour, ...]
    mark: bytes | None = None
    sides: tuple[tuple[str, Colour], ...] = ()
    """The colours that the sides of discs may have, by token."""


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
    if words.disc:
        one, other, lean = words.disc
        _disc(card, DISC_AT, DISC, SIDES, lean)
        shown = dict(look.sides)
        sides = _ramps(look.colours[0], (shown.get(one, look.colours[6]), shown.get(other, look.colours[7])))
        palette = [*palette[: 3 * SIDES], *_flat(sides), *palette[3 * OWN :]]
    card.putpalette(palette)
    out = io.BytesIO()
    card.save(out, "PNG", bits=8, compress_level=6, compress_type=RLE)
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
    paper, ink, soft, action, *_ = look.colours
    palette = [paper, *_ramps(paper, (ink, soft, action)), *[paper] * (OWN - SIDES), *_mark(base, look)]
    left = MARGIN if look.mark == b"" else MARGIN + MARK + 20
    if look.name:
        _set(base, one_line(look.name, NAME, DISC_AT[0] - MARGIN // 2 - left), NAME_AT, INK, left)
    return base, _flat(palette)


def _ramps(paper: Colour, over: Sequence[Colour]) -> list[Colour]:
    """Each colour in ``LEVELS`` strengths above the paper."""
    return [mixed(paper, each, (level + 1) / LEVELS) for each in over for level in range(LEVELS)]


def _flat(colours: Sequence[Colour]) -> list[int]:
    return [part for colour in colours for part in colour]


def _disc(card: Image.Image, at: tuple[int, int], size: int, colour: int, lean: float) -> None:
    """Draw a disc of two sides, the first in one colour of the palette and the second in that after its strengths."""
    for number, mask in enumerate(_halves(size, lean)):
        steps = mask.point(_steps(colour + number * LEVELS, LEVELS))
        card.paste(steps, at, mask.point(_seen(LEVELS)))


@lru_cache(maxsize=16)
def _halves(size: int, lean: float) -> tuple[Image.Image, ...]:
    """What each side of a disc covers, as ``assets/css/disc.css`` draws it."""
    fine = 4
    masks = []
    for turn in (90, 270):
        whole = Image.new("L", (size * fine, size * fine))
        pen = ImageDraw.Draw(whole)
        pen.pieslice((0, 0, size * fine - 1, size * fine - 1), turn + lean, turn + 180 + lean, 255)
        x, y = (size * fine * part(radians(lean)) / 2 for part in (sin, cos))
        middle = size * fine / 2
        pen.line((middle + x, middle - y, middle - x, middle + y), 0, GAP * fine)
        masks.append(whole.resize((size, size), Image.Resampling.BOX))
    return tuple(masks)


def _mark(base: Image.Image, look: Look) -> list[Colour]:
    """Draw the mark; the colours that it needs beside ours."""
    if look.mark is None:
        _disc(base, (MARGIN, MARK_AT), MARK, OWN, OUR_LEAN)
        return _ramps(look.colours[0], look.colours[4:6])
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
