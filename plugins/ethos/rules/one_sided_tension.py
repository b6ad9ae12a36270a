"""A tension is between two values, and is told once: a value cannot stand against itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.every(Dilemma):
        told: set[frozenset[str]] = set()
        for index, each in enumerate(entry.tension):
            pair = frozenset((each.between, each.and_))
            if len(pair) < 2 or pair in told:
                why = texts.label(f"tension.{'itself' if len(pair) < 2 else 'again'}")
                loc = ("tension", index, "and")
                yield entry.problem("one-sided-tension", loc, written=f"{each.between} – {each.and_}", why=why)
            told.add(pair)
