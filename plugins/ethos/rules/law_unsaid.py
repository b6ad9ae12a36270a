"""A case that ends at a line drawn by law says where the line runs, in words that the leader can say aloud."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import Closure
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.tended(Dilemma):
        if entry.closure is Closure.LEGAL_LIMIT and entry.laws and not entry.law_says:
            yield entry.problem("law-unsaid", ("laws",), said=texts.field(["law_says"])["example"])
