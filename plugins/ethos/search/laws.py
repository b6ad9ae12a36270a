"""What a citation of law is found by: its short name, its title, and each provision as one word."""

from __future__ import annotations

import re
from collections.abc import Iterator

PLACE = re.compile(
    r"(?:(?P<chapter>\d+):)?(?P<section>\d+)(?: ?(?P<letter>[a-z])\b)?"
    r"(?:[–-](?P<last>\d+)?(?: ?(?P<last_letter>[a-z])\b)?)?"
)
WIDEST = 60
"""A range of more sections than this is a slip of the pen; its first section is enough."""


def law_words(citation: str, title: str = "") -> list[str]:
    """The words that find a citation, sorted: ``FL 16–18 §§`` gives FL, its title, fl0, fl16, fl17 and fl18.

    fl0 is the law itself: ``FL`` alone would also find every word that begins so.
    Chapters are joined by a k, ``RF 1:9`` → ``rf1k9``, which is what ``search/core.js`` makes of a reference that
    someone types. ``title`` is the law's full name when it is known.
    """
    short, _, place = citation.partition(" ")
    name = short.lower()
    return sorted({short, f"{name}0", *title.split(), *(f"{name}{provision}" for provision in _provisions(place))})


def _provisions(place: str) -> Iterator[str]:
    for match in PLACE.finditer(place):
        chapter = f"{match['chapter']}k" if match["chapter"] else ""
        first, last = int(match["section"]), int(match["last"] or match["section"])
        sections = range(first, last + 1) if first <= last <= first + WIDEST else range(first, first + 1)
        yield from (f"{chapter}{section}" for section in sections)
        yield from (f"{chapter}{section}{letter}" for section, letter in _letters(match, first, last))


def _letters(match: re.Match[str], first: int, last: int) -> Iterator[tuple[int, str]]:
    if match["letter"]:
        yield first, match["letter"]
    if match["last_letter"]:
        start = match["letter"] or "a"
        yield from ((last, chr(code)) for code in range(ord(start), ord(match["last_letter"]) + 1))
