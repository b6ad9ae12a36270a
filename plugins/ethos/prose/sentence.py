"""Text in Markdown → its sentences and words, each with its place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

SILENT = re.compile(
    r"^(?:```|~~~).{0,20000}?^(?:```|~~~)|^[ \t]{0,3}[#|][^\n]*+|^[ \t]*+(?:[-+>]|\d{1,3}[.)])(?=[ \t])"
    r"|`[^`\n]{1,500}`|(?<=\])\([^()\s]{0,2000}\)|<[^<>\n]{0,2000}>|https?://\S+(?<![.,;:!?)”])|[*\[\]]"
    r"|(?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)*+|(?<![\w.-])[^\W\d_][\w-]++(?:\.[\w-]{2,}+)+",
    re.MULTILINE | re.DOTALL,
)
"""What is not read aloud: code, headings, tables, points' signs, tags, addresses with or without a scheme, emphasis.

Here and below nothing is matched twice over, so that no text, whatever it is made of, keeps a pattern busy.
"""
BLOCK = re.compile(r"\n[ \t]*+\n|\n(?=[ \t]*+(?:[-*+>|#]|\d{1,3}[.)])[ \t])")
"""Where a paragraph or a point in a list ends, and its last sentence with it."""
END = re.compile(r"(?<![.!?…])[.!?…]++[”\")»’]*+(?=\s++[”\"(»–-]?[A-ZÅÄÖÉ\d])")
"""The end of a sentence that another follows. Before a small letter it goes on: ”Varför?” frågar hon."""
ABBREVIATED = re.compile(
    r"(?:^|[\s(”])(?:kl|nr|ca|dvs|resp|mom|kap|art|jfr|bl\.a|t\.ex|s\.k|f\.d|st|[A-ZÅÄÖ])$", re.IGNORECASE
)
"""What stands before a full stop that ends no sentence."""
REACH = 12
"""Characters that are looked back at for an abbreviation."""
WORD = re.compile(r"\d++(?:[ \u00a0.,:–-]\d++)*+|[^\W\d_]++(?:[-’:][^\W\d_]++)*+")
"""A word, or a number with its groups: 640 000, 12.30, 16–18. A hyphen holds a word together."""


class Sentence(NamedTuple):
    """A sentence on one line, and the offset in the text where it begins."""

    start: int
    text: str

    @property
    def words(self) -> list[str]:
        """Its words and numbers, as written."""
        return words(self.text)

    @property
    def length(self) -> int:
        """How many words it has, numbers counted as words."""
        return len(self.words)


class Word(NamedTuple):
    """A word as written, the offset in the text where it begins, and whether it is the first of its sentence."""

    start: int
    text: str
    opens: bool


def bare(text: str) -> str:
    """A text of the same length in which what is not read aloud is blank."""
    return SILENT.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)


def words(text: str) -> list[str]:
    """The words of a text, and its numbers, as written."""
    return WORD.findall(text)


def sentences(text: str) -> Iterator[Sentence]:
    """The sentences of a text in Markdown, in order; a point in a list is at least one.

    A sentence ends at a full stop, a question mark, an exclamation mark or an ellipsis that a capital, a figure or a
    quotation follows, and where its paragraph does. What somebody says in two sentences is two.
    """
    plain = bare(text)
    begun = 0
    for end in [*_ends(text, plain), len(plain)]:
        part = plain[begun:end]
        if WORD.search(part):
            yield Sentence(begun + len(part) - len(part.lstrip()), " ".join(part.split()))
        begun = end


def placed_words(text: str) -> Iterator[Word]:
    """The words of a text in Markdown with their places, without numbers."""
    plain = bare(text)
    opening = {found.start() for each in sentences(text) if (found := WORD.search(plain, each.start))}
    for found in WORD.finditer(plain):
        if not found[0][0].isdigit():
            yield Word(found.start(), found[0], found.start() in opening)


def _ends(text: str, plain: str) -> list[int]:
    signs = {each.end() for each in END.finditer(plain) if not _is_abbreviation(plain, each)}
    return sorted(signs | {each.end() for each in BLOCK.finditer(text)})


def _is_abbreviation(plain: str, end: re.Match[str]) -> bool:
    return end[0] == "." and ABBREVIATED.search(plain[max(0, end.start() - REACH) : end.start()]) is not None
