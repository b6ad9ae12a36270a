"""Which characters can be printed: those of our fonts. For any other stands a white square, and editors are told.

Characters that nobody sees (joiners, marks of direction, control characters) are left out without a word: Unicode's
general categories Cc and Cf, and the selectors of variants.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib import resources

from ethos.paper.tree import Json

SQUARE = "\N{WHITE SQUARE}"
MOST = 0.1
"""The share of a text's letters that may be squares; with more of them it is not worth its paper."""

UNSEEN = {"Cc", "Cf"}
SELECTORS = re.compile(
    "[\N{VARIATION SELECTOR-1}-\N{VARIATION SELECTOR-16}\N{VARIATION SELECTOR-17}-\N{VARIATION SELECTOR-256}]"
)
UNSET = {"to", "url", "file"}
"""Fields that nobody reads on paper."""
COPIED = {"address", "colophon"}
"""Fields with addresses that somebody copies: as wide as the paper, so nothing unseen is put into them."""
NARROW = 32
"""Letters: wider than a narrow column."""
WIDE = 90
"""Letters: as wide as the paper. After a hyphen and a slash a line ends by itself."""
LONG, VERY_LONG = (re.compile(rf"[^\s\N{{ZERO WIDTH SPACE}}]{{{least},}}") for least in (NARROW, WIDE))
LONGEST = 60
"""Letters of a word that is one, and is divided by the rules of its language."""
STEP = 8
OFTEN = 2048
"""Texts to remember: half of all are labels and the steps of a meeting, which every document has."""


def fitted(data: Json) -> Json:
    """The same data with only such characters as can be printed in its texts, and no word wider than the paper."""
    if isinstance(data, str):
        return _fitted(data)
    if isinstance(data, list):
        return [fitted(each) for each in data]
    if isinstance(data, dict):
        return {name: each if name in UNSET else _field(name, each) for name, each in data.items()}
    return data


def _field(name: str, data: Json) -> Json:
    if name in COPIED and isinstance(data, list):
        return [_field(name, each) for each in data]
    return _fitted(data, VERY_LONG) if name in COPIED and isinstance(data, str) else fitted(data)


@lru_cache(maxsize=OFTEN)
def _fitted(text: str, long: re.Pattern[str] = LONG) -> str:
    whole = text.isascii() and text.isprintable()
    fit = text if whole else _other().sub(_instead, unicodedata.normalize("NFC", text))
    if text.strip() and not fit.strip():
        return SQUARE
    may_be_long = max(map(len, fit.split()), default=0) >= NARROW  # ten times as quick to see
    return long.sub(_broken, fit) if may_be_long else fit


def missing(text: str) -> Iterator[str]:
    """The characters of a text that will be squares, in order, each as often as it stands there."""
    if not text.isascii():
        found = _other().findall(unicodedata.normalize("NFC", text))
        yield from (each for each in found if _instead_of(each) == SQUARE)


def is_legible(text: str) -> bool:
    """True when little enough of a text would be squares that it can be read."""
    return text.isascii() or sum(1 for _ in missing(text)) <= MOST * len(text)


def _broken(found: re.Match[str]) -> str:
    """A word that may be broken anywhere: it is no word."""
    word = found[0]
    if word.isalpha() and len(word) < LONGEST:
        return word
    return "\N{ZERO WIDTH SPACE}".join(word[start : start + STEP] for start in range(0, len(word), STEP))


def _instead(found: re.Match[str]) -> str:
    return _instead_of(found[0])


@cache
def _instead_of(character: str) -> str:
    """A letter in its parts, when the fonts have those: ``ǩ`` as k and a caron, ``①`` as 1."""
    if character.isspace():
        return " "
    if unicodedata.category(character) in UNSEEN or SELECTORS.match(character):
        return ""
    parts = unicodedata.normalize("NFKD", character)
    return SQUARE if _other().search(parts) else parts


@cache
def _other() -> re.Pattern[str]:
    """Any character that the fonts lack."""
    spans = resources.files("ethos").joinpath("paper", "fonts", "letters.txt").read_text("ascii").split()
    ranges = "".join("-".join(re.escape(chr(int(end, 16))) for end in each.split("-")) for each in spans)
    return re.compile(f"[^\n{ranges}]")
