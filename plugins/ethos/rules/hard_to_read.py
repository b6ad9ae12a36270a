"""A text can be read aloud to a group: its LIX is at most 50.

LIX, Björnsson's readability index (1968), is the number of words in a sentence plus the percentage of words longer than
six letters; 40–50 is the prose of newspapers and agencies, over 50 is hard. It means something from a hundred words
on, and in Swedish.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.markdown import burden
from ethos.problem import Problem, problem

MOST = 50
WORDS = 100

TARGET = re.compile(r"\]\([^)\s]{0,2000}\)|<[^>\s]{0,2000}>|https?://\S+")
"""What is not read aloud. Bounded, so that no text of brackets keeps it busy."""
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SENTENCE = re.compile(r"[.!?:][”\")]*(?=\s|$)|\n\s*(?=\n|[-*#|\d])")
"""Where a sentence ends: at a sign, and where a paragraph, a heading or a point in a list does."""


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        if entry.lang or entry.is_archived:
            continue
        found = lix(entry.body)
        if found > MOST and not burden(entry.body):  # what is too heavy for the parser is told of by its own rule
            yield problem("hard-to-read", entry.source.path, entry.source.body_line, lix=found, most=MOST)


def lix(text: str) -> int:
    """The readability index of a text in Markdown, to the nearest whole number; 0 when it is too short to tell."""
    bare = TARGET.sub("]", text)
    words = WORD.findall(bare)
    if len(words) < WORDS:
        return 0
    sentences = sum(1 for each in SENTENCE.split(bare) if WORD.search(each))
    long = sum(len(word.replace("-", "")) > 6 for word in words)
    return round(len(words) / max(1, sentences) + 100 * long / len(words))
