"""A word of ``synonyms.yml`` stands in one group: in two, a search for it would not know which are meant."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    taken: dict[str, int] = {}
    for number, group in enumerate(catalogue.settings.synonyms.groups):
        for place, word in enumerate(group):
            alike = " ".join(word.casefold().split())
            if alike in taken:
                loc, first = ("groups", number, place), catalogue.settings.synonyms.groups[taken[alike]]
                facts = {"written": word, "other": ", ".join(first), "merged": _merged(first, group)}
                yield catalogue.settings.problem("synonyms", "synonym-twice", loc, **facts)
            taken.setdefault(alike, number)


def _merged(first: tuple[str, ...], second: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys([*first, *second]))
