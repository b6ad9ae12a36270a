"""LIX, Björnsson's readability index (C.-H. Björnsson, Läsbarhet, 1968)."""

from __future__ import annotations

from ethos.prose.sentence import sentences
from ethos.recalled import recalled

LEAST = 100
"""Words: a shorter text has too few sentences for the index to mean anything."""
LONG = 6
"""Letters: a word of more is a long one."""


@recalled
def lix(text: str) -> int:
    """The index of a text in Markdown, to the nearest whole number; 0 when it is too short to tell.

    It is the mean number of words in a sentence plus the percentage of long words. A colon ends a sentence, too;
    numbers are no words.
    """
    found = [word for each in sentences(text) for word in each.words if not word[0].isdigit()]
    if len(found) < LEAST:
        return 0
    count = sum(1 + each.text.count(": ") for each in sentences(text))
    long = sum(len(word.replace("-", "")) > LONG for word in found)
    return round(len(found) / count + 100 * long / len(found))
