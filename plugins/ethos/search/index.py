"""The index that a browser reads: its files, and what stands in them. This page is the format's description.

Format 1. Everything lies in ``sokregister/``. ``register.json`` alone has a lasting name; all else lies in ``delar/``
under the first 16 hex digits of its SHA-256 with the ending ``.bin``, and is raw deflate (RFC 1951). So a file never
changes under its name; a reader whose ``register.json`` is of another edition meets a name that is not there, and
reads ``register.json`` anew. Pages are numbered in the order of their addresses: the index depends on what the
records say, never on their order.

``register.json``
    ``format`` (1), ``edition`` (16 hex digits of all that follows), ``pages`` (how many), ``first`` (the first term
    of every chunk, folded), ``chunks``, ``blocks`` (their names in order), ``facets`` and ``words`` (names), ``laws``
    (short name → its other names), ``signs`` (what tells of harm, where there is a page for that, as
    ``assets/search/earnest.js`` reads it), ``archived`` (the pages that are left out unless one asks for them).

chunk
    A term with a space in it is two words next to each other: it lies near the first of them.
    Terms in the order of their letters without marks (NFD without M), then as written, divided where a chunk has some
    ``POSTINGS``, never between terms that fold alike. Varints (LEB128): the number of terms, and for each how many
    bytes it shares with the one before, how many follow, these, and how many pages have it. Then for all terms in
    turn the way from each page to the next, doubled, plus 1 where the term stands in the page's names; then a byte
    for each: what the term weighs in the text; then a byte for each that was marked: what it weighs in the names
    (``impact.py``).

block
    JSON: ``BLOCK`` pages in order, each ``[title, address, summary, kind, [fact, …], [[law as cited, its words], …],
    language, text's name]``.

facets
    Varints: how many values, and for each the facet and the value (length, bytes), how many pages, and the way to
    each.

words
    JSON: ``ord``, words with spaces between in alphabetical order, ``vikt``, a digit for each (how common it is), and
    ``lika``, groups of words that mean the same: what a misspelt word is mended with.

text
    What the page says, as UTF-8: for excerpts, and for phrases.
"""

from __future__ import annotations

import hashlib
import json
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ethos import places
from ethos.kept import NOWHERE, Shelf
from ethos.search import packed, vocabulary
from ethos.search.compounds import Lexicon
from ethos.search.impact import Impacts, Weighed, weighed
from ethos.search.records import SearchRecord
from ethos.search.synonyms import Synonyms
from ethos.search.terms import folded

FORMAT = 1
REGISTER = places.REGISTER
POSTINGS = 6_000
"""Pages of terms in a chunk, about: a search of two words reads two."""
BLOCK = 16
"""Pages in a block."""
NAME = 16
"""Hex digits of a file's name: 64 bits, in which a million files meet by chance once in 37 million sites."""


@dataclass(slots=True)
class Files:
    """The files of an index, by their paths in the site."""

    found: dict[str, bytes] = field(default_factory=dict)

    def add(self, content: bytes) -> str:
        """Add a part, packed, and give its name."""
        data = packed.deflated(content)
        name = hashlib.sha256(data).hexdigest()[:NAME]
        self.found[f"{places.INDEX_PARTS.path}{name}.bin"] = data
        return name


def files(
    records: Iterable[SearchRecord],
    lexicon: Lexicon,
    synonyms: Synonyms,
    known_words: Mapping[str, Mapping[str, Sequence[str]]],
    shelf: Shelf = NOWHERE,
) -> dict[str, bytes]:
    """The whole index, path → content. ``known_words``: what the register tells of what is typed, by name.

    ``shelf`` has what the last index was merged from: it is merged anew each time, so it is the same bytes.
    """
    known = sorted(records, key=lambda each: each.url)
    made, counts = Files(), Counter[str]()
    first, chunks = _chunks(made, merged(_counted(counts, weighed(known, lexicon, synonyms, shelf))))
    blocks = [made.add(_json(_block(made, some))) for some in _by(BLOCK, known)]
    told = {
        "pages": len(known),
        "first": first,
        "chunks": chunks,
        "blocks": blocks,
        "facets": made.add(packed.facets(list(_facets(known)))),
        "words": made.add(_json(vocabulary.words(counts, synonyms))),
        **{name: dict(sorted(each.items())) for name, each in sorted(known_words.items())},
        "archived": [number for number, each in enumerate(known) if each.archived],
    }
    edition = hashlib.sha256(_json(told)).hexdigest()[:NAME]
    made.found[REGISTER] = _json({"format": FORMAT, "edition": edition, **told})
    return made.found


def _counted(counts: Counter[str], pages: Iterable[Weighed]) -> Iterator[Impacts]:
    """The impacts of each page, whose words are counted as it goes by: no more than one need be held in memory."""
    for page in pages:
        counts.update(page.words)
        yield page.impacts


def merged(pages: Iterable[Impacts]) -> Mapping[str, array[int]]:
    """Term → its pages in order, each packed in a number: the page's, and two bytes."""
    found: defaultdict[str, array[int]] = defaultdict(lambda: array("Q"))
    for number, page in enumerate(pages):
        for term, weights in page.items():
            found[term].append(number << 16 | weights)
    return found


def _chunks(made: Files, terms: Mapping[str, array[int]]) -> tuple[list[str], list[str]]:
    first, names = [], []
    for some in _divided(terms):
        first.append(folded(some[0]))
        names.append(made.add(packed.chunk([(term, terms[term]) for term in some])))
    return first, names


def _divided(terms: Mapping[str, array[int]]) -> Iterator[list[str]]:
    """All terms in order, in chunks; those that fold alike stay together."""
    some: list[str] = []
    weight = 0
    for term in sorted(terms, key=packed.order):
        if weight and weight + len(terms[term]) > POSTINGS and folded(term) != folded(some[-1]):
            yield some
            some, weight = [], 0
        some.append(term)
        weight += len(terms[term])
    if some:
        yield some


def _block(made: Files, records: Sequence[SearchRecord]) -> list[list[object]]:
    return [
        [
            *(each.title, each.url, each.summary or each.shown, each.kind),
            [*each.facts],
            [*each.cited.items()],
            each.lang,
            text,
        ]
        for each, text in ((each, made.add(_text(each))) for each in records)
    ]


def _text(record: SearchRecord) -> bytes:
    return record.text.encode()


def _facets(records: Sequence[SearchRecord]) -> Iterator[tuple[str, str, list[int]]]:
    pages: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for number, record in enumerate(records):
        for facet, values in record.filters.items():
            for value in dict.fromkeys(values):
                pages[facet, value].append(number)
    yield from ((facet, value, pages[facet, value]) for facet, value in sorted(pages))


def _by(size: int, records: Sequence[SearchRecord]) -> Iterator[Sequence[SearchRecord]]:
    return (records[at : at + size] for at in range(0, len(records), size))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
