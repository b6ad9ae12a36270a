"""Numbers, terms and files packed small: varints, shared beginnings, raw deflate (RFC 1951)."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ethos.search.terms import folded

LEVEL = 9
DEFLATE = -15
"""zlib's window bits for deflate without head or tail, which ``DecompressionStream("deflate-raw")`` reads."""


def deflated(data: bytes) -> bytes:
    """Bytes packed; the same bytes give the same."""
    packer = zlib.compressobj(LEVEL, zlib.DEFLATED, DEFLATE)
    return packer.compress(data) + packer.flush()


def inflated(data: bytes) -> bytes:
    """What was packed."""
    return zlib.decompress(data, DEFLATE)


def varints(numbers: Iterable[int]) -> bytes:
    """Numbers from nought and up in bytes of seven bits, the lowest first; the eighth says that more follow."""
    found = bytearray()
    for number in numbers:
        left = number
        while left > 0x7F:
            found.append(left & 0x7F | 0x80)
            left >>= 7
        found.append(left)
    return bytes(found)


def steps(numbers: Sequence[int]) -> list[int]:
    """Rising numbers as the way from each to the next, the first from nought."""
    return [after - before for before, after in pairwise([0, *numbers])]


def order(term: str) -> tuple[str, str]:
    """Where a term stands: by its letters without marks, then as it is written. Beside each other: ``gav``, ``gåv``."""
    return folded(term), term


def chunk(terms: Sequence[tuple[str, Sequence[int]]]) -> bytes:
    """Terms in order, each with its pages in order; :mod:`ethos.search.index` says how they lie.

    A page is a number: its own, then a byte for what the term weighs in its text, and one for its names.
    """
    heads, before = bytearray(varints([len(terms)])), b""
    for term, pages in terms:
        word = term.encode()
        same = _shared(before, word)
        heads += varints([same, len(word) - same]) + word[same:] + varints([len(pages)])
        before = word
    every = [page for _, pages in terms for page in pages]
    ways = varints(way for _, pages in terms for way in _marked(pages))
    names = bytes(page & 0xFF for page in every if page & 0xFF)
    return b"".join((bytes(heads), ways, bytes(page >> 8 & 0xFF for page in every), names))


def _marked(pages: Sequence[int]) -> Iterator[int]:
    """The way from page to page, doubled, and one more where the term stands in the page's names."""
    before = 0
    for page in pages:
        yield 2 * ((page >> 16) - before) + bool(page & 0xFF)
        before = page >> 16


def _shared(one: bytes, other: bytes) -> int:
    """How many bytes two words begin with in common."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))


def facets(values: Sequence[tuple[str, str, Sequence[int]]]) -> bytes:
    """Facet, value and the pages that have it, one after another."""
    found = bytearray(varints([len(values)]))
    for facet, value, pages in values:
        for text in (facet.encode(), value.encode()):
            found += varints([len(text)]) + text
        found += varints([len(pages), *steps(pages)])
    return bytes(found)
