"""The site's own words, which a browser fetches to mend a word that the index does not have."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TypedDict

from ethos.search.compounds import Lexicon, hidden_parts
from ethos.search.records import SearchRecord
from ethos.search.synonyms import Synonyms
from ethos.search.terms import spoken

MOST = 9_000
"""Words in the file: some 30 KB packed, however large the site."""
SHORTEST, LONGEST = 2, 40
"""Letters: a longer word is a mishap itself."""
NAMED = 1_000
"""How many times a word in a title, a subject, a law's name or a synonym counts: these are what people search for."""


class Words(TypedDict):
    """What :mod:`ethos.search.index` calls ``words``."""

    ord: str
    vikt: str
    lika: Sequence[Sequence[str]]


def counted(record: SearchRecord, lexicon: Lexicon) -> Counter[str]:
    """The words of a page, and how much each counts."""
    counts = Counter(_words(record.text))
    for named in (record.about, *record.sought, *record.laws, *record.extra_words):
        counts.update(dict.fromkeys(_words(named), NAMED))
    counts.update(dict.fromkeys(hidden_parts(" . ".join(record.sought), lexicon), 1))
    return counts


def words(counts: Counter[str], synonyms: Synonyms) -> Words:
    """The commonest words of the site, in the order of the alphabet, by what those of all pages count together."""
    for word in {word for group in synonyms.groups for member in group for word in _words(member)}:
        # What no page says weighs nothing: it may be typed, and is then exchanged for what some page says.
        counts[word] += NAMED if word in counts else 0
    common = sorted(sorted(counts, key=lambda word: (-counts[word], word))[:MOST])
    weights = "".join(str(min(9, counts[word].bit_length() // 2)) for word in common)
    return {"ord": " ".join(common), "vikt": weights, "lika": [list(group) for group in synonyms.groups]}


def _words(text: str) -> list[str]:
    return [word for word in spoken(text) if SHORTEST <= len(word) <= LONGEST and word.isalpha()]
