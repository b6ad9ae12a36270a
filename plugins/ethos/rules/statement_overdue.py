"""The accessibility statement is reviewed at least once a year (Commission Implementing Decision (EU) 2018/1523, annex:
it is kept correct by regular review)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ethos.catalogue import Catalogue
from ethos.problem import Problem

YEAR = timedelta(days=365)


def check(catalogue: Catalogue, today: date) -> Iterator[Problem]:
    settings = catalogue.settings
    reviewed = settings.tillganglighet.reviewed
    if today - reviewed > YEAR:
        yield settings.problem("tillganglighet", "statement-overdue", ("reviewed",), written=reviewed, today=today)
