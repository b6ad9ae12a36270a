"""Cards that have been drawn before, kept in ``.cache/ethos/`` under the site's root.

A card is found by what it is made of: its words, the site's look, this code, the font and Pillow. Beside each lies its
own hash, so that a file which was cut short or touched is drawn again: what is kept never changes what is published.
Any number of builds may share the folder, and it may be thrown away at any time.
"""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from functools import cache
from importlib import resources
from pathlib import Path

import PIL
from PIL import features

from ethos.kept import FOLDER, HASH, LENGTH, clear, put
from ethos.picture.card import Look, Words, draw


class Shelf:
    """The cards that are kept under a root, for one look."""

    def __init__(self, root: Path, look: Look) -> None:
        self._folder = root / FOLDER
        self._look = look
        self._start = HASH(_recipe() + repr(look).encode())

    def card(self, words: Words) -> bytes:
        """A card as PNG: as it is kept, or drawn, and kept if that can be done.

        Raises:
            ValueError: it cannot be drawn; see ``card.draw``.
        """
        path = self.path(words)
        return _kept(path) or _keep(path, draw(words, self._look))

    def has(self, words: Words) -> bool:
        return self.path(words).is_file()

    def path(self, words: Words) -> Path:
        """Where a card is kept."""
        name = self._start.copy()
        name.update(repr(words).encode())
        return self._folder / name.hexdigest()

    def clear_but(self, used: Iterable[Words]) -> None:
        """Throw away what other words and looks have left, and halves of files."""
        names = {self.path(words).name for words in used}
        clear(self._folder, names.__contains__)


def _kept(path: Path) -> bytes | None:
    with suppress(OSError):
        content = path.read_bytes()
        if HASH(path.name.encode() + content[LENGTH:]).digest() == content[:LENGTH]:
            return content[LENGTH:]
    return None


def _keep(path: Path, card: bytes) -> bytes:
    """Keep a card; a disk that says no costs only the time to draw it again."""
    put(path, HASH(path.name.encode() + card).digest() + card)
    return card


@cache
def _recipe() -> bytes:
    """What else than words and look decides how a card comes out."""
    room = resources.files("ethos").joinpath("picture")
    fonts = resources.files("ethos").joinpath("assets", "fonts")
    parts = [each.read_bytes() for each in sorted(room.iterdir(), key=lambda each: each.name) if each.is_file()]
    parts += [fonts.joinpath(f"ethos-cards.{suffix}").read_bytes() for suffix in ("ttf", "json")]
    libraries = [PIL.__version__, *(str(features.version(name)) for name in ("freetype2", "zlib"))]
    return HASH(b"".join([*parts, *(each.encode() for each in libraries)])).digest()
