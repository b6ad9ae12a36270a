"""Compounds taken apart: ``förvaltningskulturen`` → ``förvaltning``, ``kultur``.

A search for a word finds what begins as it does, and in Swedish the end of a compound is what it is
about. A word is split when all of it is covered by forms that open a compound (``förvaltnings``, ``tjänste``)
and, last, a noun in some inflection (``kulturen``). Both come from ``swedish.txt``, made from the spelling
dictionary DSSO by ``bench/swedish_words.py``, and from the site's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib import resources

SHORTEST = 3
"""Letters in the shortest part: ``lag`` and ``råd`` are worth finding, two letters are mostly noise."""
SURE = 4
"""Letters in a part that is hardly there by chance."""
LONGEST = 60
"""Longer words are left alone: they are addresses or mishaps, and the work grows as the square."""
WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """The forms that a compound is made of.

    ``heads``: a form that may open a compound → its noun, or ``""`` for what is not one (``åter``, ``själv``).
    ``tails``: a form that may close one → its noun.
    """

    heads: Mapping[str, str]
    tails: Mapping[str, str]

    def with_words(self, own: Iterable[str]) -> Lexicon:
        """This lexicon and the site's own words, which open compounds bare or with a joining s."""
        heads, tails = dict(self.heads), dict(self.tails)
        for word in sorted({word for text in own for word in words(text)} - self.tails.keys()):
            if len(word) >= SHORTEST and not parts(word, self):
                tails[word] = word
                for form in (word, f"{word}s"):
                    heads.setdefault(form, word)
        return Lexicon(heads, tails)

    def noun(self, form: str) -> str:
        """The noun that a form ends a compound as, genitives included; ``""`` when it cannot."""
        return self.tails.get(form) or (self.tails.get(form[:-1], "") if form.endswith("s") else "")


@lru_cache(maxsize=200_000)
def dictionary_form(word: str, lexicon: Lexicon) -> str:
    """A noun's dictionary form, when the lexicon knows the word as a noun; else the word itself."""
    return lexicon.noun(word) or word


@cache
def swedish() -> Lexicon:
    """The general Swedish lexicon, read once."""
    text = resources.files("ethos.search").joinpath("swedish.txt").read_text(encoding="utf-8")
    return read_lexicon(text)


def read_lexicon(text: str) -> Lexicon:
    """Read lines of ``role TAB rules TAB nouns``.

    The role is ``head`` or ``tail``; a rule is how many letters to drop from a noun and what to put instead
    (``1or``: gåva → gåvor). ``open`` lines hold forms that open compounds without being nouns. ``#`` is a comment.
    """
    tables: dict[str, dict[str, str]] = {"head": {}, "tail": {}, "open": {}}
    for line in text.splitlines():
        if not line.startswith("#"):
            role, rules, nouns = line.split("\t")
            tables[role].update(_forms(rules.split(), nouns.split()))
    return Lexicon(dict.fromkeys(tables["open"], "") | tables["head"], tables["tail"])


def _forms(rules: list[str], nouns: list[str]) -> Iterator[tuple[str, str]]:
    for rule in rules:
        drop, ending = int(rule[0]), rule[1:]
        for noun in nouns:
            yield noun[: len(noun) - drop] + ending, noun


def split(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The forms that cover a lower-case word: all but the last open a compound, the last is a noun that closes it.

    Of several ways the one with fewest parts wins, then the one whose shortest part is longest.
    """
    size = len(word)
    if not 2 * SHORTEST <= size <= LONGEST:
        return ()
    ways: dict[int, tuple[str, ...]] = {}
    for start in range(size - SHORTEST, -1, -1):
        found = list(_ways(word, start, lexicon, ways))
        if found:
            ways[start] = min(found, key=_cost)
    return ways.get(0, ())


def _ways(word: str, start: int, lexicon: Lexicon, ways: Mapping[int, tuple[str, ...]]) -> Iterator[tuple[str, ...]]:
    """Every way to cover ``word`` from ``start``: one closing noun, or an opening form before a known way."""
    if start and lexicon.noun(word[start:]):
        yield (word[start:],)
    for end in range(start + SHORTEST, len(word) - SHORTEST + 1):
        if end in ways and word[start:end] in lexicon.heads:
            yield (word[start:end], *ways[end])


def _cost(way: tuple[str, ...]) -> tuple[int, int, tuple[str, ...]]:
    return len(way), -min(map(len, way)), way


@lru_cache(maxsize=200_000)
def parts(word: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The nouns that a compound is made of, in dictionary form and in order; nothing when it is no compound.

    A noun that the lexicon knows whole is split only into parts that are too long to be there by chance.
    """
    way = split(word, lexicon)
    if not way or (lexicon.noun(word) and min(map(len, way)) < SURE):
        return ()
    *heads, tail = way
    nouns = (*(lexicon.heads[form] for form in heads), lexicon.noun(tail))
    return tuple(noun for noun in nouns if noun)


@lru_cache(maxsize=16)
def words(text: str) -> tuple[str, ...]:
    """The lower-case words of a text; a hyphen parts two words. A page's text is asked for more than once."""
    return tuple(WORD.findall(text.lower()))


def hidden_parts(text: str, lexicon: Lexicon) -> list[str]:
    """What a text should be found by though it is only there inside compounds, sorted, each once."""
    present = set(words(text))
    return sorted({noun for word in present for noun in parts(word, lexicon)} - present)
