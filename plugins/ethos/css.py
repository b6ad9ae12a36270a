"""What a style fetches, and where in it that is said; read in linear time, and never understood further than that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""/\*.*?(?:\*/|\Z)"""
    r"""|(?:url\(\s*|(?P<import>@import)\s*)(?:"(?P<double>[^"]*)"|'(?P<single>[^']*)')"""
    r"""|url\(\s*(?P<bare>[^"')\s][^)\s]*)"""
    r"""|(?P<word>@import)\b"""
    r"""|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'""",
    re.IGNORECASE | re.DOTALL,
)
"""What can hold an address in CSS, and the comments and strings in which one only seems to stand."""


_ELSEWHERE = re.compile(r"[\\/]{2}|(?!data:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)


class Fetch(NamedTuple):
    """An address in a style (CSS Values 4, 4.5), or the word ``@import``, before an address or with it."""

    offset: int
    address: str
    """As written; empty for the word alone."""
    is_import: bool

    @property
    def leaves(self) -> bool:
        """True for an address on another host, or of a scheme that fetches: not for a picture in the style itself."""
        return bool(_ELSEWHERE.match(self.address))


def fetches(css: str) -> Iterator[Fetch]:
    """The addresses in ``url(…)`` and ``@import``, in order; comments and other strings are left out."""
    for found in _TOKEN.finditer(css):
        address = (found["double"] or found["single"] or found["bare"] or "").strip()
        is_import = bool(found["import"] or found["word"])
        if address or is_import:
            yield Fetch(found.start(), address, is_import)


def addresses(css: str) -> Iterator[str]:
    """The addresses alone."""
    return (each.address for each in fetches(css) if each.address)
