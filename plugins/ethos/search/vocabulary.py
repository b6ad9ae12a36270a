"""The site's own words, which a browser fetches to mend a typo when a search finds little."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable

from ethos.search.compounds import words
from ethos.search.records import SearchRecord
from ethos.search.synonyms import Synonyms

MOST = 9_000
"""Words in the file: about 40 KB compressed, however large the site."""
SHORTEST, LONGEST = 4, 40
"""Letters: a shorter word has too many neighbours to be mended, a longer one is a mishap itself."""
NAMED = 1_000
"""How many times a word in a title, a subject, a law's name or a synonym counts: these are what people search for."""


def word_file(records: Iterable[SearchRecord], synonyms: Synonyms) -> bytes:
    """``sok-ord.json``: ``{"ord": […]}``, the commonest words first, ties by alphabet; the same for the same site."""
    counts: Counter[str] = Counter()
    for record in records:
        counts.update(_words(record.text))
        for named in (record.about, *record.laws, *record.extra_words):
            counts.update(dict.fromkeys(_words(named), NAMED))
    for word in {word for group in synonyms.groups for member in group for word in _words(member)}:
        # What no page says is last: it may be typed, and is then exchanged for what some page says.
        counts[word] += NAMED if word in counts else 1
    common = sorted(counts, key=lambda word: (-counts[word], word))[:MOST]
    said = {"ord": common, "lika": synonyms.groups}
    return (json.dumps(said, ensure_ascii=False, separators=(",", ":")) + "\n").encode()


def _words(text: str) -> list[str]:
    return [word for word in words(text) if SHORTEST <= len(word) <= LONGEST]
