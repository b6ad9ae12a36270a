"""A fault is mended by the day that was promised, or the statement says a new one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ethos.problem import Problem
from ethos.share import Share


def check(share: Share, today: date) -> Iterator[Problem]:
    for settings in share.own:
        for index, fault in enumerate(settings.tillganglighet.faults):
            if fault.planned is not None and fault.planned < today:
                at, facts = ("faults", index, "planned"), {"written": fault.planned, "what": fault.what, "today": today}
                yield settings.problem("tillganglighet", "statement-fault-overdue", at, **facts)
