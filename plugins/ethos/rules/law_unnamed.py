"""What a case says that the law says can be looked up: its provisions are named beside."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.tended(Dilemma):
        if entry.law_says and not entry.laws:
            yield entry.problem("law-unnamed", ("law_says",), named=texts.field(["laws"])["example"])
