"""Social cards: what is shown of a page where somebody shares it, drawn once and kept (``kept.py``)."""

from __future__ import annotations

from functools import cache, partial
from importlib import resources

import PIL
from PIL import features

from ethos import assets
from ethos.kept import HASH, Shelf
from ethos.output import File
from ethos.picture.card import TOKENS, Look, Words, draw
from ethos.picture.colours import colours, sides
from ethos.picture.letters import drawable
from ethos.source.dress import Dress


class Drawing:
    """Cards to draw, each when somebody wants to have it."""

    def __init__(self, shelf: Shelf, look: Look, cards: dict[str, Words]) -> None:
        """``cards`` are words by public path, and ``shelf`` has those that have been drawn before."""
        self._shelf, self._look, self._cards = shelf, look, cards
        self._start = HASH(_recipe() + repr(look).encode())

    def files(self) -> list[File]:
        """Every card as it is published; a card that cannot be drawn raises a ValueError then, see ``card.draw``."""
        return [File(path, partial(self.card, words)) for path, words in self._cards.items()]

    def clear(self) -> None:
        """Throw away what is kept of other cards."""
        self._shelf.clear_but({self.key(words) for words in self._cards.values()})

    def card(self, words: Words) -> bytes:
        """A card as PNG: as it is kept, or drawn, and kept if that can be done."""
        key = self.key(words)
        found = self._shelf.read(key)
        if found is None:
            found = draw(words, self._look)
            self._shelf.keep(key, found)
        return found

    def key(self, words: Words) -> str:
        """A card is found by what it is made of: its words, the site's look, this code, the font and Pillow."""
        made_of = self._start.copy()
        made_of.update(repr(words).encode())
        return made_of.hexdigest()


@cache
def _recipe() -> bytes:
    """What else than words and look decides how a card comes out."""
    room = resources.files("ethos").joinpath("picture")
    fonts = resources.files("ethos").joinpath("assets", "fonts")
    parts = [each.read_bytes() for each in sorted(room.iterdir(), key=lambda each: each.name) if each.is_file()]
    parts += [fonts.joinpath(f"ethos-cards.{suffix}").read_bytes() for suffix in ("ttf", "json")]
    libraries = [PIL.__version__, *(str(features.version(name)) for name in ("freetype2", "zlib"))]
    return HASH(b"".join([*parts, *(each.encode() for each in libraries)])).digest()


def look_of(dress: Dress, name: str) -> Look:
    """What a site's cards share: its name, the colours of its styles, and its mark.

    That is an empty picture when the agency has a mark that only browsers can draw; a name that our font cannot write
    is left out.
    """
    mark = b"" if dress.card is None and dress.mark is not None else dress.card
    style = assets.style(dress)
    shown = tuple(colours(style, TOKENS).values())
    return Look(name if drawable(name) else "", shown, mark, tuple(sides(style).items()))
