"""Who is in the stories: first names by a rough list, bench/names.toml."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from shares import shares

from ethos.prose import words

NAMES = Path(__file__).resolve().parent / "names.toml"
CAPITAL = re.compile(r"(?<=[a-zåäöé,:;] )[A-ZÅÄÖÉ][a-zåäöéü]+(?![\w-])")
"""A word with a capital within a sentence: most often a name."""


class Name(NamedTuple):
    """A first name, where it is heard to come from, and whom it is mostly given to."""

    name: str
    origin: str
    gender: str


def first_names(texts: Sequence[Sequence[str]]) -> dict[str, Any]:
    """The names in some texts (each a list of passages), counted once a text, and what the list lacks."""
    known, others = listed()
    told = [name for passages in texts for name in sorted(named(passages, known))]
    capital = {word for passages in texts for passage in passages for word in CAPITAL.findall(passage)}
    count = Counter(each.name for each in told)
    return {
        "origins": shares(each.origin for each in told),
        "genders": shares(each.gender for each in told),
        "in_several": {name: number for name, number in sorted(count.items()) if number > 1},
        "unknown": sorted(word for word in capital - others if nominative(word) not in known and word not in known),
    }


def named(passages: Sequence[str], known: Mapping[str, Name]) -> set[Name]:
    found = {word for passage in passages for word in words(passage)}
    return {known[name] for word in found for name in (word, nominative(word)) if name in known}


def nominative(word: str) -> str:
    return word.removesuffix("s")


def listed() -> tuple[dict[str, Name], set[str]]:
    """Every name of the list, and the capitalised words that are no names."""
    table = tomllib.loads(NAMES.read_text(encoding="utf-8"))
    others = set(table.pop("not")["words"].split())
    rows = ((origin, gender, line.split()) for origin, row in table.items() for gender, line in row.items())
    return {name: Name(name, origin, gender) for origin, gender, names in rows for name in names}, others
