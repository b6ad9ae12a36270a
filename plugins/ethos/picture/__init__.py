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

from ethos import assets
from ethos.output import File
from ethos.picture.card import TOKENS, Look, Words
from ethos.picture.colours import colours
from ethos.picture.kept import Shelf
from ethos.source.dress import Dress

MANY = 200
"""So many missing cards are worth a process of their own."""


class Drawing:
    """Cards to draw: in a process beside the build from when that is begun, the rest when they are asked for."""

    def __init__(self, root: Path, look: Look, cards: dict[str, Words]) -> None:
        """``cards`` are words by public path."""
        self._cards = cards
        self._shelf = Shelf(root, look)
        self._beside: BaseProcess | None = None

    def begin(self) -> None:
        """Draw what is missing in a process beside, if it is much."""
        self._beside = _beside(self._shelf, [each for each in self._cards.values() if not self._shelf.has(each)])

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


def look_of(dress: Dress, name: str) -> Look:
    """What a site's cards share: its name, the colours of its styles, and its mark.

    That is an empty picture when the agency has a mark that only browsers can draw.
    """
    mark = b"" if dress.card is None and dress.mark is not None else dress.card
    return Look(name, tuple(colours(assets.style(dress), TOKENS).values()), mark)
