"""The accessibility statement is reviewed at least once a year (Commission Implementing Decision (EU) 2018/1523, annex:
it is kept correct by regular review)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from ethos.problem import Problem
from ethos.share import Share

YEAR = timedelta(days=365)


def check(share: Share, today: date) -> Iterator[Problem]:
    for settings in share.own:
        reviewed = settings.tillganglighet.reviewed
        if today - reviewed > YEAR:
            yield settings.problem("tillganglighet", "statement-overdue", ("reviewed",), written=reviewed, today=today)
