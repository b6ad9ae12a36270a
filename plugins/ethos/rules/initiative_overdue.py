"""What is planned begins when it was to, or the initiative says what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Initiative
from ethos.problem import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    for entry in catalogue.tended(Initiative):
        if entry.is_overdue(today):
            yield entry.problem("initiative-overdue", ("begins",), written=entry.begins, today=today)
