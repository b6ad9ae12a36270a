"""Words are spelled as in hunspell's Swedish word list, or stand in ``site_config/klarsprak.yml`` as known.

Names are let be, which are told by a capital within some sentence or by a surname, and so is what is marked as another
language. All texts are asked about at once. Without hunspell nothing is told here; ``ethos check --notes`` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from ethos import spelling, texts
from ethos.catalogue import Catalogue
from ethos.kinds import Entry
from ethos.passage import passages
from ethos.problem import Problem
from ethos.prose import Word, placed_words

FOREIGN = re.compile(r"<(\w{1,20}) lang=\"(?!sv\b)[^\">]{1,20}\">[^<]{0,2000}</\1>")
"""``<span lang="en">compliance</span>``."""

WITH_SURNAME = re.compile(r"(?<!\w)[A-ZÅÄÖ][\w-]{1,40}(?= [A-ZÅÄÖ][a-zåäöé])")
INFLECTED = re.compile("[:’]")
"""”EU:s” and ”l’état” are words of two halves that no list has."""


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    said = [passage.text for entry in catalogue.entries for passage in passages(entry)]
    written = {word._replace(start=0) for text in said for word in _words(text)}  # each once, however much is written
    names = {_nominative(each.text) for each in written if each.text[0].isupper() and not each.opens}
    names |= {name for text in said for name in WITH_SURNAME.findall(text)}
    known = {word.lower() for word in catalogue.settings.klarsprak.known}
    asked = {part for each in written if _nominative(each.text) not in names for _, part in _parts(each)}
    wrong = spelling.misspelt({each for each in asked if each.lower() not in known})
    for entry in catalogue.entries if wrong else ():
        yield from _found(entry, wrong)


def _found(entry: Entry, wrong: Mapping[str, str]) -> Iterator[Problem]:
    """The first time that each such word stands in an entry."""
    told: set[str] = set()
    for passage in passages(entry):
        for start, part in (found for each in _words(passage.text) for found in _parts(each)):
            if part in wrong and part not in told:
                told.add(part)
                nearest = texts.label("nearest").format(word=wrong[part]) if wrong[part] else ""
                yield passage.problem("misspelled", start, written=part, nearest=nearest)


def _words(text: str) -> Iterator[Word]:
    """The Swedish words of a text, but for the first part of ”hälso- och sjukvård”."""
    swedish = FOREIGN.sub(lambda found: re.sub(r"[^\n]", " ", found[0]), text)
    for word in placed_words(swedish):
        if text[word.start + len(word.text) :][:1] != "-":
            yield word


def _parts(word: Word) -> Iterator[tuple[int, str]]:
    """What of a word is to be spelled, with its place: both halves of ”it-utvecklare”, and nothing of a name."""
    if not INFLECTED.search(word.text) and (word.opens or word.text[0].islower()):
        yield from ((word.start, part) for part in word.text.split("-") if part.islower() or part.istitle())


def _nominative(word: str) -> str:
    return word.removesuffix("s")
