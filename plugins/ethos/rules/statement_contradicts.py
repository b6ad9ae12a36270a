"""The level of conformance agrees with the faults: full when the law exempts all of them, otherwise one or more."""

from __future__ import annotations

from collections.abc import Iterator

from ethos import texts
from ethos.kinds.statement import Conformance, Ground
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    for settings in share.own:
        statement = settings.tillganglighet
        is_full = statement.conformance is Conformance.FULL
        lacking = sum(fault.ground is not Ground.EXEMPT for fault in statement.faults)
        if is_full == bool(lacking):
            what = texts.label(f"statement.{'faults' if is_full else 'faultless'}").format(count=lacking)
            level = texts.label(f"conformance.{statement.conformance}")
            facts = {"level": level, "what": what}
            yield settings.problem("tillganglighet", "statement-contradicts", ("conformance",), **facts)
