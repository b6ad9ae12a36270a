"""A case that ends at a line drawn by law says where the line runs, in words that the leader can say aloud."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds import Dilemma
from ethos.kinds.dilemma import Closure
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.tended(Dilemma):
        if entry.closure is Closure.LEGAL_LIMIT and entry.laws and not entry.law_says:
            yield entry.problem("law-unsaid", ("laws",), said=texts.field(["law_says"])["example"])
