"""What a case says that the law says can be looked up: its provisions are named beside."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds import Dilemma
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.tended(Dilemma):
        if entry.law_says and not entry.laws:
            yield entry.problem("law-unnamed", ("law_says",), named=texts.field(["laws"])["example"])
