"""Text that was read in another encoding than it was written in, and saved so: ``GÃ¥van``, ``G√•van``, ``GÂvan``.

What UTF-8 becomes is computed from the encodings themselves, so that text that went wrong twice is found as text that
did once. What one byte becomes is a single sign, and told only inside a word, where no Swedish has it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

_LATIN = "".join(map(chr, range(0xA0, 0x100)))
_SIGNS = bytes(range(0x80, 0xA0)).decode("cp1252", "ignore") + bytes(range(0x80, 0x100)).decode("mac-roman") + "‐‑−"
"""What those encodings have beside letters: typographic signs, and what a first wrong reading has made."""
_NAMES = "ćčęěłńŋőřśšŧźżžŁŚŠŽ"
"""Letters of Sami and of our neighbours' names."""
_DOS = "åäöÅÄÖéÉüÜ§°»«"
"""The rest is read as parts of a drawn box, which some draw."""


def _garbles(encoding: str, characters: str) -> dict[str, str]:
    """What the UTF-8 of each character looks like, read in an encoding → the character."""
    found: dict[str, str] = {}
    for each in characters:
        with suppress(UnicodeDecodeError):
            found.setdefault(each.encode().decode(encoding), each)
    return found


_MEANT = {
    **_garbles("cp850", _DOS),
    **_garbles("mac-roman", _LATIN + _SIGNS),
    **_garbles("cp1252", _NAMES),
    **_garbles("cp1252", _LATIN + _SIGNS),
    "â€\ufffd": "”",
    "â€": "…",
    "Ã ": "à ",
    "Â ": " ",
}
"""Garbled → meant. The last byte of ” is nothing in Windows-1252, and what it becomes has been taken away; the last two
were written with a space that does not break."""

_ENDS = re.compile("Ã[…’‘“”–—›»]|[ÄÅÆË][…’‘“”–—›»«´¨·\u00a0]")
"""What also is a last letter with the sign after it, before no letter."""
_MATHS = re.compile("√[πΩ∑∏∫∞≤≥≠±µ]")
"""What also is a root."""
_LETTER = r"[^\W\d_]"


def _any(garbles: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(garbles, key=lambda each: (-len(each), each))))


_DOUBTFUL = [each for each in _MEANT if _ENDS.fullmatch(each)]
_ROOTS = [each for each in _MEANT if _MATHS.fullmatch(each)]
_SURE = _MEANT.keys() - {*_DOUBTFUL, *_ROOTS, "Ã ", "Â "}
_PAIR = re.compile(
    rf"{_any(_SURE)}|(?<!{_LETTER})(?:{_any(_DOUBTFUL)})|(?:{_any(_DOUBTFUL)})(?={_LETTER})"
    rf"|(?<={_LETTER})(?:{_any(_ROOTS)})|(?<!{_LETTER})Ã (?={_LETTER})|(?<=[\d§])Â "
)
"""Signs that no language writes side by side."""

_SINGLE = (
    (
        "cp1252",
        "mac-roman",
        rf"(?<=[a-zåäö])Â|(?<={_LETTER})Â(?=[a-zåäö])|[‰ˆ](?={_LETTER})|\bƒ(?=[a-z])",
    ),
    ("mac-roman", "cp1252", rf"(?<=[a-zåäö])[ŒŠ]|(?<={_LETTER})[ŒŠ](?=[a-zåäö])"),
    ("cp1252", "cp850", rf"(?<=[a-zåäö])Õ|(?<={_LETTER})Õ(?=[a-zåäö])|(?<={_LETTER})÷(?={_LETTER})"),
    ("cp850", "cp1252", rf"(?<={_LETTER})†(?={_LETTER})"),
)
"""Written in, read in, and what tells it."""
_ALONE = [(re.compile(pattern), wrote, read) for wrote, read, pattern in _SINGLE]
_EVERY = "|".join([_PAIR.pattern, *(pattern for _, _, pattern in _SINGLE)])
_WORD = re.compile(rf"\S{{0,40}}(?:{_EVERY})\S{{0,40}}")
_BEGINS = re.escape("".join(sorted({each[0] for each in _MEANT} - {*"ÄÅ"}))) + "ŒŠÕ‰ˆ÷†ƒ"
_PERHAPS = re.compile(rf"(?=[{_BEGINS}]|[ÄÅ][^\w\s!-/:-@])(?:{_EVERY})")
"""Tells in no time of nearly every text that it has none; to find the words around takes a hundred times as long."""
_ROUNDS = 4


class Garbled(NamedTuple):
    """A word as it stands, from the character at ``offset``, and what it most likely was."""

    offset: int
    written: str
    meant: str


def garbled(text: str) -> Iterator[Garbled]:
    """The garbled words of a text, in order."""
    if not text.isascii() and _PERHAPS.search(text):
        yield from (Garbled(found.start(), found[0], _meant(found[0])) for found in _WORD.finditer(text))


def _meant(word: str) -> str:
    """What was written, after as many wrong readings as it takes."""
    for pattern, wrote, read in () if _PAIR.search(word) else _ALONE:
        if pattern.search(word):
            return _reread(word, read, wrote)
    for _ in range(_ROUNDS):
        word = _PAIR.sub(lambda found: _MEANT[found[0]], word)
    return word


def _reread(word: str, read: str, wrote: str) -> str:
    try:
        return word.encode(read).decode(wrote)
    except UnicodeError:
        return "…"
