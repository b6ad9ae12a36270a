"""Social cards: what is shown of a page where somebody shares it.

Cards that are missing are drawn in a process of their own while the pages are made; when they are, the build draws
along from the other end, until the two meet. All that the process leaves is what is kept (``kept.py``).
"""

from __future__ import annotations

import multiprocessing
from contextlib import suppress
from functools import cache, partial
from importlib import resources
from multiprocessing.process import BaseProcess

import PIL
from PIL import features

from ethos import assets, cores
from ethos.kept import HASH, Shelf
from ethos.output import File
from ethos.picture.card import TOKENS, Look, Words, draw
from ethos.picture.colours import colours, sides
from ethos.picture.letters import drawable
from ethos.source.dress import Dress

MANY = 200
"""So many missing cards are worth a process of their own."""


class Drawing:
    """Cards to draw: in a process beside the build from when that is begun, the rest when they are asked for."""

    def __init__(self, shelf: Shelf, look: Look, cards: dict[str, Words]) -> None:
        """``cards`` are words by public path, and ``shelf`` has those that have been drawn before."""
        self._shelf, self._look, self._cards = shelf, look, cards
        self._start = HASH(_recipe() + repr(look).encode())
        self._beside: BaseProcess | None = None

    def begin(self) -> None:
        """Draw what is missing in a process beside, if it is much."""
        missing = [words for words in self._cards.values() if not self._shelf.has(self.key(words))]
        if self._shelf.folder and len(missing) >= MANY and cores.can_fork():
            self._beside = multiprocessing.get_context("fork").Process(target=self._draw, args=(missing,), daemon=True)
            self._beside.start()

    def files(self) -> list[File]:
        """Every card as it is published.

        Raises:
            ValueError: a card cannot be drawn; see ``card.draw``.
        """
        made = {path: self.card(words) for path, words in reversed(self._cards.items())}
        if self._beside:
            self._beside.join()
        self._shelf.clear_but({self.key(words) for words in self._cards.values()})
        return [File(path, made[path]) for path in self._cards]

    def when_asked(self) -> list[File]:
        """Every card, each drawn when somebody wants to see it. What is kept of others stays."""
        return [File(path, partial(self.card, words)) for path, words in self._cards.items()]

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

    def _draw(self, missing: list[Words]) -> None:
        with suppress(Exception, KeyboardInterrupt):  # the build meets the same fault, and tells it
            for words in missing:
                self.card(words)


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
