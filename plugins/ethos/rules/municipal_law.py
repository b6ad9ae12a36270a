"""A case that is set in a municipality or region cites what holds there, where ``laws.yml`` names another rule."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.kinds.parse import enumeration
from ethos.problem import Problem

THERE = {"municipality", "region"}


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    book = catalogue.settings.lawbook
    for entry in catalogue.tended(Dilemma):
        if THERE.isdisjoint(entry.settings):
            continue
        cited = {each for text in entry.laws for each in book.provisions(text)}
        for number, text in enumerate(entry.laws):
            rules = ((each, book.rule(each)) for each in book.provisions(text))
            told = [(each, rule.municipal) for each, rule in rules if rule and rule.municipal]
            if told and cited.isdisjoint(
                other for _, named in told for each in named for other in book.provisions(each)
            ):
                yield entry.problem(
                    "municipal-law",
                    ("laws", number),
                    provision=book.cite(told[0][0]),
                    municipal=enumeration(dict.fromkeys(each for _, named in told for each in named)),
                )
