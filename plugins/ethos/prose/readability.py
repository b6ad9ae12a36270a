"""LIX, Björnsson's readability index (Läsbarhet, 1968)."""

from __future__ import annotations

import re

from ethos.prose.sentence import bare

LEAST = 100
"""Words: a shorter text has too few sentences for the index to mean anything."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SENTENCE = re.compile(r"[.!?:][”\")]*(?=\s|$)|\n\s*(?=\n|[-*#|\d])")
"""Where Björnsson's sentence ends: at a great sign, a colon among them, and where a paragraph or a point does."""


def lix(text: str) -> int:
    """The index of a text in Markdown, to the nearest whole number; 0 when it is too short to tell.

    It is the mean number of words in a sentence plus the percentage of words longer than six letters.
    """
    plain = bare(text)
    found = WORD.findall(plain)
    if len(found) < LEAST:
        return 0
    count = sum(1 for each in SENTENCE.split(plain) if WORD.search(each))
    long = sum(len(word.replace("-", "")) > 6 for word in found)
    return round(len(found) / max(1, count) + 100 * long / len(found))
