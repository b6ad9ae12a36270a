"""Pages that need not be drawn again: what each was drawn of when it was, and the SHA-256 of what it became.

Kept with the machine's seal, as all is (``kept.py``). The page itself is taken from the published site, whose bytes are
compared with that hash, so whoever has changed it there has it drawn anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from pydantic import TypeAdapter

from ethos.kept import Book, Shelf


class Known(NamedTuple):
    """A page of an earlier build."""

    made_of: str
    """The hash of all that decided it, but for what other entries are called."""
    cards: dict[str, str]
    """The entries whose names it showed, by key, and a hash of what each was called."""
    digest: str
    """The SHA-256 of its bytes."""


_PAGES = TypeAdapter(dict[str, Known])


class Drawn:
    """What builds before this one have drawn."""

    def __init__(self, shelf: Shelf, names: Callable[[], Mapping[str, str]]) -> None:
        """``names`` are hashes of what entries are called now, by key."""
        self._book, self._names = Book(shelf), names

    def before(self) -> Mapping[str, Known]:
        """What is known of the pages of an earlier build, by their files."""
        found = self._book.read()
        return {} if found is None else _PAGES.validate_json(found)

    def stands(self, page: Known, made_of: str) -> bool:
        """True when a page would be drawn of what it was drawn of before."""
        return page.made_of == made_of and all(self._names().get(key) == name for key, name in page.cards.items())

    def known(self, made_of: str, cards: Iterable[str], digest: str) -> Known:
        """What is known of a page that has been drawn now, which shows the cards of these entries."""
        names = self._names()
        return Known(made_of, {key: names[key] for key in cards if key in names}, digest)

    def remember(self, known: Mapping[str, Known]) -> None:
        """Keep what is known of the pages of this build, and nothing else."""
        self._book.write(_PAGES.dump_json(dict(known)))
