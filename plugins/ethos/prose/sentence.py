"""Text in Markdown → its sentences, each with its place, and their words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

BLOCK_MARK = r"(?:[-*+#>|]|\d{1,3}[.)] |:::)"
"""What a block begins with that is no running text: a heading, a point in a list, a quotation, a row of a table."""
SILENT = re.compile(
    r"^(?:```|~~~).{0,20000}?^(?:```|~~~)|^[ \t]{0,3}[#|][^\n]*|`[^`\n]{1,500}`|(?<=\])\([^)\s]{0,2000}\)"
    r"|<[^>\n]{0,2000}>|https?://\S{1,2000}|[*\[\]]",
    re.MULTILINE | re.DOTALL,
)
"""What is not read aloud as a part of a sentence. Bounded, so that no text of brackets keeps it busy."""
BLOCK = re.compile(rf"\n[ \t]*\n|\n(?=[ \t]*{BLOCK_MARK})")
END = re.compile(r"[.!?…]+[”\")»’]*(?=\s+[”\"(»–-]?[A-ZÅÄÖÉ\d])")
"""The end of a sentence that another follows. Before a small letter it goes on: ”Varför?” frågar hon."""
ABBREVIATED = re.compile(
    r"(?:^|[\s(”])(?:kl|nr|ca|dvs|resp|mom|kap|art|jfr|bl\.a|t\.ex|s\.k|f\.d|st|[A-ZÅÄÖ])$", re.IGNORECASE
)
"""What stands before a full stop that ends no sentence."""
WORD = re.compile(r"\d+(?:[ \u00a0.,:–-]\d+)*|[^\W\d_]+(?:[-’:][^\W\d_]+)*")
"""A word, or a number with its groups: 640 000, 12.30, 16–18. A hyphen holds a word together."""


class Sentence(NamedTuple):
    """A sentence on one line, and the offset in the text where it begins."""

    start: int
    text: str

    @property
    def length(self) -> int:
        """How many words it has, numbers counted as words."""
        return len(words(self.text))


def bare(text: str) -> str:
    """A text of the same length without what is not read aloud: markup, addresses, headings and tables are blanks."""
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
    for end in [*_ends(plain), len(plain)]:
        part = plain[begun:end]
        stripped = part.strip(" \t\n-+>")
        if WORD.search(stripped):
            yield Sentence(begun + part.index(stripped), " ".join(stripped.split()))
        begun = end


def _ends(plain: str) -> list[int]:
    signs = {each.end() for each in END.finditer(plain) if not _is_abbreviation(plain, each)}
    return sorted(signs | {each.end() for each in BLOCK.finditer(plain)})


def _is_abbreviation(plain: str, end: re.Match[str]) -> bool:
    return end[0] == "." and ABBREVIATED.search(plain[max(0, end.start() - 12) : end.start()]) is not None
