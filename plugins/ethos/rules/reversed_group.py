"""A group's least size is no larger than its largest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        if isinstance(entry, Dilemma) and entry.group.min > entry.group.max:
            yield entry.problem("reversed-group", ("group", "min"), min=entry.group.min, max=entry.group.max)
