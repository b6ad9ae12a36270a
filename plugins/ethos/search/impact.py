"""How much a page is about a term, as two bytes: BM25F with a fixed pivot for each field's length.

What a term of a page weighs depends on that page alone (how rare the term is, is asked of the index when it is read),
so pages can be weighed apart and put together in any order.

Robertson, Zaragoza & Taylor: Simple BM25 Extension to Multiple Weighted Fields, CIKM 2004.
"""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import Stemmer  # type: ignore[import-not-found]

from ethos.kept import HASH, NOWHERE, Shelf, program
from ethos.search import vocabulary
from ethos.search.compounds import Lexicon, dictionary_form
from ethos.search.records import SearchRecord, hidden_words, named_pairs, own_words
from ethos.search.synonyms import Synonyms
from ethos.search.terms import spoken, term

MOST = 255
STEP = 6
"""Impacts are rounded to so many 255ths: a reader sees no difference, and a file is a fifth smaller."""

_Told = tuple[str, Sequence[int]]
"""Names, a line each, and the number of each: it is read quicker so."""


@dataclass(frozen=True, slots=True)
class Field:
    """How a field counts: its weight, the length that is usual for it, and how much another length matters (0–1)."""

    weight: float
    pivot: float = 1
    slope: float = 0


NAMES = {
    "title": Field(2.0, 5, 0.5),
    "title_parts": Field(0.6),
    "title_alike": Field(0.2),
    "subjects": Field(0.15, 6, 0.5),
    "title_pairs": Field(2.0),
}
"""What a page is called."""
TEXTS = {
    "summary": Field(2.0, 30, 0.3),
    "text": Field(0.6, 350, 0.6),
    "sought": Field(2.5, 45, 0.3),
    "sought_parts": Field(0.8),
    "sought_alike": Field(0.3),
    "about_parts": Field(1.2),
    "alike": Field(1.1),
    "subjects_alike": Field(0.3),
    "laws": Field(4.0, 12, 0.3),
    "parts": Field(0.4),
    "weak": Field(0.3),
    "kind": Field(0.5),
    "brief_pairs": Field(2.0),
    "sought_pairs": Field(2.5),
    "alike_pairs": Field(1.0),
    "weak_pairs": Field(0.3),
}
"""What it says, and what is said of it."""
SATURATION = {"names": 0.8, "texts": 2.0}
"""BM25's k: where a term's weight in a page is half of what it can ever be."""

Impacts = Mapping[str, int]
"""Term → what it weighs in the text and in the names: a byte each, the text's first."""


class Weighed(NamedTuple):
    """What is found out of a page alone."""

    impacts: Impacts
    words: Mapping[str, int]
    """Its words, as ``vocabulary.counted``."""


def impacts(record: SearchRecord, lexicon: Lexicon, synonyms: Synonyms) -> Impacts:
    """What every term of a page weighs there."""
    said = fields(record, lexicon, synonyms)
    names, texts = _weighed(said, NAMES, lexicon), _weighed(said, TEXTS, lexicon)
    found = {}
    for each in sorted({*names, *texts}):
        text = _byte(texts.get(each, 0), SATURATION["texts"], record.weight)
        found[each] = text << 8 | _byte(names.get(each, 0), SATURATION["names"], record.weight)
    return found


def weighed(
    records: Sequence[SearchRecord], lexicon: Lexicon, synonyms: Synonyms, shelf: Shelf = NOWHERE
) -> Iterator[Weighed]:
    """What is found out of many pages in turn: as the ``shelf`` has it of the last time, or now.

    It hangs on the page, the program and the site's own words: where these are others, nothing that was found before
    is used.
    """
    own = own_words(records, synonyms)
    site = lexicon.with_words(own)
    asked = HASH(repr([program(), Stemmer.version(), synonyms.groups, sorted(own)]).encode()).hexdigest()
    known: Mapping[str, Sequence[_Told]] = json.loads(shelf.read(asked) or b"{}")
    kept = {}
    for record in records:
        key = HASH(repr(record).encode()).hexdigest()
        if key in known:
            kept[key] = known[key]
            yield Weighed(*(_read(*told) for told in known[key]))
        else:
            found = Weighed(impacts(record, site, synonyms), vocabulary.counted(record, lexicon))
            kept[key] = [("\n".join(each), [*each.values()]) for each in found]
            yield found
    if kept.keys() != known.keys():
        shelf.keep(asked, json.dumps(kept, ensure_ascii=False).encode())
    shelf.clear_but({asked})


def _read(names: str, numbers: Sequence[int]) -> Mapping[str, int]:
    return dict(zip(names.split("\n"), numbers, strict=True)) if numbers else {}


def fields(record: SearchRecord, lexicon: Lexicon, synonyms: Synonyms) -> dict[str, list[str]]:
    """The words of a page by field."""
    hidden = hidden_words(record, lexicon, synonyms)
    return {
        "title": [*spoken(record.title), *spoken(record.called)],
        "subjects": spoken(" . ".join(record.named_subjects)),
        "summary": spoken(record.brief),
        "text": spoken(record.text),
        "sought": spoken(" . ".join(record.sought)),
        "laws": spoken(" . ".join(record.laws)),
        "kind": spoken(record.kind),
        **{name: spoken(" . ".join(found)) for name, found in hidden.items()},
        **named_pairs(record, lexicon, synonyms),
    }


def _weighed(said: Mapping[str, list[str]], counted: Mapping[str, Field], lexicon: Lexicon) -> Mapping[str, float]:
    """Term → how often it is said, counted by field."""
    found: defaultdict[str, float] = defaultdict(float)
    for name, each in counted.items():
        said_here = said.get(name, [])
        usual = 1 - each.slope + each.slope * len(said_here) / each.pivot
        for word, times in Counter(said_here).items():
            for its in _terms(word, lexicon):
                found[its] += each.weight * times / usual
    return found


def _terms(word: str, lexicon: Lexicon) -> set[str]:
    """A word has the term of its dictionary form too, ``kollegor``; two words next to each other have theirs alone."""
    return {term(word)} if " " in word else {term(word), term(dictionary_form(word, lexicon))}


def _byte(weight: float, saturation: float, factor: float) -> int:
    if not weight:
        return 0
    share = min(1.0, factor * weight / (weight + saturation))
    return min(MOST, max(STEP, STEP * round(share * MOST / STEP)))
