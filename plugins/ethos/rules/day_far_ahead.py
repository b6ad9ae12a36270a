"""A day of a published text that lies months ahead is refused: the year is wrong, and all that is told of it too."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds.fields import day_of
from ethos.problem import Problem
from ethos.rules.day_ahead import NEAR, ahead


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        for field, written in ahead(entry, today):
            if day_of(written) > today + NEAR:
                yield entry.problem("day-far-ahead", (field,), field=field, written=written, today=today)
