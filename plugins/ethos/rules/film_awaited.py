"""A seminar that is filmed has its film a month after it was held.

A notice, not a fault: a film can take its time, and no build stops for it. It is awaited when the seminar says
``filmed: true``, or says nothing and its series has films (without a series: when an organiser has). It is given up
after a year, at once where the seminar says ``filmed: false``, and never asked of what is archived or an example.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos import due
from ethos.catalogue import Catalogue
from ethos.problem import Problem


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    for event, days in due.films(catalogue, today):
        yield event.entry.problem("film-awaited", ("film",), days=days)
