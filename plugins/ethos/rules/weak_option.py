"""A dilemma has at least two ways that wise colleagues could defend: no option is there to be turned down.

A way is weak when what speaks for or against it says nothing (”–”, ”inget”), or has less than a quarter of the words
that the other ways have on the same side. Short texts all through are a manner of writing and not a fault.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ethos.draft import DOTS
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import Option
from ethos.problem import Problem
from ethos.share import Share

NOTHING = {"", "inget", "inga", "ingenting", "inte något", "nej", "vet ej", "vet inte", "saknas", "todo", "x", "xxx"}
SHARE = 4
"""How many times shorter than the others' a text may be."""
LONG = 8
"""Words: when the others' have fewer, on average, their lengths say nothing."""

SIDES = {"for": "for_", "against": "against"}


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Dilemma):
        for index, side in _weak(entry.options):
            option = entry.options[index]
            if entry.is_draft and getattr(option, SIDES[side]) == DOTS:
                continue  # marked as yet to be written
            written = option.label
            yield entry.problem("weak-option", ("options", index, side), written=written, side=SAID[side])


SAID = {"for": "för", "against": "emot"}


def _weak(options: tuple[Option, ...]) -> Iterator[tuple[int, str]]:
    for side, name in SIDES.items():
        texts: list[str] = [getattr(each, name) for each in options]
        counts = [len(text.split()) for text in texts]
        for index, text in enumerate(texts):
            others = (sum(counts) - counts[index]) / (len(counts) - 1)
            if _says_nothing(text) or (others >= LONG and counts[index] * SHARE < others):
                yield index, side


def _says_nothing(text: str) -> bool:
    return re.sub(r"[^\w ]", "", text).strip().lower() in NOTHING
