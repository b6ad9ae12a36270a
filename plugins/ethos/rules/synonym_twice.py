"""A word of ``synonyms.yml`` stands in one group: in two, a search for it would not know which are meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.problem import Problem
from ethos.search.compounds import swedish
from ethos.search.synonyms import phrase


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    """Another inflection is the same word in another group, and a way to write it in its own: ``muta``, ``mutor``."""
    taken: dict[tuple[str, ...], int] = {}
    said: set[str] = set()
    for number, group in enumerate(catalogue.settings.synonyms.groups):
        for place, word in enumerate(group):
            written, alike = " ".join(word.casefold().split()), phrase(word, swedish())
            if written in said or taken.get(alike, number) != number:
                loc, first = ("groups", number, place), catalogue.settings.synonyms.groups[taken[alike]]
                facts = {"written": word, "other": ", ".join(first), "merged": _merged(first, group)}
                yield catalogue.settings.problem("synonyms", "synonym-twice", loc, **facts)
            taken.setdefault(alike, number)
            said.add(written)


def _merged(first: tuple[str, ...], second: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys([*first, *second]))
