"""A code has clauses, or is told of in brief: where its clauses are read, nothing that we tell instead is shown."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Code
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Code):
        if entry.clauses and entry.in_brief:
            yield entry.problem("brief-beside-clauses", ("in_brief",))
