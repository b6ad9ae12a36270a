"""What does not meet the law has a date when it will; what is exempt, or too great a burden, need not have one."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds.statement import Ground
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for settings in share.own:
        for index, fault in enumerate(settings.tillganglighet.faults):
            if fault.ground is Ground.NON_COMPLIANCE and fault.planned is None:
                facts = {"what": fault.what, "example": texts.field(("planned",))["example"]}
                yield settings.problem("tillganglighet", "statement-fault-unplanned", ("faults", index), **facts)
