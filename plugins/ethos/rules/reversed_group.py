"""A group's least size is no larger than its largest."""

from __future__ import annotations

from collections.abc import Iterator

from ethos.kinds import Dilemma, Method
from ethos.problem import Problem
from ethos.share import Share


def check(share: Share) -> Iterator[Problem]:
    entries: list[Dilemma | Method] = [*share.every(Dilemma), *share.every(Method)]
    for entry in entries:
        group = entry.group
        if group and group.min > group.max:
            yield entry.problem("reversed-group", ("group", "min"), min=group.min, max=group.max)
