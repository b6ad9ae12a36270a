"""A code has clauses, or an address where they are read: what somebody else has published is not copied."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.catalogue import Catalogue
from ethos.kinds import Code
from ethos.problem import Problem


def check(catalogue: Catalogue, _today: date) -> Iterator[Problem]:
    for entry in catalogue.every(Code):
        if not entry.clauses and entry.source_url is None:
            yield entry.problem("empty-code", ("clauses",))
