"""A case that is set in a municipality or region cites what holds there, where ``laws.yml`` names another rule."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Dilemma
from ethos.kinds.parse import enumeration
from ethos.problem import Problem
from ethos.share import Share

THERE = {"municipality", "region"}


def check(share: Share) -> Iterator[Problem]:
    book = share.settings.lawbook
    for entry in share.tended(Dilemma):
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
