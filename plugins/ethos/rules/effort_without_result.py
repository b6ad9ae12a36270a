"""What is done says what came of it, if only that nobody knows."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds import Initiative
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for entry in share.tended(Initiative):
        if entry.lacks_result:
            yield entry.problem("effort-without-result", ("progress",), example=texts.field(["result"])["example"])
