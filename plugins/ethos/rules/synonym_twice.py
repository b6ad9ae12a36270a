"""A word of ``synonyms.yml`` stands in one group: in two, a search for it would not know which are meant."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.problem import Problem
from ethos.search.compounds import swedish
from ethos.search.synonyms import phrase
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    """Another inflection is the same word in another group, and a way to write it in its own: ``muta``, ``mutor``."""
    for settings in share.own:
        taken: dict[tuple[str, ...], int] = {}
        said: set[str] = set()
        for number, group in enumerate(settings.synonyms.groups):
            for place, word in enumerate(group):
                written, alike = " ".join(word.casefold().split()), phrase(word, swedish())
                if written in said or taken.get(alike, number) != number:
                    loc, first = ("groups", number, place), settings.synonyms.groups[taken[alike]]
                    facts = {"written": word, "other": ", ".join(first), "merged": _merged(first, group)}
                    yield settings.problem("synonyms", "synonym-twice", loc, **facts)
                taken.setdefault(alike, number)
                said.add(written)


def _merged(first: tuple[str, ...], second: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys([*first, *second]))
