"""A code has clauses, or an address where they are read: what somebody else has published is not copied."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Code
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.every(Code):
        if not entry.clauses and entry.source_url is None:
            yield entry.problem("empty-code", ("clauses",))
