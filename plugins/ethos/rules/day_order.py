"""A text is changed on the day it is published, or later."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds.fields import day_of
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.entries:
        if entry.updated is not None and day_of(entry.updated) < entry.published:
            yield entry.problem("day-order", ("updated",), written=entry.updated, published=entry.published)
