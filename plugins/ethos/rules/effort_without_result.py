"""What is done says what came of it, if only that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import texts
from ethos.catalogue import Catalogue
from ethos.kinds import Initiative
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.tended(Initiative):
        if entry.lacks_result:
            yield entry.problem("effort-without-result", ("progress",), example=texts.field(["result"])["example"])
