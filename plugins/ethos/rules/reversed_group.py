"""A group's least size is no larger than its largest."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Dilemma, Method
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    entries: list[Dilemma | Method] = [*catalogue.every(Dilemma), *catalogue.every(Method)]
    for entry in entries:
        group = entry.group
        if group and group.min > group.max:
            yield entry.problem("reversed-group", ("group", "min"), min=group.min, max=group.max)
