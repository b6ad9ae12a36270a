"""A text as the terms that search compares: words without case, accents' forms, joining marks and endings.

``search/words.js`` does the same with what a reader types; a test holds the two together, for a difference would make
pages impossible to find. The stems are Snowball's for Swedish (PyStemmer), with three rules of our own around them.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import pairwise

import Stemmer  # type: ignore[import-not-found]

from ethos import texts

JOINED = re.compile("[\u00ad\u200b\u2060'\u2018\u2019\u02bc]")
"""Soft hyphens, joiners and apostrophes, which stand within a word and are no part of it."""
HYPHEN = "-\u2010\u2011"
WORD = re.compile(f"[^\\W_]+(?:[{HYPHEN}][^\\W_]+)*")
"""A word, or several that hyphens join."""
PARTED = re.compile(f"[{HYPHEN}]")
DEFINITE = re.compile(r"([^m]..)an(s?)$")
AGENT = re.compile(r"(..[tdks])(or|ör)(?:er|erna|n|en)s?$")
NEUTER = re.compile(r"(.{2}(?:ig|sk|al|iv|ell|bar|sam|ym))t$")
SUPINE = re.compile(r"(.{2}[^aeiouyåäö])its?$")
ACTION = re.compile(r"(.{4})n?ing$")
"""Endings that Snowball leaves: ``gåvan``, ``inspektörerna``, and the deed of a verb, ``rekrytering``."""
QUALITY = re.compile(r"(.{2,3}lig)(?:t|a|are|ast|aste|en|het|heten|heter|heterna|hets|hetens)?")
"""Where Snowball leaves so little that it is another word: ``saklighet`` is nothing of a ``sak``."""
LONGEST = 40
"""Letters in a term: a longer word is an address or a mishap, and is cut."""

_STEMMER = Stemmer.Stemmer("swedish")


@cache
def function_words() -> frozenset[str]:
    """Words that say how others hang together: they are never searched for."""
    return frozenset(texts.label("search.function_words").split())


def normal(text: str) -> str:
    """A text in one form: composed, in lower case, without what stands within words and is no part of them."""
    return unicodedata.normalize("NFC", JOINED.sub("", unicodedata.normalize("NFC", text).lower()))


def tokens(text: str) -> list[str]:
    """The words of a text in order; ``e-tjänst`` is one, with its hyphen in its plainest form."""
    return [PARTED.sub("-", word) for word in WORD.findall(normal(text))]


def forms(token: str) -> list[str]:
    """What a token is found by: itself, and where a hyphen joins words also each of them and all written as one."""
    parts = token.split("-")
    return parts if len(parts) == 1 else [*parts, "".join(parts)]


def spoken(text: str) -> list[str]:
    """The words of a text that are worth finding, each as often as it is said."""
    empty = function_words()
    return [form for token in tokens(text) for form in forms(token) if form not in empty and _is_worth(form)]


def pairs(text: str, is_typed: bool = True) -> list[str]:
    """Words next to each other, the first worth finding, and so is the other when nothing between them is.

    In what people type also a word and what follows it, whatever that is: ``säga upp`` is not ``säga``. In other texts
    that says little: ``brev från``.
    """
    said, empty = tokens(text), function_words()
    worth = [each for each in said if each not in empty and _is_worth(each)]
    near = [each for each in pairwise(said) if each[0] in worth] if is_typed else []
    return [f"{one} {other}" for one, other in dict.fromkeys([*near, *pairwise(worth)])]


def _is_worth(form: str) -> bool:
    return len(form) > 1 or _has_number(form)


def _has_number(form: str) -> bool:
    return any(unicodedata.category(each).startswith("N") for each in form)


def term(word: str) -> str:
    """The term of a lower-case word: ``gåvorna``, ``gåvan`` → ``gåv``. What has a digit is left as it is: ``fl16``.

    Of two words with a space between it is both their terms.
    """
    return " ".join(map(_term, word.split())) if " " in word else _term(word)


@lru_cache(maxsize=200_000)
def _term(word: str) -> str:
    if _has_number(word):
        return word[:LONGEST]
    if quality := QUALITY.fullmatch(word):
        return quality[1]
    base = SUPINE.sub(r"\1", NEUTER.sub(r"\1", AGENT.sub(r"\1\2", DEFINITE.sub(r"\1a", word[:LONGEST]))))
    return ACTION.sub(r"\1", _STEMMER.stemWord(base))


@lru_cache(maxsize=200_000)
def folded(text: str) -> str:
    """Without marks over letters: ``jäv`` → ``jav``."""
    apart = unicodedata.normalize("NFD", text)
    return "".join(each for each in apart if not unicodedata.category(each).startswith("M"))
