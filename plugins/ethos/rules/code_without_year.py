"""A code whose clauses are here says when they were decided; of somebody else's the year may not be known."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Code
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Code):
        if entry.clauses and entry.year is None:
            yield entry.problem("code-without-year", ("year",))
