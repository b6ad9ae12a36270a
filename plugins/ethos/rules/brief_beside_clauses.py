"""A code has clauses, or is told of: where its clauses are read, nothing that we tell instead is shown."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Code
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Code):
        for name in ("in_brief", "mentions") if entry.clauses else ():
            if getattr(entry, name):
                yield entry.problem("brief-beside-clauses", (name,), written=name)
