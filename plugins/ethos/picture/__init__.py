"""Social cards: what is shown of a page where somebody shares it.

Cards that are missing are drawn in a process of their own while the pages are made; when they are, the build draws
along from the other end, until the two meet. All that the process leaves is what is kept (``kept.py``).
"""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Iterable
from contextlib import suppress
from multiprocessing.process import BaseProcess
from pathlib import Path

from PIL import Image

from ethos import assets, texts
from ethos.output import File
from ethos.picture.card import MARK, TOKENS, Look, Words
from ethos.picture.colours import colours
from ethos.picture.kept import Shelf
from ethos.problem import EthosError

MANY = 200
"""So many missing cards are worth a process of their own."""


class Drawing:
    """Cards on their way: begun early, fetched when the pages are done."""

    def __init__(self, root: Path, name: str, cards: dict[str, Words]) -> None:
        """``cards`` are words by public path."""
        self._cards = cards
        self._shelf = Shelf(root, look(root, name))
        self._beside = _beside(self._shelf, [each for each in cards.values() if not self._shelf.has(each)])

    def files(self) -> list[File]:
        """Every card as it is published.

        Raises:
            ValueError: a card cannot be drawn; see ``card.draw``.
        """
        made = {path: self._shelf.card(words) for path, words in reversed(self._cards.items())}
        if self._beside:
            self._beside.join()
        self._shelf.clear_but(self._cards.values())
        return [File(path, made[path]) for path in self._cards]


def _beside(shelf: Shelf, missing: list[Words]) -> BaseProcess | None:
    """A process that draws what is missing; none for few cards, and none beside threads, which a fork would cut off."""
    if len(missing) < MANY or threading.active_count() > 1 or "fork" not in multiprocessing.get_all_start_methods():
        return None
    process = multiprocessing.get_context("fork").Process(target=_draw, args=(shelf, missing), daemon=True)
    process.start()
    return process


def _draw(shelf: Shelf, missing: Iterable[Words]) -> None:
    with suppress(Exception, KeyboardInterrupt):  # the build meets the same fault, and tells it
        for words in missing:
            shelf.card(words)


def look(root: Path, name: str) -> Look:
    """What a site's cards share: its name, the colours of its styles, and its mark.

    Raises:
        EthosError: the agency's mark is no picture.
    """
    style = assets.paths(root)[assets.STYLE]
    css = next(each.content.decode() for each in assets.files(root) if each.path == style)
    return Look(name, tuple(colours(css, TOKENS).values()), _mark(root / assets.AGENCY))


def _mark(theme: Path) -> bytes | None:
    """The agency's own mark as a picture: an empty one when it has a mark that only browsers can draw."""
    own = theme / "mark.png"
    if not own.is_file():
        return b"" if (theme / "mark.svg").is_file() else None
    try:
        with Image.open(own) as picture:
            picture.load()
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise EthosError(
            texts.label("picture.mark").format(path=f"{assets.AGENCY}/{own.name}", least=2 * MARK)
        ) from error
    return own.read_bytes()
