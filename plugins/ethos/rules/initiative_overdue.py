"""What is planned begins when it was to, or the initiative says what became of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.kinds import Initiative
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share, today: date) -> Iterator[Problem]:
    for entry in share.tended(Initiative):
        if entry.is_overdue(today):
            yield entry.problem("initiative-overdue", ("begins",), written=entry.begins, today=today)
